//! An observation in a few words, whatever its kind: its scenario, or what came of it.

use super::super::super::wire::FieldView;
use super::computed;
use crate::domain::observation::{
    ControlCheck, Custom, Deploy, Detail, HealthAlert, IsolationDrill, Observation, RollbackDrill, SlaDay,
    Toil,
};
use crate::domain::{Contents, Noun, RecordId};

/// The pseudo-column of it.
pub(super) const SUMMARY: &str = "summary";

/// The column.
pub(super) fn column() -> FieldView {
    computed::column(
        SUMMARY,
        "scenario or result",
        "long_text",
        "The scenario of a failure; of any other kind what came of it. Follows from its fields.",
    )
}

/// The words; none where nothing of it is known.
pub(super) fn summary(contents: &Contents, observation: &Observation) -> String {
    let of = |noun: Noun, id: Option<RecordId>| id.map(|id| contents.label(noun, id)).unwrap_or_default();
    let parts = match &observation.detail {
        Detail::DiagnosisTrial(trial) => vec![of(Noun::Scenario, trial.scenario.map(|id| id.0))],
        Detail::RollbackDrill(drill) => rollback(drill, observation),
        Detail::IsolationDrill(drill) => isolation(drill, of(Noun::Scenario, drill.scenario.map(|id| id.0))),
        Detail::SlaDay(day) => vec![of(Noun::DataProduct, day.data_product.map(|id| id.0)), delivery(day)],
        Detail::Deploy(one) => deploy(one),
        Detail::HealthAlert(alert) => alarm(alert),
        Detail::Toil(toil) => hours(toil),
        Detail::ControlCheck(check) => control(check, of(Noun::Control, check.control.map(|id| id.0))),
        Detail::Custom(one) => measured(one, of(Noun::CustomMetric, one.metric.map(|id| id.0))),
    };
    let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}

fn rollback(drill: &RollbackDrill, observation: &Observation) -> Vec<String> {
    let versions = match (drill.from_version.is_empty(), drill.to_version.is_empty()) {
        (false, false) => format!("{} → {}", drill.from_version, drill.to_version),
        (_, false) => format!("to {}", drill.to_version),
        _ => String::new(),
    };
    let took = computed::span(observation, "rollback_duration");
    let ended = drill.outcome.map(|outcome| outcome.label().to_owned()).unwrap_or_default();
    let ended = match took {
        Some(span) => format!("{ended} in {} min", span.text()).trim().to_owned(),
        None => ended,
    };
    vec![versions, ended]
}

fn isolation(drill: &IsolationDrill, scenario: String) -> Vec<String> {
    let hit = match (drill.assets_hit, drill.assets_at_risk) {
        (Some(hit), Some(risk)) => format!("{hit} of {risk} assets hit"),
        (Some(hit), None) => format!("{hit} assets hit"),
        _ => String::new(),
    };
    let outside = drill.others_hit.map(|n| format!("{n} outside")).unwrap_or_default();
    vec![scenario, hit, outside, said(drill.production_hit, "production hit", "")]
}

fn delivery(day: &SlaDay) -> String {
    match (day.delivered_at, day.due_at) {
        _ if day.never == Some(true) => "never delivered".to_owned(),
        (Some(at), Some(due)) => match at.minutes_since(due).round() {
            late if late > 0.0 => format!("{late:.0} min late"),
            early if early < 0.0 => format!("{:.0} min early", -early),
            _ => "on time".to_owned(),
        },
        _ => String::new(),
    }
}

fn deploy(one: &Deploy) -> Vec<String> {
    let fault = said(one.seeded_fault, "seeded fault", "");
    let preview = match (one.previewed, one.defects_in_preview) {
        (Some(false), _) => "no preview".to_owned(),
        (_, Some(0)) => "nothing found in preview".to_owned(),
        (_, Some(n)) => format!("{n} found in preview"),
        _ => String::new(),
    };
    let failed = said(one.failed_in_production, "failed in production", "");
    vec![one.version.clone(), fault, preview, failed, said(one.rolled_back, "rolled back", "")]
}

fn alarm(alert: &HealthAlert) -> Vec<String> {
    let lead = match (alert.lead, alert.first) {
        (Some(minutes), _) if minutes >= 0.0 => format!("{} min ahead", figure(minutes)),
        (Some(minutes), _) => format!("{} min behind", figure(-minutes)),
        (None, first) => said(first, "came first", "did not come first"),
    };
    vec![said(alert.true_alarm, "true alarm", "false alarm"), lead]
}

fn hours(toil: &Toil) -> Vec<String> {
    vec![toil.hours.map(|hours| format!("{} hours", figure(hours))).unwrap_or_default(), toil.what_on.clone()]
}

fn control(check: &ControlCheck, control: String) -> Vec<String> {
    vec![control, check.presence.map(|presence| presence.label().to_owned()).unwrap_or_default()]
}

fn measured(one: &Custom, metric: String) -> Vec<String> {
    let value = match (one.value, one.from, one.until) {
        (Some(value), ..) => figure(value),
        (None, Some(from), Some(until)) => format!("{} min", figure(until.minutes_since(from).round())),
        _ => String::new(),
    };
    vec![metric, value]
}

fn said(known: Option<bool>, yes: &str, no: &str) -> String {
    known.map_or("", |known| if known { yes } else { no }).to_owned()
}

/// Without digits that say nothing: 6.5, 6.
fn figure(value: f64) -> String {
    format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

//! From one observation to the value of a metric.

use crate::domain::observation::{
    Custom, Deploy, Detail, DiagnosisTrial, HealthAlert, IsolationDrill, RollbackDrill, RollbackOutcome,
    SlaDay,
};
use crate::domain::{CustomMetricId, Instant};

/// What one observation says about a metric.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::assess) enum Reading {
    /// A measured value.
    Value(f64),
    /// Stopped at its cap: the true value is larger.
    Stopped(f64),
    /// Neither finished nor stopped by the moment of the judgement.
    Open(f64),
    /// It is of the right kind, but what is needed was not recorded. Says what.
    Missing(&'static str),
    /// It says nothing about this metric.
    Elsewhere,
}

use Reading::{Elsewhere, Missing, Value};

/// By which clock a time is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assess) enum Clock {
    /// As the metric is defined.
    Own,
    /// From the failure instead of from the detection, or the other way round.
    Other,
}

/// Where the other clock of a metric starts; `None` for a metric that has only one.
pub(in crate::assess) fn other_clock(metric: &str) -> Option<&'static str> {
    match metric {
        "time_to_diagnose" => Some("the failure"),
        "failure_to_diagnosis" | "time_to_recover" => Some("the detection"),
        _ => None,
    }
}

/// Reads a time by the other clock.
pub(in crate::assess) fn read_by_other_clock(metric: &str, detail: &Detail, as_of: Instant) -> Reading {
    let Detail::DiagnosisTrial(trial) = detail else { return Elsewhere };
    match metric {
        "time_to_diagnose" => diagnosis("failure_to_diagnosis", trial, as_of),
        "failure_to_diagnosis" => diagnosis("time_to_diagnose", trial, as_of),
        "time_to_recover" => clock(
            trial.detected_at,
            trial.recovered_at,
            trial.stopped_at,
            as_of,
            "no time of detection recorded",
        ),
        _ => Elsewhere,
    }
}

/// Reads a metric of the catalogue.
pub(in crate::assess) fn read(metric: &str, detail: &Detail, as_of: Instant) -> Reading {
    match detail {
        Detail::DiagnosisTrial(trial) => diagnosis(metric, trial, as_of),
        Detail::RollbackDrill(drill) => rollback(metric, drill),
        Detail::IsolationDrill(drill) => isolation(metric, drill),
        Detail::SlaDay(day) => sla_day(metric, day),
        Detail::Deploy(deploy) => deployed(metric, deploy),
        Detail::HealthAlert(alert) => alerted(metric, alert),
        Detail::Toil(toil) if metric == "toil_hours" => known(toil.hours, "no hours recorded"),
        _ => Elsewhere,
    }
}

/// Reads a metric of the user's own: a value, or minutes from one time to another.
pub(in crate::assess) fn read_custom(metric: CustomMetricId, custom: &Custom) -> Reading {
    if custom.metric != Some(metric) {
        return Elsewhere;
    }
    match (custom.value, custom.from, custom.until) {
        (Some(value), _, _) => Value(value),
        (None, Some(from), Some(until)) => Value(until.minutes_since(from)),
        _ => Missing("no value recorded"),
    }
}

fn known(value: Option<f64>, missing: &'static str) -> Reading {
    value.map_or(Missing(missing), Value)
}

fn yes_no(value: Option<bool>, missing: &'static str) -> Reading {
    known(value.map(|yes| if yes { 1.0 } else { 0.0 }), missing)
}

fn count(value: Option<u32>, missing: &'static str) -> Reading {
    known(value.map(f64::from), missing)
}

/// A clock from `from` to `until`, which was stopped or is still open when `until` is not known.
fn clock(
    from: Option<Instant>,
    until: Option<Instant>,
    stopped: Option<Instant>,
    as_of: Instant,
    no_start: &'static str,
) -> Reading {
    let Some(from) = from else { return Missing(no_start) };
    // A recovery after the trial was stopped belongs to the cleaning up, not to the trial.
    match (until, stopped) {
        (Some(until), Some(stopped)) if until > stopped => Reading::Stopped(stopped.minutes_since(from)),
        (Some(until), _) if until > as_of => Reading::Open(as_of.minutes_since(from).max(0.0)),
        (Some(until), _) => Value(until.minutes_since(from)),
        (None, Some(stopped)) => Reading::Stopped(stopped.minutes_since(from)),
        (None, None) => Reading::Open(as_of.minutes_since(from).max(0.0)),
    }
}

fn diagnosis(metric: &str, trial: &DiagnosisTrial, as_of: Instant) -> Reading {
    let DiagnosisTrial { failed_at, detected_at, confirmed_at, recovered_at, stopped_at, .. } = *trial;
    match metric {
        "time_to_diagnose" if detected_at.is_none() && stopped_at.is_some() => {
            Missing("stopped before it was detected, so the clock of the diagnosis never started")
        }
        "time_to_diagnose" => {
            clock(detected_at, confirmed_at, stopped_at, as_of, "no time of detection recorded")
        }
        "time_to_detect" => clock(failed_at, detected_at, stopped_at, as_of, "no time of failure recorded"),
        "failure_to_diagnosis" => {
            clock(failed_at, confirmed_at, stopped_at, as_of, "no time of failure recorded")
        }
        "time_to_recover" => clock(failed_at, recovered_at, stopped_at, as_of, "no time of failure recorded"),
        "blast_radius" => count(trial.assets_hit, "assets hit not recorded"),
        "containment" => contained(trial.assets_hit, trial.assets_at_risk),
        _ => Elsewhere,
    }
}

fn contained(hit: Option<u32>, at_risk: Option<u32>) -> Reading {
    match (hit, at_risk) {
        (_, Some(0)) => Missing("no asset was at risk, so there was nothing to contain"),
        (Some(hit), Some(risk)) => Value(100.0 * (1.0 - f64::from(hit) / f64::from(risk))),
        _ => Missing("assets hit or at risk not recorded"),
    }
}

fn isolation(metric: &str, drill: &IsolationDrill) -> Reading {
    match metric {
        "blast_radius" => count(drill.assets_hit, "assets hit not recorded"),
        "containment" => contained(drill.assets_hit, drill.assets_at_risk),
        "stayed_inside" => {
            let outside = drill.others_hit.is_some_and(|n| n > 0) || drill.production_hit == Some(true);
            let looked = drill.others_hit.is_some() && drill.production_hit.is_some();
            yes_no((outside || looked).then_some(!outside), "what was hit outside the boundary not recorded")
        }
        _ => Elsewhere,
    }
}

fn rollback(metric: &str, drill: &RollbackDrill) -> Reading {
    match metric {
        "rollback_duration" => match (drill.requested_at, drill.good_run_at) {
            (Some(requested), Some(good)) => Value(good.minutes_since(requested)),
            (None, _) => Missing("no time of the request recorded"),
            (_, None) => Missing("no good run on the restored version recorded"),
        },
        "rollback_downtime" => known(drill.downtime.map(|m| m.get()), "downtime not recorded"),
        "rollback_clean" => {
            yes_no(drill.outcome.map(|o| o == RollbackOutcome::Clean), "outcome not recorded")
        }
        "rollback_others" => count(drill.others_affected, "other workloads affected not recorded"),
        _ => Elsewhere,
    }
}

fn sla_day(metric: &str, day: &SlaDay) -> Reading {
    let (Some(due), delivered) = (day.due_at, day.delivered_at) else {
        return Missing("no due time recorded");
    };
    let unknown = "neither a delivery nor “never delivered” is recorded";
    match (metric, delivered, day.never) {
        ("freshness_delay" | "sla_attainment", None, Some(false) | None) => Missing(unknown),
        ("freshness_delay", None, _) => Missing("never delivered, so it has no delay"),
        ("freshness_delay", Some(at), _) => Value(at.minutes_since(due)),
        ("sla_attainment", at, _) => yes_no(Some(at.is_some_and(|at| at <= due)), unknown),
        _ => Elsewhere,
    }
}

fn deployed(metric: &str, deploy: &Deploy) -> Reading {
    match metric {
        "change_failure_rate" => match (deploy.failed_in_production, deploy.rolled_back) {
            (Some(true), _) | (_, Some(true)) => Value(1.0),
            (Some(false), Some(false)) => Value(0.0),
            _ => Missing("whether it failed or was rolled back not recorded"),
        },
        "preview_catches" if deploy.seeded_fault != Some(true) => Elsewhere,
        "preview_catches" => match (deploy.previewed, deploy.defects_in_preview) {
            (Some(false), _) => Value(0.0),
            (_, Some(found)) => Value(if found > 0 { 1.0 } else { 0.0 }),
            _ => Missing("defects found in preview not recorded"),
        },
        _ => Elsewhere,
    }
}

fn alerted(metric: &str, alert: &HealthAlert) -> Reading {
    let judged = "not judged a true or a false alarm";
    match (metric, alert.true_alarm) {
        ("alert_precision", truth) => yes_no(truth, judged),
        ("alert_came_first" | "alert_lead", Some(false)) => Elsewhere,
        ("alert_came_first" | "alert_lead", None) => Missing(judged),
        ("alert_came_first", _) => yes_no(came_first(alert), "whether it came first not recorded"),
        ("alert_lead", _) => known(alert.lead, "minutes before anyone else noticed not recorded"),
        _ => Elsewhere,
    }
}

/// Whether an alert came before anybody else noticed, as recorded or by its minutes.
pub(in crate::assess) fn came_first(alert: &HealthAlert) -> Option<bool> {
    alert.first.or_else(|| alert.lead.map(|lead| lead > 0.0))
}

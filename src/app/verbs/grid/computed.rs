//! Columns that follow from others: the kind of an observation, its time, and its durations.

use chrono_tz::Tz;

use super::super::super::wire::{CellView, ChoiceView, FieldView};
use super::summary;
use crate::domain::metric::Metric;
use crate::domain::observation::{Detail, Kind, Observation};
use crate::domain::{Body, Contents, shown_moment};

/// The pseudo-column that says which kind an observation is.
pub(super) const KIND: &str = "kind";
/// The pseudo-column that says when it was observed, typed or not.
pub(super) const WHEN: &str = "when";

/// The durations there are, each with the kind that has it.
const DURATIONS: [(&str, Kind); 5] = [
    ("time_to_detect", Kind::DiagnosisTrial),
    ("time_to_diagnose", Kind::DiagnosisTrial),
    ("time_to_recover", Kind::DiagnosisTrial),
    ("rollback_duration", Kind::RollbackDrill),
    ("freshness_delay", Kind::SlaDay),
];

/// A duration in minutes.
pub(super) struct Span {
    name: &'static str,
    pub(super) minutes: f64,
    /// Stopped at its cap: it would have been longer.
    pub(super) censored: bool,
}

impl Span {
    pub(super) fn text(&self) -> String {
        format!("{}{:.0}", if self.censored { ">" } else { "" }, self.minutes)
    }
}

/// The computed columns of observations.
pub(super) fn columns() -> impl Iterator<Item = FieldView> {
    let spans = DURATIONS.iter().map(move |(name, _)| {
        let metric = Metric::named(name);
        column(name, metric.map_or(name, |m| m.title), "minutes", metric.map_or("", |m| m.definition))
    });
    let when = "When it was observed. Where that was left empty, the first time of its own clock.";
    [
        column(KIND, "kind", "text", "What was recorded."),
        summary::column(),
        column(WHEN, "when", "instant", when),
    ]
    .into_iter()
    .chain(spans)
}

/// A column that the program fills.
pub(super) fn column(name: &str, label: &str, kind: &str, help: &str) -> FieldView {
    FieldView {
        name: name.to_owned(),
        label: label.to_owned(),
        help: help.to_owned(),
        kind: kind.to_owned(),
        choices: Vec::new(),
        noun: None,
        given: true,
    }
}

/// A duration by its name.
pub(super) fn named(name: &str) -> Option<&'static str> {
    DURATIONS.iter().find(|(own, _)| *own == name).map(|(own, _)| *own)
}

/// Whether an observation of a kind has a duration.
fn has(kind: Kind, name: &str) -> bool {
    DURATIONS.iter().any(|(own, of)| *own == name && *of == kind)
}

/// The computed cells of an observation.
pub(super) fn cells(
    contents: &Contents,
    observation: &Observation,
    zone: Tz,
) -> impl Iterator<Item = (String, CellView)> {
    let cell = |text: String, state: &str| CellView { raw: text.clone(), text, state: state.to_owned() };
    let known = spans(observation);
    let kind = observation.kind();
    let spans = DURATIONS.iter().filter(move |(name, _)| has(kind, name)).map(move |(name, _)| {
        let cell = match known.iter().find(|span| span.name == *name) {
            Some(span) => cell(span.text(), if span.censored { "censored" } else { "computed" }),
            None => cell(String::new(), "unknown"),
        };
        ((*name).to_owned(), cell)
    });
    let when = observation.when().map_or_else(String::new, |at| shown_moment(at, zone));
    let or_unknown = |text: String| {
        let state = if text.is_empty() { "unknown" } else { "computed" };
        cell(text, state)
    };
    [
        (KIND.to_owned(), cell(kind.label().to_owned(), "computed")),
        (summary::SUMMARY.to_owned(), or_unknown(summary::summary(contents, observation))),
        (WHEN.to_owned(), or_unknown(when)),
    ]
    .into_iter()
    .chain(spans)
}

/// The durations that follow from an observation's times. A trial stopped at its cap has the time
/// until it was stopped, censored.
fn spans(observation: &Observation) -> Vec<Span> {
    let spans = match &observation.detail {
        Detail::DiagnosisTrial(t) => vec![
            ("time_to_detect", t.failed_at, t.detected_at, None),
            ("time_to_diagnose", t.detected_at, t.confirmed_at, t.stopped_at),
            (
                "time_to_recover",
                t.failed_at,
                t.recovered_at,
                t.stopped_at.filter(|_| t.recovered_at.is_none()),
            ),
        ],
        Detail::RollbackDrill(r) => vec![("rollback_duration", r.requested_at, r.good_run_at, None)],
        Detail::SlaDay(s) => vec![("freshness_delay", s.due_at, s.delivered_at, None)],
        _ => Vec::new(),
    };
    spans
        .into_iter()
        .filter_map(|(name, from, until, stopped)| {
            let until_known = until.or(stopped)?;
            let minutes = until_known.minutes_since(from?).round();
            Some(Span { name, minutes, censored: until.is_none() })
        })
        .collect()
}

/// The duration of a name, if it is known.
pub(super) fn span(observation: &Observation, name: &str) -> Option<Span> {
    spans(observation).into_iter().find(|span| span.name == name)
}

/// The durations that follow from a draft, as `name` and text.
pub(in super::super) fn durations(body: &Body) -> Vec<ChoiceView> {
    spans(&Observation::from_body(body))
        .iter()
        .map(|span| ChoiceView { value: span.name.to_owned(), label: span.text() })
        .collect()
}

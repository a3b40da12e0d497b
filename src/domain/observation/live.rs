//! The laws of a live drill: what may be marked now, when its cap is reached, and when it can end.

use serde_json::Value;

use super::super::field::Body;
use super::super::problem::Problem;
use super::super::time::Instant;
use super::clock::Key;
use super::{Detail, DiagnosisTrial, Kind, Observation};

/// The moment a field of a record holds.
pub fn moment(body: &Body, field: &str) -> Option<Instant> {
    body.get(field).and_then(Value::as_str).and_then(Instant::parse)
}

impl Kind {
    /// The marks that a record of this kind holds, each with its moment.
    pub fn marks(self, body: &Body) -> impl Iterator<Item = (&'static Key, Instant)> {
        self.clock().iter().filter_map(|key| Some((key, moment(body, key.field)?)))
    }
    /// The mark that is expected next: the first of the main ones that is not made.
    pub fn next_mark(self, body: &Body) -> Option<&'static Key> {
        self.clock().iter().find(|key| key.main && moment(body, key.field).is_none())
    }
}

/// Why a mark cannot be made now: it stands already, or the clock of the computer was set back
/// behind a mark that stands.
pub fn cannot_mark(kind: Kind, body: &Body, key: &Key, now: Instant) -> Option<Problem> {
    if moment(body, key.field).is_some() {
        return Some(
            Problem::new(key.field, format!("“{}” is marked already. Take it back first.", key.word))
                .or(format!("Take back “{}”", key.word), &[(key.field, None)]),
        );
    }
    let (last, at) = kind.marks(body).max_by_key(|(_, at)| *at)?;
    (now < at).then(|| {
        let words = format!(
            "The clock of this computer was set back: “{}” is marked later than now. Set the clock right and press again.",
            last.word
        );
        Problem::new(key.field, words)
            .or(
                format!("Use the time of “{}”", last.word),
                &[(key.field, Some(Value::from(at.to_string())))],
            )
            .or(format!("Take back “{}”", last.word), &[(last.field, None)])
    })
}

/// From when a trial's cap counts: its detection, and the failure until then.
pub fn cap_since(trial: &DiagnosisTrial) -> Option<Instant> {
    trial.detected_at.or(trial.failed_at)
}

/// When a trial's cap is reached.
pub fn cap_at(trial: &DiagnosisTrial) -> Option<Instant> {
    let cap = trial.cap?.get() * 60e6;
    Some(Instant::from_micros(cap_since(trial)?.micros().saturating_add(cap as i64)))
}

/// The moment at which a trial that is stopped now was stopped: its cap once that is reached, and
/// never before what was already seen of it.
pub fn stopped_at(trial: &DiagnosisTrial, now: Instant) -> Instant {
    let at_cap = cap_at(trial).map_or(now, |at| at.min(now));
    [trial.detected_at, trial.acknowledged_at, trial.stated_at]
        .into_iter()
        .flatten()
        .fold(at_cap, Instant::max)
}

/// Whether a live drill can be stopped with its cause not confirmed: what ran so far is then kept as
/// a time that is longer, with a cap or without one.
pub fn stoppable(observation: &Observation) -> bool {
    matches!(
        &observation.detail,
        Detail::DiagnosisTrial(trial) if trial.confirmed_at.is_none() && trial.stopped_at.is_none()
    )
}

/// Why a live drill cannot end yet.
pub fn cannot_finish(observation: &Observation) -> Option<Problem> {
    let first = observation.kind().clock().iter().find(|key| key.main)?;
    if observation.detail.began().is_none() {
        let what = format!("Nothing is marked yet. Mark “{}”, or discard the drill.", first.word);
        return Some(Problem::new(first.field, what));
    }
    stoppable(observation).then(|| {
        Problem::new(
            "confirmed_at",
            "The cause is not confirmed yet. Mark it, or stop the trial undiagnosed: then it is kept as a time that is longer.",
        )
    })
}

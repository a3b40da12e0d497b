//! What must hold of a record, whatever its noun.

use chrono_tz::Tz;

use super::contents::typed;
use super::criterion;
use super::field::{Body, Recorded};
use super::noun::Noun;
use super::observation::Observation;
use super::pilot::{Incident, Pilot};
use super::problem::Problem;
use super::time::Instant;

/// The longest pilot, in weeks: a year.
const LONGEST: u32 = 52;

/// Fields that are missing or contradict each other, each with the reason. A record with any of
/// these is refused where it is entered.
pub fn problems(noun: Noun, body: &Body) -> Vec<Problem> {
    match noun {
        Noun::Observation => Observation::from_body(body).problems(),
        Noun::Pilot => pilot(&read(body)),
        Noun::Incident => incident(&read(body)),
        Noun::Criterion => criterion::problems(&read(body)),
        Noun::PlannedDrill => read::<super::story::PlannedDrill>(body).problems(),
        _ => Vec::new(),
    }
}

fn read<T: Recorded>(body: &Body) -> T {
    typed(T::FIELDS.iter().map(|field| field.name), body)
}

fn pilot(pilot: &Pilot) -> Vec<Problem> {
    let mut found = Vec::new();
    if pilot.name.trim().is_empty() {
        found.push(Problem::new("name", "Give the pilot a name; it stands on the report."));
    }
    if pilot.time_zone.parse::<Tz>().is_err() {
        found.push(Problem::new("time_zone", "That is no time zone. Type one such as Europe/Berlin."));
    }
    if pilot.weeks.is_some_and(|weeks| weeks == 0 || weeks > LONGEST) {
        found.push(Problem::new("weeks", format!("A pilot takes 1 to {LONGEST} weeks.")));
    }
    if let (Some(from), Some(until)) = (pilot.baseline_from, pilot.baseline_until)
        && until < from
    {
        found.push(Problem::new(
            "baseline_until",
            "The baseline ends before it begins. Correct one of the two days.",
        ));
    }
    found
}

fn incident(incident: &Incident) -> Vec<Problem> {
    let mut found = Vec::new();
    let before =
        |later: Option<Instant>, earlier: Option<Instant>| later.zip(earlier).is_some_and(|(l, e)| l < e);
    if before(incident.detected, incident.began) {
        found
            .push(Problem::new("detected", "It was detected before it began. Correct one of the two times."));
    }
    if before(incident.resolved, incident.detected.or(incident.began)) {
        found.push(Problem::new(
            "resolved",
            "It was resolved before it was detected or began. Correct one of the times, or leave it empty if nobody knows.",
        ));
    }
    found
}

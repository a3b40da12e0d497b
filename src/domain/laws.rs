//! What must hold of a record, whatever its noun.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde_json::Value;

use super::contents::typed;
use super::criterion;
use super::field::{Body, Recorded};
use super::noun::Noun;
use super::observation::{Environment, Observation};
use super::pilot::{Incident, Pilot};
use super::problem::Problem;
use super::report;
use super::time::{Day, Instant};

/// The longest pilot, in weeks: a year.
const LONGEST: u32 = 52;

/// Fields that are missing or contradict each other, each with the reason. A record with any of
/// these is refused where it is entered.
pub fn problems(noun: Noun, body: &Body) -> Vec<Problem> {
    let mut found = found(noun, body);
    let count = found.len();
    for problem in &mut found {
        // A way out that leads into another problem is none.
        problem.mendings.retain(|mending| self::found(noun, &changed(body, &mending.changes)).len() < count);
        problem.mendings.truncate(MENDINGS);
    }
    found
}

/// How many ways out of a problem are offered.
const MENDINGS: usize = 3;

/// A record after some of its fields have changed: `None` makes one unknown.
pub fn changed(body: &Body, changes: &BTreeMap<String, Option<Value>>) -> Body {
    let mut body = body.clone();
    for (name, value) in changes {
        match value {
            Some(value) => body.insert(name.clone(), value.clone()),
            None => body.remove(name),
        };
    }
    body
}

/// What a person is asked, one question after the other, before a record is kept as it now is.
/// Drills never endanger production, so one that was injected there is asked about twice.
pub fn questions(noun: Noun, before: &Body, after: &Body) -> &'static [&'static str] {
    let into_production = |body: &Body| {
        body.get("injected_into").and_then(Value::as_str) == Some(Environment::Production.name())
    };
    if noun == Noun::Observation && into_production(after) && !into_production(before) {
        &PRODUCTION
    } else {
        &[]
    }
}

const PRODUCTION: [&str; 2] = [
    "This says that a failure was injected into production. Drills belong on the pilot, in a copy that serves nobody, or in a replay of a real failure. Was it really injected into production?",
    "Once more, because it cannot be a slip: a failure was made to happen in production, and the audit trail will keep that this was recorded. Record it so?",
];

fn found(noun: Noun, body: &Body) -> Vec<Problem> {
    match noun {
        Noun::Observation => Observation::from_body(body).problems(),
        Noun::Pilot => pilot(&read(body)),
        Noun::Incident => incident(&read(body)),
        Noun::Criterion => criterion::problems(&read(body)),
        Noun::Decision => read::<super::story::Decision>(body).problems(),
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
    if let Err(what) = report::sections(&pilot.sections) {
        found.push(Problem::new("sections", what));
    }
    if !pilot.accent.trim().is_empty() && report::colour(&pilot.accent).is_none() {
        found.push(Problem::new("accent", "That is no colour. Type it as #1f5fbf: red, green, blue."));
    }
    if pilot.weeks.is_some_and(|weeks| weeks == 0 || weeks > LONGEST) {
        found.push(Problem::new("weeks", format!("A pilot takes 1 to {LONGEST} weeks.")));
    }
    if let (Some(from), Some(until)) = (pilot.baseline_from, pilot.baseline_until)
        && until < from
    {
        let day = |day: Day| Some(Value::from(day.to_string()));
        found.push(
            Problem::new(
                "baseline_until",
                "The baseline ends before it begins. Correct one of the two days.",
            )
            .or("Swap the two", &[("baseline_from", day(until)), ("baseline_until", day(from))]),
        );
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

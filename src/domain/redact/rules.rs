//! What becomes of each text. One place, so that it can be read and judged as a whole.

use crate::domain::field::{Body, Field, FieldType};
use crate::domain::noun::Noun;
use crate::domain::report;

/// What becomes of a text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// It stands: it is meant to be printed.
    Kept,
    /// It stands where it is what it should be, and goes otherwise.
    KeptIf(fn(&str) -> bool),
    /// It goes, as if it had never been known.
    Gone,
    /// These words stand in its place.
    Said(&'static str),
    /// A person's name: the role stands in its place.
    Role,
    /// A name of somebody's: a label and a number, the same wherever the name stands.
    Called(&'static str),
    /// The same for what the program may have named itself: its own words stand.
    Worded(&'static str),
    /// A short code: it stands where it has a code's shape, else a letter and a number.
    Code(fn(&str) -> bool, &'static str),
    /// A text: only that there is one is kept.
    LeftOut,
}

impl Rule {
    /// Whether words that ship with the program stand as they are.
    pub(super) const fn lets_shipped_words_stand(self) -> bool {
        matches!(self, Self::Worded(_) | Self::Code(..) | Self::LeftOut | Self::Said(_))
    }
}

/// What becomes of a text of a record.
pub(super) fn rule(noun: Noun, field: &Field, body: &Body) -> Rule {
    match noun {
        Noun::Pilot => of_the_pilot(field.name),
        Noun::Workload if field.name == "dag_id" => Rule::Called("Workload"),
        Noun::Workload | Noun::Attachment if field.name != "name" => Rule::Gone,
        Noun::Attachment => Rule::Called("File"),
        Noun::Person => match field.name {
            "name" => Rule::Role,
            "role" => Rule::Kept,
            _ => Rule::Called("Team"),
        },
        Noun::Boundary => Rule::Called(match body.get("kind").and_then(|kind| kind.as_str()) {
            Some("deployment") => "Deployment",
            Some("workspace") => "Workspace",
            _ => "Boundary",
        }),
        Noun::DataProduct => Rule::Called("Data product"),
        Noun::CustomMetric if field.name == "name" => Rule::Called("Metric"),
        Noun::CustomMetric if field.name == "unit" => Rule::KeptIf(is_unit),
        Noun::Cost if field.name == "currency" => Rule::KeptIf(is_currency),
        Noun::Snapshot => of_a_set_up(field),
        Noun::Incident if field.name == "what" => Rule::Said("A data pipeline failed"),
        Noun::Observation => of_an_observation(field.name),
        _ => told(noun, field),
    }
}

fn of_the_pilot(name: &str) -> Rule {
    match name {
        "name" => Rule::Said("Platform pilot"),
        "platform" => Rule::Said("the new platform"),
        "current_platform" => Rule::Said("the current platform"),
        "time_zone" => Rule::KeptIf(|text| text.parse::<chrono_tz::Tz>().is_ok()),
        "classification" => Rule::KeptIf(is_classification),
        "sections" => Rule::KeptIf(|text| report::sections(text).is_ok()),
        "decision_asked" => Rule::LeftOut,
        _ => Rule::Gone,
    }
}

fn of_a_set_up(field: &Field) -> Rule {
    match (field.name, field.kind) {
        (_, FieldType::LongText) => Rule::LeftOut,
        ("version", _) => Rule::Called("Platform version"),
        ("executor", _) => Rule::Called("Executor"),
        ("workers", _) => Rule::Called("Worker size"),
        ("database", _) => Rule::Called("Database"),
        ("region", _) => Rule::Called("Region"),
        ("on_call", _) => Rule::Called("Team"),
        _ => Rule::Called("Load"),
    }
}

fn of_an_observation(name: &str) -> Rule {
    match name {
        "code" => Rule::Code(is_evidence_id, "E"),
        "from_version" | "to_version" | "version" => Rule::Called("Version"),
        "source" => Rule::Gone,
        _ => Rule::LeftOut,
    }
}

/// What the report tells beside the measurements: the names of what is listed, and texts.
fn told(noun: Noun, field: &Field) -> Rule {
    match (noun, field.name) {
        (Noun::Criterion, "phase") | (Noun::Phase, "code") => Rule::Code(is_number, "P"),
        (Noun::Criterion, "code") => Rule::Code(no_code, "X"),
        (Noun::Scenario, "code") => Rule::Code(no_code, "N"),
        (Noun::Control, "code") => Rule::Code(no_code, "control "),
        (Noun::Claim, "code") => Rule::Code(no_code, "L"),
        (Noun::Criterion, "title") => Rule::Worded("Criterion"),
        (Noun::Phase, "name") => Rule::Worded("Phase"),
        (Noun::Scenario, "name") => Rule::Worded("Scenario"),
        (Noun::Control, "name") => Rule::Worded("Control"),
        (Noun::Risk, "what") => Rule::Worded("Risk"),
        (Noun::OpenQuestion, "what") => Rule::Worded("Question"),
        (Noun::Responsibility, "what") => Rule::Worded("Responsibility"),
        (Noun::Cost, "what") => Rule::Called("Item"),
        _ => Rule::LeftOut,
    }
}

/// Only a code that ships with the program stands.
const fn no_code(_: &str) -> bool {
    false
}

/// An evidence id as the program gives it: the letters of a chain and a number.
fn is_evidence_id(text: &str) -> bool {
    text.split_once('-').is_some_and(|(letters, number)| {
        (1..=3).contains(&letters.len())
            && letters.bytes().all(|b| b.is_ascii_uppercase())
            && (1..=7).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
    })
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// A currency's three letters, or its sign.
fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) || matches!(text, "€" | "$" | "£" | "¥")
}

fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 14] = [
        "minutes",
        "seconds",
        "hours",
        "days",
        "share",
        "%",
        "count",
        "assets",
        "workloads",
        "retries",
        "runs",
        "rows",
        "people",
        "alerts",
    ];
    UNITS.contains(&text)
}

fn is_classification(text: &str) -> bool {
    const LINES: [&str; 8] = [
        "public",
        "internal",
        "internal use only",
        "confidential",
        "strictly confidential",
        "restricted",
        "secret",
        "for leadership only",
    ];
    LINES.iter().any(|line| text.trim().eq_ignore_ascii_case(line))
}

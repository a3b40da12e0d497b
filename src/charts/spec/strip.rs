//! The weeks of a pilot.

use chrono::NaiveDate;

/// How far a criterion has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Open, or not yet judged.
    #[default]
    Open,
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Judged, with too little to say.
    NotEnough,
}

/// One phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Its name, with its number: "1 Diagnostic value".
    pub name: String,
    /// A few words on how far it is; may be empty.
    pub detail: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
}

/// A day on which a criterion is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// The criterion's id, or a few words: "F1".
    pub label: String,
    /// The day.
    pub day: NaiveDate,
    /// How it stands.
    pub standing: Standing,
    /// What it leads to.
    pub evidence: Vec<String>,
}

/// The pilot's weeks, its phases, today, and when each criterion is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct SixWeekStrip {
    /// The finding, as a sentence.
    pub title: String,
    /// The first day of week 1.
    pub start: NaiveDate,
    /// How many weeks.
    pub weeks: u32,
    /// The phases, in order.
    pub phases: Vec<Phase>,
    /// The day the strip is drawn for.
    pub today: Option<NaiveDate>,
    /// The days of judgement.
    pub milestones: Vec<Milestone>,
}

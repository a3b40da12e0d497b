//! The plan: odds over the number of pairs, and the pairs over the weeks.

use super::Side;
use chrono::NaiveDate;

/// One line of odds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OddsLine {
    /// Its name, drawn at its end: "halved".
    pub name: String,
    /// Whether it is a look aside, drawn in dashes.
    pub aside: bool,
    /// The chance, as a share, at 1, 2, 3, … pairs.
    pub chances: Vec<f64>,
}

/// In how many of 100 pilots a true change is found, by the number of pairs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OddsPlot {
    /// The finding, as a sentence.
    pub title: String,
    /// The lines, the registered change first.
    pub lines: Vec<OddsLine>,
    /// The planned number of pairs.
    pub planned: Option<usize>,
}

/// How far a drill of the schedule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Still to be run.
    #[default]
    Planned,
    /// Its clock runs.
    Running,
    /// Run.
    Run,
}

/// A half of a pair on its day.
#[derive(Debug, Clone, PartialEq)]
pub struct DrillMark {
    /// The side.
    pub side: Side,
    /// The day.
    pub day: NaiveDate,
    /// The part of that day that is over when it begins, 0 to 1.
    pub hour: f64,
    /// How far it is.
    pub stage: Stage,
    /// The observation behind it.
    pub evidence: Vec<String>,
}

/// A scenario on both sides.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DrillLine {
    /// Its short name: "S08".
    pub label: String,
    /// Its name.
    pub name: String,
    /// Its halves.
    pub marks: Vec<DrillMark>,
}

/// The pairs over the weeks, run and planned.
#[derive(Debug, Clone, PartialEq)]
pub struct DrillWeeks {
    /// The finding, as a sentence.
    pub title: String,
    /// The first day of week 1.
    pub start: NaiveDate,
    /// How many weeks.
    pub weeks: u32,
    /// The day it is drawn for.
    pub today: Option<NaiveDate>,
    /// The scenarios.
    pub lines: Vec<DrillLine>,
}

//! A value a day, and what is to be expected of it.

use super::{Better, Side};
use chrono::NaiveDate;

/// A point that a rule points to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Special {
    /// Whether it points to worse.
    pub worse: bool,
    /// The rule, in a few words: "7 on one side".
    pub rule: String,
}

/// One day.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPoint {
    /// The day.
    pub day: NaiveDate,
    /// Its value; `None` for a day without a measurement, which breaks the line.
    pub value: Option<f64>,
    /// The side it belongs to.
    pub side: Side,
    /// The rule that points to it, if one does.
    pub special: Option<Special>,
    /// The observation behind it.
    pub evidence: Vec<String>,
}

/// Process limits.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Limits {
    /// The middle line.
    pub mean: f64,
    /// The lower limit, drawn at 0 where a value cannot lie below.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
    /// From too few points to be relied on.
    pub provisional: bool,
}

/// What was promised.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Target {
    /// The value.
    pub value: f64,
    /// Its name: "Deadline 07:00".
    pub label: String,
}

/// Days before and after the cut-over, against the limits frozen from before.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct XmrPlot {
    /// The finding, as a sentence.
    pub title: String,
    /// What is measured: "Freshness delay, minutes after 06:00".
    pub measure: String,
    /// The unit after a figure.
    pub unit: String,
    /// Which way is better.
    pub better: Better,
    /// The days, in order; the cut-over day itself is left out.
    pub points: Vec<DayPoint>,
    /// The limits from the days before, drawn through.
    pub before: Option<Limits>,
    /// The pilot's own limits, for assurance against the target only.
    pub pilot: Option<Limits>,
    /// The deadline or target.
    pub target: Option<Target>,
    /// The day of the cut-over.
    pub cut_over: Option<NaiveDate>,
    /// The last day planned; days after the last point stay empty.
    pub until: Option<NaiveDate>,
}

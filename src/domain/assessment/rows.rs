//! The rows behind a figure: pairs, cases, days, drills, items.

use serde::Serialize;

use super::finding::{Bound, Truth};
use crate::domain::{Day, Estimate, Instant, Side};

choice! {
    /// Which side of a pair was tried first.
    pub enum Order {
        /// The baseline.
        BaselineFirst = "baseline_first", "baseline first";
        /// The pilot.
        PilotFirst = "pilot_first", "pilot first";
    }
}

/// One side of a pair.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Cell {
    /// The value, or the cap it was stopped at; the median where the scenario was repeated.
    pub value: Option<f64>,
    /// Stopped at that value: the true one is longer.
    pub censored: bool,
    /// Neither finished nor stopped yet.
    pub open: bool,
    /// As printed: "94", ">120", "running", "".
    pub words: String,
    /// The observations behind it.
    pub evidence: Vec<String>,
}

/// A scenario (or a DAG) on both sides.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairRow {
    /// The scenario's short name, or the DAG id.
    pub code: String,
    /// The scenario's name.
    pub name: String,
    /// The baseline.
    pub baseline: Cell,
    /// The pilot.
    pub pilot: Cell,
    /// The change in percent, or its bound; `None` when a value is zero or missing.
    pub change_percent: Option<f64>,
    /// The difference in the metric's unit, or its bound.
    pub difference: Option<f64>,
    /// Whether the change is measured or bounded.
    pub bound: Bound,
    /// The change as printed: "−60 %", "at least −27 %", "undecided".
    pub change_words: String,
    /// Which side came first.
    pub order: Option<Order>,
    /// Whether the pilot was worse.
    pub worse: bool,
    /// Whether both sides have a value.
    pub complete: bool,
    /// Completed after the look at the planned n, so counted beside the verdict.
    pub later: bool,
}

/// One case of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupRow {
    /// Its evidence id, or the DAG.
    pub code: String,
    /// Which side.
    pub side: Side,
    /// The value, or the cap it was stopped at. For a proportion 1 or 0.
    pub value: f64,
    /// Stopped at that value.
    pub censored: bool,
    /// As printed.
    pub words: String,
    /// The scenario, product or DAG.
    pub name: String,
    /// When.
    pub when: Option<Instant>,
    /// After the look at the planned n.
    pub later: bool,
}

/// Limits of a process behaviour chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Limits {
    /// The centre line.
    pub mean: f64,
    /// The lower limit as computed; drawn at 0 when below 0 and no value is negative.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// How many days they rest on.
    pub n: u32,
    /// Fewer than 12 days.
    pub provisional: bool,
    /// The first and the last day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// How they were computed, in words.
    pub method: String,
}

/// One day of one product.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayPoint {
    /// The day it was due.
    pub day: Day,
    /// Which side.
    pub side: Side,
    /// The delay in minutes; `None` when it never came.
    pub value: Option<f64>,
    /// There by its deadline.
    pub on_time: bool,
    /// The special causes that the limits from before find here, in words.
    pub flags: Vec<String>,
    /// Whether a flag points to worse.
    pub worse: bool,
    /// After the look at the planned n.
    pub later: bool,
    /// The observation.
    pub evidence: String,
}

/// How often a deadline was met.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Attainment {
    /// Before: a share with its Wilson interval.
    pub baseline: Option<Estimate>,
    /// After.
    pub pilot: Option<Estimate>,
    /// After minus before, in percentage points, with Newcombe's interval.
    pub difference: Option<Estimate>,
    /// "25 of 28", before.
    pub baseline_words: String,
    /// "16 of 16", after.
    pub pilot_words: String,
    /// "95 % interval 57 % to 87 %", before; a bound where all days or none were in time.
    pub baseline_range: String,
    /// "95 % bound: at least 90 %", after.
    pub pilot_range: String,
}

/// One data product over time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeriesView {
    /// The product's name.
    pub product: String,
    /// The deadline as a time of day, where it is known: "07:00".
    pub deadline: Option<String>,
    /// The value that the deadline stands for: 0 minutes of delay.
    pub target: f64,
    /// The cut-over, which belongs to neither side.
    pub cut_over: Option<Day>,
    /// All days, in order.
    pub days: Vec<DayPoint>,
    /// Limits from the baseline only, frozen: they find special causes after the cut-over.
    pub before: Option<Limits>,
    /// The pilot's own limits: they serve assurance against the deadline and nothing else.
    pub pilot: Option<Limits>,
    /// Correlation of one day with the next; above 0.4 flags come too often.
    pub autocorrelation: Option<f64>,
    /// How often the deadline was met.
    pub attainment: Attainment,
    /// Whether the deadline can be expected to be met.
    pub assured: Truth,
    /// A second opinion by another method, in a sentence; empty below 20 days a side.
    pub second_look: String,
    /// One sentence about this product.
    pub sentence: String,
}

/// An item of a checklist.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemRow {
    /// What must hold.
    pub what: String,
    /// Whether it does.
    pub holds: Truth,
    /// What was recorded, in words.
    pub words: String,
    /// The observations behind it.
    pub evidence: Vec<String>,
}

/// One registered drill against its checklist.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DrillRow {
    /// Its evidence id.
    pub code: String,
    /// What was drilled: the scenario, workload or version.
    pub name: String,
    /// When.
    pub when: Option<Instant>,
    /// Whether every item holds.
    pub holds: Truth,
    /// Each item.
    pub items: Vec<ItemRow>,
    /// After the planned drills were done.
    pub later: bool,
}

/// What lies behind a result.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Rows {
    /// Pairs: complete ones first, then those with one half.
    pub pairs: Vec<PairRow>,
    /// Cases, where nothing is paired.
    pub cases: Vec<GroupRow>,
    /// Data products over time.
    pub series: Vec<SeriesView>,
    /// Drills.
    pub drills: Vec<DrillRow>,
    /// Items of a checklist or a milestone.
    pub items: Vec<ItemRow>,
}

//! Small drawings that stand beside a sentence.

use super::{Better, Estimate, Side};

/// One drill of a demonstration.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trial {
    /// What it was.
    pub label: String,
    /// Whether every item of its checklist is true.
    pub held: bool,
    /// The observation behind it.
    pub evidence: Vec<String>,
}

/// A dot a drill: held, failed, or to come.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DotRow {
    /// The finding, as a sentence.
    pub title: String,
    /// The drills done, in order.
    pub trials: Vec<Trial>,
    /// How many were planned.
    pub planned: usize,
}

impl DotRow {
    /// "4 of 5 held, 3 to go".
    pub fn caption(&self) -> String {
        let held = self.trials.iter().filter(|trial| trial.held).count();
        let done = self.trials.len();
        match self.planned.saturating_sub(done) {
            0 => format!("{held} of {done} held"),
            more => format!("{held} of {done} held, {more} to go"),
        }
    }
}

/// An estimate on a line with "no change" marked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MiniInterval {
    /// The finding, as a sentence.
    pub title: String,
    /// The estimate.
    pub estimate: Estimate,
    /// Which way is better; the other side is shaded.
    pub better: Better,
    /// The unit of a difference.
    pub unit: String,
    /// The threshold set beforehand, where it is not "no change".
    pub threshold: Option<f64>,
}

/// A value a day, without an axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MiniSeries {
    /// The finding, as a sentence.
    pub title: String,
    /// The values in order, a gap for a day without one.
    pub points: Vec<(Side, Option<f64>)>,
    /// What was promised, with its label.
    pub target: Option<(f64, String)>,
    /// The words under the first part: "28 days before".
    pub before_caption: String,
    /// The words under the second part: "pilot, 16 days".
    pub after_caption: String,
}

//! The same cases on both sides.

use super::{Axis, Better, Estimate};

/// One value of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Reading {
    /// Measured to its end.
    Measured(f64),
    /// Stopped at the cap, unresolved: the true value is larger.
    Stopped(f64),
    /// Not measured; nothing is drawn for it.
    #[default]
    Missing,
}

impl Reading {
    /// The number to place the mark by, if there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Reading::Measured(value) | Reading::Stopped(value) if value.is_finite() => Some(value),
            _ => None,
        }
    }

    /// Whether the case was stopped unresolved.
    pub fn stopped(self) -> bool {
        matches!(self, Reading::Stopped(_))
    }
}

/// One case tried on both sides.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pair {
    /// Short name, drawn at the mark: "S08".
    pub label: String,
    /// Full name, for the card and the table: "Upstream API slow".
    pub name: String,
    /// On the baseline.
    pub before: Reading,
    /// On the pilot.
    pub after: Reading,
    /// The observations behind the baseline's value.
    pub before_evidence: Vec<String>,
    /// The observations behind the pilot's value.
    pub after_evidence: Vec<String>,
}

/// Slopes from baseline to pilot, each pair's change, and the typical change with its interval, all
/// on one scale.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PairedPlot {
    /// The finding, as a sentence.
    pub title: String,
    /// What is measured: "Minutes from detection to confirmed cause".
    pub measure: String,
    /// The unit after a figure: "min"; empty for counts.
    pub unit: String,
    /// The name under the left column.
    pub before_name: String,
    /// The name under the right column.
    pub after_name: String,
    /// The word for a pair that went the wrong way: "slower".
    pub worse_word: String,
    /// How the axis runs.
    pub axis: Axis,
    /// Which way is better.
    pub better: Better,
    /// The pairs, in the order of the table.
    pub pairs: Vec<Pair>,
    /// Where unresolved cases were stopped, if a cap was set.
    pub cap: Option<f64>,
    /// The typical change, if the data carry one.
    pub estimate: Option<Estimate>,
    /// Why there is no estimate, in a few words; drawn in its place.
    pub no_estimate: String,
}

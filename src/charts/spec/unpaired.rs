//! Different cases on the two sides.

use super::{Axis, Better, Estimate, Reading};

/// One case of a group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Case {
    /// Its name.
    pub label: String,
    /// Its value.
    pub reading: Reading,
    /// The observations behind it.
    pub evidence: Vec<String>,
}

/// All cases of one side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// The name under the column.
    pub name: String,
    /// The cases.
    pub cases: Vec<Case>,
    /// The median, as the statistics give it; not drawn where there is none.
    pub median: Option<f64>,
}

/// Two groups of points with their medians, and the difference with its interval.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnpairedPlot {
    /// The finding, as a sentence.
    pub title: String,
    /// What is measured.
    pub measure: String,
    /// The unit after a figure.
    pub unit: String,
    /// How the axis runs.
    pub axis: Axis,
    /// Which way is better.
    pub better: Better,
    /// The baseline.
    pub before: Group,
    /// The pilot.
    pub after: Group,
    /// Where unresolved cases were stopped.
    pub cap: Option<f64>,
    /// The typical change, if the data carry one.
    pub estimate: Option<Estimate>,
    /// Why there is no estimate, in a few words.
    pub no_estimate: String,
}

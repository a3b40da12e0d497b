//! The share still waiting over time.

use super::Side;

/// The curve after one distinct time.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StepAt {
    /// The time.
    pub time: f64,
    /// The share still waiting after it.
    pub share: f64,
    /// How many were waiting just before it.
    pub at_risk: u64,
    /// How many were stopped at it: their true time is longer.
    pub stopped: u64,
}

/// The curve of one side.
#[derive(Debug, Clone, PartialEq)]
pub struct StepCurve {
    /// Whose it is.
    pub side: Side,
    /// How many cases.
    pub n: usize,
    /// How many of them were stopped.
    pub stopped: usize,
    /// The steps, in order of time.
    pub steps: Vec<StepAt>,
    /// The median with its interval as far as it is reached; `None` where half were never resolved.
    pub median: Option<(f64, Option<f64>, Option<f64>)>,
    /// The cases behind it.
    pub evidence: Vec<String>,
}

/// Two curves on one clock.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepPlot {
    /// The finding, as a sentence.
    pub title: String,
    /// What is waited for: "Time to diagnose, minutes".
    pub measure: String,
    /// The unit after a figure: "min".
    pub unit: String,
    /// The curves, the baseline's first.
    pub curves: Vec<StepCurve>,
}

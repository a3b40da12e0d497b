//! The shape of every number shown to a reader.

use serde::{Deserialize, Serialize};

/// A number with what it rests on. A bare float never reaches a reader.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The figure itself, in `unit`.
    pub value: f64,
    /// The lower end of the interval, where there is one.
    pub low: Option<f64>,
    /// The upper end of the interval, where there is one.
    pub high: Option<f64>,
    /// The confidence that the interval really has, as a share (0.961), where there is one.
    pub confidence: Option<f64>,
    /// How many units of evidence it rests on (pairs, drills, days, runs).
    pub n: u32,
    /// What is counted by `n`, in words: "pairs".
    pub counted: String,
    /// The unit of `value`: "minutes", "%", "percentage points", "assets".
    pub unit: String,
    /// The method by its usual name.
    pub method: String,
    /// The evidence ids behind it.
    pub evidence: Vec<String>,
}

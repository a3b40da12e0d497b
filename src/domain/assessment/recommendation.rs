//! What the printed rule proposes. A named person decides.

use serde::Serialize;

use super::Verdict;
use crate::domain::story::Course;

/// Where a primary criterion stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrimaryState {
    /// The criterion's id.
    pub code: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Whether it is still before its planned n.
    pub interim: bool,
    /// Whether it is worse than the baseline.
    pub worse: bool,
    /// What is missing, as work; empty when nothing is.
    pub missing: String,
}

/// What the printed rule proposes, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recommendation {
    /// Proceed, extend or stop.
    pub course: Course,
    /// In one sentence.
    pub sentence: String,
    /// The reasons, one sentence each.
    pub why: Vec<String>,
    /// What is missing for "proceed", one line each, with the criterion's id.
    pub missing: Vec<String>,
    /// The primary criteria.
    pub primary: Vec<PrimaryState>,
    /// The rule itself, as printed.
    pub rule: String,
}

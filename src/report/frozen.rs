//! One frozen result: everything a report says is made from it and from nothing else.

use crate::domain::assessment::{Assessment, Recommendation};
use crate::domain::plan::DrillPlan;
use crate::domain::run_summary::RunsSummary;
use crate::domain::{Contents, Instant};

/// The comparisons that stand beside the criteria, by metric: what [`Frozen::comparisons`] holds
/// when the document has the evidence.
pub const BESIDE: &[&str] =
    &["rollback_duration", "run_duration", "run_success", "shadow_agreement", "sla_attainment"];

/// What stands still while a report is made.
#[derive(Debug, Clone)]
pub struct Frozen {
    /// Every record of the document.
    pub contents: Contents,
    /// Every criterion's result, in the order of the criteria.
    pub assessments: Vec<Assessment>,
    /// Comparisons that belong to no criterion and stand beside the others: by metric name in
    /// [`Assessment::code`], such as `rollback_duration` and `run_duration`.
    pub comparisons: Vec<Assessment>,
    /// What the printed rule proposes.
    pub recommendation: Recommendation,
    /// The drills: run, planned and next.
    pub drills: DrillPlan,
    /// The imported runs, per side and DAG and pairwise.
    pub runs: RunsSummary,
    /// The moment up to which evidence counts, and "now" for open cases.
    pub as_of: Instant,
    /// What was done to make it neutral, in sentences; empty where it is whole.
    pub redaction: Vec<String>,
    /// The program and its version: "Postflight 0.1.0".
    pub program: String,
    /// The audit chain at that moment.
    pub seal: Seal,
}

/// The state of the audit trail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seal {
    /// SHA-256 over the document's records and import batches, in hexadecimal.
    pub digest: String,
    /// One digest over the ends of all change chains, in hexadecimal: what the audit prints as head.
    pub head: String,
    /// How many entries the trail has.
    pub entries: u64,
    /// With what a head was shared before, in words; `None`: self-declared.
    pub shared_with: Option<String>,
}

impl Frozen {
    /// The result that is judged on a metric: the primary one first.
    pub fn on_metric(&self, metric: &str) -> Option<&Assessment> {
        let judged = |a: &&Assessment| a.metric.as_ref().is_some_and(|m| m.name == metric);
        self.assessments
            .iter()
            .filter(judged)
            .find(|a| a.primary)
            .or_else(|| self.assessments.iter().find(judged))
    }

    /// A comparison that belongs to no criterion.
    pub fn beside(&self, metric: &str) -> Option<&Assessment> {
        self.comparisons.iter().find(|a| a.metric.as_ref().is_some_and(|m| m.name == metric))
    }
}

//! Three times a rollback: requested, deployed, first good run.

use super::Side;

/// One rollback drill, in minutes from its request.
#[derive(Debug, Clone, PartialEq)]
pub struct Rollback {
    /// Whose it was.
    pub side: Side,
    /// Its evidence id.
    pub code: String,
    /// What was rolled back.
    pub name: String,
    /// When the earlier version was deployed.
    pub deployed: Option<f64>,
    /// When the first good run on it had ended; `None` where none was seen.
    pub good_run: Option<f64>,
    /// Whether the rollback failed, in part or whole, in a word: "failed"; empty where it was clean.
    pub trouble: String,
    /// The minutes in which the workload could not run, where somebody looked.
    pub downtime: Option<f64>,
}

/// Rollback drills one below the other on one clock.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RollbackTimes {
    /// The finding, as a sentence.
    pub title: String,
    /// The drills; the baseline's before the pilot's.
    pub drills: Vec<Rollback>,
}

//! What imported runs look like per side and DAG, and pairwise: `postflight runs --json`.

use serde::Serialize;
use std::collections::BTreeMap;

/// A few numbers about durations in seconds; without values only `n`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Durations {
    /// How many.
    pub n: u32,
    /// The middle one, or the mean of the middle two.
    pub median: Option<f64>,
    /// The 95th percentile, linear between order statistics.
    pub p95: Option<f64>,
}

/// One DAG on one side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DagSummary {
    /// The DAG.
    pub dag_id: String,
    /// All runs, of every type and state.
    pub runs_total: u32,
    /// Runs by state.
    pub runs_by_state: BTreeMap<String, u32>,
    /// Runs that were cleared: their state and start hide an earlier failure.
    pub runs_cleared: u32,
    /// Attempts that began and ended, or failed and wait for another.
    pub attempts: u32,
    /// Those that did not succeed.
    pub attempts_failed: u32,
    /// Attempts beyond the first, per task instance, summed.
    pub retries: u32,
    /// From start to end of finished runs, in seconds.
    pub duration_s: Durations,
    /// The same for successful runs.
    pub duration_success_s: Durations,
    /// From a task's first failed attempt to its next success in the same run, in seconds.
    pub attempt_recovery_s: Durations,
    /// Task instances that failed and never succeeded.
    pub attempts_unrecovered: u32,
    /// From a failed run to the next successful one of the DAG, in seconds.
    pub pipeline_recovery_s: Durations,
    /// Failed runs without a later successful one.
    pub runs_unrecovered: u32,
}

/// One side.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SideSummary {
    /// Its DAGs, by id.
    pub dags: Vec<DagSummary>,
}

/// Both sides.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Sides {
    /// The current platform.
    pub baseline: SideSummary,
    /// The platform that is piloted.
    pub pilot: SideSummary,
}

/// The shadow pairs of one DAG: scheduled runs of both sides with the same logical date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShadowSummary {
    /// The DAG.
    pub dag_id: String,
    /// How many pairs.
    pub pairs: u32,
    /// Scheduled baseline runs without a pilot run.
    pub only_baseline: u32,
    /// Scheduled pilot runs without a baseline run.
    pub only_pilot: u32,
    /// Pairs in which both runs succeeded.
    pub both_success: u32,
    /// Final states of the pairs: `"failed->success": 4`, baseline first.
    pub states: BTreeMap<String, u32>,
    /// Median of pilot duration ÷ baseline duration over pairs that both succeeded.
    pub ratio_median: Option<f64>,
    /// Median of pilot minus baseline duration in seconds over the same pairs.
    pub difference_s_median: Option<f64>,
    /// Of the same pairs, those in which the pilot run was shorter.
    pub pilot_faster: u32,
    /// Of the same pairs, those in which neither run was ever cleared.
    pub never_cleared: u32,
}

/// The summary of all imported runs.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RunsSummary {
    /// Per side and DAG.
    pub sides: Sides,
    /// Per DAG, where a side has scheduled runs with a logical date, or any runs at all.
    pub pairs: Vec<ShadowSummary>,
}

//! The imported runs, summed up per DAG and side.

use std::collections::BTreeMap;

use super::wire;

wire! {
    /// Durations of runs or recoveries, in seconds.
    pub struct DurationsView {
        /// How many.
        pub n: u32,
        /// The median.
        pub median: Option<f64>,
        /// The 95th percentile, linear between ranks.
        pub p95: Option<f64>,
    }

    /// One DAG on one side.
    pub struct DagView {
        /// The DAG.
        pub dag_id: String,
        /// All its runs, unfinished ones too.
        pub runs_total: u32,
        /// By final state.
        pub runs_by_state: BTreeMap<String, u32>,
        /// Runs that were cleared, so that their state hides an earlier failure.
        pub runs_cleared: u32,
        /// Task attempts, counted by rows.
        pub attempts: u32,
        /// Those that did not succeed.
        pub attempts_failed: u32,
        /// Attempts beyond the first, per task and run, summed.
        pub retries: u32,
        /// Durations of finished runs.
        pub duration_s: DurationsView,
        /// Durations of successful runs.
        pub duration_success_s: DurationsView,
        /// From a first failed attempt to the next success of the same task.
        pub attempt_recovery_s: DurationsView,
        /// Tasks whose failure no success followed.
        pub attempts_unrecovered: u32,
        /// From a failed run to the next successful run.
        pub pipeline_recovery_s: DurationsView,
        /// Failed runs that no successful run followed.
        pub runs_unrecovered: u32,
    }

    /// One side's DAGs.
    pub struct SideRunsView {
        /// The DAGs, by name.
        pub dags: Vec<DagView>,
    }

    /// Both sides.
    pub struct SidesView {
        /// The current platform.
        pub baseline: SideRunsView,
        /// The piloted platform.
        pub pilot: SideRunsView,
    }

    /// The shadow pairs of one DAG: scheduled runs of the same logical date.
    pub struct ShadowView {
        /// The DAG.
        pub dag_id: String,
        /// How many pairs.
        pub pairs: u32,
        /// Runs with no partner on the pilot.
        pub only_baseline: u32,
        /// Runs with no partner on the baseline.
        pub only_pilot: u32,
        /// Pairs in which both succeeded.
        pub both_success: u32,
        /// Pairs by state before and after, such as `failed->success`.
        pub states: BTreeMap<String, u32>,
        /// Median of pilot ÷ baseline duration, both successful.
        pub ratio_median: Option<f64>,
        /// Median of pilot − baseline duration in seconds, both successful.
        pub difference_s_median: Option<f64>,
        /// Pairs in which the pilot was faster.
        pub pilot_faster: u32,
        /// Pairs in which neither run was ever cleared.
        pub never_cleared: u32,
    }

    /// The imported runs, summed up.
    pub struct RunsView {
        /// Per side and DAG.
        pub sides: SidesView,
        /// Per DAG, pairwise.
        pub pairs: Vec<ShadowView>,
    }
}

//! Imported runs, day by day and failure by failure.

use super::{ChartView, ChipView, DagView, ShadowView, wire};

wire! {
    /// Which DAGs of the board.
    pub struct RunBoardArgs {
        /// The document.
        pub doc: u32,
        /// Only DAGs whose id holds this.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub text: Option<String>,
        /// How many to pass over.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub skip: Option<u32>,
        /// How many at most.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub most: Option<u32>,
    }

    /// A figure over all DAGs.
    pub struct RunTileView {
        /// What it is.
        pub label: String,
        /// The figure.
        pub figure: String,
        /// Its interval or bound, n, and what it rests on.
        pub detail: String,
        /// The metric behind it; empty where it is a count.
        pub metric: String,
        /// A chip where the sides cannot be compared.
        pub chip: Option<ChipView>,
    }

    /// What became of a DAG's scheduled runs of one day on one side.
    pub struct RunCellView {
        /// `good`, `retried`, `failed`, `unfinished` or `none`.
        pub state: String,
        /// The most tries that a task needed.
        pub tries: u32,
        /// In words: "Sun 4 Oct, baseline: 24 runs, 1 failed".
        pub words: String,
    }

    /// One DAG, day by day.
    pub struct BoardDagView {
        /// The DAG.
        pub dag_id: String,
        /// Whether it failed in the incident behind the pilot.
        pub in_incident: bool,
        /// The baseline, a cell a day.
        pub baseline: Vec<RunCellView>,
        /// The pilot, a cell a day.
        pub pilot: Vec<RunCellView>,
        /// How many shadow pairs, over all days.
        pub pairs: u32,
        /// How many of them ended the same.
        pub agree: u32,
        /// Scheduled runs without a partner.
        pub unpaired: u32,
    }

    /// The board of runs.
    pub struct RunBoardView {
        /// Figures over all DAGs.
        pub tiles: Vec<RunTileView>,
        /// The days of the columns, `2026-10-14`, oldest first.
        pub days: Vec<String>,
        /// How many DAGs there are.
        pub total: u32,
        /// How many of them were wanted.
        pub found: u32,
        /// Those asked for, by id.
        pub dags: Vec<BoardDagView>,
        /// When runs were last imported, RFC 3339.
        pub imported_at: Option<String>,
    }

    /// Which failures and recoveries.
    pub struct RunEventsArgs {
        /// The document.
        pub doc: u32,
        /// Of this DAG.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub dag: Option<String>,
        /// On this side.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub side: Option<String>,
        /// `apart`: one run of each pair that ended otherwise; `open`: that nothing came good after.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub only: Option<String>,
        /// How many to pass over.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub skip: Option<u32>,
        /// How many at most.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub most: Option<u32>,
    }

    /// A run in which something failed, or whose pair ended otherwise.
    pub struct RunEventView {
        /// The DAG.
        pub dag_id: String,
        /// The side.
        pub side: String,
        /// The run's own id, as Airflow gave it.
        pub run_id: String,
        /// Its logical date, or when it began, RFC 3339.
        pub at: Option<String>,
        /// Its final state.
        pub state: String,
        /// How many attempts failed.
        pub failed_attempts: u32,
        /// The task that failed first; empty where none did.
        pub task: String,
        /// When that was, RFC 3339.
        pub failed_at: Option<String>,
        /// Seconds from there to the task's next success in the same run.
        pub attempt_recovery_s: Option<f64>,
        /// Seconds from the end of the failed run to the end of the next successful one.
        pub pipeline_recovery_s: Option<f64>,
        /// Whether nothing came good after it.
        pub open: bool,
        /// The run on the other side; empty where it has no pair.
        pub other_id: String,
        /// That run's final state.
        pub other_state: String,
        /// Whether the two ended differently.
        pub apart: bool,
    }

    /// Failures and recoveries.
    pub struct RunEventsView {
        /// How many are wanted.
        pub found: u32,
        /// Those asked for, newest first.
        pub events: Vec<RunEventView>,
    }

    /// One DAG.
    pub struct DagArgs {
        /// The document.
        pub doc: u32,
        /// Its id.
        pub dag: String,
    }

    /// One DAG on both sides.
    pub struct DagRunsView {
        /// The DAG.
        pub dag_id: String,
        /// On the current platform.
        pub baseline: Option<DagView>,
        /// On the piloted platform.
        pub pilot: Option<DagView>,
        /// Its shadow pairs.
        pub pairs: Option<ShadowView>,
        /// The durations of its last finished runs.
        pub durations: Option<ChartView>,
    }
}

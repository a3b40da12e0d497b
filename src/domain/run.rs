//! DAG runs imported from Airflow, with their task attempts.

use serde::{Deserialize, Serialize};

use super::time::Instant;

/// One DAG run as the source held it when it was imported. Immutable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(schemars::JsonSchema))]
pub struct Run {
    /// The DAG, in Unicode normal form C.
    pub dag_id: String,
    /// The run's own id. Never used for pairing: its meaning differs between versions.
    pub run_id: String,
    /// `scheduled`, `manual`, `backfill`, `dataset_triggered`, `asset_triggered`, …
    pub run_type: String,
    /// `success`, `failed`, `running`, `queued`.
    pub state: String,
    /// The logical date; `None` where Airflow 3 keeps none.
    #[cfg_attr(feature = "ts", schemars(with = "Option<String>"))]
    pub logical_date: Option<Instant>,
    /// The end of the data interval.
    #[cfg_attr(feature = "ts", schemars(with = "Option<String>"))]
    pub data_interval_end: Option<Instant>,
    /// When the run was queued.
    #[cfg_attr(feature = "ts", schemars(with = "Option<String>"))]
    pub queued_at: Option<Instant>,
    /// When the run began; for a cleared run, when its last attempt began.
    #[cfg_attr(feature = "ts", schemars(with = "Option<String>"))]
    pub start: Option<Instant>,
    /// When the run ended.
    #[cfg_attr(feature = "ts", schemars(with = "Option<String>"))]
    pub end: Option<Instant>,
    /// How often it was cleared: above 0 its state and start hide an earlier failure.
    pub clear_number: u32,
    /// The task attempts, in the order task, map index, start.
    pub attempts: Vec<Attempt>,
}

/// One attempt of one task: a row that began and ended, whatever its try number says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(schemars::JsonSchema))]
pub struct Attempt {
    /// The task.
    pub task_id: String,
    /// The index of a mapped task, −1 otherwise.
    pub map_index: i32,
    /// What Airflow counted; may skip numbers.
    pub try_number: u32,
    /// `success`, `failed` or `up_for_retry` (a failed attempt whose next has not begun).
    pub state: String,
    /// When it began.
    #[cfg_attr(feature = "ts", schemars(with = "Option<String>"))]
    pub start: Option<Instant>,
    /// When it ended.
    #[cfg_attr(feature = "ts", schemars(with = "Option<String>"))]
    pub end: Option<Instant>,
}

/// The runs that count, by side: the newest snapshot per DAG and run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SideRuns {
    /// The current platform's.
    pub baseline: Vec<Run>,
    /// The piloted platform's.
    pub pilot: Vec<Run>,
}

impl Run {
    /// Whether the run has reached its final state.
    pub fn finished(&self) -> bool {
        matches!(self.state.as_str(), "success" | "failed")
    }
    /// Seconds from start to end of a finished run; `None` where either is not known.
    pub fn duration_s(&self) -> Option<f64> {
        if !self.finished() {
            return None;
        }
        Some(self.end?.seconds_since(self.start?))
    }
}

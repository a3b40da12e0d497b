//! Airflow 2 and 3: runs with their attempts, out of a SQLite metadata database.

mod attempts;
mod columns;
mod file;
mod header;
mod open;
mod rows;
mod sqlite;
mod times;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::Problem;
use crate::domain::run::Run;

pub use file::AirflowFile;
pub(crate) use header::{Header, MAGIC};

/// Rows refused, each with table, key and reason.
pub type Refused = Vec<Problem>;

/// Rows of `task_instance` by DAG and state; a task without a state counts under `none`.
pub type TaskStates = BTreeMap<String, BTreeMap<String, u64>>;

/// Which Airflow wrote a database, told by its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AirflowVersion {
    /// Airflow 2: `dag_run.execution_date`.
    Two,
    /// Airflow 3: `dag_run.logical_date`.
    Three,
}

impl AirflowVersion {
    /// "Airflow 2", "Airflow 3".
    pub const fn label(self) -> &'static str {
        match self {
            AirflowVersion::Two => "Airflow 2",
            AirflowVersion::Three => "Airflow 3",
        }
    }
    const fn logical_column(self) -> &'static str {
        match self {
            AirflowVersion::Two => "execution_date",
            AirflowVersion::Three => "logical_date",
        }
    }
}

/// How many rows were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RowCounts {
    /// Rows of `dag_run`.
    pub dag_runs: u64,
    /// Rows of `task_instance`.
    pub task_instances: u64,
    /// Rows of `task_instance_history`; 0 where there is no such table.
    pub task_instance_history: u64,
}

impl RowCounts {
    /// All of them.
    pub const fn total(self) -> u64 {
        self.dag_runs + self.task_instances + self.task_instance_history
    }
}

/// What an Airflow database held.
#[derive(Debug, Clone, PartialEq)]
pub struct AirflowSnapshot {
    /// Airflow 2 or 3.
    pub version: AirflowVersion,
    /// The version as a person reads it: "Airflow 2 (2.10 or newer)".
    pub version_label: String,
    /// The revision of the database's migrations, where it says so.
    pub revision: Option<String>,
    /// Every run by DAG id and run id, with its attempts.
    pub runs: Vec<Run>,
    /// How many rows were read, refused ones too.
    pub counts: RowCounts,
    /// Rows of `task_instance` by DAG and state.
    pub task_states: TaskStates,
    /// What a person should know, though everything was read.
    pub warnings: Vec<Problem>,
    /// Rows left out, each with table, key and reason.
    pub refused: Refused,
}

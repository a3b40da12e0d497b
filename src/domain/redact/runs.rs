//! Imported runs made neutral.

use std::collections::BTreeSet;

use super::labels::Labels;
use crate::domain::run::{Attempt, Run, SideRuns};

/// What an Airflow run or attempt may be; anything else is somebody's word.
const STATES: [&str; 13] = [
    "success",
    "failed",
    "running",
    "queued",
    "scheduled",
    "skipped",
    "up_for_retry",
    "up_for_reschedule",
    "upstream_failed",
    "removed",
    "deferred",
    "restarting",
    "none",
];
const TYPES: [&str; 6] =
    ["scheduled", "manual", "backfill", "dataset_triggered", "asset_triggered", "asset_materialization"];

/// The same runs with neutral names. A DAG that is a workload has the workload's label.
pub(super) fn neutral(runs: &SideRuns, labels: &mut Labels) -> SideRuns {
    // The DAGs that are no workload are numbered by name, whichever side they are on.
    let dags: BTreeSet<&str> =
        runs.baseline.iter().chain(&runs.pilot).map(|run| run.dag_id.as_str()).collect();
    for dag in dags {
        labels.numbered("Workload", dag);
    }
    SideRuns { baseline: side(&runs.baseline, labels), pilot: side(&runs.pilot, labels) }
}

fn side(runs: &[Run], labels: &mut Labels) -> Vec<Run> {
    runs.iter().map(|run| one(run, labels)).collect()
}

fn one(run: &Run, labels: &mut Labels) -> Run {
    Run {
        dag_id: labels.numbered("Workload", &run.dag_id),
        run_id: labels.numbered("Run", &run.run_id),
        run_type: known(&run.run_type, &TYPES),
        state: known(&run.state, &STATES),
        attempts: run
            .attempts
            .iter()
            .map(|attempt| Attempt {
                task_id: labels.numbered("Task", &attempt.task_id),
                state: known(&attempt.state, &STATES),
                ..attempt.clone()
            })
            .collect(),
        ..run.clone()
    }
}

fn known(word: &str, words: &[&str]) -> String {
    if words.contains(&word) { word.to_owned() } else { "other".to_owned() }
}

//! Imported runs, summed up per side and DAG, and pairwise.

pub(super) mod attempts;
pub(super) mod board;
pub(super) mod events;
pub(super) mod shadow;

use std::collections::BTreeMap;

use crate::domain::run::{Run, SideRuns};
use crate::domain::run_summary::{DagSummary, Durations, RunsSummary, SideSummary, Sides};
use crate::stats::descriptive::quantile_of_sorted;

/// The runs of one DAG on both sides.
pub(super) struct DagRuns<'a> {
    /// The DAG.
    pub dag_id: String,
    /// The current platform's runs.
    pub baseline: Vec<&'a Run>,
    /// The piloted platform's runs.
    pub pilot: Vec<&'a Run>,
}

/// Sorts runs by DAG.
pub(super) fn by_dag(runs: &SideRuns) -> Vec<DagRuns<'_>> {
    let mut dags: BTreeMap<&str, DagRuns<'_>> = BTreeMap::new();
    let empty = |dag_id: &str| DagRuns { dag_id: dag_id.to_owned(), baseline: Vec::new(), pilot: Vec::new() };
    for run in &runs.baseline {
        dags.entry(&run.dag_id).or_insert_with(|| empty(&run.dag_id)).baseline.push(run);
    }
    for run in &runs.pilot {
        dags.entry(&run.dag_id).or_insert_with(|| empty(&run.dag_id)).pilot.push(run);
    }
    dags.into_values().collect()
}

/// Every shadow pair, by DAG and logical date.
pub(crate) fn shadow_pairs(runs: &SideRuns) -> Vec<(&Run, &Run)> {
    by_dag(runs).iter().flat_map(shadow::pairs_of).collect()
}

/// Sums up all imported runs.
pub(crate) fn summarise_runs(runs: &SideRuns) -> RunsSummary {
    let dags = by_dag(runs);
    let side = |pick: for<'a, 'b> fn(&'a DagRuns<'b>) -> &'a [&'b Run]| SideSummary {
        dags: dags
            .iter()
            .filter(|dag| !pick(dag).is_empty())
            .map(|dag| summary(&dag.dag_id, pick(dag)))
            .collect(),
    };
    RunsSummary {
        sides: Sides { baseline: side(|d| &d.baseline), pilot: side(|d| &d.pilot) },
        pairs: dags.iter().map(shadow::summary).collect(),
    }
}

fn summary(dag_id: &str, runs: &[&Run]) -> DagSummary {
    let mut by_state: BTreeMap<&str, u32> = BTreeMap::new();
    for run in runs {
        *by_state.entry(&run.state).or_default() += 1;
    }
    let tallies: Vec<attempts::Tally> = runs.iter().map(|run| attempts::tally(run)).collect();
    let sum = |pick: fn(&attempts::Tally) -> u32| tallies.iter().map(pick).sum();
    let (pipeline, runs_unrecovered) = attempts::pipeline_recoveries(runs);
    DagSummary {
        dag_id: dag_id.to_owned(),
        runs_total: runs.len() as u32,
        runs_by_state: by_state.into_iter().map(|(state, n)| (state.to_owned(), n)).collect(),
        runs_cleared: runs.iter().filter(|run| run.clear_number > 0).count() as u32,
        attempts: sum(|t| t.attempts),
        attempts_failed: sum(|t| t.failed),
        retries: sum(|t| t.retries),
        duration_s: durations(runs.iter().filter_map(|run| run.duration_s())),
        duration_success_s: durations(
            runs.iter().filter(|run| run.state == "success").filter_map(|run| run.duration_s()),
        ),
        attempt_recovery_s: durations(tallies.iter().flat_map(|t| t.recoveries.iter().copied())),
        attempts_unrecovered: sum(|t| t.unrecovered),
        pipeline_recovery_s: durations(pipeline.into_iter()),
        runs_unrecovered: runs_unrecovered as u32,
    }
}

/// How many there are, their median, and their 95th percentile by linear interpolation.
fn durations(values: impl Iterator<Item = f64>) -> Durations {
    let mut sorted: Vec<f64> = values.filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    Durations {
        n: sorted.len() as u32,
        median: quantile_of_sorted(&sorted, 0.5),
        p95: quantile_of_sorted(&sorted, 0.95),
    }
}

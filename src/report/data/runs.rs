//! The imported runs, summed up as the report does.

use std::collections::BTreeMap;

use super::{Datum, Frozen, Sheet, sheet};
use crate::domain::Side;
use crate::domain::run_summary::{DagSummary, ShadowSummary, SideSummary};

/// One table a DAG and side, one of the shadow pairs.
pub(super) fn sheets(frozen: &Frozen) -> Vec<Sheet> {
    let runs = &frozen.runs;
    let sides = [(Side::Baseline, &runs.sides.baseline), (Side::Pilot, &runs.sides.pilot)];
    let rows = |(side, summary): (Side, &SideSummary)| -> Vec<Vec<Datum>> {
        summary.dags.iter().map(|dag| dag_row(side, dag)).collect()
    };
    vec![
        sheet(
            "dags",
            "The imported runs of one DAG on one side; durations in seconds",
            &[
                "side",
                "dag_id",
                "runs",
                "runs_by_state",
                "runs_cleared",
                "attempts",
                "attempts_failed",
                "retries",
                "finished_n",
                "duration_median",
                "duration_p95",
                "success_n",
                "success_duration_median",
                "success_duration_p95",
                "attempt_recoveries",
                "attempt_recovery_median",
                "attempts_unrecovered",
                "pipeline_recoveries",
                "pipeline_recovery_median",
                "runs_unrecovered",
            ],
            sides.into_iter().flat_map(rows).collect(),
        ),
        sheet(
            "shadow_pairs",
            "Scheduled runs of one DAG on both sides with the same logical date; durations in seconds",
            &[
                "dag_id",
                "pairs",
                "only_baseline",
                "only_pilot",
                "both_success",
                "states",
                "ratio_median",
                "difference_median",
                "pilot_faster",
                "never_cleared",
            ],
            runs.pairs.iter().map(pair_row).collect(),
        ),
    ]
}

fn states(counts: &BTreeMap<String, u32>) -> Datum {
    let each: Vec<String> = counts.iter().map(|(state, n)| format!("{n} {state}")).collect();
    Datum::from(&each.join(", "))
}

fn dag_row(side: Side, dag: &DagSummary) -> Vec<Datum> {
    vec![
        side.label().into(),
        Datum::from(&dag.dag_id),
        dag.runs_total.into(),
        states(&dag.runs_by_state),
        dag.runs_cleared.into(),
        dag.attempts.into(),
        dag.attempts_failed.into(),
        dag.retries.into(),
        dag.duration_s.n.into(),
        dag.duration_s.median.into(),
        dag.duration_s.p95.into(),
        dag.duration_success_s.n.into(),
        dag.duration_success_s.median.into(),
        dag.duration_success_s.p95.into(),
        dag.attempt_recovery_s.n.into(),
        dag.attempt_recovery_s.median.into(),
        dag.attempts_unrecovered.into(),
        dag.pipeline_recovery_s.n.into(),
        dag.pipeline_recovery_s.median.into(),
        dag.runs_unrecovered.into(),
    ]
}

fn pair_row(pair: &ShadowSummary) -> Vec<Datum> {
    vec![
        Datum::from(&pair.dag_id),
        pair.pairs.into(),
        pair.only_baseline.into(),
        pair.only_pilot.into(),
        pair.both_success.into(),
        states(&pair.states),
        pair.ratio_median.into(),
        pair.difference_s_median.into(),
        pair.pilot_faster.into(),
        pair.never_cleared.into(),
    ]
}

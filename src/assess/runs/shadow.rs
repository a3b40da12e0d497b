//! Shadow pairs: scheduled runs of both sides with the same DAG and logical date. Never by run id:
//! its meaning differs between versions.

use std::collections::BTreeMap;

use super::DagRuns;
use crate::domain::Instant;
use crate::domain::run::Run;
use crate::domain::run_summary::ShadowSummary;
use crate::stats::descriptive::median;

/// Scheduled runs by logical date; a second one of the same date is kept apart by its place.
fn scheduled<'a>(runs: &[&'a Run]) -> BTreeMap<Instant, Vec<&'a Run>> {
    let mut dates: BTreeMap<Instant, Vec<&Run>> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.run_type == "scheduled") {
        if let Some(date) = run.logical_date {
            dates.entry(date).or_default().push(run);
        }
    }
    dates.values_mut().for_each(|runs| runs.sort_by(|a, b| a.run_id.cmp(&b.run_id)));
    dates
}

/// The shadow pairs of a DAG, by logical date.
pub(in crate::assess) fn pairs_of<'a>(dag: &DagRuns<'a>) -> Vec<(&'a Run, &'a Run)> {
    let (before, after) = (scheduled(&dag.baseline), scheduled(&dag.pilot));
    before
        .iter()
        .filter_map(|(date, runs)| Some((runs, after.get(date)?)))
        .flat_map(|(b, a)| b.iter().copied().zip(a.iter().copied()))
        .collect()
}

/// Sums up the shadow pairs of a DAG.
pub(super) fn summary(dag: &DagRuns<'_>) -> ShadowSummary {
    let pairs = pairs_of(dag);
    let dated = |runs: &[&Run]| scheduled(runs).values().map(Vec::len).sum::<usize>();
    let mut states: BTreeMap<String, u32> = BTreeMap::new();
    for (before, after) in &pairs {
        *states.entry(format!("{}->{}", before.state, after.state)).or_default() += 1;
    }
    let both: Vec<&(&Run, &Run)> =
        pairs.iter().filter(|(b, a)| b.state == "success" && a.state == "success").collect();
    let durations: Vec<(f64, f64)> =
        both.iter().filter_map(|(b, a)| Some((b.duration_s()?, a.duration_s()?))).collect();
    let ratios: Vec<f64> = durations.iter().filter(|(b, _)| *b > 0.0).map(|(b, a)| a / b).collect();
    let differences: Vec<f64> = durations.iter().map(|(b, a)| a - b).collect();
    ShadowSummary {
        dag_id: dag.dag_id.clone(),
        pairs: pairs.len() as u32,
        only_baseline: (dated(&dag.baseline) - pairs.len()) as u32,
        only_pilot: (dated(&dag.pilot) - pairs.len()) as u32,
        both_success: both.len() as u32,
        states,
        ratio_median: median(&ratios),
        difference_s_median: median(&differences),
        pilot_faster: durations.iter().filter(|(b, a)| a < b).count() as u32,
        never_cleared: both.iter().filter(|(b, a)| b.clear_number == 0 && a.clear_number == 0).count() as u32,
    }
}

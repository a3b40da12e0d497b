//! Shadow pairs: scheduled runs of both sides with the same DAG and logical date. Never by run id:
//! its meaning differs between versions.

use std::collections::BTreeMap;

use super::DagRuns;
use crate::domain::Instant;
use crate::domain::run::Run;
use crate::domain::run_summary::ShadowSummary;
use crate::stats::descriptive::median;

/// Scheduled runs in the order of their logical dates; a second one of the same date is kept apart by
/// its place.
fn scheduled<'a>(runs: &[&'a Run]) -> Vec<(Instant, &'a Run)> {
    let scheduled = runs.iter().filter(|run| run.run_type == "scheduled");
    let mut dated: Vec<(Instant, &Run)> =
        scheduled.filter_map(|run| Some((run.logical_date?, *run))).collect();
    dated.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.run_id.cmp(&b.run_id)));
    dated
}

/// The shadow pairs of a DAG, by logical date.
pub(in crate::assess) fn pairs_of<'a>(dag: &DagRuns<'a>) -> Vec<(&'a Run, &'a Run)> {
    paired(&scheduled(&dag.baseline), &scheduled(&dag.pilot))
}

/// The runs of two sides whose dates are the same: the first of a date with the first, and so on.
fn paired<'a>(before: &[(Instant, &'a Run)], after: &[(Instant, &'a Run)]) -> Vec<(&'a Run, &'a Run)> {
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    let mut pairs = Vec::new();
    while let (Some((one, baseline)), Some((other, pilot))) = (before.peek(), after.peek()) {
        let order = one.cmp(other);
        if order.is_eq() {
            pairs.push((*baseline, *pilot));
        }
        if order.is_le() {
            before.next();
        }
        if order.is_ge() {
            after.next();
        }
    }
    pairs
}

/// Sums up the shadow pairs of a DAG.
pub(super) fn summary(dag: &DagRuns<'_>) -> ShadowSummary {
    let (baseline, pilot) = (scheduled(&dag.baseline), scheduled(&dag.pilot));
    let pairs = paired(&baseline, &pilot);
    let mut ends: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (before, after) in &pairs {
        *ends.entry((&before.state, &after.state)).or_default() += 1;
    }
    let states = ends.into_iter().map(|((before, after), n)| (format!("{before}->{after}"), n)).collect();
    let both: Vec<&(&Run, &Run)> =
        pairs.iter().filter(|(b, a)| b.state == "success" && a.state == "success").collect();
    let durations: Vec<(f64, f64)> =
        both.iter().filter_map(|(b, a)| Some((b.duration_s()?, a.duration_s()?))).collect();
    let ratios: Vec<f64> = durations.iter().filter(|(b, _)| *b > 0.0).map(|(b, a)| a / b).collect();
    let differences: Vec<f64> = durations.iter().map(|(b, a)| a - b).collect();
    ShadowSummary {
        dag_id: dag.dag_id.clone(),
        pairs: pairs.len() as u32,
        only_baseline: (baseline.len() - pairs.len()) as u32,
        only_pilot: (pilot.len() - pairs.len()) as u32,
        both_success: both.len() as u32,
        states,
        ratio_median: median(&ratios),
        difference_s_median: median(&differences),
        pilot_faster: durations.iter().filter(|(b, a)| a < b).count() as u32,
        never_cleared: both.iter().filter(|(b, a)| b.clear_number == 0 && a.clear_number == 0).count() as u32,
    }
}

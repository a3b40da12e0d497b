//! Task attempts and recoveries.

use std::collections::BTreeMap;

use super::events::FirstFailure;
use crate::domain::Instant;
use crate::domain::run::{Attempt, Run};

/// What the attempts of one run amount to.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::assess) struct Tally {
    /// Attempts that began, and succeeded or failed.
    pub attempts: u32,
    /// Those that failed.
    pub failed: u32,
    /// Attempts beyond the first, per task instance.
    pub retries: u32,
    /// Seconds from the end of a task's first failed attempt to the end of its next success.
    pub recoveries: Vec<f64>,
    /// Task instances that failed and never succeeded afterwards.
    pub unrecovered: u32,
}

/// Whether an attempt failed.
pub(in crate::assess) fn is_failed(attempt: &Attempt) -> bool {
    matches!(attempt.state.as_str(), "failed" | "up_for_retry")
}

fn counts(attempt: &Attempt) -> bool {
    attempt.start.is_some() && (attempt.state == "success" || is_failed(attempt))
}

/// Sums up the attempts of a run, by task instance.
pub(in crate::assess) fn tally(run: &Run) -> Tally {
    let mut instances: BTreeMap<(&str, i32), Vec<&Attempt>> = BTreeMap::new();
    for attempt in run.attempts.iter().filter(|a| counts(a)) {
        instances.entry((&attempt.task_id, attempt.map_index)).or_default().push(attempt);
    }
    let mut sum = Tally::default();
    for attempts in instances.values() {
        sum.attempts += attempts.len() as u32;
        sum.retries += attempts.len().saturating_sub(1) as u32;
        let failed: Vec<&&Attempt> = attempts.iter().filter(|a| is_failed(a)).collect();
        sum.failed += failed.len() as u32;
        if failed.is_empty() {
            continue;
        }
        match recovery(attempts) {
            Some(seconds) => sum.recoveries.push(seconds),
            None => sum.unrecovered += 1,
        }
    }
    sum
}

/// From the end of the first failed attempt to the end of the first success that ended no earlier.
fn recovery(attempts: &[&Attempt]) -> Option<f64> {
    let failed = attempts.iter().filter(|a| is_failed(a)).filter_map(|a| a.end).min()?;
    let mended = attempts
        .iter()
        .filter(|a| a.state == "success")
        .filter_map(|a| a.end)
        .filter(|end| *end >= failed)
        .min()?;
    Some(mended.seconds_since(failed))
}

/// The task of a run whose failed attempt ended first, and its recovery.
pub(in crate::assess) fn first_failure(run: &Run) -> Option<FirstFailure> {
    let failed = run.attempts.iter().filter(|a| counts(a) && is_failed(a));
    let (at, first) = failed.filter_map(|a| Some((a.end?, a))).min_by_key(|(at, _)| *at)?;
    let same = |a: &&Attempt| counts(a) && a.task_id == first.task_id && a.map_index == first.map_index;
    let attempts: Vec<&Attempt> = run.attempts.iter().filter(same).collect();
    Some(FirstFailure { task_id: first.task_id.clone(), at, recovery_s: recovery(&attempts) })
}

/// When the successful runs of a DAG ended, in order.
pub(in crate::assess) fn ends_of_successes(runs: &[&Run]) -> Vec<Instant> {
    ended(runs, "success")
}

fn ended(runs: &[&Run], state: &str) -> Vec<Instant> {
    let mut ends: Vec<_> =
        runs.iter().filter(|r| r.state == state && r.start.is_some()).filter_map(|r| r.end).collect();
    ends.sort();
    ends
}

/// Seconds from a moment to the end of the next successful run.
pub(in crate::assess) fn next_success(good: &[Instant], end: Instant) -> Option<f64> {
    let next = good.get(good.partition_point(|later| *later <= end))?;
    Some(next.seconds_since(end))
}

/// Seconds from the end of each failed run of a DAG to the end of its next successful run, and how
/// many failed runs none followed.
pub(in crate::assess) fn pipeline_recoveries(runs: &[&Run]) -> (Vec<f64>, usize) {
    let good = ended(runs, "success");
    let failed = ended(runs, "failed");
    let times: Vec<f64> = failed.iter().filter_map(|end| next_success(&good, *end)).collect();
    let open = failed.len() - times.len();
    (times, open)
}

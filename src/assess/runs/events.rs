//! Failures and recoveries, run by run, each beside its shadow pair's other half.

use std::collections::BTreeMap;

use super::attempts::{ends_of_successes, first_failure, is_failed, next_success};
use super::shadow::pairs_of;
use super::{DagRuns, by_dag};
use crate::domain::run::{Run, SideRuns};
use crate::domain::{Instant, Side};

/// A failure inside a run: which task failed first, when, and when it came good.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FirstFailure {
    /// The task.
    pub(crate) task_id: String,
    /// The end of its first failed attempt.
    pub(crate) at: Instant,
    /// Seconds to its next success in the same run; `None` where there was none.
    pub(crate) recovery_s: Option<f64>,
}

/// A run in which something failed, or whose pair ended otherwise.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RunEvent {
    /// The DAG.
    pub(crate) dag_id: String,
    /// The side.
    pub(crate) side: Side,
    /// The run's own id, as Airflow gave it.
    pub(crate) run_id: String,
    /// Its logical date; where it has none, when it began.
    pub(crate) at: Option<Instant>,
    /// Its final state.
    pub(crate) state: String,
    /// Attempts that failed in it.
    pub(crate) failed_attempts: u32,
    /// What failed first.
    pub(crate) first: Option<FirstFailure>,
    /// Seconds from the end of a failed run to the end of the next successful run of its DAG;
    /// `None` where the run did not fail or none followed.
    pub(crate) pipeline_recovery_s: Option<f64>,
    /// The run's id and final state on the other side, where it has a shadow pair.
    pub(crate) other: Option<(String, String)>,
}

impl RunEvent {
    /// Whether the two runs of its pair ended differently.
    pub(crate) fn parts(&self) -> bool {
        self.other.as_ref().is_some_and(|(_, state)| *state != self.state)
    }
    /// Whether it is the half that stands for its parting pair: the one that failed; the baseline's
    /// where neither did.
    pub(crate) fn stands_for_parting(&self) -> bool {
        let other_failed = self.other.as_ref().is_some_and(|(_, state)| state == "failed");
        self.parts() && (self.state == "failed" || (!other_failed && self.side == Side::Baseline))
    }
    /// Whether nothing came good after it: a task, or the run itself.
    pub(crate) fn open(&self) -> bool {
        let task = self.first.as_ref().is_some_and(|first| first.recovery_s.is_none());
        if self.state == "failed" { self.pipeline_recovery_s.is_none() } else { task }
    }
}

/// Every run in which something failed or whose pair ended otherwise, newest first.
pub(crate) fn events(runs: &SideRuns) -> Vec<RunEvent> {
    let mut all: Vec<RunEvent> = by_dag(runs).iter().flat_map(of_dag).collect();
    all.sort_by(|a, b| (b.at, &a.dag_id, a.side, &a.run_id).cmp(&(a.at, &b.dag_id, b.side, &b.run_id)));
    all
}

fn of_dag(dag: &DagRuns<'_>) -> Vec<RunEvent> {
    let pairs = pairs_of(dag);
    let known = |run: &Run| (run.run_id.clone(), run.state.clone());
    let after: BTreeMap<&str, (String, String)> =
        pairs.iter().map(|(b, a)| (b.run_id.as_str(), known(a))).collect();
    let before: BTreeMap<&str, (String, String)> =
        pairs.iter().map(|(b, a)| (a.run_id.as_str(), known(b))).collect();
    [(Side::Baseline, &dag.baseline, after), (Side::Pilot, &dag.pilot, before)]
        .into_iter()
        .flat_map(|(side, runs, others)| {
            let good = ends_of_successes(runs);
            runs.iter()
                .map(|run| event(run, side, &good, others.get(run.run_id.as_str()).cloned()))
                .filter(|event| event.state == "failed" || event.first.is_some() || event.parts())
                .collect::<Vec<_>>()
        })
        .collect()
}

fn event(run: &Run, side: Side, good: &[Instant], other: Option<(String, String)>) -> RunEvent {
    let failed = run.state == "failed";
    RunEvent {
        dag_id: run.dag_id.clone(),
        side,
        run_id: run.run_id.clone(),
        at: run.logical_date.or(run.start),
        state: run.state.clone(),
        failed_attempts: run.attempts.iter().filter(|a| is_failed(a)).count() as u32,
        first: first_failure(run),
        pipeline_recovery_s: run.end.filter(|_| failed).and_then(|end| next_success(good, end)),
        other,
    }
}

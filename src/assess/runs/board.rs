//! How each DAG fared day by day on both sides.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;

use crate::domain::run::{Run, SideRuns};
use crate::domain::{Day, Side};

/// What became of a DAG's scheduled runs of one day on one side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DayOfRuns {
    /// How many runs.
    pub(crate) runs: u32,
    /// How many of them failed.
    pub(crate) failed: u32,
    /// How many have not ended.
    pub(crate) unfinished: u32,
    /// How many succeeded, but not at the first try of every task, or after being cleared.
    pub(crate) retried: u32,
    /// The most tries that a task of a run needed.
    pub(crate) tries: u32,
}

/// A DAG's days, by side and day.
pub(crate) type DagDays = BTreeMap<(Side, Day), DayOfRuns>;

/// The last days on which scheduled runs had their logical date, oldest first.
pub(crate) fn last_days(runs: &SideRuns, zone: Tz, most: usize) -> Vec<Day> {
    let all = runs.baseline.iter().chain(&runs.pilot).filter_map(|run| day_of(run, zone));
    let days: BTreeSet<Day> = all.collect();
    let skip = days.len().saturating_sub(most);
    days.into_iter().skip(skip).collect()
}

/// The days of each DAG, from `first` on.
pub(crate) fn days_of(runs: &SideRuns, first: Day, zone: Tz) -> BTreeMap<String, DagDays> {
    let mut board: BTreeMap<&str, DagDays> = BTreeMap::new();
    for (side, runs) in [(Side::Baseline, &runs.baseline), (Side::Pilot, &runs.pilot)] {
        for run in runs {
            if let Some(day) = day_of(run, zone).filter(|day| *day >= first) {
                board.entry(&run.dag_id).or_default().entry((side, day)).or_default().count(run);
            }
        }
    }
    board.into_iter().map(|(dag, days)| (dag.to_owned(), days)).collect()
}

/// The day of a scheduled run's logical date.
fn day_of(run: &Run, zone: Tz) -> Option<Day> {
    run.logical_date.filter(|_| run.run_type == "scheduled").map(|at| at.day(zone))
}

impl DayOfRuns {
    fn count(&mut self, run: &Run) {
        let tries = most_tries(run);
        self.runs += 1;
        self.tries = self.tries.max(tries);
        match run.state.as_str() {
            "failed" => self.failed += 1,
            "success" if tries > 1 || run.clear_number > 0 => self.retried += 1,
            "success" => {}
            _ => self.unfinished += 1,
        }
    }
}

/// The most attempts of one task of a run, counted by rows.
fn most_tries(run: &Run) -> u32 {
    let mut tries: BTreeMap<(&str, i32), u32> = BTreeMap::new();
    for attempt in &run.attempts {
        *tries.entry((&attempt.task_id, attempt.map_index)).or_default() += 1;
    }
    tries.into_values().max().unwrap_or_default()
}

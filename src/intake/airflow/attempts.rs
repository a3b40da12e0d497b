//! Puts runs and task rows together: which rows are attempts, which are one attempt seen twice.

use std::collections::BTreeMap;

use super::rows::{BadRow, NO_STATE, RunRow, TaskRow};
use super::{Refused, TaskStates};
use crate::domain::Problem;
use crate::domain::run::{Attempt, Run};

/// Where a task row stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// `task_instance_history`: an attempt that another one followed, or that was cleared.
    History,
    /// `task_instance`: the last attempt, or a task that has not ended.
    Current,
}

impl From {
    const fn table(self) -> &'static str {
        match self {
            From::History => "task_instance_history",
            From::Current => "task_instance",
        }
    }
}

/// Runs being put together. Feed all runs first, then the history, then the current rows.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    runs: BTreeMap<String, BTreeMap<String, Run>>,
    /// Attempts whose run is not there, counted by run.
    homeless: BTreeMap<String, BTreeMap<String, u64>>,
    states: TaskStates,
    refused: Refused,
}

/// What was put together.
#[derive(Debug, Default)]
pub(super) struct Assembled {
    /// Every run, by DAG and run id, with its attempts.
    pub runs: Vec<Run>,
    /// Rows of `task_instance` by DAG and state.
    pub states: TaskStates,
    /// What was refused, with table, key and reason.
    pub refused: Refused,
    /// What a person should know of runs that were kept.
    pub odd: Vec<Problem>,
}

impl Assembly {
    /// A row of `dag_run`.
    pub(super) fn run(&mut self, row: Result<RunRow, BadRow>) {
        let row = match row {
            Ok(row) => row,
            Err(bad) => return self.refuse("dag_run", &bad),
        };
        let of_dag = self.runs.entry(row.dag_id.clone()).or_default();
        if of_dag.contains_key(&row.run_id) {
            // Two spellings of one id that differ only in their Unicode form.
            let why = "another run has the same DAG id and run id".to_owned();
            let bad = BadRow { dag_id: Some(row.dag_id), run_id: Some(row.run_id), task_id: None, why };
            return self.refuse("dag_run", &bad);
        }
        of_dag.insert(row.run_id.clone(), blank(row));
    }

    /// A row of one of the task tables.
    pub(super) fn task(&mut self, from: From, row: Result<TaskRow, BadRow>) {
        let row = match row {
            Ok(row) => row,
            Err(bad) => return self.refuse(from.table(), &bad),
        };
        if from == From::Current {
            let state = row.state.as_deref().unwrap_or(NO_STATE).to_owned();
            *self.states.entry(row.dag_id.clone()).or_default().entry(state).or_default() += 1;
        }
        let Some(tried) = row.tried else { return };
        let Some(run) = self.runs.get_mut(&row.dag_id).and_then(|runs| runs.get_mut(&row.run_id)) else {
            *self.homeless.entry(row.dag_id).or_default().entry(row.run_id).or_default() += 1;
            return;
        };
        let attempt = Attempt {
            task_id: row.task_id,
            map_index: row.map_index,
            try_number: tried.try_number,
            state: row.state.unwrap_or_default(),
            start: Some(tried.start),
            end: tried.end,
        };
        // A task that waits for its retry shows the failed attempt that the history already holds.
        let again = from == From::Current
            && attempt.state == "up_for_retry"
            && run.attempts.iter().any(|a| same_try(a, &attempt));
        if !again {
            run.attempts.push(attempt);
        }
    }

    fn refuse(&mut self, table: &str, bad: &BadRow) {
        let key: Vec<&str> =
            [&bad.dag_id, &bad.run_id, &bad.task_id].into_iter().flatten().map(String::as_str).collect();
        let at = if key.is_empty() { table.to_owned() } else { format!("{table} {}", key.join(" / ")) };
        self.refused.push(Problem::new(at, format!("This row was left out: {}.", bad.why)));
    }

    /// Everything put together, in an order that depends on the content alone.
    pub(super) fn finish(mut self) -> Assembled {
        for (dag, runs) in &self.homeless {
            for (run, count) in runs {
                self.refused.push(Problem::new(
                    format!("task_instance {dag} / {run}"),
                    format!(
                        "{count} {} left out: dag_run has no readable row of this run.",
                        if *count == 1 { "attempt was" } else { "attempts were" }
                    ),
                ));
            }
        }
        let mut runs: Vec<Run> = self.runs.into_values().flat_map(BTreeMap::into_values).collect();
        for run in &mut runs {
            run.attempts.sort_by(|a, b| order(a).cmp(&order(b)));
        }
        let odd = runs.iter().filter_map(ends_before_start).collect();
        Assembled { runs, states: self.states, refused: self.refused, odd }
    }
}

fn blank(row: RunRow) -> Run {
    Run {
        dag_id: row.dag_id,
        run_id: row.run_id,
        run_type: row.run_type,
        state: row.state,
        logical_date: row.logical_date,
        data_interval_end: row.data_interval_end,
        queued_at: row.queued_at,
        start: row.start,
        end: row.end,
        clear_number: row.clear_number,
        attempts: Vec::new(),
    }
}

fn same_try(a: &Attempt, b: &Attempt) -> bool {
    (a.try_number, a.map_index, &a.task_id) == (b.try_number, b.map_index, &b.task_id)
}

fn order(
    a: &Attempt,
) -> (&str, i32, Option<crate::domain::Instant>, u32, Option<crate::domain::Instant>, &str) {
    (&a.task_id, a.map_index, a.start, a.try_number, a.end, &a.state)
}

fn ends_before_start(run: &Run) -> Option<Problem> {
    let seconds = run.duration_s().filter(|s| *s < 0.0)?;
    Some(Problem::new(
        format!("dag_run {} / {}", run.dag_id, run.run_id),
        format!(
            "It ends {:.0} s before it starts, by the source's own times. It was taken in as it is.",
            -seconds
        ),
    ))
}

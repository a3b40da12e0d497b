//! The sample's runs: one table a side, a row for each run and below it a row for each attempt.

use super::TemplateError;
use crate::domain::Instant;
use crate::domain::run::{Attempt, Run};

/// Reads a table of runs. Rows begin with `run` or `try`; an attempt belongs to the run above it.
///
/// # Errors
/// [`TemplateError::Unreadable`] with the line that does not fit.
pub(super) fn table(file: &str, text: &str) -> Result<Vec<Run>, TemplateError> {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut runs: Vec<Run> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| TemplateError::at(file, e))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<&str> = record.iter().collect();
        let read = match cells.first() {
            Some(&"run") => run(&cells).map(|run| runs.push(run)),
            Some(&"try") => {
                attempt(&cells).zip(runs.last_mut()).map(|(attempt, run)| run.attempts.push(attempt))
            }
            _ => None,
        };
        read.ok_or_else(|| TemplateError::at(file, format!("line {line} is neither a run nor an attempt")))?;
    }
    Ok(runs)
}

fn run(cells: &[&str]) -> Option<Run> {
    let [_, dag_id, run_id, run_type, state, logical, interval_end, queued, start, end, clears] = cells
    else {
        return None;
    };
    Some(Run {
        dag_id: (*dag_id).to_owned(),
        run_id: (*run_id).to_owned(),
        run_type: (*run_type).to_owned(),
        state: (*state).to_owned(),
        logical_date: Instant::parse(logical),
        data_interval_end: Instant::parse(interval_end),
        queued_at: Instant::parse(queued),
        start: Instant::parse(start),
        end: Instant::parse(end),
        clear_number: clears.parse().ok()?,
        attempts: Vec::new(),
    })
}

fn attempt(cells: &[&str]) -> Option<Attempt> {
    let [_, task_id, map_index, try_number, state, start, end] = cells else { return None };
    Some(Attempt {
        task_id: (*task_id).to_owned(),
        map_index: map_index.parse().ok()?,
        try_number: try_number.parse().ok()?,
        state: (*state).to_owned(),
        start: Instant::parse(start),
        end: Instant::parse(end),
    })
}

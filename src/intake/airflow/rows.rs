//! One row of Airflow's tables, checked value by value.

use rusqlite::Row;
use rusqlite::types::ValueRef;
use unicode_normalization::UnicodeNormalization;

use super::times;
use crate::domain::Instant;

/// The longest name that is believed. Airflow itself allows 250 characters.
const LONGEST: usize = 1_000;

/// A row of `dag_run`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RunRow {
    pub dag_id: String,
    pub run_id: String,
    pub run_type: String,
    pub state: String,
    pub logical_date: Option<Instant>,
    pub data_interval_end: Option<Instant>,
    pub queued_at: Option<Instant>,
    pub start: Option<Instant>,
    pub end: Option<Instant>,
    pub clear_number: u32,
}

/// A row of `task_instance` or `task_instance_history`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TaskRow {
    pub dag_id: String,
    pub run_id: String,
    pub task_id: String,
    pub map_index: i32,
    pub state: Option<String>,
    /// What makes it an attempt; `None` for a row that is none, whose times nobody needs.
    pub tried: Option<Tried>,
}

/// The part of a task row that only an attempt has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tried {
    pub try_number: u32,
    pub start: Instant,
    pub end: Option<Instant>,
}

/// A row that cannot be read: its key as far as it could be, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadRow {
    pub dag_id: Option<String>,
    pub run_id: Option<String>,
    pub task_id: Option<String>,
    pub why: String,
}

/// What the tables hold for a state that is not there.
pub(super) const NO_STATE: &str = "none";

impl RunRow {
    /// Reads a row selected in the order of `columns::RUN_COLUMNS`.
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Result<Self, BadRow>> {
        let cells = Cells::of(row, 10)?;
        Ok(Self::from_cells(&cells).map_err(|why| BadRow {
            dag_id: cells.name(0, "dag_id").ok().map(composed),
            run_id: cells.name(1, "run_id").ok(),
            task_id: None,
            why,
        }))
    }

    fn from_cells(cells: &Cells<'_>) -> Result<Self, String> {
        Ok(Self {
            dag_id: composed(cells.name(0, "dag_id")?),
            run_id: cells.name(1, "run_id")?,
            run_type: cells.name(2, "run_type")?,
            state: cells.text(3, "state")?.unwrap_or_else(|| NO_STATE.to_owned()),
            logical_date: cells.time(4, "its logical date")?,
            data_interval_end: cells.time(5, "data_interval_end")?,
            queued_at: cells.time(6, "queued_at")?,
            start: cells.time(7, "start_date")?,
            end: cells.time(8, "end_date")?,
            clear_number: cells.count(9, "clear_number")?,
        })
    }
}

impl TaskRow {
    /// Reads a row selected in the order of `columns::TASK_COLUMNS`.
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Result<Self, BadRow>> {
        let cells = Cells::of(row, 8)?;
        Ok(Self::from_cells(&cells).map_err(|why| BadRow {
            dag_id: cells.name(0, "dag_id").ok().map(composed),
            run_id: cells.name(1, "run_id").ok(),
            task_id: cells.name(2, "task_id").ok(),
            why,
        }))
    }

    fn from_cells(cells: &Cells<'_>) -> Result<Self, String> {
        let state = cells.text(5, "state")?;
        // A row is an attempt by its state and its start, whatever its try number says: rows of
        // upstream_failed, skipped and removed tasks never ran, and unfinished ones have no end yet.
        let ended = matches!(state.as_deref(), Some("success" | "failed" | "up_for_retry"));
        let tried = match cells.at(6) {
            Some(ValueRef::Null) | None => None,
            Some(_) if !ended => None,
            Some(_) => cells.time(6, "start_date")?.map(|start| -> Result<_, String> {
                Ok(Tried {
                    try_number: cells.count(4, "try_number")?,
                    start,
                    end: cells.time(7, "end_date")?,
                })
            }),
        };
        Ok(Self {
            dag_id: composed(cells.name(0, "dag_id")?),
            run_id: cells.name(1, "run_id")?,
            task_id: cells.name(2, "task_id")?,
            map_index: cells.index(3)?,
            state,
            tried: tried.transpose()?,
        })
    }
}

/// The values of one row, by place.
struct Cells<'a>(Vec<ValueRef<'a>>);

impl<'a> Cells<'a> {
    fn of(row: &'a Row<'_>, count: usize) -> rusqlite::Result<Self> {
        (0..count).map(|i| row.get_ref(i)).collect::<Result<_, _>>().map(Self)
    }
    fn at(&self, place: usize) -> Option<ValueRef<'a>> {
        self.0.get(place).copied()
    }
    fn text(&self, place: usize, column: &str) -> Result<Option<String>, String> {
        match self.at(place) {
            None | Some(ValueRef::Null) => Ok(None),
            Some(ValueRef::Text(bytes)) => {
                let text = std::str::from_utf8(bytes).map_err(|_| format!("{column} is not UTF-8 text"))?;
                if text.chars().any(char::is_control) {
                    Err(format!("{column} holds a control character"))
                } else if text.chars().count() > LONGEST {
                    Err(format!("{column} is longer than {LONGEST} characters"))
                } else {
                    Ok(Some(text.to_owned()))
                }
            }
            Some(other) => Err(format!("{column} holds {} where text belongs", describe(other))),
        }
    }
    fn name(&self, place: usize, column: &str) -> Result<String, String> {
        self.text(place, column)?.filter(|t| !t.is_empty()).ok_or_else(|| format!("{column} is empty"))
    }
    fn time(&self, place: usize, column: &str) -> Result<Option<Instant>, String> {
        let Some(text) = self.text(place, column)? else { return Ok(None) };
        times::read(&text).map(Some).ok_or_else(|| {
            let start: String = text.chars().take(40).collect();
            format!("{column} is “{start}”, which is not a time such as 2026-11-23 03:32:14.087779")
        })
    }
    fn integer(&self, place: usize, column: &str, absent: i64) -> Result<i64, String> {
        match self.at(place) {
            None | Some(ValueRef::Null) => Ok(absent),
            Some(ValueRef::Integer(n)) => Ok(n),
            // A default written as '-1' stays text in a column without affinity.
            Some(ValueRef::Text(t)) => std::str::from_utf8(t)
                .ok()
                .and_then(|t| t.trim().parse().ok())
                .ok_or_else(|| format!("{column} holds text where a whole number belongs")),
            Some(other) => Err(format!("{column} holds {} where a whole number belongs", describe(other))),
        }
    }
    fn count(&self, place: usize, column: &str) -> Result<u32, String> {
        let n = self.integer(place, column, 0)?;
        u32::try_from(n).map_err(|_| format!("{column} is {n}, which cannot be counted"))
    }
    fn index(&self, place: usize) -> Result<i32, String> {
        let n = self.integer(place, "map_index", -1)?;
        i32::try_from(n)
            .ok()
            .filter(|n| *n >= -1)
            .ok_or_else(|| format!("map_index is {n}, which is no index"))
    }
}

/// An id in Unicode normal form C, so that two ways to write one letter are one id.
fn composed(id: String) -> String {
    if id.is_ascii() { id } else { id.nfc().collect() }
}

fn describe(value: ValueRef<'_>) -> &'static str {
    match value {
        ValueRef::Null => "nothing",
        ValueRef::Integer(_) | ValueRef::Real(_) => "a number",
        ValueRef::Text(_) => "text",
        ValueRef::Blob(_) => "bytes",
    }
}

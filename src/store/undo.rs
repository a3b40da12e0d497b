//! Undo and redo: readings of the log. Taking back is a new entry, so it survives restarts and is
//! itself in the audit trail.

use rusqlite::{Connection, named_params};
use uuid::Uuid;

use super::error::StoreError;
use super::log::{self, EntryRef};
use super::open::Store;
use super::write::{Act, Pen, Verb, Written};
use crate::domain::{ChainId, DeviceId, FieldChange};

/// How far back a person can undo.
const DEPTH: u32 = 500;

/// What can be taken back or done again on this device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// What undo would take back.
    pub undo: Option<(EntryRef, String)>,
    /// What redo would do again: the undo entry, and the label of what it took back.
    pub redo: Option<(EntryRef, String)>,
}

struct Step {
    place: EntryRef,
    verb: String,
    label: String,
}

impl Store {
    /// What can be undone and redone by the person at this device.
    ///
    /// # Errors
    /// The database's faults.
    pub fn history(&self, device: DeviceId) -> Result<History, StoreError> {
        let mut done: Vec<Step> = Vec::new();
        let mut undone: Vec<(EntryRef, Step)> = Vec::new();
        for step in steps(&self.db, device)? {
            match step.verb.as_str() {
                // What was done to the document as a whole is taken back by a copy, not by undo.
                "new" | "restore" | "repair" => {}
                "undo" => {
                    if let Some(taken) = done.pop() {
                        undone.push((step.place, taken));
                    }
                }
                "redo" => {
                    if let Some((_, again)) = undone.pop() {
                        done.push(Step { place: step.place, ..again });
                    }
                }
                _ => {
                    done.push(step);
                    undone.clear();
                }
            }
        }
        Ok(History {
            undo: done.pop().map(|s| (s.place, s.label)),
            redo: undone.pop().map(|(place, s)| (place, s.label)),
        })
    }

    /// Takes back this device's last act.
    ///
    /// # Errors
    /// [`StoreError::NothingTo`]; [`StoreError::ChangedSince`] when a field has another value now.
    pub fn undo(&mut self, pen: &Pen<'_>) -> Result<Written<String>, StoreError> {
        let (place, label) = self.history(pen.device)?.undo.ok_or(StoreError::NothingTo("undo"))?;
        self.take_back(Verb::Undo, place, label, pen)
    }

    /// Does again what was last taken back.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, pen: &Pen<'_>) -> Result<Written<String>, StoreError> {
        let (place, label) = self.history(pen.device)?.redo.ok_or(StoreError::NothingTo("redo"))?;
        self.take_back(Verb::Redo, place, label, pen)
    }

    /// Reverses the changes of an entry; to redo is to reverse an undo.
    fn take_back(
        &mut self,
        verb: Verb,
        place: EntryRef,
        label: String,
        pen: &Pen<'_>,
    ) -> Result<Written<String>, StoreError> {
        let (row, _) = log::find(&self.db, place)?.ok_or(StoreError::NothingTo("undo"))?;
        let changes = log::changes(&self.db, row)?;
        let act = Act { verb, label: label.clone(), undoes: Some(place) };
        self.write(&act, pen, |tx| {
            for FieldChange { noun, record, field, old, new, expunged } in changes.iter().rev() {
                let same = FieldChange {
                    noun: *noun,
                    record: *record,
                    field: field.clone(),
                    old: None,
                    new: None,
                    expunged: false,
                };
                if *expunged || tx.current(&same)? != *new {
                    return Err(StoreError::ChangedSince {
                        label: label.clone(),
                        field: field.replace('_', " "),
                    });
                }
                tx.set(*noun, *record, field, old.clone())?;
            }
            Ok(label.clone())
        })
    }
}

fn steps(db: &Connection, device: DeviceId) -> Result<Vec<Step>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT e.chain, e.seq, e.verb, e.label FROM entry e JOIN chain c ON c.id = e.chain
         WHERE c.device = :device ORDER BY e.hlc DESC LIMIT :depth",
    )?;
    let mut steps = statement
        .query_map(named_params! {":device": device.0, ":depth": DEPTH}, |row| {
            Ok(Step {
                place: EntryRef { chain: ChainId(row.get::<_, Uuid>(0)?), seq: row.get(1)? },
                verb: row.get(2)?,
                label: row.get(3)?,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    steps.reverse();
    Ok(steps)
}

//! What the records said at an earlier moment: the log read backwards.

use std::collections::BTreeMap;

use rusqlite::named_params;

use super::error::StoreError;
use super::log;
use super::open::Store;
use super::records;
use crate::domain::{Contents, FieldChange, Hlc};

impl Store {
    /// Everything the document held after the entry at `then`, whatever came later. A value that
    /// was expunged since is unknown.
    ///
    /// # Errors
    /// The database's faults.
    pub fn contents_at(&self, then: Hlc) -> Result<Contents, StoreError> {
        let mut bodies = BTreeMap::new();
        for FieldChange { noun, record, field, old, .. } in self.changes_after(then)? {
            let entry = bodies.entry((noun, record));
            let (live, body) = match entry {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(new) => {
                    new.insert(records::read(&self.db, noun, record)?.unwrap_or_default())
                }
            };
            match old {
                old if field == FieldChange::EXISTS => *live = old.is_some(),
                Some(value) => {
                    body.insert(field, value);
                }
                None => {
                    body.remove(&field);
                }
            }
        }
        let mut contents = self.contents.clone();
        for ((noun, record), (live, body)) in bodies {
            if live {
                contents.put(noun, record, body);
            } else {
                contents.take(noun, record);
            }
        }
        Ok(contents)
    }

    /// The changes of all later entries, newest first.
    fn changes_after(&self, then: Hlc) -> Result<Vec<FieldChange>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT id FROM entry WHERE hlc > :then ORDER BY hlc DESC, chain DESC")?;
        let entries = statement
            .query_map(named_params! {":then": then.0}, |row| row.get(0))?
            .collect::<Result<Vec<i64>, _>>()?;
        let mut changes = Vec::new();
        for entry in entries {
            changes.extend(log::changes(&self.db, entry)?.into_iter().rev());
        }
        Ok(changes)
    }
}

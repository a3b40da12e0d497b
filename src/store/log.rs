//! Reading the change log: the audit trail.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::Value;
use uuid::Uuid;

use super::chain::{self, ChainHead};
use super::error::StoreError;
use super::open::Store;
use super::write::Verb;
use crate::domain::{ChainId, Digest, FieldChange, Hlc, Noun, RecordId};

/// A link of a chain, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryRef {
    /// The chain.
    pub chain: ChainId,
    /// Its place in the chain, from 1.
    pub seq: u32,
}

/// One act in the audit trail.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its place.
    pub place: EntryRef,
    /// The letter of its chain.
    pub letter: String,
    /// When, by the hybrid logical clock.
    pub hlc: Hlc,
    /// What sort of act.
    pub verb: Option<Verb>,
    /// In words.
    pub label: String,
    /// Who; `None` once expunged.
    pub actor: Option<String>,
    /// What it took back, if it took something back.
    pub undoes: Option<EntryRef>,
    /// Its hash in the chain.
    pub hash: Digest,
    /// What changed; of many changes the first ones.
    pub changes: Vec<FieldChange>,
    /// Of each noun, how many records changed.
    pub touched: Vec<(Noun, u32)>,
}

/// What [`entry`] reads.
pub(super) const COLUMNS: &str =
    "e.id, e.chain, e.seq, c.letter, e.hlc, e.verb, e.label, e.actor, e.undoes_chain, e.undoes_seq, e.hash";

impl Store {
    /// How many entries the log has.
    ///
    /// # Errors
    /// The database's faults.
    pub fn entry_count(&self) -> Result<u32, StoreError> {
        Ok(self.db.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?)
    }

    /// The places of all entries.
    ///
    /// # Errors
    /// The database's faults.
    pub fn places(&self) -> Result<BTreeSet<EntryRef>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT chain, seq FROM entry")?;
        let places = statement
            .query_map([], |row| Ok(EntryRef { chain: ChainId(row.get::<_, Uuid>(0)?), seq: row.get(1)? }))?;
        Ok(places.collect::<Result<_, _>>()?)
    }

    /// The clock of the last entry: the document's last change.
    ///
    /// # Errors
    /// The database's faults.
    pub fn last_change(&self) -> Result<Option<Hlc>, StoreError> {
        let last: Option<i64> = self.db.query_row("SELECT max(hlc) FROM entry", [], |row| row.get(0))?;
        Ok(last.map(Hlc))
    }

    /// The ends of all chains, in the order of their letters.
    ///
    /// # Errors
    /// The database's faults.
    pub fn heads(&self) -> Result<Vec<ChainHead>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT id FROM chain ORDER BY began, id")?;
        let chains = statement
            .query_map([], |row| Ok(ChainId(row.get::<_, Uuid>(0)?)))?
            .collect::<Result<Vec<_>, _>>()?;
        chains.into_iter().map(|id| chain::head_of(&self.db, id)).collect()
    }
}

/// Reads one entry from a row of [`COLUMNS`], without its changes.
pub(super) fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    let undoes = match (row.get::<_, Option<Uuid>>(8)?, row.get::<_, Option<u32>>(9)?) {
        (Some(chain), Some(seq)) => Some(EntryRef { chain: ChainId(chain), seq }),
        _ => None,
    };
    Ok(Entry {
        place: EntryRef { chain: ChainId(row.get(1)?), seq: row.get(2)? },
        letter: row.get(3)?,
        hlc: Hlc(row.get(4)?),
        verb: Verb::parse(&row.get::<_, String>(5)?),
        label: row.get(6)?,
        actor: row.get(7)?,
        undoes,
        hash: Digest(row.get(10)?),
        changes: Vec::new(),
        touched: Vec::new(),
    })
}

/// The changes of one entry, in the order they were made.
pub(super) fn changes(db: &Connection, entry: i64) -> Result<Vec<FieldChange>, StoreError> {
    first_changes(db, entry, u32::MAX)
}

/// The first changes of one entry: an import has hundreds of thousands of them.
pub(super) fn first_changes(db: &Connection, entry: i64, most: u32) -> Result<Vec<FieldChange>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT noun, record, field, old, new, old_salt IS NULL OR new_salt IS NULL FROM change
         WHERE entry = :entry ORDER BY place LIMIT :most",
    )?;
    let mut rows = statement.query(named_params! {":entry": entry, ":most": most})?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(noun) = Noun::parse(&row.get::<_, String>(0)?) else { continue };
        changes.push(FieldChange {
            noun,
            record: RecordId(row.get(1)?),
            field: row.get(2)?,
            old: value(row.get(3)?)?,
            new: value(row.get(4)?)?,
            expunged: row.get(5)?,
        });
    }
    Ok(changes)
}

fn value(text: Option<String>) -> Result<Option<Value>, StoreError> {
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// The row of an entry, and its label.
pub(super) fn find(db: &Connection, place: EntryRef) -> Result<Option<(i64, String)>, StoreError> {
    Ok(db
        .prepare_cached("SELECT id, label FROM entry WHERE chain = :chain AND seq = :seq")?
        .query_row(named_params! {":chain": place.chain.0, ":seq": place.seq}, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?)
}

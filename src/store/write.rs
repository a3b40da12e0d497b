//! The only door for edits: a transaction, the log with its hash chain, the undo step and the
//! list of what was touched, in one.

use std::cell::Cell;
use std::collections::BTreeSet;

use rusqlite::{Connection, Transaction, TransactionBehavior, named_params};
use serde_json::Value;
use uuid::Uuid;

use super::chain::{self, ChainHead, KnownHeads, WritingChain};
use super::error::StoreError;
use super::hash::{ChangeDigest, LinkParts, link_hash, value_digest};
use super::log::EntryRef;
use super::open::Store;
use super::{records, runs};
use crate::domain::{Body, ChainId, DeviceId, Digest, FieldChange, Hlc, Instant, Noun, RecordId};

choice! {
    /// What sort of act an entry of the log is.
    pub enum Verb {
        /// The document was made.
        New = "new", "made";
        /// Something was added.
        Add = "add", "added";
        /// Something was edited.
        Edit = "edit", "edited";
        /// Something was removed.
        Remove = "remove", "removed";
        /// A file was taken in.
        Import = "import", "imported";
        /// An act was taken back.
        Undo = "undo", "undid";
        /// A dated copy was put back; the acts after it are in the copy made before.
        Restore = "restore", "restored";
        /// What a damaged file still held was saved, or its records were read from the log anew.
        Repair = "repair", "repaired";
        /// An act that was taken back was done again.
        Redo = "redo", "redid";
    }
}

impl Verb {
    /// Whether the act is in the log for what it did to the document as a whole.
    const fn stands_without_changes(self) -> bool {
        matches!(self, Self::Restore | Self::Repair)
    }
}

/// What a person does, in words that hold no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What sort of act.
    pub verb: Verb,
    /// "Add A-051", "Import of airflow.db".
    pub label: String,
    /// The entry it takes back, if it takes one back.
    pub undoes: Option<EntryRef>,
}

impl Act {
    /// An act that takes nothing back.
    pub fn new(verb: Verb, label: impl Into<String>) -> Self {
        Self { verb, label: label.into(), undoes: None }
    }
}

/// Who writes, when, and with which chance: arguments, so that a document can be made the same
/// twice.
pub struct Pen<'a> {
    /// The device, from the program's settings.
    pub device: DeviceId,
    /// Who sits at it.
    pub actor: String,
    /// The wall clock.
    pub now: Instant,
    /// Fills bytes at random.
    pub chance: &'a dyn Fn(&mut [u8]),
    /// The ends of chains that this device remembers.
    pub known: &'a dyn KnownHeads,
    /// How many identities this pen has given: they increase, so that records keep the order in
    /// which they were made.
    pub given: Cell<u64>,
}

impl Pen<'_> {
    /// A new identity, UUIDv7 with a counter in its first random bits (RFC 9562, section 6.2,
    /// method 1); past 4,096 in a millisecond the timestamp goes on by one.
    pub fn new_id(&self) -> Uuid {
        let given = self.given.replace(self.given.get() + 1);
        let mut bytes = [0u8; 10];
        (self.chance)(&mut bytes);
        let [high, low] = ((given % 4096) as u16).to_be_bytes();
        let [first, second, ..] = &mut bytes;
        (*first, *second) = (high, low);
        let millis = self.now.millis().max(0) as u64 + given / 4096;
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
    fn salt(&self) -> [u8; 16] {
        let mut bytes = [0u8; 16];
        (self.chance)(&mut bytes);
        bytes
    }
}

/// What came of a write.
#[derive(Debug, Clone)]
pub struct Written<T> {
    /// What the edit gave.
    pub value: T,
    /// The nouns whose records changed.
    pub touched: BTreeSet<Noun>,
    /// The entry of the log and the new end of the chain; `None` when nothing changed.
    pub head: Option<ChainHead>,
}

/// The open transaction of a write.
pub struct Tx<'a> {
    pub(super) db: &'a Connection,
    pen: &'a Pen<'a>,
    chain: WritingChain,
    changes: Vec<FieldChange>,
}

impl Tx<'_> {
    /// A new identity.
    pub fn new_id(&self) -> RecordId {
        RecordId(self.pen.new_id())
    }
    /// The next evidence id of this chain, such as `A-051`. None is given twice, not even after a
    /// removal.
    ///
    /// # Errors
    /// The database's faults.
    pub fn next_code(&mut self) -> Result<String, StoreError> {
        let number: u32 = self
            .db
            .prepare_cached("UPDATE chain SET given = given + 1 WHERE id = :chain RETURNING given")?
            .query_row(named_params! {":chain": self.chain.head.chain.0}, |row| row.get(0))?;
        Ok(format!("{}-{number:03}", self.chain.letter))
    }
    /// One live record as it stands inside this write.
    ///
    /// # Errors
    /// [`StoreError::NoRecord`] when there is none.
    pub fn body(&self, noun: Noun, id: RecordId) -> Result<Body, StoreError> {
        match records::read(self.db, noun, id)? {
            Some((true, body)) => Ok(body),
            _ => Err(StoreError::NoRecord(noun.label())),
        }
    }
    /// The fields a record has, live or removed.
    pub(super) fn fields(&self, noun: Noun, id: RecordId) -> Result<Vec<String>, StoreError> {
        let (_, body) = records::read(self.db, noun, id)?.unwrap_or_default();
        Ok(body.keys().cloned().collect())
    }
    /// Adds a record.
    ///
    /// # Errors
    /// The database's faults.
    pub fn add(&mut self, noun: Noun, id: RecordId, body: &Body) -> Result<(), StoreError> {
        if records::read(self.db, noun, id)?.is_some() {
            self.set(noun, id, FieldChange::EXISTS, Some(Value::Bool(true)))?;
            return body.iter().try_for_each(|(field, value)| self.set(noun, id, field, Some(value.clone())));
        }
        records::put(self.db, noun, id, true, body)?;
        let exists = (FieldChange::EXISTS.to_owned(), Value::Bool(true));
        let fields = std::iter::once(exists).chain(body.iter().map(|(f, v)| (f.clone(), v.clone())));
        self.changes.extend(fields.map(|(field, new)| FieldChange {
            noun,
            record: id,
            field,
            old: None,
            new: Some(new),
            expunged: false,
        }));
        Ok(())
    }
    /// How many runs of a batch the document holds.
    ///
    /// # Errors
    /// The database's faults.
    pub fn staged(&self, batch: RecordId) -> Result<usize, StoreError> {
        runs::count(self.db, batch)
    }
    /// The digest of a batch's rows as they stand, to be kept in its record.
    ///
    /// # Errors
    /// The database's faults.
    pub fn rows_digest(&self, batch: RecordId) -> Result<String, StoreError> {
        Ok(runs::digest(self.db, batch)?.to_string())
    }
    /// Takes a record out. Its fields stay in the log, so that it can come back.
    ///
    /// # Errors
    /// [`StoreError::NoRecord`] when there is none.
    pub fn remove(&mut self, noun: Noun, id: RecordId) -> Result<(), StoreError> {
        self.body(noun, id)?;
        self.set(noun, id, FieldChange::EXISTS, None)
    }
    /// Gives a field a value, or makes it unknown. A value it already has changes nothing.
    ///
    /// # Errors
    /// The database's faults.
    pub fn set(
        &mut self,
        noun: Noun,
        id: RecordId,
        field: &str,
        new: Option<Value>,
    ) -> Result<(), StoreError> {
        let (mut live, mut body) = records::read(self.db, noun, id)?.unwrap_or_default();
        let old = if field == FieldChange::EXISTS {
            std::mem::replace(&mut live, new.is_some()).then_some(Value::Bool(true))
        } else {
            match &new {
                Some(value) => body.insert(field.to_owned(), value.clone()),
                None => body.remove(field),
            }
        };
        if old == new {
            return Ok(());
        }
        records::put(self.db, noun, id, live, &body)?;
        self.changes.push(FieldChange {
            noun,
            record: id,
            field: field.to_owned(),
            old,
            new,
            expunged: false,
        });
        Ok(())
    }
    /// The value a field has now.
    pub(super) fn current(&self, change: &FieldChange) -> Result<Option<Value>, StoreError> {
        let (live, body) = records::read(self.db, change.noun, change.record)?.unwrap_or_default();
        if change.field == FieldChange::EXISTS {
            return Ok(live.then_some(Value::Bool(true)));
        }
        Ok(body.get(&change.field).cloned())
    }
}

impl Store {
    /// Does an act: all of it, with its entry in the log, or nothing.
    ///
    /// # Errors
    /// What `edit` gives, or the database's faults; then nothing was changed.
    pub fn write<T>(
        &mut self,
        act: &Act,
        pen: &Pen<'_>,
        edit: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Written<T>, StoreError> {
        self.refresh()?;
        let transaction = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let last = last_hlc(&transaction)?;
        let hlc = last.next(pen.now);
        let chain = match chain::continued(&transaction, pen.device, pen.known)? {
            Some(chain) => chain,
            None => chain::begin(&transaction, ChainId(pen.new_id()), pen.device, hlc)?,
        };
        let mut tx = Tx { db: &transaction, pen, chain, changes: Vec::new() };
        let value = edit(&mut tx)?;
        let Tx { chain, changes, .. } = tx;
        if changes.is_empty() && !act.verb.stands_without_changes() {
            return Ok(Written { value, touched: BTreeSet::new(), head: None });
        }
        let head = append(&transaction, act, pen, hlc, chain.head, &changes)?;
        transaction.commit()?;
        let touched = self.take_over(&changes)?;
        Ok(Written { value, touched, head: Some(head) })
    }

    /// Brings the records in memory up to what was just committed.
    fn take_over(&mut self, changes: &[FieldChange]) -> Result<BTreeSet<Noun>, StoreError> {
        self.generation += 1;
        let records: BTreeSet<_> = changes.iter().map(|c| (c.noun, c.record)).collect();
        for (noun, id) in &records {
            match records::read(&self.db, *noun, *id)? {
                Some((true, body)) => self.contents.put(*noun, *id, body),
                _ => {
                    self.contents.take(*noun, *id);
                }
            }
        }
        Ok(records.into_iter().map(|(noun, _)| noun).collect())
    }
}

fn last_hlc(db: &Connection) -> Result<Hlc, StoreError> {
    let last: Option<i64> = db.query_row("SELECT max(hlc) FROM entry", [], |row| row.get(0))?;
    Ok(Hlc(last.unwrap_or_default()))
}

fn append(
    db: &Connection,
    act: &Act,
    pen: &Pen<'_>,
    hlc: Hlc,
    before: ChainHead,
    changes: &[FieldChange],
) -> Result<ChainHead, StoreError> {
    let seq = before.seq + 1;
    let actor_salt = pen.salt();
    let actor = value_digest(&actor_salt, &pen.actor);
    let salted: Vec<_> = changes.iter().map(|change| Salted::new(change, pen)).collect();
    let undoes = act.undoes.as_ref().map(|e| (e.chain, e.seq));
    let link = LinkParts {
        chain: before.chain,
        seq,
        hlc,
        verb: act.verb.name(),
        label: &act.label,
        actor,
        undoes,
        prev: before.hash,
    };
    let hash = link_hash(
        &link,
        changes.iter().zip(&salted).map(|(change, salted)| ChangeDigest {
            noun: change.noun.name(),
            record: change.record,
            field: &change.field,
            old: salted.old_digest,
            new: salted.new_digest,
        }),
    );
    db.prepare_cached(include_str!("sql/insert_entry.sql"))?.execute(named_params! {
        ":chain": before.chain.0, ":seq": seq, ":hlc": hlc.0, ":verb": act.verb.name(), ":label": act.label,
        ":actor": pen.actor, ":actor_salt": actor_salt, ":actor_digest": actor.0,
        ":undoes_chain": undoes.map(|u| u.0.0), ":undoes_seq": undoes.map(|u| u.1),
        ":prev": before.hash.0, ":hash": hash.0,
    })?;
    let entry = db.last_insert_rowid();
    let mut insert = db.prepare_cached(include_str!("sql/insert_change.sql"))?;
    for (place, (change, salted)) in changes.iter().zip(&salted).enumerate() {
        insert.execute(named_params! {
            ":entry": entry, ":place": place as i64, ":noun": change.noun.name(), ":record": change.record.0,
            ":field": change.field, ":old": salted.old, ":new": salted.new,
            ":old_salt": salted.old_salt, ":new_salt": salted.new_salt,
            ":old_digest": salted.old_digest.0, ":new_digest": salted.new_digest.0,
        })?;
    }
    Ok(ChainHead { chain: before.chain, seq, hash })
}

/// A change with the salts and digests of its two values.
struct Salted {
    old: Option<String>,
    new: Option<String>,
    old_salt: [u8; 16],
    new_salt: [u8; 16],
    old_digest: Digest,
    new_digest: Digest,
}

impl Salted {
    fn new(change: &FieldChange, pen: &Pen<'_>) -> Self {
        let (old, new) =
            (change.old.as_ref().map(Value::to_string), change.new.as_ref().map(Value::to_string));
        let (old_salt, new_salt) = (pen.salt(), pen.salt());
        Self {
            old_digest: value_digest(&old_salt, old.as_deref().unwrap_or_default()),
            new_digest: value_digest(&new_salt, new.as_deref().unwrap_or_default()),
            old,
            new,
            old_salt,
            new_salt,
        }
    }
}

//! Verifying the chains: that nothing changed since it was written, and that the records are what
//! the log says.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};
use serde_json::Value;
use uuid::Uuid;

use super::chain::KnownHeads;
use super::error::StoreError;
use super::hash::{ChangeDigest, LinkParts, link_hash, value_digest};
use super::open::Store;
use super::records;
use crate::domain::{Body, ChainId, Digest, FieldChange, Hlc, RecordId};

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The log: its entries, its values, its chains.
    Log,
    /// The records, which are a reading of the log.
    Records,
    /// The rows of an import.
    Rows,
    /// The bytes of attached files.
    Files,
    /// Where a chain ends.
    End,
}

/// Something that does not verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub part: Part,
    /// Where: a chain's letter and place, or a record.
    pub at: String,
    /// What is wrong.
    pub what: String,
}

/// What came of verifying a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many entries were looked at.
    pub entries: u32,
    /// How many changes were looked at.
    pub changes: u32,
    /// How many values were expunged, so that only their digests could be looked at.
    pub expunged: u32,
    /// How many imports' rows were looked at.
    pub batches: u32,
    /// How many imports keep no digest of their rows, so that only their number could be looked at.
    pub batches_without_digest: u32,
    /// How many attached files were looked at.
    pub attachments: u32,
    /// What does not verify; empty when all does.
    pub findings: Vec<Finding>,
}

struct Link {
    row: i64,
    chain: ChainId,
    letter: String,
    seq: u32,
    hlc: Hlc,
    verb: String,
    label: String,
    actor: Option<String>,
    actor_salt: Option<Vec<u8>>,
    actor_digest: Digest,
    undoes: Option<(ChainId, u32)>,
    prev: Digest,
    hash: Digest,
}

struct Kept {
    noun: String,
    record: RecordId,
    field: String,
    new: Option<String>,
    old_digest: Digest,
    new_digest: Digest,
}

/// What the log says every record is, live or removed.
pub(super) type Folded = BTreeMap<(String, RecordId), (bool, Body)>;

impl Store {
    /// Recomputes every digest and every link, then folds the log and compares it with the records.
    ///
    /// # Errors
    /// The database's faults; what does not verify is a finding, not an error.
    pub fn verify(&self, known: &dyn KnownHeads) -> Result<Verification, StoreError> {
        let mut report = Verification::default();
        let folded = report.follow(&self.db)?;
        report.compare(&self.db, &folded)?;
        report.check_chains(&self.db, known)?;
        report.check_batches(&self.db, &folded)?;
        report.check_attachments(&self.db, &folded)?;
        Ok(report)
    }
}

impl Verification {
    /// Whether everything verifies.
    pub fn holds(&self) -> bool {
        self.findings.is_empty()
    }

    /// Follows every chain of the log, and folds it.
    pub(super) fn follow(&mut self, db: &Connection) -> Result<Folded, StoreError> {
        let mut ends: BTreeMap<ChainId, (u32, Digest)> = BTreeMap::new();
        let mut folded = Folded::new();
        for link in links(db)? {
            self.entries += 1;
            let at = format!("{}{}", link.letter, link.seq);
            let (seq, prev) = ends.get(&link.chain).copied().unwrap_or((0, Digest([0; 32])));
            if link.seq != seq + 1 || link.prev != prev {
                self.find(&at, "does not follow the entry before it: one is missing or was put in");
            }
            self.check_actor(&at, &link);
            let changes = self.check_changes(db, &at, link.row)?;
            if link_hash(&link.parts(), changes.iter().map(Kept::digest)) != link.hash {
                self.find(&at, "was changed after it was written");
            }
            fold(&mut folded, changes)?;
            ends.insert(link.chain, (link.seq, link.hash));
        }
        Ok(folded)
    }

    fn find(&mut self, at: &str, what: &str) {
        self.find_in(Part::Log, at, what);
    }

    pub(super) fn find_in(&mut self, part: Part, at: &str, what: &str) {
        self.findings.push(Finding { part, at: at.to_owned(), what: what.to_owned() });
    }

    fn check_actor(&mut self, at: &str, link: &Link) {
        match (&link.actor, &link.actor_salt) {
            (Some(actor), Some(salt)) if value_digest(salt, actor) != link.actor_digest => {
                self.find(at, "names another person than when it was written");
            }
            (Some(_), Some(_)) => {}
            _ => self.expunged += 1,
        }
    }

    fn check_changes(&mut self, db: &Connection, at: &str, entry: i64) -> Result<Vec<Kept>, StoreError> {
        let mut statement = db.prepare_cached(
            "SELECT noun, record, field, old, new, old_salt, new_salt, old_digest, new_digest
             FROM change WHERE entry = :entry ORDER BY place",
        )?;
        let mut rows = statement.query(named_params! {":entry": entry})?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            self.changes += 1;
            let (old, new): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
            let change = Kept {
                noun: row.get(0)?,
                record: RecordId(row.get::<_, Uuid>(1)?),
                field: row.get(2)?,
                old_digest: Digest(row.get(7)?),
                new_digest: Digest(row.get(8)?),
                new: new.clone(),
            };
            let pairs = [
                (old, row.get::<_, Option<Vec<u8>>>(5)?, change.old_digest),
                (new, row.get(6)?, change.new_digest),
            ];
            for (text, salt, digest) in pairs {
                match salt {
                    None => self.expunged += 1,
                    Some(salt) if value_digest(&salt, text.as_deref().unwrap_or_default()) != digest => {
                        self.find(
                            at,
                            &format!("holds another value of {} than when it was written", change.field),
                        );
                    }
                    Some(_) => {}
                }
            }
            kept.push(change);
        }
        Ok(kept)
    }

    /// Compares the records with the fold of the log.
    fn compare(&mut self, db: &Connection, folded: &Folded) -> Result<(), StoreError> {
        let mut statement = db.prepare_cached("SELECT noun, id, live, body FROM record")?;
        let mut rows = statement.query([])?;
        let mut seen = 0;
        while let Some(row) = rows.next()? {
            let key = (row.get::<_, String>(0)?, RecordId(row.get::<_, Uuid>(1)?));
            let stands = (row.get::<_, bool>(2)?, serde_json::from_str::<Body>(&row.get::<_, String>(3)?)?);
            seen += 1;
            if folded.get(&key) != Some(&stands) {
                self.find_in(
                    Part::Records,
                    &format!("{} {}", key.0, key.1),
                    "is not what the log says it is",
                );
            }
        }
        if seen < folded.len() {
            self.find_in(Part::Records, "records", "some that the log names are missing");
        }
        Ok(())
    }
}

impl Link {
    fn parts(&self) -> LinkParts<'_> {
        LinkParts {
            chain: self.chain,
            seq: self.seq,
            hlc: self.hlc,
            verb: &self.verb,
            label: &self.label,
            actor: self.actor_digest,
            undoes: self.undoes,
            prev: self.prev,
        }
    }
}

impl Kept {
    fn digest(&self) -> ChangeDigest<'_> {
        ChangeDigest {
            noun: &self.noun,
            record: self.record,
            field: &self.field,
            old: self.old_digest,
            new: self.new_digest,
        }
    }
}

/// Folds the whole log, without asking whether it verifies.
pub(super) fn fold_log(db: &Connection) -> Result<Folded, StoreError> {
    Verification::default().follow(db)
}

/// Makes the records what the log says.
pub(super) fn put_records(db: &Connection, folded: &Folded) -> Result<(), StoreError> {
    db.execute("DELETE FROM record", [])?;
    folded.iter().try_for_each(|((noun, id), (live, body))| records::put_raw(db, noun, *id, *live, body))
}

fn fold(folded: &mut Folded, changes: Vec<Kept>) -> Result<(), StoreError> {
    for change in changes {
        let (live, body) = folded.entry((change.noun, change.record)).or_default();
        let value: Option<Value> = change.new.map(|text| serde_json::from_str(&text)).transpose()?;
        if change.field == FieldChange::EXISTS {
            *live = value.is_some();
        } else if let Some(value) = value {
            body.insert(change.field, value);
        } else {
            body.remove(&change.field);
        }
    }
    Ok(())
}

fn links(db: &Connection) -> Result<Vec<Link>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.chain, c.letter, e.seq, e.hlc, e.verb, e.label, e.actor, e.actor_salt, e.actor_digest,
                e.undoes_chain, e.undoes_seq, e.prev, e.hash
         FROM entry e JOIN chain c ON c.id = e.chain ORDER BY e.hlc, e.chain, e.seq",
    )?;
    let links = statement.query_map([], |row| {
        let undoes = row.get::<_, Option<Uuid>>(10)?.map(ChainId).zip(row.get::<_, Option<u32>>(11)?);
        Ok(Link {
            row: row.get(0)?,
            chain: ChainId(row.get(1)?),
            letter: row.get(2)?,
            seq: row.get(3)?,
            hlc: Hlc(row.get(4)?),
            verb: row.get(5)?,
            label: row.get(6)?,
            actor: row.get(7)?,
            actor_salt: row.get(8)?,
            actor_digest: Digest(row.get(9)?),
            undoes,
            prev: Digest(row.get(12)?),
            hash: Digest(row.get(13)?),
        })
    })?;
    Ok(links.collect::<Result<_, _>>()?)
}

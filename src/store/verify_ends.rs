//! Verifying what surrounds the entries: where chains come from and end, and the rows of imports.

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::chain::{self, KnownHeads};
use super::error::StoreError;
use super::runs;
use super::verify::{Folded, Part, Verification};
use crate::domain::{ChainId, Digest, Noun};

struct Chain {
    id: ChainId,
    letter: String,
    parent: Option<(ChainId, u32, Digest)>,
}

impl Verification {
    /// Each chain's parent is an entry of the document, and no chain ends before what this device
    /// wrote to it, unless the device went on from there, as after a restore.
    pub(super) fn check_chains(&mut self, db: &Connection, known: &dyn KnownHeads) -> Result<(), StoreError> {
        let chains = chains(db)?;
        for chain in &chains {
            if let Some((parent, seq, hash)) = chain.parent
                && chain::hash_at(db, parent, seq)? != Some(hash)
            {
                self.find_in(Part::Log, &chain.letter, "goes on from an entry that is not in the document");
            }
            let Some((seq, hash)) = known.head(chain.id) else { continue };
            let end = chain::head_of(db, chain.id)?;
            let went_on = chains
                .iter()
                .any(|other| other.parent.is_some_and(|(parent, at, _)| (parent, at) == (chain.id, end.seq)));
            match chain::hash_at(db, chain.id, seq)? {
                Some(found) if found == hash => {}
                Some(_) => {
                    let at = format!("{}{seq}", chain.letter);
                    self.find_in(Part::End, &at, "is not the entry that this computer wrote there");
                }
                None if went_on => {}
                None => {
                    let what = format!(
                        "ends at {}{}, and this computer wrote up to {}{seq}",
                        chain.letter, end.seq, chain.letter
                    );
                    self.find_in(Part::End, &chain.letter, &what);
                }
            }
        }
        Ok(())
    }

    /// The rows of every import are those that were taken in.
    pub(super) fn check_batches(&mut self, db: &Connection, folded: &Folded) -> Result<(), StoreError> {
        for ((noun, id), (live, body)) in folded {
            if noun != Noun::Batch.name() || !live {
                continue;
            }
            self.batches += 1;
            let name = body.get("source").and_then(Value::as_str).unwrap_or_default();
            let at = format!("import {name}");
            let said = body.get("runs").and_then(Value::as_u64).unwrap_or_default();
            let there = runs::count(db, *id)? as u64;
            if there != said {
                self.find_in(Part::Rows, &at, &format!("had {said} runs and has {there}"));
            }
            match body.get("rows_digest").and_then(Value::as_str) {
                Some(digest) if runs::digest(db, *id)?.to_string() != digest => {
                    self.find_in(Part::Rows, &at, "holds other rows than were taken in");
                }
                Some(_) => {}
                None => self.batches_without_digest += 1,
            }
        }
        Ok(())
    }
}

fn chains(db: &Connection) -> Result<Vec<Chain>, StoreError> {
    let mut statement = db.prepare("SELECT id, letter, parent, parent_seq, parent_hash FROM chain")?;
    let chains = statement.query_map([], |row| {
        let parent: (Option<Uuid>, Option<u32>, Option<[u8; 32]>) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let parent = match parent {
            (Some(chain), Some(seq), Some(hash)) => Some((ChainId(chain), seq, Digest(hash))),
            _ => None,
        };
        Ok(Chain { id: ChainId(row.get(0)?), letter: row.get(1)?, parent })
    })?;
    Ok(chains.collect::<Result<_, _>>()?)
}

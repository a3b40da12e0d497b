//! Which chain this device writes to. A document that was copied, or restored from a backup,
//! continues as a new chain that names its parent, so that a fork is seen and is no error.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, named_params};
use uuid::Uuid;

use super::error::StoreError;
use crate::domain::{ChainId, DeviceId, Digest, Hlc};

/// The last link of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// The chain.
    pub chain: ChainId,
    /// How many links it has.
    pub seq: u32,
    /// The hash of the last link; zeros before the first.
    pub hash: Digest,
}

/// What the device's own settings remember of the chains it wrote.
pub trait KnownHeads {
    /// The last link that this device wrote to a chain, as far as it remembers.
    fn head(&self, chain: ChainId) -> Option<(u32, Digest)>;
}

/// A chain with what the log says of it.
pub(super) struct WritingChain {
    pub(super) head: ChainHead,
    pub(super) letter: String,
}

/// Finds the chain to go on with: this device's own, when its end in the file is the end that the
/// device remembers or comes after it.
pub(super) fn continued(
    db: &Connection,
    device: DeviceId,
    known: &dyn KnownHeads,
) -> Result<Option<WritingChain>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT id, letter FROM chain WHERE device = :device ORDER BY began DESC")?;
    let chains = statement
        .query_map(named_params! {":device": device.0}, |row| {
            Ok((ChainId(row.get::<_, Uuid>(0)?), row.get::<_, String>(1)?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for (chain, letter) in chains {
        let head = head_of(db, chain)?;
        if let Some((seq, hash)) = known.head(chain)
            && hash_at(db, chain, seq)? == Some(hash)
        {
            return Ok(Some(WritingChain { head, letter }));
        }
    }
    Ok(None)
}

/// Begins a chain after whatever the document holds now.
pub(super) fn begin(
    db: &Connection,
    chain: ChainId,
    device: DeviceId,
    began: Hlc,
) -> Result<WritingChain, StoreError> {
    let parent = db
        .prepare_cached("SELECT chain, seq, hash FROM entry ORDER BY hlc DESC, chain DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, u32>(1)?, row.get::<_, [u8; 32]>(2)?)))
        .optional()?;
    let letter = free_letter(db)?;
    db.prepare_cached(
        "INSERT INTO chain (id, device, letter, began, parent, parent_seq, parent_hash)
         VALUES (:id, :device, :letter, :began, :parent, :parent_seq, :parent_hash)",
    )?
    .execute(named_params! {
        ":id": chain.0, ":device": device.0, ":letter": letter, ":began": began.0,
        ":parent": parent.map(|p| p.0), ":parent_seq": parent.map(|p| p.1), ":parent_hash": parent.map(|p| p.2),
    })?;
    Ok(WritingChain { head: ChainHead { chain, seq: 0, hash: Digest([0; 32]) }, letter })
}

/// The first letter that neither a chain nor an evidence id has.
pub(super) fn free_letter(db: &Connection) -> Result<String, StoreError> {
    let used: BTreeSet<String> = db
        .prepare_cached("SELECT letter FROM chain")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut with_code = db.prepare_cached(
        "SELECT 1 FROM record WHERE noun = 'observation' AND body ->> '$.code' LIKE :letter || '-%' LIMIT 1",
    )?;
    for n in (used.len() as u32).. {
        let letter = letter(n);
        if !used.contains(&letter) && !with_code.exists(named_params! {":letter": letter})? {
            return Ok(letter);
        }
    }
    Err(StoreError::Unreadable("no letter is left for a chain".to_owned()))
}

/// A, B, … Z, AA, AB, …: the nth chain's letter.
fn letter(mut n: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (n % 26) as u8));
        if n < 26 {
            break;
        }
        n = n / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// The last link of a chain.
pub(super) fn head_of(db: &Connection, chain: ChainId) -> Result<ChainHead, StoreError> {
    let last = db
        .prepare_cached("SELECT seq, hash FROM entry WHERE chain = :chain ORDER BY seq DESC LIMIT 1")?
        .query_row(named_params! {":chain": chain.0}, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, hash) = last.unwrap_or((0, [0; 32]));
    Ok(ChainHead { chain, seq, hash: Digest(hash) })
}

/// The hash of a link, if the document has it.
pub(super) fn hash_at(db: &Connection, chain: ChainId, seq: u32) -> Result<Option<Digest>, StoreError> {
    Ok(db
        .prepare_cached("SELECT hash FROM entry WHERE chain = :chain AND seq = :seq")?
        .query_row(named_params! {":chain": chain.0, ":seq": seq}, |row| Ok(Digest(row.get(0)?)))
        .optional()?)
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letter).collect();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}

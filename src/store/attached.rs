//! Attached files: their bytes lie in the document by their SHA-256, and a record names them.

use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::error::StoreError;
use super::open::Store;
use super::verify::{Folded, Part, Verification};
use super::write::Tx;
use crate::domain::{Digest, Noun};

/// The name that bytes go by.
fn digest_of(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

impl Tx<'_> {
    /// Keeps bytes in the document and gives the digest that names them. The same bytes are kept once.
    ///
    /// # Errors
    /// The database's faults.
    pub fn keep_bytes(&self, bytes: &[u8]) -> Result<Digest, StoreError> {
        let digest = digest_of(bytes);
        self.db
            .prepare_cached("INSERT OR IGNORE INTO blob (digest, bytes) VALUES (:digest, :bytes)")?
            .execute(named_params! {":digest": digest.0, ":bytes": bytes})?;
        Ok(digest)
    }
}

impl Store {
    /// The bytes of an attached file.
    ///
    /// # Errors
    /// [`StoreError::NotAsKept`] when they are gone or others than those that were kept.
    pub fn kept_bytes(&self, digest: &str) -> Result<Vec<u8>, StoreError> {
        let digest = Digest::parse(digest).ok_or(StoreError::NotAsKept)?;
        read(&self.db, digest)?.filter(|bytes| digest_of(bytes) == digest).ok_or(StoreError::NotAsKept)
    }
}

fn read(db: &Connection, digest: Digest) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(db
        .prepare_cached("SELECT bytes FROM blob WHERE digest = :digest")?
        .query_row(named_params! {":digest": digest.0}, |row| row.get(0))
        .optional()?)
}

impl Verification {
    /// The bytes of every attached file are those that were kept.
    pub(super) fn check_attachments(&mut self, db: &Connection, folded: &Folded) -> Result<(), StoreError> {
        for ((noun, _), (live, body)) in folded {
            if noun != Noun::Attachment.name() || !live {
                continue;
            }
            self.attachments += 1;
            let said = |field: &str| body.get(field).and_then(Value::as_str).unwrap_or_default();
            let at = format!("attached file {}", said("name"));
            let kept = match Digest::parse(said("digest")) {
                Some(digest) => read(db, digest)?.map(|bytes| digest_of(&bytes) == digest),
                None => None,
            };
            match kept {
                Some(true) => {}
                Some(false) => self.find_in(Part::Files, &at, "holds other bytes than were kept"),
                None => self.find_in(Part::Files, &at, "is named and its bytes are missing"),
            }
        }
        Ok(())
    }
}

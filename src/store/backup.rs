//! Copies of a document, made while it is open.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::error::StoreError;
use super::open::Store;

impl Store {
    /// Copies the whole document to a new file: written beside, then renamed, so that there is
    /// never half a copy.
    ///
    /// # Errors
    /// The database's and the file system's faults.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        copy(&self.db, path)
    }
}

/// Copies an open database to a new file.
pub(super) fn copy(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let beside = path.with_extension("part");
    let mut target = Connection::open(&beside)?;
    Backup::new(db, &mut target)?.run_to_completion(1024, Duration::ZERO, None)?;
    target.close().map_err(|(_, error)| error)?;
    std::fs::rename(&beside, path)?;
    Ok(())
}

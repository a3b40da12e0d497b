//! Making, opening and migrating a document.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, named_params};

use super::backup;
use super::beside::Beside;
use super::error::StoreError;
use super::records;
use super::salvage;
use super::trail::DigestedEntries;
use crate::domain::Contents;

/// `PFLT`: what SQLite's header says of a document.
const APPLICATION_ID: i32 = 0x5046_4C54;

/// The migrations, in order; the place in the list is the version. Released ones are never edited.
const MIGRATIONS: &[&str] = &[include_str!("sql/001.sql")];

/// The newest format this program reads and writes.
pub const SCHEMA_VERSION: i32 = MIGRATIONS.len() as i32;

/// How long a writer waits for its turn.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// One open document.
pub struct Store {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
    pub(super) contents: Contents,
    pub(super) seen_version: i64,
    pub(super) generation: u64,
    pub(super) digested: DigestedEntries,
}

impl Store {
    /// Makes a document: beside its place, then put there, so that a kill in the middle leaves
    /// nothing that looks like a document.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file; what `fill` gives; the file system's faults.
    pub fn create<E: From<StoreError>>(
        path: &Path,
        fill: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()).into());
        }
        let beside = Beside::of(path).map_err(StoreError::from)?;
        let mut store = Self::blank(beside.path())?;
        fill(&mut store)?;
        store.db.close().map_err(|(_, error)| StoreError::from(error))?;
        Ok(beside.place_new()?)
    }

    /// The tables of a new document, in memory.
    pub(super) fn in_memory() -> Result<Connection, StoreError> {
        let db = Connection::open_in_memory()?;
        migrate(&db, 0)?;
        Ok(db)
    }

    /// Reads the records anew, whoever changed them.
    pub(super) fn reload(&mut self) -> Result<(), StoreError> {
        self.seen_version = -1;
        self.refresh().map(|_| ())
    }

    fn new(db: Connection, path: &Path) -> Self {
        Self {
            db,
            path: path.to_owned(),
            contents: Contents::default(),
            seen_version: -1,
            generation: 0,
            digested: DigestedEntries::default(),
        }
    }

    /// An empty document in a file that nobody else sees yet.
    fn blank(path: &Path) -> Result<Self, StoreError> {
        let db = Connection::open(path)?;
        settle(&db)?;
        while_making(&db)?;
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate(&db, 0)?;
        Ok(Self::new(db, path))
    }

    /// Opens a document. When it is older, it is first copied to where `keep_copy` says for its
    /// identity, then migrated.
    ///
    /// # Errors
    /// When it is missing, something else, newer, or damaged.
    pub fn open(
        path: &Path,
        keep_copy: &dyn Fn(&str) -> Result<PathBuf, StoreError>,
    ) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        if !path.is_file() {
            return Err(StoreError::NotADocument(path.to_owned()));
        }
        let db = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        let version = check_format(&db, path)?;
        settle(&db).map_err(|error| damaged(path, error))?;
        if version < SCHEMA_VERSION {
            backup::copy(&db, &keep_copy(&meta(&db, "document")?.unwrap_or_default())?)?;
            migrate(&db, version)?;
        }
        let mut store = Self::new(db, path);
        store.refresh().map_err(|error| damaged(path, error))?;
        Ok(store)
    }

    /// Whether the file can only be read, as on a read-only medium.
    ///
    /// # Errors
    /// The database's faults.
    pub fn is_read_only(&self) -> Result<bool, StoreError> {
        Ok(self.db.is_readonly("main")?)
    }

    /// Whether a file is a document, by the mark in its header (bytes 68 to 71; the SQLite file
    /// format, section 1.3.14). A file that cannot be read is none.
    pub fn is_document(path: &Path) -> bool {
        let mut head = [0u8; 72];
        let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
        read.is_ok()
            && head.starts_with(b"SQLite format 3\0")
            && head.ends_with(&APPLICATION_ID.to_be_bytes())
    }

    /// Where the document lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Everything the document holds as records, as of the last [`Store::refresh`] or write.
    pub const fn contents(&self) -> &Contents {
        &self.contents
    }

    /// Counts up whenever what the document holds has changed, by whomever.
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// Rereads the document when another program has written to it. Tells whether it had.
    ///
    /// # Errors
    /// The database's faults.
    pub fn refresh(&mut self) -> Result<bool, StoreError> {
        let version: i64 = self.db.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if version == self.seen_version {
            return Ok(false);
        }
        self.contents = records::load(&self.db)?;
        self.digested.borrow_mut().clear();
        self.seen_version = version;
        self.generation += 1;
        Ok(true)
    }

    /// SQLite's own check of the whole file, for a document that was not closed cleanly.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what the check found.
    pub fn check_integrity(&self) -> Result<(), StoreError> {
        check_integrity(&self.db, &self.path)
    }

    /// A word the document keeps about itself.
    ///
    /// # Errors
    /// The database's faults.
    pub fn meta(&self, name: &str) -> Result<Option<String>, StoreError> {
        meta(&self.db, name)
    }

    /// Keeps a word about the document itself: its identity, the version that made it.
    ///
    /// # Errors
    /// The database's faults.
    pub fn set_meta(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            named_params! {":name": name, ":value": value},
        )?;
        Ok(())
    }
}

/// A rollback journal and full sync, so that one file is always the whole document; deleted values
/// are overwritten, so that what was expunged is gone from the file.
fn settle(db: &Connection) -> Result<(), StoreError> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A file that nobody sees before it is whole needs neither a journal on disk nor a sync at each
/// write: it goes as a whole when its maker is killed, and is synced once before it is put in place.
pub(super) fn while_making(db: &Connection) -> Result<(), StoreError> {
    db.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "OFF")?;
    Ok(())
}

/// The format of a file that is a document this program can read.
pub(super) fn check_format(db: &Connection, path: &Path) -> Result<i32, StoreError> {
    let application: i32 = db
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(|error| unreadable(path, &error))?;
    if application != APPLICATION_ID {
        return Err(StoreError::NotADocument(path.to_owned()));
    }
    let version: i32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > SCHEMA_VERSION {
        return Err(StoreError::Newer { path: path.to_owned(), found: version, known: SCHEMA_VERSION });
    }
    Ok(version)
}

/// SQLite's own check of a whole file.
pub(super) fn check_integrity(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let found: String = db
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| damaged(path, error.into()))?;
    if found == "ok" {
        return Ok(());
    }
    Err(StoreError::Damaged { path: path.to_owned(), what: found })
}

/// A word a document keeps about itself.
pub(super) fn meta(db: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .query_row("SELECT value FROM meta WHERE name = :name", named_params! {":name": name}, |row| {
            row.get(0)
        })
        .optional()?)
}

pub(super) fn migrate(db: &Connection, from: i32) -> Result<(), StoreError> {
    if from >= SCHEMA_VERSION {
        return Ok(());
    }
    db.execute_batch("BEGIN IMMEDIATE")?;
    let applied = MIGRATIONS
        .iter()
        .skip(from.max(0) as usize)
        .try_for_each(|sql| db.execute_batch(sql))
        .and_then(|()| db.pragma_update(None, "user_version", SCHEMA_VERSION));
    db.execute_batch(if applied.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    Ok(applied?)
}

fn unreadable(path: &Path, error: &rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode as E;
    match error.sqlite_error_code() {
        Some(E::NotADatabase) if !salvage::holds_rows(path) => StoreError::NotADocument(path.to_owned()),
        Some(E::DatabaseBusy | E::DatabaseLocked) => StoreError::Busy,
        Some(E::ReadOnly | E::PermissionDenied | E::CannotOpen) => StoreError::ReadOnly,
        Some(E::DiskFull) => StoreError::Full,
        _ => StoreError::Damaged { path: path.to_owned(), what: error.to_string() },
    }
}

pub(super) fn damaged(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Sqlite(inner) => unreadable(path, &inner),
        StoreError::Unreadable(what) => StoreError::Damaged { path: path.to_owned(), what },
        other => other,
    }
}

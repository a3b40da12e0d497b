//! Making, opening and migrating a document.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, named_params};

use super::backup;
use super::error::StoreError;
use super::records;
use crate::domain::Contents;

/// `PFLT`: what SQLite's header says of a document.
const APPLICATION_ID: i32 = 0x5046_4C54;

/// The migrations, in order; the place in the list is the version. Released ones are never edited.
const MIGRATIONS: &[&str] = &[include_str!("sql/001.sql")];

/// The newest format this program reads and writes.
pub const SCHEMA_VERSION: i32 = MIGRATIONS.len() as i32;

/// How long a writer waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// One open document.
pub struct Store {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
    pub(super) contents: Contents,
    pub(super) seen_version: i64,
    pub(super) generation: u64,
}

impl Store {
    /// Makes a document in a new file.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file; the file system's faults.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let made = Connection::open(path).map_err(StoreError::from).and_then(|db| {
            settle(&db)?;
            db.pragma_update(None, "application_id", APPLICATION_ID)?;
            migrate(&db, 0)?;
            Ok(db)
        });
        if made.is_err() {
            // This call made the file; half a document would only stand in the way.
            drop(std::fs::remove_file(path));
        }
        let db = made?;
        Ok(Self { db, path: path.to_owned(), contents: Contents::default(), seen_version: -1, generation: 0 })
    }

    /// Opens a document. When it is older, it is first copied to where `keep_copy` says for its
    /// version, then migrated.
    ///
    /// # Errors
    /// When it is missing, something else, newer, or damaged.
    pub fn open(
        path: &Path,
        keep_copy: &dyn Fn(i32) -> Result<PathBuf, StoreError>,
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
        settle(&db).map_err(|error| damaged(path, error))?;
        if version < SCHEMA_VERSION {
            backup::copy(&db, &keep_copy(version)?)?;
            migrate(&db, version)?;
        }
        let mut store = Self {
            db,
            path: path.to_owned(),
            contents: Contents::default(),
            seen_version: -1,
            generation: 0,
        };
        store.refresh().map_err(|error| damaged(path, error))?;
        Ok(store)
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
        self.seen_version = version;
        self.generation += 1;
        Ok(true)
    }

    /// SQLite's own check of the whole file, for a document that was not closed cleanly.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what the check found.
    pub fn check_integrity(&self) -> Result<(), StoreError> {
        let found: String = self.db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if found == "ok" {
            return Ok(());
        }
        Err(StoreError::Damaged { path: self.path.clone(), what: found })
    }

    /// A word the document keeps about itself.
    ///
    /// # Errors
    /// The database's faults.
    pub fn meta(&self, name: &str) -> Result<Option<String>, StoreError> {
        use rusqlite::OptionalExtension;
        Ok(self
            .db
            .query_row("SELECT value FROM meta WHERE name = :name", named_params! {":name": name}, |row| {
                row.get(0)
            })
            .optional()?)
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

fn migrate(db: &Connection, from: i32) -> Result<(), StoreError> {
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
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotADocument(path.to_owned()),
        Some(rusqlite::ErrorCode::DatabaseCorrupt) => {
            StoreError::Damaged { path: path.to_owned(), what: error.to_string() }
        }
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => StoreError::Busy,
        _ => StoreError::Damaged { path: path.to_owned(), what: error.to_string() },
    }
}

fn damaged(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Sqlite(inner) => unreadable(path, &inner),
        other => other,
    }
}

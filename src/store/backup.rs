//! Copies of a document: made through a connection of their own, so that nobody who has it open
//! waits; looked into; and put back.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::beside::Beside;
use super::error::StoreError;
use super::open::{self, Store};
use crate::domain::Hlc;

/// How many pages are copied at a time. Between two steps a writer gets its turn.
const STEP: i32 = 256;

/// What a copy says of itself without being opened whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// How many entries its log has.
    pub entries: u32,
    /// How many observations it holds.
    pub observations: u32,
    /// Its last change.
    pub last_change: Option<Hlc>,
}

/// Copies a document to a new file, whole or not at all.
///
/// # Errors
/// [`StoreError::Busy`] when another program does not let go of it; the database's and the file
/// system's faults.
pub fn copy_document(from: &Path, to: &Path) -> Result<(), StoreError> {
    copy(&reader(from)?, to)
}

/// Copies an open database to a new file.
pub(super) fn copy(db: &Connection, to: &Path) -> Result<(), StoreError> {
    let beside = Beside::of(to)?;
    let mut target = Connection::open(beside.path())?;
    open::while_making(&target)?;
    {
        let backup = Backup::new(db, &mut target)?;
        loop {
            match backup.step(STEP)? {
                StepResult::Done => break,
                StepResult::More => std::thread::sleep(Duration::from_millis(1)),
                _ => return Err(StoreError::Busy),
            }
        }
    }
    target.close().map_err(|(_, error)| error)?;
    beside.place_new()
}

/// Looks at a copy: whether it can be read, and what it says of itself.
///
/// # Errors
/// When it is no document, newer, or damaged.
pub fn glance(path: &Path) -> Result<Glance, StoreError> {
    let db = reader(path)?;
    open::check_format(&db, path)?;
    let look = || -> rusqlite::Result<Glance> {
        Ok(Glance {
            entries: db.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?,
            observations: db.query_row(
                "SELECT count(*) FROM record WHERE noun = 'observation' AND live = 1",
                [],
                |row| row.get(0),
            )?,
            last_change: db
                .query_row("SELECT max(hlc) FROM entry", [], |row| row.get::<_, Option<i64>>(0))?
                .map(Hlc),
        })
    };
    look().map_err(|error| open::damaged(path, error.into()))
}

/// The identity a document gives itself, as far as it can be read.
pub fn identity(path: &Path) -> Option<String> {
    let db = reader(path).ok()?;
    open::meta(&db, "document").ok().flatten()
}

impl Store {
    /// Puts a copy in the place of everything this document holds, in one transaction of SQLite:
    /// whoever has the document open sees either the one or the other.
    ///
    /// # Errors
    /// When the copy is no document, newer or damaged; [`StoreError::Busy`]; the file system's
    /// faults. Then nothing was changed.
    pub fn put_back(&mut self, copy: &Path) -> Result<(), StoreError> {
        let source = reader(copy)?;
        let version = open::check_format(&source, copy)?;
        open::check_integrity(&source, copy)?;
        match Backup::new(&source, &mut self.db)?.step(-1)? {
            StepResult::Done => {}
            _ => return Err(StoreError::Busy),
        }
        open::migrate(&self.db, version)?;
        self.reload()
    }
}

/// A connection that only reads, for as long as it takes to copy or to look.
fn reader(path: &Path) -> Result<Connection, StoreError> {
    if !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(open::PATIENCE)?;
    Ok(db)
}

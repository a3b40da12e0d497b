//! Opens a foreign SQLite file so that nothing is ever written beside it: in place as immutable,
//! or from a private copy where a `-wal` or a hot journal must be taken along.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::header::{Header, MAGIC};
use crate::domain::Problem;
use crate::intake::source::{self, Stamp, in_chunks, name_of};
use crate::intake::{IntakeError, Progress};

/// How often a copy is tried when the source changes under it.
const TRIES: usize = 3;

/// Where a foreign database is read from.
#[derive(Debug)]
pub(super) struct Source {
    /// The file's name, for messages.
    pub name: String,
    /// The database that SQLite is to open.
    pub database: PathBuf,
    /// The files whose bytes are the content: the database, and its `-wal` when it was read.
    pub content: Vec<PathBuf>,
    /// What a person should know, though reading goes on.
    pub warnings: Vec<Problem>,
    /// The folder of the private copy, removed when this is dropped.
    copy: Option<TempDir>,
    /// Whether writers use, or used, a `-wal` file.
    pub wal_mode: bool,
    /// The length that the header announces (0 when it does not), and the length there is.
    length: (u64, u64),
    /// The state of a file that is read in place, before it was read.
    stamp: Stamp,
}

impl Source {
    /// A file read in place, whatever lies beside it. Refuses what is no database.
    pub(super) fn in_place(path: &Path) -> Result<Self, IntakeError> {
        let name = name_of(path);
        let content = vec![path.to_owned()];
        let stamp = Stamp::of(&content);
        let (head, length) = source::head(path, 100)?;
        let header = check_head(&name, &head, length)?;
        let wal_mode = header.wal || holds_bytes(&beside(path, "-wal"));
        let database = path.to_owned();
        let length = (header.length.unwrap_or(0), length);
        Ok(Self { name, database, content, warnings: Vec::new(), wal_mode, length, copy: None, stamp })
    }

    /// Decides how a file is to be read, and copies it where it must be.
    pub(super) fn choose(path: &Path, progress: Progress<'_>) -> Result<Self, IntakeError> {
        let mut source = Self::in_place(path)?;
        let (wal, journal) = (beside(path, "-wal"), beside(path, "-journal"));
        if holds_bytes(&wal) {
            source.copy_with(path, &wal, progress)?;
        } else if begins_with_content(&journal) {
            source.copy_with(path, &journal, progress)?;
            source.content.truncate(1);
        } else {
            if source.wal_mode && !wal.exists() {
                source.warnings.push(without_wal(&source.name));
            }
            source.complete()?;
        }
        Ok(source)
    }

    /// Refuses a file that is shorter than its header says.
    fn complete(&self) -> Result<(), IntakeError> {
        let (expected, found) = self.length;
        if found >= expected {
            return Ok(());
        }
        Err(IntakeError::Truncated { file: self.name.clone(), expected, found })
    }

    /// Whether a private copy is read.
    pub(super) fn is_copy(&self) -> bool {
        self.copy.is_some()
    }

    /// Refuses what was read when the file changed under it. A private copy cannot change.
    pub(super) fn unchanged(&self) -> Result<(), IntakeError> {
        if self.is_copy() || Stamp::of(&self.content) == self.stamp {
            return Ok(());
        }
        Err(IntakeError::Changing { file: self.name.clone() })
    }

    fn copy_with(&mut self, path: &Path, beside: &Path, progress: Progress<'_>) -> Result<(), IntakeError> {
        let originals = [path.to_owned(), beside.to_owned()];
        for _ in 0..TRIES {
            let before = Stamp::of(&originals);
            let folder = TempDir::new().map_err(|e| self.no_copy(&e))?;
            let total = originals.iter().filter_map(|p| fs::metadata(p).ok()).map(|m| m.len()).sum();
            let mut done = 0;
            let mut copies = Vec::new();
            for original in &originals {
                let copy = folder.path().join(original.file_name().unwrap_or_default());
                let whole = self.copy_file(original, &copy, &mut |n| {
                    done += n;
                    progress(done, total)
                })?;
                if !whole {
                    return Err(IntakeError::Cancelled { file: self.name.clone() });
                }
                copies.push(copy);
            }
            if Stamp::of(&originals) == before {
                self.database = copies.first().cloned().unwrap_or_default();
                self.content = copies;
                self.copy = Some(folder);
                return Ok(());
            }
        }
        Err(IntakeError::Changing { file: self.name.clone() })
    }

    /// Copies the bytes but not the permissions: SQLite must be able to write into the copy.
    fn copy_file(
        &self,
        from: &Path,
        to: &Path,
        tick: &mut dyn FnMut(u64) -> bool,
    ) -> Result<bool, IntakeError> {
        let (mut original, _) = source::open(from)?;
        let mut copy = File::create_new(to).map_err(|e| self.no_copy(&e))?;
        let mut failed = None;
        let whole = in_chunks(&mut original, &mut |chunk| match copy.write_all(chunk) {
            Ok(()) => tick(chunk.len() as u64),
            Err(e) => {
                failed = Some(e);
                false
            }
        })
        .map_err(|e| IntakeError::from_io(&self.name, &e))?;
        failed.map_or(Ok(whole), |e| Err(self.no_copy(&e)))
    }

    fn no_copy(&self, error: &io::Error) -> IntakeError {
        IntakeError::NoCopy { file: self.name.clone(), reason: error.to_string() }
    }
}

fn check_head(name: &str, head: &[u8], length: u64) -> Result<Header, IntakeError> {
    let file = name.to_owned();
    if length == 0 {
        return Err(IntakeError::Empty { file });
    }
    match Header::read(head) {
        Some(header) => Ok(header),
        None if head.starts_with(MAGIC) => Err(IntakeError::Truncated { file, expected: 512, found: length }),
        None => Err(IntakeError::NotRecognised {
            file,
            looks_like: "something other than a SQLite database".to_owned(),
            advice: "Choose Airflow's metadata database, usually called airflow.db.".to_owned(),
        }),
    }
}

fn without_wal(name: &str) -> Problem {
    Problem::new(
        name,
        format!(
            "This database was in WAL mode and no {name}-wal lies beside it. If it was copied while Airflow ran, \
             the newest changes are missing. Copy the -wal file along, or take a copy with “sqlite3 {name} \
             \".backup copy.db\"”, to have them."
        ),
    )
}

/// The file of the same name with something appended: where SQLite looks for it.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn holds_bytes(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() > 0)
}

/// A journal whose first byte is 0 was finished and kept (SQLite's mode PERSIST).
fn begins_with_content(path: &Path) -> bool {
    holds_bytes(path) && source::head(path, 1).is_ok_and(|(head, _)| head.first().is_some_and(|b| *b != 0))
}

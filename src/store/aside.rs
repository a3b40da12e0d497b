//! A private copy of a document's file, to be looked into without touching the original.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::backup;
use super::error::StoreError;
use super::open::Store;

/// A private copy of a file and of the journal beside it. It goes when this is dropped.
pub struct Aside {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Aside {
    /// Copies a file page by page as SQLite reads it, so that nobody writes to it meanwhile; one that
    /// SQLite does not open is copied byte by byte, with the journal that belongs to it. (A file that
    /// is open in this program is never opened past SQLite: closing it again would drop SQLite's locks.)
    ///
    /// # Errors
    /// The file system's faults.
    pub fn of(original: &Path) -> Result<Self, StoreError> {
        if !original.exists() {
            return Err(StoreError::Missing(original.to_owned()));
        }
        if !original.is_file() {
            return Err(StoreError::NotADocument(original.to_owned()));
        }
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("copy.postflight");
        match backup::copy_document(original, &path) {
            Ok(()) => {}
            Err(StoreError::Busy) => return Err(StoreError::Busy),
            Err(_) => {
                copy_what_can_be_read(original, &path)?;
                let journal = journal_of(original);
                if journal.exists() {
                    fs::copy(&journal, journal_of(&path))?;
                }
            }
        }
        Ok(Self { path, _folder: folder })
    }

    /// Where the copy is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the copy as a document; what opening would mend is mended in the copy alone.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.path, &|_| Ok(self.path.with_extension("before")))
    }
}

/// The journal that SQLite keeps beside a file while it writes.
pub fn journal_of(document: &Path) -> PathBuf {
    let mut name = document.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Copies a file; where the medium itself fails, what was read until then.
fn copy_what_can_be_read(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut source = File::open(from)?;
    let mut bytes = Vec::new();
    if let Err(error) = source.read_to_end(&mut bytes)
        && bytes.is_empty()
    {
        return Err(error.into());
    }
    Ok(fs::write(to, bytes)?)
}

//! What can go wrong with a document.

use std::path::PathBuf;

/// A refusal or a fault of the document's file. Messages say what happened, then what to do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is already a file where a new document should be.
    #[error("{} already exists. Choose another name; nothing was changed.", name(.0))]
    Exists(PathBuf),
    /// There is no file.
    #[error("{} was not found. Check the name, or open another document.", name(.0))]
    Missing(PathBuf),
    /// The file is something else.
    #[error("{} is not a Postflight document. Choose a file that ends in .postflight.", name(.0))]
    NotADocument(PathBuf),
    /// A newer version wrote it.
    #[error("{} was written by a newer version of Postflight (format {found}; this one reads up to {known}). Update Postflight to open it; the file was not changed.", name(.path))]
    Newer {
        /// The document.
        path: PathBuf,
        /// Its format.
        found: i32,
        /// The newest format this program reads.
        known: i32,
    },
    /// The file is damaged.
    #[error("{} is damaged: {what}. Check and repair it, or restore a backup (`postflight doctor FILE`, `postflight backups FILE`); the file was not changed.", name(.path))]
    Damaged {
        /// The document.
        path: PathBuf,
        /// What the check found.
        what: String,
    },
    /// Nothing of a document can be read in a file.
    #[error("Nothing of a Postflight document can be read in {}. Restore a backup (`postflight backups FILE`); the file was not changed.", name(.0))]
    NothingToSave(PathBuf),
    /// A repair would not make the document whole.
    #[error("{} cannot be repaired where it is. Save what can be read into a new document, or restore a backup; the file was not changed.", name(.0))]
    NotRepairable(PathBuf),
    /// Another program holds the file.
    #[error("Another program is writing to the document. Wait a moment and try again; nothing was lost.")]
    Busy,
    /// The file or its folder cannot be written.
    #[error("The document cannot be written here. Copy it to a folder you may write to, and open the copy.")]
    ReadOnly,
    /// The disk is full.
    #[error("The disk is full. Free some space and try again; what was saved before is whole.")]
    Full,
    /// There is no such record.
    #[error("That {0} is no longer in the document. Somebody may have removed it.")]
    NoRecord(&'static str),
    /// The bytes of an attached file are not those that were kept.
    #[error(
        "This file is not as it was attached: the document was changed outside Postflight, or damaged. Attach it again, or restore a backup (`postflight backups FILE`)."
    )]
    NotAsKept,
    /// Nothing to undo or redo.
    #[error("There is nothing to {0}.")]
    NothingTo(&'static str),
    /// Somebody changed the same field since.
    #[error("“{label}” cannot be taken back: {field} has been changed since. Edit the field instead.")]
    ChangedSince {
        /// What was to be undone or redone.
        label: String,
        /// The field that differs.
        field: String,
    },
    /// The work was cancelled; nothing of it stays.
    #[error("Cancelled. Nothing was changed.")]
    Cancelled,
    /// SQLite reported a fault.
    #[error("The document's database reported: {0}.")]
    Sqlite(rusqlite::Error),
    /// The file system reported a fault.
    #[error(
        "The disk or the network folder reported: {0}. Look whether it is still connected, then try again; what was saved before is whole."
    )]
    Io(std::io::Error),
    /// A value in the document cannot be read.
    #[error(
        "Something in the document cannot be read: {0}. Check and repair it, or restore a backup (`postflight doctor FILE`, `postflight backups FILE`)."
    )]
    Unreadable(String),
}

fn name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as E;
        match error.sqlite_error_code() {
            Some(E::DatabaseBusy | E::DatabaseLocked) => Self::Busy,
            Some(E::ReadOnly | E::PermissionDenied | E::CannotOpen) => Self::ReadOnly,
            Some(E::DiskFull) => Self::Full,
            Some(E::DatabaseCorrupt | E::NotADatabase) => Self::Unreadable(error.to_string()),
            // A disk or a network folder that fails is no mistake of ours.
            Some(E::SystemIoFailure) => Self::Io(std::io::Error::other(error.to_string())),
            _ => Self::Sqlite(error),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as E;
        match error.kind() {
            E::StorageFull | E::QuotaExceeded | E::FileTooLarge => Self::Full,
            E::PermissionDenied | E::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

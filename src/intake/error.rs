//! Why a source as a whole was refused. Each message names the file (its name, never its folder),
//! the place where there is one, and what to do.

use std::io;

/// A source that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// Nothing has that name.
    #[error("{file}: there is no such file. Check the name, or choose the file again.")]
    Missing {
        /// The file's name.
        file: String,
    },
    /// The system refuses to hand it over.
    #[error(
        "{file}: it cannot be read ({reason}). Ask for access to it, or copy it to a folder of your own and take in the copy."
    )]
    Unreadable {
        /// The file's name.
        file: String,
        /// What the system said.
        reason: String,
    },
    /// A folder, a pipe or a device.
    #[error("{file}: this is {what}, not a file. Choose the file itself.")]
    NotAFile {
        /// The name.
        file: String,
        /// "a folder", "not a regular file".
        what: String,
    },
    /// 0 bytes.
    #[error("{file}: the file is empty (0 bytes). Export or copy it again.")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// Something else than what is read here.
    #[error("{file}: this looks like {looks_like}. {advice}")]
    NotRecognised {
        /// The file's name.
        file: String,
        /// What its first bytes look like, with an article.
        looks_like: String,
        /// What to do.
        advice: String,
    },
    /// A SQLite database that is not Airflow's.
    #[error(
        "{file}: this is a SQLite database, but not one of Airflow's: {found}. Choose Airflow's metadata database, usually called airflow.db."
    )]
    NotAirflow {
        /// The file's name.
        file: String,
        /// What is there or missing.
        found: String,
    },
    /// An Airflow whose tables lack a column that is needed.
    #[error(
        "{file}: table {table} has no column {column}, so this is not a metadata database of Airflow 2.2 or newer. Upgrade a copy of it with “airflow db migrate”, and take in the copy."
    )]
    TooOld {
        /// The file's name.
        file: String,
        /// The table.
        table: &'static str,
        /// The column that is missing.
        column: &'static str,
    },
    /// Another program holds it.
    #[error(
        "{file}: another program is writing to this database and holds it locked. Try again in a moment, or make a copy with “sqlite3 {file} \".backup copy.db\"” and take in the copy."
    )]
    Locked {
        /// The file's name.
        file: String,
    },
    /// It changed between the first and the last byte that was read.
    #[error(
        "{file}: it was written to while it was being read, so what was read may not fit together; nothing was kept. Try again when the scheduler is quiet, or make a copy with “sqlite3 {file} \".backup copy.db\"” and take in the copy."
    )]
    Changing {
        /// The file's name.
        file: String,
    },
    /// Shorter than it says.
    #[error(
        "{file}: the file is cut short: it holds {found} of the {expected} bytes that its header announces. Copy it again, completely, while Airflow is not writing."
    )]
    Truncated {
        /// The file's name.
        file: String,
        /// The length by its header, in bytes.
        expected: u64,
        /// The length it has, in bytes.
        found: u64,
    },
    /// SQLite finds it inconsistent.
    #[error(
        "{file}: the database is damaged ({place}: {reason}). Copy it again while Airflow is not writing, or repair a copy with “sqlite3 {file} .recover”."
    )]
    Damaged {
        /// The file's name.
        file: String,
        /// The table or the step.
        place: String,
        /// What SQLite said.
        reason: String,
    },
    /// No room for a private copy.
    #[error(
        "{file}: the private copy that is needed to read it could not be made ({reason}). Free some space in the temporary folder, then try again."
    )]
    NoCopy {
        /// The file's name.
        file: String,
        /// What the system said.
        reason: String,
    },
    /// A table whose header does not fit.
    #[error("{file}: line {line}: {what}")]
    WrongColumns {
        /// The file's name.
        file: String,
        /// The line of the header, from 1.
        line: u64,
        /// Which columns, and what to do: whole sentences.
        what: String,
    },
    /// A header and nothing under it.
    #[error("{file}: there is no row under the header in line {line}. Add rows, or choose another file.")]
    NoRows {
        /// The file's name.
        file: String,
        /// The line of the header, from 1.
        line: u64,
    },
    /// More than a table of observations can sensibly be.
    #[error(
        "{file}: {megabytes} MB is more than the {limit} MB that are read at once. Split the file into several."
    )]
    TooLarge {
        /// The file's name.
        file: String,
        /// Its size.
        megabytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// The person asked to stop.
    #[error("{file}: cancelled; nothing was taken in.")]
    Cancelled {
        /// The file's name.
        file: String,
    },
}

impl IntakeError {
    /// What a failure of the file system means for the person.
    pub(super) fn from_io(file: &str, error: &io::Error) -> Self {
        let file = file.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { file },
            io::ErrorKind::IsADirectory => Self::NotAFile { file, what: "a folder".to_owned() },
            io::ErrorKind::PermissionDenied => {
                Self::Unreadable { file, reason: "access is denied".to_owned() }
            }
            _ => Self::Unreadable { file, reason: error.to_string() },
        }
    }
}

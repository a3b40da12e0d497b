//! The connection to a foreign SQLite file, and what SQLite's refusals mean.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::columns::permit;
use super::open::Source;
use crate::domain::Problem;
use crate::intake::IntakeError;

/// Connects to a source that was chosen: immutable in place, or to its private copy.
pub(super) fn connect(source: &mut Source) -> Result<Connection, IntakeError> {
    let mut connection = if source.is_copy() {
        connect_copy(source)?
    } else {
        refuse_locked(source)?;
        open_uri(&source.database, "mode=ro&immutable=1").map_err(|e| explain(&source.name, "opening", &e))?
    };
    // A foreign schema is not trusted: no function in a view or a generated column may do more
    // than compute, and nothing may be written.
    connection
        .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;")
        .and_then(|()| connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())))
        .and_then(|()| connection.authorizer(Some(permit)))
        .map_err(|e| explain(&source.name, "reading its list of tables", &e))?;
    Ok(connection)
}

/// The copy is opened for writing, so that SQLite takes up the `-wal` or rolls back the journal.
fn connect_copy(source: &mut Source) -> Result<Connection, IntakeError> {
    let name = source.name.clone();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&source.database, flags)
        .and_then(|db| db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map(|()| db))
        .map_err(|e| explain(&name, "opening the private copy", &e))?;
    if source.content.len() > 1 {
        let frames: i64 = connection
            .query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| row.get(1))
            .map_err(|e| explain(&name, "taking up its -wal", &e))?;
        if frames < 1 {
            source.warnings.push(Problem::new(
                format!("{name}-wal"),
                "The -wal file beside the database holds nothing that belongs to it, so it was left out. If both \
                 were copied while Airflow ran, copy them again, the database first.",
            ));
        }
    }
    Ok(connection)
}

/// An immutable connection ignores locks, so another program's lock is looked for first. Only in
/// rollback mode: asking a database in WAL mode would make a `-shm` file beside it.
fn refuse_locked(source: &Source) -> Result<(), IntakeError> {
    if source.wal_mode {
        return Ok(());
    }
    let asked = open_uri(&source.database, "mode=ro").and_then(|connection| {
        connection.busy_timeout(Duration::ZERO)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    });
    match asked {
        Err(e) if is_busy(&e) => Err(IntakeError::Locked { file: source.name.clone() }),
        // Whatever else is wrong shows again, with its place, when the file is read.
        _ => Ok(()),
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn open_uri(path: &Path, query: &str) -> rusqlite::Result<Connection> {
    let uri = format!("file:{}?{query}", encode(path));
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(uri, flags)
}

/// A path as the path of a `file:` URI: every byte that could mean something else is escaped.
fn encode(path: &Path) -> String {
    #[cfg(unix)]
    let bytes = std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec();
    #[cfg(not(unix))]
    let bytes = {
        let text = path.to_string_lossy().replace('\\', "/");
        if text.get(1..2) == Some(":") { format!("/{text}") } else { text }.into_bytes()
    };
    let mut uri = String::new();
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' => uri.push(char::from(byte)),
            b':' if cfg!(windows) => uri.push(':'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// What an error of SQLite means for the person.
pub(super) fn explain(name: &str, place: &str, error: &rusqlite::Error) -> IntakeError {
    let file = name.to_owned();
    let place = place.to_owned();
    // SQLite's own words name the folder, so only what its code means is repeated.
    let reason = error.sqlite_error().map_or_else(|| error.to_string(), ToString::to_string);
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => IntakeError::Locked { file },
        Some(ErrorCode::PermissionDenied | ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => {
            IntakeError::Unreadable { file, reason }
        }
        _ => IntakeError::Damaged { file, place, reason },
    }
}

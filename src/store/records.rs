//! The reading of the log that the screens use: what every record says now.

use rusqlite::{Connection, OptionalExtension, named_params};
use uuid::Uuid;

use super::error::StoreError;
use crate::domain::{Body, Contents, Noun, RecordId};

/// Reads every live record.
pub(super) fn load(db: &Connection) -> Result<Contents, StoreError> {
    let mut contents = Contents::default();
    let mut statement = db.prepare_cached("SELECT noun, id, body FROM record WHERE live = 1")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // A noun that a newer program wrote is kept in the file and passed over here.
        let Some(noun) = Noun::parse(row.get_ref(0)?.as_str().unwrap_or_default()) else { continue };
        let id = RecordId(row.get::<_, Uuid>(1)?);
        contents.put(noun, id, serde_json::from_str(row.get_ref(2)?.as_str().unwrap_or_default())?);
    }
    Ok(contents)
}

/// One record, live or removed.
pub(super) fn read(db: &Connection, noun: Noun, id: RecordId) -> Result<Option<(bool, Body)>, StoreError> {
    let found = db
        .prepare_cached("SELECT live, body FROM record WHERE noun = :noun AND id = :id")?
        .query_row(named_params! {":noun": noun.name(), ":id": id.0}, |row| {
            Ok((row.get::<_, bool>(0)?, row.get::<_, String>(1)?))
        })
        .optional()?;
    found.map(|(live, body)| Ok((live, serde_json::from_str(&body)?))).transpose()
}

/// Writes one record. Only [`super::write::Tx`] calls this.
pub(super) fn put(
    db: &Connection,
    noun: Noun,
    id: RecordId,
    live: bool,
    body: &Body,
) -> Result<(), StoreError> {
    put_raw(db, noun.name(), id, live, body)
}

/// The same for a noun that this program may not know.
pub(super) fn put_raw(
    db: &Connection,
    noun: &str,
    id: RecordId,
    live: bool,
    body: &Body,
) -> Result<(), StoreError> {
    db.prepare_cached(include_str!("sql/put_record.sql"))?.execute(named_params! {
        ":noun": noun, ":id": id.0, ":live": live, ":body": serde_json::to_string(body)?,
    })?;
    Ok(())
}

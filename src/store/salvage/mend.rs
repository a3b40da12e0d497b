//! Bringing what was saved into agreement: entries without their chain, values that are not what
//! was written, records that the rest of the log no longer accounts for.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};
use serde_json::Value;
use uuid::Uuid;

use crate::domain::{Body, FieldChange, Noun, RecordId};
use crate::store::error::StoreError;
use crate::store::hash::value_digest;
use crate::store::open::Store;
use crate::store::verify::{self, Folded, Verification};
use crate::store::write::{Act, Pen, Verb};
use crate::store::{chain, records};

/// Mends a document that was filled row by row. Gives what is known to be lost.
pub(super) fn mend(store: &mut Store, whole: bool, pen: &Pen<'_>) -> Result<Vec<String>, StoreError> {
    let mut lost = Vec::new();
    name_chains(&store.db)?;
    lost.extend(drop_strays(&store.db)?);
    lost.extend(drop_untrue_values(&store.db)?);
    lost.extend(gaps(&store.db)?);
    let kept = rows(&store.db)?;
    let mut log = Verification::default();
    let folded = log.follow(&store.db)?;
    lost.extend(unaccounted(&log, &lost));
    verify::put_records(&store.db, &folded)?;
    store.reload()?;
    // Where the file and its log are whole the log has said all there is; else a record's own row may hold what
    // the log has lost.
    if !whole || !lost.is_empty() {
        stand_in(store, &kept, pen)?;
    }
    lost.extend(short_batches(store)?);
    Ok(lost)
}

/// Gives every chain that entries or evidence ids speak of its place, so that nothing is given twice.
fn name_chains(db: &Connection) -> Result<(), StoreError> {
    let orphans: Vec<(Uuid, i64)> = db
        .prepare(
            "SELECT chain, min(hlc) FROM entry WHERE chain NOT IN (SELECT id FROM chain) GROUP BY chain",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (id, began) in orphans {
        let letter = chain::free_letter(db)?;
        db.execute(
            "INSERT INTO chain (id, device, letter, given, began) VALUES (:id, zeroblob(16), :letter, 0, :began)",
            named_params! {":id": id, ":letter": letter, ":began": began},
        )?;
    }
    Ok(())
}

/// Takes out changes whose entry is gone: nothing says who made them, and when.
fn drop_strays(db: &Connection) -> Result<Option<String>, StoreError> {
    let strays = db.execute("DELETE FROM change WHERE entry NOT IN (SELECT id FROM entry)", [])?;
    Ok((strays > 0).then(|| {
        format!("{strays} changes of the log had lost their entry and were left out; the records keep what they said where it could be read.")
    }))
}

/// Takes out values that are not what was written, as expunging would.
fn drop_untrue_values(db: &Connection) -> Result<Option<String>, StoreError> {
    let mut untrue = 0;
    for (value, salt, digest) in [("old", "old_salt", "old_digest"), ("new", "new_salt", "new_digest")] {
        let mut statement = db.prepare(&format!(
            "SELECT entry, place, {value}, {salt}, {digest} FROM change WHERE {salt} IS NOT NULL OR {value} IS NOT NULL"
        ))?;
        let mut rows = statement.query([])?;
        let mut bad: Vec<(i64, i64)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (text, salt): (Option<String>, Option<Vec<u8>>) = (row.get(2)?, row.get(3)?);
            let (text, digest): (_, Vec<u8>) = (text.unwrap_or_default(), row.get(4)?);
            if salt.is_none_or(|salt| value_digest(&salt, &text).0.as_slice() != digest) {
                bad.push((row.get(0)?, row.get(1)?));
            }
        }
        for (entry, place) in &bad {
            db.execute(
                &format!(
                    "UPDATE change SET {value} = NULL, {salt} = NULL WHERE entry = :entry AND place = :place"
                ),
                named_params! {":entry": entry, ":place": place},
            )?;
        }
        untrue += bad.len();
    }
    Ok((untrue > 0)
        .then(|| format!("{untrue} values of the log were not as they had been written and were left out.")))
}

/// The entries that are missing between others of their chain.
fn gaps(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare(
        "SELECT c.letter, e.seq FROM entry e JOIN chain c ON c.id = e.chain ORDER BY c.letter, e.seq",
    )?;
    let mut chains: BTreeMap<String, u32> = BTreeMap::new();
    let mut lost = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (letter, seq): (String, u32) = (row.get(0)?, row.get(1)?);
        let before = chains.insert(letter.clone(), seq).unwrap_or_default();
        if seq > before + 1 {
            let (from, until) = (before + 1, seq - 1);
            lost.push(if from == until {
                format!("The entry {letter}{from} of the log is lost.")
            } else {
                format!("The entries {letter}{from} to {letter}{until} of the log are lost.")
            });
        }
    }
    Ok(lost)
}

/// What the chain of digests misses that nothing else has told: a change that could not be read leaves no other trace.
fn unaccounted(log: &Verification, told: &[String]) -> Option<String> {
    let first = log.findings.first().filter(|_| told.is_empty())?;
    let n = log.findings.len();
    Some(format!("{n} of the log's entries do not verify, the first at {}: {}.", first.at, first.what))
}

/// The records as their own rows say; one that cannot be read as a record is none.
fn rows(db: &Connection) -> Result<Folded, StoreError> {
    let mut statement = db.prepare("SELECT noun, id, live, body FROM record")?;
    let mut rows = statement.query([])?;
    let mut kept = Folded::new();
    while let Some(row) = rows.next()? {
        let (Ok(id), Ok(body)) =
            (row.get::<_, Uuid>(1), serde_json::from_str::<Body>(&row.get::<_, String>(3)?))
        else {
            continue;
        };
        kept.insert((row.get(0)?, RecordId(id)), (row.get(2)?, body));
    }
    Ok(kept)
}

/// Whether letters of a field could not be read. A row that has such fields only adds to the log what that lacks.
fn harmed((name, value): &(&String, &Value)) -> bool {
    name.contains(char::REPLACEMENT_CHARACTER) || value.to_string().contains(char::REPLACEMENT_CHARACTER)
}

/// Writes what the records' own rows hold and the rest of the log does not, as an act in the log.
fn stand_in(store: &mut Store, kept: &Folded, pen: &Pen<'_>) -> Result<(), StoreError> {
    store.write(&Act::new(Verb::Repair, "Save what a damaged file still held"), pen, |tx| {
        for ((noun, id), (live, body)) in kept {
            let Some(noun) = Noun::parse(noun) else { continue };
            let known = tx.fields(noun, *id)?;
            let own = body.iter().filter(|field| !harmed(field)).map(|(name, _)| name.clone());
            let names: BTreeSet<String> = if body.iter().any(|field| harmed(&field)) {
                own.filter(|name| !known.contains(name)).collect()
            } else {
                own.chain(known).collect()
            };
            for name in names {
                tx.set(noun, *id, &name, body.get(&name).cloned())?;
            }
            tx.set(noun, *id, FieldChange::EXISTS, live.then_some(Value::Bool(true)))?;
        }
        Ok(())
    })?;
    // What this program does not know as a noun is kept as it was found.
    for ((noun, id), (live, body)) in kept {
        if Noun::parse(noun).is_none() {
            records::put_raw(&store.db, noun, *id, *live, body)?;
        }
    }
    Ok(())
}

/// The imports of which rows are missing.
fn short_batches(store: &Store) -> Result<Vec<String>, StoreError> {
    let mut lost = Vec::new();
    for (id, body) in store.contents().bodies(Noun::Batch) {
        let said = body.get("runs").and_then(Value::as_u64).unwrap_or_default() as usize;
        let there = store.staged(id)?;
        if there < said {
            lost.push(format!(
                "Of an import of {said} runs {there} are there. Undo it or leave it out, and take its file in again."
            ));
        }
    }
    Ok(lost)
}

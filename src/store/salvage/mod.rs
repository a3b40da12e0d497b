//! Saving what a damaged file still holds: every row that can be read, from every page, into a new
//! document; then the log and the records are brought into agreement, as an act in the log.

mod mend;
mod pages;
mod record;
mod shape;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::{Connection, params_from_iter};

use super::aside::Aside;
use super::error::StoreError;
use super::open::Store;
use super::write::Pen;
use crate::domain::Noun;
use pages::Pages;

/// What came of saving what could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Salvage {
    /// How many entries of the log were saved.
    pub entries: u32,
    /// How many records there are now.
    pub records: u32,
    /// How many observations are among them.
    pub observations: u32,
    /// How many runs were saved.
    pub runs: u32,
    /// What is known to be lost, in sentences.
    pub lost: Vec<String>,
}

/// Whether anything of a document can be read in a file that SQLite does not take for a database.
pub(super) fn holds_rows(path: &Path) -> bool {
    let look = || -> Result<bool, StoreError> {
        let bytes = fs::read(path)?;
        let shapes = shape::shapes(&Store::in_memory()?)?;
        let pages = Pages::of(&bytes);
        let found = pages.rows().any(|row| shapes.iter().any(|shape| shape.fits(&row)));
        Ok(found)
    };
    look().unwrap_or(false)
}

impl Store {
    /// Fills a new document with everything that can be read in a file. The file is not touched.
    ///
    /// # Errors
    /// [`StoreError::NothingToSave`] when nothing of a document can be read in it; the database's
    /// and the file system's faults.
    pub fn salvage(&mut self, original: &Path, pen: &Pen<'_>) -> Result<Salvage, StoreError> {
        let (_aside, bytes, whole) = held(original)?;
        let pages = Pages::of(&bytes);
        let mut lost = Vec::new();
        let (said, there) = pages.counted();
        if said > there {
            lost.push(format!("The file ends early: {there} of its {said} pages are there."));
        }
        let found = take_in(&self.db, &pages)?;
        if !found.contains_key("record") && !found.contains_key("entry") {
            return Err(StoreError::NothingToSave(original.to_owned()));
        }
        lost.extend(mend::mend(self, whole, pen)?);
        self.reload()?;
        let contents = self.contents();
        Ok(Salvage {
            entries: self.entry_count()?,
            records: Noun::ALL.iter().map(|noun| contents.count(*noun) as u32).sum(),
            observations: contents.count(Noun::Observation) as u32,
            runs: self.db.query_row("SELECT count(*) FROM run", [], |row| row.get(0))?,
            lost,
        })
    }
}

/// A private copy of a file with its bytes, and whether SQLite finds it whole. A journal that
/// belongs to it is taken in first, in the copy, where SQLite still can.
fn held(original: &Path) -> Result<(Aside, Vec<u8>, bool), StoreError> {
    let aside = Aside::of(original)?;
    let whole = aside.open().and_then(|store| store.check_integrity()).is_ok();
    let bytes = fs::read(aside.path())?;
    Ok((aside, bytes, whole))
}

/// Puts every row that has the shape of a table into it. Gives how many went into each.
fn take_in(db: &Connection, pages: &Pages<'_>) -> Result<BTreeMap<String, u32>, StoreError> {
    let shapes = shape::shapes(db)?;
    let mut found = BTreeMap::new();
    db.pragma_update(None, "foreign_keys", false)?;
    db.execute_batch("BEGIN IMMEDIATE")?;
    for row in pages.rows() {
        let Some(shape) = shapes.iter().find(|shape| shape.fits(&row)) else { continue };
        let mut insert = db.prepare_cached(&shape.insert())?;
        // A row that breaks another law of its table is no row of ours.
        if insert.execute(params_from_iter(shape.values(row))).is_ok() {
            *found.entry(shape.table.clone()).or_default() += 1;
        }
    }
    db.execute_batch("COMMIT")?;
    Ok(found)
}

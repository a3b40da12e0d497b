//! Examining a document's file without touching it, and repairing what the file itself still knows.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::aside::{Aside, journal_of};
use super::error::StoreError;
use super::open::Store;
use super::verify::{self, Part};
use super::{chain::KnownHeads, salvage};

/// What can be done about something that is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// Nothing needs to be done.
    None,
    /// The file still knows enough to be repaired where it is.
    Repair,
    /// No repair can tell what was there: a person compares it with a backup.
    Compare,
    /// What can be read is to be saved into a new document, or a backup restored.
    Salvage,
}

/// Something that is wrong with a file, or worth knowing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ailment {
    /// What was found.
    pub what: String,
    /// What it means, and what to do.
    pub means: &'static str,
    /// What can be done about it.
    pub remedy: Remedy,
}

/// How many lines of SQLite's own check are read.
const LINES: u32 = 50;

impl Ailment {
    fn new(remedy: Remedy, what: impl Into<String>, means: &'static str) -> Self {
        Self { what: what.into(), means, remedy }
    }
}

/// Looks through a document's file, in a private copy. What is wrong with it is an ailment, not an
/// error.
///
/// # Errors
/// When there is no such file, it is something else, or a newer version wrote it.
pub fn examine(path: &Path, known: &dyn KnownHeads) -> Result<Vec<Ailment>, StoreError> {
    let mut found = Vec::new();
    if journal_of(path).exists() {
        found.push(Ailment::new(
            Remedy::None,
            "A journal lies beside the file.",
            "A program is writing to the document now, or was stopped while it wrote. The next opening takes the journal in. Do not move or remove it.",
        ));
    }
    let aside = Aside::of(path)?;
    match aside.open() {
        Ok(store) => look_through(&store, known, &mut found),
        Err(StoreError::Newer { found, known, .. }) => {
            return Err(StoreError::Newer { path: path.to_owned(), found, known });
        }
        Err(StoreError::NotADocument(_)) if !salvage::holds_rows(aside.path()) => {
            return Err(StoreError::NotADocument(path.to_owned()));
        }
        Err(StoreError::Busy) => return Err(StoreError::Busy),
        Err(error) => found.push(unopened(&error)),
    }
    Ok(found)
}

fn unopened(error: &StoreError) -> Ailment {
    let what = match error {
        StoreError::Damaged { what, .. } => format!("The file cannot be opened: {what}."),
        StoreError::NotADocument(_) => "The mark that makes it a Postflight document is gone.".to_owned(),
        other => other.to_string(),
    };
    let means = "The file is damaged. Restore a backup, or save what can be read into a new document.";
    Ailment::new(Remedy::Salvage, what, means)
}

fn look_through(store: &Store, known: &dyn KnownHeads, found: &mut Vec<Ailment>) {
    let lines = integrity(&store.db).unwrap_or_else(|error| vec![error.to_string()]);
    let (of_index, of_pages): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| is_of_index(line));
    if !of_index.is_empty() {
        found.push(Ailment::new(
            Remedy::Repair,
            format!("{} entries of its indexes are wrong: {}.", of_index.len(), first(&of_index)),
            "The data is whole; what finds it quickly is not. A repair builds the indexes anew.",
        ));
        // In the private copy, so that what follows reads by indexes that are right.
        drop(store.db.execute_batch("REINDEX"));
    }
    if !of_pages.is_empty() {
        found.push(Ailment::new(
            Remedy::Salvage,
            format!("{} faults in its pages: {}.", of_pages.len(), first(&of_pages)),
            "Part of the file was overwritten or lost. Restore a backup, or save what can be read into a new document.",
        ));
    }
    match store.verify(known) {
        Ok(report) => {
            for (part, remedy, means) in [
                (
                    Part::Log,
                    Remedy::Compare,
                    "The log was changed outside Postflight, or damaged. No repair can tell what was there before: compare it with a backup.",
                ),
                (
                    Part::Rows,
                    Remedy::Compare,
                    "Rows of an import were changed outside Postflight, or damaged. Undo the import and take its file in again, or restore a backup.",
                ),
                (
                    Part::Files,
                    Remedy::Compare,
                    "An attached file was changed outside Postflight, or damaged. Attach it again, or restore a backup.",
                ),
                (
                    Part::End,
                    Remedy::Compare,
                    "This may be an older copy of the document, or its end was cut off. Compare it with a backup.",
                ),
                (
                    Part::Records,
                    Remedy::Repair,
                    "The records are only a reading of the log. A repair reads them from the log anew.",
                ),
            ] {
                let these: Vec<_> = report.findings.iter().filter(|f| f.part == part).collect();
                if let Some(first) = these.first() {
                    let what =
                        format!("{} does not verify: {} {}.", count(these.len()), first.at, first.what);
                    found.push(Ailment::new(remedy, what, means));
                }
            }
        }
        Err(error) => found.push(unopened(&error)),
    }
    if let Ok(orphans) = store.orphans()
        && !orphans.is_empty()
    {
        found.push(Ailment::new(
            Remedy::Repair,
            format!("Rows of {} imports that never came to an end are in the file.", orphans.len()),
            "They count for nothing and only take room. A repair takes them out; so does opening the document after a kill.",
        ));
    }
}

fn count(n: usize) -> String {
    if n == 1 { "1 thing".to_owned() } else { format!("{n} things") }
}

fn first(lines: &[String]) -> &str {
    lines.first().map_or("", |line| line.trim_end_matches('.'))
}

/// SQLite's own check, line by line; empty where the file is whole.
fn integrity(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare(&format!("PRAGMA integrity_check({LINES})"))?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

/// Whether a line of SQLite's check speaks of an index alone, which its table can mend.
fn is_of_index(line: &str) -> bool {
    line.starts_with("wrong # of entries in index")
        || line.starts_with("non-unique entry in index")
        || line.contains("missing from index")
        || line.contains("values differ from index")
}

impl Store {
    /// Builds the indexes anew, reads the records from the log anew where the log verifies, and takes
    /// out rows of imports that never came to an end; in one transaction, or not at all.
    ///
    /// # Errors
    /// [`StoreError::NotRepairable`] when the file would not be whole afterwards; the database's
    /// faults. Then nothing was changed.
    pub fn repair(&mut self, known: &dyn KnownHeads) -> Result<(), StoreError> {
        let refused = |_| StoreError::NotRepairable(self.path.clone());
        let transaction = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        transaction.execute_batch("REINDEX").map_err(|error| match StoreError::from(error) {
            StoreError::Unreadable(_) | StoreError::Sqlite(_) => StoreError::NotRepairable(self.path.clone()),
            other => other,
        })?;
        let report = self.verify(known).map_err(refused)?;
        let log_holds = report.findings.iter().all(|f| f.part != Part::Log);
        if log_holds && report.findings.iter().any(|f| f.part == Part::Records) {
            verify::put_records(&transaction, &verify::fold_log(&transaction)?)?;
        }
        for orphan in self.orphans()? {
            super::runs::take_out(&transaction, orphan)?;
        }
        if !integrity(&transaction).map_err(refused)?.is_empty() {
            return Err(StoreError::NotRepairable(self.path.clone()));
        }
        transaction.commit()?;
        self.reload()
    }
}

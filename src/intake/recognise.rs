//! Which reader a file belongs to, by its content and never by its name.

use std::collections::BTreeMap;
use std::path::Path;

use super::IntakeError;
use super::airflow::{AirflowFile, AirflowVersion, Header as Sqlite, MAGIC};
use super::csv::Header;
use super::looks::{like, mostly_readable};
use super::source::{CHUNK, head, name_of};
use crate::domain::observation::Kind;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A SQLite metadata database of Airflow; see [`super::airflow`].
    Airflow(AirflowVersion),
    /// Observations as CSV; see [`super::csv`].
    Observations,
}

/// The number by which a document of this program is told from other SQLite files.
const DOCUMENT: u32 = 0x5046_4C54;

/// Says what a file is. Reads its first bytes, and of a database the list of its tables.
///
/// # Errors
/// There is no such file, it may not be read, it is empty, or it is something else than is read
/// here: then the message says what it looks like and what to do.
pub fn recognise(path: &Path) -> Result<Format, IntakeError> {
    recognise_with(path, &BTreeMap::new(), None)
}

/// The same for a file of observations whose columns have other names, or whose rows are all of
/// one kind; see [`super::csv::ReadOptions`].
///
/// # Errors
/// As [`recognise`].
pub fn recognise_with(
    path: &Path,
    columns: &BTreeMap<String, String>,
    kind: Option<Kind>,
) -> Result<Format, IntakeError> {
    let file = name_of(path);
    let (start, length) = head(path, CHUNK)?;
    if length == 0 {
        return Err(IntakeError::Empty { file });
    }
    if start.starts_with(MAGIC) {
        return match Sqlite::read(&start) {
            Some(header) if header.application == DOCUMENT => Err(IntakeError::NotRecognised {
                file,
                looks_like: "a Postflight document".to_owned(),
                advice: "Open it instead, or merge it into this one.".to_owned(),
            }),
            _ => AirflowFile::recognise(path).map(Format::Airflow),
        };
    }
    let header = (!start.contains(&0)).then(|| Header::find(&file, &start, columns, kind));
    match header {
        Some(Ok(_)) => Ok(Format::Observations),
        Some(Err(error)) if mostly_readable(&start) && is_table(&start) => {
            Err(airflow_table(&file, &start).unwrap_or(error))
        }
        _ => {
            let (looks_like, advice) = like(&start);
            let (looks_like, advice) = (looks_like.to_owned(), advice.to_owned());
            Err(IntakeError::NotRecognised { file, looks_like, advice })
        }
    }
}

/// Whether the first line looks like the header of a table: several short cells, and the text is
/// neither JSON nor markup.
fn is_table(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let line = text.lines().next().unwrap_or_default();
    !text.starts_with(['{', '[', '<', '%'])
        && [',', ';', '\t', '|'].iter().any(|separator| {
            let cells: Vec<&str> = line.split(*separator).collect();
            cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 1
                && cells.iter().all(|cell| cell.chars().count() <= 60)
        })
}

/// Airflow's own tables as CSV are told by their columns.
fn airflow_table(file: &str, start: &[u8]) -> Option<IntakeError> {
    let text = String::from_utf8_lossy(start);
    let line = text.lines().next()?.to_lowercase();
    ["dag_id", "run_id"].iter().all(|name| line.contains(name)).then(|| IntakeError::NotRecognised {
        file: file.to_owned(),
        looks_like: "one of Airflow's tables as CSV".to_owned(),
        advice: "Take in Airflow's metadata database itself (SQLite, usually called airflow.db).".to_owned(),
    })
}

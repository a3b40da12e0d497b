//! The header of a file of observations: its separator, and what each column means.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Record, Records};
use super::columns::{KIND, LINE, WHY, field_of, known, plain};
use super::nearest::nearest;
use crate::domain::observation::Kind;
use crate::domain::{Field, FieldType};
use crate::intake::IntakeError;
use crate::intake::looks::{like, mostly_readable};
use crate::intake::source::CHUNK;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// Which kind the row is.
    Kind,
    /// A field, by its header in plain form: which one depends on the row's kind.
    Field(String),
    /// Passed over, because it is the program's own or because the person said so.
    PassedOver,
    /// A column without a name; it must stay empty.
    Unnamed,
}

/// A header that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::intake) struct Header {
    /// The line it stands on, from 1.
    pub(super) line: u64,
    /// What separates the cells.
    pub(super) separator: u8,
    /// Whether the file begins with a byte order mark.
    pub(super) marked: bool,
    /// Its cells as they stood.
    pub(super) cells: Vec<Vec<u8>>,
    /// What each column holds.
    pub(super) columns: Vec<Column>,
    /// Which field each column means for a kind.
    pub(super) fields: BTreeMap<Kind, Vec<Option<&'static Field>>>,
    /// Where the rows begin: the byte and the line.
    pub(super) rows_at: (usize, u64),
}

/// The byte order mark of UTF-8.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

impl Header {
    /// Finds the header of a file: its first line that is not blank, under the separator that
    /// makes the most of its columns known ones.
    pub(in crate::intake) fn find(
        file: &str,
        bytes: &[u8],
        renamed: &BTreeMap<String, String>,
        kind: Option<Kind>,
    ) -> Result<Self, IntakeError> {
        let marked = bytes.starts_with(MARK);
        let start = if marked { MARK.len() } else { 0 };
        let (start, first_line, told) = told_separator(bytes, start);
        let words = Words { known: known(), renamed: plain_keys(renamed) };
        let candidates: &[u8] = told.as_ref().map_or(b",;\t|", std::slice::from_ref);
        let best = candidates
            .iter()
            .filter_map(|separator| {
                let mut records = Records::new(bytes, *separator, start, first_line);
                let record = records.next()?;
                Some((words.understood(&record), record.cells.len(), *separator, record, records.rest()))
            })
            .max_by_key(|(understood, cells, ..)| (*understood, *cells));
        let Some((understood, _, separator, record, rows_at)) = best else {
            return Err(IntakeError::Empty { file: file.to_owned() });
        };
        let wrong =
            |what: String| IntakeError::WrongColumns { file: file.to_owned(), line: record.line, what };
        if understood == 0 {
            return Err(not_text(file, bytes).unwrap_or_else(|| wrong(no_column_known(&record))));
        }
        let columns = words.columns(&record).map_err(wrong)?;
        if kind.is_none() && !columns.contains(&Column::Kind) {
            return Err(wrong(no_kind()));
        }
        let fields = meanings(&columns);
        Ok(Self { line: record.line, separator, marked, columns, fields, rows_at, cells: record.cells })
    }
}

impl Header {
    /// The places of the columns that hold a time for some kind.
    pub(super) fn times(&self) -> Vec<usize> {
        let is_time = |at: usize| {
            self.fields.values().any(|fields| {
                fields.get(at).copied().flatten().is_some_and(|field| field.kind == FieldType::Instant)
            })
        };
        (0..self.columns.len()).filter(|at| is_time(*at)).collect()
    }
}

fn meanings(columns: &[Column]) -> BTreeMap<Kind, Vec<Option<&'static Field>>> {
    let of = |kind: Kind| {
        let one = move |column: &Column| match column {
            Column::Field(word) => field_of(kind, word),
            _ => None,
        };
        (kind, columns.iter().map(one).collect())
    };
    Kind::ALL.iter().copied().map(of).collect()
}

/// Bytes that are no text are refused as what they look like, not by their columns.
fn not_text(file: &str, bytes: &[u8]) -> Option<IntakeError> {
    let start = bytes.get(..bytes.len().min(CHUNK)).unwrap_or_default();
    let (looks_like, advice) = like(start);
    (start.contains(&0) || !mostly_readable(start)).then(|| IntakeError::NotRecognised {
        file: file.to_owned(),
        looks_like: looks_like.to_owned(),
        advice: advice.to_owned(),
    })
}

/// Some spreadsheets write `sep=;` into the first line.
fn told_separator(bytes: &[u8], start: usize) -> (usize, u64, Option<u8>) {
    let rest = bytes.get(start..).unwrap_or_default();
    match rest {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator, b'\r', b'\n', ..] => {
            (start + 7, 2, Some(*separator))
        }
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator, b'\n', ..] => {
            (start + 6, 2, Some(*separator))
        }
        _ => (start, 1, None),
    }
}

fn plain_keys(renamed: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    renamed.iter().map(|(header, field)| (plain(header), plain(field))).collect()
}

fn text(cell: &[u8]) -> String {
    plain(&String::from_utf8_lossy(cell))
}

/// The start of a cell as it may be repeated in a message.
fn shown(cell: &[u8]) -> String {
    let start = cell.get(..cell.len().min(200)).unwrap_or_default();
    let text = String::from_utf8_lossy(start);
    text.trim()
        .chars()
        .take(40)
        .map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
        .collect()
}

/// The words a header may use.
struct Words {
    known: BTreeSet<String>,
    renamed: BTreeMap<String, String>,
}

impl Words {
    /// How many cells of a record are columns that are known.
    fn understood(&self, record: &Record) -> usize {
        record
            .cells
            .iter()
            .filter(|cell| {
                let word = text(cell);
                self.known.contains(&word) || self.renamed.contains_key(&word)
            })
            .count()
    }

    fn columns(&self, record: &Record) -> Result<Vec<Column>, String> {
        if record.fault.is_some() {
            return Err("The quotes of the header do not fit together. Mend it, then try again.".to_owned());
        }
        let mut columns = Vec::new();
        let mut unknown = Vec::new();
        for cell in &record.cells {
            let word = text(cell);
            let word = self.renamed.get(&word).unwrap_or(&word).clone();
            columns.push(match word.as_str() {
                "" if text(cell).is_empty() => Column::Unnamed,
                "" | LINE | WHY => Column::PassedOver,
                KIND => Column::Kind,
                _ if self.known.contains(&word) => Column::Field(word),
                _ => {
                    unknown.push(self.doubt(cell, &word));
                    Column::PassedOver
                }
            });
        }
        if !unknown.is_empty() {
            return Err(format!(
                "{} not known: {}. Rename or remove them, or say which field each one is; the guide “Observations as \
                 CSV” lists the columns.",
                if unknown.len() == 1 { "this column is" } else { "these columns are" },
                unknown.join(", ")
            ));
        }
        twice(&columns).map_or(Ok(columns), |word| {
            Err(format!("the column “{word}” stands there twice. Remove or rename one of them."))
        })
    }

    /// An unknown header as it stood, and what may have been meant.
    fn doubt(&self, cell: &[u8], word: &str) -> String {
        let shown = shown(cell);
        match nearest(word, self.known.iter().map(String::as_str)) {
            Some(meant) => format!("“{shown}” (perhaps “{meant}”)"),
            None => format!("“{shown}”"),
        }
    }
}

fn twice(columns: &[Column]) -> Option<String> {
    let mut seen = BTreeSet::new();
    columns.iter().find_map(|column| match column {
        Column::Kind if !seen.insert(KIND) => Some(KIND.to_owned()),
        Column::Field(word) if !seen.insert(word) => Some(word.clone()),
        _ => None,
    })
}

fn no_column_known(record: &Record) -> String {
    let names: Vec<String> = record.cells.iter().take(4).map(|cell| shown(cell)).collect();
    format!(
        "none of its columns is one of an observation's (it begins with “{}”). The first line must name the columns, \
         such as kind, side, workload, failed_at.",
        names.join("”, “")
    )
}

fn no_kind() -> String {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
    format!("there is no column “kind”. Add one, with one of: {}.", kinds.join(", "))
}

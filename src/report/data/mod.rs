//! The result as plain tables, for a spreadsheet or another program: what was judged, the rows
//! behind it, and every record by the field catalogue.

mod csv;
mod judged;
mod records;
mod runs;
#[cfg(test)]
mod tests;
mod xlsx;

use chrono_tz::Tz;

use super::frozen::Frozen;
use crate::domain::{Day, Estimate, Instant};

pub use csv::csv;
pub use xlsx::workbook;

/// What a cell holds. What is unknown is empty, and never a zero.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    /// Nothing is known.
    Unknown,
    /// Words; never a formula, however they begin.
    Text(String),
    /// A number, in the unit that its column or the column beside it names.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A moment, shown in the pilot's zone.
    Moment(Instant),
    /// A calendar day.
    Day(Day),
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The name in files.
    pub name: String,
    /// The words over it in a workbook.
    pub title: String,
}

/// Rows under heads.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The name in files: `criteria`.
    pub name: String,
    /// What a row is, in words.
    pub about: String,
    /// Its columns.
    pub heads: Vec<Head>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Datum>>,
}

/// Every table of a result that has rows, in the order they are read.
pub fn sheets(frozen: &Frozen) -> Vec<Sheet> {
    let judged = judged::sheets(frozen);
    let told = judged.into_iter().chain(records::sheets(frozen)).chain(runs::sheets(frozen));
    told.filter(|sheet| !sheet.rows.is_empty()).collect()
}

/// The zone moments are shown in.
pub(super) fn zone(frozen: &Frozen) -> Tz {
    frozen.contents.pilot().time_zone.parse().unwrap_or(Tz::UTC)
}

impl Head {
    /// A column whose words are its name's.
    fn named(name: &str) -> Head {
        let words = name.replace('_', " ");
        let mut letters = words.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        Head { name: name.to_owned(), title: format!("{first}{}", letters.as_str()) }
    }
}

/// A table of our own; its heads are said by their names.
fn sheet(name: &str, about: &str, heads: &[&str], rows: Vec<Vec<Datum>>) -> Sheet {
    Sheet {
        name: name.to_owned(),
        about: about.to_owned(),
        heads: heads.iter().map(|name| Head::named(name)).collect(),
        rows,
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Datum {
        if text.is_empty() { Datum::Unknown } else { Datum::Text(text.to_owned()) }
    }
}

impl From<&String> for Datum {
    fn from(text: &String) -> Datum {
        Datum::from(text.as_str())
    }
}

impl From<u32> for Datum {
    fn from(number: u32) -> Datum {
        Datum::Number(f64::from(number))
    }
}

impl From<bool> for Datum {
    fn from(yes: bool) -> Datum {
        Datum::Flag(yes)
    }
}

impl<T: Into<Datum>> From<Option<T>> for Datum {
    fn from(known: Option<T>) -> Datum {
        known.map_or(Datum::Unknown, Into::into)
    }
}

impl From<f64> for Datum {
    fn from(number: f64) -> Datum {
        if number.is_finite() { Datum::Number(number) } else { Datum::Unknown }
    }
}

impl From<Instant> for Datum {
    fn from(at: Instant) -> Datum {
        Datum::Moment(at)
    }
}

/// Evidence ids in one cell.
fn ids(evidence: &[String]) -> Datum {
    Datum::from(&evidence.join(" "))
}

/// A number with all it rests on: value, interval with its confidence, n, unit and method, a cell each.
fn estimate(figure: Option<&Estimate>) -> [Datum; 7] {
    let Some(e) = figure else { return [const { Datum::Unknown }; 7] };
    [
        e.value.into(),
        e.low.into(),
        e.high.into(),
        e.confidence.into(),
        e.n.into(),
        Datum::from(&e.unit),
        Datum::from(&e.method),
    ]
}

//! One record of a file into the body of an observation, or into the reasons why not.

use chrono_tz::Tz;
use serde_json::Value;

use super::ReadOptions;
use super::cells::{Fault, Record};

use super::header::{Column, Header};
use super::moment;
use crate::domain::observation::{Kind, Observation};
use crate::domain::{Body, Field, FieldType, Instant, Problem, Reading, read_text, unguard};

/// Reads a record. `None` when all its cells are empty.
///
/// # Errors
/// Every reason why it cannot be an observation, each at a field's name (or at `row`).
pub(super) fn read_row(
    record: &Record,
    header: &Header,
    options: &ReadOptions<'_>,
) -> Option<Result<Body, Vec<Problem>>> {
    if record.cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
        return None;
    }
    Some(texts(record, header).and_then(|texts| body(&texts, header, options)))
}

/// The cells as text, when the record has the shape of the header.
fn texts<'a>(record: &'a Record, header: &Header) -> Result<Vec<&'a str>, Vec<Problem>> {
    if let Some(fault) = record.fault {
        return Err(vec![Problem::new("row", fault_words(fault))]);
    }
    if record.cells.len() != header.columns.len() {
        return Err(vec![Problem::new(
            "row",
            format!(
                "It has {} cells and the header {}. A text that holds the separator must stand in quotes.",
                record.cells.len(),
                header.columns.len()
            ),
        )]);
    }
    let mut texts = Vec::new();
    let mut problems = Vec::new();
    for (cell, name) in record.cells.iter().zip(&header.cells) {
        let name = String::from_utf8_lossy(name);
        match std::str::from_utf8(cell) {
            Err(e) => problems.push(Problem::new(
                name.trim(),
                format!(
                    "Byte {} of this cell is not UTF-8 text. Save the file as “CSV UTF-8”.",
                    e.valid_up_to() + 1
                ),
            )),
            Ok(text) if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) => {
                problems.push(Problem::new(name.trim(), "It holds a control character. Take it out."));
            }
            Ok(text) => texts.push(text),
        }
    }
    if problems.is_empty() { Ok(texts) } else { Err(problems) }
}

/// Whether one of these cells is a time that does not say its zone.
pub(super) fn zoneless(record: &Record, times: &[usize]) -> bool {
    let texts = times.iter().filter_map(|at| std::str::from_utf8(record.cells.get(*at)?).ok());
    texts.into_iter().any(|text| moment::is_zoneless(unguard(text.trim())))
}

fn fault_words(fault: Fault) -> String {
    match fault {
        Fault::NeverClosed(line) => format!(
            "The quote that opens on line {line} is never closed, so everything after it would be one cell. Close it."
        ),
        Fault::AfterQuote(line) => format!(
            "On line {line} a closing quote is followed by more text. Double the quotes that belong to the text."
        ),
    }
}

fn body(texts: &[&str], header: &Header, options: &ReadOptions<'_>) -> Result<Body, Vec<Problem>> {
    let kind = kind(texts, header, options).map_err(|problem| vec![problem])?;
    let mut body = Body::from_iter([("kind".to_owned(), Value::from(kind.name()))]);
    let mut problems = Vec::new();
    let fields = header.fields.get(&kind).map_or(&[] as &[_], Vec::as_slice);
    for ((text, column), meant) in texts.iter().zip(&header.columns).zip(fields) {
        if text.trim().is_empty() {
            continue;
        }
        let read = match column {
            Column::Kind | Column::PassedOver => continue,
            Column::Unnamed => {
                Err(Problem::new("row", "A cell stands under no column name. Name its column."))
            }
            Column::Field(word) => {
                meant.ok_or_else(|| not_of(kind, word)).and_then(|f| filled(f, text, options))
            }
        };
        match read {
            Ok((field, _)) if body.contains_key(field.name) => problems
                .push(Problem::new(field.name, "Two columns give this field. Empty one of the two cells.")),
            Ok((field, value)) => {
                body.insert(field.name.to_owned(), value);
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems.extend(Observation::from_body(&body).problems());
    if problems.is_empty() { Ok(body) } else { Err(problems) }
}

fn kind(texts: &[&str], header: &Header, options: &ReadOptions<'_>) -> Result<Kind, Problem> {
    let cell = header.columns.iter().position(|c| *c == Column::Kind).and_then(|i| texts.get(i));
    let text = cell.map_or("", |t| unguard(t.trim()));
    match (Kind::parse(text), options.kind) {
        (Some(kind), _) => Ok(kind),
        (None, Some(kind)) if text.is_empty() => Ok(kind),
        _ => {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
            let what =
                if text.is_empty() { "It is empty.".to_owned() } else { format!("“{text}” is no kind.") };
            Err(Problem::new("kind", format!("{what} Write one of: {}.", kinds.join(", "))))
        }
    }
}

fn not_of(kind: Kind, word: &str) -> Problem {
    let what = format!("A {} has no such field. Empty the cell, or correct the kind.", kind.label());
    Problem::new(word, what)
}

/// The longest cell that can be anything but text.
const LONGEST: usize = 2_000;

/// The longest text, in bytes.
const LONGEST_TEXT: usize = 1 << 20;

/// A field with the value that its cell gives it.
fn filled(
    field: &'static Field,
    text: &str,
    options: &ReadOptions<'_>,
) -> Result<(&'static Field, Value), Problem> {
    let text = unguard(text.trim());
    let is_text = matches!(field.kind, FieldType::Text | FieldType::LongText);
    if text.len() > if is_text { LONGEST_TEXT } else { LONGEST } {
        let what = format!("It is {} bytes long, which no such field is. Shorten the cell.", text.len());
        return Err(Problem::new(field.name, what));
    }
    let value = match field.kind {
        FieldType::Instant => {
            moment::read(text, options.assume_zone).map(|at| Some(Value::from(at.to_string())))
        }
        FieldType::Day => moment::read_day(text).map(|day| Some(Value::from(day.to_string()))),
        _ if is_text => Ok(Some(Value::from(text.replace("\r\n", "\n").replace('\r', "\n")))),
        _ => read_text(field, text, &timeless(options)),
    };
    match value {
        Ok(Some(value)) => Ok((field, value)),
        // Only blanks between an apostrophe and the end of the cell.
        Ok(None) => Err(Problem::new(field.name, "It holds nothing but an apostrophe. Empty the cell.")),
        Err(what) => Err(Problem::new(field.name, what)),
    }
}

/// For the fields that are no moments, so that neither zone nor present time play a part.
fn timeless<'a>(options: &ReadOptions<'a>) -> Reading<'a> {
    Reading { zone: Tz::UTC, now: Instant::from_micros(0), above: None, find: options.find }
}

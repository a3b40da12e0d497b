//! Observations as CSV, with the columns that the reader knows.

use std::collections::BTreeSet;

use chrono::SecondsFormat;
use chrono_tz::Tz;
use serde_json::Value;

use super::columns::{KIND, columns_of};

use crate::domain::observation::{Kind, Observation};
use crate::domain::{Body, Field, FieldType, Instant, Noun, RecordId, guard};

/// What a writer of observations must be told.
pub struct Words<'a> {
    /// The pilot's zone. Times are written in it, with their offset.
    pub zone: Tz,
    /// What people call a record.
    pub label: &'a dyn Fn(Noun, RecordId) -> String,
    /// Finds a record by what people call it: the reader's own way. A record that it would not
    /// find again by its name is written by its identity.
    pub find: &'a dyn Fn(Noun, &str) -> Option<RecordId>,
}

/// Writes observations, one a row, under the columns of the kinds among them (all columns when
/// there is none, as a form to fill in). Text that a spreadsheet would run as a formula is guarded
/// by an apostrophe, which the reader takes off again.
///
/// What is written and read back is the same, but for blanks around a text, which the reader cuts.
pub fn observations_csv(rows: &[Body], words: &Words<'_>) -> Vec<u8> {
    let kinds: BTreeSet<Kind> = rows.iter().map(|row| Observation::from_body(row).kind()).collect();
    let ordered: Vec<Kind> =
        Kind::ALL.iter().copied().filter(|k| kinds.is_empty() || kinds.contains(k)).collect();
    let columns = columns_of(&ordered);
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let header = [KIND].into_iter().chain(columns.iter().map(|(field, _)| field.name));
    let mut written = writer.write_record(header);
    for row in rows {
        let kind = Observation::from_body(row).kind();
        let cells = columns.iter().map(|(field, kinds)| match row.get(field.name) {
            Some(value) if kinds.contains(&kind) => cell(field, value, words),
            _ => String::new(),
        });
        written =
            written.and_then(|()| writer.write_record([kind.name().to_owned()].into_iter().chain(cells)));
    }
    // Writing into memory cannot fail; a row that could not be written would be missed by a test.
    written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default()
}

fn cell(field: &Field, value: &Value, words: &Words<'_>) -> String {
    match (field.kind, value) {
        (FieldType::Instant, Value::String(text)) => {
            Instant::parse(text).map_or_else(|| guard(text), |at| in_zone(at, words.zone))
        }
        (FieldType::Flag, Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        (FieldType::Ref(noun), Value::String(id)) => guard(&name(noun, id, words)),
        (FieldType::Refs(noun), Value::Array(ids)) => {
            let names = ids.iter().filter_map(Value::as_str).map(|id| name(noun, id, words));
            guard(&names.collect::<Vec<_>>().join("; "))
        }
        (_, Value::String(text)) => guard(text),
        (_, Value::Null) => String::new(),
        // Never with an exponent: minutes are not read so.
        (FieldType::Minutes | FieldType::Number, Value::Number(n)) => {
            n.as_f64().map_or_else(|| n.to_string(), |n| n.to_string())
        }
        (_, other) => other.to_string(),
    }
}

fn in_zone(at: Instant, zone: Tz) -> String {
    at.utc().with_timezone(&zone).to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// A record by its name where that leads back to it, by its identity otherwise.
fn name(noun: Noun, id: &str, words: &Words<'_>) -> String {
    let Ok(id) = id.parse::<RecordId>() else { return id.to_owned() };
    let label = (words.label)(noun, id);
    let leads_back = label.trim() == label
        && !label.contains(';')
        && !label.starts_with('\'')
        && (words.find)(noun, &label) == Some(id);
    if leads_back { label } else { id.to_string() }
}

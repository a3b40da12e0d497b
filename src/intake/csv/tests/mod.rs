//! Files of observations: what is read, what is refused, what comes back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod files;
mod guide;
mod round_trip;
mod rows;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{ObservationTable, ReadOptions, Words, observations_csv, read_observations};
use crate::domain::{Body, Contents, Noun, RecordId};
use crate::intake::IntakeError;

/// Records that rows may refer to, some of them with names that are hard to write down.
fn contents() -> Contents {
    let mut contents = Contents::default();
    let names = [
        (Noun::Workload, "dag_id", ["finance_close", "inventory_sync_münchen"]),
        (Noun::Scenario, "code", ["S01", "=1+1"]),
        (Noun::Person, "name", ["Lee; Kim", "'quoted"]),
        (Noun::DataProduct, "name", ["Daily revenue", "-"]),
        (Noun::Boundary, "name", ["Workspace A", "@b"]),
        (Noun::Control, "code", ["sso", " blank "]),
        (Noun::CustomMetric, "name", ["Pages, a night", "cost\"s"]),
        (Noun::Attachment, "name", ["log.txt", "screen.png"]),
    ];
    for (n, (noun, field, two)) in names.into_iter().enumerate() {
        for (m, name) in two.into_iter().enumerate() {
            let id = RecordId(Uuid::from_u128((n * 10 + m + 1) as u128));
            contents.put(noun, id, Body::from_iter([(field.to_owned(), json!(name))]));
        }
    }
    contents
}

fn id(noun: Noun, name: &str) -> Value {
    json!(contents().find(noun, name).unwrap().to_string())
}

/// Reads with no zone assumed, in the document of [`contents`].
fn read(bytes: &[u8]) -> Result<ObservationTable, IntakeError> {
    read_with(bytes, None, &[])
}

fn read_with(
    bytes: &[u8],
    assume_zone: Option<chrono_tz::Tz>,
    columns: &[(&str, &str)],
) -> Result<ObservationTable, IntakeError> {
    let contents = contents();
    let columns: BTreeMap<String, String> =
        columns.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let options =
        ReadOptions { assume_zone, kind: None, columns, find: &|noun, text| contents.find(noun, text) };
    read_observations("drills.csv", bytes, &options, &|_, _| true)
}

fn write(rows: &[Body]) -> Vec<u8> {
    let contents = contents();
    let words = Words {
        zone: chrono_tz::Tz::Europe__Berlin,
        label: &|noun, id| contents.label(noun, id),
        find: &|noun, text| contents.find(noun, text),
    };
    observations_csv(rows, &words)
}

/// The refusals of a file, each as "place: reason".
fn reasons(table: &ObservationTable) -> Vec<String> {
    table.refused.iter().flat_map(|r| &r.problems).map(|p| format!("{}: {}", p.at, p.what)).collect()
}

/// The one refusal of a file with one bad row.
fn reason(text: &str) -> String {
    let table = read(text.as_bytes()).unwrap();
    assert_eq!(table.refused.len(), 1, "{table:?}");
    reasons(&table).join(" | ")
}

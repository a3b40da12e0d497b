//! Everything a document holds as records, in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::field::{Body, Recorded};
use super::id::RecordId;
use super::noun::Noun;
use super::observation::Observation;
use super::pilot::{Pilot, Snapshot};
use super::story::PlannedDrill;

/// A record with its identity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kept<T> {
    /// Its identity.
    pub id: RecordId,
    /// What it says.
    pub value: T,
}

/// One record, with what was read from it once it was asked for.
#[derive(Debug)]
pub struct Record {
    body: Body,
    observation: OnceLock<Observation>,
}

impl Record {
    /// The record as it is kept.
    pub const fn body(&self) -> &Body {
        &self.body
    }
    /// The record read as an observation.
    pub fn observation(&self) -> &Observation {
        self.observation.get_or_init(|| Observation::from_body(&self.body))
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.body == other.body
    }
}

/// The records of one noun.
type Records = BTreeMap<RecordId, Arc<Record>>;

/// Every record of a document, by noun and identity. A copy shares every record with what it was
/// copied from, and an edit replaces only the record that it changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contents {
    records: BTreeMap<Noun, Arc<Records>>,
}

impl Contents {
    /// Puts a record in, or replaces it.
    pub fn put(&mut self, noun: Noun, id: RecordId, body: Body) {
        let record = Arc::new(Record { body, observation: OnceLock::new() });
        Arc::make_mut(self.records.entry(noun).or_default()).insert(id, record);
    }
    /// Takes a record out.
    pub fn take(&mut self, noun: Noun, id: RecordId) {
        if let Some(records) = self.records.get_mut(&noun) {
            Arc::make_mut(records).remove(&id);
        }
    }
    /// One record.
    pub fn record(&self, noun: Noun, id: RecordId) -> Option<&Arc<Record>> {
        self.records.get(&noun)?.get(&id)
    }
    /// One record as it is kept.
    pub fn body(&self, noun: Noun, id: RecordId) -> Option<&Body> {
        self.record(noun, id).map(|record| record.body())
    }
    /// All records of a noun as they are kept, oldest first.
    pub fn bodies(&self, noun: Noun) -> impl Iterator<Item = (RecordId, &Body)> {
        self.records(noun).map(|(id, record)| (id, record.body()))
    }
    /// All records of a noun, oldest first.
    pub fn records(&self, noun: Noun) -> impl Iterator<Item = (RecordId, &Arc<Record>)> {
        self.records
            .get(&noun)
            .into_iter()
            .flat_map(|records| records.iter())
            .map(|(id, record)| (*id, record))
    }
    /// Whether the records of a noun are still those of an earlier copy. Answers at once; two
    /// contents that were read apart are never the same.
    pub fn shares(&self, other: &Self, noun: Noun) -> bool {
        match (self.records.get(&noun), other.records.get(&noun)) {
            (Some(one), Some(another)) => Arc::ptr_eq(one, another),
            (None, None) => true,
            _ => false,
        }
    }
    /// How many records of a noun there are.
    pub fn count(&self, noun: Noun) -> usize {
        self.records.get(&noun).map_or(0, |records| records.len())
    }
    /// All records of a noun, oldest first. A field that a newer version wrote in a shape this
    /// one cannot read is passed over; the document still keeps it.
    pub fn all<T: Recorded>(&self) -> Vec<Kept<T>> {
        self.bodies(T::NOUN)
            .map(|(id, body)| Kept { id, value: typed(T::FIELDS.iter().map(|f| f.name), body) })
            .collect()
    }
    /// One record.
    pub fn one<T: Recorded>(&self, id: RecordId) -> Option<T> {
        self.body(T::NOUN, id).map(|body| typed(T::FIELDS.iter().map(|f| f.name), body))
    }
    /// The pilot's own record.
    pub fn pilot(&self) -> Pilot {
        self.all::<Pilot>().into_iter().next().map(|kept| kept.value).unwrap_or_default()
    }
    /// All observations, oldest first.
    pub fn observations(&self) -> Vec<Kept<&Observation>> {
        self.records(Noun::Observation).map(|(id, record)| Kept { id, value: record.observation() }).collect()
    }
    /// One observation.
    pub fn observation(&self, id: RecordId) -> Option<&Observation> {
        self.record(Noun::Observation, id).map(|record| record.observation())
    }
    /// What people call a record: its code, DAG id, name or first text.
    pub fn label(&self, noun: Noun, id: RecordId) -> String {
        let Some(body) = self.body(noun, id) else { return "removed".to_owned() };
        label_of(body)
            .or_else(|| match noun {
                Noun::Snapshot => self.one::<Snapshot>(id)?.label(),
                Noun::PlannedDrill => self.one::<PlannedDrill>(id)?.label(self),
                _ => None,
            })
            .unwrap_or_else(|| noun.label().to_owned())
    }
    /// Finds a record by its identity, code, DAG id, name or title, whatever the case.
    pub fn find(&self, noun: Noun, text: &str) -> Option<RecordId> {
        let text = text.trim();
        if let Ok(id) = text.parse::<RecordId>() {
            return self.body(noun, id).map(|_| id);
        }
        self.bodies(noun)
            .find(|(_, body)| {
                NAMES
                    .iter()
                    .any(|name| body.get(*name).and_then(Value::as_str).is_some_and(|v| same(v, text)))
            })
            .map(|(id, _)| id)
    }
}

const NAMES: [&str; 6] = ["code", "dag_id", "name", "title", "what", "text"];

/// Whether two names differ in nothing but their case. Plain letters are compared where they stand:
/// a name may be looked for among ten thousand.
fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii()) && one.to_lowercase() == other.to_lowercase()
}

fn label_of(body: &Body) -> Option<String> {
    ["dag_id", "name", "title", "code", "what", "text"]
        .iter()
        .find_map(|name| body.get(*name).and_then(Value::as_str).filter(|v| !v.is_empty()))
        .map(str::to_owned)
}

/// Reads a body into its shape. When one field does not fit, the others are still read.
pub(super) fn typed<T: serde::de::DeserializeOwned + Default>(
    fields: impl Iterator<Item = &'static str>,
    body: &Body,
) -> T {
    if let Ok(value) = T::deserialize(body) {
        return value;
    }
    let mut good = Body::new();
    for name in fields {
        let Some(value) = body.get(name) else { continue };
        let mut trial = good.clone();
        trial.insert(name.to_owned(), value.clone());
        if T::deserialize(&trial).is_ok() {
            good = trial;
        }
    }
    T::deserialize(&good).unwrap_or_default()
}

//! What can be searched in a document, folded once. After an edit only what it touched is folded
//! again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::Failure;
use super::desk::OpenDocument;
use super::imported::imported;
use super::verbs::grid::columns;
use crate::domain::{Body, Contents, Field, FieldType, Noun, Record, RecordId, folded, show_value};
use crate::store::{Heading, Store};

/// What a search can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A record.
    Record(Noun, RecordId),
    /// A DAG with imported runs.
    Dag(String),
    /// An entry of the audit trail.
    Entry(Box<Heading>),
}

/// One thing that can be found.
pub(super) struct Place {
    pub(super) found: Found,
    /// What it is called, folded.
    name: String,
    /// Everything else it says, folded.
    text: String,
}

/// The index of an open document, and of which state of it.
#[derive(Default)]
pub(super) struct LastIndex(Mutex<Option<Folded>>);

/// What was folded last.
struct Folded {
    generation: u64,
    contents: Contents,
    observations: BTreeMap<RecordId, Arc<Place>>,
    places: Arc<Vec<Arc<Place>>>,
}

impl Folded {
    /// What an observation still says, if neither it nor any record that it may name is another.
    fn still(&self, id: RecordId, record: &Arc<Record>) -> Option<&Arc<Place>> {
        let same = self.contents.record(Noun::Observation, id).is_some_and(|was| Arc::ptr_eq(was, record));
        self.observations.get(&id).filter(|_| same)
    }
}

/// Nouns that are no records of a person's own.
const UNNAMED: [Noun; 3] = [Noun::Batch, Noun::Attachment, Noun::Narrative];

/// The index as of now.
pub(super) fn index(open: &OpenDocument, store: &Store) -> Result<Arc<Vec<Arc<Place>>>, Failure> {
    let mut last = open
        .index
        .0
        .lock()
        .map_err(|_| Failure::bug("A search stopped half way. Close and open the document."))?;
    if let Some(folded) = last.as_ref().filter(|folded| folded.generation == store.generation()) {
        return Ok(Arc::clone(&folded.places));
    }
    let contents = store.contents();
    let observations = observations(contents, last.as_ref());
    let mut places = records(contents, &observations);
    let summary = &imported(open, store)?.summary.sides;
    let dags: BTreeSet<&String> =
        summary.baseline.dags.iter().chain(&summary.pilot.dags).map(|dag| &dag.dag_id).collect();
    places.extend(dags.into_iter().map(|dag| {
        Arc::new(Place { name: folded(dag), text: String::new(), found: Found::Dag(dag.clone()) })
    }));
    places.extend(store.headings()?.into_iter().map(|heading| {
        Arc::new(Place {
            name: String::new(),
            text: folded(&format!("{} {}", heading.label, heading.actor.as_deref().unwrap_or_default())),
            found: Found::Entry(Box::new(heading)),
        })
    }));
    let places = Arc::new(places);
    *last = Some(Folded {
        generation: store.generation(),
        contents: contents.clone(),
        observations,
        places: Arc::clone(&places),
    });
    Ok(places)
}

/// The observations: those that changed are folded, the others as they were folded last.
fn observations(contents: &Contents, last: Option<&Folded>) -> BTreeMap<RecordId, Arc<Place>> {
    let others = Noun::ALL.iter().filter(|noun| **noun != Noun::Observation);
    let last = last.filter(|last| others.into_iter().all(|noun| last.contents.shares(contents, *noun)));
    let fields = fields(Noun::Observation);
    let fresh =
        |id, record: &Record| Arc::new(place(contents, Noun::Observation, &fields, id, record.body()));
    let records = contents.records(Noun::Observation);
    records
        .map(|(id, record)| {
            let still = last.and_then(|last| last.still(id, record));
            (id, still.map_or_else(|| fresh(id, record), Arc::clone))
        })
        .collect()
}

/// Every record, newest first within its noun.
fn records(contents: &Contents, observations: &BTreeMap<RecordId, Arc<Place>>) -> Vec<Arc<Place>> {
    let nouns = Noun::ALL.iter().filter(|noun| !UNNAMED.contains(noun));
    nouns
        .flat_map(|noun| {
            if *noun == Noun::Observation {
                return observations.values().rev().map(Arc::clone).collect();
            }
            let fields = fields(*noun);
            let place = |(id, body)| Arc::new(place(contents, *noun, &fields, id, body));
            let mut all: Vec<Arc<Place>> = contents.bodies(*noun).map(place).collect();
            all.reverse();
            all
        })
        .collect()
}

/// The fields of a noun, by name.
fn fields(noun: Noun) -> BTreeMap<&'static str, &'static Field> {
    columns(noun).into_iter().map(|field| (field.name, field)).collect()
}

fn place(
    contents: &Contents,
    noun: Noun,
    fields: &BTreeMap<&str, &Field>,
    id: RecordId,
    body: &Body,
) -> Place {
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| String::new(), |id| contents.label(noun, id));
    let mut text = String::new();
    for (name, value) in body {
        match fields.get(name.as_str()).map(|field| field.kind) {
            // Times and figures are found by their grid; here words are.
            Some(
                kind @ (FieldType::Choice(_)
                | FieldType::Ref(_)
                | FieldType::Refs(_)
                | FieldType::Text
                | FieldType::LongText),
            ) => {
                // Words have no times in them, so any zone will do.
                text.push_str(&show_value(kind, value, chrono_tz::Tz::UTC, &label));
                text.push(' ');
            }
            _ if name == "kind" => {
                text.push_str(&value.as_str().unwrap_or_default().replace('_', " "));
                text.push(' ');
            }
            _ => {}
        }
    }
    let code = body.get("code").and_then(Value::as_str).unwrap_or_default();
    Place {
        found: Found::Record(noun, id),
        name: folded(&format!("{code} {}", contents.label(noun, id))),
        text: folded(&text),
    }
}

impl Place {
    /// How well it fits the words: every one must occur, in the name before elsewhere, and at the
    /// beginning of a word before inside one. `None` where one is missing.
    pub(super) fn score(&self, words: &[String]) -> Option<u32> {
        words.iter().try_fold(0, |sum, word| {
            let in_name = self.name.find(word.as_str()).map(|at| {
                if at == 0 {
                    8
                } else if begins(&self.name, at) {
                    6
                } else {
                    4
                }
            });
            let in_text =
                || self.text.find(word.as_str()).map(|at| if begins(&self.text, at) { 2 } else { 1 });
            Some(sum + in_name.or_else(in_text)?)
        })
    }
}

/// Whether a word begins at a place in a text.
fn begins(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|before| before.chars().next_back())
        .is_none_or(|letter| !letter.is_alphanumeric())
}

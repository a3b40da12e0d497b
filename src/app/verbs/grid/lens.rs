//! Looking at one column of one record: what to sort, filter, group and copy by. Cheap enough to do
//! for ten thousand records at once, so nothing is put into words that is not asked for.

use std::cmp::Ordering;

use chrono_tz::Tz;
use serde_json::Value;

use super::super::super::Failure;
use super::super::super::desk::zone;
use super::computed;
use super::row::{code, kind_of, text};
use super::summary;
use crate::domain::observation::Observation;
use crate::domain::{Body, Contents, Day, Field, FieldType, Instant, Noun, Record, RecordId, shown_moment};

/// A column, real or not.
#[derive(Clone, Copy)]
pub(super) enum Lens {
    /// The evidence id, or what people call the record.
    Code,
    /// The kind of an observation.
    Kind,
    /// Its scenario, or what came of it.
    Summary,
    /// When it was observed.
    When,
    /// A duration that follows from its times.
    Span(&'static str),
    /// Whether fields contradict each other.
    Problems,
    /// Whether it is left out of every figure, whatever the reason.
    Out,
    /// A field of the catalogue.
    Field(&'static Field),
}

impl Lens {
    /// A column by its name.
    pub(super) fn of(noun: Noun, name: &str) -> Result<Self, Failure> {
        let observation = noun == Noun::Observation;
        Ok(match name {
            "code" if observation => Self::Code,
            "" => Self::Code,
            "problems" => Self::Problems,
            "out" => Self::Out,
            computed::KIND if observation => Self::Kind,
            summary::SUMMARY if observation => Self::Summary,
            computed::WHEN if observation => Self::When,
            _ => match super::columns(noun).into_iter().find(|f| f.name == name) {
                Some(field) => Self::Field(field),
                None if name == "code" => Self::Code,
                None => match computed::named(name).filter(|_| observation) {
                    Some(span) => Self::Span(span),
                    None => return Err(Failure::refused(format!("There is no column “{name}” here."))),
                },
            },
        })
    }
}

/// One record as it is looked at.
pub(super) struct Seen<'a> {
    pub(super) id: RecordId,
    pub(super) body: &'a Body,
    record: &'a Record,
}

impl<'a> Seen<'a> {
    pub(super) const fn new(id: RecordId, record: &'a Record) -> Self {
        Self { id, body: record.body(), record }
    }
    fn observation(&self) -> &Observation {
        self.record.observation()
    }
}

/// What two cells of a column are ordered by.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key {
    Number(f64),
    Words(String),
}

impl Key {
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Words(a), Self::Words(b)) => a.cmp(b),
            (Self::Number(_), Self::Words(_)) => Ordering::Less,
            (Self::Words(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

/// What is needed to see: the document, and its zone.
pub(super) struct Light<'a> {
    contents: &'a Contents,
    noun: Noun,
    zone: Tz,
}

impl<'a> Light<'a> {
    pub(super) fn new(contents: &'a Contents, noun: Noun) -> Self {
        Self { contents, noun, zone: zone(contents) }
    }

    /// The words of a cell; none where nothing is known or the column does not apply.
    pub(super) fn text(&self, seen: &Seen<'_>, lens: Lens) -> String {
        match lens {
            Lens::Code => code(self.contents, self.noun, seen.id, seen.body),
            Lens::Kind => kind_of(seen.body).map_or_else(String::new, |kind| kind.label().to_owned()),
            Lens::Summary => summary::summary(self.contents, seen.observation()),
            Lens::When => {
                seen.observation().when().map_or_else(String::new, |at| shown_moment(at, self.zone))
            }
            Lens::Span(name) => {
                computed::span(seen.observation(), name).map_or_else(String::new, |span| span.text())
            }
            Lens::Problems => yes_or_no(self.has_problems(seen)),
            Lens::Out => {
                yes_or_no(seen.body.get("left_out").and_then(Value::as_str).is_some_and(|w| !w.is_empty()))
            }
            Lens::Field(field) => seen
                .body
                .get(field.name)
                .map_or_else(String::new, |value| text(self.contents, field, value, self.zone)),
        }
    }

    /// What a filter compares: the name of a choice, the identity of a record, else the words.
    pub(super) fn value(&self, seen: &Seen<'_>, lens: Lens) -> String {
        match lens {
            Lens::Kind => kind_of(seen.body).map_or_else(String::new, |kind| kind.name().to_owned()),
            Lens::Field(field) => match (field.kind, seen.body.get(field.name)) {
                (FieldType::Choice(_) | FieldType::Ref(_), Some(Value::String(name))) => name.clone(),
                _ => self.text(seen, lens),
            },
            _ => self.text(seen, lens),
        }
    }

    /// What a column is ordered by; none where nothing is known.
    pub(super) fn key(&self, seen: &Seen<'_>, lens: Lens) -> Option<Key> {
        match lens {
            Lens::When => seen.observation().when().map(|at| Key::Number(at.micros() as f64)),
            Lens::Span(name) => {
                computed::span(seen.observation(), name).map(|span| Key::Number(span.minutes))
            }
            Lens::Field(field) => match (field.kind, seen.body.get(field.name)?) {
                (FieldType::Instant, Value::String(at)) => {
                    Instant::parse(at).map(|at| Key::Number(at.micros() as f64))
                }
                (_, Value::Number(number)) => number.as_f64().map(Key::Number),
                _ => words(&self.text(seen, lens)),
            },
            _ => words(&self.text(seen, lens)),
        }
    }

    /// The moment of a column that holds one.
    pub(super) fn at(&self, seen: &Seen<'_>, lens: Lens) -> Option<Instant> {
        match lens {
            Lens::When => seen.observation().when(),
            Lens::Field(field) => seen.body.get(field.name)?.as_str().and_then(Instant::parse),
            _ => None,
        }
    }

    /// Whether some cell holds the words, which are lower case.
    pub(super) fn holds(&self, seen: &Seen<'_>, columns: &[Lens], words: &str) -> bool {
        columns.iter().any(|lens| contains(&self.text(seen, *lens), words))
    }

    /// The day of a moment, in the pilot's zone.
    pub(super) fn day(&self, at: Instant) -> Day {
        at.day(self.zone)
    }

    fn has_problems(&self, seen: &Seen<'_>) -> bool {
        self.noun == Noun::Observation && !seen.observation().problems().is_empty()
    }
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn contains(text: &str, words: &str) -> bool {
    if text.is_ascii() && words.is_ascii() {
        let (text, words) = (text.as_bytes(), words.as_bytes());
        return text.windows(words.len()).any(|part| part.eq_ignore_ascii_case(words));
    }
    text.to_lowercase().contains(words)
}

/// Words in the order people expect: whatever the case, and A-9 before A-10.
fn words(text: &str) -> Option<Key> {
    if text.is_empty() {
        return None;
    }
    let mut key = String::with_capacity(text.len() + 8);
    let mut digits = String::new();
    for sign in text.chars() {
        if sign.is_ascii_digit() {
            digits.push(sign);
            continue;
        }
        pad(&mut key, &mut digits);
        key.extend(sign.to_lowercase());
    }
    pad(&mut key, &mut digits);
    Some(Key::Words(key))
}

/// Digits, with zeroes before them so that they order as numbers.
fn pad(key: &mut String, digits: &mut String) {
    if !digits.is_empty() {
        let bare = digits.trim_start_matches('0');
        key.extend(std::iter::repeat_n('0', 12usize.saturating_sub(bare.len())));
        key.push_str(bare);
        digits.clear();
    }
}

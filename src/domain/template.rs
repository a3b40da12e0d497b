//! A template of a pilot: the records a new document starts with. Templates are TOML; nothing in
//! the core knows a platform's name.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::field::{Body, Field, FieldType};
use super::metric::Metric;
use super::noun::Noun;
use super::problem::Problem;

/// A template as its file holds it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The name in files and on the command line.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// One or two sentences on what it is for.
    pub summary: String,
    /// How many weeks such a pilot takes.
    pub weeks: u32,
    /// Fields of the pilot's own record.
    #[serde(default)]
    pub pilot: Body,
    /// The other records, by noun and in order: field name to value.
    #[serde(default)]
    pub records: BTreeMap<Noun, Vec<Body>>,
}

impl Template {
    /// Reads a template, with a problem for each field the catalogue does not know.
    ///
    /// # Errors
    /// The TOML parser's message, with line and column.
    pub fn read(
        text: &str,
        fields_of: impl Fn(Noun) -> &'static [Field],
    ) -> Result<(Self, Vec<Problem>), String> {
        let template: Self = toml::from_str(text).map_err(|e| e.to_string())?;
        let mut found = Vec::new();
        for (noun, records) in &template.records {
            for (place, body) in records.iter().enumerate() {
                for (name, value) in body {
                    let at = format!("{} {}, {name}", noun.label(), place + 1);
                    match fields_of(*noun).iter().find(|f| f.name == name.as_str()) {
                        None => found.push(Problem::new(at, "There is no such field. Correct its name.")),
                        Some(field) if !fits(field, value) => {
                            found.push(Problem::new(at, format!("The value does not fit: {}", field.help)))
                        }
                        Some(_) => {}
                    }
                }
            }
        }
        Ok((template, found))
    }
}

/// Whether a value of a template has the type of its field. References have no place in one.
fn fits(field: &Field, value: &serde_json::Value) -> bool {
    match field.kind {
        FieldType::Text | FieldType::LongText => value.is_string(),
        FieldType::Metric => value.as_str().is_some_and(|name| Metric::named(name).is_some()),
        FieldType::Flag => value.is_boolean(),
        FieldType::Count => value.as_u64().is_some(),
        FieldType::Number | FieldType::Minutes => value.is_number(),
        FieldType::Choice(choices) => choices.iter().any(|c| Some(c.value) == value.as_str()),
        FieldType::Instant => value.as_str().is_some_and(|t| super::Instant::parse(t).is_some()),
        FieldType::Day => value.as_str().is_some_and(|t| super::Day::parse(t).is_some()),
        FieldType::Clock => value.as_str().is_some_and(|t| super::Clock::parse(t).is_some()),
        FieldType::Ref(_) | FieldType::Refs(_) => false,
    }
}

//! CSV tables of the sample: comments, a header of field names, values as a person would type them.

use serde_json::Value;

use super::TemplateError;
use crate::domain::{Body, Field, FieldType, Noun, Reading, RecordId, read_text};

/// Reads a table into bodies, each value read by its field as if a person had typed it.
///
/// # Errors
/// [`TemplateError::Unreadable`] with the line and the field that does not fit.
pub(super) fn table(
    file: &str,
    text: &str,
    fields: &[&'static Field],
    with: &Reading<'_>,
) -> Result<Vec<Body>, TemplateError> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| TemplateError::at(file, e))?.clone();
    let mut bodies = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| TemplateError::at(file, e))?;
        let line = record.position().map_or(0, csv::Position::line);
        let mut body = Body::new();
        for (name, typed) in header.iter().zip(record.iter()) {
            let field = fields
                .iter()
                .find(|f| f.name == name)
                .ok_or_else(|| TemplateError::at(file, format!("there is no field {name}")))?;
            let value = read_text(field, typed, with)
                .map_err(|why| TemplateError::at(file, format!("line {line}, {name}: {why}")))?;
            if let Some(value) = value {
                body.insert(name.to_owned(), value);
            }
        }
        bodies.push(body);
    }
    Ok(bodies)
}

/// Turns the names of other records, in a body from a TOML file, into identities.
///
/// # Errors
/// [`TemplateError::Unreadable`] when a record that is named does not exist, or a field does not.
pub(super) fn resolved(
    file: &str,
    body: &Body,
    fields: &[Field],
    find: &dyn Fn(Noun, &str) -> Option<RecordId>,
) -> Result<Body, TemplateError> {
    let one = |noun: Noun, text: &Value| {
        let name = text.as_str().unwrap_or_default();
        find(noun, name)
            .map(|id| Value::from(id.to_string()))
            .ok_or_else(|| TemplateError::at(file, format!("there is no {} called {name}", noun.label())))
    };
    let mut out = Body::new();
    for (name, value) in body {
        let field = fields
            .iter()
            .find(|f| f.name == name.as_str())
            .ok_or_else(|| TemplateError::at(file, format!("there is no field {name}")))?;
        let value = match field.kind {
            FieldType::Ref(noun) => one(noun, value)?,
            FieldType::Refs(noun) => value
                .as_array()
                .into_iter()
                .flatten()
                .map(|name| one(noun, name))
                .collect::<Result<_, _>>()?,
            _ => value.clone(),
        };
        out.insert(name.clone(), value);
    }
    Ok(out)
}

//! One record as a row of a grid.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde_json::Value;

use super::super::super::desk::zone;
use super::super::super::wire::*;
use super::super::problems::problem_views;
use super::computed;
use crate::domain::criterion::Criterion;
use crate::domain::observation::{Kind, Observation};
use crate::domain::{Body, Contents, Field, FieldType, Noun, RecordId, fields_of, problems, show_value};

/// The kind of an observation, from its record.
pub(in super::super) fn kind_of(body: &Body) -> Option<Kind> {
    body.get("kind").and_then(Value::as_str).and_then(Kind::parse)
}

/// The fields that say something about a record.
fn fields(noun: Noun, body: &Body) -> Vec<&'static Field> {
    if let Some(kind) = kind_of(body) {
        return kind.fields().collect();
    }
    let asks = asked_of(noun, body);
    fields_of(noun).iter().filter(|field| asks(field.name) || body.contains_key(field.name)).collect()
}

/// Which fields mean anything in a record: of a criterion, by its kind and rule.
pub(in super::super) fn asked_of(noun: Noun, body: &Body) -> impl Fn(&str) -> bool + use<> {
    let criterion = (noun == Noun::Criterion).then(|| Criterion::of(body));
    move |name| criterion.as_ref().is_none_or(|criterion| criterion.asks(name))
}

/// One record as a row.
pub(in super::super) fn row(contents: &Contents, noun: Noun, id: RecordId, body: &Body) -> RowView {
    let zone = zone(contents);
    let mut cells: BTreeMap<String, CellView> = fields(noun, body)
        .into_iter()
        .map(|field| (field.name.to_owned(), cell(contents, field, body.get(field.name), zone)))
        .collect();
    let observation = (noun == Noun::Observation).then(|| Observation::from_body(body));
    cells.extend(observation.iter().flat_map(|observation| computed::cells(contents, observation, zone)));
    // Ways out are looked for only where there is a problem.
    let sound = observation.is_some_and(|observation| observation.problems().is_empty());
    let problems = if sound { Vec::new() } else { problems(noun, body) };
    for problem in &problems {
        if let Some(cell) = cells.get_mut(&problem.at) {
            cell.state = "problem".to_owned();
        }
    }
    RowView {
        id: id.to_string(),
        code: code(contents, noun, id, body),
        kind: kind_of(body).map_or_else(|| noun.name().to_owned(), |k| k.name().to_owned()),
        cells,
        problems: problem_views(contents, noun, problems),
        left_out: body.get("left_out").and_then(Value::as_str).unwrap_or_default().to_owned(),
    }
}

/// A record's evidence id, or what people call it.
pub(super) fn code(contents: &Contents, noun: Noun, id: RecordId, body: &Body) -> String {
    body.get("code").and_then(Value::as_str).map_or_else(|| contents.label(noun, id), str::to_owned)
}

fn cell(contents: &Contents, field: &Field, value: Option<&Value>, zone: Tz) -> CellView {
    let Some(value) = value else {
        return CellView { text: String::new(), raw: String::new(), state: "unknown".to_owned() };
    };
    let text = text(contents, field, value, zone);
    let raw = match (field.kind, value) {
        (FieldType::Ref(_), Value::String(id)) => id.clone(),
        (FieldType::Refs(_), Value::Array(ids)) => {
            ids.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ")
        }
        (FieldType::Choice(_) | FieldType::Metric, Value::String(name)) => name.clone(),
        _ => text.clone(),
    };
    CellView { text, raw, state: "typed".to_owned() }
}

/// A value as a person reads it.
pub(super) fn text(contents: &Contents, field: &Field, value: &Value, zone: Tz) -> String {
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id));
    show_value(field.kind, value, zone, &label)
}

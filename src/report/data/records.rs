//! Every record, by the field catalogue: a new field is a new column without a word here.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use serde_json::Value;

use super::{Datum, Frozen, Head, Sheet, zone};
use crate::domain::observation::{Kind, Observation};
use crate::domain::{Body, Contents, Day, Field, FieldType, Instant, Noun, RecordId, fields_of, show_value};

/// A table for each noun. An import names its own source and is told by the runs it brought.
pub(super) fn sheets(frozen: &Frozen) -> Vec<Sheet> {
    let zone = zone(frozen);
    let nouns = Noun::ALL.iter().copied().filter(|noun| *noun != Noun::Batch);
    nouns.map(|noun| of(&frozen.contents, noun, zone)).collect()
}

fn of(contents: &Contents, noun: Noun, zone: Tz) -> Sheet {
    let observed = noun == Noun::Observation;
    let fields = if observed { of_observations(contents) } else { fields_of(noun).iter().collect() };
    // A column that is empty in every row says nothing.
    let said = |field: &&&Field| contents.bodies(noun).any(|(_, body)| body.contains_key(field.name));
    let fields: Vec<&Field> = fields.iter().filter(said).copied().collect();
    let kind = observed.then(|| Head::named("kind"));
    let row = |(_, body): (RecordId, &Body)| -> Vec<Datum> {
        let kind = observed.then(|| Datum::from(kind_of(body).label()));
        kind.into_iter().chain(fields.iter().map(|field| datum(contents, field, body, zone))).collect()
    };
    Sheet {
        name: plural(noun),
        about: format!("One {} a row", noun.label()),
        heads: kind.into_iter().chain(fields.iter().map(|field| head(field))).collect(),
        rows: contents.bodies(noun).map(row).collect(),
    }
}

fn kind_of(body: &Body) -> Kind {
    Observation::from_body(body).kind()
}

/// The fields of all kinds that were recorded, each once: what tells an observation from others,
/// its kinds' own, then the rest.
fn of_observations(contents: &Contents) -> Vec<&'static Field> {
    let kinds: BTreeSet<Kind> = contents.bodies(Noun::Observation).map(|(_, body)| kind_of(body)).collect();
    let common = fields_of(Noun::Observation);
    let (first, rest) = common.split_at(3.min(common.len()));
    let own = kinds.iter().flat_map(|kind| kind.own_fields());
    let mut seen = BTreeSet::new();
    first.iter().chain(own).chain(rest).filter(|field| seen.insert(field.name)).collect()
}

fn head(field: &Field) -> Head {
    let unit = if field.kind == FieldType::Minutes { " (minutes)" } else { "" };
    let words = Head::named(field.label).title;
    // Many labels say their unit already.
    let unit = if words.contains("minutes") { "" } else { unit };
    Head { name: field.name.to_owned(), title: format!("{words}{unit}") }
}

fn datum(contents: &Contents, field: &Field, body: &Body, zone: Tz) -> Datum {
    let Some(value) = body.get(field.name) else { return Datum::Unknown };
    match (field.kind, value) {
        (_, Value::Null) => Datum::Unknown,
        (FieldType::Instant, Value::String(text)) => {
            Instant::parse(text).map_or_else(|| Datum::from(text), Datum::Moment)
        }
        (FieldType::Day, Value::String(text)) => {
            Day::parse(text).map_or_else(|| Datum::from(text), Datum::Day)
        }
        (_, Value::Bool(yes)) => Datum::Flag(*yes),
        (_, Value::Number(number)) => number.as_f64().into(),
        (kind, value) => {
            let label = |noun: Noun, id: &str| {
                id.parse().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id))
            };
            Datum::from(&show_value(kind, value, zone, &label))
        }
    }
}

/// The name of a noun's table.
fn plural(noun: Noun) -> String {
    let name = noun.name();
    match name {
        "pilot" | "incident" => name.to_owned(),
        "person" => "people".to_owned(),
        _ if name.ends_with("criterion") => "criteria_as_registered".to_owned(),
        _ => match name.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{name}s"),
        },
    }
}

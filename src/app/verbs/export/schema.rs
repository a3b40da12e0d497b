//! The JSON Schema of the export: the shape of what is judged from the wire types, and of every
//! record from the field catalogue. `cargo xtask types` writes it to `docs/export.schema.json`.

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::json::Export;
use crate::domain::observation::Kind;
use crate::domain::{Field, FieldType, Noun, fields_of};

/// The schema as a file.
pub fn text() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Export<'static>>();
    schema.insert("$id".to_owned(), "urn:postflight:export:1".into());
    schema.insert("title".to_owned(), "A Postflight document as JSON".into());
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    format!("{text}\n")
}

/// Every noun's records.
pub(super) fn records(_: &mut SchemaGenerator) -> Schema {
    let lists: Map<String, Value> = Noun::ALL
        .iter()
        .map(|noun| {
            let about = format!("{}, oldest first.", noun.label());
            (noun.name().to_owned(), json!({ "description": about, "type": "array", "items": record(*noun) }))
        })
        .collect();
    Schema::try_from(json!({
        "description": "Every record, by noun. Records refer to each other by `id`. A field that is unknown is absent.",
        "type": "object",
        "properties": lists,
    }))
    .unwrap_or_default()
}

fn record(noun: Noun) -> Value {
    match noun {
        Noun::Observation => {
            let kinds: Vec<Value> = Kind::ALL
                .iter()
                .map(|kind| {
                    let about = json!({ "const": kind.name(), "description": "The kind of observation." });
                    object(kind.label(), Some(("kind", about)), kind.fields())
                })
                .collect();
            json!({ "oneOf": kinds })
        }
        // What an import's record holds is its source's own matter.
        Noun::Batch => json!({ "type": "object", "required": ["id"] }),
        noun => object(noun.label(), None, fields_of(noun).iter()),
    }
}

fn object<'a>(title: &str, besides: Option<(&str, Value)>, fields: impl Iterator<Item = &'a Field>) -> Value {
    let mut properties = Map::new();
    properties.insert(
        "id".to_owned(),
        json!({ "type": "string", "format": "uuid", "description": "The record's identity." }),
    );
    let mut required = vec!["id"];
    if let Some((name, schema)) = besides {
        properties.insert(name.to_owned(), schema);
        required.push(name);
    }
    for field in fields {
        properties.insert(field.name.to_owned(), value(field));
    }
    json!({ "title": title, "type": "object", "properties": properties, "required": required })
}

fn value(field: &Field) -> Value {
    let mut schema = match field.kind {
        FieldType::Text | FieldType::LongText => json!({ "type": "string" }),
        FieldType::Instant => json!({ "type": "string", "format": "date-time" }),
        FieldType::Day => json!({ "type": "string", "format": "date" }),
        FieldType::Clock => json!({ "type": "string", "pattern": "^[0-9]{2}:[0-9]{2}" }),
        FieldType::Minutes => json!({ "type": "number", "minimum": 0 }),
        FieldType::Count => json!({ "type": "integer", "minimum": 0 }),
        FieldType::Number => json!({ "type": "number" }),
        FieldType::Flag => json!({ "type": "boolean" }),
        FieldType::Choice(choices) => {
            json!({ "enum": choices.iter().map(|choice| choice.value).collect::<Vec<_>>() })
        }
        FieldType::Metric => json!({ "type": "string" }),
        FieldType::Ref(_) => json!({ "type": "string", "format": "uuid" }),
        FieldType::Refs(_) => json!({ "type": "array", "items": { "type": "string", "format": "uuid" } }),
    };
    let what = match field.kind {
        FieldType::Minutes => "In minutes. ".to_owned(),
        FieldType::Metric => "The name of a metric. ".to_owned(),
        FieldType::Ref(noun) => format!("The id of a record of {}. ", noun.name()),
        FieldType::Refs(noun) => format!("Ids of records of {}. ", noun.name()),
        _ => String::new(),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), field.label.into());
        schema.insert("description".to_owned(), format!("{what}{}", field.help).into());
    }
    schema
}

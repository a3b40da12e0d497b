//! Adding, editing and removing records: what was typed is read, checked, and kept as one act.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::desk::{reading, zone};
use super::super::wire::*;
use super::super::{App, Code, Failure, Watch};
use super::fields::noun;
use super::grid;
use crate::domain::observation::Kind;
use crate::domain::{
    Body, Contents, Field, Instant, Noun, Problem, RecordId, fields_of, problems, read_text, show_value,
};
use crate::store::{Act, Store, Verb};

/// What was typed, read.
pub(super) struct Read {
    /// The fields to change: `None` makes one unknown.
    pub(super) changes: BTreeMap<String, Option<Value>>,
    /// What could not be read, and what contradicts what.
    pub(super) problems: Vec<Problem>,
}

/// Reads typed fields for a record that holds `before`, and checks the whole.
pub(super) fn read_fields(
    contents: &Contents,
    noun: Noun,
    before: &Body,
    typed: &BTreeMap<String, String>,
    now: Instant,
) -> Read {
    let find = |noun: Noun, text: &str| contents.find(noun, text);
    let with = reading(contents, now, &find);
    let kind = before.get("kind").and_then(Value::as_str).and_then(Kind::parse);
    let mut read = Read { changes: BTreeMap::new(), problems: Vec::new() };
    for (name, text) in typed {
        if name == "kind" {
            continue;
        }
        let Some(field) = field_of(noun, kind, name) else {
            read.problems.push(Problem::new(name, format!("There is no field “{name}” here. Leave it out.")));
            continue;
        };
        match read_text(field, text, &with) {
            Ok(value) => {
                read.changes.insert(name.clone(), value);
            }
            Err(what) => read.problems.push(Problem::new(name, what)),
        }
    }
    if read.problems.is_empty() {
        read.problems = problems(noun, &after(before, &read.changes));
    }
    read
}

/// The record as it will be.
pub(super) fn after(before: &Body, changes: &BTreeMap<String, Option<Value>>) -> Body {
    let mut body = before.clone();
    for (name, value) in changes {
        match value {
            Some(value) => body.insert(name.clone(), value.clone()),
            None => body.remove(name),
        };
    }
    body
}

fn field_of(noun: Noun, kind: Option<Kind>, name: &str) -> Option<&'static Field> {
    match (noun, kind) {
        (Noun::Observation, Some(kind)) => kind.fields().find(|f| f.name == name && name != "code"),
        _ => fields_of(noun).iter().find(|f| f.name == name),
    }
}

fn kind_of(noun: Noun, kind: Option<&str>) -> Result<Body, Failure> {
    let mut body = Body::new();
    if noun == Noun::Observation {
        let name = kind.unwrap_or_default();
        let kind = Kind::parse(name).ok_or_else(|| {
            let known: Vec<_> = Kind::ALL.iter().map(|k| k.name()).collect();
            Failure::refused(format!(
                "There is no kind of observation “{name}”. Use one of: {}.",
                known.join(", ")
            ))
        })?;
        body.insert("kind".to_owned(), Value::from(kind.name()));
    }
    Ok(body)
}

fn refuse(problems: Vec<Problem>) -> Failure {
    let list: Vec<_> = problems.iter().map(|p| format!("{}: {}", p.at.replace('_', " "), p.what)).collect();
    Failure::new(Code::Problems, list.join(" ")).with(views(problems))
}

fn views(problems: Vec<Problem>) -> Vec<ProblemView> {
    problems.into_iter().map(|p| ProblemView { field: p.at, what: p.what }).collect()
}

pub(in super::super) fn check_record(app: &App, args: DraftArgs, _: &Watch) -> Result<CheckView, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let before = match &args.id {
        Some(id) => contents.body(noun, find(contents, noun, id)?).cloned().unwrap_or_default(),
        None => kind_of(noun, args.kind.as_deref())?,
    };
    let read = read_fields(contents, noun, &before, &args.fields, app.surroundings.now());
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id));
    let kind = before.get("kind").and_then(Value::as_str).and_then(Kind::parse);
    let zone = zone(contents);
    let echoes = read
        .changes
        .iter()
        .filter_map(|(name, value)| {
            let field = field_of(noun, kind, name)?;
            let shown = show_value(field.kind, value.as_ref()?, zone, &label);
            Some((
                name.clone(),
                if field.kind == crate::domain::FieldType::Instant {
                    format!("{shown} {zone}")
                } else {
                    shown
                },
            ))
        })
        .collect();
    let computed =
        if noun == Noun::Observation { grid::durations(&after(&before, &read.changes)) } else { Vec::new() };
    Ok(CheckView { problems: views(read.problems), echoes, computed })
}

pub(in super::super) fn add_record(app: &App, args: DraftArgs, _: &Watch) -> Result<WrittenRow, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let body = kind_of(noun, args.kind.as_deref())?;
    let read = read_fields(store.contents(), noun, &body, &args.fields, app.surroundings.now());
    if !read.problems.is_empty() {
        return Err(refuse(read.problems));
    }
    let mut body = after(&body, &read.changes);
    let act = Act::new(Verb::Add, format!("Add {}", label_of_new(noun, &body)));
    let written = app.write(&mut store, &act, |tx| {
        let id = tx.new_id();
        if noun == Noun::Observation {
            body.insert("code".to_owned(), Value::from(tx.next_code()?));
        }
        tx.add(noun, id, &body)?;
        Ok(id)
    })?;
    row(app, &store, noun, written.value, written.touched)
}

/// What an added record is called in the log: its kind or noun, never a value.
fn label_of_new(noun: Noun, body: &Body) -> String {
    body.get("kind")
        .and_then(Value::as_str)
        .and_then(Kind::parse)
        .map_or_else(|| noun.label().to_owned(), |kind| kind.label().to_owned())
}

pub(in super::super) fn edit_record(app: &App, args: EditArgs, _: &Watch) -> Result<WrittenRow, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let id = find(store.contents(), noun, &args.id)?;
    let before = store.contents().body(noun, id).cloned().unwrap_or_default();
    let read = read_fields(store.contents(), noun, &before, &args.fields, app.surroundings.now());
    if !read.problems.is_empty() {
        return Err(refuse(read.problems));
    }
    let fields: Vec<_> = read.changes.keys().map(|name| name.replace('_', " ")).collect();
    let act = Act::new(Verb::Edit, format!("Edit {} of {}", fields.join(", "), safe_label(noun, &before)));
    let written = app.write(&mut store, &act, |tx| {
        read.changes.iter().try_for_each(|(name, value)| tx.set(noun, id, name, value.clone()))
    })?;
    row(app, &store, noun, id, written.touched)
}

/// What a record is called in the log: its evidence id or code where it has one, else its noun, so
/// that no name a person may want expunged stands in a label.
fn safe_label(noun: Noun, body: &Body) -> String {
    body.get("code")
        .and_then(Value::as_str)
        .filter(|c| !c.is_empty())
        .map_or_else(|| format!("a {}", noun.label()), str::to_owned)
}

pub(in super::super) fn delete_record(app: &App, args: RecordArgs, _: &Watch) -> Result<WrittenRow, Failure> {
    let noun = noun(&args.noun)?;
    if matches!(noun, Noun::Pilot | Noun::Incident) {
        return Err(Failure::refused(format!(
            "A document always has its {}. Edit its fields instead.",
            noun.label()
        )));
    }
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let id = find(store.contents(), noun, &args.id)?;
    let label = store.contents().body(noun, id).map(|b| safe_label(noun, b)).unwrap_or_default();
    let written =
        app.write(&mut store, &Act::new(Verb::Remove, format!("Remove {label}")), |tx| tx.remove(noun, id))?;
    row(app, &store, noun, id, written.touched)
}

pub(super) fn row(
    app: &App,
    store: &Store,
    noun: Noun,
    id: RecordId,
    touched: std::collections::BTreeSet<Noun>,
) -> Result<WrittenRow, Failure> {
    let contents = store.contents();
    Ok(WrittenRow {
        value: contents.body(noun, id).map(|body| grid::row(contents, noun, id, body)),
        touched: touched.into_iter().map(|n| n.name().to_owned()).collect(),
        undo: store.history(app.settings.device())?.undo.map(|(_, label)| label),
    })
}

/// A record by its identity or what people call it.
pub(super) fn find(contents: &Contents, noun: Noun, text: &str) -> Result<RecordId, Failure> {
    contents.find(noun, text).ok_or_else(|| {
        Failure::missing(format!("There is no {} “{text}”. It may have been removed.", noun.label()))
    })
}

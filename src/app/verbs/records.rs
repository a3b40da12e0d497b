//! Adding, editing and removing records: what was typed is read, checked, and kept as one act.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::desk::{reading, zone};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::fields::noun;
use super::problems::{ask_first, problem_views, refuse};
use super::{criteria, grid};
use crate::domain::criterion::{amendment_of, removal, typed_by_hand};
use crate::domain::observation::Kind;
use crate::domain::{
    Body, Contents, Field, FieldType, Instant, Noun, Problem, RecordId, changed, fields_of, problems,
    read_text, show_value,
};
use crate::store::{Act, Store, Verb};

/// What was typed, read.
pub(super) struct Read {
    /// The fields to change: `None` makes one unknown.
    pub(super) changes: BTreeMap<String, Option<Value>>,
    /// What could not be read, and what contradicts what.
    pub(super) problems: Vec<Problem>,
    /// What the times among them count from, in words, by field.
    pub(super) since: BTreeMap<String, String>,
}

/// Reads typed fields for a record that holds `before`, and checks the whole. What was registered
/// is not changed this way: it needs a reason.
pub(super) fn read_fields(
    contents: &Contents,
    noun: Noun,
    before: &Body,
    typed: &BTreeMap<String, String>,
    now: Instant,
) -> Read {
    let mut read = read_reasoned(contents, noun, before, typed, now);
    read.problems.extend(sealed(noun, before, &read.changes));
    read
}

/// What these changes would alter of a registered record without a reason.
pub(super) fn sealed(noun: Noun, before: &Body, changes: &BTreeMap<String, Option<Value>>) -> Vec<Problem> {
    let what = "This criterion is registered. Amend it and say why: the change is then recorded and printed.";
    amendment_of(noun, before, changes).into_iter().map(|field| Problem::new(field.name, what)).collect()
}

/// As [`read_fields`], where a reason was given.
pub(super) fn read_reasoned(
    contents: &Contents,
    noun: Noun,
    before: &Body,
    typed: &BTreeMap<String, String>,
    now: Instant,
) -> Read {
    let find = |noun: Noun, text: &str| contents.find(noun, text);
    let mut with = reading(contents, now, &find);
    let fields = fields_in(noun, before);
    let mut read = Read { changes: BTreeMap::new(), problems: Vec::new(), since: BTreeMap::new() };
    for name in typed.keys().filter(|name| {
        (noun != Noun::Observation || *name != "kind") && fields.iter().all(|f| f.name != **name)
    }) {
        read.problems.push(Problem::new(name, format!("There is no field “{name}” here. Leave it out.")));
    }
    for field in fields {
        let at = match typed.get(field.name).map(|text| read_text(field, text, &with)) {
            Some(Ok(_)) if typed_by_hand(noun, field.name).is_some() => {
                read.problems.extend(typed_by_hand(noun, field.name));
                None
            }
            Some(Ok(value)) => {
                let at = value.clone();
                read.changes.insert(field.name.to_owned(), value);
                at
            }
            Some(Err(what)) => {
                read.problems.push(Problem::new(field.name, what));
                None
            }
            None => before.get(field.name).cloned(),
        };
        let at = at.filter(|_| field.kind == FieldType::Instant);
        if let Some(at) = at.as_ref().and_then(Value::as_str).and_then(Instant::parse) {
            if let Some(above) = with.above.filter(|above| *above <= at) {
                read.since.insert(field.name.to_owned(), format!("after {}", span(above, at)));
            }
            with.above = Some(at);
        }
    }
    if read.problems.is_empty() {
        read.problems = problems(noun, &changed(before, &read.changes));
    }
    read
}

/// Reads what was typed into one field.
pub(super) fn read_text_of(
    contents: &Contents,
    field: &Field,
    text: &str,
    now: Instant,
) -> Result<Option<Value>, String> {
    let find = |noun: Noun, text: &str| contents.find(noun, text);
    read_text(field, text, &reading(contents, now, &find))
}

/// A field that a person may type, by its name.
pub(super) fn field_of(noun: Noun, kind: Option<Kind>, name: &str) -> Option<&'static Field> {
    match (noun, kind) {
        (Noun::Observation, Some(kind)) => kind.fields().find(|f| f.name == name && name != "code"),
        _ => fields_of(noun).iter().find(|f| f.name == name),
    }
}

/// "9 min", "1 h 20 min".
pub(super) fn span(from: Instant, until: Instant) -> String {
    let minutes = until.minutes_since(from).round() as i64;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// The fields of a record that a person may fill in, in the order they are shown.
pub(super) fn fields_in(noun: Noun, body: &Body) -> Vec<&'static Field> {
    match (noun, body.get("kind").and_then(Value::as_str).and_then(Kind::parse)) {
        (Noun::Observation, Some(kind)) => kind.fields().filter(|f| f.name != "code").collect(),
        _ => fields_of(noun).iter().collect(),
    }
}

pub(super) fn kind_of(noun: Noun, kind: Option<&str>) -> Result<Body, Failure> {
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

pub(in super::super) fn check_record(app: &App, args: DraftArgs, _: &Watch) -> Result<CheckView, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let before = match &args.id {
        Some(id) => contents.body(noun, find(contents, noun, id)?).cloned().unwrap_or_default(),
        None => kind_of(noun, args.kind.as_deref())?,
    };
    // Whether a registered record needs a reason is asked when it is changed, not while it is typed.
    let read = read_reasoned(contents, noun, &before, &args.fields, app.surroundings.now());
    let whole = changed(&before, &read.changes);
    let asks = grid::asked_of(noun, &whole);
    let idle = fields_of(noun).iter().map(|f| f.name).filter(|name| !asks(name)).map(str::to_owned).collect();
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id));
    let fields = fields_in(noun, &before);
    let zone = zone(contents);
    let echoes = read
        .changes
        .iter()
        .filter_map(|(name, value)| {
            let field = fields.iter().find(|f| f.name == name)?;
            let shown = show_value(field.kind, value.as_ref()?, zone, &label);
            Some((
                name.clone(),
                if field.kind == FieldType::Instant { format!("{shown} {zone}") } else { shown },
            ))
        })
        .collect();
    let computed = if noun == Noun::Observation { grid::durations(&whole) } else { Vec::new() };
    Ok(CheckView {
        problems: problem_views(contents, noun, read.problems),
        echoes,
        since: read.since,
        computed,
        idle,
    })
}

pub(in super::super) fn add_record(app: &App, args: DraftArgs, _: &Watch) -> Result<WrittenRow, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    if noun == Noun::Amendment {
        return Err(refuse(store.contents(), noun, typed_by_hand(noun, "criterion").into_iter().collect()));
    }
    let body = kind_of(noun, args.kind.as_deref())?;
    let read = read_fields(store.contents(), noun, &body, &args.fields, app.surroundings.now());
    if !read.problems.is_empty() {
        return Err(refuse(store.contents(), noun, read.problems));
    }
    let mut body = changed(&body, &read.changes);
    ask_first(noun, &Body::new(), &body, args.confirmed)?;
    let act = Act::new(Verb::Add, format!("Add {}", label_of_new(noun, &body)));
    let written = app.write(&mut store, &act, |tx| {
        let id = tx.new_id();
        if noun == Noun::Observation {
            body.insert("code".to_owned(), Value::from(tx.next_code()?));
        }
        tx.add(noun, id, &body)?;
        Ok(id)
    })?;
    if args.from_form {
        super::drafts::clear(app, &store, noun, None)?;
    }
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
    if let Some(why) = args.why.as_deref().filter(|why| !why.trim().is_empty()) {
        let written = criteria::amend(app, &mut store, id, &args, why.trim())?;
        return row(app, &store, noun, id, written);
    }
    let read = read_fields(store.contents(), noun, &before, &args.fields, app.surroundings.now());
    if !read.problems.is_empty() {
        return Err(refuse(store.contents(), noun, read.problems));
    }
    ask_first(noun, &before, &changed(&before, &read.changes), args.confirmed)?;
    let fields: Vec<_> = read.changes.keys().map(|name| name.replace('_', " ")).collect();
    let act = Act::new(Verb::Edit, format!("Edit {} of {}", fields.join(", "), safe_label(noun, &before)));
    let written = app.write(&mut store, &act, |tx| {
        read.changes.iter().try_for_each(|(name, value)| tx.set(noun, id, name, value.clone()))
    })?;
    if args.from_form {
        super::drafts::clear(app, &store, noun, Some(id))?;
    }
    row(app, &store, noun, id, written.touched)
}

/// What a record is called in the log: its evidence id or code where it has one, else its noun, so
/// that no name a person may want expunged stands in a label.
pub(super) fn safe_label(noun: Noun, body: &Body) -> String {
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
    let before = store.contents().body(noun, id).cloned().unwrap_or_default();
    if let Some(why) = removal(noun, &before) {
        return Err(Failure::refused(why));
    }
    let label = safe_label(noun, &before);
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

//! Live drills: observations whose clock runs. Each mark is a write of its own, in the document at
//! once, so that a drill survives whatever happens to the program or to the machine.

mod view;

use serde_json::Value;

use super::super::desk::zone;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::fields::field_view;
use super::problems::{ask_first, refuse};
use super::records::{find, kind_of, read_fields};
use crate::domain::observation::{Detail, Key, Kind, Observation, live};
use crate::domain::{Body, Contents, Instant, Noun, Problem, RecordId, changed, problems};
use crate::store::{Act, Store, Verb, Written};

const NOUN: Noun = Noun::Observation;

pub(in super::super) fn drills(app: &App, args: DocArgs, _: &Watch) -> Result<DrillsView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let (contents, now) = (store.contents(), app.surroundings.now());
    let mut running: Vec<(RecordId, &Body)> =
        contents.bodies(NOUN).filter(|(_, body)| is_running(body) && drilled(body).is_some()).collect();
    running.sort_by_key(|(id, body)| (drilled(body).and_then(|k| began(k, body)).unwrap_or(now), *id));
    Ok(DrillsView {
        now: now.to_string(),
        running: running.into_iter().map(|(id, body)| view::drill(contents, id, body, now)).collect(),
        kinds: Kind::ALL.iter().filter(|k| !k.clock().is_empty()).map(|k| settled(*k, contents)).collect(),
    })
}

/// A kind with the fields that are settled before its drill begins.
fn settled(kind: Kind, contents: &Contents) -> KindView {
    let field = |name: &&str| kind.fields().find(|f| f.name == *name).map(|f| field_view(f, contents));
    KindView {
        kind: kind.name().to_owned(),
        title: kind.label().to_owned(),
        fields: kind.settled_before().iter().filter_map(field).collect(),
    }
}

pub(in super::super) fn drill(app: &App, args: DrillArgs, _: &Watch) -> Result<DrillView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let (id, body, _) = one(&store, &args.id)?;
    Ok(view::drill(store.contents(), id, &body, app.surroundings.now()))
}

pub(in super::super) fn start_drill(
    app: &App,
    args: StartDrillArgs,
    _: &Watch,
) -> Result<WrittenDrill, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let mut body = kind_of(NOUN, Some(&args.kind))?;
    let kind = drilled(&body).ok_or_else(|| {
        Failure::refused("Only diagnosis trials, rollback drills and isolation drills run by the clock.")
    })?;
    body.insert("origin".to_owned(), Value::from("drill"));
    body.insert("running".to_owned(), Value::Bool(true));
    let read = read_fields(store.contents(), NOUN, &body, &args.fields, app.surroundings.now());
    if !read.problems.is_empty() {
        return Err(refuse(store.contents(), NOUN, read.problems));
    }
    let mut body = changed(&body, &read.changes);
    ask_first(NOUN, &Body::new(), &body, args.confirmed)?;
    let act = Act::new(Verb::Add, format!("start of a live {}", kind.label()));
    let written = app.write(&mut store, &act, |tx| {
        let id = tx.new_id();
        body.insert("code".to_owned(), Value::from(tx.next_code()?));
        tx.add(NOUN, id, &body)?;
        Ok(id)
    })?;
    let id = written.value;
    answer(app, &store, id, written)
}

pub(in super::super) fn mark_drill(app: &App, args: MarkArgs, _: &Watch) -> Result<WrittenDrill, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let (id, body, kind) = running(&store, &args.id)?;
    let key = key(kind, &args.mark)?;
    let now = app.surroundings.now().to_the_second();
    let after = with(&body, key.field, Some(Value::from(now.to_string())));
    let problem = live::cannot_mark(kind, &body, key, now)
        .or_else(|| problems(NOUN, &after).into_iter().find(|p| !problems(NOUN, &body).contains(p)));
    if let Some(problem) = problem {
        return Err(refuse(store.contents(), NOUN, vec![Problem { at: key.field.to_owned(), ..problem }]));
    }
    let label = named(store.contents(), key, now, &body);
    set(app, &mut store, id, &label, &[(key.field, Some(Value::from(now.to_string())))])
}

pub(in super::super) fn unmark_drill(app: &App, args: MarkArgs, _: &Watch) -> Result<WrittenDrill, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let (id, body, kind) = running(&store, &args.id)?;
    let key = key(kind, &args.mark)?;
    let at = live::moment(&body, key.field)
        .ok_or_else(|| Failure::refused(format!("“{}” is not marked.", key.word)))?;
    let label = format!("no longer {}", named(store.contents(), key, at, &body));
    set(app, &mut store, id, &label, &[(key.field, None)])
}

pub(in super::super) fn note_drill(
    app: &App,
    args: NoteDrillArgs,
    _: &Watch,
) -> Result<WrittenDrill, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let (id, body, _) = running(&store, &args.id)?;
    let words = args.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Err(Failure::refused("The note is empty. Type what was seen, then press Enter."));
    }
    let line = format!("{} {words}", view::clock(app.surroundings.now(), zone(store.contents())));
    let before = body.get("note").and_then(Value::as_str).unwrap_or_default();
    let note = if before.is_empty() { line } else { format!("{before}\n{line}") };
    let label = format!("note in {}", code(&body));
    set(app, &mut store, id, &label, &[("note", Some(Value::from(note)))])
}

pub(in super::super) fn finish_drill(app: &App, args: DrillArgs, _: &Watch) -> Result<WrittenDrill, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let (id, body, _) = running(&store, &args.id)?;
    if let Some(problem) = live::cannot_finish(&Observation::from_body(&body)) {
        return Err(refuse(store.contents(), NOUN, vec![problem]));
    }
    let label = format!("end of the live drill {}", code(&body));
    set(app, &mut store, id, &label, &[("running", None)])
}

pub(in super::super) fn stop_drill(app: &App, args: DrillArgs, _: &Watch) -> Result<WrittenDrill, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let (id, body, _) = running(&store, &args.id)?;
    let Detail::DiagnosisTrial(trial) = Observation::from_body(&body).detail else {
        return Err(Failure::refused(
            "Only a diagnosis trial is stopped undiagnosed. End the drill instead.",
        ));
    };
    if trial.failed_at.or(trial.detected_at).is_none() {
        return Err(Failure::refused("Nothing is marked yet. Mark “Failed”, or discard the drill."));
    }
    let at = live::stopped_at(&trial, app.surroundings.now().to_the_second());
    let changes = [("stopped_at", Some(Value::from(at.to_string()))), ("running", None)];
    let after = changes.iter().fold(body.clone(), |body, (field, value)| with(&body, field, value.clone()));
    let found = problems(NOUN, &after);
    if !found.is_empty() {
        return Err(refuse(store.contents(), NOUN, found));
    }
    let label = format!("stopped {} in {}", view::clock(at, zone(store.contents())), code(&body));
    set(app, &mut store, id, &label, &changes)
}

fn set(
    app: &App,
    store: &mut Store,
    id: RecordId,
    label: &str,
    changes: &[(&str, Option<Value>)],
) -> Result<WrittenDrill, Failure> {
    let written = app.write(store, &Act::new(Verb::Edit, label), |tx| {
        changes.iter().try_for_each(|(field, value)| tx.set(NOUN, id, field, value.clone()))
    })?;
    answer(app, store, id, written)
}

fn answer<T>(app: &App, store: &Store, id: RecordId, written: Written<T>) -> Result<WrittenDrill, Failure> {
    let contents = store.contents();
    let body = contents.body(NOUN, id).cloned().unwrap_or_default();
    Ok(WrittenDrill {
        value: view::drill(contents, id, &body, app.surroundings.now()),
        touched: written.touched.into_iter().map(|n| n.name().to_owned()).collect(),
        undo: store.history(app.settings.device())?.undo.map(|(_, label)| label),
    })
}

/// A drill by its identity or evidence id.
fn one(store: &Store, id: &str) -> Result<(RecordId, Body, Kind), Failure> {
    let id = find(store.contents(), NOUN, id)?;
    let body = store.contents().body(NOUN, id).cloned().unwrap_or_default();
    let kind = drilled(&body)
        .ok_or_else(|| Failure::refused(format!("{} is no drill that runs by the clock.", code(&body))))?;
    Ok((id, body, kind))
}

fn running(store: &Store, id: &str) -> Result<(RecordId, Body, Kind), Failure> {
    let (id, body, kind) = one(store, id)?;
    if !is_running(&body) {
        return Err(Failure::refused(format!(
            "{} has ended. Its fields can be edited in Observations.",
            code(&body)
        )));
    }
    Ok((id, body, kind))
}

/// The kind of an observation that runs by the clock.
fn drilled(body: &Body) -> Option<Kind> {
    let kind = body.get("kind").and_then(Value::as_str).and_then(Kind::parse)?;
    (!kind.clock().is_empty()).then_some(kind)
}

fn is_running(body: &Body) -> bool {
    body.get("running") == Some(&Value::Bool(true))
}

/// When the first mark was made.
fn began(kind: Kind, body: &Body) -> Option<Instant> {
    kind.marks(body).map(|(_, at)| at).min()
}

fn key(kind: Kind, mark: &str) -> Result<&'static Key, Failure> {
    kind.clock().iter().find(|key| key.field == mark).ok_or_else(|| {
        let known: Vec<_> = kind.clock().iter().map(|key| key.field).collect();
        Failure::refused(format!(
            "A {} has no mark “{mark}”. Use one of: {}.",
            kind.label(),
            known.join(", ")
        ))
    })
}

fn code(body: &Body) -> &str {
    body.get("code").and_then(Value::as_str).unwrap_or("the drill")
}

/// "detected 14:05:12 in A-203": what undo names.
fn named(contents: &Contents, key: &Key, at: Instant, body: &Body) -> String {
    format!("{} {} in {}", key.word.to_lowercase(), view::clock(at, zone(contents)), code(body))
}

fn with(body: &Body, field: &str, value: Option<Value>) -> Body {
    changed(body, &[(field.to_owned(), value)].into())
}

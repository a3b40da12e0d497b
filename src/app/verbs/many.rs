//! Acts on many records at once. Each is one act: one undo, one entry in the log, all or nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::wire::*;
use super::super::{App, Code, Failure, Watch};
use super::fields::{is_given, noun};
use super::grid;
use super::records::{field_of, find, read_text_of, safe_label, sealed};
use crate::domain::criterion::removal;
use crate::domain::{Body, Contents, Noun, Problem, RecordId, changed, problems, questions};
use crate::store::{Act, Store, Verb};

/// Fields of one record that get new values; `None` makes one unknown.
pub(super) struct Change {
    pub(super) id: RecordId,
    pub(super) fields: BTreeMap<String, Option<Value>>,
}

pub(in super::super) fn fill_cells(app: &App, args: FillArgs, _: &Watch) -> Result<WrittenRows, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let contents = store.contents();
    let ids = args.ids.iter().map(|id| find(contents, noun, id)).collect::<Result<Vec<_>, _>>()?;
    let given = given(app, contents, noun, &ids, &args)?;
    let targets = if args.text.is_some() { ids.as_slice() } else { ids.get(1..).unwrap_or_default() };
    let changes: Vec<Change> = targets
        .iter()
        .filter_map(|id| {
            let body = contents.body(noun, *id)?;
            let open = |field: &&String| may_type(noun, body, field);
            let fields: BTreeMap<_, _> = args
                .columns
                .iter()
                .filter(open)
                .filter_map(|field| Some((field.clone(), given.get(field)?.clone())))
                .filter(|(field, value)| body.get(field) != value.as_ref())
                .collect();
            (!fields.is_empty()).then_some(Change { id: *id, fields })
        })
        .collect();
    let named: BTreeSet<_> =
        changes.iter().flat_map(|c| c.fields.keys()).map(|f| f.replace('_', " ")).collect();
    let what = if args.text.as_deref() == Some("") { "Clear" } else { "Fill" };
    let names = named.into_iter().collect::<Vec<_>>().join(", ");
    let label = format!("{what} {names} in {}", rows(changes.len()));
    change_many(app, &mut store, noun, &changes, Act::new(Verb::Edit, label))
}

/// What each column gets: the text as it reads, or what the first record holds.
fn given(
    app: &App,
    contents: &Contents,
    noun: Noun,
    ids: &[RecordId],
    args: &FillArgs,
) -> Result<BTreeMap<String, Option<Value>>, Failure> {
    let first = ids.first().and_then(|id| contents.body(noun, *id)).cloned().unwrap_or_default();
    let mut given = BTreeMap::new();
    for name in &args.columns {
        let Some(text) = &args.text else {
            // A field that the first record does not have gives nothing to fill down.
            if field_of(noun, grid::kind_of(&first), name).is_some() {
                given.insert(name.clone(), first.get(name).cloned());
            }
            continue;
        };
        let Some(field) = grid::columns(noun).into_iter().find(|f| f.name == name) else { continue };
        let value = read_text_of(contents, field, text, app.surroundings.now()).map_err(|what| {
            refused(vec![CellProblemView { row: String::new(), field: name.clone(), what }])
        })?;
        given.insert(name.clone(), value);
    }
    Ok(given)
}

/// Whether a person may type into a field of a record: it applies, is nobody else's to give, and
/// the record counts.
fn may_type(noun: Noun, body: &Body, field: &str) -> bool {
    let left_out = body.get("left_out").and_then(Value::as_str).is_some_and(|why| !why.is_empty());
    field != "kind"
        && !is_given(field)
        && (!left_out || field == "left_out")
        && field_of(noun, grid::kind_of(body), field).is_some()
}

/// Checks all changes, then does all of them as one act.
pub(super) fn change_many(
    app: &App,
    store: &mut Store,
    noun: Noun,
    changes: &[Change],
    act: Act,
) -> Result<WrittenRows, Failure> {
    let contents = store.contents();
    let mut found = Vec::new();
    for change in changes {
        let before = contents.body(noun, change.id).cloned().unwrap_or_default();
        let row = || {
            before
                .get("code")
                .and_then(Value::as_str)
                .map_or_else(|| contents.label(noun, change.id), str::to_owned)
        };
        let view = |Problem { at, what, .. }| CellProblemView { row: row(), field: at, what };
        found.extend(sealed(noun, &before, &change.fields).into_iter().map(view));
        let after = changed(&before, &change.fields);
        found.extend(asked(noun, &before, &after).into_iter().map(view));
        found.extend(problems(noun, &after).into_iter().map(view));
    }
    if !found.is_empty() {
        return Err(refused(found));
    }
    let written = app.write(store, &act, |tx| {
        changes.iter().try_for_each(|change| {
            change.fields.iter().try_for_each(|(name, value)| tx.set(noun, change.id, name, value.clone()))
        })
    })?;
    done(app, store, changes.len(), written.touched)
}

/// What is asked about before it is kept is not kept among many: nobody would read the question.
pub(super) fn asked(noun: Noun, before: &Body, after: &Body) -> Option<Problem> {
    let what = "A drill injected into production is entered by itself, because that is asked about twice.";
    (!questions(noun, before, after).is_empty()).then(|| Problem::new("injected_into", what))
}

/// How many problems are put into a sentence; all are counted.
const TOLD: usize = 3;

fn refused(problems: Vec<CellProblemView>) -> Failure {
    let told = problems.iter().take(TOLD).map(|p| {
        let place = [p.row.as_str(), &p.field.replace('_', " ")].join(" ");
        format!("{}: {}", place.trim(), p.what)
    });
    let mut message = told.collect::<Vec<_>>().join(" ");
    if problems.len() > TOLD {
        message.push_str(&format!(" And {} more.", problems.len() - TOLD));
    }
    message.push_str(" Nothing was changed.");
    Failure::new(Code::Problems, message).with(problems)
}

/// What came of an act on many.
pub(super) fn done(
    app: &App,
    store: &Store,
    rows: usize,
    touched: BTreeSet<Noun>,
) -> Result<WrittenRows, Failure> {
    Ok(WrittenRows {
        value: rows as u32,
        touched: touched.into_iter().map(|n| n.name().to_owned()).collect(),
        undo: store.history(app.settings.device())?.undo.map(|(_, label)| label),
    })
}

/// "1 row", "12 rows".
pub(super) fn rows(n: usize) -> String {
    if n == 1 { "1 row".to_owned() } else { format!("{n} rows") }
}

pub(in super::super) fn delete_records(
    app: &App,
    args: RecordsOfArgs,
    _: &Watch,
) -> Result<WrittenRows, Failure> {
    let noun = noun(&args.noun)?;
    if matches!(noun, Noun::Pilot | Noun::Incident) {
        return Err(Failure::refused(format!(
            "A document always has its {}. Edit its fields instead.",
            noun.label()
        )));
    }
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let ids =
        args.ids.iter().map(|id| find(store.contents(), noun, id)).collect::<Result<BTreeSet<_>, _>>()?;
    let only = ids.first().filter(|_| ids.len() == 1).and_then(|id| store.contents().body(noun, *id));
    let what = only.map_or_else(|| rows(ids.len()), |body| safe_label(noun, body));
    let bodies = ids.iter().filter_map(|id| store.contents().body(noun, *id));
    if let Some(why) = bodies.filter_map(|body| removal(noun, body)).next() {
        return Err(Failure::refused(format!("{why} Nothing was removed.")));
    }
    let act = Act::new(Verb::Remove, format!("Remove {what}"));
    let written = app.write(&mut store, &act, |tx| ids.iter().try_for_each(|id| tx.remove(noun, *id)))?;
    done(app, &store, ids.len(), written.touched)
}

//! Registering, amending and withdrawing criteria: each one act, which undo takes back whole.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::desk::zone;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::problems::{plain, refuse};
use super::records::{self, find};
use crate::domain::criterion::{Amendment, Criterion, amendment_of, seal_problems, stays_primary};
use crate::domain::metric::Metric;
use crate::domain::{Body, Contents, Field, Instant, Kept, Noun, Problem, RecordId, show_value};
use crate::store::{Act, Store, StoreError, Tx, Verb};

pub(in super::super) fn criteria(app: &App, args: DocArgs, _: &Watch) -> Result<Vec<CriterionView>, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let today = app.surroundings.now().day(zone(contents));
    let amendments = contents.all::<Amendment>();
    let view = |kept: Kept<Criterion>| {
        let c = &kept.value;
        let title = Metric::named(&c.metric).map_or_else(|| c.metric.to_string(), |m| m.title.to_owned());
        let begins = c.phase_begins(contents);
        let since = c.registered_at.map_or(today, |at| at.day(zone(contents)));
        CriterionView {
            id: kept.id.to_string(),
            code: c.code.clone(),
            title: c.title.clone(),
            rule: c.rule_words(&title),
            metric: c.metric.to_string(),
            phase: phase_words(contents, c),
            sealed: c.registered_at.is_some(),
            withdrawn: c.withdrawn_at.is_some(),
            seal: seal_words(contents, c, since),
            late: begins.is_some_and(|begins| since > begins),
            open: if c.registered_at.is_some() {
                Vec::new()
            } else {
                seal_problems(c).iter().map(plain).collect()
            },
            amendments: amendments
                .iter()
                .filter(|a| a.value.criterion.is_some_and(|of| of.0 == kept.id))
                .map(|a| amendment_view(contents, &a.value))
                .collect(),
        }
    };
    Ok(contents.all::<Criterion>().into_iter().map(view).collect())
}

fn amendment_view(contents: &Contents, a: &Amendment) -> AmendmentView {
    AmendmentView {
        on: a.at.map(|at| at.day(zone(contents)).words()).unwrap_or_default(),
        by: a.by.map(|by| contents.label(Noun::Person, by.0)).unwrap_or_default(),
        what: a.what.clone(),
        why: a.why.0.clone(),
    }
}

/// "Phase 1, Prove diagnostic value: 21 Sep 2026 to 4 Oct 2026".
fn phase_words(contents: &Contents, criterion: &Criterion) -> String {
    let Some(phase) = criterion.phase_in(contents) else { return String::new() };
    let pilot = contents.pilot();
    let days = match (phase.first_day(&pilot), phase.last_day(&pilot)) {
        (Some(from), Some(until)) => format!(": {} to {}", from.words(), until.words()),
        _ => String::new(),
    };
    format!("Phase {}, {}{days}", phase.code, phase.name)
}

/// When and by whom it was registered, before or after its phase began; or by when to register it.
fn seal_words(contents: &Contents, criterion: &Criterion, since: crate::domain::Day) -> String {
    let begins = criterion.phase_begins(contents);
    let Some(_) = criterion.registered_at else {
        return match begins {
            Some(begins) if since > begins => format!(
                "Not registered. Its phase began on {}: a seal from now on says that it came later.",
                begins.words()
            ),
            Some(begins) => {
                format!("Not registered yet. Register it before its phase begins on {}.", begins.words())
            }
            None => "Not registered yet. Register it before anything is measured.".to_owned(),
        };
    };
    let by = criterion
        .registered_by
        .map(|by| format!(" by {}", contents.label(Noun::Person, by.0)))
        .unwrap_or_default();
    let when = match begins {
        Some(begins) if since > begins => format!(", after its phase began on {}", begins.words()),
        Some(begins) if since == begins => ", on the day its phase began".to_owned(),
        Some(begins) => format!(", before its phase began on {}", begins.words()),
        None => String::new(),
    };
    format!("Registered on {}{by}{when}.", since.words())
}

pub(in super::super) fn register_criteria(
    app: &App,
    args: RegisterArgs,
    _: &Watch,
) -> Result<WrittenAct, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let contents = store.contents();
    let by = person(contents, args.by.as_deref())?;
    let mut chosen = Vec::new();
    let mut problems = Vec::new();
    for text in &args.criteria {
        let id = find(contents, Noun::Criterion, text)?;
        let criterion = Criterion::of(contents.body(Noun::Criterion, id).unwrap_or(&Body::new()));
        if criterion.registered_at.is_some() {
            problems.push(Problem::new(&criterion.code, "This criterion is registered already."));
        }
        problems.extend(
            seal_problems(&criterion)
                .into_iter()
                .map(|p| Problem::new(format!("{} {}", criterion.code, p.at), p.what)),
        );
        chosen.push((id, criterion.code));
    }
    if chosen.is_empty() {
        return Err(Failure::refused("No criterion was named. Name at least one, such as F1."));
    }
    if !problems.is_empty() {
        return Err(refuse(contents, Noun::Criterion, problems));
    }
    let codes: Vec<_> = chosen.iter().map(|(_, code)| code.as_str()).collect();
    let act = Act::new(Verb::Edit, format!("Register {}", codes.join(", ")));
    let now = app.surroundings.now();
    let written = app.write(&mut store, &act, |tx| {
        chosen.iter().try_for_each(|(id, _)| {
            seal(now, by)
                .into_iter()
                .try_for_each(|(field, value)| tx.set(Noun::Criterion, *id, field, Some(value)))
        })
    })?;
    Ok(WrittenAct {
        value: format!("{} registered.", codes.join(", ")),
        touched: written.touched.into_iter().map(|n| n.name().to_owned()).collect(),
        undo: store.history(app.settings.device())?.undo.map(|(_, label)| label),
    })
}

/// The fields that a seal gives.
pub(super) fn seal(now: Instant, by: Option<RecordId>) -> Vec<(&'static str, Value)> {
    let mut given = vec![("registered_at", Value::from(now.to_string()))];
    given.extend(by.map(|by| ("registered_by", Value::from(by.to_string()))));
    given
}

/// Changes a registered criterion, and keeps what changed and why beside it. Without anything
/// sealed among the changes it is an edit like any other.
pub(super) fn amend(
    app: &App,
    store: &mut Store,
    id: RecordId,
    args: &EditArgs,
    why: &str,
) -> Result<BTreeSet<Noun>, Failure> {
    let noun = super::fields::noun(&args.noun)?;
    let contents = store.contents();
    let before = contents.body(noun, id).cloned().unwrap_or_default();
    let now = app.surroundings.now();
    let by = person(contents, args.by.as_deref())?;
    let mut read = records::read_reasoned(contents, noun, &before, &args.fields, now);
    read.problems.extend(stays_primary(&before, &read.changes));
    if !read.problems.is_empty() {
        return Err(refuse(store.contents(), Noun::Criterion, read.problems));
    }
    let sealed = amendment_of(noun, &before, &read.changes);
    if before.contains_key("withdrawn_at") && !sealed.is_empty() {
        return Err(Failure::refused(
            "This criterion was withdrawn, so there is nothing to amend. Add another in its place.",
        ));
    }
    let what = said(contents, &sealed, &before, &read.changes);
    let fields: Vec<_> = match sealed.is_empty() {
        true => read.changes.keys().map(|name| name.replace('_', " ")).collect(),
        false => sealed.iter().map(|f| f.label.to_owned()).collect(),
    };
    let verb = if sealed.is_empty() { "Edit" } else { "Amend" };
    let label = format!("{verb} {} of {}", fields.join(", "), records::safe_label(noun, &before));
    let written = app.write(store, &Act::new(Verb::Edit, label), |tx| {
        read.changes.iter().try_for_each(|(name, value)| tx.set(noun, id, name, value.clone()))?;
        if sealed.is_empty() { Ok(()) } else { keep(tx, id, now, by, &what, why) }
    })?;
    Ok(written.touched)
}

pub(in super::super) fn withdraw_criterion(
    app: &App,
    args: WithdrawArgs,
    _: &Watch,
) -> Result<WrittenRow, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let contents = store.contents();
    let id = find(contents, Noun::Criterion, &args.criterion)?;
    let body = contents.body(Noun::Criterion, id).cloned().unwrap_or_default();
    let why = args.why.trim();
    if !body.contains_key("registered_at") {
        return Err(Failure::refused("Only a registered criterion is withdrawn. Remove this one instead."));
    }
    if body.contains_key("withdrawn_at") {
        return Err(Failure::refused("This criterion was withdrawn already."));
    }
    if why.is_empty() {
        return Err(refuse(
            store.contents(),
            Noun::Criterion,
            vec![Problem::new("why", "Say why it is withdrawn: the reason is printed.")],
        ));
    }
    let by = person(contents, args.by.as_deref())?;
    let now = app.surroundings.now();
    let label = format!("Withdraw {}", records::safe_label(Noun::Criterion, &body));
    let written = app.write(&mut store, &Act::new(Verb::Edit, label), |tx| {
        tx.set(Noun::Criterion, id, "withdrawn_at", Some(Value::from(now.to_string())))?;
        keep(tx, id, now, by, "withdrawn", why)
    })?;
    records::row(app, &store, Noun::Criterion, id, written.touched)
}

/// Keeps an amendment beside its criterion.
fn keep(
    tx: &mut Tx<'_>,
    criterion: RecordId,
    now: Instant,
    by: Option<RecordId>,
    what: &str,
    why: &str,
) -> Result<(), StoreError> {
    let mut fields = BTreeMap::from([
        ("criterion", Value::from(criterion.to_string())),
        ("at", Value::from(now.to_string())),
        ("what", Value::from(what)),
        ("why", Value::from(why)),
    ]);
    fields.extend(by.map(|by| ("by", Value::from(by.to_string()))));
    let body: Body = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let id = tx.new_id();
    tx.add(Noun::Amendment, id, &body)
}

/// "planned n: 12 to 8; threshold: 0.3 to unknown".
fn said(
    contents: &Contents,
    sealed: &[&'static Field],
    before: &Body,
    changes: &BTreeMap<String, Option<Value>>,
) -> String {
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id));
    let shown = |field: &Field, value: Option<&Value>| match value {
        Some(value) => show_value(field.kind, value, zone(contents), &label),
        None => "unknown".to_owned(),
    };
    let line = |field: &&Field| {
        let new = changes.get(field.name).and_then(Option::as_ref);
        format!("{}: {} to {}", field.label, shown(field, before.get(field.name)), shown(field, new))
    };
    sealed.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn person(contents: &Contents, name: Option<&str>) -> Result<Option<RecordId>, Failure> {
    match name.map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => find(contents, Noun::Person, name).map(Some),
        None => Ok(None),
    }
}

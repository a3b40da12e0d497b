//! The audit trail: reading and verifying it.

use std::collections::BTreeSet;

use super::super::desk::zone;
use super::super::seal::{CHAIN_STATE, head};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::problems::plain;
use crate::domain::observation::{Common, Kind};
use crate::domain::{Contents, Field, FieldChange, Noun, Problem, RecordId, fields_of, show_value};
use crate::store::Entry;

/// How many entries are read at a time where nobody says.
const PAGE: u32 = 200;

pub(in super::super) fn audit(app: &App, args: AuditArgs, _: &Watch) -> Result<AuditView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let entries = store.entries(args.skip.unwrap_or_default(), args.most.unwrap_or(PAGE))?;
    let undone: BTreeSet<_> = entries.iter().filter_map(|e| e.undoes).collect();
    Ok(AuditView {
        total: store.entry_count()?,
        entries: entries.iter().map(|e| entry_view(store.contents(), e, undone.contains(&e.place))).collect(),
        head: head(&store)?,
        chain_state: CHAIN_STATE.to_owned(),
    })
}

fn entry_view(contents: &Contents, entry: &Entry, undone: bool) -> EntryView {
    let at = entry.hlc.instant();
    EntryView {
        seq: format!("{}{}", entry.letter, entry.place.seq),
        at: at.to_string(),
        at_text: at.utc().with_timezone(&zone(contents)).format("%-d %b %Y %H:%M").to_string(),
        who: entry.actor.clone().unwrap_or_else(|| "expunged".to_owned()),
        verb: entry.verb.map_or_else(String::new, |v| v.label().to_owned()),
        label: entry.label.clone(),
        changes: entry.changes.iter().map(|c| change_view(contents, c)).collect(),
        changed: entry.changed,
        undone,
        hash: entry.hash.to_string().chars().take(12).collect(),
    }
}

fn change_view(contents: &Contents, change: &FieldChange) -> ChangeView {
    let field = field_named(change.noun, &change.field);
    let label = |noun: Noun, id: &str| {
        id.parse::<RecordId>().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id))
    };
    let show = |value: &Option<serde_json::Value>| match value {
        None if change.expunged => "expunged".to_owned(),
        None => String::new(),
        Some(value) => match field {
            Some(field) => show_value(field.kind, value, zone(contents), &label),
            None => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        },
    };
    ChangeView {
        noun: change.noun.label().to_owned(),
        code: contents.label(change.noun, change.record),
        field: field.map_or_else(|| change.field.replace('_', " "), |f| f.label.to_owned()),
        old: show(&change.old),
        new: show(&change.new),
    }
}

fn field_named(noun: Noun, name: &str) -> Option<&'static Field> {
    let own = Kind::ALL.iter().flat_map(|kind| kind.own_fields()).filter(move |_| noun == Noun::Observation);
    fields_of(noun)
        .iter()
        .chain(Common::FIELDS.iter().filter(move |_| noun == Noun::Observation))
        .chain(own)
        .find(|f| f.name == name)
}

pub(in super::super) fn verify(app: &App, args: DocArgs, _: &Watch) -> Result<VerifyView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let report = store.verify(&app.settings)?;
    let sentence = if report.holds() {
        format!(
            "All {} entries and {} changes verify, and the rows of {} imports are those that were taken in.{} What another computer wrote and was cut off the end cannot be noticed here before that end was shared.",
            report.entries,
            report.changes,
            report.batches,
            match report.batches_without_digest {
                0 => String::new(),
                n => format!(" {n} of them keep no digest of their rows, so only their number was compared."),
            },
        )
    } else {
        format!(
            "{} of the document's entries or records do not verify. It was changed outside Postflight, or damaged.",
            report.findings.len()
        )
    };
    Ok(VerifyView {
        holds: report.holds(),
        sentence,
        entries: report.entries,
        changes: report.changes,
        expunged: report.expunged,
        head: head(&store)?,
        findings: report.findings.into_iter().map(|f| plain(&Problem::new(f.at, f.what))).collect(),
    })
}

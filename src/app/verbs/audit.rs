//! The audit trail: reading and verifying it.

use chrono_tz::Tz;

use super::super::desk::zone;
use super::super::freeze::{beginning, day_named};
use super::super::seal::{CHAIN_STATE, head};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::fields::noun as noun_named;
use super::problems::plain;
use crate::domain::observation::{Common, Kind};
use crate::domain::{Contents, Field, FieldChange, Noun, Problem, RecordId, fields_of, show_value, words};
use crate::store::{Entry, Part, Verb, Wanted};

/// How many entries are read at a time where nobody says.
const PAGE: u32 = 200;
/// How many changes of an entry are read where nobody says: all of an edit, the first of an import.
const CHANGES: u32 = 100;

pub(in super::super) fn audit(app: &App, args: AuditArgs, _: &Watch) -> Result<AuditView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let wanted = wanted(contents, &args)?;
    let part = Part {
        skip: args.skip.unwrap_or_default(),
        most: args.most.unwrap_or(PAGE),
        changes: args.changes.unwrap_or(CHANGES),
    };
    let trail = store.trail(&wanted, part)?;
    let zone = zone(contents);
    let undone = store.undone()?;
    let choices = store.trail_choices()?;
    let choice = |value: &str, label: &str| ChoiceView { value: value.to_owned(), label: label.to_owned() };
    Ok(AuditView {
        total: store.entry_count()?,
        found: trail.found,
        devices: store.device_count()?,
        entries: trail
            .entries
            .iter()
            .map(|e| entry_view(contents, zone, e, undone.contains(&e.place)))
            .collect(),
        people: choices.people,
        verbs: choices.verbs.iter().map(|verb| choice(verb.name(), verb.label())).collect(),
        nouns: choices.nouns.iter().map(|noun| choice(noun.name(), noun.label())).collect(),
        head: head(&store)?,
        chain_state: CHAIN_STATE.to_owned(),
    })
}

/// What is asked for, in the document's own terms.
fn wanted(contents: &Contents, args: &AuditArgs) -> Result<Wanted, Failure> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let verb = said(&args.verb)
        .map(|name| {
            Verb::parse(&name).ok_or_else(|| {
                let known: Vec<_> = Verb::ALL.iter().map(|verb| verb.name()).collect();
                Failure::refused(format!(
                    "There is no sort of act “{name}”. Use one of: {}.",
                    known.join(", ")
                ))
            })
        })
        .transpose()?;
    let day = said(&args.day).map(|text| day_named(&text)).transpose()?;
    Ok(Wanted {
        seq: said(&args.seq),
        who: said(&args.who),
        verb,
        noun: said(&args.noun).as_deref().map(noun_named).transpose()?,
        from: day.map(|day| beginning(contents, day)),
        until: day.map(|day| beginning(contents, day.plus_days(1))),
        words: words(args.text.as_deref().unwrap_or_default()),
    })
}

fn entry_view(contents: &Contents, zone: Tz, entry: &Entry, undone: bool) -> EntryView {
    let at = entry.hlc.instant();
    EntryView {
        seq: format!("{}{}", entry.letter, entry.place.seq),
        at: at.to_string(),
        at_text: at.utc().with_timezone(&zone).format("%-d %b %Y %H:%M").to_string(),
        who: entry.actor.clone().unwrap_or_else(|| "expunged".to_owned()),
        verb: entry.verb.map_or_else(String::new, |v| v.label().to_owned()),
        what: after_verb(entry.verb, &entry.label),
        label: entry.label.clone(),
        changes: entry.changes.iter().map(|c| change_view(contents, zone, c)).collect(),
        touched: entry.touched.iter().map(touched_view).collect(),
        undone,
        hash: entry.hash.to_string().chars().take(12).collect(),
    }
}

/// What stands after the verb: "note of A-061" after "edited", "“Edit note of A-061”" after "undid".
fn after_verb(verb: Option<Verb>, label: &str) -> String {
    let own = match verb {
        Some(Verb::Undo | Verb::Redo) => return format!("“{label}”"),
        Some(Verb::New) => label.strip_prefix("New ").map(|rest| format!("a new {rest}")),
        _ => ["Add ", "Edit ", "Remove ", "Import ", "Restore "]
            .iter()
            .find_map(|v| label.strip_prefix(v))
            .map(str::to_owned),
    };
    own.unwrap_or_else(|| label.to_owned())
}

fn touched_view((noun, records): &(Noun, u32)) -> TouchedView {
    TouchedView { noun: noun.name().to_owned(), words: noun.counted(*records as usize), records: *records }
}

fn change_view(contents: &Contents, zone: Tz, change: &FieldChange) -> ChangeView {
    let field = field_named(change.noun, &change.field);
    let label = |noun: Noun, id: &str| {
        id.parse::<RecordId>().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id))
    };
    let show = |value: &Option<serde_json::Value>| match value {
        None if change.expunged => "expunged".to_owned(),
        None => String::new(),
        Some(value) => match field {
            Some(field) => show_value(field.kind, value, zone, &label),
            None => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        },
    };
    ChangeView {
        noun: change.noun.name().to_owned(),
        noun_label: change.noun.label().to_owned(),
        record: change.record.to_string(),
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
            "All {} entries and {} changes verify{}.{}{} What another computer wrote and was cut off the end cannot be noticed here before that end was shared.",
            report.entries,
            report.changes,
            match report.batches {
                0 => String::new(),
                1 => ", and the rows of the import are those that were taken in".to_owned(),
                n => format!(", and the rows of {n} imports are those that were taken in"),
            },
            match report.batches_without_digest {
                0 => String::new(),
                n => format!(" {n} of them keep no digest of their rows, so only their number was compared."),
            },
            match report.attachments {
                0 => "",
                _ => " Every attached file is as it was kept.",
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

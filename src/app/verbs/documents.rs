//! Making, opening and closing documents.

use std::path::Path;

use chrono_tz::Tz;
use serde_json::Value;

use super::super::desk::zone;
use super::super::marks::Mark;
use super::super::places::file_label;
use super::super::settings::Recent;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use crate::domain::pilot::Pilot;
use crate::domain::template::Template;
use crate::domain::{Body, Day, Noun};
use crate::store::{Act, SCHEMA_VERSION, Store, StoreError, Verb};
use crate::templates;

pub(in super::super) fn templates(_: &App, _: Nothing, _: &Watch) -> Result<Vec<TemplateView>, Failure> {
    templates::SHIPPED
        .iter()
        .map(|(id, _)| shipped(id))
        .map(|t| t.map(|t| TemplateView { id: t.id, title: t.title, summary: t.summary, weeks: t.weeks }))
        .collect()
}

/// A template that ships, by its id.
pub(super) fn shipped(id: &str) -> Result<Template, Failure> {
    match templates::shipped(id) {
        Some(Ok((template, problems))) if problems.is_empty() => Ok(template),
        Some(Ok((_, problems))) => Err(Failure::bug(format!("The template {id} does not fit: {problems:?}"))),
        Some(Err(error)) => Err(Failure::bug(error.to_string())),
        None => {
            Err(Failure::missing(format!("There is no template “{id}”. Choose one that `templates` lists.")))
        }
    }
}

pub(in super::super) fn recent(app: &App, _: Nothing, _: &Watch) -> Result<Vec<RecentView>, Failure> {
    let view = |recent: Recent| RecentView {
        exists: recent.path.exists(),
        place: app.grant(recent.path),
        name: recent.name,
        label: recent.label,
        opened_at: recent.opened_at.to_string(),
    };
    Ok(app.settings.recent().into_iter().map(view).collect())
}

pub(in super::super) fn forget_recent(app: &App, args: PlaceArgs, _: &Watch) -> Result<Nothing, Failure> {
    app.settings.forget_recent(&app.places.path(&args.place)?)?;
    Ok(Nothing {})
}

pub(in super::super) fn new_document(
    app: &App,
    args: NewDocumentArgs,
    _: &Watch,
) -> Result<DocumentView, Failure> {
    let path = app.places.path(&args.place)?;
    let mut template = shipped(&args.template)?;
    let starts = Day::parse(&args.starts)
        .ok_or_else(|| Failure::refused(format!("“{}” is not a day. Type it as 2026-09-21.", args.starts)))?;
    if args.time_zone.parse::<Tz>().is_err() {
        return Err(Failure::refused(format!(
            "“{}” is not a time zone. Type one such as Europe/Berlin.",
            args.time_zone
        )));
    }
    if args.name.trim().is_empty() {
        return Err(Failure::refused("Give the pilot a name; it stands on the report."));
    }
    let filled = [
        ("name", Value::from(args.name.trim())),
        ("template", Value::from(template.id.as_str())),
        ("time_zone", Value::from(args.time_zone)),
        ("starts", Value::from(starts.to_string())),
        ("weeks", Value::from(template.weeks)),
    ];
    template.pilot.extend(filled.map(|(field, value)| (field.to_owned(), value)));
    let store = create(app, &path)?;
    fill(app, store, &template).inspect_err(|_| {
        // Half a pilot is of no use to anybody, and this call made the file.
        drop(std::fs::remove_file(&path));
    })
}

/// Adds a template's records to a new document, and an incident for a person to tell.
fn fill(app: &App, mut store: Store, template: &Template) -> Result<DocumentView, Failure> {
    let act = Act::new(Verb::New, format!("New pilot from the template {}", template.id));
    app.write(&mut store, &act, |tx| {
        let incident = tx.new_id();
        tx.add(Noun::Incident, incident, &Body::new())?;
        templates::template_records(template, &mut || tx.new_id())
            .into_iter()
            .try_for_each(|record| tx.add(record.noun, record.id, &record.body))
    })?;
    opened(app, store)
}

/// Makes the file, with the document's own identity in it.
pub(super) fn create(app: &App, path: &Path) -> Result<Store, Failure> {
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty() && !p.exists()) {
        return Err(Failure::missing(format!(
            "The folder {} is not there. Make it first, or choose another.",
            folder.display()
        )));
    }
    let store = Store::create(path)?;
    let named = store
        .set_meta("document", &app.pen().new_id().to_string())
        .and_then(|()| store.set_meta("made_by", concat!("postflight ", env!("CARGO_PKG_VERSION"))));
    if named.is_err() {
        drop(std::fs::remove_file(path));
    }
    named?;
    Ok(store)
}

pub(in super::super) fn open_document(
    app: &App,
    args: PlaceArgs,
    _: &Watch,
) -> Result<DocumentView, Failure> {
    let path = app.places.path(&args.place)?;
    // SQLite takes the journal of a killed program in when it opens the file, so it is looked for before.
    let journal = path.with_file_name(format!("{}-journal", file_label(&path))).exists();
    let mut store = Store::open(&path, &|version| {
        let folder = app.settings.backups("migrated").map_err(|_| StoreError::ReadOnly)?;
        Ok(folder.join(format!("{}-format-{version}.postflight", app.surroundings.now().micros())))
    })?;
    let (mark, left_open) = app.settings.mark_open(&path, &app.pen().new_id().to_string());
    let mut notices = Vec::new();
    if left_open {
        store.check_integrity()?;
        store.sweep()?;
        notices
            .push("The document was not closed cleanly last time. It was checked and is whole.".to_owned());
    } else if journal {
        store.check_integrity()?;
    }
    show(app, store, notices, mark)
}

/// Shows a document that was just made.
pub(super) fn opened(app: &App, store: Store) -> Result<DocumentView, Failure> {
    let (mark, _) = app.settings.mark_open(store.path(), &app.pen().new_id().to_string());
    show(app, store, Vec::new(), mark)
}

/// Puts an open document on the desk and on the list of recent ones.
fn show(app: &App, store: Store, notices: Vec<String>, mark: Mark) -> Result<DocumentView, Failure> {
    let path = store.path().to_owned();
    let name = store.contents().pilot().name;
    let doc = app.desk.take(store, notices, mark)?;
    // A list of recent documents that cannot be written keeps nobody from the document.
    drop(app.settings.add_recent(Recent {
        label: path.display().to_string(),
        path,
        name,
        opened_at: app.surroundings.now(),
    }));
    document(app, DocArgs { doc }, &Watch::silent())
}

pub(in super::super) fn document(app: &App, args: DocArgs, _: &Watch) -> Result<DocumentView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let pilot = contents.pilot();
    Ok(DocumentView {
        doc: args.doc,
        place: app.grant(open.path.clone()),
        file_label: file_label(&open.path),
        week_label: week_label(&pilot, app.surroundings.now().day(zone(contents))),
        saved_at: saved_at(&store)?,
        is_sample: pilot.sample == Some(true),
        observations: contents.count(Noun::Observation) as u32,
        notices: open.notices.clone(),
        time_zone: pilot.time_zone,
        name: pilot.name,
    })
}

/// When the last change was kept, RFC 3339; empty while nothing was.
pub(super) fn saved_at(store: &Store) -> Result<String, Failure> {
    Ok(store.last_change()?.map_or_else(String::new, |hlc| hlc.instant().to_string()))
}

/// "Week 4 of 6 · Thu 15 Oct".
fn week_label(pilot: &Pilot, today: Day) -> String {
    let date = today.0.format("%a %-d %b %Y");
    let Some(starts) = pilot.starts else { return date.to_string() };
    let weeks = i64::from(pilot.weeks.unwrap_or(6));
    let week = today.days_since(starts).div_euclid(7) + 1;
    match week {
        w if w < 1 => format!("Starts {} · {date}", starts.words()),
        w if w > weeks => format!("After week {weeks} · {date}"),
        w => format!("Week {w} of {weeks} · {date}"),
    }
}

pub(in super::super) fn close_document(app: &App, args: DocArgs, _: &Watch) -> Result<Nothing, Failure> {
    app.desk.close(args.doc);
    Ok(Nothing {})
}

/// The newest format this program reads, for messages.
pub(super) const fn format_version() -> i32 {
    SCHEMA_VERSION
}

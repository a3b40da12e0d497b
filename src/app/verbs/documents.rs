//! Making, opening and closing documents.

use std::path::Path;

use super::super::copies::Why;
use super::super::desk::zone;
use super::super::marks::Mark;
use super::super::notices;
use super::super::places::file_label;
use super::super::settings::Recent;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use crate::domain::pilot::Pilot;
use crate::domain::template::Template;
use crate::domain::{Day, Noun};
use crate::store::{SCHEMA_VERSION, Store, StoreError};
use crate::templates;

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

/// Makes a document with an identity of its own and what `fill` puts in: whole or not at all.
pub(super) fn create(
    app: &App,
    path: &Path,
    fill: impl FnOnce(&mut Store) -> Result<(), Failure>,
) -> Result<(), Failure> {
    make(path, |store| {
        name(app, store)?;
        fill(store)
    })
}

/// Makes a document's file.
pub(super) fn make(path: &Path, fill: impl FnOnce(&mut Store) -> Result<(), Failure>) -> Result<(), Failure> {
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty() && !p.exists()) {
        return Err(Failure::missing(format!(
            "The folder {} is not there. Make it first, or choose another.",
            folder.display()
        )));
    }
    Store::create(path, fill)
}

/// Gives a document its identity, and says what made it, where it does not say so itself.
pub(super) fn name(app: &App, store: &Store) -> Result<(), Failure> {
    if store.meta("document")?.is_none() {
        store.set_meta("document", &app.pen().new_id().to_string())?;
        store.set_meta("made_by", concat!("postflight ", env!("CARGO_PKG_VERSION")))?;
    }
    Ok(())
}

pub(in super::super) fn open_document(
    app: &App,
    args: PlaceArgs,
    _: &Watch,
) -> Result<DocumentView, Failure> {
    let path = app.places.path(&args.place)?;
    // SQLite takes the journal of a killed program in when it opens the file, so it is looked for before.
    let journal = path.with_file_name(format!("{}-journal", file_label(&path))).exists();
    let mut store = open_store(app, &path)?;
    let (mark, left_open) = app.settings.mark_open(&path, &app.pen().new_id().to_string());
    let mut notices = notices::on_opening(app, &store, &path)?;
    if left_open {
        store.check_integrity()?;
        if !store.is_read_only()? {
            store.sweep()?;
        }
        notices
            .push("The document was not closed cleanly last time. It was checked and is whole.".to_owned());
    } else if journal {
        store.check_integrity()?;
    }
    show(app, store, notices, mark)
}

/// Opens a document; an older one is copied before it is brought up to date.
pub(super) fn open_store(app: &App, path: &Path) -> Result<Store, StoreError> {
    Store::open(path, &|identity| {
        app.settings.shelf().place(path, identity, Why::Migration, app.surroundings.now())
    })
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
        id: store.meta("document")?.unwrap_or_default(),
        place: app.grant(open.path.clone()),
        file_label: file_label(&open.path),
        week_label: week_label(&pilot, app.surroundings.now().day(zone(contents))),
        saved_at: saved_at(&store)?,
        is_sample: pilot.sample == Some(true),
        observations: contents.count(Noun::Observation) as u32,
        notices: notices::now(app, &open, &store)?,
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
    let date = today.0.format("%a %-d %b");
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

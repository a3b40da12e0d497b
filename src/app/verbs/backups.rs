//! The dated copies of a document: listing them, and making one before something large happens.

use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use super::super::copies::{Copy, RULE, Shelf, Why};
use super::super::desk::{OpenDocument, zone};
use super::super::taken::size;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use crate::domain::Instant;
use crate::store::{self, Aside, Store};

pub(in super::super) fn backups(app: &App, args: PlaceArgs, _: &Watch) -> Result<BackupsView, Failure> {
    let path = app.places.path(&args.place)?;
    let zone = zone_of(app, &path);
    let copies = of(app, &path);
    Ok(BackupsView {
        copies: copies.iter().map(|copy| view(copy, &path, zone)).collect(),
        rule: RULE.to_owned(),
        folder: app.settings.shelf().folder_label(),
    })
}

/// The copies of the document at a place, newest first.
pub(super) fn of(app: &App, path: &Path) -> Vec<Copy> {
    app.settings.shelf().list(path, store::identity(path).as_deref())
}

/// One copy, by its name or the beginning of it.
pub(super) fn find(app: &App, path: &Path, id: &str) -> Result<Copy, Failure> {
    let id = id.trim();
    let mut fitting = of(app, path).into_iter().filter(|copy| !id.is_empty() && copy.id.starts_with(id));
    match (fitting.next(), fitting.next()) {
        (Some(copy), None) => Ok(copy),
        (Some(_), Some(_)) => {
            Err(Failure::refused(format!("“{id}” begins the name of more than one copy. Type more of it.")))
        }
        _ => Err(Failure::missing(format!(
            "There is no copy “{id}” of this document. List them with `postflight backups`; an older one may have been replaced by newer ones."
        ))),
    }
}

/// What a copy says of itself.
pub(super) fn view(copy: &Copy, document: &Path, zone: Tz) -> BackupView {
    let bytes = std::fs::metadata(&copy.path).map_or(0, |data| data.len());
    let glance = store::glance(&copy.path);
    BackupView {
        id: copy.id.clone(),
        at: copy.at.to_string(),
        at_text: moment(copy.at, zone),
        why: copy.why.label().to_owned(),
        bytes: bytes as f64,
        size_text: size(bytes),
        entries: glance.as_ref().ok().map(|g| g.entries),
        observations: glance.as_ref().ok().map(|g| g.observations),
        problem: glance.err().map(|error| error.to_string()),
        from_here: copy.of == Shelf::key(document),
    }
}

/// "Mon 23 Nov 2026 10:42" in a zone.
pub(super) fn moment(at: Instant, zone: Tz) -> String {
    at.utc().with_timezone(&zone).format("%a %-d %b %Y %H:%M").to_string()
}

/// The zone of the document at a place; UTC where it cannot be read.
pub(super) fn zone_of(app: &App, path: &Path) -> Tz {
    let open = app.desk.at(path).and_then(|open| open.read().map(|store| zone(store.contents())).ok());
    open.or_else(|| Some(zone(Aside::of(path).ok()?.open().ok()?.contents()))).unwrap_or(Tz::UTC)
}

/// Makes a copy of a document before something large happens to it.
pub(super) fn before(app: &App, of: &Whose, why: Why) -> Result<Copy, Failure> {
    Ok(app.settings.shelf().keep(&of.path, &of.identity, why, app.surroundings.now(), of.zone)?)
}

/// Which document a copy is made of.
pub(super) struct Whose {
    path: PathBuf,
    identity: String,
    zone: Tz,
}

/// What a copy has to know of a document.
pub(super) fn whose(store: &Store) -> Result<Whose, Failure> {
    Ok(Whose {
        path: store.path().to_owned(),
        identity: store.meta("document")?.unwrap_or_default(),
        zone: zone(store.contents()),
    })
}

/// Makes a copy before an import. An import can be undone, so one that cannot be copied before is
/// not held up: why not is said with what came of it.
pub(super) fn before_import(app: &App, open: &OpenDocument) -> Option<String> {
    // The document is let go of before it is copied, so that no edit waits.
    let whose = open.read().and_then(|store| whose(&store));
    whose.and_then(|whose| before(app, &whose, Why::Import)).err().map(|failure| {
        format!("No copy could be made before this import. {failure} The import can be undone.")
    })
}

//! Putting a dated copy back: what it would change, doing it, and opening it beside instead.

use std::collections::BTreeSet;
use std::path::Path;

use chrono_tz::Tz;

use super::super::copies::{Copy, Why};
use super::super::desk::zone;
use super::super::difference::{Difference, difference};
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Code, Failure, Watch};
use super::{backups, documents};
use crate::domain::{Contents, Noun, RecordId};
use crate::store::{
    self, Act, Aside, Beside, Entry, EntryRef, Part, Store, StoreError, Verb, Wanted, journal_of,
};

/// How many of the edits that would go are listed; all are counted.
const LISTED: usize = 200;
/// How many entries are read at a time.
const PAGE: u32 = 200;

/// What a document holds, as far as putting a copy back depends on it.
struct State {
    contents: Contents,
    places: BTreeSet<EntryRef>,
}

fn state(store: &Store) -> Result<State, StoreError> {
    Ok(State { contents: store.contents().clone(), places: store.places()? })
}

pub(in super::super) fn preview_restore(
    app: &App,
    args: BackupArgs,
    _: &Watch,
) -> Result<RestorePreview, Failure> {
    let path = app.places.path(&args.place)?;
    let copy = backups::find(app, &path, &args.backup)?;
    let zone = backups::zone_of(app, &path);
    let view = backups::view(&copy, &path, zone);
    let held = Aside::of(&copy.path)?;
    let then = held.open()?;
    let Some((now, lost)) = standing(app, &path, &then)? else {
        return Ok(unreadable(view));
    };
    let after = state(&then)?;
    let changes = difference(&now.contents, &after.contents);
    let total = now.places.difference(&after.places).count();
    let back = after.places.difference(&now.places).count();
    Ok(RestorePreview {
        sentence: sentence(&view, &changes, total, back),
        same: changes.is_empty() && total == 0 && back == 0,
        groups: changes.iter().map(|d| group(d, &now.contents, &after.contents)).collect(),
        edits: lost.iter().map(|entry| edit(entry, zone)).collect(),
        edits_total: total as u32,
        edits_back: back as u32,
        backup: view,
    })
}

/// What the document holds now, and its newest edits that a copy has not; nothing where the
/// document cannot be read.
fn standing(app: &App, path: &Path, copy: &Store) -> Result<Option<(State, Vec<Entry>)>, Failure> {
    let look = |store: &Store| -> Result<_, Failure> { Ok(Some((state(store)?, lost(store, copy)?))) };
    if let Some(open) = app.desk.at(path) {
        return look(&*open.read()?);
    }
    match Aside::of(path).and_then(|aside| aside.open().map(|store| (aside, store))) {
        Ok((_aside, store)) => look(&store),
        Err(StoreError::Busy) => Err(StoreError::Busy.into()),
        Err(_) => Ok(None),
    }
}

/// The newest entries of a document that a copy has not.
fn lost(now: &Store, copy: &Store) -> Result<Vec<Entry>, StoreError> {
    let kept = copy.places()?;
    let missing = now.places()?.difference(&kept).count().min(LISTED);
    let mut found = Vec::new();
    for page in 0.. {
        let part = Part { skip: page * PAGE, most: PAGE, changes: 0 };
        let entries = now.trail(&Wanted::default(), part)?.entries;
        let last = entries.is_empty();
        found.extend(entries.into_iter().filter(|entry| !kept.contains(&entry.place)));
        if last || found.len() >= missing {
            break;
        }
    }
    found.truncate(LISTED);
    Ok(found)
}

fn unreadable(backup: BackupView) -> RestorePreview {
    let held = backup.observations.unwrap_or_default();
    RestorePreview {
        sentence: format!(
            "The document as it is cannot be read, so what would change cannot be told. The copy of {} holds {held} observations.",
            backup.at_text
        ),
        backup,
        same: false,
        groups: Vec::new(),
        edits: Vec::new(),
        edits_total: 0,
        edits_back: 0,
    }
}

fn sentence(backup: &BackupView, changes: &[Difference], lost: usize, back: usize) -> String {
    if changes.is_empty() && lost == 0 && back == 0 {
        return format!("The document is as it was on {}. Nothing would change.", backup.at_text);
    }
    let sum = |count: fn(&Difference) -> usize| changes.iter().map(count).sum::<usize>();
    let s = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let parts: Vec<String> = [
        ("brings back", sum(|d| d.added.len())),
        ("changes", sum(|d| d.changed.len())),
        ("takes out", sum(|d| d.removed.len())),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(does, n)| format!("{does} {}", s(n, "record")))
    .collect();
    let does = match parts.as_slice() {
        [] => "changes no record".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    let mut text = format!("Putting back the copy of {} {does}.", backup.at_text);
    if lost > 0 {
        text.push_str(&format!(" {} made since then would no longer be there.", s(lost, "edit")));
    }
    if back > 0 {
        text.push_str(&format!(" {} of the copy would come back.", s(back, "edit")));
    }
    text
}

fn group(found: &Difference, now: &Contents, then: &Contents) -> RestoreGroup {
    let noun = found.noun;
    let row = |contents: &Contents, id: RecordId, fields: &[String]| RestoreRow {
        id: id.to_string(),
        label: name(contents, noun, id),
        fields: fields.iter().map(|field| field.replace('_', " ")).collect(),
    };
    RestoreGroup {
        noun: noun.name().to_owned(),
        label: noun.label().to_owned(),
        added: found.added.iter().map(|id| row(then, *id, &[])).collect(),
        changed: found.changed.iter().map(|(id, fields)| row(now, *id, fields)).collect(),
        removed: found.removed.iter().map(|id| row(now, *id, &[])).collect(),
    }
}

/// A record's evidence id where it has one, else what people call it.
fn name(contents: &Contents, noun: Noun, id: RecordId) -> String {
    let code = contents.body(noun, id).and_then(|body| body.get("code")).and_then(|code| code.as_str());
    code.filter(|code| !code.is_empty()).map_or_else(|| contents.label(noun, id), str::to_owned)
}

fn edit(entry: &Entry, zone: Tz) -> LostEdit {
    LostEdit {
        seq: format!("{}{}", entry.letter, entry.place.seq),
        at_text: backups::moment(entry.hlc.instant(), zone),
        who: entry.actor.clone().unwrap_or_else(|| "expunged".to_owned()),
        label: entry.label.clone(),
    }
}

pub(in super::super) fn restore(app: &App, args: BackupArgs, _: &Watch) -> Result<RestoredView, Failure> {
    let path = app.places.path(&args.place)?;
    let copy = backups::find(app, &path, &args.backup)?;
    store::glance(&copy.path)?;
    let zone = backups::zone_of(app, &path);
    let when = backups::moment(copy.at, zone);
    if let Some(open) = app.desk.at(&path) {
        return match open.read() {
            Ok(mut store) => in_place(app, &mut store, &copy, &when),
            Err(failure) if failure.code == Code::Damaged => {
                let restored = in_stead(app, &path, &copy, &when)?;
                *open.store()? = documents::open_store(app, &path)?;
                Ok(restored)
            }
            Err(failure) => Err(failure),
        };
    }
    match documents::open_store(app, &path) {
        Ok(mut store) => in_place(app, &mut store, &copy, &when),
        Err(StoreError::Damaged { .. } | StoreError::NotADocument(_) | StoreError::Missing(_)) => {
            in_stead(app, &path, &copy, &when)
        }
        Err(other) => Err(other.into()),
    }
}

/// Puts a copy back into a document that can be read, and says so in its log.
fn in_place(app: &App, store: &mut Store, copy: &Copy, when: &str) -> Result<RestoredView, Failure> {
    let kept = backups::before(app, &backups::whose(store)?, Why::Restore)?;
    let kept_at = backups::moment(kept.at, zone(store.contents()));
    let before = store.contents().clone();
    with_its_entry(app, copy, when, |aside| Ok(store.put_back(aside)?))?;
    let touched = difference(&before, store.contents());
    Ok(RestoredView {
        sentence: format!(
            "The copy of {when} was put back. What was there before is kept as the copy of {kept_at}."
        ),
        kept: Some(kept.id),
        touched: touched.into_iter().map(|d| d.noun.name().to_owned()).collect(),
    })
}

/// Says in the log of a copy, aside, that it is put back, and then has it put in place: whoever is killed
/// in between leaves the one state or the other, and in each the log tells how it came about.
fn with_its_entry(
    app: &App,
    copy: &Copy,
    when: &str,
    put: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let aside = Aside::of(&copy.path)?;
    let act = Act::new(Verb::Restore, format!("Restore the copy of {when}"));
    let written = aside.open()?.write(&act, &app.pen(), |_| Ok(()))?;
    put(aside.path())?;
    app.remember(&written);
    Ok(())
}

/// Puts a copy in the stead of a file that cannot be read; the damaged file is kept beside it.
fn in_stead(app: &App, path: &Path, copy: &Copy, when: &str) -> Result<RestoredView, Failure> {
    let mut kept = String::new();
    if path.exists() {
        let aside = set_aside(path, &copy.id)?;
        kept = format!(" The damaged file is kept beside it as {}.", file_label(&aside));
    }
    with_its_entry(app, copy, when, |aside| {
        let mut beside = Beside::of(path).map_err(StoreError::from)?;
        let mut source = std::fs::File::open(aside).map_err(StoreError::from)?;
        std::io::copy(&mut source, beside.file()).map_err(StoreError::from)?;
        Ok(beside.place_over().map_err(StoreError::from)?)
    })?;
    Ok(RestoredView {
        sentence: format!("The copy of {when} was put in the place of the damaged file.{kept}"),
        kept: None,
        touched: Noun::ALL.iter().map(|noun| noun.name().to_owned()).collect(),
    })
}

/// Renames a damaged file and its journal, so that neither gets in the way of the copy.
fn set_aside(path: &Path, stamp: &str) -> Result<std::path::PathBuf, StoreError> {
    let free = (0..).map(|n| match n {
        0 => path.with_extension(format!("damaged-{stamp}")),
        n => path.with_extension(format!("damaged-{stamp}-{n}")),
    });
    let aside =
        free.into_iter().find(|aside| !aside.exists()).unwrap_or_else(|| path.with_extension("damaged"));
    std::fs::rename(path, &aside)?;
    if journal_of(path).exists() {
        std::fs::rename(journal_of(path), journal_of(&aside))?;
    }
    Ok(aside)
}

pub(in super::super) fn save_backup(app: &App, args: SaveBackupArgs, _: &Watch) -> Result<Saved, Failure> {
    let path = app.places.path(&args.place)?;
    let to = app.places.path(&args.to)?;
    let copy = backups::find(app, &path, &args.backup)?;
    store::glance(&copy.path)?;
    store::copy_document(&copy.path, &to)?;
    let bytes = std::fs::metadata(&to).map_or(0, |data| data.len());
    let name = file_label(&to);
    Ok(Saved { sentence: format!("Wrote the copy to {name}."), name, bytes: bytes as f64 })
}

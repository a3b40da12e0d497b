//! Checking a document's file, repairing it, and saving what can be saved from a damaged one.

use std::path::Path;

use super::super::copies::Why;
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::{backups, documents};
use crate::store::{self, Act, Ailment, Remedy, Salvage, Store, StoreError, Verb};

pub(in super::super) fn doctor(app: &App, args: PlaceArgs, _: &Watch) -> Result<DoctorView, Failure> {
    examined(app, &app.places.path(&args.place)?, None)
}

fn examined(app: &App, path: &Path, kept: Option<String>) -> Result<DoctorView, Failure> {
    let found = store::examine(path, &app.settings)?;
    let worst = found.iter().map(|ailment| ailment.remedy).max().unwrap_or(Remedy::None);
    Ok(DoctorView {
        state: word(worst).to_owned(),
        sentence: sentence(worst, &file_label(path), kept.is_some()),
        findings: found.iter().map(ailment).collect(),
        copies: backups::of(app, path).len() as u32,
        kept,
    })
}

const fn word(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::None => "whole",
        Remedy::Repair => "repair",
        Remedy::Compare => "compare",
        Remedy::Salvage => "salvage",
    }
}

fn sentence(worst: Remedy, name: &str, repaired: bool) -> String {
    match (worst, repaired) {
        (Remedy::None, false) => format!("{name} is whole."),
        (Remedy::None, true) => format!("{name} was repaired and is whole."),
        (Remedy::Repair, _) => format!("{name} can be repaired. A dated copy is made before."),
        (Remedy::Compare, _) => {
            format!(
                "{name} can be read, and does not say what it said when it was written. Compare it with a backup."
            )
        }
        (Remedy::Salvage, _) => {
            format!("{name} is damaged. Restore a backup, or save what can be read into a new document.")
        }
    }
}

fn ailment(ailment: &Ailment) -> AilmentView {
    AilmentView {
        what: ailment.what.clone(),
        means: ailment.means.to_owned(),
        remedy: word(ailment.remedy).to_owned(),
    }
}

pub(in super::super) fn repair(app: &App, args: PlaceArgs, _: &Watch) -> Result<DoctorView, Failure> {
    let path = app.places.path(&args.place)?;
    let found = store::examine(&path, &app.settings)?;
    if found.iter().any(|ailment| ailment.remedy == Remedy::Salvage) {
        return Err(StoreError::NotRepairable(path).into());
    }
    if !found.iter().any(|ailment| ailment.remedy == Remedy::Repair) {
        return examined(app, &path, None);
    }
    let kept = match app.desk.at(&path) {
        Some(open) => mend(app, &mut *open.store()?)?,
        None => mend(app, &mut documents::open_store(app, &path)?)?,
    };
    examined(app, &path, Some(kept))
}

/// Repairs an open document after a dated copy; gives the copy's name.
fn mend(app: &App, store: &mut Store) -> Result<String, Failure> {
    let kept = backups::before(app, &backups::whose(store)?, Why::Repair)?;
    store.repair(&app.settings)?;
    app.write(store, &Act::new(Verb::Repair, "Repair the document"), |_| Ok(()))?;
    Ok(kept.id)
}

pub(in super::super) fn salvage(app: &App, args: SalvageArgs, _: &Watch) -> Result<SalvagedView, Failure> {
    let path = app.places.path(&args.place)?;
    let to = app.places.path(&args.to)?;
    let mut saved = Salvage::default();
    documents::make(&to, |store| {
        saved = store.salvage(&path, &app.pen())?;
        documents::name(app, store)
    })?;
    let name = file_label(&to);
    let lost = match saved.lost.len() {
        0 => "Nothing is known to be lost.".to_owned(),
        _ => "What is known to be lost is listed; compare the document with a backup.".to_owned(),
    };
    Ok(SalvagedView {
        sentence: format!(
            "Saved {} records ({} observations), {} entries of the log and {} runs to {name}. {lost} {} was not touched.",
            saved.records,
            saved.observations,
            saved.entries,
            saved.runs,
            file_label(&path)
        ),
        name,
        records: saved.records,
        observations: saved.observations,
        entries: saved.entries,
        runs: saved.runs,
        lost: saved.lost,
    })
}

//! Half-typed forms, kept beside the settings so that they survive a crash. No draft is part of a
//! document: it goes when what it became is saved.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::super::desk::zone;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::fields::noun;
use super::records::find;
use crate::domain::{Instant, Noun, RecordId};
use crate::store::Store;

/// A draft as it is kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Draft {
    kind: Option<String>,
    fields: BTreeMap<String, String>,
    kept_at: Option<Instant>,
}

pub(in super::super) fn draft(app: &App, args: DraftOfArgs, _: &Watch) -> Result<DraftView, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let id = args.id.as_deref().map(|id| find(store.contents(), noun, id)).transpose()?;
    let draft: Draft = app.settings.draft(&document(&store)?, &name(noun, id));
    let zone = zone(store.contents());
    let today = app.surroundings.now().day(zone);
    let kept_at = draft.kept_at.map(|at| {
        let form = if at.day(zone) == today { "%H:%M" } else { "%-d %b, %H:%M" };
        at.utc().with_timezone(&zone).format(form).to_string()
    });
    Ok(DraftView { kind: draft.kind, fields: draft.fields, kept_at })
}

pub(in super::super) fn keep_draft(app: &App, args: DraftArgs, _: &Watch) -> Result<Nothing, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let id = args.id.as_deref().map(|id| find(store.contents(), noun, id)).transpose()?;
    if args.fields.values().all(String::is_empty) {
        clear(app, &store, noun, id)?;
    } else {
        let draft = Draft { kind: args.kind, fields: args.fields, kept_at: Some(app.surroundings.now()) };
        app.settings.keep_draft(&document(&store)?, &name(noun, id), Some(&draft))?;
    }
    Ok(Nothing {})
}

/// Forgets the draft of a form.
pub(super) fn clear(app: &App, store: &Store, noun: Noun, id: Option<RecordId>) -> Result<(), Failure> {
    app.settings.keep_draft::<Draft>(&document(store)?, &name(noun, id), None)
}

fn document(store: &Store) -> Result<String, Failure> {
    Ok(store.meta("document")?.unwrap_or_else(|| "unknown".to_owned()))
}

fn name(noun: Noun, id: Option<RecordId>) -> String {
    id.map_or_else(|| noun.name().to_owned(), |id| format!("{}-{id}", noun.name()))
}

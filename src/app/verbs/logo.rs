//! The organisation's logo: a picture kept in the document, so that every report and deck has it.

use serde_json::Value;

use super::super::places::file_label;
use super::super::taken::{Wanted, size};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::attachments::{body_of, view};
use super::records::row;
use crate::domain::pilot::Attachment;
use crate::domain::{AttachmentId, Contents, Kept, Noun, RecordId};
use crate::report::Logo;
use crate::store::{Act, Verb};

/// What may be kept: a document is copied daily and sent around, and paper shows no more.
const KEPT: Wanted = Wanted {
    most: 2_000_000,
    what: "a logo that is kept",
    smaller: "Save it with fewer pixels and choose it again",
    choose: "a PNG or JPEG picture",
    undone: "nothing was changed",
};

pub(in super::super) fn logo(app: &App, args: DocArgs, _: &Watch) -> Result<LogoView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    Ok(LogoView { file: kept(store.contents()).map(view), limit: size(KEPT.most) })
}

pub(in super::super) fn keep_logo(app: &App, args: LogoArgs, _: &Watch) -> Result<WrittenRow, Failure> {
    let Some(place) = args.place.filter(|place| !place.is_empty()) else { return removed(app, args.doc) };
    let path = app.places.path(&place)?;
    let name = file_label(&path);
    let bytes = KEPT.read(&path)?;
    // What could not be printed is not kept: a report months later is no place to learn that.
    Logo::read(&bytes, "").map_err(|problem| Failure::refused(problem.to_string()))?;
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let pilot = pilot(store.contents())?;
    let former = kept(store.contents());
    let goes = former.as_ref().filter(|file| alone(store.contents(), file.id)).map(|file| file.id);
    let written = app.write(&mut store, &Act::new(Verb::Edit, "Keep a logo"), |tx| {
        let digest = tx.keep_bytes(&bytes)?.to_string();
        if former.is_some_and(|file| file.value.digest == digest && file.value.name == name) {
            return Ok(());
        }
        let new = tx.new_id();
        tx.add(Noun::Attachment, new, &body_of(&name, bytes.len(), digest))?;
        tx.set(Noun::Pilot, pilot, "logo", Some(Value::from(new.to_string())))?;
        goes.map_or(Ok(()), |id| tx.remove(Noun::Attachment, id))
    })?;
    row(app, &store, Noun::Pilot, pilot, written.touched)
}

fn removed(app: &App, doc: u32) -> Result<WrittenRow, Failure> {
    let open = app.document(doc)?;
    let mut store = open.read()?;
    let pilot = pilot(store.contents())?;
    let former = kept(store.contents());
    let goes = former.filter(|file| alone(store.contents(), file.id)).map(|file| file.id);
    let written = app.write(&mut store, &Act::new(Verb::Edit, "Remove the logo"), |tx| {
        tx.set(Noun::Pilot, pilot, "logo", None)?;
        goes.map_or(Ok(()), |id| tx.remove(Noun::Attachment, id))
    })?;
    row(app, &store, Noun::Pilot, pilot, written.touched)
}

/// The pilot's record, which says what is its logo.
fn pilot(contents: &Contents) -> Result<RecordId, Failure> {
    let first = contents.bodies(Noun::Pilot).next().map(|(id, _)| id);
    first.ok_or_else(|| {
        Failure::missing("This document has no pilot’s record. Check it with `postflight doctor`.")
    })
}

/// The logo that is kept.
fn kept(contents: &Contents) -> Option<Kept<Attachment>> {
    let id = contents.pilot().logo?.0;
    Some(Kept { id, value: contents.one::<Attachment>(id)? })
}

/// Whether no observation has the same file among its own.
fn alone(contents: &Contents, file: RecordId) -> bool {
    !contents.observations().iter().any(|kept| kept.value.common.attachments.contains(&AttachmentId(file)))
}

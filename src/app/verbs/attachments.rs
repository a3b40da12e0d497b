//! Files kept with observations: their bytes lie in the document, by their digest.

use serde_json::Value;

use super::super::places::file_label;
use super::super::taken::{Wanted, size};
use super::super::wire::*;
use super::super::{App, Failure, Watch, files};
use super::records::{find, row, safe_label};
use crate::domain::observation::Observation;
use crate::domain::pilot::Attachment;
use crate::domain::{Body, Contents, Kept, Noun, RecordId};
use crate::store::{Act, Verb};

/// What may be attached. A document stays one file that can be copied and sent.
const ATTACHED: Wanted = Wanted {
    most: 20_000_000,
    what: "an attached file",
    smaller: "Attach the part that matters, or compress it",
    choose: "another file, or this one again",
    undone: "nothing was attached",
};

pub(in super::super) fn attachments(
    app: &App,
    args: AttachmentsArgs,
    _: &Watch,
) -> Result<AttachmentsView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let id = find(store.contents(), Noun::Observation, &args.observation)?;
    Ok(AttachmentsView {
        files: kept(store.contents(), id).into_iter().map(view).collect(),
        limit: size(ATTACHED.most),
    })
}

pub(in super::super) fn attach(app: &App, args: AttachArgs, _: &Watch) -> Result<WrittenRow, Failure> {
    let path = app.places.path(&args.place)?;
    let name = file_label(&path);
    let bytes = ATTACHED.read(&path)?;
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let (id, body, code) = observation(store.contents(), &args.observation)?;
    let before = kept(store.contents(), id);
    let act = Act::new(Verb::Edit, format!("Attach a file to {code}"));
    let written = app.write(&mut store, &act, |tx| {
        let digest = tx.keep_bytes(&bytes)?.to_string();
        if before.iter().any(|file| file.value.digest == digest && file.value.name == name) {
            return Ok(());
        }
        let new = tx.new_id();
        tx.add(Noun::Attachment, new, &body_of(&name, bytes.len(), digest))?;
        let mut all = named(&body);
        all.push(Value::from(new.to_string()));
        tx.set(Noun::Observation, id, "attachments", Some(Value::from(all)))
    })?;
    row(app, &store, Noun::Observation, id, written.touched)
}

pub(in super::super) fn detach(app: &App, args: DetachArgs, _: &Watch) -> Result<WrittenRow, Failure> {
    let open = app.document(args.doc)?;
    let mut store = open.read()?;
    let (id, body, code) = observation(store.contents(), &args.observation)?;
    let gone = one(store.contents(), id, &code, &args.attachment)?.id;
    let left: Vec<Value> =
        named(&body).into_iter().filter(|v| v.as_str() != Some(&*gone.to_string())).collect();
    let act = Act::new(Verb::Edit, format!("Remove a file from {code}"));
    let written = app.write(&mut store, &act, |tx| {
        tx.remove(Noun::Attachment, gone)?;
        tx.set(Noun::Observation, id, "attachments", (!left.is_empty()).then(|| Value::from(left)))
    })?;
    row(app, &store, Noun::Observation, id, written.touched)
}

pub(in super::super) fn save_attachment(
    app: &App,
    args: SaveAttachmentArgs,
    _: &Watch,
) -> Result<Saved, Failure> {
    let path = app.places.path(&args.to)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let (id, _, code) = observation(store.contents(), &args.observation)?;
    let file = one(store.contents(), id, &code, &args.attachment)?;
    let bytes = store.kept_bytes(&file.value.digest)?;
    files::write_whole(&path, &bytes)?;
    let name = file_label(&path);
    Ok(Saved { sentence: format!("Wrote {name}."), name, bytes: bytes.len() as f64 })
}

/// An observation's identity, fields and evidence id.
fn observation(contents: &Contents, text: &str) -> Result<(RecordId, Body, String), Failure> {
    let id = find(contents, Noun::Observation, text)?;
    let body = contents.body(Noun::Observation, id).cloned().unwrap_or_default();
    let code = safe_label(Noun::Observation, &body);
    Ok((id, body, code))
}

/// The files an observation names, as its record holds them.
fn named(body: &Body) -> Vec<Value> {
    body.get("attachments").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// The files kept with an observation, the oldest first.
fn kept(contents: &Contents, observation: RecordId) -> Vec<Kept<Attachment>> {
    let body = contents.body(Noun::Observation, observation).map(Observation::from_body);
    let named = body.map(|one| one.common.attachments).unwrap_or_default();
    let one = |id: RecordId| Some(Kept { id, value: contents.one::<Attachment>(id)? });
    named.into_iter().filter_map(|id| one(id.0)).collect()
}

/// One of an observation's files, by its identity or its name.
fn one(
    contents: &Contents,
    observation: RecordId,
    code: &str,
    text: &str,
) -> Result<Kept<Attachment>, Failure> {
    kept(contents, observation)
        .into_iter()
        .find(|file| file.id.to_string() == text || file.value.name == text)
        .ok_or_else(|| {
            Failure::missing(format!(
                "{code} has no attached file “{text}”. `postflight attach FILE {code}` lists them."
            ))
        })
}

/// The record of a file whose bytes are kept by their digest.
pub(super) fn body_of(name: &str, bytes: usize, digest: String) -> Body {
    let file = [("name", Value::from(name)), ("bytes", Value::from(bytes)), ("digest", Value::from(digest))];
    file.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
}

/// A kept file, as a face shows it.
pub(super) fn view(file: Kept<Attachment>) -> AttachmentView {
    let bytes = file.value.bytes.unwrap_or_default();
    AttachmentView {
        id: file.id.to_string(),
        name: file.value.name,
        bytes: f64::from(bytes),
        size_text: size(u64::from(bytes)),
        digest: file.value.digest,
    }
}

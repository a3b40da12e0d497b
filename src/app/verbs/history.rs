//! Undo and redo.

use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::documents::saved_at;
use crate::store::{Store, Written};

pub(in super::super) fn history(app: &App, args: DocArgs, _: &Watch) -> Result<HistoryView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let history = store.history(app.settings.device())?;
    Ok(HistoryView {
        undo: history.undo.map(|(_, label)| label),
        redo: history.redo.map(|(_, label)| label),
        saved_at: saved_at(&store)?,
        revision: store.last_change()?.map_or_else(String::new, |hlc| hlc.0.to_string()),
    })
}

pub(in super::super) fn undo(app: &App, args: DocArgs, _: &Watch) -> Result<WrittenAct, Failure> {
    take_back(app, args.doc, |store, app| Ok(store.undo(&app.pen())?))
}

pub(in super::super) fn redo(app: &App, args: DocArgs, _: &Watch) -> Result<WrittenAct, Failure> {
    take_back(app, args.doc, |store, app| Ok(store.redo(&app.pen())?))
}

fn take_back(
    app: &App,
    doc: u32,
    act: impl FnOnce(&mut Store, &App) -> Result<Written<String>, Failure>,
) -> Result<WrittenAct, Failure> {
    let open = app.document(doc)?;
    let mut store = open.read()?;
    let written = act(&mut store, app)?;
    if let Some(head) = written.head {
        // As with any write: what is done is done, whether or not its end is remembered.
        drop(app.settings.remember(head));
    }
    Ok(WrittenAct {
        value: written.value,
        touched: written.touched.into_iter().map(|n| n.name().to_owned()).collect(),
        undo: store.history(app.settings.device())?.undo.map(|(_, label)| label),
    })
}

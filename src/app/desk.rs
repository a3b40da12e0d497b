//! The documents that are open, each behind its own lock.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use chrono_tz::Tz;

use super::App;
use super::failure::Failure;
use super::freeze::{LastFrozen, LastRuns};
use super::marks::Mark;
use super::verbs::grid::Views;
use crate::domain::{Contents, Instant, Noun, Reading, RecordId};
use crate::store::{Act, Pen, Store, StoreError, Tx, Written};

/// A document that is open.
pub(super) struct OpenDocument {
    pub(super) path: PathBuf,
    pub(super) notices: Vec<String>,
    pub(super) frozen: LastFrozen,
    pub(super) runs: LastRuns,
    pub(super) views: Views,
    store: Mutex<Store>,
    _mark: Mark,
}

#[derive(Default)]
pub(super) struct Desk {
    open: Mutex<BTreeMap<u32, Arc<OpenDocument>>>,
}

impl Desk {
    /// Takes a document; a path that is open already keeps its number.
    pub(super) fn take(&self, store: Store, notices: Vec<String>, mark: Mark) -> Result<u32, Failure> {
        let mut open = self.open.lock().map_err(|_| Failure::bug("The open documents are in use."))?;
        let path = store.path().to_owned();
        let doc = open
            .iter()
            .find(|(_, d)| d.path == path)
            .map(|(doc, _)| *doc)
            .unwrap_or_else(|| open.keys().next_back().map_or(1, |last| last + 1));
        open.insert(
            doc,
            Arc::new(OpenDocument {
                path,
                notices,
                frozen: LastFrozen::default(),
                runs: LastRuns::default(),
                views: Views::default(),
                store: Mutex::new(store),
                _mark: mark,
            }),
        );
        Ok(doc)
    }
    pub(super) fn get(&self, doc: u32) -> Result<Arc<OpenDocument>, Failure> {
        self.open
            .lock()
            .ok()
            .and_then(|open| open.get(&doc).cloned())
            .ok_or_else(|| Failure::missing("That document is closed. Open it again."))
    }
    pub(super) fn close(&self, doc: u32) {
        if let Ok(mut open) = self.open.lock() {
            open.remove(&doc);
        }
    }
    pub(super) fn close_all(&self) {
        if let Ok(mut open) = self.open.lock() {
            open.clear();
        }
    }
}

impl OpenDocument {
    /// The document, up to date with what other programs wrote.
    pub(super) fn read(&self) -> Result<MutexGuard<'_, Store>, Failure> {
        let mut store = self.store.lock().map_err(|_| {
            Failure::bug("The document stopped in the middle of its work. Close and open it again.")
        })?;
        store.refresh()?;
        Ok(store)
    }
}

impl App {
    pub(super) fn document(&self, doc: u32) -> Result<Arc<OpenDocument>, Failure> {
        self.desk.get(doc)
    }

    /// A pen for this device, now.
    pub(super) fn pen(&self) -> Pen<'_> {
        Pen {
            device: self.settings.device(),
            actor: self.settings.actor(),
            now: self.surroundings.now(),
            chance: &*self.surroundings.chance,
            known: &self.settings,
            given: std::cell::Cell::new(0),
        }
    }

    /// Does an act in a document, and remembers the end of the chain.
    pub(super) fn write<T>(
        &self,
        store: &mut Store,
        act: &Act,
        edit: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Written<T>, Failure> {
        let written = store.write(act, &self.pen(), edit)?;
        if let Some(head) = written.head {
            // The edit is in the document. An end that is not remembered costs a new chain, no more.
            drop(self.settings.remember(head));
        }
        Ok(written)
    }
}

/// The zone of a pilot; UTC where none is given or it is not known.
pub(super) fn zone(contents: &Contents) -> Tz {
    contents.pilot().time_zone.parse().unwrap_or(Tz::UTC)
}

/// Reads what people type, in the light of a document.
pub(super) fn reading<'a>(
    contents: &Contents,
    now: Instant,
    find: &'a dyn Fn(Noun, &str) -> Option<RecordId>,
) -> Reading<'a> {
    Reading { zone: zone(contents), now, find }
}

//! The documents that are open, each behind its own lock.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use chrono_tz::Tz;

use super::App;
use super::daily::Daily;
use super::failure::Failure;
use super::freeze::LastFrozen;
use super::imported::LastImported;
use super::index::LastIndex;
use super::marks::Mark;
use super::outgoing::LastOutgoing;
use super::since::LastSince;
use super::verbs::grid::Views;
use crate::domain::{Contents, Instant, Noun, Reading, RecordId};
use crate::store::{Act, Pen, Store, StoreError, Tx, Written};

/// A document that is open.
pub(super) struct OpenDocument {
    pub(super) path: PathBuf,
    pub(super) frozen: LastFrozen,
    pub(super) imported: LastImported,
    pub(super) index: LastIndex,
    pub(super) outgoing: LastOutgoing,
    pub(super) since: LastSince,
    pub(super) daily: Daily,
    pub(super) views: Views,
    notices: Vec<String>,
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
                frozen: LastFrozen::default(),
                imported: LastImported::default(),
                index: LastIndex::default(),
                outgoing: LastOutgoing::default(),
                since: LastSince::default(),
                daily: Daily::default(),
                views: Views::default(),
                notices,
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
    /// The document of a file, if it is open.
    pub(super) fn at(&self, path: &Path) -> Option<Arc<OpenDocument>> {
        self.open.lock().ok()?.values().find(|open| open.path == path).cloned()
    }
    pub(super) fn close(&self, doc: u32) {
        let closed = self.open.lock().ok().and_then(|mut open| open.remove(&doc));
        // It may wait for its daily copy: not while the other documents wait for the desk.
        drop(closed);
    }
    pub(super) fn close_all(&self) {
        let closed = self.open.lock().map(|mut open| std::mem::take(&mut *open));
        drop(closed);
    }
}

impl OpenDocument {
    /// The document, up to date with what other programs wrote.
    pub(super) fn read(&self) -> Result<MutexGuard<'_, Store>, Failure> {
        let mut store = self.store()?;
        store.refresh()?;
        Ok(store)
    }

    /// The document, whatever state its file is in.
    pub(super) fn store(&self) -> Result<MutexGuard<'_, Store>, Failure> {
        self.store.lock().map_err(|_| {
            Failure::bug("The document stopped in the middle of its work. Close and open it again.")
        })
    }

    /// What a person should know about the file.
    pub(super) fn notices(&self) -> Vec<String> {
        self.notices.iter().cloned().chain(self.daily.failure()).collect()
    }
}

impl App {
    pub(super) fn document(&self, doc: u32) -> Result<Arc<OpenDocument>, Failure> {
        let open = self.desk.get(doc)?;
        open.daily.see_to(self, &open);
        Ok(open)
    }

    /// A pen for this device, now.
    pub(super) fn pen(&self) -> Pen<'_> {
        Pen {
            device: self.settings.device(),
            actor: self.settings.who().name().to_owned(),
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
        self.remember(&written);
        Ok(written)
    }

    /// Remembers the end of a chain that an act has written to a document.
    pub(super) fn remember<T>(&self, written: &Written<T>) {
        if let Some(head) = written.head {
            // The edit is in the document. An end that is not remembered costs a new chain, no more.
            drop(self.settings.remember(head));
        }
    }
}

/// The zone of a pilot; UTC where none is given or it is not known.
pub(super) fn zone(contents: &Contents) -> Tz {
    // Asked for with every row, so nothing else of the pilot is read for it.
    let pilot = contents.bodies(Noun::Pilot).next();
    let named = pilot.and_then(|(_, body)| body.get("time_zone")?.as_str()?.parse().ok());
    named.unwrap_or(Tz::UTC)
}

/// Reads what people type, in the light of a document.
pub(super) fn reading<'a>(
    contents: &Contents,
    now: Instant,
    find: &'a dyn Fn(Noun, &str) -> Option<RecordId>,
) -> Reading<'a> {
    Reading { zone: zone(contents), now, above: None, find }
}

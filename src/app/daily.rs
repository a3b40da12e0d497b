//! The daily copy of a document that is open: made on a thread of its own, so that no edit waits.

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::App;
use super::copies::Why;
use super::desk::{OpenDocument, zone};
use crate::domain::Day;

/// What is known of the day's copy of one open document.
#[derive(Default)]
pub(super) struct Daily {
    seen_to: Mutex<Option<Day>>,
    at_work: Mutex<Option<JoinHandle<()>>>,
    failed: Arc<Mutex<Option<String>>>,
}

impl Daily {
    /// Begins the day's copy where there is none yet. Asked at every command, so that a window that
    /// stays open over midnight has its copy too.
    pub(super) fn see_to(&self, app: &App, open: &OpenDocument) {
        let now = app.surroundings.now();
        let Ok(mut seen_to) = self.seen_to.lock() else { return };
        // The pilot's own zone is read only once a day may have begun, in any zone.
        if seen_to.is_some_and(|day| day == now.day(chrono_tz::Tz::UTC)) {
            return;
        }
        *seen_to = Some(now.day(chrono_tz::Tz::UTC));
        let Ok(store) = open.store() else { return };
        let zone = zone(store.contents());
        let Ok(Some(identity)) = store.meta("document") else { return };
        drop(store);
        let (shelf, path, failed) = (app.settings.shelf(), open.path.clone(), Arc::clone(&self.failed));
        let thread = std::thread::spawn(move || {
            if shelf.has_of_day(&path, &identity, now.day(zone), zone) {
                return;
            }
            let made = shelf.keep(&path, &identity, Why::Daily, now, zone);
            if let Ok(mut failed) = failed.lock() {
                *failed = made.err().map(|error| error.to_string());
            }
        });
        if let Ok(mut at_work) = self.at_work.lock() {
            *at_work = Some(thread);
        }
    }

    /// Why the day's copy could not be made, as a notice.
    pub(super) fn failure(&self) -> Option<String> {
        let failed = self.failed.lock().ok()?;
        failed.as_ref().map(|why| {
            format!("Today’s backup of this document could not be made. {why} Edits are saved in the document itself.")
        })
    }
}

impl Drop for Daily {
    /// A program that ends waits for the copy it began.
    fn drop(&mut self) {
        if let Ok(mut at_work) = self.at_work.lock()
            && let Some(thread) = at_work.take()
        {
            drop(thread.join());
        }
    }
}

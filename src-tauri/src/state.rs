//! What the shell keeps while it runs.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use postflight::app::{App, Failure, Watch};

/// A file as the page knows it: a place that stands for its path, and its name for the eye.
#[derive(Clone, Debug, Serialize)]
pub struct Granted {
    /// The token that commands take.
    pub place: String,
    /// The file's own name, without its folder.
    pub name: String,
}

/// The core, the calls under way, the files each window has yet to open, and each one's zoom.
pub struct Shell {
    core: Mutex<Option<Arc<App>>>,
    calls: Mutex<BTreeMap<(String, u32), Arc<Watch>>>,
    waiting: Mutex<BTreeMap<String, Vec<Granted>>>,
    zoom: Mutex<BTreeMap<String, f64>>,
}

impl Shell {
    /// A shell over a core that has started.
    pub fn over(core: App) -> Self {
        Self {
            core: Mutex::new(Some(Arc::new(core))),
            calls: Mutex::default(),
            waiting: Mutex::default(),
            zoom: Mutex::default(),
        }
    }

    /// The core, shared by all windows.
    pub fn core(&self) -> Result<Arc<App>, Failure> {
        let core = locked(&self.core).clone();
        core.ok_or_else(|| Failure::refused("The program is closing. Open it again."))
    }

    /// Lets go of the core, which closes what is open. The process ends without returning, so
    /// nothing else would.
    pub fn close(&self) {
        drop(locked(&self.core).take());
    }

    /// Grants the core a path that the person chose, and gives what the page may know of it.
    pub fn grant(&self, path: &Path) -> Result<Granted, Failure> {
        let name = path.file_name().unwrap_or(path.as_os_str());
        Ok(Granted {
            place: self.core()?.grant(path.to_path_buf()),
            name: name.to_string_lossy().into_owned(),
        })
    }

    /// Notes a call under way, so that its page can cancel it.
    pub fn begin(&self, window: &str, ticket: u32, watch: Arc<Watch>) {
        locked(&self.calls).insert((window.to_owned(), ticket), watch);
    }

    /// Forgets a call that has ended.
    pub fn end(&self, window: &str, ticket: u32) {
        locked(&self.calls).remove(&(window.to_owned(), ticket));
    }

    /// Cancels a call, if it is still under way.
    pub fn cancel(&self, window: &str, ticket: u32) {
        if let Some(watch) = locked(&self.calls).get(&(window.to_owned(), ticket)) {
            watch.cancel();
        }
    }

    /// Leaves a file for a window whose page has not asked yet.
    pub fn leave(&self, window: &str, file: Granted) {
        locked(&self.waiting).entry(window.to_owned()).or_default().push(file);
    }

    /// Takes the files left for a window.
    pub fn take(&self, window: &str) -> Vec<Granted> {
        locked(&self.waiting).remove(window).unwrap_or_default()
    }

    /// A window's zoom after `change`, which gets the present one and is kept within half and
    /// double size.
    pub fn zoom(&self, window: &str, change: impl FnOnce(f64) -> f64) -> f64 {
        let mut zooms = locked(&self.zoom);
        let zoom = zooms.entry(window.to_owned()).or_insert(1.0);
        *zoom = change(*zoom).clamp(0.5, 2.0);
        *zoom
    }

    /// Forgets a window that was closed, and cancels what it still waits for.
    pub fn forget(&self, window: &str) {
        locked(&self.waiting).remove(window);
        locked(&self.zoom).remove(window);
        for ((owner, _), watch) in locked(&self.calls).iter() {
            if owner == window {
                watch.cancel();
            }
        }
    }
}

/// A lock that a panic elsewhere does not take away: every value behind one is whole at all times.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

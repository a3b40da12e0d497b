//! What the shell keeps while it runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::ahead::Ahead;
use postflight::app::{App, Failure, Watch};

/// A file as the page knows it: a place that stands for its path, and its name for the eye.
#[derive(Clone, Debug, Serialize)]
pub struct Granted {
    /// The token that commands take.
    pub place: String,
    /// The file's own name, without its folder.
    pub name: String,
}

impl Granted {
    /// Whether it is named as a pilot's document is.
    pub fn is_pilot(&self) -> bool {
        Path::new(&self.name).extension().is_some_and(|end| end.eq_ignore_ascii_case("postflight"))
    }
}

/// What one window has: the document it shows or is about to show, the files its page has yet to
/// ask for, and its zoom.
#[derive(Clone, Default)]
pub struct Pane {
    /// The document's file, in the form that tells whether two names are one file.
    pub file: Option<PathBuf>,
    /// The open document's number, once the core has given one.
    pub doc: Option<u32>,
    waiting: Vec<Granted>,
    zoom: Option<f64>,
}

/// The core, the calls under way, and what each window has.
pub struct Shell {
    core: Mutex<Option<Arc<App>>>,
    calls: Mutex<BTreeMap<(String, u32), Arc<Watch>>>,
    panes: Mutex<BTreeMap<String, Pane>>,
    front: Mutex<String>,
    /// What was asked before the pages could ask.
    pub ahead: Ahead,
}

impl Shell {
    /// A shell over a core that has started.
    pub fn over(core: App) -> Self {
        Self {
            core: Mutex::new(Some(Arc::new(core))),
            calls: Mutex::default(),
            panes: Mutex::default(),
            front: Mutex::default(),
            ahead: Ahead::default(),
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

    /// Gives a document to a window, unless another one has it: then that one's label is given
    /// back.
    pub fn claim(&self, window: &str, path: &Path) -> Result<(), String> {
        let file = one_name(path);
        let mut panes = locked(&self.panes);
        let taken = panes.iter().find(|(label, pane)| *label != window && pane.file.as_ref() == Some(&file));
        if let Some((other, _)) = taken {
            return Err(other.clone());
        }
        panes.entry(window.to_owned()).or_default().file = Some(file);
        Ok(())
    }

    /// What a window has now.
    pub fn pane(&self, window: &str) -> Pane {
        locked(&self.panes).get(window).cloned().unwrap_or_default()
    }

    /// Notes which document a window shows from now on, or that it shows none. Gives the number of
    /// the one it showed before, if that is another.
    pub fn show(&self, window: &str, file: Option<PathBuf>, doc: Option<u32>) -> Option<u32> {
        let mut panes = locked(&self.panes);
        let pane = panes.entry(window.to_owned()).or_default();
        pane.file = file.as_deref().map(one_name);
        std::mem::replace(&mut pane.doc, doc).filter(|before| Some(*before) != doc)
    }

    /// Leaves a file for a window whose page has not asked yet.
    pub fn leave(&self, window: &str, file: Granted) {
        locked(&self.panes).entry(window.to_owned()).or_default().waiting.push(file);
    }

    /// Takes the files left for a window. A page that was loaded again asks for the document its
    /// window shows.
    pub fn take(&self, window: &str) -> Result<Vec<Granted>, Failure> {
        let (waiting, shown) = match locked(&self.panes).get_mut(window) {
            Some(pane) => (std::mem::take(&mut pane.waiting), pane.doc.and(pane.file.clone())),
            None => (Vec::new(), None),
        };
        match shown {
            Some(file) if waiting.is_empty() => Ok(vec![self.grant(&file)?]),
            _ => Ok(waiting),
        }
    }

    /// A window's zoom after `change`, which gets the present one and is kept within half and
    /// double size.
    pub fn zoom(&self, window: &str, change: impl FnOnce(f64) -> f64) -> f64 {
        let mut panes = locked(&self.panes);
        let pane = panes.entry(window.to_owned()).or_default();
        let zoom = change(pane.zoom.unwrap_or(1.0)).clamp(0.5, 2.0);
        pane.zoom = Some(zoom);
        zoom
    }

    /// Notes the window that a person turned to.
    pub fn came_forward(&self, window: &str) {
        window.clone_into(&mut locked(&self.front));
    }

    /// The window that a person turned to last.
    pub fn front(&self) -> String {
        locked(&self.front).clone()
    }

    /// Forgets a window that was closed, and cancels what it still waits for. Gives the number of
    /// the document it showed.
    pub fn forget(&self, window: &str) -> Option<u32> {
        self.ahead.forget(window);
        for ((owner, _), watch) in locked(&self.calls).iter() {
            if owner == window {
                watch.cancel();
            }
        }
        locked(&self.panes).remove(window).and_then(|pane| pane.doc)
    }
}

/// The same name for the same file, however it was written.
fn one_name(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A lock that a panic elsewhere does not take away: every value behind one is whole at all times.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The files that a person named, by token. Commands never take a path.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::failure::Failure;

#[derive(Default)]
pub(super) struct Places {
    granted: Mutex<BTreeMap<String, PathBuf>>,
}

impl Places {
    /// Gives the token of a path; the same path has the same token.
    pub(super) fn grant(&self, path: PathBuf) -> String {
        let Ok(mut granted) = self.granted.lock() else { return String::new() };
        if let Some((token, _)) = granted.iter().find(|(_, known)| **known == path) {
            return token.clone();
        }
        let token = format!("place-{}", granted.len() + 1);
        granted.insert(token.clone(), path);
        token
    }
    /// The path behind a token.
    pub(super) fn path(&self, token: &str) -> Result<PathBuf, Failure> {
        self.granted
            .lock()
            .ok()
            .and_then(|granted| granted.get(token).cloned())
            .ok_or_else(|| Failure::refused("That file was not chosen here. Choose it in the dialog."))
    }
}

/// The file's name, for people.
pub(super) fn file_label(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}

//! Which documents are open, so that one that was not closed cleanly is noticed. Each opening keeps
//! a file of its own, locked while the program lives: a file that nobody holds any more was left
//! behind by a program that was killed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::domain::Digest;

/// The mark of one open document. It goes when this is dropped.
pub(super) struct Mark {
    file: Option<(PathBuf, File)>,
}

impl Mark {
    /// Marks a document as open. Tells whether an earlier opening was never closed.
    pub(super) fn open(home: &Path, document: &Path, unique: &str) -> (Self, bool) {
        let folder = home.join("open");
        let key = key(document);
        let left_open = left_behind(&folder, &key);
        let path = folder.join(format!("{key}-{unique}"));
        // A mark that cannot be kept costs one check at a later opening, nothing more.
        let file = fs::create_dir_all(&folder)
            .and_then(|()| File::create(&path))
            .and_then(|file| file.lock().map(|()| (path, file)))
            .ok();
        (Self { file }, left_open)
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        if let Some((path, file)) = self.file.take() {
            drop(fs::remove_file(path));
            drop(file);
        }
    }
}

/// Takes away the marks that no living program holds. Tells whether there was one.
fn left_behind(folder: &Path, key: &str) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let mut found = false;
    for path in entries.flatten().map(|e| e.path()) {
        let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(key));
        if ours && File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            found = true;
            drop(fs::remove_file(path));
        }
    }
    found
}

/// A short name for a path.
pub(super) fn key(path: &Path) -> String {
    Digest(Sha256::digest(path.to_string_lossy().as_bytes()).into()).to_string().chars().take(24).collect()
}

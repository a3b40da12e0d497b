//! Dated copies of a document, kept beside the settings.

use std::path::PathBuf;

use super::super::desk::OpenDocument;
use super::super::{App, Failure};

/// How many copies of a document are kept.
const KEPT: usize = 20;

/// Copies a document before something large happens to it; the oldest copies beyond the kept number go.
pub(super) fn before(app: &App, open: &OpenDocument, why: &str) -> Result<PathBuf, Failure> {
    let store = open.read()?;
    let identity = store.meta("document")?.unwrap_or_else(|| "unknown".to_owned());
    let folder = app.settings.backups(&identity)?;
    let now = app.surroundings.now();
    let name = format!(
        "{}-{:06}-before-{why}.postflight",
        now.utc().format("%Y%m%d-%H%M%S"),
        now.micros().rem_euclid(1_000_000)
    );
    let path = folder.join(name);
    store.copy_to(&path)?;
    let mut copies: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map(|entries| {
            entries
                .flatten()
                .map(|e| e.path())
                .filter(|p| p.extension().is_some_and(|e| e == "postflight"))
                .collect()
        })
        .unwrap_or_default();
    copies.sort();
    for old in copies.iter().rev().skip(KEPT) {
        // A copy that cannot be removed only takes room.
        drop(std::fs::remove_file(old));
    }
    Ok(path)
}

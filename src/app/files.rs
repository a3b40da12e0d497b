//! Files that a person named: written whole or not at all.

use std::io::Write;
use std::path::Path;

use super::failure::{Code, Failure};
use crate::store::{Beside, Store};

/// Writes a file beside and renames it over, so that there is never half a file. Never over a
/// document: its evidence would be gone.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if Store::is_document(path) {
        return Err(Failure::refused(format!(
            "{} is a Postflight document and is not written over. Choose another name for the new file; nothing was changed.",
            super::places::file_label(path)
        )));
    }
    let write = || -> std::io::Result<()> {
        let mut beside = Beside::of(path)?;
        beside.file().write_all(bytes)?;
        beside.place_over()
    };
    write().map_err(|error| {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        Failure::new(
            Code::Unwritable,
            format!("{name} could not be written: {}. Choose another folder, or free some space; nothing was changed.", error.kind()),
        )
    })
}

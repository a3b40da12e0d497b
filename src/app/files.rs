//! Files that a person named: written whole or not at all.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::failure::{Code, Failure};

/// Writes a file beside and renames it over, so that there is never half a file.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> std::io::Result<()> {
        let mut beside = tempfile::Builder::new().prefix(".postflight-").tempfile_in(folder)?;
        beside.write_all(bytes)?;
        beside.as_file().sync_all()?;
        beside.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|error| {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        Failure::new(
            Code::Unwritable,
            format!("{name} could not be written: {error}. Choose another folder, or free some space; nothing was changed."),
        )
    })
}

/// Reads a file that a person named.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| {
        Failure::missing(format!("{} could not be read: {error}. Check the name.", path.display()))
    })
}

//! Files that a person named: written whole or not at all.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::failure::{Code, Failure};
use crate::store::Store;

/// Writes a file beside and renames it over, so that there is never half a file. Never over a
/// document: its evidence would be gone.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if Store::is_document(path) {
        return Err(Failure::refused(format!(
            "{} is a Postflight document and is not written over. Choose another name for the new file; nothing was changed.",
            super::places::file_label(path)
        )));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> std::io::Result<()> {
        let mut beside = beside(folder)?;
        beside.write_all(bytes)?;
        beside.as_file().sync_all()?;
        beside.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|error| {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        Failure::new(
            Code::Unwritable,
            format!("{name} could not be written: {}. Choose another folder, or free some space; nothing was changed.", error.kind()),
        )
    })
}

/// A file beside the one to be written, with the permissions that any new file would have.
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".postflight-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

//! Files that a person named: written whole or not at all.

use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::failure::{Code, Failure};
use super::places::file_label;
use crate::store::{Beside, Store};

/// One file of several that are written together.
pub(super) struct Piece {
    /// Its path in the folder or archive, with forward slashes.
    pub(super) name: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// Writes a file beside and renames it over, so that there is never half a file. Never over a
/// document: its evidence would be gone.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if is_device(path) {
        let device = std::fs::OpenOptions::new().write(true).open(path);
        return device.and_then(|mut open| open.write_all(bytes)).map_err(|error| unwritable(path, &error));
    }
    not_a_document(path)?;
    let write = || -> std::io::Result<()> {
        let mut beside = Beside::of(path)?;
        beside.file().write_all(bytes)?;
        beside.place_over()
    };
    write().map_err(|error| unwritable(path, &error))
}

/// Makes a folder of files beside and renames it, so that there is never half a folder. In the
/// place of one that holds nothing but such files, as an earlier export left it; a folder that
/// holds anything else is somebody's, and stays.
pub(super) fn write_folder(path: &Path, pieces: &[Piece]) -> Result<(), Failure> {
    not_a_document(path)?;
    if path.is_file() {
        return Err(Failure::refused(format!(
            "{} could not be written: a file of that name is there. Choose another name; nothing was changed.",
            file_label(path)
        )));
    }
    if !replaceable(path, pieces) {
        return Err(Failure::refused(format!(
            "{} is there already and holds other files. Choose another name for the folder; nothing was changed.",
            file_label(path)
        )));
    }
    let write = || -> std::io::Result<()> {
        let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let made = tempfile::Builder::new().prefix(".postflight-").suffix(".part").tempdir_in(parent)?;
        let inner = made.path().join("new");
        for piece in pieces {
            let file = inner.join(&piece.name);
            std::fs::create_dir_all(file.parent().unwrap_or(&inner))?;
            let mut file = std::fs::File::create(file)?;
            file.write_all(&piece.bytes)?;
            file.sync_all()?;
        }
        let former = made.path().join("former");
        let there = path.exists();
        if there {
            std::fs::rename(path, &former)?;
        }
        std::fs::rename(&inner, path).inspect_err(|_| {
            // What was there goes back; if that fails as well, nothing more can be done.
            if there {
                drop(std::fs::rename(&former, path));
            }
        })
    };
    write().map_err(|error| unwritable(path, &error))
}

/// A device or a pipe, such as `/dev/null`: it is written to, and never replaced by a file.
fn is_device(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

fn not_a_document(path: &Path) -> Result<(), Failure> {
    if !Store::is_document(path) {
        return Ok(());
    }
    Err(Failure::refused(format!(
        "{} is a Postflight document and is not written over. Choose another name for the new file; nothing was changed.",
        file_label(path)
    )))
}

/// Whether nothing is lost when a folder takes this place: nothing is there, or a folder with
/// nothing but files that these are a newer state of.
fn replaceable(path: &Path, pieces: &[Piece]) -> bool {
    if !path.exists() {
        return true;
    }
    let kinds: Vec<(PathBuf, Option<String>)> =
        pieces.iter().map(|piece| kind(Path::new(&piece.name))).collect();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(path.join(&folder)) else { return false };
        for entry in entries {
            let Ok(entry) = entry else { return false };
            let inner = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(inner);
            } else if !kinds.contains(&kind(&inner)) {
                return false;
            }
        }
    }
    true
}

/// Files are of a kind when they lie in the same folder and end alike.
fn kind(file: &Path) -> (PathBuf, Option<String>) {
    let folder = file.parent().map(Path::to_owned).unwrap_or_default();
    (folder, file.extension().map(|ending| ending.to_string_lossy().to_lowercase()))
}

/// Why a file could not be written, and what to do.
fn unwritable(path: &Path, error: &Error) -> Failure {
    let name = file_label(path);
    let open_elsewhere = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    let why = match error.kind() {
        _ if open_elsewhere => "another program has it open. Close it there, or choose another name",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "there is no room for it. Free some space, or choose another disk"
        }
        ErrorKind::NotFound | ErrorKind::NotADirectory => "its folder is not there. Choose another folder",
        ErrorKind::ReadOnlyFilesystem => "this disk can only be read. Choose another folder",
        ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => {
            "a folder of that name is there. Choose another name"
        }
        // Systems answer so both to a folder that may not be written and to a file that is open.
        ErrorKind::PermissionDenied if cfg!(windows) => {
            "you may not write there, or another program has it open. Close it there, or choose another folder"
        }
        ErrorKind::PermissionDenied => "you may not write there. Choose another folder",
        _ => {
            let message =
                format!("{name} could not be written: {error}. Choose another folder; nothing was changed.");
            return Failure::new(Code::Unwritable, message);
        }
    };
    Failure::new(Code::Unwritable, format!("{name} could not be written: {why}; nothing was changed."))
}

//! Files as sources: their name for messages, their first bytes, their digest, and whether they
//! changed while they were read.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest as _, Sha256};

use super::{IntakeError, Progress};
use crate::domain::Digest;

/// How much is read at once.
pub(super) const CHUNK: usize = 1 << 16;

/// The name of a file without its folder, for messages and for the document. A control character
/// in it would reach the terminal of whoever reads the message, so none is kept.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    name.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Opens a regular file for reading. Its length comes with it.
pub(super) fn open(path: &Path) -> Result<(File, u64), IntakeError> {
    let file = name_of(path);
    let about = fs::metadata(path).map_err(|e| IntakeError::from_io(&file, &e))?;
    if about.is_dir() {
        return Err(IntakeError::NotAFile { file, what: "a folder".to_owned() });
    }
    if !about.is_file() {
        // A pipe would be waited for without end.
        return Err(IntakeError::NotAFile { file, what: "a pipe or a device".to_owned() });
    }
    let opened = File::open(path).map_err(|e| IntakeError::from_io(&file, &e))?;
    Ok((opened, about.len()))
}

/// The first bytes of a file, as many as there are up to `most`, and the file's length.
pub(super) fn head(path: &Path, most: usize) -> Result<(Vec<u8>, u64), IntakeError> {
    let (file, length) = open(path)?;
    let mut bytes = Vec::new();
    file.take(most as u64).read_to_end(&mut bytes).map_err(|e| IntakeError::from_io(&name_of(path), &e))?;
    Ok((bytes, length))
}

/// The SHA-256 of a file's bytes, read as a stream, to compare with. `progress` hears bytes.
///
/// # Errors
/// The file cannot be read, or the person cancelled.
#[cfg(test)]
pub fn digest(path: &Path, progress: Progress<'_>) -> Result<Digest, IntakeError> {
    digest_of(&name_of(path), &[path.to_owned()], progress)
}

/// The SHA-256 of several files' bytes, one after the other.
pub(super) fn digest_of(
    name: &str,
    paths: &[PathBuf],
    progress: Progress<'_>,
) -> Result<Digest, IntakeError> {
    let mut files = Vec::new();
    let mut total = 0;
    for path in paths {
        let (file, length) = open(path)?;
        total += length;
        files.push(file);
    }
    let mut hasher = Sha256::new();
    let mut done = 0;
    for file in &mut files {
        let whole = in_chunks(file, &mut |chunk| {
            hasher.update(chunk);
            done += chunk.len() as u64;
            progress(done, total)
        })
        .map_err(|e| IntakeError::from_io(name, &e))?;
        if !whole {
            return Err(IntakeError::Cancelled { file: name.to_owned() });
        }
    }
    Ok(Digest(hasher.finalize().into()))
}

/// Hands a file over in chunks, to its end or until `take` answers `false`. Gives whether it came
/// to the end.
pub(super) fn in_chunks(file: &mut File, take: &mut dyn FnMut(&[u8]) -> bool) -> std::io::Result<bool> {
    let mut buffer = vec![0; CHUNK];
    loop {
        let read = match file.read(&mut buffer) {
            Err(e) if e.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        match buffer.get(..read) {
            None | Some([]) => return Ok(true),
            Some(chunk) if take(chunk) => {}
            Some(_) => return Ok(false),
        }
    }
}

/// What must stay the same while a file is read. The first bytes are part of it because every
/// commit to a SQLite file counts up a number there, and two writes may fall into one tick of the
/// file system's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp(Vec<Option<State>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    start: Vec<u8>,
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// Of several files; one that cannot be read counts as such.
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let one = |path: &PathBuf| {
            let modified = fs::metadata(path).ok()?.modified().ok();
            let (start, length) = head(path, 100).ok()?;
            Some(State { start, length, modified })
        };
        Self(paths.iter().map(one).collect())
    }
}

//! Files that a person named to be taken in: read whole, or refused with what to choose instead.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Failure;
use super::places::file_label;

/// What is asked of a file before it is taken in.
pub(super) struct Wanted {
    /// The most bytes it may have.
    pub(super) most: u64,
    /// What it is to be, such as "an attached file".
    pub(super) what: &'static str,
    /// What to do when it is larger.
    pub(super) smaller: &'static str,
    /// What to choose instead.
    pub(super) choose: &'static str,
    /// What did not happen, such as "nothing was attached".
    pub(super) undone: &'static str,
}

impl Wanted {
    /// The bytes of a file, or why it is not taken.
    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        let (name, Self { most, what, smaller, choose, undone }) = (file_label(path), self);
        let refused = |why: String| Failure::refused(format!("{name} {why}; {undone}."));
        let unread =
            |error: std::io::Error| refused(format!("cannot be read: {}. Choose {choose}", error.kind()));
        let about = std::fs::metadata(path).map_err(unread)?;
        if !about.is_file() {
            return Err(refused(format!("is no file. Choose {choose}")));
        }
        let mut bytes = Vec::new();
        // One byte more than may be taken: a file may grow while it is read.
        File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(unread)?;
        if bytes.len() as u64 > *most {
            let has = size(about.len().max(most + 1));
            return Err(refused(format!("has {has}, and {what} has at most {}. {smaller}", size(*most))));
        }
        if bytes.is_empty() {
            return Err(refused(format!("is empty. Choose {choose}")));
        }
        Ok(bytes)
    }
}

/// A number of bytes, for people.
pub(super) fn size(bytes: u64) -> String {
    match bytes as f64 {
        b if b < 1e6 => format!("{:.0} kB", (b / 1e3).ceil()),
        b => format!("{:.1} MB", b / 1e6),
    }
}

//! Files in one archive, under one digest. The same files give the same bytes.

use std::io::{Cursor, Write};

use chrono::{Datelike, Timelike};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Failure;
use super::files::Piece;
use crate::domain::{Digest, Instant};

/// The list of all other files with their digests, as `sha256sum` writes and checks it.
pub(super) const MANIFEST: &str = "manifest.sha256";

/// An archive.
pub(super) struct Archive {
    /// The zip file.
    pub(super) bytes: Vec<u8>,
    /// SHA-256 of its list of files: whoever holds it can tell that nothing in the archive is another.
    pub(super) digest: String,
}

/// Packs files with the list of their digests. Their date is that of the evidence, never the clock.
pub(super) fn archive(mut pieces: Vec<Piece>, date: Instant) -> Result<Archive, Failure> {
    pieces.sort_by(|a, b| a.name.cmp(&b.name));
    let mut manifest = String::new();
    for piece in &pieces {
        manifest.push_str(&format!("{}  {}\n", sha256(&piece.bytes), piece.name));
    }
    let digest = sha256(manifest.as_bytes());
    pieces.insert(0, Piece { name: MANIFEST.to_owned(), bytes: manifest.into_bytes() });
    let bytes = zipped(&pieces, date)
        .map_err(|error| Failure::bug(format!("The archive could not be made: {error}.")))?;
    Ok(Archive { bytes, digest })
}

fn sha256(bytes: &[u8]) -> String {
    Digest(Sha256::digest(bytes).into()).to_string()
}

fn zipped(pieces: &[Piece], date: Instant) -> zip::result::ZipResult<Vec<u8>> {
    let at = date.utc();
    let year = u16::try_from(at.year()).unwrap_or_default();
    let dated = DateTime::from_date_and_time(
        year,
        at.month() as u8,
        at.day() as u8,
        at.hour() as u8,
        at.minute() as u8,
        at.second() as u8,
    );
    // An archive knows no day before 1980.
    let options = SimpleFileOptions::default().last_modified_time(dated.unwrap_or_default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for piece in pieces {
        // These are packed already.
        let packed = [".png", ".pptx", ".xlsx"].iter().any(|ending| piece.name.ends_with(ending));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(piece.name.as_str(), options.compression_method(method))?;
        zip.write_all(&piece.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

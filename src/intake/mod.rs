//! Taking in: readers of bytes, or of a foreign database, that give drafts and findings.
//!
//! A reader touches only the file it is handed, writes nothing beside it, reads only the columns
//! on its allow-list, and never stops at one bad row: that row is refused, with its place and the
//! reason, and the others go on. What is refused as a whole is an [`IntakeError`], whose words
//! name the file, the place and what to do.
//!
//! A folder is a source. [`recognise()`] says which reader a file belongs to, by its content.

pub mod airflow;
pub mod csv;
mod error;
mod looks;
mod recognise;
mod source;

#[cfg(test)]
mod tests;

pub use error::IntakeError;
pub use recognise::{Format, recognise};
#[cfg(test)]
pub use source::digest;

/// Hears how far a reader has come, as (done, total), and answers whether to go on: `false`
/// cancels, and the reader gives [`IntakeError::Cancelled`]. Called some hundred times a second at
/// most; `total` is 0 while it is not known.
pub type Progress<'a> = &'a dyn Fn(u64, u64) -> bool;

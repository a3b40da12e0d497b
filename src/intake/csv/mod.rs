//! Observations as CSV: the columns are the field catalogue's, so what is written can be read.
//!
//! A row that is wrong is refused with its line, its column and the reason; the others go on.
//! Refused rows can be written out, mended and taken in again.

mod block;
mod cells;
mod columns;
mod header;
mod identity;
mod moment;
mod nearest;
mod read;
mod refused;
mod row;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono_tz::Tz;

use crate::domain::observation::Kind;
use crate::domain::{Body, Digest, Noun, Problem, RecordId};

pub use block::{Line, read_block};
pub use columns::plain;
pub(super) use header::Header;
pub use identity::identity;
pub use read::read_observation_file;
#[cfg(test)]
use read::read_observations;
pub use write::{Words, observations_csv};

/// What a reader of observations must be told.
pub struct ReadOptions<'a> {
    /// The zone of times that carry none. `None` refuses such times: a guess would shift every
    /// duration by hours.
    pub assume_zone: Option<Tz>,
    /// The kind of every row, for a file without a column `kind`.
    pub kind: Option<Kind>,
    /// Columns under other names: header to field name, or to nothing to leave the column out.
    pub columns: BTreeMap<String, String>,
    /// Finds a record by its code, name, DAG id or identity.
    pub find: &'a dyn Fn(Noun, &str) -> Option<RecordId>,
}

/// One row that can become an observation.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// The observation as a document keeps it, `kind` included, checked.
    pub body: Body,
    /// The digest of what it says; see [`identity()`].
    pub identity: Digest,
    /// How many rows above it in the same file say the same. A document that already holds more
    /// than this many observations of this identity has taken the row in before.
    pub occurrence: u32,
}

/// One row that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// Why, each with its place ("line 12, failed_at").
    pub problems: Vec<Problem>,
    /// Its cells as they stood, for writing them out again.
    cells: Vec<Vec<u8>>,
}

/// What a file of observations held.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationTable {
    /// Rows that can be taken in, in the order of the file.
    pub drafts: Vec<Draft>,
    /// Rows that cannot, in the order of the file.
    pub refused: Vec<RefusedRow>,
    /// What a person should know before saying yes.
    pub warnings: Vec<Problem>,
    /// How many rows hold a time that does not say its zone.
    pub zoneless: usize,
    header: Header,
}

//! One document in one SQLite file. The only place with SQL for the document.
//!
//! The change log is the truth: [`Store::write`] is the only door through which anything a person
//! enters gets in, and it appends to the log and updates the reading of it in one transaction.

mod backup;
mod chain;
mod error;
mod hash;
mod log;
mod open;
mod past;
mod records;
mod runs;
mod trail;
mod undo;
mod verify;
mod write;

pub use chain::{ChainHead, KnownHeads};
pub use error::StoreError;
pub use log::Entry;
pub use open::{SCHEMA_VERSION, Store};
pub use trail::{Heading, Wanted};
pub use write::{Act, Pen, Tx, Verb, Written};

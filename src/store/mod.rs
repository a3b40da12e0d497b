//! One document in one SQLite file. The only place with SQL for the document.
//!
//! The change log is the truth: [`Store::write`] is the only door through which anything a person
//! enters gets in, and it appends to the log and updates the reading of it in one transaction.

mod aside;
mod attached;
mod backup;
mod beside;
mod chain;
mod doctor;
mod error;
mod hash;
mod log;
mod open;
mod past;
mod records;
mod runs;
mod salvage;
mod trail;
mod undo;
mod verify;
mod verify_ends;
mod write;

pub use aside::{Aside, journal_of};
pub use backup::{copy_document, glance, identity};
pub use beside::Beside;
pub use chain::{ChainHead, KnownHeads};
pub use doctor::{Ailment, Remedy, examine};
pub use error::StoreError;
pub use log::{Entry, EntryRef};
pub use open::{SCHEMA_VERSION, Store};
pub use salvage::Salvage;
pub use trail::{Heading, Part, Wanted};
pub use write::{Act, Pen, Tx, Verb, Written};

//! What the core promises, asked through its one door.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[cfg(feature = "ts")]
mod types;

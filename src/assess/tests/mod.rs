//! Whole judgements of small documents made by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod bad_input;
mod comparing;
mod doc;
mod firm;
mod laws;
mod levels;
mod memory;
mod methods;
mod others;
mod runs;
mod series;

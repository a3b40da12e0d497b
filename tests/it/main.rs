//! One binary of tests that use the core as its faces do: through `postflight::app` alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod architecture;
mod bench;
mod cli;
mod document;
mod kill;
mod observations_csv;
mod report;
mod runs;
mod sample;
mod sentences;
mod tamper;
mod vectors;

//! One binary of tests that use the core as its faces do: through `postflight::app` alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod architecture;
mod attachments;
mod backups;
mod bench;
mod cli;
mod criteria;
mod deck;
mod doctor;
mod document;
mod drills;
mod exports;
mod grid;
mod hard;
mod hardship;
mod kill;
mod kinds;
mod logo;
mod names;
mod observations_csv;
mod plan;
mod reading;
mod recall;
mod redaction;
mod report;
mod runs;
mod sample;
mod sentences;
mod simulation;
mod tamper;
mod truth;
mod typing;
mod unwritable;
mod vectors;
mod who;

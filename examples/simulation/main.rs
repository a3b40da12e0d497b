//! Runs whole made-up documents through the program, as a face does, and counts how often each
//! verdict comes out: with no true change, with a look after every pair, with a true halving.
//!
//! `cargo run --release --example simulation -- docs/simulation.md [DOCUMENTS]`

#![allow(clippy::indexing_slicing, reason = "an example that may stop at once when it was built wrongly")]

mod simulated;

use std::path::PathBuf;
use std::process::ExitCode;

use simulated::{Cell, Counts, table};

/// Documents a cell when nobody says how many.
const DOCUMENTS: u32 = 1000;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let Some(page) = args.next().map(PathBuf::from) else {
        eprintln!("Name the page to write: simulation -- docs/simulation.md [DOCUMENTS]");
        return ExitCode::from(2);
    };
    let documents = args.next().and_then(|n| n.to_str()?.parse().ok()).unwrap_or(DOCUMENTS);
    let mut done: Vec<(Cell, Counts)> = Vec::new();
    for cell in Cell::ALL {
        match simulated::run(&cell, documents) {
            Ok(counts) => {
                println!("{}: {counts:?}", cell.words());
                done.push((cell, counts));
            }
            Err(problem) => {
                eprintln!("{}: {problem}", cell.words());
                return ExitCode::FAILURE;
            }
        }
    }
    if let Err(problem) = std::fs::write(&page, table(&done)) {
        eprintln!("{} cannot be written: {problem}", page.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

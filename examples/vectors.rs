//! Runs our statistics on a folder of reference records and prints every disagreement.
//!
//! `cargo run --release --example vectors -- DIR`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use postflight::app::vectors::{Outcome, run};
use serde_json::Value;

/// What became of all records so far.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: BTreeMap<String, usize>,
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Name the folder with the reference records: vectors -- DIR");
        return ExitCode::from(2);
    };
    let files = match json_files(&folder) {
        Ok(files) if !files.is_empty() => files,
        Ok(_) => {
            eprintln!("{} holds no .json file.", folder.display());
            return ExitCode::from(2);
        }
        Err(problem) => {
            eprintln!("{} cannot be read: {problem}", folder.display());
            return ExitCode::from(2);
        }
    };
    let mut tally = Tally::default();
    for file in files {
        if let Err(problem) = run_file(&file, &mut tally) {
            eprintln!("{}: {problem}", file.display());
            return ExitCode::from(2);
        }
    }
    for (method, count) in &tally.skipped {
        println!("skipped {method} ({count})");
    }
    let skipped: usize = tally.skipped.values().sum();
    println!("{} passed, {} failed, {skipped} skipped", tally.passed, tally.failed);
    ExitCode::from(u8::from(tally.failed > 0))
}

fn json_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn run_file(file: &Path, tally: &mut Tally) -> Result<(), Box<dyn std::error::Error>> {
    let records: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    for record in &records {
        match run(record) {
            Outcome::Passed => tally.passed += 1,
            Outcome::Skipped { method } => *tally.skipped.entry(method).or_default() += 1,
            Outcome::Failed(mismatches) => {
                tally.failed += 1;
                let id = record.get("id").and_then(Value::as_str).unwrap_or("(no id)");
                for m in mismatches {
                    println!("{id}  {}: expected {}, got {}", m.field, m.expected, m.got);
                }
            }
        }
    }
    Ok(())
}

//! The reader on real databases: the numbers, then what can be wrong with a file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod answers;
mod broken;
mod odd_rows;
mod recognised;
mod write_ahead;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{AirflowFile, AirflowSnapshot};
use crate::intake::IntakeError;

/// The folder of the fixtures.
fn fixture(side: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/airflow").join(side).join("airflow.db")
}

/// A copy of a fixture that a test may change.
fn copied(side: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("airflow.db");
    fs::write(&path, fs::read(fixture(side)).unwrap()).unwrap();
    (folder, path)
}

fn read(path: &Path) -> Result<AirflowSnapshot, IntakeError> {
    AirflowFile::open(path, &|_, _| true)?.read(&|_, _| true)
}

/// The names of what stands in a folder.
fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

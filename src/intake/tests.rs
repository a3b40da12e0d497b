//! Files of every sort, told by their content.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::airflow::AirflowFile;
use super::csv::{ReadOptions, read_observation_file};
use super::{Format, IntakeError, recognise};

fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn of(bytes: &[u8]) -> Result<Format, IntakeError> {
    recognise(&file("what.bin", bytes).1)
}

fn words(bytes: &[u8]) -> String {
    let words = of(bytes).unwrap_err().to_string();
    assert!(words.starts_with("what.bin: "), "{words}");
    words
}

#[test]
fn tables_of_observations_are_told_by_their_header() {
    assert_eq!(of(b"kind,side\ntoil,pilot\n"), Ok(Format::Observations));
    assert_eq!(of("\u{feff}Side;Kind;Note\r\n".as_bytes()), Ok(Format::Observations));
    assert_eq!(of(b"kind\n"), Ok(Format::Observations));
    assert_eq!(of(b"kind,side,note\ntoil,pilot,caf\xe9\n"), Ok(Format::Observations));
    assert!(matches!(of(b"kind,side,colour\n"), Err(IntakeError::WrongColumns { line: 1, .. })));
    assert!(matches!(of(b"a,b,c\n1,2,3\n"), Err(IntakeError::WrongColumns { .. })));
}

#[test]
fn anything_else_says_what_it_looks_like_and_what_to_do() {
    for (bytes, looks) in [
        (b"".as_slice(), "the file is empty"),
        (b"PK\x03\x04rest", "a ZIP archive or an Excel workbook. Save its sheet as “CSV UTF-8”"),
        (b"\x1f\x8b\x08\0rest", "a gzip archive. Unpack it"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"{\"dag_runs\": []}", "JSON"),
        (b"\xef\xbb\xbf[{}]", "JSON"),
        (b"<html>", "HTML or XML"),
        (b"PGDMP\x01", "a PostgreSQL dump"),
        (b"--\n-- PostgreSQL database dump\n", "an SQL script"),
        (b"\xff\xfek\0i\0n\0d\0", "text in UTF-16. Save it as “CSV UTF-8”"),
        (b"k\0i\0n\0d\0,\0s\0i\0d\0e\0", "text in UTF-16"),
        (b"Dear all,\nthis is a letter.\n", "plain text"),
        (b"  \n \n", "a file of blanks"),
        (b"\x00\x01\x02\x03\x04", "binary data"),
        (
            b"dag_id,run_id,state\nx,y,success\n",
            "one of Airflow's tables as CSV. Take in Airflow's metadata database",
        ),
    ] {
        let words = words(bytes);
        assert!(words.contains(looks), "{words}");
    }
}

#[test]
fn fifty_megabytes_of_garbage_are_refused_however_they_are_read() {
    let mut state = 1u64;
    let mut block = Vec::new();
    while block.len() < 1 << 20 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        block.extend_from_slice(&state.to_le_bytes());
    }
    let (_folder, path) = file("garbage.csv", &block.repeat(50));
    assert_eq!(fs::metadata(&path).unwrap().len(), 50 << 20);
    let words = recognise(&path).unwrap_err().to_string();
    assert!(words.starts_with("garbage.csv: this looks like binary data."), "{words}");
    let options = ReadOptions { assume_zone: None, kind: None, columns: BTreeMap::new(), find: &|_, _| None };
    let forced = read_observation_file(&path, &options, &|_, _| true).unwrap_err();
    assert_eq!(forced.to_string(), words);
    let forced = AirflowFile::open(&path, &|_, _| true).unwrap_err();
    assert!(matches!(forced, IntakeError::NotRecognised { .. }), "{forced}");
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = TempDir::new().unwrap();
    assert!(matches!(recognise(folder.path()), Err(IntakeError::NotAFile { .. })));
    assert!(matches!(recognise(&folder.path().join("none")), Err(IntakeError::Missing { .. })));
    assert!(matches!(recognise(Path::new("/dev/null")), Err(IntakeError::NotAFile { .. })));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..500)) {
        let _ = of(&bytes);
    }
}

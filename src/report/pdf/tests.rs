//! What the finished file must be, read back by independent programs: qpdf and poppler. A machine
//! without them fails these tests; the project's own set-up installs them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{About, print, print_chart, sample};
use crate::charts::samples;
use std::process::Command;

fn printed() -> Vec<u8> {
    print(&sample::report()).unwrap().bytes
}

/// Runs a tool on the file and gives what it says.
fn tool(name: &str, bytes: &[u8], args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, bytes).unwrap();
    let args = args.iter().map(|arg| if *arg == "FILE" { path.as_os_str() } else { arg.as_ref() });
    let out = Command::new(name)
        .args(args)
        .output()
        .unwrap_or_else(|error| panic!("{name} must be installed: {error}"));
    let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{name}: {text}");
    text
}

#[test]
fn two_exports_in_one_process_are_the_same_bytes() {
    let one = printed();
    if let Ok(folder) = std::env::var("POSTFLIGHT_SHOW") {
        std::fs::write(std::path::Path::new(&folder).join("report.pdf"), &one).unwrap();
    }
    assert_eq!(one, printed());
}

#[test]
fn qpdf_finds_nothing_to_repair() {
    let said = tool("qpdf", &printed(), &["--check", "FILE"]);
    assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
}

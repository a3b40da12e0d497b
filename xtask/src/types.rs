//! `types`: the TypeScript of the wire types and the schema of the export, written by the core's own
//! export tests.
//!
//! Every such test has `export_bindings` in its name, as those that the derive makes do.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::program::{cargo, run};
use crate::{Outcome, Stop, place};

/// Where the generated types are kept.
fn kept() -> PathBuf {
    place::ui().join("src/bridge/generated")
}

/// The schema of the export, by the name it is written under, and where it is kept.
const SCHEMA: &str = "export.schema.json";
fn kept_schema() -> PathBuf {
    place::root().join("docs").join(SCHEMA)
}

/// Writes the files anew. Those that are kept go only once there are others to take their place;
/// types that are gone lose their file.
pub fn write() -> Outcome {
    let mut fresh = exported(&["-p", "postflight", "--features", "ts"])?;
    let folder = kept();
    emptied(&folder)?;
    if let Some(schema) = fresh.remove(SCHEMA) {
        fs::write(kept_schema(), schema).map_err(|cause| unreadable(&kept_schema(), &cause))?;
    }
    for (name, bytes) in &fresh {
        let file = folder.join(name);
        fs::write(&file, bytes).map_err(|cause| unreadable(&file, &cause))?;
    }
    println!("Written: ui/src/bridge/generated, {} files, and docs/{SCHEMA}.", fresh.len());
    Ok(())
}

/// Writes the files elsewhere and stops if they are not those that are kept.
pub fn check() -> Outcome {
    let wanted = exported(&["--workspace", "--features", "postflight/ts"])?;
    let mut have = contents(&kept())?;
    if let Ok(schema) = fs::read(kept_schema()) {
        have.insert(SCHEMA.to_owned(), schema);
    }
    let differing = differing(&wanted, &have);
    if differing.is_empty() {
        return Ok(());
    }
    Err(Stop::because(format!(
        "What is kept is not what the core exports ({}). Run `cargo xtask types`.",
        differing.join(", ")
    )))
}

/// What the core exports, by file name. None at all is a fault.
fn exported(selection: &[&str]) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let fresh = place::built("debug", "types-export");
    emptied(&fresh)?;
    export(selection, &fresh)?;
    let files = contents(&fresh)?;
    if files.is_empty() {
        return Err(Stop::because("The core exported no types at all."));
    }
    Ok(files)
}

fn export(selection: &[&str], folder: &Path) -> Outcome {
    let mut command = cargo(&["test", "--quiet", "--lib"]);
    command.args(selection).arg("export_bindings");
    run(command.env("TS_RS_EXPORT_DIR", folder))
}

fn emptied(folder: &Path) -> Outcome {
    match fs::remove_dir_all(folder) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(unreadable(folder, &cause)),
        _ => fs::create_dir_all(folder).map_err(|cause| unreadable(folder, &cause)),
    }
}

fn contents(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let entries = fs::read_dir(&current).map_err(|cause| unreadable(&current, &cause))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if matches!(path.extension().and_then(OsStr::to_str), Some("ts" | "json")) {
                let bytes = fs::read(&path).map_err(|cause| unreadable(&path, &cause))?;
                let name = path.strip_prefix(folder).unwrap_or(&path);
                files.insert(name.to_string_lossy().into_owned(), bytes);
            }
        }
    }
    Ok(files)
}

fn differing(wanted: &BTreeMap<String, Vec<u8>>, have: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, bytes) in wanted {
        match have.get(name) {
            None => lines.push(format!("{name} is missing")),
            Some(kept) if kept != bytes => lines.push(format!("{name} differs")),
            Some(_) => {}
        }
    }
    let left_over = have.keys().filter(|name| !wanted.contains_key(*name));
    lines.extend(left_over.map(|name| format!("{name} is left over")));
    lines
}

fn unreadable(path: &Path, cause: &io::Error) -> Stop {
    Stop::because(format!("{}: {cause}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_changed_and_left_over_files_are_each_named() {
        let wanted = BTreeMap::from([
            ("Same.ts".to_owned(), b"1".to_vec()),
            ("Changed.ts".to_owned(), b"2".to_vec()),
            ("New.ts".to_owned(), b"3".to_vec()),
        ]);
        let have = BTreeMap::from([
            ("Same.ts".to_owned(), b"1".to_vec()),
            ("Changed.ts".to_owned(), b"old".to_vec()),
            ("Gone.ts".to_owned(), b"4".to_vec()),
        ]);
        assert_eq!(
            differing(&wanted, &have),
            ["Changed.ts differs", "New.ts is missing", "Gone.ts is left over"]
        );
        assert!(differing(&wanted, &wanted).is_empty());
    }
}

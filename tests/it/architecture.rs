//! The rules of ARCHITECTURE.md that the compiler cannot hold, held by reading the source.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod source;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use source::{code_only, named_from_crate, named_past_layer, names};

/// Which layers each layer may name.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("stats", &[]),
    ("intake", &["domain"]),
    ("store", &["domain"]),
    ("exchange", &["domain"]),
    ("assess", &["domain", "stats"]),
    ("plan", &["domain", "stats"]),
    ("charts", &["domain"]),
    ("report", &["domain", "charts"]),
    ("app", &["domain", "stats", "intake", "store", "exchange", "assess", "plan", "charts", "report"]),
];

/// Where each outside crate may be named; nowhere else in `src`.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store/", "src/intake/airflow"]),
    ("plotters", &["src/charts/", "src/report/pdf/plot"]),
    ("plotters_backend", &["src/charts/", "src/report/pdf/plot"]),
    ("printpdf", &["src/report/"]),
    ("lopdf", &["src/report/"]),
    ("tauri", &[]),
];

/// Ways to the clock and to chance that lie behind a type, so that a name alone finds them.
const CLOCK_AND_CHANCE: &[&str] = &["now_v7", "new_v4", "thread_rng", "from_os_rng"];

struct File {
    /// From the workspace's folder, with forward slashes.
    path: String,
    text: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with one of the endings, in the order of their paths.
fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(current) = folders.pop() {
        let Ok(entries) = fs::read_dir(&current) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "dist" | "generated" | "gen") {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(File { path: from_root(&path), text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn from_root(path: &Path) -> String {
    let inner = path.strip_prefix(root()).unwrap();
    inner.to_string_lossy().replace('\\', "/")
}

/// The layer a file of the core belongs to, and how deep its module lies below the crate.
fn layer_and_depth(path: &str) -> Option<(&str, usize)> {
    let inner = path.strip_prefix("src/")?;
    let parts: Vec<&str> = inner.split('/').collect();
    let layer = parts[0].trim_end_matches(".rs");
    let is_folder_itself = parts.last() == Some(&"mod.rs");
    let depth = parts.len() - usize::from(is_folder_itself);
    ARROWS.iter().any(|(name, _)| *name == layer).then_some((layer, depth))
}

/// The layers that a file names and may not.
fn forbidden_layers(path: &str, text: &str) -> Vec<String> {
    let Some((layer, depth)) = layer_and_depth(path) else {
        return Vec::new();
    };
    let allowed = ARROWS.iter().find(|(name, _)| *name == layer).unwrap().1;
    let code = code_only(text);
    let mut named = named_from_crate(&code);
    named.extend(named_past_layer(&code, depth));
    named.retain(|name| {
        let is_layer = ARROWS.iter().any(|(known, _)| known == name);
        is_layer && name != layer && !allowed.contains(&name.as_str())
    });
    named
}

/// The outside crates that a file of the core names and may not.
fn forbidden_crates(path: &str, text: &str) -> Vec<String> {
    let code = code_only(text);
    OUTSIDE
        .iter()
        .filter(|(_, places)| !places.iter().any(|place| path.starts_with(place)))
        .filter(|(name, _)| {
            let family = format!("{name}_");
            let is_family = *name == "tauri";
            names(&code).any(|word| word == *name || (is_family && word.starts_with(&family)))
        })
        .map(|(name, _)| (*name).to_owned())
        .collect()
}

/// The clock and chance named in a file below `app`.
fn clock_or_chance(path: &str, text: &str) -> Vec<String> {
    if !matches!(layer_and_depth(path), Some((layer, _)) if layer != "app") {
        return Vec::new();
    }
    let code: String = code_only(text).split_whitespace().collect();
    let calls = ["Utc::now(", "Local::now(", "SystemTime::now(", "time::Instant::now("];
    let called = calls.iter().filter(|call| code.contains(**call));
    let named = CLOCK_AND_CHANCE.iter().filter(|word| names(&code).any(|name| name == **word));
    called.chain(named).map(|word| (*word).to_owned()).collect()
}

fn all_of_core(rule: fn(&str, &str) -> Vec<String>) -> Vec<String> {
    files("src", &[".rs"])
        .iter()
        .flat_map(|file| {
            let broken = rule(&file.path, &file.text);
            broken.into_iter().map(|what| format!("{}: {what}", file.path))
        })
        .collect()
}

#[test]
fn each_layer_names_only_those_its_arrows_point_to() {
    assert_eq!(all_of_core(forbidden_layers), Vec::<String>::new());
}

#[test]
fn outside_crates_stay_in_the_rooms_that_own_them() {
    assert_eq!(all_of_core(forbidden_crates), Vec::<String>::new());
}

#[test]
fn clock_and_chance_are_arguments_below_app() {
    assert_eq!(all_of_core(clock_or_chance), Vec::<String>::new());
}

#[test]
fn only_app_and_the_faces_excuse_themselves_from_the_clock_lint() {
    let excused: Vec<String> = files("src", &[".rs"])
        .into_iter()
        .filter(|file| file.text.contains("clippy::disallowed_methods"))
        .map(|file| file.path)
        .filter(|path| !path.starts_with("src/app/") && !path.starts_with("src/cli/"))
        .collect();
    assert_eq!(excused, Vec::<String>::new());
}

#[test]
fn the_crate_has_one_door() {
    let text = code_only(&fs::read_to_string(root().join("src/lib.rs")).unwrap());
    let doors: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with("pub ")).collect();
    assert_eq!(doors, ["pub mod app;"]);
}

#[test]
fn the_desktop_interface_is_imported_by_the_bridge_alone() {
    let strays: Vec<String> = files("ui/src", &[".ts", ".js", ".svelte"])
        .into_iter()
        .filter(|file| !file.path.starts_with("ui/src/bridge/"))
        .filter(|file| file.text.contains("@tauri-apps"))
        .map(|file| file.path)
        .collect();
    assert_eq!(strays, Vec::<String>::new());
}

#[test]
fn files_are_short() {
    let mut lengths = BTreeMap::new();
    for folder in ["src", "src-tauri", "xtask", "tests", "ui/src", "ui/e2e", "benches", "examples"] {
        for file in files(folder, &[".rs", ".ts", ".mjs", ".svelte", ".css", ".sql"]) {
            let bound = if file.path.ends_with(".svelte") { 200 } else { 400 };
            let length = file.text.lines().count();
            assert!(length <= bound, "{}: {length} lines, at most {bound}", file.path);
            lengths.insert(file.path, length);
        }
    }
    let mut sorted: Vec<usize> = lengths.into_values().collect();
    sorted.sort_unstable();
    let median = sorted[sorted.len() / 2];
    assert!(median <= 120, "the median file has {median} lines");
}

/// `released.txt` lists, as `sha256sum` prints them, the migrations that have left the house.
fn changed_migrations(folder: &Path) -> Vec<String> {
    let listed = fs::read_to_string(folder.join("released.txt")).unwrap_or_default();
    let lines = listed.lines().filter(|line| !line.trim().is_empty());
    lines
        .filter(|line| {
            let (digest, name) = line.split_once("  ").expect("a digest, two spaces, a name");
            let bytes = fs::read(folder.join(name)).unwrap_or_default();
            let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            found != digest
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn released_migrations_are_never_edited() {
    let folder = root().join("src/store/migrations");
    assert_eq!(changed_migrations(&folder), Vec::<String>::new());
}

#[test]
fn the_rules_see_what_they_forbid() {
    let climbing = "use super::super::store::open;";
    assert_eq!(forbidden_layers("src/charts/axis.rs", climbing), ["store"]);
    assert_eq!(forbidden_layers("src/stats/mod.rs", "use crate::domain::Side;"), ["domain"]);
    assert!(forbidden_layers("src/assess/mod.rs", "use crate::stats::Sample;").is_empty());
    assert!(forbidden_layers("src/stats/a/b.rs", "use super::super::Sample;").is_empty());

    assert_eq!(forbidden_crates("src/app/open.rs", "use rusqlite::Connection;"), ["rusqlite"]);
    assert_eq!(forbidden_crates("src/app/x.rs", "fn f(a: tauri_utils::A) {}"), ["tauri"]);
    assert!(forbidden_crates("src/store/mod.rs", "use rusqlite::Connection;").is_empty());

    let clock = "let now = chrono::Utc::\n    now();";
    assert_eq!(clock_or_chance("src/store/write.rs", clock), ["Utc::now("]);
    assert!(clock_or_chance("src/app/clock.rs", clock).is_empty());

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("001.sql"), "select 1;").unwrap();
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  001.sql\n";
    fs::write(folder.path().join("released.txt"), empty).unwrap();
    assert_eq!(changed_migrations(folder.path()), [empty.trim()]);
    fs::write(folder.path().join("001.sql"), "").unwrap();
    assert!(changed_migrations(folder.path()).is_empty());
}

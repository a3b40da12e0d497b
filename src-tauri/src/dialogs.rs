//! Native dialogs. A path that a person chose here is the only kind the core is ever given.

use std::path::PathBuf;

use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

/// Asks for a file to read.
pub fn open<R: Runtime>(window: &WebviewWindow<R>, kind: &str) -> Option<PathBuf> {
    if let Some(answer) = scripted() {
        return answer;
    }
    let chosen = dialog(window, kind).blocking_pick_file();
    chosen.and_then(|file| file.into_path().ok())
}

/// Asks where to write a file, proposing a name.
pub fn save<R: Runtime>(window: &WebviewWindow<R>, kind: &str, name: &str) -> Option<PathBuf> {
    if let Some(answer) = scripted() {
        return answer;
    }
    let chosen = dialog(window, kind).set_file_name(name).blocking_save_file();
    chosen.and_then(|file| file.into_path().ok())
}

fn dialog<R: Runtime>(window: &WebviewWindow<R>, kind: &str) -> FileDialogBuilder<R> {
    let plain = window.dialog().file().set_parent(window);
    let (label, endings): (&str, &[&str]) = match kind {
        "document" => ("Postflight pilot", &["postflight"]),
        "import" => {
            ("Airflow database or table", &["db", "sqlite", "sqlite3", "csv", "tsv", "json", "ndjson"])
        }
        "pdf" | "report" => ("PDF", &["pdf"]),
        "csv" => ("Table", &["csv"]),
        "json" => ("JSON", &["json"]),
        "xlsx" => ("Workbook", &["xlsx"]),
        "pack" => ("Leadership pack", &["zip"]),
        "deck" => ("PowerPoint", &["pptx"]),
        "calendar" => ("Calendar", &["ics"]),
        "svg" => ("Drawing", &["svg"]),
        "png" => ("Picture", &["png"]),
        "chart" => ("Chart", &["svg", "png", "pdf"]),
        _ => return plain,
    };
    let filtered = plain.add_filter(label, endings);
    if kind == "import" {
        // A metadata database may bear any name.
        filtered.add_filter("All files", &["*"])
    } else {
        filtered
    }
}

/// The answer a test left for the next dialog, which a driver of pages cannot reach: a file holds
/// the path, and an empty one stands for Cancel. Not part of a release build.
#[cfg(any(debug_assertions, feature = "e2e"))]
fn scripted() -> Option<Option<PathBuf>> {
    let answer = std::env::var_os("POSTFLIGHT_E2E_DIALOG")?;
    let path = std::fs::read_to_string(answer).unwrap_or_default();
    Some(Some(path.trim()).filter(|path| !path.is_empty()).map(PathBuf::from))
}

#[cfg(not(any(debug_assertions, feature = "e2e")))]
fn scripted() -> Option<Option<PathBuf>> {
    None
}

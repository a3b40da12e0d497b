//! The verbs about the file itself: its dated copies, and what is damaged in it.

use std::path::Path;
use std::process::ExitCode;

use postflight::app::Failure;
use serde_json::{Value, json};

use crate::ask::Asker;
use crate::print::{list, table, text};
use crate::verbs::Show;

/// What is to be done with the copies of a document.
pub enum Act {
    /// List them.
    List,
    /// Show what putting one back would change.
    Preview(String),
    /// Put one back.
    Restore(String),
    /// Write one to a new file.
    Save(String, std::path::PathBuf),
}

/// Lists, previews, restores or saves the dated copies of a document.
pub fn backups(asker: &Asker, show: &Show, file: &Path, act: Act) -> Result<ExitCode, Failure> {
    let place = asker.place(file);
    match act {
        Act::List => show.either(&asker.ask("backups", json!({"place": place}))?, copies),
        Act::Preview(id) => {
            show.either(&asker.ask("preview_restore", json!({"place": place, "backup": id}))?, preview)
        }
        Act::Restore(id) => show.either(&asker.ask("restore", json!({"place": place, "backup": id}))?, |v| {
            say!("{}", text(v, "sentence"))
        }),
        Act::Save(id, out) => {
            let args = json!({"place": place, "backup": id, "to": asker.place(&out)});
            show.either(&asker.ask("save_backup", args)?, |v| say!("{}", text(v, "sentence")))
        }
    }
}

fn copies(view: &Value) {
    let fields = ["id", "at_text", "why", "size_text", "entries", "observations", "problem"];
    let rows: Vec<_> = list(view, "copies").map(|copy| fields.map(|f| text(copy, f)).to_vec()).collect();
    if rows.is_empty() {
        say!("There are no copies of this document yet.");
    }
    table(&["copy", "made", "what for", "size", "entries", "observations", ""], rows);
    say!("{}\nThey are in {}.", text(view, "rule"), text(view, "folder"));
}

fn preview(view: &Value) {
    say!("{}\n", text(view, "sentence"));
    let mut rows = Vec::new();
    for group in list(view, "groups") {
        for (kind, words) in [("added", "comes back"), ("changed", "changes"), ("removed", "goes")] {
            rows.extend(list(group, kind).map(|row| {
                vec![text(group, "label"), text(row, "label"), words.to_owned(), text(row, "fields")]
            }));
        }
    }
    table(&["", "record", "", "fields"], rows);
    let edits = ["seq", "at_text", "who", "label"];
    table(
        &["edit", "when", "who", "what would no longer be there"],
        list(view, "edits").map(|e| edits.map(|f| text(e, f)).to_vec()).collect(),
    );
}

/// Checks a document's file, repairs it, or saves what can be read in it.
pub fn doctor(
    asker: &Asker,
    show: &Show,
    file: &Path,
    repair: bool,
    salvage: Option<&Path>,
) -> Result<ExitCode, Failure> {
    let place = asker.place(file);
    if let Some(to) = salvage {
        let saved = asker.ask("salvage", json!({"place": place, "to": asker.place(to)}))?;
        show.either(&saved, |view| {
            say!("{}", text(view, "sentence"));
            list(view, "lost").for_each(|lost| say!("  {}", lost.as_str().unwrap_or_default()));
        })?;
        let nothing_lost = list(&saved, "lost").next().is_none();
        return Ok(if nothing_lost { ExitCode::SUCCESS } else { ExitCode::from(1) });
    }
    let view = asker.ask(if repair { "repair" } else { "doctor" }, json!({"place": place}))?;
    show.either(&view, |view| {
        say!("{}", text(view, "sentence"));
        for finding in list(view, "findings") {
            say!("\n  {}\n  {}", text(finding, "what"), text(finding, "means"));
        }
        if !text(view, "kept").is_empty() {
            say!("What was there before is kept as the copy {}.", text(view, "kept"));
        }
    })?;
    Ok(if text(&view, "state") == "whole" { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

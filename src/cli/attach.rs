//! The verb about files kept with observations.

use std::path::PathBuf;
use std::process::ExitCode;

use postflight::app::Failure;
use serde_json::{Value, json};

use crate::args::Verb;
use crate::ask::Asker;
use crate::print::{list, table, text};
use crate::verbs::Show;

/// Attaches, lists, saves or removes the files of an observation.
pub fn run(asker: &Asker, show: &Show, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::Attach { file, observation, sources, save, out, remove } = verb else {
        return Ok(ExitCode::SUCCESS);
    };
    let doc = asker.open(&file)?;
    if let (Some(attachment), Some(out)) = (save, out) {
        let to = asker.place(&out);
        let args = json!({"doc": doc, "observation": observation, "attachment": attachment, "to": to});
        return show
            .either(&asker.ask("save_attachment", args)?, |saved| say!("{}", text(saved, "sentence")));
    }
    if let Some(attachment) = remove {
        asker.ask("detach", json!({"doc": doc, "observation": observation, "attachment": attachment}))?;
    }
    attach(asker, doc, &observation, &sources)?;
    let kept = asker.ask("attachments", json!({"doc": doc, "observation": observation}))?;
    show.either(&kept, |kept| {
        let rows: Vec<_> = list(kept, "files")
            .map(|file| ["name", "size_text", "digest"].map(|field| text(file, field)).to_vec())
            .collect();
        if rows.is_empty() {
            say!("No file is attached to {observation}. A file has at most {}.", text(kept, "limit"));
        }
        table(&["file", "size", "SHA-256"], rows);
    })
}

fn attach(asker: &Asker, doc: u32, observation: &str, sources: &[PathBuf]) -> Result<(), Failure> {
    sources.iter().try_for_each(|source| {
        let args: Value = json!({"doc": doc, "observation": observation, "place": asker.place(source)});
        asker.ask("attach", args).map(drop)
    })
}

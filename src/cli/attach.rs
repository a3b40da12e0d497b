//! The verbs about files kept in the document: those of observations, and the logo.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use postflight::app::Failure;
use serde_json::{Value, json};

use crate::ask::Asker;
use crate::print::{list, table, text};
use crate::verbs::Show;

/// What the help of `attach` shows.
pub const ATTACH_HELP: &str = "Examples:\n  postflight attach orders.postflight A-051 task.log dashboard.png\n  postflight attach orders.postflight A-051            # lists the files\n  postflight attach orders.postflight A-051 --save task.log --out copy.log";

/// What the help of `logo` shows.
pub const LOGO_HELP: &str = "Examples:\n  postflight logo orders.postflight logo.png\n  postflight logo orders.postflight            # shows which file is kept\n  postflight logo orders.postflight --remove";

/// Files of an observation.
#[derive(Args, Debug)]
pub struct AttachAsked {
    /// The document.
    file: PathBuf,
    /// The observation, by its evidence id.
    observation: String,
    /// The files to keep.
    sources: Vec<PathBuf>,
    /// Write this attached file out.
    #[arg(long, requires = "out", conflicts_with_all = ["sources", "remove"])]
    save: Option<String>,
    /// The file to write.
    #[arg(long, requires = "save")]
    out: Option<PathBuf>,
    /// Take this attached file away from the observation.
    #[arg(long)]
    remove: Option<String>,
}

/// The logo.
#[derive(Args, Debug)]
pub struct LogoAsked {
    /// The document.
    file: PathBuf,
    /// The picture to keep: PNG, or JPEG in colours for screens.
    picture: Option<PathBuf>,
    /// Take the logo away.
    #[arg(long, conflicts_with = "picture")]
    remove: bool,
}

/// Attaches, lists, saves or removes the files of an observation.
pub fn run(asker: &Asker, show: &Show, asked: AttachAsked) -> Result<ExitCode, Failure> {
    let AttachAsked { file, observation, sources, save, out, remove } = asked;
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

/// Keeps, shows or removes the logo.
pub fn logo(asker: &Asker, show: &Show, asked: &LogoAsked) -> Result<ExitCode, Failure> {
    let doc = asker.open(&asked.file)?;
    if asked.remove || asked.picture.is_some() {
        let place = asked.picture.as_deref().map(|picture| asker.place(picture));
        asker.ask("keep_logo", json!({"doc": doc, "place": place}))?;
    }
    show.either(&asker.ask("logo", json!({"doc": doc}))?, |kept| {
        match kept.get("file").is_some_and(Value::is_object) {
            true => say!("{} ({})", text(kept, "file.name"), text(kept, "file.size_text")),
            false => say!("No logo is kept. A logo has at most {}.", text(kept, "limit")),
        }
    })
}

fn attach(asker: &Asker, doc: u32, observation: &str, sources: &[PathBuf]) -> Result<(), Failure> {
    sources.iter().try_for_each(|source| {
        let args: Value = json!({"doc": doc, "observation": observation, "place": asker.place(source)});
        asker.ask("attach", args).map(drop)
    })
}

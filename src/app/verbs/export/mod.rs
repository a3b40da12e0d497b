//! The document's data as files for other programs.

mod json;
mod markdown;
#[cfg(all(test, feature = "ts"))]
pub mod schema;
mod tables;

use super::super::desk::OpenDocument;
use super::super::files::{self, Piece};
use super::super::outgoing::{Leaving, Outgoing, outgoing};
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch};

pub(in super::super) use json::json;
use markdown::markdown;
pub(in super::super) use tables::{csv, tables, workbook};

/// The table that a CSV holds where none is named.
const USUAL: &str = "observations";

pub(in super::super) fn export(app: &App, args: ExportArgs, watch: &Watch) -> Result<Saved, Failure> {
    let path = app.places.path(&args.place)?;
    let name = file_label(&path);
    let open = app.document(args.data.doc)?;
    if args.data.format == "markdown" {
        let pieces = markdown(app, &open, &args.data, watch)?;
        let bytes: usize = pieces.iter().map(|piece| piece.bytes.len()).sum();
        files::write_folder(&path, &pieces)?;
        let sentence = format!("Wrote {} files to {name}.", pieces.len());
        return Ok(Saved { sentence, name, bytes: bytes as f64 });
    }
    let bytes = of(app, &open, &args.data, watch)?;
    files::write_whole(&path, &bytes)?;
    Ok(Saved { sentence: format!("Wrote {name}."), name, bytes: bytes.len() as f64 })
}

pub(in super::super) fn export_bytes(app: &App, args: DataArgs, watch: &Watch) -> Result<Vec<u8>, Failure> {
    let open = app.document(args.doc)?;
    of(app, &open, &args, watch)
}

/// One file's bytes.
fn of(app: &App, open: &OpenDocument, args: &DataArgs, watch: &Watch) -> Result<Vec<u8>, Failure> {
    let table = args.table.as_deref().map(str::trim).filter(|name| !name.is_empty());
    if table.is_some() && args.format != "csv" {
        return Err(Failure::refused(
            "One table alone is written as CSV. Use --format csv, or leave the table out.",
        ));
    }
    match args.format.as_str() {
        "json" => json(app, open, args),
        "csv" => csv(app, open, args, table.unwrap_or(USUAL)),
        "xlsx" => workbook(app, open, args, watch),
        "markdown" => {
            Err(Failure::refused("Markdown with its charts is a folder of files. Name the folder to make."))
        }
        other => Err(Failure::refused(format!(
            "There is no export format “{other}”. Use csv, xlsx, json or markdown."
        ))),
    }
}

/// Somebody asked to stop.
pub(in super::super) fn cancelled() -> Failure {
    Failure::new(super::super::Code::Cancelled, "Cancelled. Nothing was written.")
}

/// What leaves.
pub(in super::super) fn leaving(
    app: &App,
    open: &OpenDocument,
    args: &DataArgs,
) -> Result<Outgoing, Failure> {
    outgoing(app, open, Leaving { as_of: args.as_of.as_deref(), redact: args.redact })
}

/// A file by its name.
pub(in super::super) fn piece(name: impl Into<String>, bytes: Vec<u8>) -> Piece {
    Piece { name: name.into(), bytes }
}

//! The leadership pack: report, deck, charts, data and a page on the method, in one archive under one
//! digest.

use super::super::archive::{Archive, archive};
use super::super::desk::OpenDocument;
use super::super::files::{self, Piece};
use super::super::outgoing::outgoing;
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::export::{cancelled, csv, json, piece, workbook};
use super::{charts, deck, report};
use crate::domain::Instant;
use crate::report::{data, print};

/// What a pack holds, and what each file is for.
const HELD: &[(&str, &str)] = &[
    ("report.pdf", "the report"),
    ("deck.pptx", "the same as slides"),
    ("charts/", "every chart, as drawing (SVG) and as picture (PNG, two pixels for one)"),
    ("data/tables.xlsx", "every table behind the report, a sheet each"),
    ("data/*.csv", "the same tables, one a file"),
    ("data/export.json", "everything, for programs"),
    ("method.pdf", "this page"),
];

pub(in super::super) fn save_pack(
    app: &App,
    args: SaveReportArgs,
    watch: &Watch,
) -> Result<SavedPack, Failure> {
    let path = app.places.path(&args.place)?;
    let open = app.document(args.report.doc)?;
    let (pieces, date) = pieces(app, &open, &args.report, watch)?;
    let files = u32::try_from(pieces.len()).unwrap_or(u32::MAX);
    let Archive { bytes, digest } = archive(pieces, date)?;
    if watch.cancelled() {
        return Err(cancelled());
    }
    files::write_whole(&path, &bytes)?;
    Ok(SavedPack { name: file_label(&path), bytes: bytes.len() as f64, files, digest })
}

/// Which data belong to a report.
fn data_of(report: &ReportArgs, format: &str) -> DataArgs {
    DataArgs {
        format: format.to_owned(),
        as_of: report.as_of.clone(),
        redact: report.redact,
        ..DataArgs::of(report.doc)
    }
}

/// The files, and the moment of their evidence.
fn pieces(
    app: &App,
    open: &OpenDocument,
    asked: &ReportArgs,
    watch: &Watch,
) -> Result<(Vec<Piece>, Instant), Failure> {
    let step = |done: usize, total: usize, what: &str| {
        if watch.progress(done, total, what) { Ok(()) } else { Err(cancelled()) }
    };
    step(0, 0, "Printing the report")?;
    let out = outgoing(app, open, asked.leaving())?;
    let mut pieces = vec![
        piece("report.pdf", report::printed(app, open, asked)?.0.bytes),
        piece("method.pdf", printed(&report::noted(app, open, asked, HELD)?)?),
    ];
    step(0, 0, "Making the deck")?;
    pieces.push(piece("deck.pptx", deck::deck_pptx(app, asked.clone(), watch)?));
    let drawing = |n: usize, total: usize, name: &str| step(n, total, &format!("Drawing {name}"));
    for chart in charts::on_paper(&out, &drawing)? {
        pieces.push(piece(format!("charts/{}.svg", chart.name), chart.svg));
        pieces.push(piece(format!("charts/{}.png", chart.name), chart.png));
    }
    step(0, 0, "Writing the tables")?;
    pieces.push(piece("data/tables.xlsx", workbook(app, open, &data_of(asked, "xlsx"), watch)?));
    for sheet in data::sheets(&out.frozen) {
        let bytes = csv(app, open, &data_of(asked, "csv"), &sheet.name)?;
        pieces.push(piece(format!("data/{}.csv", sheet.name), bytes));
    }
    pieces.push(piece("data/export.json", json(app, open, &data_of(asked, "json"))?));
    Ok((pieces, out.frozen.as_of))
}

fn printed(told: &crate::report::model::Report) -> Result<Vec<u8>, Failure> {
    Ok(print(told).map_err(|error| Failure::bug(error.to_string()))?.bytes)
}

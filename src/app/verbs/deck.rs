//! The deck: the same frozen result as the report, as slides.

use super::super::chosen::chosen;
use super::super::outgoing::outgoing;
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch, files};
use crate::report::{Made, deck, make};

fn made(app: &App, args: &ReportArgs) -> Result<Made, Failure> {
    let open = app.document(args.doc)?;
    let out = outgoing(app, &open, args.leaving())?;
    let options = chosen(app, &open, &out, args)?;
    make(&deck(&out.sealed()?, &options)).map_err(|error| Failure::bug(error.to_string()))
}

pub(in super::super) fn deck_pptx(app: &App, args: ReportArgs, _: &Watch) -> Result<Vec<u8>, Failure> {
    Ok(made(app, &args)?.bytes)
}

pub(in super::super) fn save_deck(app: &App, args: SaveReportArgs, _: &Watch) -> Result<SavedDeck, Failure> {
    let path = app.places.path(&args.place)?;
    let made = made(app, &args.report)?;
    files::write_whole(&path, &made.bytes)?;
    Ok(SavedDeck { name: file_label(&path), bytes: made.bytes.len() as f64, slides: made.slides as u32 })
}

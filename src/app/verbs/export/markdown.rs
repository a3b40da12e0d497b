//! The report as Markdown: a folder with the text and its charts.

use super::super::super::desk::OpenDocument;
use super::super::super::files::Piece;
use super::super::super::wire::*;
use super::super::super::{App, Failure, Watch};
use super::super::report;
use super::piece;
use crate::charts::{self, Size, Theme};
use crate::report::markdown as written;

/// The name of the text in its folder.
const TEXT: &str = "report.md";
/// How wide a figure is drawn.
const WIDE: f64 = 720.0;

/// The files of the folder.
pub(in super::super::super) fn markdown(
    app: &App,
    open: &OpenDocument,
    args: &DataArgs,
    watch: &Watch,
) -> Result<Vec<Piece>, Failure> {
    let asked =
        ReportArgs { doc: args.doc, as_of: args.as_of.clone(), redact: args.redact, ..ReportArgs::default() };
    let told = written(&report::composed(app, open, &asked)?);
    let mut pieces = vec![piece(TEXT, told.text.into_bytes())];
    for (n, (path, figure)) in told.figures.iter().enumerate() {
        if !watch.progress(n, told.figures.len(), "Drawing the charts") {
            return Err(super::cancelled());
        }
        let size = Size { width: WIDE, height: WIDE * figure.shape };
        let drawing =
            charts::svg(&figure.chart, size, Theme::Paper).map_err(|e| Failure::bug(e.to_string()))?;
        pieces.push(piece(path.clone(), drawing.svg.into_bytes()));
    }
    Ok(pieces)
}

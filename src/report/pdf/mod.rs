//! Pages: blocks become pieces, pieces become pages, pages become a tagged PDF with real text, real
//! links and an outline.
//!
//! The same report gives the same bytes, in one process or in two: every name in the file is ours,
//! the date is the report's, and the file's id is a hash of its content.

mod archive;
mod blocks;
mod canvas;
mod chip;
mod cut;
mod edges;
mod faces;
mod finish;
mod fonts;
mod head;
mod lines;
mod meta;
mod outline;
mod paginate;
mod piece;
mod plot;
mod setter;
mod stream;
mod structure;
mod ties;
mod tint;
mod tree;
mod write;

use super::model::Report;
use crate::charts::{Chart, Size, alternative, title};
use chrono::{DateTime, Utc};
use edges::Edges;
use faces::Faces;
use setter::Setter;
use tint::Accent;
use write::Sheet;

/// A printed document.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What no font could set.
    pub warnings: Vec<MissingGlyph>,
}

/// Letters of a text that no font has; boxes stand in their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The text they stand in.
    pub text: String,
    /// The letters, each once.
    pub chars: String,
}

/// Why a document could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// A font could not be cut down to its used letters.
    #[error("a font could not be embedded: {0}")]
    Font(String),
    /// A drawing could not be painted.
    #[error("a drawing could not be painted: {0}")]
    Drawing(String),
    /// The file could not be put together.
    #[error("the file could not be put together: {0}")]
    File(String),
}

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Who answers for it.
    pub author: String,
    /// Its language, as BCP 47 writes it.
    pub language: String,
    /// Its date.
    pub date: DateTime<Utc>,
}

/// Prints a report.
pub fn print(report: &Report) -> Result<Printed, PrintError> {
    let sheet = Sheet::of(report.paper);
    let faces = Faces::new(report.fallback_font.as_deref());
    let (setter, node) = set(report, &faces, sheet);
    let edges = Edges { footer: &report.footer, draft: &report.draft, node };
    let Setter { pieces, heads, mut tree, .. } = setter;
    let pages = paginate::pages(&pieces, &heads, sheet.content().1);
    let painted =
        write::paint(&pages, sheet, &mut tree, &faces, Some(&edges)).map_err(PrintError::Drawing)?;
    // What is painted is needed no more, and the file's own parts are about to take as much room.
    drop(pages);
    drop((pieces, heads));
    faces.forget();
    let about = About {
        title: report.title.clone(),
        subject: report.subject.clone(),
        author: report.author.clone(),
        language: report.language.clone(),
        date: report.date,
    };
    finished(painted, sheet, tree, &faces, &about)
}

/// How many pages a report takes: it is set on them, and nothing is painted.
pub fn pages(report: &Report) -> usize {
    let (faces, sheet) = (Faces::new(report.fallback_font.as_deref()), Sheet::of(report.paper));
    let (setter, _) = set(report, &faces, sheet);
    paginate::pages(&setter.pieces, &setter.heads, sheet.content().1).len()
}

/// A report as pieces, and the node of what is said above every page.
fn set<'f, 'a>(report: &Report, faces: &'f Faces<'a>, sheet: Sheet) -> (Setter<'f, 'a>, tree::NodeId) {
    let (width, height) = sheet.content();
    let mut setter = Setter::new(faces, width, height);
    setter.accent = Accent(report.brand.accent);
    // What is no last word says so before anything else.
    let node = setter.tree.add(tree::Role::P, 0);
    head::set(&mut setter, &report.brand);
    blocks::set(&mut setter, &report.blocks);
    (setter, node)
}

/// Prints one drawing under its finding, on a page of their own size with a margin.
pub fn print_chart(chart: &Chart, size: Size, about: &About) -> Result<Printed, PrintError> {
    let faces = Faces::new(None);
    let (margin, scale) = (22.0, 0.75);
    let width = (size.width as f32 * scale).max(120.0);
    let mut setter = Setter::new(&faces, width, f32::MAX);
    let finding = title(chart);
    if !finding.is_empty() {
        setter.text(&finding.into(), setter::styles::ANSWER, 0.0, tree::Role::H1);
    }
    let node = setter.tree.add(tree::Role::Figure, 0);
    setter.tree.with(node, |node| node.alt = Some(alternative(chart)));
    let mut piece = piece::Piece::high(size.height as f32 * scale);
    piece.above = if finding.is_empty() { 0.0 } else { 10.0 };
    piece.put(Some(node), piece::Mark::Chart { at: (0.0, 0.0), chart: Box::new(chart.clone()), size, scale });
    setter.push(piece);
    let Setter { pieces, mut tree, .. } = setter;
    let height: f32 = pieces.iter().map(|piece| piece.height + piece.above).sum();
    let sheet = Sheet {
        width: width + 2.0 * margin,
        height: height + 2.0 * margin,
        side: margin,
        top: margin,
        bottom: margin,
    };
    let pages = paginate::pages(&pieces, &[], height + 1.0);
    let painted = write::paint(&pages, sheet, &mut tree, &faces, None).map_err(PrintError::Drawing)?;
    let named = About {
        title: if about.title.is_empty() { finding.to_owned() } else { about.title.clone() },
        ..about.clone()
    };
    finished(painted, sheet, tree, &faces, &named)
}

fn finished(
    painted: write::Painted,
    sheet: Sheet,
    mut tree: tree::Tree,
    faces: &Faces<'_>,
    about: &About,
) -> Result<Printed, PrintError> {
    let pages = painted.pages.len();
    tree.part_into_spans();
    let bytes = finish::file(painted, sheet, &tree, faces, about)?;
    let warnings = faces
        .missing()
        .into_iter()
        .map(|(text, chars)| MissingGlyph { text, chars: chars.into_iter().collect() });
    Ok(Printed { bytes, pages, warnings: warnings.collect() })
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

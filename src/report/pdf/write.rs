//! Pages to a file: paints each page, then hands the marks of the structure on.

use super::canvas::Canvas;
use super::faces::Faces;
use super::fonts::FontSet;
use super::paginate::Placed;
use super::piece::{Art, Mark, Spot};
use super::plot::PagePainter;
use super::setter::styles;
use super::tree::{NodeId, Tree};
use crate::charts::{Ink, Palette, Theme, paint_on};
use crate::report::model::{Footer, Link};
use printpdf::Op;

/// The sheet and its margins, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Left and right margin.
    pub side: f32,
    /// Above the content.
    pub top: f32,
    /// Below the content, with the foot in it.
    pub bottom: f32,
}

/// A link on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkBox {
    /// The page, counted from 0.
    pub page: usize,
    /// Left, lower, right and upper edge in points from the lower left corner.
    pub bounds: [f32; 4],
    /// The node of the link.
    pub node: NodeId,
    /// Where it leads.
    pub link: Link,
}

/// A place in the finished pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// The page, counted from 0.
    pub page: usize,
    /// The height from the lower edge.
    pub height: f32,
    /// The place name.
    pub anchor: Option<String>,
    /// The level and words in the outline.
    pub outline: Option<(u8, String)>,
}

/// Everything that was painted.
pub struct Painted {
    /// The operations of each page.
    pub pages: Vec<Vec<Op>>,
    /// The links.
    pub links: Vec<LinkBox>,
    /// The places.
    pub arrivals: Vec<Arrival>,
    /// The fonts in use.
    pub fonts: FontSet,
}

/// Paints all pages.
pub fn paint(
    pages: &[Vec<Placed<'_>>],
    sheet: Sheet,
    tree: &mut Tree,
    faces: &Faces<'_>,
    footer: Option<&Footer>,
) -> Result<Painted, String> {
    let mut out =
        Painted { pages: Vec::new(), links: Vec::new(), arrivals: Vec::new(), fonts: FontSet::default() };
    for (number, page) in pages.iter().enumerate() {
        let mut canvas = Canvas::new(number, sheet.height, &mut out.fonts, faces);
        for placed in page {
            let at = (sheet.side, sheet.top + placed.y);
            for place in placed.piece.places.iter().filter(|_| !placed.again) {
                let height = sheet.height - at.1 + 8.0;
                out.arrivals.push(Arrival {
                    page: number,
                    height,
                    anchor: place.anchor.clone(),
                    outline: place.outline.clone(),
                });
            }
            for art in &placed.piece.arts {
                let node = art.node.filter(|_| !placed.again);
                paint_art(&mut canvas, tree, art, node, at)?;
                if let (Mark::Lead { at: from, size, link }, Some(node)) = (&art.mark, node) {
                    let (left, top) = (at.0 + from.0, sheet.height - at.1 - from.1);
                    let bounds = [left, top - size.1, left + size.0, top];
                    out.links.push(LinkBox { page: number, bounds, node, link: link.clone() });
                }
            }
        }
        if let Some(footer) = footer {
            foot(&mut canvas, tree, sheet, footer, (number + 1, pages.len()));
        }
        canvas.close();
        out.pages.push(canvas.ops);
    }
    Ok(out)
}

fn paint_art(
    canvas: &mut Canvas<'_, '_, '_>,
    tree: &mut Tree,
    art: &Art,
    node: Option<NodeId>,
    at: Spot,
) -> Result<(), String> {
    match &art.mark {
        Mark::Open => {
            if let Some(node) = node {
                tree.join(node);
            }
        }
        Mark::Lead { .. } => {}
        Mark::Chart { at: corner, chart, size, scale } => {
            let corner = (at.0 + corner.0, at.1 + corner.1);
            let (width, height) = (size.width as f32 * scale, size.height as f32 * scale);
            let lower = canvas.height - corner.1 - height;
            canvas.belong(node, tree);
            if let Some(node) = node {
                tree.with(node, |node| {
                    node.bounds = Some([corner.0, lower, corner.0 + width, lower + height])
                });
            }
            let mut painter = PagePainter::new(canvas, corner, *size, *scale);
            paint_on(chart, *size, &mut painter, Palette::Plain(Theme::Paper))
                .map_err(|error| error.to_string())?;
        }
        mark => {
            canvas.belong(node, tree);
            canvas.mark(mark, at);
        }
    }
    Ok(())
}

fn foot(
    canvas: &mut Canvas<'_, '_, '_>,
    tree: &mut Tree,
    sheet: Sheet,
    footer: &Footer,
    (page, of): (usize, usize),
) {
    let style = styles::NOTE;
    let y = sheet.height - 36.0;
    let colour = Theme::Paper.colour(style.ink);
    canvas.belong(None, tree);
    let rule = super::piece::Stroke { ink: Ink::LineStrong, width: 0.5, dash: None };
    let line = [
        super::piece::Step::Move((sheet.side, y - 13.0)),
        super::piece::Step::Line((sheet.width - sheet.side, y - 13.0)),
    ];
    canvas.outline(&line, None, Some((Theme::Paper.colour(Ink::LineStrong), rule)));
    let mut left = sheet.side;
    let number = format!("Page {page} of {of}");
    let width = canvas.faces.width(style.face, style.size, &number);
    let end = sheet.width - sheet.side - width - 16.0;
    if !footer.classification.is_empty() {
        let bold = crate::charts::fonts::Face::SansSemibold;
        let room = (end - left) / 2.0;
        canvas.faces.note_missing(&footer.classification);
        let words = shortened(canvas.faces, bold, &footer.classification, room);
        canvas.text((left, y), &words, bold, style.size, Theme::Paper.colour(Ink::Ink2));
        left += canvas.faces.width(bold, style.size, &words) + 12.0;
    }
    canvas.faces.note_missing(&footer.text);
    let words = shortened(canvas.faces, style.face, &footer.text, end - left);
    canvas.text((left, y), &words, style.face, style.size, colour);
    canvas.text((sheet.width - sheet.side - width, y), &number, style.face, style.size, colour);
}

/// A text of the foot in the room there is: a long name is cut before the last part, which dates it;
/// page 1 shows the name whole.
fn shortened(
    faces: &super::faces::Faces<'_>,
    face: crate::charts::fonts::Face,
    text: &str,
    room: f32,
) -> String {
    let fits = |words: &str| faces.width(face, styles::NOTE.size, words) <= room;
    if fits(text) {
        return text.to_owned();
    }
    let (name, rest) = match text.rsplit_once(" | ") {
        Some((name, rest)) => (name, format!(" | {rest}")),
        None => (text, String::new()),
    };
    let letters: Vec<char> = name.chars().collect();
    let cut = |keep: usize| {
        let kept: String = letters.iter().take(keep).collect();
        format!("{}…{rest}", kept.trim_end())
    };
    (0..letters.len()).rev().map(cut).find(|words| fits(words)).unwrap_or_else(|| "…".to_owned())
}

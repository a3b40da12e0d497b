//! Pages to a file: paints each page, then hands the marks of the structure on.

use super::canvas::Canvas;
use super::edges::{self, Edges};
use super::faces::Faces;
use super::fonts::FontSet;
use super::paginate::Placed;
use super::piece::{Art, Mark, Spot};
use super::plot::PagePainter;
use super::tree::{NodeId, Tree};
use crate::charts::{Palette, Theme, paint_on};
use crate::report::model::{Link, Logo, Paper};

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

impl Sheet {
    /// The sheet of a report on a paper.
    pub fn of(paper: Paper) -> Sheet {
        let (width, height) = match paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        Sheet { width, height, side: 50.0, top: 52.0, bottom: 59.0 }
    }

    /// The width and height of what is inside the margins.
    pub fn content(&self) -> (f32, f32) {
        (self.width - 2.0 * self.side, self.height - self.top - self.bottom)
    }
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
#[derive(Default)]
pub struct Painted {
    /// The content of each page.
    pub pages: Vec<Vec<u8>>,
    /// The links.
    pub links: Vec<LinkBox>,
    /// The places.
    pub arrivals: Vec<Arrival>,
    /// The fonts in use.
    pub fonts: FontSet,
    /// The logo, where one is on a page.
    pub logo: Option<Logo>,
}

/// Paints all pages.
pub fn paint(
    pages: &[Vec<Placed<'_>>],
    sheet: Sheet,
    tree: &mut Tree,
    faces: &Faces<'_>,
    edges: Option<&Edges<'_>>,
) -> Result<Painted, String> {
    let mut out = Painted::default();
    for (number, page) in pages.iter().enumerate() {
        let mut canvas = Canvas::new(number, sheet.height, &mut out.fonts, faces);
        if let Some(edges) = edges {
            edges::above(&mut canvas, tree, sheet, edges);
        }
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
                if let Mark::Logo { logo, .. } = &art.mark {
                    out.logo = Some(logo.clone());
                }
                paint_art(&mut canvas, tree, art, node, at)?;
                if let (Mark::Lead { at: from, size, link }, Some(node)) = (&art.mark, node) {
                    let (left, top) = (at.0 + from.0, sheet.height - at.1 - from.1);
                    let bounds = [left, top - size.1, left + size.0, top];
                    out.links.push(LinkBox { page: number, bounds, node, link: link.clone() });
                }
            }
        }
        if let Some(edges) = edges {
            edges::below(&mut canvas, tree, sheet, edges.footer, pages.len());
        }
        canvas.close();
        out.pages.push(canvas.stream.bytes());
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
            bound(tree, node, [corner.0, lower, corner.0 + width, lower + height]);
            let mut painter = PagePainter::new(canvas, corner, *size, *scale);
            paint_on(chart, *size, &mut painter, Palette::Plain(Theme::Paper))
                .map_err(|error| error.to_string())?;
        }
        Mark::Logo { at: corner, size, .. } => {
            let (left, lower) = (at.0 + corner.0, canvas.height - at.1 - corner.1 - size.1);
            canvas.belong(node, tree);
            bound(tree, node, [left, lower, left + size.0, lower + size.1]);
            canvas.logo((left, lower), *size);
        }
        mark => {
            canvas.belong(node, tree);
            canvas.mark(mark, at);
        }
    }
    Ok(())
}

/// Remembers the box of a drawing on its page.
fn bound(tree: &mut Tree, node: Option<NodeId>, bounds: [f32; 4]) {
    if let Some(node) = node {
        tree.with(node, |node| node.bounds = Some(bounds));
    }
}

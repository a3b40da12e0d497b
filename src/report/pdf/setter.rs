//! The setter turns blocks into pieces: it knows the width, the faces, and where it is in the
//! structure.

use super::chip;
use super::cut;
use super::faces::Faces;
use super::lines::{Bit, Breaker, Line, Style};
use super::piece::{Mark, Piece, Place, Spot};
use super::tint::Accent;
use super::tree::{NodeId, Role, Tree};
use crate::charts::Ink;
use crate::report::model::{Link, Rich};
use std::collections::BTreeMap;

/// Where text goes: the column's left edge and width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Left edge in points.
    pub left: f32,
    /// Width in points.
    pub width: f32,
}

/// Turns blocks into pieces.
pub struct Setter<'f, 'a> {
    /// The fonts.
    pub faces: &'f Faces<'a>,
    /// The organisation's colour.
    pub accent: Accent,
    /// The structure so far.
    pub tree: Tree,
    /// The pieces so far.
    pub pieces: Vec<Piece>,
    /// Pieces repeated where a table goes on.
    pub heads: Vec<Piece>,
    /// The column that is being set.
    pub column: Column,
    /// The height of a page's content.
    pub page: f32,
    /// The node that new content belongs to.
    pub parent: NodeId,
    /// How many figures there were.
    pub figures: usize,
    /// Whether the next piece begins a page.
    pub page_break: bool,
    /// The level of the last heading, so that the structure skips none.
    pub level: u8,
    /// The least space above the next piece.
    pub gap: f32,
}

impl<'f, 'a> Setter<'f, 'a> {
    /// A setter for pages of a content width and height.
    pub fn new(faces: &'f Faces<'a>, width: f32, page: f32) -> Self {
        Setter {
            faces,
            accent: Accent::default(),
            tree: Tree::new(),
            pieces: Vec::new(),
            heads: Vec::new(),
            column: Column { left: 0.0, width },
            page,
            parent: 0,
            figures: 0,
            page_break: false,
            level: 0,
            gap: 0.0,
        }
    }

    /// Adds a piece.
    pub fn push(&mut self, mut piece: Piece) {
        piece.starts_page = std::mem::take(&mut self.page_break);
        piece.above = piece.above.max(std::mem::take(&mut self.gap));
        let head = piece.head.and_then(|at| self.heads.get(at)).map_or(0.0, |head| head.height);
        if piece.height + head > self.page {
            self.pieces.extend(cut::parts(piece, self.page - head));
        } else {
            self.pieces.push(piece);
        }
    }

    /// The lines of a text in a width.
    pub fn lines(&self, rich: &Rich, style: Style, width: f32) -> Vec<Line> {
        Breaker::new(self.faces, style).lines(rich, width)
    }

    /// Makes the nodes of a text's links, by the number of their run.
    pub fn links(&mut self, rich: &Rich, node: NodeId) -> BTreeMap<usize, NodeId> {
        let linked = rich.0.iter().enumerate().filter(|(_, part)| {
            matches!(part, crate::report::model::Inline::Run(run) if run.link.as_ref().is_some_and(leads))
        });
        let runs: Vec<usize> = linked.map(|(at, _)| at).collect();
        runs.into_iter().map(|at| (at, self.tree.add(Role::Link, node))).collect()
    }

    /// Puts one line on a piece: its left end on the baseline.
    pub fn put(&self, piece: &mut Piece, line: &Line, at: Spot, style: Style, text: &TextNode) {
        for bit in &line.bits {
            match bit {
                Bit::Chip { x, chip } => {
                    chip::put(piece, self.faces, chip, (at.0 + x, at.1), Some(text.node))
                }
                Bit::Words { x, width, text: words, face, ink, run, link } => {
                    let node = text.links.get(run).copied().unwrap_or(text.node);
                    let left = at.0 + x;
                    let mark = Mark::Text {
                        at: (left, at.1),
                        text: words.clone(),
                        face: *face,
                        size: style.size,
                        ink: *ink,
                    };
                    piece.put(Some(node), mark);
                    if let Some(link) = link.as_ref().filter(|link| leads(link)) {
                        let top = (left, at.1 - style.size * 0.95);
                        piece.put(
                            Some(node),
                            Mark::Lead { at: top, size: (*width, style.size * 1.25), link: link.clone() },
                        );
                        piece.rule((left, at.1 + style.size * 0.16), *width, *ink, 0.5);
                    }
                }
            }
        }
    }

    /// Adds a text as pieces of one line each; no first or last line stands alone on a page.
    pub fn text(&mut self, rich: &Rich, style: Style, above: f32, role: Role) {
        let node = self.tree.add(role, self.parent);
        let text = TextNode { node, links: self.links(rich, node) };
        let lines = Breaker::new(self.faces, style).settled(rich, self.column.width);
        self.flow(&lines, style, above, &text);
    }

    /// Adds lines that belong together as pieces.
    pub fn flow(&mut self, lines: &[Line], style: Style, above: f32, text: &TextNode) {
        let count = lines.len();
        for (n, line) in lines.iter().enumerate() {
            // A chip is higher than its line: it needs room to keep off the letters above and below.
            let room = if has_chip(line) { CHIP_ROOM } else { 0.0 };
            let mut piece = Piece::high(style.leading + 2.0 * room);
            piece.above = if n == 0 { above } else { 0.0 };
            piece.keep = n + 1 < count && (n == 0 || n + 2 == count);
            self.put(&mut piece, line, (self.column.left, baseline(style) + room), style, text);
            self.push(piece);
        }
    }

    /// Names the last pieces' first line as a place.
    pub fn place(&mut self, first: usize, place: Place) {
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.places.push(place);
        }
    }

    /// Keeps the last piece by the next one, unless that begins a page.
    pub fn keep_last(&mut self) {
        if let Some(piece) = self.pieces.last_mut().filter(|_| !self.page_break) {
            piece.keep = true;
        }
    }

    /// Keeps all pieces from one on together, if a page can hold them.
    pub fn together(&mut self, first: usize) {
        let group = self.pieces.get(first..).unwrap_or_default();
        let height: f32 = group.iter().map(|piece| piece.height + piece.above).sum();
        let last = self.pieces.len().saturating_sub(1);
        if height <= self.page {
            for piece in self.pieces.iter_mut().take(last).skip(first) {
                piece.keep = true;
            }
        }
    }
}

/// The room above and below a line with a chip, in points.
const CHIP_ROOM: f32 = 2.5;

fn has_chip(line: &Line) -> bool {
    line.bits.iter().any(|bit| matches!(bit, Bit::Chip { .. }))
}

/// The node a text belongs to, and those of its links.
pub struct TextNode {
    /// The text's own.
    pub node: NodeId,
    /// Those of its links, by the number of their run.
    pub links: BTreeMap<usize, NodeId>,
}

impl TextNode {
    /// A text without links.
    pub fn plain(node: NodeId) -> TextNode {
        TextNode { node, links: BTreeMap::new() }
    }
}

/// Where the baseline lies in a line of a style, from its top.
pub fn baseline(style: Style) -> f32 {
    (style.leading + style.size * 0.66) / 2.0
}

/// Whether a link may lead anywhere: a place in the document, or an address of a kind that opens
/// nothing by itself.
pub fn leads(link: &Link) -> bool {
    match link {
        Link::Anchor(_) => true,
        Link::Url(url) => ["https://", "http://", "mailto:"].iter().any(|kind| url.starts_with(kind)),
    }
}

/// The styles of the page.
pub mod styles {
    use super::{Ink, Style};

    /// Running text.
    pub const BODY: Style = Style::sans(10.0, 14.4, Ink::Text);
    /// The text that opens a document.
    pub const LEAD: Style = Style::sans(11.5, 16.6, Ink::Text);
    /// Under what it explains.
    pub const NOTE: Style = Style::sans(8.3, 11.4, Ink::Ink3);
    /// Above a title.
    pub const KICKER: Style = Style::sans(8.6, 12.0, Ink::Pilot).bold();
    /// A title.
    pub const TITLE: Style = Style::display(23.0, 28.0);
    /// A heading of level 2.
    pub const H2: Style = Style::sans(13.2, 17.0, Ink::Navy).bold();
    /// A heading of level 3.
    pub const H3: Style = Style::sans(10.6, 14.4, Ink::Navy).bold();
    /// Above a figure or table.
    pub const CAPTION: Style = Style::sans(9.6, 13.0, Ink::Text);
    /// A table's cells.
    pub const CELL: Style = Style::sans(9.0, 12.2, Ink::Text);
    /// An appendix's cells.
    pub const DENSE: Style = Style::sans(7.8, 10.2, Ink::Text);
    /// An answer.
    pub const ANSWER: Style = Style::display(13.4, 16.6);
    /// What stands with an answer.
    pub const DETAIL: Style = Style::sans(9.0, 12.4, Ink::Ink2);
    /// A label.
    pub const LABEL: Style = Style::sans(9.0, 12.0, Ink::Ink2).bold();
}

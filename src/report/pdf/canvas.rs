//! A page's operations: colours, outlines and shaped text, with the marks of the structure around
//! them. Heights count from the top; the page turns them over.

use super::faces::{Faces, Font, Part};
use super::fonts::FontSet;
use super::piece::{Mark, Spot, Step, Stroke, rectangle};
use super::tint::Tint;
use super::tree::{Kid, NodeId, Tree};
use crate::charts::fonts::Face;
use crate::charts::{Ink, Rgb};
use printpdf::{DictItem, FontId, Op, PdfFontHandle, Pt, TextItem, TextMatrix};
use std::collections::BTreeMap;

/// The name of the logo in the file.
pub const LOGO: &str = "Logo";

/// What text and shapes are painted with on one page.
pub struct Canvas<'c, 'f, 'a> {
    /// The operations so far.
    pub ops: Vec<Op>,
    /// The page's height in points.
    pub height: f32,
    /// The fonts in use.
    pub fonts: &'c mut FontSet,
    /// The shapes of letters.
    pub faces: &'f Faces<'a>,
    open: Open,
    marked: usize,
    page: usize,
}

/// What marked content is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Decoration,
    Node(NodeId),
}

fn real(value: f32) -> DictItem {
    DictItem::Real((value * 100.0).round() / 100.0)
}

/// A colour of an ink on paper, each part from 0 to 1.
fn parts(colour: Rgb) -> Vec<DictItem> {
    let part = |value: u8| DictItem::Real((f32::from(value) / 255.0 * 1000.0).round() / 1000.0);
    vec![part(colour.0), part(colour.1), part(colour.2)]
}

impl<'c, 'f, 'a> Canvas<'c, 'f, 'a> {
    /// An empty page, counted from 0.
    pub fn new(page: usize, height: f32, fonts: &'c mut FontSet, faces: &'f Faces<'a>) -> Self {
        Canvas { ops: Vec::new(), height, fonts, faces, open: Open::Nothing, marked: 0, page }
    }

    /// The page, counted from 0.
    pub fn page(&self) -> usize {
        self.page
    }

    fn raw(&mut self, key: &str, value: Vec<DictItem>) {
        self.ops.push(Op::Unknown { key: key.to_owned(), value });
    }

    /// Opens the marked content of a node, or of decoration, if it is not open already.
    pub fn belong(&mut self, node: Option<NodeId>, tree: &mut Tree) {
        let wanted = node.map_or(Open::Decoration, Open::Node);
        if self.open == wanted {
            return;
        }
        self.close();
        match node {
            None => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            Some(node) => {
                tree.hold(node, Kid::Marked(self.page, self.marked));
                let mut map = BTreeMap::new();
                map.insert("MCID".to_owned(), DictItem::Int(self.marked as i64));
                self.marked += 1;
                let tag = tree.tag(node).to_owned();
                self.ops
                    .push(Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } });
            }
        }
        self.open = wanted;
    }

    /// Closes what is open.
    pub fn close(&mut self) {
        if self.open != Open::Nothing {
            self.ops.push(Op::EndMarkedContent);
            self.open = Open::Nothing;
        }
    }

    /// Draws an outline.
    pub fn outline(&mut self, steps: &[Step], fill: Option<Rgb>, stroke: Option<(Rgb, Stroke)>) {
        if let Some(colour) = fill {
            self.raw("rg", parts(colour));
        }
        if let Some((colour, stroke)) = stroke {
            self.raw("RG", parts(colour));
            self.raw("w", vec![real(stroke.width)]);
            let dash = stroke.dash.map_or_else(Vec::new, |(on, off)| vec![real(on), real(off)]);
            self.raw("d", vec![DictItem::Array(dash), DictItem::Int(0)]);
        }
        let at = |h: f32, (x, y): Spot| [real(x), real(h - y)];
        for step in steps {
            match *step {
                Step::Move(to) => self.raw("m", at(self.height, to).into()),
                Step::Line(to) => self.raw("l", at(self.height, to).into()),
                Step::Curve(a, b, to) => {
                    let places = [a, b, to].into_iter().flat_map(|spot| at(self.height, spot)).collect();
                    self.raw("c", places);
                }
                Step::Close => self.raw("h", Vec::new()),
            }
        }
        self.raw(
            match (fill.is_some(), stroke.is_some()) {
                (true, true) => "B",
                (true, false) => "f",
                _ => "S",
            },
            Vec::new(),
        );
    }

    /// Puts the logo into a box: its lower left corner, from the lower edge of the page, and its size.
    pub fn logo(&mut self, (left, lower): Spot, (width, height): Spot) {
        self.raw("q", Vec::new());
        let (zero, place) = (DictItem::Int(0), [real(left), real(lower)]);
        let [x, y] = place;
        self.raw("cm", vec![real(width), zero.clone(), zero, real(height), x, y]);
        self.raw("Do", vec![DictItem::Name(LOGO.as_bytes().to_vec())]);
        self.raw("Q", Vec::new());
    }

    /// Sets shaped text from its left end on the baseline; letters no font has become boxes.
    pub fn text(&mut self, (x, y): Spot, text: &str, face: Face, size: f32, colour: Rgb) {
        let shaped = self.faces.shape(face, text);
        let mut left = x;
        for part in shaped.iter() {
            match part.font {
                Font::Missing => self.boxes((left, y), part, size, colour),
                _ => self.glyphs((left, y), part, size, colour),
            }
            left += part.shaped.width * size / 1000.0;
        }
    }

    fn glyphs(&mut self, (x, y): Spot, part: &Part, size: f32, colour: Rgb) {
        let mut items: Vec<TextItem> = Vec::new();
        let mut run = Vec::new();
        let mut owed = 0.0_f32;
        for glyph in &part.shaped.glyphs {
            let shift = glyph.dx;
            if (owed - shift).abs() >= 0.5 {
                if !run.is_empty() {
                    items.push(TextItem::GlyphIds(std::mem::take(&mut run)));
                }
                items.push(TextItem::Offset(((owed - shift) * 10.0).round() / 10.0));
                owed = shift;
            }
            let id = self.fonts.glyph(part.font, glyph.id);
            run.push(printpdf::Codepoint { gid: id, offset: 0.0, cid: Some(glyph.text.clone()) });
            owed += self.faces.nominal(part.font, glyph.id) - glyph.advance;
        }
        if !run.is_empty() {
            items.push(TextItem::GlyphIds(run));
        }
        self.raw("rg", parts(colour));
        self.ops.push(Op::StartTextSection);
        let font = PdfFontHandle::External(FontId(FontSet::name(part.font).to_owned()));
        self.ops.push(Op::SetFont { font, size: Pt(size) });
        let round = |v: f32| (v * 100.0).round() / 100.0;
        let matrix = TextMatrix::Translate(Pt(round(x)), Pt(round(self.height - y)));
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items });
        self.ops.push(Op::EndTextSection);
    }

    fn boxes(&mut self, (x, y): Spot, part: &Part, size: f32, colour: Rgb) {
        let mut left = x;
        // A reader that copies or speaks the page still gets the letters themselves.
        let letters: String = part.shaped.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        let mut data = vec![0xfe, 0xff];
        data.extend(letters.encode_utf16().flat_map(u16::to_be_bytes));
        let map = BTreeMap::from([("ActualText".to_owned(), DictItem::String { data, literal: false })]);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict { map },
        });
        for glyph in &part.shaped.glyphs {
            let width = glyph.advance * size / 1000.0;
            let steps = rectangle((left + size * 0.06, y - size * 0.66), (width - size * 0.12, size * 0.66));
            let stroke = Stroke { ink: Ink::Text.into(), width: (size * 0.06).max(0.5), dash: None };
            self.outline(&steps, None, Some((colour, stroke)));
            left += width;
        }
        self.ops.push(Op::EndMarkedContent);
    }

    /// Paints a mark other than a chart, moved down by `dy` and right by `dx`.
    pub fn mark(&mut self, mark: &Mark, (dx, dy): Spot) {
        let mut mark = mark.clone();
        mark.shift(dx, dy);
        match &mark {
            Mark::Text { at, text, face, size, ink } => self.text(*at, text, *face, *size, ink.colour()),
            Mark::Outline { steps, fill, stroke } => {
                self.outline(
                    steps,
                    fill.map(Tint::colour),
                    stroke.map(|stroke| (stroke.ink.colour(), stroke)),
                );
            }
            Mark::Chart { .. } | Mark::Logo { .. } | Mark::Lead { .. } | Mark::Open => {}
        }
    }
}

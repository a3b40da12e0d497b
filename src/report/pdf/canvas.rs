//! A page's content: colours, outlines and shaped text, with the marks of the structure around
//! them. Heights count from the top; the page turns them over.

use super::faces::{Faces, Font, Part};
use super::fonts::FontSet;
use super::piece::{Mark, Spot, Step, Stroke, rectangle};
use super::stream::Stream;
use super::tint::Tint;
use super::tree::{Kid, NodeId, Tree};
use crate::charts::fonts::Face;
use crate::charts::{Ink, Rgb};

/// The name of the logo in the file.
pub const LOGO: &str = "Logo";

/// What text and shapes are painted with on one page.
pub struct Canvas<'c, 'f, 'a> {
    /// The content so far.
    pub stream: Stream,
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

impl<'c, 'f, 'a> Canvas<'c, 'f, 'a> {
    /// An empty page, counted from 0.
    pub fn new(page: usize, height: f32, fonts: &'c mut FontSet, faces: &'f Faces<'a>) -> Self {
        Canvas { stream: Stream::default(), height, fonts, faces, open: Open::Nothing, marked: 0, page }
    }

    /// The page, counted from 0.
    pub fn page(&self) -> usize {
        self.page
    }

    /// Opens the marked content of a node, or of decoration, if it is not open already.
    pub fn belong(&mut self, node: Option<NodeId>, tree: &mut Tree) {
        let wanted = node.map_or(Open::Decoration, Open::Node);
        if self.open == wanted {
            return;
        }
        self.close();
        match node {
            None => self.stream.open("Artifact", None),
            Some(node) => {
                tree.hold(node, Kid::Marked(self.page, self.marked));
                self.stream.open(tree.tag(node), Some(self.marked));
                self.marked += 1;
            }
        }
        self.open = wanted;
    }

    /// Closes what is open.
    pub fn close(&mut self) {
        if self.open != Open::Nothing {
            self.stream.close();
            self.open = Open::Nothing;
        }
    }

    /// Draws an outline.
    pub fn outline(&mut self, steps: &[Step], fill: Option<Rgb>, stroke: Option<(Rgb, Stroke)>) {
        self.moved(steps, fill, stroke, (0.0, 0.0));
    }

    /// Draws an outline that is moved right and down.
    fn moved(&mut self, steps: &[Step], fill: Option<Rgb>, stroke: Option<(Rgb, Stroke)>, (dx, dy): Spot) {
        if let Some(colour) = fill {
            self.stream.fill(colour);
        }
        if let Some((colour, stroke)) = stroke {
            self.stream.line(colour, stroke.width, stroke.dash);
        }
        let height = self.height;
        let at = |(x, y): Spot| (x + dx, height - (y + dy));
        let turned = steps.iter().map(|step| match *step {
            Step::Move(to) => Step::Move(at(to)),
            Step::Line(to) => Step::Line(at(to)),
            Step::Curve(a, b, to) => Step::Curve(at(a), at(b), at(to)),
            Step::Close => Step::Close,
        });
        let done = match (fill.is_some(), stroke.is_some()) {
            (true, true) => "B",
            (true, false) => "f",
            _ => "S",
        };
        self.stream.outline(turned, done);
    }

    /// Puts the logo into a box: its lower left corner, from the lower edge of the page, and its size.
    pub fn logo(&mut self, at: Spot, size: Spot) {
        self.stream.picture(LOGO, at, size);
    }

    /// Sets shaped text from its left end on the baseline; letters no font has become boxes.
    pub fn text(&mut self, (x, y): Spot, text: &str, face: Face, size: f32, colour: Rgb) {
        let words = self.faces.shape(face, text);
        let parts: Vec<&Part> = words.iter().flat_map(|word| word.iter()).collect();
        let mut left = x;
        for parts in parts.chunk_by(|one, next| one.font == next.font) {
            match parts {
                [first, ..] if first.font != Font::Missing => {
                    self.glyphs((left, y), first.font, parts, (size, colour));
                }
                all => {
                    let mut left = left;
                    for part in all {
                        self.boxes((left, y), part, size, colour);
                        left += part.shaped.width * size / 1000.0;
                    }
                }
            }
            left += parts.iter().map(|part| part.shaped.width).sum::<f32>() * size / 1000.0;
        }
    }

    /// Sets parts that follow each other in one font.
    fn glyphs(&mut self, (x, y): Spot, font: Font, parts: &[&Part], (size, colour): (f32, Rgb)) {
        self.stream.fill(colour);
        self.stream.begin_text(FontSet::name(font), size, (x, self.height - y));
        let used = self.fonts.of(font);
        let (mut owed, mut lifted) = (0.0_f32, 0.0_f32);
        for (glyph, run) in
            parts.iter().flat_map(|part| part.shaped.glyphs.iter().map(move |glyph| (glyph, &part.shaped)))
        {
            let shift = glyph.dx;
            if (owed - shift).abs() >= 0.5 {
                self.stream.back(owed - shift);
                owed = shift;
            }
            if (lifted - glyph.dy).abs() >= 0.5 {
                lifted = glyph.dy;
                self.stream.lift(lifted * size / 1000.0);
            }
            self.stream.letter(used.glyph(glyph, run));
            owed += glyph.nominal - glyph.advance;
        }
        if lifted != 0.0 {
            self.stream.lift(0.0);
        }
        self.stream.end_text();
    }

    fn boxes(&mut self, (x, y): Spot, part: &Part, size: f32, colour: Rgb) {
        let mut left = x;
        // A reader that copies or speaks the page still gets the letters themselves.
        self.stream.open_as(&part.shaped.text);
        // A reader finds the letters by the places of glyphs: spaces, which leave no mark.
        let space = self.faces.shape(Face::Sans, " ");
        if let Some((space, glyph)) = space
            .first()
            .and_then(|word| word.first())
            .and_then(|space| Some((space, space.shaped.glyphs.first()?)))
        {
            let number = self.fonts.of(space.font).glyph(glyph, &space.shaped);
            self.stream.begin_text(FontSet::name(space.font), size, (x, self.height - y));
            for missing in &part.shaped.glyphs {
                self.stream.letter(number);
                self.stream.back(glyph.advance - missing.advance);
            }
            self.stream.end_text();
        }
        for glyph in &part.shaped.glyphs {
            let width = glyph.advance * size / 1000.0;
            let steps = rectangle((left + size * 0.06, y - size * 0.66), (width - size * 0.12, size * 0.66));
            let stroke = Stroke { ink: Ink::Text.into(), width: (size * 0.06).max(0.5), dash: None };
            self.outline(&steps, None, Some((colour, stroke)));
            left += width;
        }
        self.stream.close();
    }

    /// Paints a mark other than a chart, moved down by `dy` and right by `dx`.
    pub fn mark(&mut self, mark: &Mark, (dx, dy): Spot) {
        match mark {
            Mark::Text { at, text, face, size, ink } => {
                self.text((at.0 + dx, at.1 + dy), text, *face, *size, ink.colour());
            }
            Mark::Outline { steps, fill, stroke } => {
                let stroke = stroke.map(|stroke| (stroke.ink.colour(), stroke));
                self.moved(steps, fill.map(Tint::colour), stroke, (dx, dy));
            }
            Mark::Chart { .. } | Mark::Logo { .. } | Mark::Lead { .. } | Mark::Open => {}
        }
    }
}

//! The pen: every mark a drawing can make, in CSS pixels and inks, on any plotters backend.
//!
//! Backends count in whole numbers, so the pen draws at [`UNIT`] steps a pixel and each painter
//! divides again. A text's place is the left, middle or right of its **baseline**; a font size is
//! the size of the em.

use super::fonts::Face;
use super::spec::Hit;
use super::theme::{Ink, Rgb, Theme};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontFamily, FontStyle, IntoFont as _, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::DrawingBackend;

/// How many steps of a backend make one pixel.
pub const UNIT: f64 = 20.0;

/// A place, x and y in pixels from the upper left corner.
pub type Spot = (f64, f64);

/// Whether a backend gets true colours or the numbers of the inks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// The red channel is the ink's number: for painters that keep the jobs of colours apart.
    Coded,
    /// The colours of a theme.
    Plain(Theme),
}

impl Palette {
    fn rgb(self, ink: Ink) -> RGBColor {
        match self {
            Palette::Coded => RGBColor(ink.code(), 0, 0),
            Palette::Plain(theme) => {
                let Rgb(r, g, b) = theme.colour(ink);
                RGBColor(r, g, b)
            }
        }
    }
}

/// Which part of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// The face.
    pub face: Face,
    /// The size of the em in pixels.
    pub size: f64,
    /// The colour's job.
    pub ink: Ink,
    /// Which part stands at the place.
    pub align: Align,
}

impl Type {
    /// Plain text from its left end.
    pub fn plain(size: f64, ink: Ink) -> Type {
        Type { face: Face::Sans, size, ink, align: Align::Left }
    }

    /// The same in semibold.
    pub fn bold(self) -> Type {
        Type { face: Face::SansSemibold, ..self }
    }

    /// The same, centred.
    pub fn middle(self) -> Type {
        Type { align: Align::Middle, ..self }
    }

    /// The same, from its right end.
    pub fn right(self) -> Type {
        Type { align: Align::Right, ..self }
    }

    /// How wide a text is when set so.
    pub fn width(&self, text: &str) -> f64 {
        super::fonts::width(self.face, self.size, text)
    }
}

/// Draws on a backend and remembers where evidence lies.
pub struct Pen<'a, D: DrawingBackend> {
    backend: &'a mut D,
    palette: Palette,
    hits: Vec<Hit>,
    trouble: Option<String>,
}

fn steps(at: Spot) -> (i32, i32) {
    ((at.0 * UNIT).round() as i32, (at.1 * UNIT).round() as i32)
}

impl<'a, D: DrawingBackend> Pen<'a, D> {
    /// A pen on a backend.
    pub fn new(backend: &'a mut D, palette: Palette) -> Self {
        Pen { backend, palette, hits: Vec::new(), trouble: None }
    }

    /// Ends the drawing: the hit areas, or the first thing the backend refused.
    pub fn finish(self) -> Result<Vec<Hit>, String> {
        match self.trouble {
            None => Ok(self.hits),
            Some(trouble) => Err(trouble),
        }
    }

    fn stroke(&self, ink: Ink, width: f64) -> ShapeStyle {
        let width = (width * UNIT).round().max(1.0) as u32;
        self.palette.rgb(ink).to_rgba().stroke_width(width)
    }

    fn fill(&self, ink: Ink) -> ShapeStyle {
        self.palette.rgb(ink).filled()
    }

    fn keep<E: std::fmt::Display>(&mut self, result: Result<(), E>) {
        if let (Err(error), None) = (result, &self.trouble) {
            self.trouble = Some(error.to_string());
        }
    }

    /// A straight line.
    pub fn line(&mut self, from: Spot, to: Spot, ink: Ink, width: f64) {
        let style = self.stroke(ink, width);
        let result = self.backend.draw_line(steps(from), steps(to), &style);
        self.keep(result);
    }

    /// A line in dashes: so long drawn, so long left out.
    pub fn dashed(&mut self, from: Spot, to: Spot, ink: Ink, width: f64, (on, off): (f64, f64)) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let mut at = 0.0;
        while at < length {
            let end = (at + on).min(length);
            let spot = |d: f64| (from.0 + dx * d / length, from.1 + dy * d / length);
            self.line(spot(at), spot(end), ink, width);
            at += on + off;
        }
    }

    /// A line through places.
    pub fn path(&mut self, spots: &[Spot], ink: Ink, width: f64) {
        if spots.len() > 1 {
            let style = self.stroke(ink, width);
            let result = self.backend.draw_path(spots.iter().copied().map(steps), &style);
            self.keep(result);
        }
    }

    /// A filled shape with straight edges.
    pub fn shape(&mut self, spots: &[Spot], ink: Ink) {
        let style = self.fill(ink);
        let result = self.backend.fill_polygon(spots.iter().copied().map(steps), &style);
        self.keep(result);
    }

    /// A filled rectangle: its upper left corner, width and height.
    pub fn area(&mut self, at: Spot, (width, height): (f64, f64), ink: Ink) {
        let style = self.fill(ink);
        let result = self.backend.draw_rect(steps(at), steps((at.0 + width, at.1 + height)), &style, true);
        self.keep(result);
    }

    /// A filled disc.
    pub fn disc(&mut self, at: Spot, radius: f64, ink: Ink) {
        let style = self.fill(ink);
        let result = self.backend.draw_circle(steps(at), (radius * UNIT).round() as u32, &style, true);
        self.keep(result);
    }

    /// A circle's outline.
    pub fn circle(&mut self, at: Spot, radius: f64, ink: Ink, width: f64) {
        let style = self.stroke(ink, width);
        let result = self.backend.draw_circle(steps(at), (radius * UNIT).round() as u32, &style, false);
        self.keep(result);
    }

    /// The pilot's mark: a dot with a halo, so that lines end before it.
    pub fn dot(&mut self, at: Spot, radius: f64, ink: Ink) {
        self.disc(at, radius + 1.5, Ink::Bg);
        self.disc(at, radius, ink);
    }

    /// The baseline's mark: a ring, empty inside.
    pub fn ring(&mut self, at: Spot, radius: f64, ink: Ink) {
        self.disc(at, radius + 1.0, Ink::Bg);
        self.circle(at, radius, ink, 2.0);
    }

    /// A line of text; empty text leaves no mark.
    pub fn text(&mut self, at: Spot, text: &str, set: Type) {
        if text.is_empty() {
            return;
        }
        let style = match (set.face.weight() > 400, set.face.italic()) {
            (true, _) => FontStyle::Bold,
            (false, true) => FontStyle::Italic,
            (false, false) => FontStyle::Normal,
        };
        let across = match set.align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let font = (FontFamily::Name(set.face.family()), set.size * UNIT, style).into_font();
        let colour = self.palette.rgb(set.ink);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(across, VPos::Bottom));
        let result = self.backend.draw_text(text, &style, steps(at));
        self.keep(result);
    }

    /// Remembers that a place leads to evidence.
    pub fn hit(&mut self, at: Spot, reach: f64, evidence: &[String], label: String) {
        self.hits.push(Hit {
            x: at.0 - reach,
            y: at.1 - reach,
            width: 2.0 * reach,
            height: 2.0 * reach,
            evidence: evidence.to_vec(),
            label,
        });
    }
}

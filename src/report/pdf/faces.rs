//! Letters to glyphs: the built-in face where it has the letter, else the font a person chose, else
//! a visible mark and a warning.

use crate::charts::fonts::{Face, Glyph, Shaped, shape};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization as _;

/// Which font a part of a run is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Font {
    /// One of the faces compiled in.
    Built(Face),
    /// The font a person chose.
    Chosen,
    /// None: the letters are drawn as boxes.
    Missing,
}

/// A part of a run in one font.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The font.
    pub font: Font,
    /// Its glyphs.
    pub shaped: Shaped,
}

/// Letters that no font has, by the text they stand in.
pub type MissingLetters = BTreeMap<String, BTreeSet<char>>;

/// Runs that were shaped before.
type ShapeCache = BTreeMap<(Face, String), Rc<Vec<Part>>>;

/// The width of the box drawn for a missing letter, in thousandths of the type size.
const BOX: f32 = 600.0;

/// Shapes text and remembers what it could not.
pub struct Faces<'a> {
    chosen: Option<(rustybuzz::Face<'a>, &'a [u8])>,
    cache: RefCell<ShapeCache>,
    missing: RefCell<MissingLetters>,
}

/// Text as it is set: composed letters, any white space but a tied one as a plain space, no control
/// letters.
pub fn cleaned(text: &str) -> String {
    let tied = |c: char| matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    text.nfc()
        .map(|c| if c.is_whitespace() && !tied(c) { ' ' } else { c })
        .filter(|c| !c.is_control() && !matches!(c, '\u{feff}' | '\u{ad}' | '\u{200b}'..='\u{200f}'))
        .collect()
}

impl<'a> Faces<'a> {
    /// The built-in faces, and a chosen font if it can be read.
    pub fn new(chosen: Option<&'a [u8]>) -> Faces<'a> {
        let chosen = chosen.and_then(|data| Some((rustybuzz::Face::from_slice(data, 0)?, data)));
        Faces { chosen, cache: RefCell::default(), missing: RefCell::default() }
    }

    /// The chosen font's file, if there is one.
    pub fn chosen_data(&self) -> Option<&'a [u8]> {
        self.chosen.as_ref().map(|(_, data)| *data)
    }

    /// Shapes a run.
    pub fn shape(&self, face: Face, text: &str) -> Rc<Vec<Part>> {
        let key = (face, text.to_owned());
        if let Some(found) = self.cache.borrow().get(&key) {
            return Rc::clone(found);
        }
        let parts = Rc::new(self.shape_new(face, &cleaned(text)));
        self.cache.borrow_mut().insert(key, Rc::clone(&parts));
        parts
    }

    fn font_of(&self, face: Face, letter: char) -> Font {
        let built = face.parsed().is_some_and(|f| f.glyph_index(letter).is_some());
        let chosen = || self.chosen.as_ref().is_some_and(|(f, _)| f.glyph_index(letter).is_some());
        if built {
            Font::Built(face)
        } else if chosen() {
            Font::Chosen
        } else {
            Font::Missing
        }
    }

    fn shape_new(&self, face: Face, text: &str) -> Vec<Part> {
        let mut spans: Vec<(Font, String)> = Vec::new();
        for letter in text.chars() {
            let font = self.font_of(face, letter);
            match spans.last_mut() {
                Some((last, span)) if *last == font => span.push(letter),
                _ => spans.push((font, letter.to_string())),
            }
        }
        let parts = spans.into_iter().map(|(font, span)| Part { font, shaped: self.shape_span(font, &span) });
        parts.collect()
    }

    fn shape_span(&self, font: Font, span: &str) -> Shaped {
        let parsed = match font {
            Font::Built(face) => face.parsed(),
            Font::Chosen => self.chosen.as_ref().map(|(face, _)| face),
            Font::Missing => None,
        };
        if let Some(parsed) = parsed {
            return shape(parsed, span);
        }
        let glyphs: Vec<Glyph> = span
            .chars()
            .map(|letter| Glyph { id: 0, advance: BOX, dx: 0.0, dy: 0.0, text: letter.to_string() })
            .collect();
        Shaped { width: BOX * glyphs.len() as f32, glyphs }
    }

    /// The width of a run at a type size.
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        self.shape(face, text).iter().map(|part| part.shaped.width).sum::<f32>() * size / 1000.0
    }

    /// Remembers the letters of a text that no font has.
    pub fn note_missing(&self, whole: &str) {
        let letters = cleaned(whole);
        let lacking = letters.chars().filter(|c| self.font_of(Face::Sans, *c) == Font::Missing);
        let lacking: BTreeSet<char> = lacking.collect();
        if !lacking.is_empty() {
            self.missing.borrow_mut().entry(whole.to_owned()).or_default().extend(lacking);
        }
    }

    /// What could not be set, so far.
    pub fn missing(&self) -> MissingLetters {
        self.missing.borrow().clone()
    }

    /// How far a glyph of a font moves the pen by the font's own table, in thousandths, as a whole
    /// number: what the file will say, so that the difference can be made up.
    pub fn nominal(&self, font: Font, glyph: u16) -> f32 {
        let parsed = match font {
            Font::Built(face) => face.parsed(),
            Font::Chosen => self.chosen.as_ref().map(|(face, _)| face),
            Font::Missing => None,
        };
        let Some(parsed) = parsed else { return BOX };
        let units = parsed.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph)).unwrap_or(0);
        (f32::from(units) * 1000.0 / parsed.units_per_em() as f32).trunc()
    }
}

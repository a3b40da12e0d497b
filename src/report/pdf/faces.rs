//! Letters to glyphs: the built-in face where it has the letter, else the font a person chose, else
//! a visible mark and a warning.

use crate::charts::fonts::{Face, Glyph, Shaped, shape_towards};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
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
type ShapeCache = BTreeMap<Face, HashMap<String, Rc<Vec<Part>>>>;

/// The width of the box drawn for a missing letter, in thousandths of the type size.
const BOX: f32 = 600.0;

/// Shapes text and remembers what it could not.
pub struct Faces<'a> {
    chosen: Option<(rustybuzz::Face<'a>, &'a [u8])>,
    cache: RefCell<ShapeCache>,
    missing: RefCell<MissingLetters>,
}

/// Text as it is set: composed letters, any white space but a tied one as a plain space, no control
/// letters and none that are there to be invisible.
pub fn cleaned(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let tied = |c: char| matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    text.nfc()
        .map(|c| if c.is_whitespace() && !tied(c) { ' ' } else { c })
        .filter(|c| !c.is_control() && !unseen(*c))
        .collect()
}

/// Letters that Unicode means to be invisible: joiners, marks of direction, choices between forms.
fn unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a text may hold letters that are written from right to left.
fn may_run_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'))
}

/// The stretches of one direction, from left to right as they are seen; true runs to the left.
fn directed(text: &str) -> Vec<(&str, bool)> {
    if !may_run_left(text) {
        return vec![(text, false)];
    }
    // A report reads from left to right; a line without a letter that does is read from the right.
    let rightwards = text.chars().any(|c| unicode_bidi::bidi_class(c) == unicode_bidi::BidiClass::L);
    let level = if rightwards { unicode_bidi::Level::ltr() } else { unicode_bidi::Level::rtl() };
    let info = unicode_bidi::BidiInfo::new(text, Some(level));
    let Some(whole) = info.paragraphs.first() else { return Vec::new() };
    let (levels, runs) = info.visual_runs(whole, whole.range.clone());
    let leftwards = |at: usize| levels.get(at).is_some_and(unicode_bidi::Level::is_rtl);
    runs.into_iter().filter_map(|run| Some((text.get(run.clone())?, leftwards(run.start)))).collect()
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
        if let Some(found) = self.cache.borrow().get(&face).and_then(|known| known.get(text)) {
            return Rc::clone(found);
        }
        let parts = Rc::new(self.shape_new(face, &cleaned(text)));
        self.cache.borrow_mut().entry(face).or_default().insert(text.to_owned(), Rc::clone(&parts));
        parts
    }

    fn font_of(&self, face: Face, letter: char, leftwards: bool) -> Font {
        let built = || face.parsed().is_some_and(|f| f.glyph_index(letter).is_some());
        let chosen = || self.chosen.as_ref().is_some_and(|(f, _)| f.glyph_index(letter).is_some());
        // What is written to the left is set in one font with its spaces and signs.
        if (' '..='~').contains(&letter) && !leftwards {
            Font::Built(face)
        } else if leftwards && chosen() {
            Font::Chosen
        } else if built() {
            Font::Built(face)
        } else if chosen() {
            Font::Chosen
        } else {
            Font::Missing
        }
    }

    fn shape_new(&self, face: Face, text: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        for (stretch, leftwards) in directed(text) {
            let mut spans: Vec<(Font, String)> = Vec::new();
            for letter in stretch.chars() {
                let font = self.font_of(face, letter, leftwards);
                match spans.last_mut() {
                    Some((last, span)) if *last == font => span.push(letter),
                    _ => spans.push((font, letter.to_string())),
                }
            }
            if leftwards {
                spans.reverse();
            }
            let set =
                |(font, span): (Font, String)| Part { font, shaped: self.shape_span(font, &span, leftwards) };
            parts.extend(spans.into_iter().map(set));
        }
        parts
    }

    fn shape_span(&self, font: Font, span: &str, leftwards: bool) -> Shaped {
        let parsed = match font {
            Font::Built(face) => face.parsed(),
            Font::Chosen => self.chosen.as_ref().map(|(face, _)| face),
            Font::Missing => None,
        };
        if let Some(parsed) = parsed {
            return shape_towards(parsed, span, Some(leftwards));
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
        if whole.is_ascii() {
            return;
        }
        let letters = cleaned(whole);
        let lacking = letters.chars().filter(|c| self.font_of(Face::Sans, *c, false) == Font::Missing);
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

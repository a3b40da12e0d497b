//! Letters to glyphs: the built-in face where it has the letter, else the font a person chose, else
//! a visible mark and a warning.

use crate::charts::fonts::{DISPLAY, Face, Glyph, Known, Shaped, shape};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
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

/// A word, or the spaces between two, in as many parts as it needs fonts.
pub type Word = Rc<[Part]>;

/// Words that were shaped before, by the number of their face. A page says the same words again and
/// again, and each is measured before it is set.
type ShapeCache = [FxHashMap<Box<str>, Word>; Face::ALL.len()];

/// The width of the box drawn for a missing letter, in thousandths of the type size.
const BOX: f32 = 600.0;

/// Shapes text and remembers what it could not.
pub struct Faces<'a> {
    chosen: Option<(Known<'a>, &'a [u8])>,
    cache: RefCell<ShapeCache>,
    missing: RefCell<MissingLetters>,
    /// Whether any letter was missing so far.
    lacking: Cell<bool>,
}

/// Text as it is set: composed letters, any white space but a tied one as a plain space, no control
/// letters and none that are there to be invisible.
pub fn cleaned(text: &str) -> String {
    if text.chars().all(as_it_is) {
        return text.to_owned();
    }
    let tied = |c: char| matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    text.nfc()
        .map(|c| if c.is_whitespace() && !tied(c) { ' ' } else { c })
        .filter(|c| !c.is_control() && !unseen(*c))
        .collect()
}

/// Letters of Latin, signs and arrows that stand for themselves: composed, seen, and no white space.
fn as_it_is(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{22ff}')
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

/// A text in its words and the spaces between them. Whole, where letters may run to the left, since what
/// stands where is known only then; and in titles, whose face moves some capitals towards a space.
fn words(face: Face, text: &str) -> impl Iterator<Item = &str> {
    let whole = face.family() == DISPLAY || !text.is_ascii() && may_run_left(text);
    let mut rest = text;
    std::iter::from_fn(move || {
        let spaces = rest.starts_with(' ');
        let turns = |byte: u8| !whole && (byte == b' ') != spaces;
        let (word, after) = rest.split_at(rest.bytes().position(turns).unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

impl<'a> Faces<'a> {
    /// The built-in faces, and a chosen font if it can be read.
    pub fn new(chosen: Option<&'a [u8]>) -> Faces<'a> {
        let chosen = chosen.and_then(|data| Some((Known::read(data)?, data)));
        Faces { chosen, cache: RefCell::default(), missing: RefCell::default(), lacking: Cell::default() }
    }

    /// The chosen font's file, if there is one.
    pub fn chosen_data(&self) -> Option<&'a [u8]> {
        self.chosen.as_ref().map(|(_, data)| *data)
    }

    /// Shapes a run word by word: the faces of text move no letter for the sake of a space, nor of a letter
    /// beyond one.
    fn each(&self, face: Face, text: &str, mut see: impl FnMut(&Word)) {
        let mut cache = self.cache.borrow_mut();
        let Some(known) = cache.get_mut(face as usize) else { return };
        for word in words(face, text) {
            if let Some(found) = known.get(word) {
                see(found);
                continue;
            }
            let new: Word = self.shape_new(face, &cleaned(word)).into();
            if new.iter().any(|part| part.font == Font::Missing) {
                self.lacking.set(true);
            }
            see(&new);
            known.insert(word.into(), new);
        }
    }

    /// Shapes a run.
    pub fn shape(&self, face: Face, text: &str) -> Vec<Word> {
        let mut all = Vec::new();
        self.each(face, text, |word| all.push(Rc::clone(word)));
        all
    }

    /// Forgets what was shaped, once nothing is left to be set.
    pub fn forget(&self) {
        self.cache.borrow_mut().iter_mut().for_each(|known| *known = FxHashMap::default());
    }

    /// A font with its tables read.
    fn known(&self, font: Font) -> Option<&Known<'a>> {
        match font {
            Font::Built(face) => face.known(),
            Font::Chosen => self.chosen.as_ref().map(|(known, _)| known),
            Font::Missing => None,
        }
    }

    fn font_of(&self, face: Face, letter: char, leftwards: bool) -> Font {
        let built = || face.parsed().is_some_and(|f| f.glyph_index(letter).is_some());
        let chosen = || self.chosen.as_ref().is_some_and(|(f, _)| f.parsed.glyph_index(letter).is_some());
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
        if let Some(known) = self.known(font) {
            return shape(known, span, Some(leftwards));
        }
        let place = |(at, letter): (usize, char)| (at as u32, (at + letter.len_utf8()) as u32);
        let boxed = |letters| Glyph { id: 0, advance: BOX, nominal: BOX, dx: 0.0, dy: 0.0, letters };
        let glyphs: Box<[Glyph]> = span.char_indices().map(place).map(boxed).collect();
        Shaped { text: span.into(), width: BOX * glyphs.len() as f32, glyphs }
    }

    /// The width of a run at a type size.
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        let mut width = 0.0;
        self.each(face, text, |word| width += word.iter().map(|part| part.shaped.width).sum::<f32>());
        width * size / 1000.0
    }

    /// Whether any word that was shaped so far has letters that no font has.
    pub fn lacking(&self) -> bool {
        self.lacking.get()
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::fonts::width;

    #[test]
    fn the_faces_of_text_move_no_letter_for_the_sake_of_a_space_or_of_one_beyond_it() {
        let letters = "AFLPTVWYfkrty1.,:)”’–−";
        for face in Face::ALL.into_iter().filter(|face| face.family() != DISPLAY) {
            let wide = |text: &str| width(face, 1000.0, text);
            for (one, other) in letters.chars().flat_map(|one| letters.chars().map(move |o| (one, o))) {
                let (one, other) = (one.to_string(), other.to_string());
                let parts = wide(&one) + wide(" ") + wide(&other);
                assert!((wide(&format!("{one} {other}")) - parts).abs() < 0.01, "{face:?}: {one} {other}");
            }
        }
    }

    #[test]
    fn a_text_is_in_words_and_in_one_piece_where_its_parts_depend_on_each_other() {
        let of = |face, text: &'static str| words(face, text).collect::<Vec<_>>();
        assert_eq!(of(Face::Sans, " two  words"), [" ", "two", "  ", "words"]);
        assert_eq!(of(Face::DisplaySemibold, "two words"), ["two words"]);
        assert_eq!(of(Face::Sans, "Owner محمد since"), ["Owner محمد since"]);
        assert!(of(Face::Sans, "").is_empty());
    }
}

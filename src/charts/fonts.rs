//! The faces every drawing and every page is set in, compiled in so that no machine's own fonts
//! change a picture. Source Sans 3 and Source Serif 4 Display, both under the SIL Open Font
//! License (the texts lie beside the files).

use rustybuzz::ttf_parser::GlyphId;
use rustybuzz::{Direction, ShapePlan};
use std::sync::OnceLock;

/// One face of the two families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Source Sans 3, weight 400: text.
    Sans,
    /// Source Sans 3, weight 600: labels that carry the message.
    SansSemibold,
    /// Source Sans 3, italic.
    SansItalic,
    /// Source Sans 3, weight 600, italic.
    SansSemiboldItalic,
    /// Source Serif 4 Display, weight 400.
    Display,
    /// Source Serif 4 Display, weight 600: titles and figures.
    DisplaySemibold,
}

/// The name of the sans family, as CSS writes it.
pub const SANS: &str = "Source Sans 3";
/// The name of the serif family, as CSS writes it.
pub const DISPLAY: &str = "Source Serif 4 Display";

impl Face {
    /// Every face, in the order they are registered.
    pub const ALL: [Face; 6] = [
        Face::Sans,
        Face::SansSemibold,
        Face::SansItalic,
        Face::SansSemiboldItalic,
        Face::Display,
        Face::DisplaySemibold,
    ];

    /// The font file, TrueType, 1000 units per em.
    pub fn data(self) -> &'static [u8] {
        match self {
            Face::Sans => include_bytes!("fonts/SourceSans3-Regular.ttf"),
            Face::SansSemibold => include_bytes!("fonts/SourceSans3-Semibold.ttf"),
            Face::SansItalic => include_bytes!("fonts/SourceSans3-It.ttf"),
            Face::SansSemiboldItalic => include_bytes!("fonts/SourceSans3-SemiboldIt.ttf"),
            Face::Display => include_bytes!("fonts/SourceSerif4Display-Regular.ttf"),
            Face::DisplaySemibold => include_bytes!("fonts/SourceSerif4Display-Semibold.ttf"),
        }
    }

    /// The PostScript name, which a PDF calls the font by.
    pub fn postscript(self) -> &'static str {
        match self {
            Face::Sans => "SourceSans3-Regular",
            Face::SansSemibold => "SourceSans3-Semibold",
            Face::SansItalic => "SourceSans3-It",
            Face::SansSemiboldItalic => "SourceSans3-SemiboldIt",
            Face::Display => "SourceSerif4Display-Regular",
            Face::DisplaySemibold => "SourceSerif4Display-Semibold",
        }
    }

    /// The CSS family name.
    pub fn family(self) -> &'static str {
        match self {
            Face::Display | Face::DisplaySemibold => DISPLAY,
            _ => SANS,
        }
    }

    /// The CSS weight, 400 or 600.
    pub fn weight(self) -> u16 {
        match self {
            Face::SansSemibold | Face::SansSemiboldItalic | Face::DisplaySemibold => 600,
            _ => 400,
        }
    }

    /// Whether the face is slanted.
    pub fn italic(self) -> bool {
        matches!(self, Face::SansItalic | Face::SansSemiboldItalic)
    }

    /// The face of a family by weight and slant; the serif has no italic here.
    pub fn of(family: &str, bold: bool, italic: bool) -> Face {
        match (family == DISPLAY, bold, italic) {
            (true, true, _) => Face::DisplaySemibold,
            (true, false, _) => Face::Display,
            (false, true, true) => Face::SansSemiboldItalic,
            (false, true, false) => Face::SansSemibold,
            (false, false, true) => Face::SansItalic,
            (false, false, false) => Face::Sans,
        }
    }

    /// The face with its tables read, or `None` for a broken file (a test rules that out for the built-in
    /// ones). It is read when it is first asked for: most drawings use two of the six.
    pub fn known(self) -> Option<&'static Known<'static>> {
        static KNOWN: [OnceLock<Option<Known<'static>>>; Face::ALL.len()] =
            [const { OnceLock::new() }; Face::ALL.len()];
        KNOWN.get(self as usize)?.get_or_init(|| Known::read(self.data())).as_ref()
    }

    /// The parsed face.
    pub fn parsed(self) -> Option<&'static rustybuzz::Face<'static>> {
        self.known().map(|known| &known.parsed)
    }
}

/// A face with its tables read, and with the plans by which nearly all text is shaped: to make a plan
/// takes longer than to shape a word.
pub struct Known<'a> {
    /// The tables.
    pub parsed: rustybuzz::Face<'a>,
    /// For text with Latin letters.
    latin: OnceLock<ShapePlan>,
    /// For text of figures and signs alone.
    signs: OnceLock<ShapePlan>,
}

impl<'a> Known<'a> {
    /// Reads a font file; `None` if it is none.
    pub fn read(data: &'a [u8]) -> Option<Known<'a>> {
        let parsed = rustybuzz::Face::from_slice(data, 0)?;
        Some(Known { parsed, latin: OnceLock::new(), signs: OnceLock::new() })
    }

    /// The plan for a text, if it is one of those that are kept.
    fn plan(&self, buffer: &rustybuzz::UnicodeBuffer) -> Option<&ShapePlan> {
        let (kept, script) = match (buffer.direction(), buffer.script()) {
            (Direction::LeftToRight, rustybuzz::script::LATIN) => {
                (&self.latin, Some(rustybuzz::script::LATIN))
            }
            (Direction::LeftToRight, rustybuzz::script::UNKNOWN) => (&self.signs, None),
            _ => return None,
        };
        Some(kept.get_or_init(|| ShapePlan::new(&self.parsed, Direction::LeftToRight, script, None, &[])))
    }
}

/// One glyph of a shaped run. Lengths are thousandths of the type size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its font file; 0 is "the font has no such letter".
    pub id: u16,
    /// How far the pen moves on.
    pub advance: f32,
    /// How far it would by the font's own table of widths, as a whole number.
    pub nominal: f32,
    /// Shift of this glyph from the pen, to the right.
    pub dx: f32,
    /// Shift of this glyph from the pen, upwards.
    pub dy: f32,
    /// Where the letters it stands for begin and end in the run's text: several for a ligature, none
    /// for a second part.
    pub letters: (u32, u32),
}

/// A run of text as glyphs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shaped {
    /// The text.
    pub text: Box<str>,
    /// The glyphs from left to right.
    pub glyphs: Box<[Glyph]>,
    /// The width in thousandths of the type size.
    pub width: f32,
}

impl Shaped {
    /// The letters that one of its glyphs stands for.
    pub fn letters(&self, glyph: &Glyph) -> &str {
        let (from, to) = glyph.letters;
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }
}

/// Shapes one run of text of one face, kerning and ligatures by the font's own tables, in a direction that
/// is known: from right to left if `leftwards`. The glyphs are from left to right either way.
pub fn shape(face: &Known<'_>, text: &str, leftwards: Option<bool>) -> Shaped {
    let mut buffer = rustybuzz::UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    match leftwards {
        Some(true) => buffer.set_direction(Direction::RightToLeft),
        Some(false) => buffer.set_direction(Direction::LeftToRight),
        None => {}
    }
    let shaped = match face.plan(&buffer) {
        Some(plan) => rustybuzz::shape_with_plan(&face.parsed, plan, buffer),
        None => rustybuzz::shape(&face.parsed, &[], buffer),
    };
    let face = &face.parsed;
    let em = 1000.0 / face.units_per_em() as f32;
    let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    let (mut width, mut previous) = (0.0, usize::MAX);
    let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, at)| {
        let start = info.cluster as usize;
        let next = starts.partition_point(|other| *other <= start);
        let end = starts.get(next).copied().unwrap_or(text.len());
        let end = if start == previous { start } else { end };
        previous = start;
        let id = u16::try_from(info.glyph_id).unwrap_or(0);
        let advance = at.x_advance as f32 * em;
        width += advance;
        Glyph {
            id,
            advance,
            nominal: (f32::from(face.glyph_hor_advance(GlyphId(id)).unwrap_or(0)) * em).trunc(),
            dx: at.x_offset as f32 * em,
            dy: at.y_offset as f32 * em,
            letters: (start as u32, end as u32),
        }
    });
    let glyphs = glyphs.collect();
    Shaped { text: text.into(), glyphs, width }
}

/// Shapes a run in one of the built-in faces.
pub fn shape_in(face: Face, text: &str) -> Shaped {
    face.known().map(|known| shape(known, text, None)).unwrap_or_default()
}

/// How wide a text is at a type size, in the unit of that size.
pub fn width(face: Face, size: f64, text: &str) -> f64 {
    f64::from(shape_in(face, text).width) * size / 1000.0
}

/// The text itself if it fits, or as much of it as fits with an ellipsis.
pub fn fitted(face: Face, size: f64, text: &str, room: f64) -> String {
    let whole = shape_in(face, text);
    if f64::from(whole.width) * size / 1000.0 <= room {
        return text.to_owned();
    }
    // Shaped once: the glyphs say how many letters fit beside the ellipsis, up to a letter or two
    // that a ligature or a kern at the cut may change.
    let mut left = (room - width(face, size, "…")) * 1000.0 / size;
    let fit = whole.glyphs.iter().take_while(|glyph| {
        left -= f64::from(glyph.advance);
        left >= -f64::EPSILON
    });
    let most: usize = fit.map(|glyph| whole.letters(glyph).chars().count()).sum();
    for keep in (1..=most).rev() {
        let mut short: String = text.chars().take(keep).collect();
        short.truncate(short.trim_end().len());
        short.push('…');
        if width(face, size, &short) <= room {
            return short;
        }
    }
    "…".to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_face_opens_and_has_a_thousand_units() {
        for face in Face::ALL {
            assert_eq!(face.parsed().unwrap().units_per_em(), 1000, "{face:?}");
        }
    }

    #[test]
    fn digits_are_tabular_so_columns_of_figures_stand() {
        let one = width(Face::Sans, 10.0, "1");
        assert!("0123456789".chars().all(|d| (width(Face::Sans, 10.0, &d.to_string()) - one).abs() < 1e-6));
    }

    #[test]
    fn the_signs_the_words_need_are_in_the_text_faces() {
        for face in [Face::Sans, Face::SansSemibold] {
            for letter in "−→≠≥≤×÷…–“”’•\u{a0}\u{202f}éŁź€%".chars() {
                assert!(face.parsed().unwrap().glyph_index(letter).is_some(), "{face:?} lacks {letter:?}");
            }
        }
    }

    #[test]
    fn a_long_name_ends_in_an_ellipsis_and_fits() {
        let short = fitted(Face::Sans, 12.0, "a very long name of a drill", 60.0);
        assert!(short.ends_with('…') && width(Face::Sans, 12.0, &short) <= 60.0, "{short}");
        assert_eq!(fitted(Face::Sans, 12.0, "S01", 60.0), "S01");
    }
}

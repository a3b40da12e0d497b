//! The fonts a document uses, cut down to the letters it uses.

use super::faces::{Faces, Font};
use crate::charts::fonts::Face;
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// The glyphs in use, by font.
#[derive(Default)]
pub struct FontSet {
    used: BTreeMap<Font, GlyphRemapper>,
}

impl FontSet {
    /// The name of a font in the file.
    pub fn name(font: Font) -> &'static str {
        match font {
            Font::Built(Face::Sans) => "R",
            Font::Built(Face::SansSemibold) => "B",
            Font::Built(Face::SansItalic) => "I",
            Font::Built(Face::SansSemiboldItalic) => "J",
            Font::Built(Face::Display) => "D",
            Font::Built(Face::DisplaySemibold) => "T",
            Font::Chosen | Font::Missing => "X",
        }
    }

    /// The number a glyph has in the cut-down font.
    pub fn glyph(&mut self, font: Font, glyph: u16) -> u16 {
        self.used.entry(font).or_default().remap(glyph)
    }

    /// Cuts the fonts down and puts them into a document's resources.
    pub fn embed(&self, document: &mut printpdf::PdfDocument, faces: &Faces<'_>) -> Result<(), String> {
        for (font, glyphs) in &self.used {
            let (data, name, weight) = match font {
                Font::Built(face) => (face.data(), face.postscript().to_owned(), face.weight()),
                Font::Chosen => (faces.chosen_data().unwrap_or_default(), "ChosenFont".to_owned(), 400),
                Font::Missing => continue,
            };
            let cut = subsetter::subset(data, 0, glyphs).map_err(|error| format!("{name}: {error}"))?;
            let mut notes = Vec::new();
            let mut parsed = printpdf::ParsedFont::from_bytes(&cut, 0, &mut notes)
                .ok_or_else(|| format!("{name}: the cut-down font cannot be read"))?;
            parsed.font_name = Some(format!("{}+{name}", tag(glyphs)));
            parsed.pdf_font_metrics.us_weight_class = weight;
            let id = printpdf::FontId(FontSet::name(*font).to_owned());
            document.resources.fonts.map.insert(id, printpdf::PdfFont::new(parsed));
        }
        Ok(())
    }
}

/// Six letters that depend on the glyphs alone, which mark a font as cut down.
fn tag(glyphs: &GlyphRemapper) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for glyph in glyphs.remapped_gids() {
        hash = (hash ^ u64::from(glyph)).wrapping_mul(0x0100_0000_01b3);
    }
    (0..6).map(|at| char::from(b'A' + ((hash >> (at * 8)) % 26) as u8)).collect()
}

//! The fonts a document uses, cut down to the letters it uses.

use super::faces::{Faces, Font};
use crate::charts::fonts::{Face, Glyph, Shaped};
use printpdf::{Codepoint, FontId, Op, PdfDocument, PdfFontHandle, Pt, TextItem};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// The glyphs in use, by font.
#[derive(Default)]
pub struct FontSet {
    used: BTreeMap<Font, Used>,
}

/// The glyphs of one font in use.
#[derive(Default)]
pub struct Used {
    glyphs: GlyphRemapper,
    /// What each stands for, by its number in the cut-down font, from 1.
    letters: Vec<String>,
}

impl Used {
    /// The number a glyph of a run has in the cut-down font.
    pub fn glyph(&mut self, glyph: &Glyph, run: &Shaped) -> u16 {
        let number = self.glyphs.remap(glyph.id);
        if usize::from(number) > self.letters.len() {
            // A tied space looks as any other, and whoever copies text wants a plain one.
            self.letters.push(run.letters(glyph).replace('\u{a0}', " "));
        }
        number
    }
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

    /// The glyphs of a font in use.
    pub fn of(&mut self, font: Font) -> &mut Used {
        self.used.entry(font).or_default()
    }

    /// Cuts the fonts down and puts them into a document's resources. The operations given back name
    /// every letter once: from these printpdf makes each font's widths and its way back to letters.
    pub fn embed(&self, document: &mut PdfDocument, faces: &Faces<'_>) -> Result<Vec<Op>, String> {
        let mut ops = vec![Op::StartTextSection];
        for (font, Used { glyphs, letters }) in &self.used {
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
            let id = FontId(FontSet::name(*font).to_owned());
            document.resources.fonts.map.insert(id.clone(), printpdf::PdfFont::new(parsed));
            let all =
                (1..).zip(letters).map(|(gid, text)| Codepoint { gid, offset: 0.0, cid: Some(text.clone()) });
            ops.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(all.collect())] });
        }
        ops.push(Op::EndTextSection);
        Ok(ops)
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

//! What stands on every page around its content: why this is no last word above it, and below it
//! who may see it, what it is, and which page of how many.

use super::canvas::Canvas;
use super::faces::Faces;
use super::lines::Style;
use super::piece::{Step, Stroke, rounded};
use super::setter::styles;
use super::tint::Tint;
use super::tree::{NodeId, Tree};
use super::write::Sheet;
use crate::charts::Ink;
use crate::charts::fonts::Face;
use crate::report::model::Footer;

/// The words around the content of every page.
pub struct Edges<'a> {
    /// Below it.
    pub footer: &'a Footer,
    /// Above it; may be empty.
    pub draft: &'a str,
    /// The node of the words above, which are spoken once.
    pub node: NodeId,
}

/// How the words above are set.
const DRAFT: Style = Style::sans(8.3, 11.4, Ink::Note).bold();

/// Paints the draft mark at the right above the content.
pub fn above(canvas: &mut Canvas<'_, '_, '_>, tree: &mut Tree, sheet: Sheet, edges: &Edges<'_>) {
    if edges.draft.is_empty() {
        return;
    }
    canvas.faces.note_missing(edges.draft);
    let words = shortened(canvas.faces, DRAFT.face, edges.draft, sheet.width - 2.0 * sheet.side - 16.0);
    let width = canvas.faces.width(DRAFT.face, DRAFT.size, &words);
    let right = sheet.width - sheet.side;
    let baseline = 33.0;
    let frame = rounded((right - width - 16.0, baseline - 10.6), (width + 16.0, 15.5), 3.0);
    let stroke = Stroke { ink: DRAFT.ink, width: 0.9, dash: Some((2.6, 1.8)) };
    canvas.belong(None, tree);
    canvas.outline(&frame, None, Some((DRAFT.ink.colour(), stroke)));
    canvas.belong((canvas.page() == 0).then_some(edges.node), tree);
    canvas.text((right - width - 8.0, baseline), &words, DRAFT.face, DRAFT.size, DRAFT.ink.colour());
}

/// Paints the foot; `of` is the number of pages.
pub fn below(canvas: &mut Canvas<'_, '_, '_>, tree: &mut Tree, sheet: Sheet, footer: &Footer, of: usize) {
    let style = styles::NOTE;
    let y = sheet.height - 36.0;
    let colour = style.ink.colour();
    canvas.belong(None, tree);
    let rule = Stroke { ink: Ink::LineStrong.into(), width: 0.5, dash: None };
    let line = [Step::Move((sheet.side, y - 13.0)), Step::Line((sheet.width - sheet.side, y - 13.0))];
    canvas.outline(&line, None, Some((rule.ink.colour(), rule)));
    let mut left = sheet.side;
    let number = format!("Page {} of {of}", canvas.page() + 1);
    let width = canvas.faces.width(style.face, style.size, &number);
    let end = sheet.width - sheet.side - width - 16.0;
    if !footer.classification.is_empty() {
        let bold = Face::SansSemibold;
        let room = (end - left) / 2.0;
        canvas.faces.note_missing(&footer.classification);
        let words = shortened(canvas.faces, bold, &footer.classification, room);
        canvas.text((left, y), &words, bold, style.size, Tint::Job(Ink::Ink2).colour());
        left += canvas.faces.width(bold, style.size, &words) + 12.0;
    }
    canvas.faces.note_missing(&footer.text);
    let words = shortened(canvas.faces, style.face, &footer.text, end - left);
    canvas.text((left, y), &words, style.face, style.size, colour);
    canvas.text((sheet.width - sheet.side - width, y), &number, style.face, style.size, colour);
}

/// A text of the foot in the room there is: a long name is cut before the last part, which dates it;
/// page 1 shows the name whole.
fn shortened(faces: &Faces<'_>, face: Face, text: &str, room: f32) -> String {
    let fits = |words: &str| faces.width(face, styles::NOTE.size, words) <= room;
    if fits(text) {
        return text.to_owned();
    }
    let (name, rest) = match text.rsplit_once(" | ") {
        Some((name, rest)) => (name, format!(" | {rest}")),
        None => (text, String::new()),
    };
    let letters: Vec<char> = name.chars().collect();
    let cut = |keep: usize| {
        let kept: String = letters.iter().take(keep).collect();
        format!("{}…{rest}", kept.trim_end())
    };
    (0..letters.len()).rev().map(cut).find(|words| fits(words)).unwrap_or_else(|| "…".to_owned())
}

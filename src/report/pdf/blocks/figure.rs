//! A drawing between its caption and its source; the three never part.

use crate::charts::{Size, spoken};
use crate::report::model::{Figure, Rich};
use crate::report::pdf::piece::{Mark, Piece, Place};
use crate::report::pdf::setter::{Setter, styles};
use crate::report::pdf::tree::Role;

/// Points a pixel: the 13 px labels of a drawing come out at 9 points.
pub const SCALE: f32 = 0.69;

/// Sets a figure.
pub fn set(setter: &mut Setter<'_, '_>, figure: &Figure) {
    setter.figures += 1;
    let first = setter.pieces.len();
    let number = format!("Figure\u{a0}{}. ", setter.figures);
    let mut caption = Rich::new().bold(number);
    caption.0.extend(figure.caption.0.iter().cloned());
    setter.text(&caption, styles::CAPTION, 15.0, Role::Caption);
    setter.place(first, Place { anchor: figure.anchor.clone(), outline: None });
    for piece in setter.pieces.iter_mut().skip(first) {
        piece.keep = true;
    }
    let captioned: f32 = setter.pieces.iter().skip(first).map(|piece| piece.height).sum();
    let left = setter.column.left;
    let pixels = setter.column.width / SCALE;
    // A drawing that would not leave room for its words on a page is drawn less high.
    let most = (setter.page - captioned - 60.0) / SCALE;
    let high = (pixels * figure.shape as f32).min(most);
    let node = setter.tree.add(Role::Figure, setter.parent);
    let alt = spoken(&figure.chart);
    setter.faces.note_missing(&alt);
    setter.tree.with(node, |node| node.alt = Some(alt));
    let mut piece = Piece::high(high * SCALE);
    piece.above = 4.0;
    let size = Size { width: f64::from(pixels), height: f64::from(high) };
    let chart = Box::new(figure.chart.clone());
    piece.put(Some(node), Mark::Chart { at: (left, 0.0), chart, size, scale: SCALE });
    setter.push(piece);
    if !figure.source.is_empty() {
        if let Some(piece) = setter.pieces.last_mut() {
            piece.keep = true;
        }
        setter.text(&figure.source, styles::NOTE, 3.0, Role::P);
        setter.together(first);
    }
}

//! Boxes: a tinted ground behind other blocks, with a bar at the left.

use super::set as set_blocks;
use crate::charts::Ink;
use crate::report::model::{Callout, CalloutKind, Rich};
use crate::report::pdf::piece::{Art, Mark, Piece, rectangle};
use crate::report::pdf::setter::{Setter, styles};
use crate::report::pdf::tree::Role;

const PAD: f32 = 13.0;

/// Sets a box; it stays whole where a page can hold it.
pub fn set(setter: &mut Setter<'_, '_>, callout: &Callout) {
    let (ground, bar, ink) = match callout.kind {
        CalloutKind::Decision => (Ink::NavyTint, setter.accent.or(Ink::Navy), Ink::Navy),
        CalloutKind::Mind => (Ink::NoteTint, Ink::Note.into(), Ink::Note),
    };
    let outer = setter.column;
    let parent = setter.parent;
    setter.parent = setter.tree.add(Role::Div, parent);
    setter.column.left += PAD + 3.0;
    setter.column.width -= 2.0 * PAD + 3.0;
    let first = setter.pieces.len();
    let mut top = Piece::high(9.0);
    top.above = 14.0;
    top.keep = true;
    setter.push(top);
    if !callout.title.is_empty() {
        let mut style = styles::H3;
        style.ink = ink.into();
        setter.text(&Rich::from(callout.title.as_str()), style, 0.0, Role::P);
        if let Some(piece) = setter.pieces.last_mut() {
            piece.keep = true;
        }
    }
    set_blocks(setter, &callout.blocks);
    if let Some(piece) = setter.pieces.last_mut() {
        piece.keep = true;
    }
    setter.push(Piece::high(10.0));
    setter.column = outer;
    setter.parent = parent;
    for (n, piece) in setter.pieces.iter_mut().skip(first).enumerate() {
        // Space between the parts of a box is part of the box, so that its ground has no gaps.
        if n > 0 {
            let above = std::mem::take(&mut piece.above);
            piece.height += above;
            piece.shift(0.0, above);
        }
        // A hair of overlap keeps viewers from showing a seam between two pieces.
        let behind = |x, w, ink| Art {
            node: None,
            mark: Mark::Outline {
                steps: rectangle((x, -0.2), (w, piece.height + 0.4)),
                fill: Some(ink),
                stroke: None,
            },
        };
        let (wash, edge) = (behind(outer.left, outer.width, ground.into()), behind(outer.left, 3.0, bar));
        piece.arts.splice(0..0, [wash, edge]);
    }
    setter.together(first);
}

//! The head of page 1: the organisation's band, and its logo in the margin above.

use super::piece::{Mark, Piece};
use super::setter::Setter;
use super::tree::Role;
use crate::charts::Ink;
use crate::report::model::Brand;

/// The most room a logo takes, in points.
const ROOM: (f32, f32) = (170.0, 30.0);

/// How far the logo stays above the content.
const ABOVE: f32 = 8.0;

/// The band's height.
const BAND: f32 = 3.0;

/// Sets the head of page 1; without a logo or an accent there is none.
pub fn set(setter: &mut Setter<'_, '_>, brand: &Brand) {
    let mut piece = Piece::high(0.0);
    if brand.accent.is_some() {
        piece.area((0.0, 0.0), (setter.column.width, BAND), setter.accent.or(Ink::Navy));
        piece.height = BAND + 12.0;
    }
    if let Some(logo) = &brand.logo {
        let node = setter.tree.add(Role::Figure, setter.parent);
        let alt = if logo.alt.is_empty() { "Logo".to_owned() } else { logo.alt.clone() };
        setter.tree.with(node, |node| node.alt = Some(alt));
        let size = logo.size_in(ROOM);
        piece.put(Some(node), Mark::Logo { at: (0.0, -ABOVE - size.1), size, logo: logo.clone() });
    }
    if !piece.arts.is_empty() {
        piece.keep = true;
        setter.push(piece);
    }
}

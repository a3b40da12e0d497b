//! Figures side by side, each with its interval, its before and after, and how it stands.

use crate::charts::Ink;
use crate::report::model::{Rich, Standing, Tile};
use crate::report::pdf::chip;
use crate::report::pdf::lines::Style;
use crate::report::pdf::piece::Piece;
use crate::report::pdf::setter::{Setter, TextNode, baseline, styles};
use crate::report::pdf::tree::{NodeId, Role};

const GAP: f32 = 9.0;
const PAD: f32 = 9.0;
const FIGURE: Style = Style::display(23.0, 27.0);

/// Sets tiles, four in a row at most.
pub fn set(setter: &mut Setter<'_, '_>, tiles: &[Tile]) {
    let rows = tiles.len().div_ceil(4).max(1);
    for (n, row) in tiles.chunks(tiles.len().div_ceil(rows).max(1)).enumerate() {
        let mut piece = line_of(setter, row);
        piece.above = if n == 0 { 13.0 } else { GAP };
        setter.push(piece);
    }
}

fn line_of(setter: &mut Setter<'_, '_>, tiles: &[Tile]) -> Piece {
    let many = tiles.len().max(1) as f32;
    let width = (setter.column.width - GAP * (many - 1.0)) / many;
    let mut piece = Piece::high(0.0);
    let mut drawn: Vec<Piece> = Vec::new();
    for (n, tile) in tiles.iter().enumerate() {
        let mut one = tile_text(setter, tile, width - 2.0 * PAD - 2.0);
        one.shift(setter.column.left + (width + GAP) * n as f32 + PAD + 2.0, PAD - 2.0);
        piece.height = piece.height.max(one.height + 2.0 * PAD - 3.0);
        drawn.push(one);
    }
    for ((n, tile), one) in tiles.iter().enumerate().zip(drawn) {
        let x = setter.column.left + (width + GAP) * n as f32;
        piece.area((x, 0.0), (width, piece.height), Ink::Sunk);
        piece.area((x, 0.0), (2.4, piece.height), bar(tile));
        piece.arts.extend(one.arts);
    }
    piece
}

fn bar(tile: &Tile) -> Ink {
    match tile.chip.map(|chip| chip.standing) {
        _ if tile.worse => Ink::Worse,
        Some(Standing::Met) => Ink::Pilot,
        Some(Standing::NotMet) => Ink::Worse,
        Some(Standing::NotEnough | Standing::Interim) => Ink::Navy,
        Some(Standing::NotComparable | Standing::Open) => Ink::LineStrong,
        None => Ink::Pilot,
    }
}

fn tile_text(setter: &mut Setter<'_, '_>, tile: &Tile, width: f32) -> Piece {
    let group = setter.tree.add(Role::Div, setter.parent);
    let mut piece = Piece::high(0.0);
    let mut figure = FIGURE;
    if tile.worse {
        figure.ink = Ink::Worse.into();
    }
    // Words in the figure's place, or a very long figure, are set smaller rather than broken.
    let wide = setter.faces.width(figure.face, figure.size, &tile.figure);
    if wide > width {
        figure.size = (figure.size * width / wide).max(12.0);
    }
    let small = styles::NOTE;
    let strong = Style { ink: Ink::Ink2.into(), ..small };
    for (words, style) in [
        (&tile.label, styles::LABEL),
        (&tile.figure, figure),
        (&tile.interval, strong),
        (&tile.change, small),
    ] {
        if !words.is_empty() {
            lines_into(setter, &mut piece, words, style, (group, width));
        }
    }
    if let Some(one) = &tile.chip {
        let node = setter.tree.add(Role::P, group);
        let at = (0.0, piece.height + 5.0 + 10.6);
        chip::put(&mut piece, setter.faces, one, at, Some(node));
        piece.height += 5.0 + chip::HEIGHT;
    }
    piece
}

fn lines_into(
    setter: &mut Setter<'_, '_>,
    piece: &mut Piece,
    words: &str,
    style: Style,
    (group, width): (NodeId, f32),
) {
    let node = TextNode::plain(setter.tree.add(Role::P, group));
    for line in setter.lines(&Rich::from(words), style, width) {
        let at = (0.0, piece.height + baseline(style));
        setter.put(piece, &line, at, style, &node);
        piece.height += style.leading;
    }
}

//! Questions, answers and verdicts: one row each, all of the same size whatever the verdict.

use crate::charts::{Ink, Size, spoken};
use crate::report::model::{Chip, Rich, Verdict};
use crate::report::pdf::chip;
use crate::report::pdf::lines::Style;
use crate::report::pdf::piece::{Mark, Piece};
use crate::report::pdf::setter::{Setter, TextNode, baseline, styles};
use crate::report::pdf::tree::{NodeId, Role};

const GAP: f32 = 16.0;
const DRAWING: f32 = 118.0;

/// Chips one below the other, each behind its criterion's id.
const CHIPS: Style = Style::sans(9.0, 19.5, Ink::Ink2);

fn named(id: &str, chip: &Chip) -> Rich {
    Rich::new().text(format!("{id} ")).chip(*chip)
}

/// Sets the rows under a navy rule.
pub fn set(setter: &mut Setter<'_, '_>, rows: &[Verdict]) {
    let drawn = rows.iter().any(|row| row.drawing.is_some());
    let single = rows.iter().filter(|row| row.chips.is_empty());
    let single = single.map(|row| chip::width(setter.faces, &row.chip));
    let several = rows.iter().flat_map(|row| &row.chips).map(|(id, chip)| {
        let line = setter.lines(&named(id, chip), CHIPS, f32::INFINITY);
        line.first().map_or(0.0, |line| line.width) + 0.1
    });
    // A person's id may be long; it then breaks rather than take the answer's room.
    let chips = single.chain(several).fold(0.0, f32::max).min(setter.column.width * 0.3);
    let first = setter.column.width * 0.17;
    let first = first.max(chips);
    let right = if drawn { DRAWING + GAP } else { 0.0 };
    let middle = setter.column.width - first - GAP - right;
    for (n, row) in rows.iter().enumerate() {
        let piece = one(setter, row, (first, middle));
        let (left, width) = (setter.column.left, setter.column.width);
        let mut framed = Piece::high(piece.height + 14.0);
        framed.above = if n == 0 { 12.0 } else { 0.0 };
        let (from, ink, weight) = match (n, row.question.is_empty()) {
            (0, _) => (0.0, Ink::Navy, 1.2),
            (_, true) => (first + GAP, Ink::Line, 0.8),
            (_, false) => (0.0, Ink::LineStrong, 0.6),
        };
        framed.rule((left + from, 0.0), width - from, ink, weight);
        let mut inner = piece;
        inner.shift(left, 6.0);
        framed.arts.extend(inner.arts);
        if n + 1 == rows.len() {
            framed.rule((left, framed.height), width, Ink::Navy, 1.2);
        }
        setter.push(framed);
    }
}

fn one(setter: &mut Setter<'_, '_>, row: &Verdict, (first, middle): (f32, f32)) -> Piece {
    let group = setter.tree.add(Role::Div, setter.parent);
    let mut piece = Piece::high(0.0);
    let mut y = 0.0;
    if !row.question.is_empty() {
        y = column(
            setter,
            &mut piece,
            &Rich::from(row.question.as_str()),
            styles::H3,
            (group, 0.0, first, y),
        ) + 4.0;
    }
    if row.chips.is_empty() {
        let node = setter.tree.add(Role::P, group);
        chip::put(&mut piece, setter.faces, &row.chip, (0.0, y + 11.6), Some(node));
        y += chip::HEIGHT + 5.0;
    }
    for (id, chip) in &row.chips {
        y = column(setter, &mut piece, &named(id, chip), CHIPS, (group, 0.0, first, y));
    }
    if !row.chip_note.is_empty() {
        y = column(
            setter,
            &mut piece,
            &Rich::from(row.chip_note.as_str()),
            styles::NOTE,
            (group, 0.0, first, y),
        );
    }
    let left = first + GAP;
    let answer = column(setter, &mut piece, &row.sentence, styles::ANSWER, (group, left, middle, 0.0));
    let answer = column(setter, &mut piece, &row.detail, styles::DETAIL, (group, left, middle, answer + 2.0));
    let mut height = y.max(answer);
    if let Some(chart) = &row.drawing {
        let scale = 0.66_f32;
        let size = Size { width: f64::from(DRAWING / scale), height: 66.0 };
        let node = setter.tree.add(Role::Figure, group);
        setter.tree.with(node, |node| node.alt = Some(spoken(chart)));
        let at = (left + middle + GAP, 3.0);
        piece.put(Some(node), Mark::Chart { at, chart: Box::new(chart.clone()), size, scale });
        height = height.max(3.0 + 66.0 * scale);
    }
    piece.height = height;
    piece
}

/// Sets a text from a height on in a column; gives the height it ends at.
fn column(
    setter: &mut Setter<'_, '_>,
    piece: &mut Piece,
    rich: &Rich,
    style: Style,
    at: (NodeId, f32, f32, f32),
) -> f32 {
    let (group, left, width, mut y) = at;
    if rich.is_empty() {
        return y;
    }
    let node = setter.tree.add(Role::P, group);
    let text = TextNode { node, links: setter.links(rich, node) };
    for line in setter.lines(rich, style, width) {
        setter.put(piece, &line, (left, y + baseline(style)), style, &text);
        y += style.leading;
    }
    y
}

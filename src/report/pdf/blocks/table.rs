//! Tables: cells that wrap, a head repeated on every page, rows that are not cut unless a page
//! cannot hold one.

use crate::charts::Ink;
use crate::report::model::{Align, Column, Inline, Rich, Row, Table};
use crate::report::pdf::chip;
use crate::report::pdf::lines::{Line, Style};
use crate::report::pdf::piece::{Mark, Piece, Place};
use crate::report::pdf::setter::{Setter, TextNode, baseline, styles};
use crate::report::pdf::tree::{NodeId, Role};

const GAP: f32 = 10.0;

/// The most of a page that a repeated head may take.
const MOST_HEAD: f32 = 0.3;

/// A wide letter, by the size of its type.
const LETTER: f32 = 1.3;

/// So many rows say how wide the words of a column are.
const LIKE: usize = 200;

/// One column's place.
#[derive(Clone, Copy)]
struct Slot {
    left: f32,
    width: f32,
    align: Align,
}

/// One cell, in lines.
struct Cell {
    slot: Slot,
    lines: Vec<Line>,
    leading: f32,
    text: TextNode,
}

/// Sets a table.
pub fn set(setter: &mut Setter<'_, '_>, table: &Table) {
    let style = if table.dense { styles::DENSE } else { styles::CELL };
    let first = setter.pieces.len();
    if !table.caption.is_empty() {
        setter.text(&table.caption, styles::CAPTION, 13.0, Role::P);
        for piece in setter.pieces.iter_mut().skip(first) {
            piece.keep = true;
        }
    }
    let slots = slots(setter, table, style);
    let style = narrowed(style, &slots);
    let node = setter.tree.add(Role::Table, setter.parent);
    let head = head(setter, table, &slots, style, node);
    let mut heading = head.clone();
    heading.above = if table.caption.is_empty() { 12.0 } else { 4.0 };
    heading.keep = true;
    // A head that takes much of a page is said once.
    let repeated = (head.height <= setter.page * MOST_HEAD).then(|| {
        setter.heads.push(head);
        setter.heads.len() - 1
    });
    setter.push(heading);
    let low = |piece: &Piece| piece.height < 80.0;
    for (n, row) in table.rows.iter().enumerate() {
        let before = setter.pieces.len();
        set_row(setter, row, &slots, (style, node, repeated));
        // Neither the first nor the last row of a table stands alone, unless it is high.
        let last = n > 0 && n + 1 == table.rows.len() && setter.pieces.get(before).is_some_and(low);
        if let Some(piece) = setter.pieces.get_mut(before - 1).filter(|piece| last && low(piece)) {
            piece.keep = true;
        }
        if let Some(piece) =
            setter.pieces.last_mut().filter(|piece| n == 0 && table.rows.len() > 2 && low(piece))
        {
            piece.keep = true;
        }
    }
    if table.rows.is_empty()
        && let Some(piece) = setter.pieces.last_mut()
    {
        piece.keep = false;
    }
}

fn slots(setter: &Setter<'_, '_>, table: &Table, style: Style) -> Vec<Slot> {
    let between = table.columns.len().saturating_sub(1) as f32;
    let gap = GAP.min(setter.column.width * 0.3 / between.max(1.0));
    let room = setter.column.width - gap * between;
    let mut left = setter.column.left;
    let place = |(column, width): (&Column, f32)| {
        let slot = Slot { left, width, align: column.align };
        left += width + gap;
        slot
    };
    let shares: Vec<f32> = table.columns.iter().map(|column| column.share.max(0.01)).collect();
    let least = levelled(&widest_words(setter, table, style, room), room);
    let widths = shared(room, &shares, &least);
    table.columns.iter().zip(widths).map(place).collect()
}

/// A style in which a column holds a letter at least, however many columns there are.
fn narrowed(style: Style, slots: &[Slot]) -> Style {
    let narrowest = slots.iter().map(|slot| slot.width).fold(f32::INFINITY, f32::min);
    let scale = (narrowest / (style.size * LETTER)).min(1.0);
    Style { size: style.size * scale, leading: style.leading * scale, ..style }
}

/// How wide each column's widest word is, up to a quarter of the table: a word is broken only where
/// it is wider than that.
fn widest_words(setter: &Setter<'_, '_>, table: &Table, style: Style, room: f32) -> Vec<f32> {
    let width = |text: &str, style: Style| {
        words(text)
            .into_iter()
            .map(|word| setter.faces.width(style.face, style.size, word.trim_end_matches(' ')))
            .fold(0.0, f32::max)
    };
    let of = |(at, column): (usize, &Column)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        // Most rows of a long table are like its first ones.
        let cells = cells.take(LIKE).map(|cell| width(&cell.plain(), style));
        let chips = table.rows.iter().filter_map(|row| row.cells.get(at)).take(LIKE).flat_map(|cell| &cell.0);
        let chips = chips.map(|part| match part {
            Inline::Chip(chip) => chip::width(setter.faces, chip).min(room / 3.0),
            Inline::Run(_) => style.size * LETTER,
        });
        let word = cells.fold(width(&column.head, style.bold()), f32::max).ceil().min(room / 4.0);
        chips.fold(word.max(style.size * LETTER), f32::max)
    };
    table.columns.iter().enumerate().map(of).collect()
}

/// What is not broken when it is set: a name may be at its hyphens and slashes, but not before a figure, so
/// that an evidence id stays whole.
fn words(text: &str) -> Vec<&str> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (at, mark) in text.match_indices([' ', '-', '/']) {
        let behind = text.get(at + 1..).and_then(|rest| rest.chars().next());
        if mark == " " || !behind.is_some_and(|letter| letter.is_ascii_digit()) {
            found.extend(text.get(from..=at));
            from = at + 1;
        }
    }
    found.extend(text.get(from..));
    found
}

/// The least widths where the room is for all of them; else the widest are lowered to one height, so that
/// an id is not broken for the sake of a long name.
fn levelled(least: &[f32], room: f32) -> Vec<f32> {
    let at = |cap: f32| least.iter().map(|width| width.min(cap)).collect::<Vec<_>>();
    let mut widest: Vec<f32> = least.to_vec();
    widest.sort_by(f32::total_cmp);
    let mut left = room;
    for (n, width) in widest.iter().enumerate() {
        let share = left / (widest.len() - n) as f32;
        if *width > share {
            return at(share);
        }
        left -= width;
    }
    least.to_vec()
}

/// Room by shares, where no column gets less than its least while others have more than theirs.
fn shared(room: f32, shares: &[f32], least: &[f32]) -> Vec<f32> {
    let total: f32 = shares.iter().sum();
    let even: Vec<f32> = shares.iter().map(|share| room * share / total).collect();
    let lacking: f32 = even.iter().zip(least).map(|(has, least)| (least - has).max(0.0)).sum();
    let spare: f32 = even.iter().zip(least).map(|(has, least)| (has - least).max(0.0)).sum();
    if lacking <= 0.0 || spare <= 0.0 {
        return even;
    }
    let (given, taken) = ((spare / lacking).min(1.0), (lacking / spare).min(1.0));
    let settle = |(has, least): (&f32, &f32)| {
        if has < least { has + (least - has) * given } else { has - (has - least) * taken }
    };
    even.iter().zip(least).map(settle).collect()
}

fn head(setter: &mut Setter<'_, '_>, table: &Table, slots: &[Slot], style: Style, node: NodeId) -> Piece {
    let row = setter.tree.add(Role::TR, node);
    let style = Style { ink: Ink::Navy.into(), ..style }.bold();
    let mut cells = Vec::new();
    for (column, slot) in table.columns.iter().zip(slots) {
        let node = setter.tree.add(Role::ColumnHead, row);
        let lines = setter.lines(&Rich::from(column.head.as_str()), style, slot.width);
        cells.push(Cell { slot: *slot, lines, leading: style.leading, text: TextNode::plain(node) });
    }
    let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    let mut piece = Piece::high(most as f32 * style.leading + 6.0);
    for cell in &cells {
        piece.put(Some(cell.text.node), Mark::Open);
        // Heads of unequal height stand on the rule.
        let down = (most - cell.lines.len()) as f32 * style.leading + 2.0;
        for (n, line) in cell.lines.iter().enumerate() {
            put_line(setter, &mut piece, cell, line, down + n as f32 * style.leading, style);
        }
    }
    piece.rule((setter.column.left, piece.height), setter.column.width, Ink::Navy, 1.0);
    piece
}

fn put_line(setter: &Setter<'_, '_>, piece: &mut Piece, cell: &Cell, line: &Line, y: f32, style: Style) {
    let x = match cell.slot.align {
        Align::Left => cell.slot.left,
        Align::Right => cell.slot.left + cell.slot.width - line.width,
    };
    setter.put(piece, line, (x, y + baseline(style)), style, &cell.text);
}

fn set_row(
    setter: &mut Setter<'_, '_>,
    row: &Row,
    slots: &[Slot],
    (style, node, repeated): (Style, NodeId, Option<usize>),
) {
    let line = setter.tree.add(Role::TR, node);
    let mut cells = Vec::new();
    let empty = Rich::new();
    for (n, slot) in slots.iter().enumerate() {
        let rich = row.cells.get(n).unwrap_or(&empty);
        let node = setter.tree.add(if n == 0 { Role::RowHead } else { Role::TD }, line);
        let lines = setter.lines(rich, style, slot.width);
        let text = TextNode { node, links: setter.links(rich, node) };
        // A chip is higher than a line of small type.
        let leading = if has_chip(rich) && lines.len() > 1 { style.leading.max(18.0) } else { style.leading };
        cells.push(Cell { slot: *slot, lines, leading, text });
    }
    let leading = cells.iter().map(|cell| cell.leading).fold(style.leading, f32::max);
    let chips = row.cells.iter().any(has_chip);
    let pad = if style.size < 8.5 { 2.2 } else { 3.6 } + if chips { 2.6 } else { 0.0 };
    let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
    let head = repeated.and_then(|at| setter.heads.get(at)).map_or(0.0, |piece| piece.height);
    let fits = (((setter.page - head - 2.0 * pad - 4.0) / leading) as usize).max(1);
    let mut from = 0;
    while from < most {
        let to = (from + fits).min(most);
        let shown = |cell: &Cell| cell.lines.len().clamp(from, to).saturating_sub(from) as f32 * cell.leading;
        let height = cells.iter().map(shown).fold(style.leading, f32::max);
        let mut piece = Piece::high(height + 2.0 * pad);
        piece.head = repeated;
        if from == 0 {
            piece.places.push(Place { anchor: row.anchor.clone(), outline: None });
        }
        for cell in &cells {
            piece.put(Some(cell.text.node), Mark::Open);
            for (n, line) in cell.lines.iter().skip(from).take(to - from).enumerate() {
                put_line(setter, &mut piece, cell, line, pad + n as f32 * cell.leading, style);
            }
        }
        if to == most {
            piece.rule((setter.column.left, piece.height), setter.column.width, Ink::Line, 0.7);
        }
        setter.push(piece);
        from = to;
    }
}

fn has_chip(rich: &Rich) -> bool {
    rich.0.iter().any(|part| matches!(part, Inline::Chip(_)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::{levelled, shared, words};

    #[test]
    fn an_id_is_one_word_and_is_not_broken_for_the_sake_of_a_long_name() {
        assert_eq!(
            words("A-013 ingest-orders a/b v2/3"),
            ["A-013 ", "ingest-", "orders ", "a/", "b ", "v2/3"]
        );
        assert_eq!(levelled(&[20.0, 30.0, 40.0], 100.0), [20.0, 30.0, 40.0]);
        assert_eq!(levelled(&[20.0, 90.0, 60.0], 100.0), [20.0, 40.0, 40.0]);
        assert_eq!(levelled(&[20.0, 90.0, 30.0], 100.0), [20.0, 50.0, 30.0]);
    }

    #[test]
    fn a_column_gets_its_least_from_those_with_more_and_the_room_stays() {
        assert_eq!(shared(100.0, &[1.0, 1.0], &[10.0, 20.0]), [50.0, 50.0]);
        assert_eq!(shared(100.0, &[1.0, 3.0], &[40.0, 20.0]), [40.0, 60.0]);
        let short = shared(100.0, &[1.0, 1.0], &[80.0, 40.0]);
        assert!((short.iter().sum::<f32>() - 100.0).abs() < 0.01 && short[0] > 50.0, "{short:?}");
    }
}

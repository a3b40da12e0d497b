//! Tables: what each column and row measures, and where one is divided.

use super::measure;
use super::text::{Style, paragraph};
use super::xml::{Place, emu, safe, solid};
use crate::charts::Ink;
use crate::charts::fonts::Face;
use crate::report::model::{Align, Rich, Row, Table};

/// Above and below the words of a cell, in points.
const PAD: f64 = 3.0;
/// Between two columns.
const GAP: f64 = 10.0;
/// More lines than this in one cell are cut, and stand whole in the notes.
pub(super) const LINES: usize = 7;

/// A table with its measures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// The table.
    pub table: Table,
    /// The columns' widths.
    pub widths: Vec<f64>,
    /// The rows' heights, the head's first.
    pub heights: Vec<f64>,
    /// The height of its caption.
    pub caption: f64,
    /// The type size.
    pub size: f64,
}

impl Grid {
    /// How high it is, with its caption.
    pub(super) fn height(&self) -> f64 {
        self.caption + self.heights.iter().sum::<f64>()
    }
}

/// The type size of a table's cells.
pub(super) fn size(scale: f64) -> f64 {
    (11.5 * scale * 4.0).round() / 4.0
}

fn style(size: f64, align: Align) -> Style {
    Style { align: if align == Align::Right { "r" } else { "l" }, ..Style::of(size) }
}

/// The words' room in a column.
fn inner(width: f64, last: bool) -> f64 {
    width - if last { 0.0 } else { GAP }
}

/// An id has at most so many letters.
const ID: usize = 6;

/// The columns' widths by their shares. A column of ids holds them whole; the widest gives it the room.
fn widths(table: &Table, width: f64, size: f64) -> Vec<f64> {
    let shares: f32 = table.columns.iter().map(|column| column.share).sum();
    let mut widths: Vec<f64> =
        table.columns.iter().map(|c| width * f64::from(c.share) / f64::from(shares.max(0.01))).collect();
    for n in 0..widths.len().saturating_sub(1) {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(n)).map(Rich::plain);
        let ids = cells.filter(|text| text.chars().count() <= ID && !text.contains(' '));
        let least = ids.map(|id| measure::width(Face::SansSemibold, size, &id)).fold(0.0, f64::max) + GAP;
        let lacks = least - widths.get(n).copied().unwrap_or(least);
        let widest = widths.iter().copied().fold(0.0, f64::max);
        if lacks > 0.0 && lacks < widest / 2.0 {
            if let Some(from) = widths.iter_mut().find(|w| **w >= widest) {
                *from -= lacks;
            }
            if let Some(to) = widths.get_mut(n) {
                *to = least;
            }
        }
    }
    widths
}

/// Measures a table for a width.
pub(super) fn grid(table: &Table, width: f64, scale: f64) -> Grid {
    let size = size(scale);
    let widths = widths(table, width, size);
    let room = |n: usize| {
        let last = n + 1 == widths.len();
        widths.get(n).map_or(width, |w| inner(*w, last))
    };
    let pitch = Style::of(size).pitch;
    let high = |lines: usize| 2.0 * PAD + lines as f64 * pitch;
    let head = table
        .columns
        .iter()
        .enumerate()
        .map(|(n, column)| measure::lines(&Rich::from(column.head.clone()), true, size, room(n)));
    let mut heights = vec![high(head.max().unwrap_or(1))];
    heights.extend(table.rows.iter().map(|row| {
        let lines = row.cells.iter().enumerate().map(|(n, cell)| measure::lines(cell, false, size, room(n)));
        high(lines.max().unwrap_or(1))
    }));
    let caption = if table.caption.is_empty() { 0.0 } else { Style::of(13.0 * scale).pitch + 4.0 };
    Grid { table: table.clone(), widths, heights, caption, size }
}

/// The same table with every cell cut to the lines it may have; gives the whole of what was cut.
pub(super) fn cut(table: &Table, width: f64, scale: f64) -> (Table, Vec<String>) {
    let measured = grid(&Table { rows: Vec::new(), ..table.clone() }, width, scale);
    let (mut out, mut whole) = (table.clone(), Vec::new());
    for row in &mut out.rows {
        for (n, cell) in row.cells.iter_mut().enumerate() {
            let last = n + 1 == measured.widths.len();
            let room = measured.widths.get(n).map_or(width, |w| inner(*w, last));
            if let Some(short) = measure::cut_rich(cell, measured.size, room, LINES) {
                whole.push(cell.plain());
                *cell = short;
            }
        }
    }
    (out, whole)
}

/// As many of the first rows as fit into a height, at least one if there is one; and the rest.
pub(super) fn divide(table: &Table, width: f64, scale: f64, room: f64) -> (Table, Option<Table>) {
    let measured = grid(table, width, scale);
    let mut used = measured.caption;
    let mut keep = 0;
    for (n, height) in measured.heights.iter().enumerate() {
        used += height;
        if n > 0 && (used <= room || n == 1) {
            keep = n;
        }
    }
    let (first, rest) = table.rows.split_at(keep.min(table.rows.len()));
    let with = |rows: &[Row]| Table { rows: rows.to_vec(), ..table.clone() };
    (with(first), (!rest.is_empty()).then(|| with(rest)))
}

fn edge(name: &str, ink: Option<Ink>, weight: f64) -> String {
    match ink {
        Some(ink) => format!("<a:{name} w=\"{}\">{}</a:{name}>", emu(weight), solid(ink)),
        None => format!("<a:{name} w=\"0\"><a:noFill/></a:{name}>"),
    }
}

fn cell(words: &Rich, style: Style, last: bool, below: (Ink, f64)) -> String {
    format!(
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{}</a:txBody><a:tcPr marL=\"0\" marR=\"{}\" marT=\"{}\" marB=\"{}\" anchor=\"t\">{}{}{}{}<a:noFill/></a:tcPr></a:tc>",
        paragraph(words, "", style),
        emu(if last { 0.0 } else { GAP }),
        emu(PAD),
        emu(PAD),
        edge("lnL", None, 0.0),
        edge("lnR", None, 0.0),
        edge("lnT", None, 0.0),
        edge("lnB", Some(below.0), below.1),
    )
}

fn row(cells: &[Rich], grid: &Grid, n: usize) -> String {
    let head = n == 0;
    let of = |(at, words): (usize, &Rich)| {
        let align = grid.table.columns.get(at).map(|column| column.align).unwrap_or_default();
        let style = style(grid.size, align);
        let style = if head { style.ink(Ink::Ink2).bold() } else { style };
        let below = if head { (Ink::Navy, 1.0) } else { (Ink::Line, 0.75) };
        cell(words, style, at + 1 == grid.widths.len(), below)
    };
    let height = grid.heights.get(n).copied().unwrap_or(0.0);
    let cells: String = cells.iter().enumerate().map(of).collect();
    format!("<a:tr h=\"{}\">{cells}</a:tr>", emu(height))
}

/// The frame of a table, without its caption.
pub(super) fn frame(grid: &Grid, id: usize, at: Place, name: &str, alternative: &str) -> String {
    let columns: String =
        grid.widths.iter().map(|width| format!("<a:gridCol w=\"{}\"/>", emu(*width))).collect();
    let head: Vec<Rich> = grid.table.columns.iter().map(|column| Rich::from(column.head.clone())).collect();
    let mut rows = row(&head, grid, 0);
    for (n, one) in grid.table.rows.iter().enumerate() {
        rows.push_str(&row(&one.cells, grid, n + 1));
    }
    let at = Place { h: grid.heights.iter().sum(), ..at };
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"{}\" descr=\"{}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        safe(name),
        safe(alternative),
        at.transform("p:xfrm")
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;
    use crate::report::model::Column;

    #[test]
    fn a_column_of_ids_holds_them_whole_and_the_widest_gives_it_the_room() {
        let columns =
            vec![Column::words("Id", 0.1), Column::words("What", 9.0), Column::words("Verdict", 1.0)];
        let cells = ["A-0123", "What must be shown", "Met"].map(Rich::from).to_vec();
        let table = Table { columns, rows: vec![Row { cells, anchor: None }], ..Table::default() };
        let measured = grid(&table, 800.0, 1.12);
        assert_eq!(measured.heights[1], measured.heights[0], "the id takes one line");
        assert!((measured.widths.iter().sum::<f64>() - 800.0).abs() < 0.01, "{:?}", measured.widths);
    }
}

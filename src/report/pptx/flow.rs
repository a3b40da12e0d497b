//! From the bands of a slide to places: the largest type at which all of it fits, or as many slides
//! as it takes.

use super::measure;
use super::place::{Placed, Placing, Set, between, height};
use super::table;
use super::text::Style;
use super::xml::Place;
use crate::charts::Ink;
use crate::charts::fonts::Face;
use crate::report::model::deck::{Band, Cell, Part, Slide};

/// The left edge of everything, in points.
pub(super) const LEFT: f64 = 48.0;
/// The width between the edges.
pub(super) const WIDE: f64 = 864.0;
/// Between two of the twelve columns.
const GUTTER: f64 = 24.0;
/// Where the kicker stands.
const KICKER: f64 = 36.0;
/// Where the title stands.
const TITLE: f64 = 53.0;
/// The body ends here.
const BOTTOM: f64 = 494.0;
/// Between two bands.
const BANDS: f64 = 16.0;
/// The sizes that are tried, the largest first.
const SCALES: [f64; 6] = [1.12, 1.06, 1.0, 0.94, 0.88, LEAST];
/// The smallest of them.
const LEAST: f64 = 0.83;

/// What is said behind the title of the last of several slides, about as wide as it gets.
const MANY: &str = " (10 of 10)";

/// A slide with every shape in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Laid {
    /// The small line above the title.
    pub kicker: (String, Place),
    /// The title, its size, and its place.
    pub title: (String, f64, Place),
    /// The line below the title, if there is one.
    pub line: Option<(Set, Place)>,
    /// The body in reading order.
    pub shapes: Vec<Placed>,
    /// What is read with it, the whole of what was cut at the end.
    pub notes: Vec<String>,
}

/// Lays a slide out; gives one for each that it takes.
pub(super) fn lay(slide: &Slide) -> Vec<Laid> {
    let (slide, cut) = shortened(slide);
    let mut head = Head::of(&slide, "");
    let mut pages: Vec<Vec<Placed>> =
        match SCALES.into_iter().find(|scale| head.y + need(&slide.bands, *scale) <= BOTTOM) {
            Some(scale) => vec![placed(&slide.bands, head.y, scale)],
            None => {
                // The number behind the title may take it to one more line.
                head = Head::of(&slide, MANY);
                Pages::over(&slide.bands, head.y)
            }
        };
    pages.retain(|shapes| !shapes.is_empty());
    if pages.is_empty() {
        pages.push(Vec::new());
    }
    let of = pages.len();
    let mut laid: Vec<Laid> = pages
        .into_iter()
        .enumerate()
        .map(|(n, shapes)| {
            let part = if of > 1 { format!(" ({} of {of})", n + 1) } else { String::new() };
            let head = Head::of(&slide, &part);
            Laid {
                kicker: head.kicker,
                title: head.title,
                line: head.line,
                shapes,
                notes: slide.notes.clone(),
            }
        })
        .collect();
    if let Some(first) = laid.first_mut() {
        let in_full = cut.into_iter().chain(head.cut).map(|whole| format!("In full: {whole}"));
        first.notes.extend(in_full);
    }
    laid
}

/// The slide with every cell of its tables cut to what a cell may hold, and what was cut.
fn shortened(slide: &Slide) -> (Slide, Vec<String>) {
    let (mut slide, mut whole) = (slide.clone(), Vec::new());
    for cell in slide.bands.iter_mut().flat_map(|band| &mut band.0) {
        let width = wide(cell.columns);
        for part in &mut cell.parts {
            match part {
                Part::Table(rows) => {
                    let (short, cut) = table::cut(rows, width, LEAST);
                    *rows = short;
                    whole.extend(cut);
                }
                Part::Text(_, paras) => {
                    for para in paras {
                        if let Some(short) = measure::cut_rich(&para.words, 14.0 * LEAST, width - 20.0, 12) {
                            whole.push(para.words.plain());
                            para.words = short;
                        }
                    }
                }
                Part::Verdict(verdict) => {
                    for words in [&mut verdict.sentence, &mut verdict.detail] {
                        if let Some(short) = measure::cut_rich(words, 15.0 * LEAST, width - 352.0, 3) {
                            whole.push(words.plain());
                            *words = short;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    (slide, whole)
}

/// What stands above the body.
struct Head {
    kicker: (String, Place),
    title: (String, f64, Place),
    line: Option<(Set, Place)>,
    cut: Option<String>,
    y: f64,
}

impl Head {
    fn of(slide: &Slide, part: &str) -> Head {
        let kicker = measure::cut_to_lines(Face::SansSemibold, 12.0, &slide.kicker, 600.0, 1);
        let title = format!("{}{part}", slide.title);
        let sizes: &[f64] = if slide.opens { &[32.0, 29.0, 26.0, 23.0] } else { &[27.0, 25.0, 23.0, 21.0] };
        let lines = |size: f64| measure::lines_in(Face::DisplaySemibold, size, &title, WIDE);
        // One line if that takes little from its size, else two.
        let one = sizes.iter().take(2).find(|size| lines(**size) == 1);
        let two = || sizes.iter().skip(usize::from(slide.opens) * 2).find(|size| lines(**size) <= 2);
        let size = one.or_else(two).or(sizes.last()).copied().unwrap_or(21.0);
        let shown = measure::cut_to_lines(Face::DisplaySemibold, size, &title, WIDE, 3);
        let lines = measure::lines_in(Face::DisplaySemibold, size, &shown, WIDE);
        let high = lines as f64 * title_pitch(size);
        let mut y = TITLE + high + 6.0;
        let mut cut = (shown != title).then_some(title);
        let style = if slide.opens { Style::of(13.5).ink(Ink::Ink2) } else { Style::of(12.5).ink(Ink::Ink2) };
        let line = (!slide.line.is_empty()).then(|| {
            let words = measure::cut_rich(&slide.line, style.size, WIDE, 3).inspect(|_| {
                cut = Some(format!("{} {}", cut.take().unwrap_or_default(), slide.line.plain()));
            });
            let set = (words.unwrap_or_else(|| slide.line.clone()), String::new(), style);
            let high = height(std::slice::from_ref(&set), WIDE);
            let place = Place { x: LEFT, y, w: WIDE, h: high };
            y += high;
            (set, place)
        });
        Head {
            kicker: (kicker, Place { x: LEFT, y: KICKER, w: 600.0, h: 16.0 }),
            title: (shown, size, Place { x: LEFT, y: TITLE, w: WIDE, h: high }),
            line,
            cut,
            y: y + 16.0,
        }
    }
}

/// From line to line of a title.
pub(super) fn title_pitch(size: f64) -> f64 {
    (size * 1.16).round()
}

/// The width of so many of the twelve columns.
fn wide(columns: u8) -> f64 {
    let column = (WIDE - 11.0 * GUTTER) / 12.0;
    f64::from(columns) * column + f64::from(columns.saturating_sub(1)) * GUTTER
}

fn cell_height(cell: &Cell, scale: f64) -> f64 {
    let width = wide(cell.columns);
    let parts = cell.parts.iter().map(|part| Placing { part, width, scale }.height() + between(part));
    parts.sum::<f64>() - cell.parts.last().map(between).unwrap_or_default()
}

fn band_height(band: &Band, scale: f64) -> f64 {
    band.0.iter().map(|cell| cell_height(cell, scale)).fold(0.0, f64::max)
}

fn need(bands: &[Band], scale: f64) -> f64 {
    let each: f64 = bands.iter().map(|band| band_height(band, scale)).sum();
    each + BANDS * bands.len().saturating_sub(1) as f64
}

fn grows(band: &Band) -> bool {
    band.0.iter().flat_map(|cell| &cell.parts).any(|part| matches!(part, Part::Plot(_)))
}

/// Places bands that fit; what is left over goes to the charts.
fn placed(bands: &[Band], top: f64, scale: f64) -> Vec<Placed> {
    let growing = bands.iter().filter(|band| grows(band)).count();
    let spare = (BOTTOM - top - need(bands, scale)).max(0.0) / growing.max(1) as f64;
    let (mut shapes, mut y) = (Vec::new(), top);
    for band in bands {
        let high = band_height(band, scale) + if grows(band) { spare } else { 0.0 };
        let mut x = LEFT;
        for cell in &band.0 {
            shapes.extend(in_cell(cell, Place { x, y, w: wide(cell.columns), h: high }, scale));
            x += wide(cell.columns) + GUTTER;
        }
        y += high + BANDS;
    }
    shapes
}

fn in_cell(cell: &Cell, at: Place, scale: f64) -> Vec<Placed> {
    let plots = cell.parts.iter().filter(|part| matches!(part, Part::Plot(_))).count();
    let spare = (at.h - cell_height(cell, scale)).max(0.0) / plots.max(1) as f64;
    let (mut shapes, mut y) = (Vec::new(), at.y);
    for part in &cell.parts {
        let placing = Placing { part, width: at.w, scale };
        let high = placing.height() + if matches!(part, Part::Plot(_)) { spare } else { 0.0 };
        shapes.extend(placing.place(Place { y, h: high, ..at }));
        y += high + between(part);
    }
    shapes
}

/// Parts below each other over as many slides as they take.
struct Pages {
    done: Vec<Vec<Placed>>,
    shapes: Vec<Placed>,
    top: f64,
    y: f64,
}

impl Pages {
    fn over(bands: &[Band], top: f64) -> Vec<Vec<Placed>> {
        let mut pages = Pages { done: Vec::new(), shapes: Vec::new(), top, y: top };
        for band in bands {
            let high = band_height(band, LEAST);
            if band.0.len() > 1 && top + high <= BOTTOM {
                if pages.y + high > BOTTOM {
                    pages.turn();
                }
                let mut x = LEFT;
                for cell in &band.0 {
                    let at = Place { x, y: pages.y, w: wide(cell.columns), h: high };
                    pages.shapes.extend(in_cell(cell, at, LEAST));
                    x += wide(cell.columns) + GUTTER;
                }
                pages.y += high + BANDS;
                continue;
            }
            for part in band.0.iter().flat_map(|cell| &cell.parts) {
                pages.take(part.clone());
            }
        }
        pages.turn();
        pages.done
    }

    /// Puts a part where there is room for it, divided if it is longer than a slide.
    fn take(&mut self, part: Part) {
        let mut left = Some(part);
        while let Some(part) = left.take() {
            let high = Placing { part: &part, width: WIDE, scale: LEAST }.height();
            let room = BOTTOM - self.y;
            if high <= room {
                self.put(&part, high);
                continue;
            }
            let (first, rest) = divided(&part, room);
            match first {
                Some(first) => {
                    let high = Placing { part: &first, width: WIDE, scale: LEAST }.height();
                    self.put(&first, high);
                    left = rest;
                }
                None if self.y > self.top => left = Some(part),
                None => self.put(&part, room),
            }
            self.turn();
        }
    }

    fn put(&mut self, part: &Part, high: f64) {
        let at = Place { x: LEFT, y: self.y, w: WIDE, h: high };
        self.shapes.extend(Placing { part, width: WIDE, scale: LEAST }.place(at));
        self.y += high + between(part);
    }

    fn turn(&mut self) {
        if !self.shapes.is_empty() {
            self.done.push(std::mem::take(&mut self.shapes));
        }
        self.y = self.top;
    }
}

/// The beginning of a part that fits, and the rest of it.
fn divided(part: &Part, room: f64) -> (Option<Part>, Option<Part>) {
    match part {
        Part::Table(rows) => {
            let (first, rest) = table::divide(rows, WIDE, LEAST, room);
            let fits = table::grid(&first, WIDE, LEAST).height() <= room;
            if fits { (Some(Part::Table(first)), rest.map(Part::Table)) } else { (None, None) }
        }
        Part::Text(kind, paras) => {
            let fit = |n: &usize| {
                let begun = Part::Text(*kind, paras.iter().take(*n).cloned().collect());
                Placing { part: &begun, width: WIDE, scale: LEAST }.height() <= room
            };
            match (1..paras.len()).rev().find(fit) {
                Some(n) => {
                    let rest = paras.iter().skip(n).cloned().collect();
                    let first = paras.iter().take(n).cloned().collect();
                    (Some(Part::Text(*kind, first)), Some(Part::Text(*kind, rest)))
                }
                None => (None, None),
            }
        }
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::model::{Column, Rich, Row, Table};

    #[test]
    fn the_number_behind_a_title_never_runs_into_what_stands_below() {
        let row = |n: usize| Row { cells: vec![Rich::from(format!("Row {n}"))], anchor: None };
        let rows = Table {
            columns: vec![Column::words("What", 1.0)],
            rows: (0..90).map(row).collect(),
            ..Table::default()
        };
        for letters in 30..90 {
            let slide = Slide {
                title: "drills ".repeat(20).chars().take(letters).collect(),
                line: Rich::from("Not met. 12 pairs."),
                bands: vec![Band(vec![Cell { columns: 12, parts: vec![Part::Table(rows.clone())] }])],
                ..Slide::default()
            };
            let laid = lay(&slide);
            assert!(laid.len() > 1);
            for page in laid {
                let above = page.line.map_or(page.title.2.y + page.title.2.h, |(_, at)| at.y + at.h);
                let body = page.shapes.iter().map(|shape| shape.place.y).fold(f64::INFINITY, f64::min);
                assert!(body >= above, "{letters}: {} runs into the body", page.title.0);
            }
        }
    }
}

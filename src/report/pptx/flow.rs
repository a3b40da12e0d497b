//! From the bands of a slide to places: the largest type at which all of it fits, or as many slides
//! as it takes.

use super::measure;
use super::pages;
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
pub(super) const BOTTOM: f64 = 494.0;
/// Between two bands.
const BANDS: f64 = 16.0;
/// The sizes that are tried, the largest first.
const SCALES: [f64; 6] = [1.12, 1.06, 1.0, 0.94, 0.88, LEAST];
/// The smallest of them.
pub(super) const LEAST: f64 = 0.83;

/// What is said behind the title of the last of several slides, about as wide as it gets.
const MANY: &str = " (10\u{a0}of\u{a0}10)";

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
    let (mut slide, cut) = shortened(slide);
    let head = Head::of(&slide, "");
    if slide.opens && head.y + need(&slide.bands, LEAST) > BOTTOM {
        without_figures(&mut slide);
    }
    let mut pages: Vec<Vec<Placed>> =
        match SCALES.into_iter().find(|scale| head.y + need(&slide.bands, *scale) <= BOTTOM) {
            Some(scale) => vec![placed(&slide.bands, head.y, scale)],
            None => {
                // The number behind the title may take it to one more line.
                let top = Head::of(&slide, MANY).y;
                let over = pages::over(&slide.bands, top);
                let fits = |scale: &f64| over.iter().all(|bands| top + need(bands, *scale) <= BOTTOM);
                let scale = SCALES.into_iter().find(fits).unwrap_or(LEAST);
                over.iter().map(|bands| placed(bands, top, scale)).collect()
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
            let part = if of > 1 { format!(" ({}\u{a0}of\u{a0}{of})", n + 1) } else { String::new() };
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

/// The first slide is one: where it is full, the figures, which the answers say already, stand in the notes.
fn without_figures(slide: &mut Slide) {
    let is_figures =
        |band: &Band| band.0.iter().flat_map(|cell| &cell.parts).all(|part| matches!(part, Part::Tile(_)));
    let parts = slide.bands.iter().filter(|band| is_figures(band)).flat_map(|band| &band.0);
    let said = parts.flat_map(|cell| &cell.parts).filter_map(|part| match part {
        Part::Tile(tile) => {
            let behind = [&tile.interval, &tile.change].into_iter().filter(|text| !text.is_empty());
            let words: Vec<&str> = std::iter::once(&tile.figure).chain(behind).map(String::as_str).collect();
            Some(format!("{}: {}.", tile.label, words.join("; ")))
        }
        _ => None,
    });
    let said: Vec<String> = said.collect();
    slide.notes.extend(said);
    slide.bands.retain(|band| !is_figures(band));
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

pub(super) fn need(bands: &[Band], scale: f64) -> f64 {
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

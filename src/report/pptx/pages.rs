//! Parts over as many slides as they take: evenly, and nothing parted from what it leads to.

use std::collections::VecDeque;

use super::flow::{BOTTOM, LEAST, WIDE, need};
use super::place::{Placing, between};
use super::table;
use crate::report::model::deck::{Band, Cell, Part};

/// In so many steps the slides are tried lower, until one more would be needed.
const STEPS: u32 = 24;

/// The bands of each slide. Of several no one is left with a line or two while the others are full.
pub(super) fn over(bands: &[Band], top: f64) -> Vec<Vec<Band>> {
    let most = BOTTOM - top;
    let full = Pages::filled(bands, most, most);
    let lower = (1..STEPS).map(|step| most * f64::from(step) / f64::from(STEPS));
    let mut even = lower.filter_map(|room| {
        let pages = Pages::filled(bands, room, most);
        let fit = pages.len() == full.len() && pages.iter().all(|page| need(page, LEAST) <= room);
        fit.then_some(pages)
    });
    even.next().unwrap_or(full)
}

/// Slides that are filled one after the other.
struct Pages {
    done: Vec<Vec<Band>>,
    page: Vec<Band>,
    room: f64,
    /// Whether the last band of the slide takes parts below those that it has.
    open: bool,
}

impl Pages {
    fn filled(bands: &[Band], room: f64, most: f64) -> Vec<Vec<Band>> {
        let mut pages = Pages { done: Vec::new(), page: Vec::new(), room, open: false };
        for band in bands {
            let high = need(std::slice::from_ref(band), LEAST);
            // A lower slide than there is parts nothing that stands side by side.
            if band.0.len() > 1 && high <= most {
                pages.whole(band);
            } else {
                pages.parts(band.0.iter().flat_map(|cell| &cell.parts).cloned().collect());
            }
        }
        pages.turn();
        pages.done
    }

    /// Cells side by side stay so.
    fn whole(&mut self, band: &Band) {
        let with: Vec<Band> = self.page.iter().chain([band]).cloned().collect();
        if need(&with, LEAST) > self.room {
            self.turn();
        }
        self.page.push(band.clone());
        self.open = false;
    }

    /// Puts parts below each other where there is room for them, divided if they are longer.
    fn parts(&mut self, mut left: VecDeque<Part>) {
        while !left.is_empty() {
            let leading = leading(&left);
            let led = leading + 1;
            if need(&self.with(left.iter().take(led)), LEAST) <= self.room {
                let fit: Vec<Part> = left.drain(..led.min(left.len())).collect();
                self.put(fit.iter());
                continue;
            }
            let before = self.with(left.iter().take(leading));
            let gap = left.iter().take(leading).next_back().or(self.last()).map(between).unwrap_or_default();
            let room = self.room - need(&before, LEAST) - gap;
            match left.get(leading).and_then(|part| divided(part, room)) {
                Some((first, rest)) => {
                    let fit: Vec<Part> = left.drain(..leading).chain([first]).collect();
                    self.put(fit.iter());
                    left.pop_front();
                    if let Some(rest) = rest {
                        left.push_front(rest);
                    }
                }
                None if !self.page.is_empty() => {}
                None => {
                    let fit: Vec<Part> = left.drain(..led.min(left.len())).collect();
                    self.put(fit.iter());
                }
            }
            self.turn();
        }
    }

    /// The slide with these parts below what it has.
    fn with<'p>(&self, parts: impl Iterator<Item = &'p Part>) -> Vec<Band> {
        let mut page = self.page.clone();
        let parts = parts.cloned();
        match page.last_mut().filter(|_| self.open).and_then(|band| band.0.first_mut()) {
            Some(cell) => cell.parts.extend(parts),
            None => page.push(Band(vec![Cell { columns: 12, parts: parts.collect() }])),
        }
        page.retain(|band| band.0.iter().any(|cell| !cell.parts.is_empty()));
        page
    }

    fn put<'p>(&mut self, parts: impl Iterator<Item = &'p Part>) {
        self.page = self.with(parts);
        self.open = true;
    }

    fn last(&self) -> Option<&Part> {
        self.page.last().filter(|_| self.open)?.0.first()?.parts.last()
    }

    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        self.open = false;
    }
}

/// How many of the parts lead to the one behind them: a heading, and the line between it and a chart or
/// a table.
fn leading(parts: &VecDeque<Part>) -> usize {
    let is_led = |part: Option<&Part>| matches!(part, Some(Part::Plot(_) | Part::Table(_)));
    match (parts.front(), parts.get(1)) {
        (Some(Part::Heading(_)), Some(Part::Text(_, lines))) if lines.len() == 1 && is_led(parts.get(2)) => 2,
        (Some(Part::Heading(_)), Some(_)) => 1,
        _ => 0,
    }
}

/// The beginning of a part that fits, and the rest of it.
fn divided(part: &Part, room: f64) -> Option<(Part, Option<Part>)> {
    match part {
        Part::Table(rows) => {
            let (mut first, mut rest) = table::divide(rows, WIDE, LEAST, room);
            // The last row does not go on alone.
            if let Some(rest) = rest.as_mut().filter(|rest| rest.rows.len() == 1 && first.rows.len() > 2) {
                rest.rows.splice(0..0, first.rows.pop());
            }
            let fits = table::grid(&first, WIDE, LEAST).height() <= room;
            fits.then(|| (Part::Table(first), rest.map(Part::Table)))
        }
        Part::Text(kind, paras) => {
            let begun = |n: usize| Part::Text(*kind, paras.iter().take(n).cloned().collect());
            let fit = |n: &usize| Placing { part: &begun(*n), width: WIDE, scale: LEAST }.height() <= room;
            let n = (1..paras.len()).rev().find(fit)?;
            Some((begun(n), Some(Part::Text(*kind, paras.iter().skip(n).cloned().collect()))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;
    use crate::report::model::deck::{Kind, Para};
    use crate::report::model::{Column, Rich, Row, Table, Tile};

    const TOP: f64 = 130.0;

    fn rows(count: usize) -> Part {
        let row = |n: usize| Row { cells: vec![Rich::from(format!("Row {n}"))], anchor: None };
        let columns = vec![Column::words("What", 1.0)];
        Part::Table(Table { columns, rows: (0..count).map(row).collect(), ..Table::default() })
    }

    fn line() -> Part {
        Part::Text(Kind::Small, vec![Para::plain("A line.")])
    }

    fn one(parts: Vec<Part>) -> Vec<Band> {
        vec![Band(vec![Cell { columns: 12, parts }])]
    }

    fn parts(page: &[Band]) -> Vec<&Part> {
        page.iter().flat_map(|band| &band.0).flat_map(|cell| &cell.parts).collect()
    }

    #[test]
    fn no_slide_of_several_is_left_with_a_line() {
        for count in 10..120 {
            let bands = one(vec![rows(count), line()]);
            let pages = over(&bands, TOP);
            let heights: Vec<f64> = pages.iter().map(|page| need(page, LEAST)).collect();
            let most = heights.iter().copied().fold(0.0, f64::max);
            assert!(heights.iter().all(|high| TOP + high <= BOTTOM), "{count}: {heights:?}");
            let least = heights.iter().copied().fold(most, f64::min);
            assert!(least > 0.4 * most, "{count}: {heights:?}");
            let all = pages.iter().flatten().flat_map(|band| &band.0).flat_map(|cell| &cell.parts);
            let told: usize =
                all.map(|part| if let Part::Table(table) = part { table.rows.len() } else { 0 }).sum();
            assert_eq!(told, count, "every row stands on one of them");
        }
    }

    #[test]
    fn a_heading_goes_with_what_it_leads_to() {
        for count in 1..40 {
            let heading = Part::Heading(Rich::from("What follows"));
            let tile = Part::Tile(Tile { label: "A".to_owned(), figure: "1".to_owned(), ..Tile::default() });
            let bands = one(vec![rows(count), heading.clone(), line(), rows(6), heading, tile]);
            for page in over(&bands, TOP) {
                let parts = parts(&page);
                assert!(
                    !matches!(parts[parts.len() - 1], Part::Heading(_)),
                    "{count}: a heading ends a slide"
                );
                let line_last = matches!(parts[parts.len() - 1], Part::Text(..));
                assert!(!line_last, "{count}: the line above a table ends a slide");
            }
        }
    }
}

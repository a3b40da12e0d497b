//! What the marks of an XmR plot mean, in rows below it: words within the plot would sooner or later
//! lie over a line or a day.

use super::fitted;
use crate::charts::pen::{Pen, Spot, Type};
use crate::charts::spec::{DayPoint, Side, Size, Special, XmrPlot};
use crate::charts::theme::Ink;
use crate::charts::words;
use chrono::NaiveDate;
use plotters_backend::DrawingBackend;

const LABEL: f64 = 13.0;
const ROW: f64 = 17.0;
/// From the left end of a sign to its words.
const SIGN: f64 = 20.0;
const GAP: f64 = 22.0;
/// A plot keeps at least this height, whatever stands below it.
const PLOT: f64 = 120.0;
/// As many stretches of days are named; more are counted.
const NAMED: usize = 3;

#[derive(Clone, Copy)]
enum Sign {
    /// The marks of days that a rule points to.
    Ring,
    /// The limits of the pilot.
    Dashes,
}

struct Entry {
    sign: Sign,
    ink: Ink,
    text: String,
}

/// The rows below a plot.
pub struct Rows(Vec<Vec<(f64, Entry)>>);

impl Rows {
    /// The rows that a plot needs, from a left edge on.
    pub fn below(plot: &XmrPlot, size: Size, left: f64) -> Rows {
        let set = Type::plain(LABEL, Ink::Ink2);
        let mut rows: Vec<Vec<(f64, Entry)>> = Vec::new();
        let mut used = f64::INFINITY;
        for mut entry in entries(plot) {
            entry.text = fitted(&entry.text, set, size.width - left - SIGN);
            let width = SIGN + set.width(&entry.text);
            if used + width > size.width - left {
                rows.push(Vec::new());
                used = 0.0;
            }
            if let Some(row) = rows.last_mut() {
                row.push((used, entry));
            }
            used += width + GAP;
        }
        let most = ((size.height - 94.0 - PLOT) / ROW).max(1.0) as usize;
        let more: usize = rows.iter().skip(most).map(Vec::len).sum();
        rows.truncate(most);
        if more > 0
            && let Some((_, last)) = rows.last_mut().and_then(|row| row.last_mut())
        {
            let text = format!("{}; and {more} more, in the table", last.text);
            last.text = fitted(&text, set, size.width - left - SIGN);
        }
        Rows(rows)
    }

    /// How high the rows are.
    pub fn height(&self) -> f64 {
        if self.0.is_empty() { 0.0 } else { self.0.len() as f64 * ROW + 3.0 }
    }

    /// Draws the rows, the first on a baseline.
    pub fn draw<D: DrawingBackend>(&self, pen: &mut Pen<'_, D>, (left, base): Spot) {
        for (n, row) in self.0.iter().enumerate() {
            let y = base + ROW * n as f64;
            for (at, entry) in row {
                let (x, middle) = (left + at, y - 4.5);
                match entry.sign {
                    Sign::Ring => {
                        pen.circle((x + 7.0, middle), 5.6, entry.ink, 1.3);
                        pen.disc((x + 7.0, middle), 3.0, entry.ink);
                    }
                    Sign::Dashes => pen.dashed((x, middle), (x + 15.0, middle), entry.ink, 1.1, (3.0, 3.0)),
                }
                pen.text((x + SIGN, y), &entry.text, Type::plain(LABEL, entry.ink));
            }
        }
    }
}

fn entries(plot: &XmrPlot) -> Vec<Entry> {
    let limits = plot.pilot.filter(|_| plot.points.iter().any(|p| p.side == Side::Pilot));
    let limits = limits.map(|limits| {
        let provisional = if limits.provisional { ", provisional" } else { "" };
        let (low, high) = (words::figure(limits.low), words::figure(limits.high));
        let text = format!("pilot’s own limits{provisional}: {low} to {high}");
        Entry { sign: Sign::Dashes, ink: Ink::Pilot, text }
    });
    limits.into_iter().chain(rules(plot)).collect()
}

/// The rules that point to days, in the order of the days: those for the worse first.
fn rules(plot: &XmrPlot) -> Vec<Entry> {
    let mut names: Vec<(&str, Ink)> = Vec::new();
    for point in &plot.points {
        let Some(special) = point.special.as_ref().filter(|_| point.value.is_some()) else { continue };
        let ink = ink(point, special);
        for rule in special.rule.split("; ") {
            if !names.contains(&(rule, ink)) {
                names.push((rule, ink));
            }
        }
    }
    names.sort_by_key(|(_, ink)| *ink != Ink::Worse);
    let entry = |(rule, ink): (&str, Ink)| {
        let text = format!("{rule}: {}", days(plot, rule, ink));
        Entry { sign: Sign::Ring, ink, text }
    };
    names.into_iter().map(entry).collect()
}

/// The colour of a day that a rule points to.
fn ink(point: &DayPoint, special: &Special) -> Ink {
    match point.side {
        _ if special.worse => Ink::Worse,
        Side::Baseline => Ink::Before,
        Side::Pilot => Ink::Pilot,
    }
}

/// The days a rule points to: "13 Oct – 9 Nov".
fn days(plot: &XmrPlot, rule: &str, wanted: Ink) -> String {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    let mut count = 0;
    let mut running = false;
    for point in plot.points.iter().filter(|p| p.value.is_some()) {
        let says = |s: &Special| ink(point, s) == wanted && s.rule.split("; ").any(|r| r == rule);
        let here = point.special.as_ref().is_some_and(says);
        match runs.last_mut() {
            Some(run) if here && running => run.1 = point.day,
            _ if here => runs.push((point.day, point.day)),
            _ => {}
        }
        running = here;
        count += usize::from(here);
    }
    if runs.len() > NAMED {
        return words::count(count, "day", "days");
    }
    let named = runs.iter().map(|(from, to)| match from == to {
        true => words::day(*from),
        false => format!("{}\u{a0}–\u{a0}{}", words::day(*from), words::day(*to)),
    });
    named.collect::<Vec<_>>().join(", ")
}

//! Shadow pairs: the pilot's run against the baseline's, on one log scale, with the diagonal.

use std::collections::BTreeMap;

use super::across::{Across, ends};
use super::fitted;
use super::lanes::empty;
use crate::charts::pen::{Pen, Type};
use crate::charts::spec::{PairEnds, ShadowPlot, ShadowPoint, Size};
use crate::charts::theme::Ink;
use crate::charts::{tell, words};
use plotters_backend::DrawingBackend;

const LEFT: f64 = 58.0;
const TOP: f64 = 26.0;
const FOOT: f64 = 42.0;
/// More pairs that succeeded than these are gathered in squares; single dots would hide each other.
const SINGLE: usize = 1500;
/// The side of such a square.
const SQUARE: f64 = 6.0;
/// More pairs with a failed run than these are drawn smaller.
const CROWD: usize = 120;
/// More places to point at than these nobody walks through.
const POINTED: usize = 400;

/// Draws the pairs.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &ShadowPlot, size: Size) {
    let on_scale = |p: &&ShadowPoint| p.before > 0.0 && p.after > 0.0;
    let points: Vec<&ShadowPoint> = plot.points.iter().filter(on_scale).collect();
    let Some((low, high)) = ends(points.iter().flat_map(|p| [p.before, p.after])) else {
        return empty(pen, "No shadow pair with two durations yet.", size);
    };
    let side = (size.height - TOP - FOOT).min(size.width * 0.62 - LEFT);
    let (low, high) = if high > low * 1.2 { (low / 1.15, high * 1.15) } else { (low / 1.6, high * 1.6) };
    let x = Across { log: true, low, high, left: LEFT, right: LEFT + side };
    let y = Across { left: TOP + side, right: TOP, ..x };
    ground(pen, plot, (&x, &y), side);
    let good: Vec<&ShadowPoint> = points.iter().filter(|p| p.ends == PairEnds::Good).copied().collect();
    let gathered = good.len() > SINGLE;
    if gathered {
        squares(pen, &good, &x, &y);
    } else {
        good.iter().for_each(|p| mark(pen, p.ends, (x.x(p.before), y.x(p.after)), 1.0));
    }
    let apart = points.iter().filter(|p| p.ends != PairEnds::Good);
    // Where there are many, smaller marks leave the others to be seen.
    let shrunk = if apart.clone().count() > CROWD { 0.6 } else { 1.0 };
    apart.clone().for_each(|p| mark(pen, p.ends, (x.x(p.before), y.x(p.after)), shrunk));
    // Pairs in which a run failed come first: they are what is looked for.
    let single = good.iter().filter(|_| !gathered);
    for point in apart.chain(single).take(POINTED) {
        let label = tell::shadow_point(point, &plot.unit);
        pen.hit((x.x(point.before), y.x(point.after)), 7.0, &[], label);
    }
    key(pen, plot, (LEFT + side + 26.0, size.width), gathered);
}

fn ground<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &ShadowPlot, (x, y): (&Across, &Across), side: f64) {
    let set = Type::plain(12.0, Ink::Ink3);
    let bottom = TOP + side;
    let mut last = (f64::NEG_INFINITY, f64::INFINITY);
    for value in tens(x.low, x.high) {
        let (across, up) = (x.x(value), y.x(value));
        pen.line((across, TOP), (across, bottom), Ink::Line, 1.0);
        pen.line((LEFT, up), (LEFT + side, up), Ink::Line, 1.0);
        let text = words::figure(value);
        let half = set.width(&text) / 2.0;
        if across - half > last.0 + 6.0 {
            pen.text((across, bottom + 16.0), &text, set.middle());
            last.0 = across + half;
        }
        if up < last.1 - 14.0 {
            pen.text((LEFT - 7.0, up + 4.0), &text, set.right());
            last.1 = up;
        }
    }
    pen.line((LEFT, bottom), (LEFT + side, TOP), Ink::Ink2, 1.2);
    let name = Type::plain(13.0, Ink::Before).bold();
    let text = format!("Baseline run, {}, log scale", plot.unit);
    pen.text((LEFT, bottom + 34.0), &fitted(&text, name, side + 20.0), name);
    let name = Type { ink: Ink::Pilot, ..name };
    pen.text((LEFT, 15.0), &fitted(&format!("Pilot run, {}", plot.unit), name, side), name);
    // On their own ground: marks may lie there.
    for (text, right, base) in [("pilot longer", false, TOP + 16.0), ("pilot shorter", true, bottom - 8.0)] {
        let set = Type::plain(12.0, Ink::Ink2);
        let at = if right { LEFT + side - 8.0 } else { LEFT + 8.0 };
        pen.text((at, base), text, if right { set.right() } else { set });
    }
}

/// 1, 2 and 5 times the powers of ten between two values.
fn tens(low: f64, high: f64) -> Vec<f64> {
    let from = libm::floor(libm::log10(low.max(1e-9))) as i32;
    let to = libm::ceil(libm::log10(high.max(1e-9))) as i32;
    let wide = high / low > 2000.0;
    let steps: &[f64] = if wide { &[1.0] } else { &[1.0, 2.0, 5.0] };
    (from..=to)
        .flat_map(|power| steps.iter().map(move |step| step * libm::exp10(f64::from(power))))
        .filter(|value| *value >= low && *value <= high)
        .collect()
}

fn mark<D: DrawingBackend>(pen: &mut Pen<'_, D>, ends: PairEnds, (x, y): (f64, f64), size: f64) {
    match ends {
        PairEnds::Good => pen.disc((x, y), 2.6, Ink::Pilot),
        PairEnds::BothFailed => pen.circle((x, y), 3.4 * size, Ink::Before, 1.4),
        PairEnds::BaselineFailed => {
            let diamond = |r: f64| [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
            pen.shape(&diamond(6.4 * size), Ink::Navy);
            pen.shape(&diamond(3.8 * size), Ink::Bg);
        }
        PairEnds::PilotFailed => {
            let r = 4.5 * size;
            pen.line((x - r, y - r), (x + r, y + r), Ink::Worse, 2.4 * size);
            pen.line((x - r, y + r), (x + r, y - r), Ink::Worse, 2.4 * size);
        }
    }
}

/// Many pairs as squares that grow with how many lie in them.
fn squares<D: DrawingBackend>(pen: &mut Pen<'_, D>, points: &[&ShadowPoint], x: &Across, y: &Across) {
    let mut cells: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    for point in points {
        let cell = |place: f64, from: f64| libm::floor((place - from) / SQUARE) as i64;
        *cells.entry((cell(x.x(point.before), x.left), cell(y.x(point.after), y.right))).or_default() += 1;
    }
    let most = cells.values().copied().max().unwrap_or(1) as f64;
    for ((column, row), count) in cells {
        let side = 1.6 + (SQUARE - 1.6) * libm::sqrt(count as f64 / most);
        let corner = |from: f64, n: i64| from + (n as f64 + 0.5) * SQUARE - side / 2.0;
        pen.area((corner(x.left, column), corner(y.right, row)), (side, side), Ink::Pilot);
    }
}

/// What the marks are, each with how many there are.
fn key<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &ShadowPlot, (x, width): (f64, f64), gathered: bool) {
    let mut y = TOP + 10.0;
    for (ends, text) in tell::shadow_key(plot) {
        if gathered && ends == PairEnds::Good {
            pen.area((x + 3.0, y - 3.0), (SQUARE, SQUARE), Ink::Pilot);
        } else {
            mark(pen, ends, (x + 6.0, y), 1.0);
        }
        let ink = if ends == PairEnds::PilotFailed { Ink::Worse } else { Ink::Ink2 };
        let set = Type::plain(12.0, ink);
        let (first, second) = super::two_lines(&text, set, width - x - 20.0);
        pen.text((x + 20.0, y + 4.0), &first, set);
        pen.text((x + 20.0, y + 19.0), &second, set);
        y += if second.is_empty() { 24.0 } else { 39.0 };
    }
    let set = Type::plain(12.0, Ink::Ink3);
    let mut notes = Vec::new();
    if gathered {
        notes.push("Pairs that both succeeded lie close: a square grows with how many.".to_owned());
    }
    let off = plot.points.iter().filter(|p| p.before <= 0.0 || p.after <= 0.0).count();
    if off > 0 {
        notes.push(format!("{} of no length, not on the scale.", words::count(off, "pair", "pairs")));
    }
    for note in notes {
        let (first, second) = super::two_lines(&note, set, width - x);
        pen.text((x, y + 8.0), &first, set);
        pen.text((x, y + 23.0), &second, set);
        y += 42.0;
    }
}

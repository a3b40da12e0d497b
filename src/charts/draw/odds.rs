//! Odds over the number of pairs.

use crate::charts::pen::{Pen, Type};
use crate::charts::scale::spread;
use crate::charts::spec::{OddsPlot, Size};
use crate::charts::theme::Ink;
use plotters_backend::DrawingBackend;

const LEFT: f64 = 34.0;
const TOP: f64 = 10.0;
const FOOT: f64 = 24.0;
const INKS: [Ink; 3] = [Ink::Navy, Ink::Ink3, Ink::Pilot];

/// Draws the plot.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &OddsPlot, size: Size) {
    let label = Type::plain(13.0, Ink::Navy).bold();
    let widest = plot.lines.iter().map(|line| label.width(&line.name)).fold(0.0, f64::max);
    let right = (size.width - widest - 12.0).max(size.width / 2.0);
    let bottom = size.height - FOOT;
    let most = plot.lines.iter().map(|line| line.chances.len()).max().unwrap_or(0).max(2);
    let x = |pairs: f64| LEFT + (pairs - 1.0) / (most as f64 - 1.0) * (right - LEFT);
    let y = |chance: f64| bottom - chance * (bottom - TOP);
    ground(pen, (right, most), &x, &y);
    if let Some(planned) = plot.planned.filter(|n| *n >= 1 && *n <= most) {
        pen.line((x(planned as f64), y(1.0)), (x(planned as f64), y(0.0)), Ink::Navy, 1.5);
    }
    let ends: Vec<f64> =
        plot.lines.iter().map(|line| y(line.chances.last().copied().unwrap_or(0.0)) + 4.5).collect();
    let places = spread(&ends, 16.0, (TOP + 4.0, bottom));
    for (((line, ink), end), turn) in plot.lines.iter().zip(INKS.iter().cycle()).zip(places).zip(0..) {
        let spots: Vec<(f64, f64)> =
            line.chances.iter().zip(1..).map(|(chance, n)| (x(f64::from(n)), y(*chance))).collect();
        if line.aside {
            for two in spots.windows(2) {
                if let [from, to] = two {
                    pen.dashed(*from, *to, *ink, 1.8, (4.0, 3.0));
                }
            }
        } else {
            pen.path(&spots, *ink, if turn == 0 { 2.4 } else { 1.8 });
        }
        pen.text((right + 8.0, end), &line.name, Type { ink: *ink, ..label });
        let planned = plot.planned.and_then(|n| Some((n, *line.chances.get(n.checked_sub(1)?)?)));
        if let Some((n, chance)) = planned {
            let at = (x(n as f64), y(chance));
            pen.dot(at, 3.6, *ink);
            pen.hit(at, 9.0, &[], format!("{}, {n} pairs: {:.0} of 100", line.name, chance * 100.0));
        }
    }
}

fn ground<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    (right, most): (f64, usize),
    x: &dyn Fn(f64) -> f64,
    y: &dyn Fn(f64) -> f64,
) {
    let set = Type::plain(12.0, Ink::Ink3);
    for chance in [0.0, 0.5, 0.8, 1.0] {
        let at = y(chance);
        if chance == 0.8 {
            pen.dashed((LEFT, at), (right, at), Ink::LineStrong, 1.0, (4.0, 3.0));
        } else {
            pen.line((LEFT, at), (right, at), Ink::Line, 1.0);
        }
        pen.text((LEFT - 8.0, at + 4.0), &format!("{:.0}", chance * 100.0), set.right());
    }
    let step = if most > 60 {
        20
    } else if most > 30 {
        12
    } else {
        6
    };
    for pairs in (step..=most).step_by(step) {
        let last = pairs + step > most;
        let text = if last { format!("{pairs}\u{a0}pairs") } else { pairs.to_string() };
        pen.text((x(pairs as f64), y(0.0) + 18.0), &text, set.middle());
    }
}

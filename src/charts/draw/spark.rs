//! The small drawings that stand beside a sentence.

use super::fitted;
use crate::charts::pen::{Pen, Type};
use crate::charts::scale::Scale;
use crate::charts::spec::{Axis, Better, Change, DotRow, MiniInterval, MiniSeries, Side, Size};
use crate::charts::theme::Ink;
use crate::charts::words;
use plotters_backend::DrawingBackend;

const CAPTION: f64 = 12.0;

/// A dot a drill: filled teal held, red with a cross failed, a dashed ring to come.
pub fn dots<D: DrawingBackend>(pen: &mut Pen<'_, D>, row: &DotRow, size: Size) {
    let many = row.planned.max(row.trials.len()).max(1);
    let step = ((size.width - 18.0) / many as f64).min(24.0);
    let radius = (step * 0.33).min(8.0);
    let y = (size.height - 20.0) / 2.0;
    let at = |n: usize| (radius + 2.0 + step * n as f64, y);
    for n in 0..many {
        match row.trials.get(n) {
            Some(trial) => {
                let (x, y) = at(n);
                pen.disc((x, y), radius, if trial.held { Ink::Pilot } else { Ink::Worse });
                let arm = radius * 0.42;
                if !trial.held {
                    pen.line((x - arm, y - arm), (x + arm, y + arm), Ink::Bg, 1.6);
                    pen.line((x - arm, y + arm), (x + arm, y - arm), Ink::Bg, 1.6);
                }
                let outcome = if trial.held { "held" } else { "failed" };
                pen.hit((x, y), radius + 2.0, &trial.evidence, format!("{}: {outcome}", trial.label));
            }
            None if n < row.planned => to_come(pen, at(n), radius - 0.5),
            None => {}
        }
    }
    let set = Type::plain(CAPTION, Ink::Ink3);
    pen.text((2.0, size.height - 5.0), &fitted(&row.caption(), set, size.width), set);
}

fn to_come<D: DrawingBackend>(pen: &mut Pen<'_, D>, (x, y): (f64, f64), radius: f64) {
    for dash in 0..8 {
        let arc: Vec<(f64, f64)> = (0..4)
            .map(|k| {
                let angle = (f64::from(dash) + f64::from(k) * 0.19) * std::f64::consts::FRAC_PI_4;
                (x + radius * libm::cos(angle), y + radius * libm::sin(angle))
            })
            .collect();
        pen.path(&arc, Ink::LineStrong, 1.3);
    }
}

/// An estimate on a line, "no change" marked, the worse side shaded.
pub fn interval<D: DrawingBackend>(pen: &mut Pen<'_, D>, mini: &MiniInterval, size: Size) {
    let est = &mini.estimate;
    let none = if est.change == Change::Ratio { 1.0 } else { 0.0 };
    let wanted: Vec<f64> =
        [Some(est.value), est.low, est.high, Some(none), mini.threshold].into_iter().flatten().collect();
    let place = across(&wanted, est.change, size.width);
    let y = size.height * 0.36;
    let line = place(none);
    let (from, to) = match mini.better {
        Better::Lower => (line, size.width),
        Better::Higher => (0.0, line),
    };
    pen.area((from, y - 14.0), (to - from, 28.0), Ink::Sunk);
    pen.line((0.0, y), (size.width, y), Ink::Line, 1.0);
    if let Some(threshold) = mini.threshold {
        let x = place(threshold);
        pen.dashed((x, y - 14.0), (x, y + 14.0), Ink::Ink3, 1.2, (3.0, 2.5));
    }
    pen.line((line, y - 14.0), (line, y + 14.0), Ink::Navy, 1.5);
    if est.low.is_some() || est.high.is_some() {
        arm(pen, (place(est.value), y), est.low.map(&place), 0.0);
        arm(pen, (place(est.value), y), est.high.map(&place), size.width);
    }
    pen.dot((place(est.value), y), 5.5, Ink::Navy);
    captions(pen, mini, size, (place(est.value), line));
}

fn arm<D: DrawingBackend>(pen: &mut Pen<'_, D>, (x, y): (f64, f64), end: Option<f64>, edge: f64) {
    let tip = end.unwrap_or(edge);
    pen.line((x, y), (tip, y), Ink::Navy, 2.5);
    match end {
        Some(end) => pen.line((end, y - 5.5), (end, y + 5.5), Ink::Navy, 2.5),
        None => {
            let back = if edge < x { 7.0 } else { -7.0 };
            pen.shape(&[(edge, y), (edge + back, y - 5.0), (edge + back, y + 5.0)], Ink::Navy);
        }
    }
}

fn captions<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    mini: &MiniInterval,
    size: Size,
    (at, line): (f64, f64),
) {
    let est = &mini.estimate;
    let lead = words::bound(est.bound, est.change, est.value);
    let figure = words::change(est.change, est.value, &mini.unit);
    let text = if lead.is_empty() { figure } else { format!("{lead} {figure}") };
    let bold = Type::plain(CAPTION, Ink::Navy).bold().middle();
    let plain = Type::plain(CAPTION, Ink::Ink3).middle();
    let base = size.height - 5.0;
    let (half, other) = (bold.width(&text) / 2.0, plain.width("no change") / 2.0);
    let kept = |x: f64, half: f64| x.clamp(half, (size.width - half).max(half));
    let (mut a, mut b) = (kept(at, half), kept(line, other));
    let gap = half + other + 8.0;
    if (a - b).abs() < gap {
        // Both labels give way from their middle, then the edge pushes back.
        let (centre, sign) = ((a + b) / 2.0, if at <= line { -1.0 } else { 1.0 });
        (a, b) = (kept(centre + sign * gap / 2.0, half), kept(centre - sign * gap / 2.0, other));
        if (a - b).abs() < gap {
            (a, b) = (kept(b + sign * gap, half), kept(a - sign * gap, other));
        }
    }
    pen.text((a, base), &text, bold);
    if (a - b).abs() >= half + other + 2.0 {
        pen.text((b, base), "no change", plain);
    }
}

/// Changes to places from left to right, on a log scale for ratios.
fn across(wanted: &[f64], change: Change, width: f64) -> impl Fn(f64) -> f64 + use<> {
    let log = change == Change::Ratio && wanted.iter().all(|v| *v > 0.0);
    let on = move |v: f64| if log { libm::log(v.max(1e-12)) } else { v };
    let (low, high) = wanted
        .iter()
        .map(|v| on(*v))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let span = if high > low { high - low } else { 1.0 };
    move |v| (0.12 + 0.76 * (on(v) - low) / span) * width
}

/// A value a day as dots, with what was promised and the cut-over.
pub fn series<D: DrawingBackend>(pen: &mut Pen<'_, D>, mini: &MiniSeries, size: Size) {
    let mut held: Vec<f64> = mini.points.iter().filter_map(|(_, value)| *value).collect();
    held.extend(mini.target.iter().map(|(value, _)| *value));
    let low = held.iter().copied().fold(f64::INFINITY, f64::min);
    let floor = if held.is_empty() { 0.0 } else { low };
    let shifted: Vec<f64> = held.iter().map(|v| v - floor).collect();
    let scale = Scale::holding(
        &shifted,
        Axis::Linear,
        if mini.target.is_some() { 16.0 } else { 6.0 },
        size.height - 24.0,
    );
    let step = (size.width - 8.0) / mini.points.len().max(1) as f64;
    let x = |n: usize| 4.0 + step * (n as f64 + 0.5);
    let cut = mini.points.iter().position(|(side, _)| *side == Side::Pilot);
    for (n, (side, value)) in mini.points.iter().enumerate() {
        if let Some(value) = value {
            let ink = if *side == Side::Pilot { Ink::Pilot } else { Ink::Before };
            pen.disc((x(n), scale.y(value - floor)), (step * 0.42).clamp(1.4, 2.6), ink);
        }
    }
    if let Some((value, label)) = &mini.target {
        let y = scale.y(value - floor);
        pen.dashed((0.0, y), (size.width, y), Ink::Navy, 1.3, (4.0, 3.0));
        pen.text((size.width, (y - 4.0).max(10.0)), label, Type::plain(CAPTION, Ink::Ink2).right());
    }
    let line = cut.map_or(size.width, |n| x(n) - step / 2.0);
    if let Some(n) = cut.filter(|n| *n > 0) {
        let at = x(n) - step / 2.0;
        pen.line((at, 2.0), (at, size.height - 20.0), Ink::Navy, 1.5);
    }
    let set = Type::plain(CAPTION, Ink::Ink3);
    let base = size.height - 4.0;
    let room = size.width - set.width(&mini.after_caption) - 10.0;
    pen.text((0.0, base), &fitted(&mini.before_caption, set, room.min(line.max(room))), set);
    pen.text((size.width, base), &fitted(&mini.after_caption, set, size.width), set.right());
}

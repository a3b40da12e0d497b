//! The share still waiting over time (Kaplan–Meier), a curve a side, with the stopped cases marked.

use super::across::Across;
use super::fitted;
use super::lanes::empty;
use crate::charts::pen::{Pen, Spot, Type};
use crate::charts::spec::{Side, Size, StepCurve, StepPlot};
use crate::charts::theme::Ink;
use crate::charts::{tell, words};
use plotters_backend::DrawingBackend;

const LEFT: f64 = 62.0;
/// A line of the key above the curves.
const KEY: f64 = 18.0;

fn ink(side: Side) -> Ink {
    if side == Side::Baseline { Ink::Before } else { Ink::Pilot }
}

/// Draws the curves.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &StepPlot, size: Size) {
    let times = plot.curves.iter().flat_map(|curve| &curve.steps).map(|step| step.time);
    let medians = plot.curves.iter().filter_map(|curve| curve.median?.2);
    let high = times.chain(medians).filter(|time| time.is_finite()).fold(0.0, f64::max);
    if plot.curves.iter().all(|curve| curve.steps.is_empty()) {
        return empty(pen, "No times yet.", size);
    }
    let high = if high > 0.0 { high * 1.02 } else { 1.0 };
    let foot = 24.0 + 18.0 * plot.curves.len() as f64 + 18.0;
    let bottom = size.height - foot;
    let axis = Across { log: false, low: 0.0, high, left: LEFT, right: size.width - 16.0 };
    let top = 34.0 + KEY * plot.curves.len() as f64;
    let y = |share: f64| bottom - share.clamp(0.0, 1.0) * (bottom - top);
    ground(pen, plot, &axis, &y);
    plot.curves.iter().for_each(|curve| line(pen, curve, &axis, &y));
    plot.curves.iter().for_each(|curve| median(pen, curve, &axis, y(0.5)));
    key(pen, plot, axis.right);
    waiting(pen, plot, &axis, bottom + 42.0);
}

fn ground<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &StepPlot, axis: &Across, y: &dyn Fn(f64) -> f64) {
    let set = Type::plain(13.0, Ink::Ink3);
    let title = format!("Share not over yet: {}", plot.measure);
    pen.text((LEFT, 16.0), &fitted(&title, set, axis.right - LEFT), set);
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let at = y(share);
        let strong = share == 0.0 || share == 0.5;
        pen.line((LEFT, at), (axis.right, at), if strong { Ink::LineStrong } else { Ink::Line }, 1.0);
        pen.text((LEFT - 8.0, at + 4.5), &format!("{:.0}{}%", 100.0 * share, words::TIED), set.right());
    }
    for value in axis.round_values(52.0) {
        let x = axis.x(value);
        pen.line((x, y(0.0)), (x, y(0.0) + 4.0), Ink::LineStrong, 1.0);
        pen.text((x, y(0.0) + 18.0), &words::figure(value), set.middle());
    }
}

/// Down at each event; a stroke where a case was stopped. More than so many strokes would be a bar,
/// so those nearer than a pixel are drawn once.
fn line<D: DrawingBackend>(pen: &mut Pen<'_, D>, curve: &StepCurve, axis: &Across, y: &dyn Fn(f64) -> f64) {
    let colour = ink(curve.side);
    let mut spots: Vec<Spot> = vec![(axis.x(0.0), y(1.0))];
    let mut share = 1.0;
    let mut strokes: Vec<Spot> = Vec::new();
    for step in &curve.steps {
        let x = axis.x(step.time);
        if step.share < share {
            // Steps that no eye could part are one.
            let near = spots.last().is_some_and(|last| x - last.0 < 0.4 && spots.len() > 2);
            if !near {
                spots.push((x, y(share)));
            }
            spots.push((x, y(step.share)));
            share = step.share;
        }
        if step.stopped > 0 && strokes.last().is_none_or(|last| x - last.0 >= 1.0) {
            strokes.push((x, y(step.share)));
        }
    }
    if let Some(last) = curve.steps.last() {
        spots.push((axis.x(last.time), y(share)));
    }
    pen.path(&spots, colour, if curve.side == Side::Baseline { 1.8 } else { 2.8 });
    for (x, at) in strokes {
        pen.line((x, at - 7.0), (x, at + 7.0), colour, 2.0);
        pen.line((x - 4.0, at), (x + 4.0, at), colour, 2.0);
    }
    let events: Vec<_> = curve.steps.iter().filter(|step| step.time.is_finite()).collect();
    let every = events.len().div_ceil(200).max(1);
    for step in events.into_iter().step_by(every) {
        let label = tell::step(curve, step);
        pen.hit((axis.x(step.time), y(step.share)), 8.0, &[], label);
    }
}

/// The median on the line of a half, with its interval beside it.
fn median<D: DrawingBackend>(pen: &mut Pen<'_, D>, curve: &StepCurve, axis: &Across, half: f64) {
    let colour = ink(curve.side);
    let Some((middle, low, high)) = curve.median else { return };
    let at = half + if curve.side == Side::Baseline { -6.0 } else { 6.0 };
    if let (Some(low), Some(high)) = (low, high) {
        pen.line((axis.x(low), at), (axis.x(high), at), colour, 1.6);
        for end in [low, high] {
            pen.line((axis.x(end), at - 4.0), (axis.x(end), at + 4.0), colour, 1.6);
        }
    }
    mark(pen, curve.side, (axis.x(middle), half));
}

fn mark<D: DrawingBackend>(pen: &mut Pen<'_, D>, side: Side, at: Spot) {
    match side {
        Side::Baseline => pen.ring(at, 4.6, Ink::Before),
        Side::Pilot => pen.dot(at, 5.0, Ink::Pilot),
    }
}

/// The curves by name, above them: no words may lie over a curve.
fn key<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &StepPlot, right: f64) {
    for (curve, row) in plot.curves.iter().zip(0..) {
        let base = 16.0 + KEY * f64::from(row + 1);
        let at = base - 4.5;
        let width = if curve.side == Side::Baseline { 1.8 } else { 2.8 };
        pen.line((LEFT, at), (LEFT + 24.0, at), ink(curve.side), width);
        mark(pen, curve.side, (LEFT + 12.0, at));
        let set = Type::plain(13.0, ink(curve.side)).bold();
        let text = fitted(&tell::median(curve, &plot.unit), set, right - LEFT - 32.0);
        pen.text((LEFT + 32.0, base), &text, set);
    }
}

/// How many were still waiting, below the figures of the clock.
fn waiting<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &StepPlot, axis: &Across, top: f64) {
    let set = Type::plain(12.0, Ink::Ink3);
    pen.text((0.0, top), "Still watched", set);
    for (curve, row) in plot.curves.iter().zip(1..) {
        let base = top + 17.0 * f64::from(row);
        let set = Type::plain(12.0, ink(curve.side)).bold();
        let name = if curve.side == Side::Baseline { "before" } else { "pilot" };
        pen.text((0.0, base), name, set);
        for value in axis.round_values(52.0) {
            let left = curve.steps.iter().find(|step| step.time >= value).map_or(0, |step| step.at_risk);
            pen.text((axis.x(value), base), &left.to_string(), set.middle());
        }
    }
}

//! The marks of one row.

use super::across::Across;
use super::fitted;
use crate::charts::pen::{Pen, Type};
use crate::charts::spec::{Lane, LaneAxis, LaneForm, LaneGroup, LaneMark, Whose};
use crate::charts::theme::Ink;
use plotters_backend::DrawingBackend;

/// The colour of a mark; the pilot's turns red only where it went the wrong way.
fn ink(lane: &Lane, mark: &LaneMark) -> Ink {
    match mark.whose {
        Whose::Before => Ink::Before,
        Whose::After if lane.worse => Ink::Worse,
        Whose::After => Ink::Pilot,
        Whose::Estimate if lane.worse => Ink::Worse,
        Whose::Estimate => Ink::Navy,
    }
}

/// Draws what a row holds.
pub fn draw<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    (group, lane): (&LaneGroup, &Lane),
    axis: &Across,
    edges: (f64, f64),
    (y, height): (f64, f64),
) {
    if !struck(lane, axis) {
        threshold(pen, (group, lane), axis, (y, height));
    }
    if let Some(track) = lane.track {
        let tall = (height - 12.0).max(8.0);
        pen.area((axis.left, y - tall / 2.0), (axis.x(track) - axis.left, tall), Ink::Sunk);
        pen.line((axis.x(track), y - tall / 2.0), (axis.x(track), y + tall / 2.0), Ink::LineStrong, 1.0);
    }
    match group.form {
        LaneForm::Dumbbell => dumbbell(pen, lane, axis, edges, y),
        LaneForm::Bars => stacked(lane, y, height).for_each(|(mark, at)| bar(pen, (lane, mark), axis, at)),
        LaneForm::Intervals => {
            for (mark, at) in stacked(lane, y, height) {
                interval(pen, (lane, mark), axis, edges, at);
            }
        }
    }
    if !lane.absent.is_empty() {
        let set = Type::plain(12.0, Ink::Ink2);
        let at = if lane.marks.is_empty() { y + 4.5 } else { y + height * 0.21 + 4.5 };
        pen.text((axis.left, at), &fitted(&lane.absent, set, edges.1 - axis.left), set);
    }
}

/// Whether the mark of the threshold would strike through the words that stand in the place of a value.
fn struck(lane: &Lane, axis: &Across) -> bool {
    let said = Type::plain(12.0, Ink::Ink2).width(&lane.absent);
    let at = lane.threshold.as_ref().map_or(f64::INFINITY, |threshold| axis.x(threshold.value));
    !lane.absent.is_empty() && lane.marks.is_empty() && at < axis.left + said + 2.0
}

/// The marks one below the other; a single one in the middle.
fn stacked(lane: &Lane, y: f64, height: f64) -> impl Iterator<Item = (&LaneMark, f64)> {
    let several = lane.marks.len() > 1 || (!lane.marks.is_empty() && !lane.absent.is_empty());
    let first = if several { -(height * 0.21) } else { 0.0 };
    let step = if several { height * 0.42 } else { 0.0 };
    lane.marks.iter().take(2).zip([y + first, y + first + step])
}

fn threshold<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    (group, lane): (&LaneGroup, &Lane),
    axis: &Across,
    (y, height): (f64, f64),
) {
    let Some(threshold) = &lane.threshold else { return };
    let x = axis.x(threshold.value);
    pen.line((x, y - height / 2.0 + 3.0), (x, y + height / 2.0 - 2.0), Ink::Navy, 1.8);
    // A short foot, so that the mark is no stroke of an interval.
    pen.shape(
        &[(x - 4.0, y - height / 2.0 + 2.0), (x + 4.0, y - height / 2.0 + 2.0), (x, y - height / 2.0 + 7.0)],
        Ink::Navy,
    );
    if group.axis == LaneAxis::Own && height >= 30.0 {
        let set = Type::plain(12.0, Ink::Ink3);
        let right = x + 6.0 + set.width(&threshold.words) <= axis.right + 12.0;
        let room = if right { axis.right + 12.0 - x } else { x - axis.left };
        let words = fitted(&threshold.words, set, room);
        let base = y + height / 2.0 - 4.0;
        let (at, set) = if right { (x + 6.0, set) } else { (x - 6.0, set.right()) };
        pen.text((at, base), &words, set);
    }
}

fn mark_at<D: DrawingBackend>(pen: &mut Pen<'_, D>, whose: Whose, at: (f64, f64), ink: Ink) {
    match whose {
        Whose::Before => pen.ring(at, 4.6, ink),
        Whose::After | Whose::Estimate => pen.dot(at, 5.0, ink),
    }
}

/// How long the arrow of an open end is.
const OPEN: f64 = 24.0;

/// The bar of an interval; an end that is open or off the axis is an arrow. Gives how far it reaches.
fn arms<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    mark: &LaneMark,
    axis: &Across,
    y: f64,
    (ink, width): (Ink, f64),
) -> (f64, f64) {
    let x = axis.x(mark.value);
    if mark.low.is_none() && mark.high.is_none() {
        return (x, x);
    }
    let mut reach = (x, x);
    for (end, edge) in [(mark.low, axis.left), (mark.high, axis.right)] {
        let tip = end.filter(|end| axis.shows(*end)).map(|end| axis.x(end));
        // An open end is a short arrow: how far it goes is not known.
        let open = if edge < x { (x - OPEN).max(edge) } else { (x + OPEN).min(edge) };
        let at = tip.unwrap_or(if end.is_some() { edge } else { open });
        pen.line((x, y), (at, y), ink, width);
        match tip {
            Some(_) => pen.line((at, y - 4.5), (at, y + 4.5), ink, width),
            None => {
                let back = if edge < x { 6.5 } else { -6.5 };
                pen.shape(&[(at, y), (at + back, y - 4.5), (at + back, y + 4.5)], ink);
            }
        }
        reach = (reach.0.min(at), reach.1.max(at));
    }
    reach
}

fn interval<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    (lane, mark): (&Lane, &LaneMark),
    axis: &Across,
    edges: (f64, f64),
    y: f64,
) {
    let ink = ink(lane, mark);
    let reach = arms(pen, mark, axis, y, (ink, 2.0));
    let at = (axis.x(mark.value), y);
    mark_at(pen, mark.whose, at, ink);
    let set = Type::plain(12.0, ink).bold();
    let right = reach.1 + 8.0 + set.width(&mark.words) <= edges.1 + 8.0;
    if right {
        let text = fitted(&mark.words, set, (edges.1 + 8.0 - reach.1 - 8.0).max(0.0));
        let from = reach.1.max(at.0 + 5.0) + 6.0;
        if !text.is_empty() {
            pen.area((from - 2.0, y - 6.0), (set.width(&text) + 4.0, 12.0), Ink::Bg);
        }
        pen.text((from, y + 4.5), &text, set);
    } else {
        let text = fitted(&mark.words, set, reach.0 - edges.0 - 8.0);
        pen.text((reach.0.min(at.0 - 5.0) - 6.0, y + 4.5), &text, set.right());
    }
    point(pen, lane, mark, at);
}

fn point<D: DrawingBackend>(pen: &mut Pen<'_, D>, lane: &Lane, mark: &LaneMark, at: (f64, f64)) {
    if mark.words.is_empty() && mark.evidence.is_empty() {
        return;
    }
    let side = match mark.whose {
        Whose::Before => ", baseline",
        Whose::After => ", pilot",
        Whose::Estimate => "",
    };
    let name = if lane.code.is_empty() { &lane.name } else { &lane.code };
    pen.hit(at, 8.0, &mark.evidence, format!("{name}{side}: {}", mark.words));
}

/// From ring to dot, the words on the far sides of both.
fn dumbbell<D: DrawingBackend>(pen: &mut Pen<'_, D>, lane: &Lane, axis: &Across, edges: (f64, f64), y: f64) {
    let (Some(first), Some(last)) = (lane.marks.first(), lane.marks.last()) else { return };
    let (from, to) = (axis.x(first.value), axis.x(last.value));
    let colour = ink(lane, last);
    let pale = if lane.worse { Ink::WorseTint } else { Ink::PilotTint };
    pen.line((from, y), (to, y), pale, 7.0);
    let reach = arms(pen, last, axis, y, (colour, 1.3));
    mark_at(pen, first.whose, (from, y), ink(lane, first));
    if lane.marks.len() > 1 {
        mark_at(pen, last.whose, (to, y), colour);
    }
    let leftward = to <= from;
    let beside = |before: bool| if before == leftward { (reach.1, true) } else { (reach.0, false) };
    for (mark, before) in [(first, true), (last, false)].into_iter().take(lane.marks.len()) {
        let place = if before { from } else { to };
        let (edge, right) = beside(before);
        let set = Type::plain(12.0, ink(lane, mark));
        let set = if before { set } else { set.bold() };
        let (x, room) = if right {
            (edge.max(place + 5.0) + 6.0, edges.1 + 6.0)
        } else {
            (edge.min(place - 5.0) - 6.0, edges.0 - 6.0)
        };
        let text = fitted(&mark.words, set, (room - x).abs());
        pen.text((x, y + 4.5), &text, if right { set } else { set.right() });
        point(pen, lane, mark, (place, y));
    }
}

/// A bar from 0; a 0 is a stroke at the axis, so that it is seen to have been counted.
fn bar<D: DrawingBackend>(pen: &mut Pen<'_, D>, (lane, mark): (&Lane, &LaneMark), axis: &Across, y: f64) {
    let ink = ink(lane, mark);
    let to = axis.x(mark.value);
    let tall = 9.0;
    if mark.whose == Whose::Before {
        // Hollow before, filled after: told apart without colour.
        let corners = [
            (axis.left, y - tall / 2.0 + 0.8),
            (to, y - tall / 2.0 + 0.8),
            (to, y + tall / 2.0 - 0.8),
            (axis.left, y + tall / 2.0 - 0.8),
            (axis.left, y - tall / 2.0 + 0.8),
        ];
        pen.area((axis.left, y - tall / 2.0), (to - axis.left, tall), Ink::BeforeTint);
        pen.path(&corners, ink, 1.5);
    } else {
        pen.area((axis.left, y - tall / 2.0), ((to - axis.left).max(2.0), tall), ink);
    }
    let set = Type::plain(12.0, ink).bold();
    pen.text((to + 6.0, y + 4.5), &mark.words, set);
    point(pen, lane, mark, (to, y));
}

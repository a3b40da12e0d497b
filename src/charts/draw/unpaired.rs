//! Two groups of different cases, and the difference between them.

use super::crowd;
use super::field::{self, Contents, Field, LABEL};
use super::paired::beyond;
use crate::charts::pen::{Pen, Type};
use crate::charts::scale::swarm;
use crate::charts::spec::{Axis, Change, Group, Size, UnpairedPlot};
use crate::charts::theme::Ink;
use crate::charts::{tell, words};
use plotters_backend::DrawingBackend;

/// Draws the plot.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &UnpairedPlot, size: Size) {
    let field = place(plot, size);
    let none = plot.before.cases.is_empty() && plot.after.cases.is_empty();
    field::ground(pen, &field, &plot.measure, plot.cap.filter(|_| !none));
    field::change_axis(pen, &field, &plot.unit);
    let crowded = [&plot.before, &plot.after].into_iter().any(|group| overflows(&field, group));
    if crowded {
        crowd::note(pen, &field, size);
    }
    column(pen, &field, plot, &plot.before, (field.before, Ink::Before, crowded));
    column(pen, &field, plot, &plot.after, (field.after, Ink::Pilot, crowded));
    let reason = if none { "No cases yet" } else { plot.no_estimate.as_str() };
    field::estimate(pen, &field, plot.estimate.as_ref(), &plot.unit, reason);
    let name = |group: &Group| format!("{}, n\u{a0}=\u{a0}{}", group.name, group.cases.len());
    let under = if plot.estimate.is_some() { "Typical change" } else { "Change" };
    let level = plot.estimate.as_ref().filter(|e| e.low.is_some() || e.high.is_some()).map(|e| e.confidence);
    field::feet(pen, &field, (&name(&plot.before), &name(&plot.after), under), level);
}

fn place(plot: &UnpairedPlot, size: Size) -> Field {
    let cases = || plot.before.cases.iter().chain(&plot.after.cases);
    let mut values: Vec<f64> = cases().filter_map(|case| case.reading.value()).collect();
    let any_stopped = cases().any(|case| case.reading.stopped());
    values.extend(plot.cap.filter(|_| any_stopped));
    values.extend([plot.before.median, plot.after.median].into_iter().flatten());
    let baseline: Vec<f64> = plot.before.cases.iter().filter_map(|case| case.reading.value()).collect();
    let positive = values.iter().all(|v| *v > 0.0);
    let change = match &plot.estimate {
        Some(estimate) => estimate.change,
        None if plot.axis == Axis::Log && positive => Change::Ratio,
        None => Change::Difference,
    };
    Field::new(
        size,
        &Contents {
            values: &values,
            reference: plot.before.median.or_else(|| field::middle(&baseline)),
            changes: &[],
            estimate: plot.estimate.as_ref(),
            axis: plot.axis,
            change,
            top: if any_stopped { 50.0 } else { 34.0 },
        },
    )
}

/// The width of a dot with the space beside it.
const DOT: f64 = 11.0;

/// Whether the dots of a group would reach into the next column, or hide each other.
fn overflows(field: &Field, group: &Group) -> bool {
    let room = crowd::room(field);
    let heights: Vec<f64> =
        group.cases.iter().filter_map(|case| Some(field.scale.y(case.reading.value()?))).collect();
    // More dots than fill the column need not be placed to know it.
    heights.len() as f64 * DOT * DOT > 2.0 * room * (field.scale.bottom - field.scale.top)
        || swarm(&heights, DOT).iter().any(|aside| aside.abs() + DOT / 2.0 > room)
}

fn column<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    field: &Field,
    plot: &UnpairedPlot,
    group: &Group,
    (x, ink, crowded): (f64, Ink, bool),
) {
    let shown: Vec<_> =
        group.cases.iter().filter_map(|case| Some((case, field.scale.y(case.reading.value()?)))).collect();
    let heights: Vec<f64> = shown.iter().map(|(_, y)| *y).collect();
    if let Some(median) = group.median {
        let y = field.scale.y(median);
        pen.line((x - 34.0, y), (x + 34.0, y), ink, 2.5);
    }
    if crowded {
        crowd::column(pen, field, (group, &plot.unit), (x, ink));
    }
    let single = if crowded { &[] } else { shown.as_slice() };
    for ((case, y), aside) in single.iter().zip(swarm(&heights, DOT)) {
        let at = (x + aside, *y);
        if ink == Ink::Before || case.reading.stopped() {
            pen.ring(at, 4.6, ink)
        } else {
            pen.dot(at, 4.6, ink)
        }
        beyond(pen, at, case.reading, ink);
        let label = format!("{}, {}: {}", case.label, group.name, tell::reading(case.reading, &plot.unit));
        pen.hit(at, 8.0, &case.evidence, label);
    }
    if let Some(median) = group.median {
        let text = format!("median {}", words::figure(median));
        let set = Type::plain(LABEL, ink).bold();
        if crowded {
            crowd::median(pen, field, (&text, set), (x, field.scale.y(median)));
        } else {
            // Above the dotted line of "no change", which starts at the baseline's median.
            let y = field.scale.y(median) + if ink == Ink::Before { -6.0 } else { 4.5 };
            pen.text((x + 40.0, y), &text, set);
        }
    }
}

//! The same cases before and after, as slopes on a scale where a slope is a ratio.

use super::field::{self, Contents, Field, LABEL, MarkLabel};
use crate::charts::pen::{Pen, Type};
use crate::charts::spec::{Axis, Change, Pair, PairedPlot, Reading, Size};
use crate::charts::theme::Ink;
use crate::charts::words;
use plotters_backend::DrawingBackend;

/// A pair with both values.
pub struct Decided<'a> {
    /// The pair.
    pub pair: &'a Pair,
    /// Its value before.
    pub before: f64,
    /// Its value after.
    pub after: f64,
    /// Whether it went the wrong way.
    pub worse: bool,
}

/// The pairs with values on both sides, in their order.
pub fn decided(plot: &PairedPlot) -> Vec<Decided<'_>> {
    let both = |pair: &'_ Pair| Some((pair.before.value()?, pair.after.value()?));
    let with = plot.pairs.iter().filter_map(|pair| both(pair).map(|(before, after)| (pair, before, after)));
    with.map(|(pair, before, after)| Decided {
        pair,
        before,
        after,
        worse: words::is_worse(plot.better, before, after),
    })
    .collect()
}

/// In what the changes of a plot are measured: the estimate says, or else the axis it can have.
pub fn kind(plot: &PairedPlot) -> Change {
    let positive =
        plot.pairs.iter().flat_map(|p| [p.before.value(), p.after.value()]).flatten().all(|v| v > 0.0);
    match &plot.estimate {
        Some(estimate) => estimate.change,
        None if plot.axis == Axis::Log && positive => Change::Ratio,
        None => Change::Difference,
    }
}

/// The change of one decided pair, where it has one.
pub fn change_of(kind: Change, pair: &Decided<'_>) -> Option<f64> {
    match kind {
        Change::Ratio => (pair.before > 0.0).then(|| pair.after / pair.before),
        Change::Difference => Some(pair.after - pair.before),
    }
}

/// Draws the plot.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &PairedPlot, size: Size) {
    let pairs = decided(plot);
    let change = kind(plot);
    let changes: Vec<(f64, bool)> =
        pairs.iter().filter_map(|p| Some((change_of(change, p)?, p.worse))).collect();
    let field = place(plot, &pairs, change, &changes, size);
    field::ground(pen, &field, &plot.measure, plot.cap.filter(|_| !plot.pairs.is_empty()));
    field::change_axis(pen, &field, &plot.unit);
    slopes(pen, &field, &pairs);
    marks(pen, &field, plot);
    before_labels(pen, &field, plot);
    after_labels(pen, &field, plot, &pairs);
    field::change_dots(pen, &field, &changes);
    let empty = if field.empty { "No pairs yet" } else { plot.no_estimate.as_str() };
    field::estimate(pen, &field, plot.estimate.as_ref(), &plot.unit, empty);
    let under = if plot.estimate.is_some() { "Each pair, and typical" } else { "Each pair" };
    let level = plot.estimate.as_ref().filter(|e| e.low.is_some() || e.high.is_some()).map(|e| e.confidence);
    field::feet(pen, &field, (&plot.before_name, &plot.after_name, under), level);
}

fn place(
    plot: &PairedPlot,
    pairs: &[Decided<'_>],
    change: Change,
    changes: &[(f64, bool)],
    size: Size,
) -> Field {
    let mut values: Vec<f64> =
        plot.pairs.iter().flat_map(|p| [p.before.value(), p.after.value()]).flatten().collect();
    let any_stopped = plot.pairs.iter().any(|p| p.before.stopped() || p.after.stopped());
    values.extend(plot.cap.filter(|_| any_stopped));
    let before: Vec<f64> = pairs.iter().map(|p| p.before).collect();
    let changes: Vec<f64> = changes.iter().map(|(change, _)| *change).collect();
    Field::new(
        size,
        &Contents {
            values: &values,
            reference: field::middle(&before),
            changes: &changes,
            estimate: plot.estimate.as_ref(),
            axis: plot.axis,
            change,
            top: if any_stopped { 50.0 } else { 34.0 },
        },
    )
}

fn slopes<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, pairs: &[Decided<'_>]) {
    // The pairs that went the wrong way are drawn last, so that no other line hides them.
    for worse in [false, true] {
        for pair in pairs.iter().filter(|p| p.worse == worse) {
            let (a, b) =
                ((field.before, field.scale.y(pair.before)), (field.after, field.scale.y(pair.after)));
            let (ink, width) = if worse { (Ink::Worse, 2.0) } else { (Ink::LineStrong, 1.4) };
            if pair.pair.before.stopped() || pair.pair.after.stopped() {
                pen.dashed(a, b, ink, width, (6.0, 4.0));
            } else {
                pen.line(a, b, ink, width);
            }
        }
    }
}

fn marks<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, plot: &PairedPlot) {
    for pair in &plot.pairs {
        let card = |side: &str, reading: Reading| card(plot, pair, side, reading);
        if let Some(value) = pair.before.value() {
            let at = (field.before, field.scale.y(value));
            pen.ring(at, 5.5, Ink::Before);
            beyond(pen, at, pair.before, Ink::Before);
            pen.hit(at, 10.0, &pair.before_evidence, card(&plot.before_name, pair.before));
        }
        if let Some(value) = pair.after.value() {
            let at = (field.after, field.scale.y(value));
            let worse = pair.before.value().is_some_and(|b| words::is_worse(plot.better, b, value));
            let ink = if worse { Ink::Worse } else { Ink::Pilot };
            if pair.after.stopped() {
                pen.ring(at, 5.5, ink)
            } else {
                pen.dot(at, 5.5, ink)
            }
            beyond(pen, at, pair.after, ink);
            pen.hit(at, 10.0, &pair.after_evidence, card(&plot.after_name, pair.after));
        }
    }
}

/// An arrow upwards: the true value lies beyond the cap.
pub fn beyond<D: DrawingBackend>(pen: &mut Pen<'_, D>, (x, y): (f64, f64), reading: Reading, ink: Ink) {
    if reading.stopped() {
        pen.line((x, y - 7.0), (x, y - 18.0), ink, 1.6);
        pen.path(&[(x - 4.0, y - 14.0), (x, y - 18.5), (x + 4.0, y - 14.0)], ink, 1.6);
    }
}

fn card(plot: &PairedPlot, pair: &Pair, side: &str, reading: Reading) -> String {
    let value = crate::charts::tell::reading(reading, &plot.unit);
    format!("{} {}, {}: {value}", pair.label, pair.name, side).replace("  ", " ")
}

fn before_labels<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, plot: &PairedPlot) {
    let few = plot.pairs.len() <= 6;
    let wanted = |pair: &&Pair| pair.before.stopped() || (pair.after.value().is_none() && few);
    let labels: Vec<MarkLabel> = plot
        .pairs
        .iter()
        .filter(wanted)
        .filter_map(|pair| {
            let y = field.scale.y(pair.before.value()?);
            let text = if pair.after.value().is_none() {
                format!("{}, no pair", pair.label)
            } else {
                pair.label.clone()
            };
            Some(MarkLabel { y, text, set: Type::plain(LABEL, Ink::Ink2).right(), led: true })
        })
        .collect();
    field::mark_labels(pen, field, field.before, field.before - field.left - 16.0, &labels);
}

fn after_labels<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    field: &Field,
    plot: &PairedPlot,
    pairs: &[Decided<'_>],
) {
    let ratio = |p: &Decided<'_>| (p.after - p.before) / p.before.abs().max(1e-9);
    let extreme = |a: &&Decided<'_>, b: &&Decided<'_>| ratio(a).total_cmp(&ratio(b));
    let best = match plot.better {
        crate::charts::spec::Better::Lower => pairs.iter().min_by(extreme),
        crate::charts::spec::Better::Higher => pairs.iter().max_by(extreme),
    };
    let few = pairs.len() <= 6;
    let best = best.map(|p| p.pair.label.as_str());
    let labels: Vec<(f64, MarkLabel)> = pairs
        .iter()
        .filter_map(|p| {
            let y = field.scale.y(p.after);
            let label = &p.pair.label;
            if p.worse {
                let text = format!("{label}, {}", plot.worse_word);
                let set = Type::plain(LABEL, Ink::Worse).bold();
                return Some((ratio(p).abs(), MarkLabel { y, text, set, led: true }));
            }
            let named = few || p.pair.after.stopped() || best == Some(label.as_str());
            let set = Type::plain(LABEL, Ink::Ink2);
            named.then(|| (-1.0, MarkLabel { y, text: label.clone(), set, led: true }))
        })
        .collect();
    let labels = those_that_fit(field, labels);
    field::mark_labels(pen, field, field.after, field.dots - field.after - 34.0, &labels);
}

/// As many labels as have room, those of the greatest change for the worse first; the others that
/// went the wrong way are counted, and all of them stand in the table.
fn those_that_fit(field: &Field, mut labels: Vec<(f64, MarkLabel)>) -> Vec<MarkLabel> {
    let fits = field::labels_that_fit(field);
    if labels.len() > fits {
        labels.sort_by(|a, b| b.0.total_cmp(&a.0));
        let rest = labels.split_off(fits.saturating_sub(1));
        let more = rest.iter().filter(|(change, _)| *change >= 0.0).count();
        if more > 0 {
            let text = format!("and {more} more");
            let set = Type::plain(LABEL, Ink::Worse).bold();
            labels.push((-1.0, MarkLabel { y: field.scale.bottom + 4.0, text, set, led: false }));
        }
    }
    labels.into_iter().map(|(_, label)| label).collect()
}

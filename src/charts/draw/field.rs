//! What paired and unpaired plots share: two columns of marks on one scale, and to their right the
//! change, on the same scale, with its "no change" line.

use crate::charts::pen::{Pen, Type};
use crate::charts::scale::{Scale, spread, swarm};
use crate::charts::spec::{Axis, Bound, Change, Estimate, Size};
use crate::charts::theme::Ink;
use crate::charts::words;
use plotters_backend::DrawingBackend;

/// The size of a label.
pub const LABEL: f64 = 13.0;

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The whole drawing.
    pub size: Size,
    /// Where the grid begins.
    pub left: f64,
    /// Where the grid ends.
    pub right: f64,
    /// The baseline's column.
    pub before: f64,
    /// The pilot's column.
    pub after: f64,
    /// The column of each case's change.
    pub dots: f64,
    /// The estimate's column.
    pub typical: f64,
    /// The axis of change.
    pub axis: f64,
    /// Values to heights.
    pub scale: Scale,
    /// The value that stands for "no change": the middle of the baseline.
    pub reference: Option<f64>,
    /// In what changes are measured.
    pub change: Change,
    /// Whether there is nothing to hold; the scale then has no figures.
    pub empty: bool,
}

/// What the field must hold.
pub struct Contents<'a> {
    /// Every value of both sides, and the cap if it is drawn.
    pub values: &'a [f64],
    /// The value "no change" is drawn at.
    pub reference: Option<f64>,
    /// Each case's change; empty where cases are not paired.
    pub changes: &'a [f64],
    /// The estimate.
    pub estimate: Option<&'a Estimate>,
    /// The axis asked for.
    pub axis: Axis,
    /// In what changes are measured.
    pub change: Change,
    /// The height the scale may begin at.
    pub top: f64,
}

/// The middle value of a list, or the mean of the two middle ones.
pub fn middle(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    let upper = sorted.get(half).copied()?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted.get(half.checked_sub(1)?).map(|lower| (lower + upper) / 2.0)
}

impl Field {
    /// Places everything for its contents.
    pub fn new(size: Size, contents: &Contents<'_>) -> Field {
        let at = |change: f64| contents.reference.map(|r| placed(contents.change, r, change));
        let mut held = contents.values.to_vec();
        held.extend(contents.changes.iter().filter_map(|c| at(*c)));
        // An interval much wider than the data runs off the scale with an arrow instead of
        // squeezing the data together.
        let (low, high) =
            held.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
        let room = if contents.axis == Axis::Log && low > 0.0 {
            (low / 1.6, high * 1.6)
        } else {
            (low - (high - low) * 0.25, high * 1.25)
        };
        let ends = contents.estimate.map(|e| [Some(e.value), e.low, e.high]).unwrap_or_default();
        held.extend(ends.into_iter().flatten().filter_map(at).filter(|v| *v > room.0 && *v < room.1));
        let log = contents.axis == Axis::Log && contents.values.iter().all(|v| *v > 0.0);
        if log {
            held.retain(|v| *v > 0.0);
        }
        let scale = Scale::holding(
            &held,
            if log { Axis::Log } else { Axis::Linear },
            contents.top,
            size.height - 46.0,
        );
        let left = 52.0;
        let axis = size.width - 82.0;
        let span = axis - left;
        Field {
            size,
            left,
            right: left + 0.715 * span,
            before: left + 0.17 * span,
            after: left + 0.53 * span,
            dots: left + 0.79 * span,
            typical: left + 0.875 * span,
            axis,
            scale,
            reference: contents.reference.filter(|r| contents.change == Change::Difference || *r > 0.0),
            change: contents.change,
            empty: contents.values.is_empty(),
        }
    }

    /// The height of a change, if "no change" has a place.
    pub fn y_change(&self, change: f64) -> Option<f64> {
        self.reference.map(|r| self.scale.y_kept(placed(self.change, r, change)))
    }

    /// Whether a change lies on the scale.
    fn shows(&self, change: f64) -> bool {
        self.reference.is_some_and(|r| self.scale.holds(placed(self.change, r, change)))
    }
}

fn placed(kind: Change, reference: f64, change: f64) -> f64 {
    match kind {
        Change::Ratio => reference * change,
        Change::Difference => reference + change,
    }
}

/// The caption, the grid with its figures, and the names under the columns.
pub fn ground<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, measure: &str, cap: Option<f64>) {
    let note = match field.scale.axis {
        Axis::Log => format!("{measure}, log scale"),
        Axis::Linear => measure.to_owned(),
    };
    let room = field.size.width - field.left;
    let set = Type::plain(LABEL, Ink::Ink3);
    pen.text((field.left, 16.0), &super::fitted(&note, set, room), set);
    let cap = cap.filter(|cap| field.scale.holds(*cap));
    let clear = |v: &f64| cap.is_none_or(|cap| (field.scale.y(cap) - field.scale.y(*v)).abs() > 14.0);
    for value in
        field.scale.round_values(26.0).into_iter().filter(|v| *v >= 0.0 && !field.empty).filter(clear)
    {
        let y = field.scale.y(value);
        pen.line((field.left, y), (field.right, y), Ink::Line, 1.0);
        pen.text((field.left - 8.0, y + 4.5), &words::figure(value), Type::plain(LABEL, Ink::Ink3).right());
    }
    if let Some(cap) = cap {
        let y = field.scale.y(cap);
        pen.dashed((field.left, y), (field.right, y), Ink::LineStrong, 1.0, (4.0, 4.0));
        pen.text((field.left - 8.0, y + 4.5), &words::figure(cap), Type::plain(LABEL, Ink::Ink3).right());
        pen.text((field.right, y - 5.0), "cap", Type::plain(LABEL, Ink::Ink3).right());
    }
}

/// The names under the columns and under the change.
pub fn feet<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    field: &Field,
    names: (&str, &str, &str),
    level: Option<f64>,
) {
    let y = field.size.height - 20.0;
    let set = Type::plain(14.0, Ink::Before).bold().middle();
    let room = field.after - field.before - 16.0;
    pen.text((field.before, y), &super::fitted(names.0, set, room), set);
    let set = Type { ink: Ink::Pilot, ..set };
    pen.text((field.after, y), &super::fitted(names.1, set, room), set);
    let centre = (field.dots + field.typical) / 2.0;
    pen.text((centre, y), names.2, Type { ink: Ink::Navy, ..set });
    if let Some(level) = level {
        let text = format!("{} interval", words::level(level));
        pen.text((centre, y + 16.0), &text, Type::plain(12.0, Ink::Ink3).middle());
    }
}

/// The axis of change with its "no change" line.
pub fn change_axis<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, unit: &str) {
    let Some(none) = field.reference else { return };
    let y = field.scale.y_kept(none);
    pen.dashed((field.before + 9.0, y), (field.axis, y), Ink::Ink3, 1.0, (1.5, 3.5));
    let mut ticks: Vec<(f64, String)> = vec![(y, "no change".to_owned())];
    for change in round_changes(field) {
        let Some(at) = field.y_change(change) else { continue };
        if ticks.iter().all(|(other, _)| (other - at).abs() >= 20.0) {
            ticks.push((at, words::change(field.change, change, unit)));
        }
    }
    let top = ticks.iter().map(|(y, _)| *y).fold(f64::INFINITY, f64::min);
    let bottom = ticks.iter().map(|(y, _)| *y).fold(f64::NEG_INFINITY, f64::max);
    pen.line(
        (field.axis, top.min(field.scale.bottom - 8.0)),
        (field.axis, bottom.max(field.scale.top)),
        Ink::LineStrong,
        1.0,
    );
    for (y, label) in ticks {
        pen.line((field.axis, y), (field.axis + 5.0, y), Ink::LineStrong, 1.0);
        pen.text((field.axis + 10.0, y + 4.5), &label, Type::plain(LABEL, Ink::Ink2));
    }
}

fn round_changes(field: &Field) -> Vec<f64> {
    let values = match field.change {
        Change::Ratio => vec![0.5, 2.0, 0.25, 0.75, 1.5, 0.1, 4.0, 0.05, 8.0, 0.9, 1.1, 0.02, 16.0],
        Change::Difference => {
            let reference = field.reference.unwrap_or(0.0);
            let moved = Scale {
                low: field.scale.low - reference,
                high: field.scale.high - reference,
                axis: Axis::Linear,
                ..field.scale
            };
            moved.round_values(30.0)
        }
    };
    values.into_iter().filter(|change| field.shows(*change)).collect()
}

/// Each case's change as a dot; the wrong way in red.
pub fn change_dots<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, changes: &[(f64, bool)]) {
    let heights: Vec<f64> = changes.iter().filter_map(|(change, _)| field.y_change(*change)).collect();
    for ((y, x), (_, worse)) in heights.iter().zip(swarm(&heights, 8.0)).zip(changes) {
        pen.disc((field.dots + x, *y), 3.2, if *worse { Ink::Worse } else { Ink::LineStrong });
    }
}

/// The typical change: a navy dot on a capped bar, its figure beside it; an end that is open or
/// beyond the scale is an arrow. Without an estimate, the reason at the foot.
pub fn estimate<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    field: &Field,
    estimate: Option<&Estimate>,
    unit: &str,
    reason: &str,
) {
    let found = estimate.and_then(|e| field.y_change(e.value).map(|y| (e, y)));
    let Some((estimate, y)) = found else { return absent(pen, field, reason) };
    let x = field.typical;
    for (end, edge) in [(estimate.high, field.scale.top), (estimate.low, field.scale.bottom)] {
        // Both ends missing means that no interval exists at all: the dot then stands alone.
        if estimate.low.is_none() && estimate.high.is_none() {
            break;
        }
        let shown = end.filter(|change| field.shows(*change)).and_then(|change| field.y_change(change));
        let tip = shown.unwrap_or(edge);
        pen.line((x, y), (x, tip), Ink::Navy, 2.5);
        if shown.is_some() {
            pen.line((x - 6.0, tip), (x + 6.0, tip), Ink::Navy, 2.5);
        } else {
            let back = if edge < y { 8.0 } else { -8.0 };
            pen.shape(&[(x, tip - back / 4.0), (x - 5.5, tip + back), (x + 5.5, tip + back)], Ink::Navy);
        }
    }
    pen.dot((x, y), 6.0, Ink::Navy);
    value_label(pen, field, estimate, unit, y);
}

fn value_label<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    field: &Field,
    estimate: &Estimate,
    unit: &str,
    y: f64,
) {
    let x = field.typical + 13.0;
    let bold = Type::plain(14.0, Ink::Navy).bold();
    let mut figure = words::change(estimate.change, estimate.value, unit);
    let mut below = words::bound(estimate.bound, estimate.change, estimate.value).to_owned();
    if bold.width(&figure) > field.axis - x - 2.0 && estimate.change == Change::Difference {
        figure = words::change(estimate.change, estimate.value, "");
        below = if below.is_empty() { unit.to_owned() } else { format!("{unit}, {below}") };
    }
    let two = estimate.bound != Bound::Exact || !below.is_empty();
    // The figure keeps clear of the dotted line, which would strike it through.
    let line = field.reference.map_or(f64::INFINITY, |r| field.scale.y_kept(r));
    let height = if two { 30.0 } else { 14.0 };
    let wish = y - height / 2.0;
    let top = if wish < line + 2.0 && wish + height > line - 2.0 {
        if y >= line { line + 4.0 } else { line - 4.0 - height }
    } else {
        wish
    };
    pen.text((x, top + 12.0), &figure, bold);
    if two {
        let set = Type::plain(LABEL, Ink::Ink2);
        pen.text((x, top + 28.0), &super::fitted(&below, set, field.axis - x - 2.0), set);
    }
}

fn absent<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, reason: &str) {
    if field.empty {
        let set = Type::plain(14.0, Ink::Ink2).middle();
        let centre = (field.left + field.right) / 2.0;
        let room = field.right - field.left;
        pen.line((field.left, field.scale.bottom), (field.right, field.scale.bottom), Ink::Line, 1.0);
        pen.text(
            (centre, (field.scale.top + field.scale.bottom) / 2.0),
            &super::fitted(reason, set, room),
            set,
        );
        return;
    }
    let set = Type::plain(12.0, Ink::Ink2).right();
    let text = super::fitted(reason, set, field.size.width - 8.0);
    pen.text((field.size.width - 2.0, field.size.height - 4.0), &text, set);
}

/// A label that wants to stand at a mark.
pub struct MarkLabel {
    /// The mark's height.
    pub y: f64,
    /// The words.
    pub text: String,
    /// How they are set, which also says on which side of the mark they stand.
    pub set: Type,
    /// Whether it is led back to a mark where it had to move.
    pub led: bool,
}

/// The distance of labels that stand one below the other.
const APART: f64 = 15.0;

fn label_bounds(field: &Field) -> (f64, f64) {
    (field.scale.top - 6.0, field.scale.bottom + 4.0)
}

/// How many labels can stand beside a column without touching.
pub fn labels_that_fit(field: &Field) -> usize {
    let (top, bottom) = label_bounds(field);
    ((bottom - top) / APART).max(0.0) as usize + 1
}

/// Labels beside a column, moved apart; one that had to move far is led back to its mark.
pub fn mark_labels<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    field: &Field,
    x: f64,
    room: f64,
    labels: &[MarkLabel],
) {
    let wanted: Vec<f64> = labels.iter().map(|label| label.y).collect();
    for (label, y) in labels.iter().zip(spread(&wanted, APART, label_bounds(field))) {
        let away = if label.set.align == crate::charts::pen::Align::Right { -1.0 } else { 1.0 };
        if label.led && (y - label.y).abs() > 5.0 {
            pen.line((x + away * 7.0, label.y), (x + away * 13.0, y), Ink::LineStrong, 0.75);
        }
        let text = super::fitted(&label.text, label.set, room);
        // Words over a line would be struck through: they bring their own ground.
        let width = label.set.width(&text);
        let from = if away < 0.0 { x - 14.0 - width } else { x + 14.0 };
        pen.area((from - 2.0, y - 7.0), (width + 4.0, 14.0), Ink::Bg);
        pen.text((x + away * 14.0, y + 4.5), &text, label.set);
    }
}

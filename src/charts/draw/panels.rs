//! A small panel a DAG, all on the same days, each on its own scale from 0.

use super::fitted;
use super::lanes::empty;
use crate::charts::pen::{Pen, Type};
use crate::charts::spec::{Panel, PanelGrid, PanelRun, Side, Size};
use crate::charts::theme::Ink;
use crate::charts::{tell, words};
use chrono::NaiveDateTime;
use plotters_backend::DrawingBackend;

const HEAD: f64 = 26.0;
const TALL: f64 = 114.0;
const WIDE: f64 = 220.0;
/// More DAGs than these are told of, not drawn.
const MOST: usize = 24;
/// Runs of a side in one panel past which those that share a place are drawn as one stroke.
const SINGLE: usize = 90;

fn columns(width: f64) -> usize {
    ((width / WIDE) as usize).clamp(1, 4)
}

/// The height at which every panel has its room.
pub fn natural_height(plot: &PanelGrid, width: f64) -> f64 {
    let shown = plot.panels.len().min(MOST);
    let rows = shown.div_ceil(columns(width)) as f64;
    let more = if plot.panels.len() > MOST { 22.0 } else { 0.0 };
    (HEAD + rows * TALL + more + 4.0).max(90.0)
}

/// Where a panel stands, and the days that all of them show.
struct Place {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    from: NaiveDateTime,
    seconds: f64,
}

impl Place {
    fn x(&self, at: NaiveDateTime) -> f64 {
        let past = (at - self.from).num_seconds() as f64 / self.seconds;
        self.left + 4.0 + past.clamp(0.0, 1.0) * (self.width - 8.0)
    }
}

/// Draws the panels.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &PanelGrid, size: Size) {
    let times = || plot.panels.iter().flat_map(|panel| &panel.runs).map(|run| run.at);
    let (Some(from), Some(to)) = (times().min(), times().max()) else {
        return empty(pen, "No finished run is imported yet.", size);
    };
    let columns = columns(size.width);
    let cut = |room: f64| ((room / 64.0).max(1.0) as usize) * columns;
    let all = plot.panels.len();
    let shown = all.min(MOST).min(cut(size.height - HEAD - if all > MOST { 22.0 } else { 0.0 }));
    let foot = if shown < all { 22.0 } else { 0.0 };
    let rows = shown.div_ceil(columns).max(1) as f64;
    let (wide, tall) = (size.width / columns as f64, ((size.height - HEAD - foot) / rows).min(TALL + 40.0));
    key(pen, plot, size.width);
    for (panel, n) in plot.panels.iter().zip(0..shown) {
        let (column, row) = (n % columns, n / columns);
        let place = Place {
            left: column as f64 * wide,
            top: HEAD + row as f64 * tall,
            width: wide - 14.0,
            height: tall - 8.0,
            from,
            seconds: ((to - from).num_seconds() as f64).max(1.0),
        };
        one(pen, panel, &plot.unit, &place);
    }
    if shown < all {
        let text = format!("and {} more, in the table", words::count(all - shown, "DAG", "DAGs"));
        pen.text((0.0, size.height - 5.0), &text, Type::plain(12.0, Ink::Ink2));
    }
}

fn key<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &PanelGrid, width: f64) {
    let many =
        plot.panels.iter().any(|p| gathered(&p.runs, Side::Baseline) || gathered(&p.runs, Side::Pilot));
    let mut text = format!("{}, each panel from 0 on its own scale", plot.unit);
    if many {
        text.push_str("; strokes span the runs at one place");
    }
    let set = Type::plain(12.0, Ink::Ink3);
    let mut x = 0.0;
    for (word, side) in [("baseline", Side::Baseline), ("pilot", Side::Pilot)] {
        dot(pen, side, (x + 5.0, 10.0));
        pen.text((x + 13.0, 14.0), word, Type { ink: Ink::Ink2, ..set });
        x += 26.0 + set.width(word);
    }
    cross(pen, (x + 5.0, 10.0), Ink::Worse);
    pen.text((x + 13.0, 14.0), "failed", Type { ink: Ink::Ink2, ..set });
    x += 30.0 + set.width("failed");
    pen.text((x, 14.0), &fitted(&text, set, width - x), set);
}

fn dot<D: DrawingBackend>(pen: &mut Pen<'_, D>, side: Side, at: (f64, f64)) {
    match side {
        Side::Baseline => pen.circle(at, 2.4, Ink::Before, 1.2),
        Side::Pilot => pen.disc(at, 2.4, Ink::Pilot),
    }
}

fn cross<D: DrawingBackend>(pen: &mut Pen<'_, D>, (x, y): (f64, f64), ink: Ink) {
    pen.line((x - 3.2, y - 3.2), (x + 3.2, y + 3.2), ink, 1.8);
    pen.line((x - 3.2, y + 3.2), (x + 3.2, y - 3.2), ink, 1.8);
}

fn gathered(runs: &[PanelRun], side: Side) -> bool {
    runs.iter().filter(|run| run.side == side).count() > SINGLE
}

fn one<D: DrawingBackend>(pen: &mut Pen<'_, D>, panel: &Panel, unit: &str, place: &Place) {
    let note = Type::plain(12.0, if panel.worse { Ink::Worse } else { Ink::Ink2 });
    let note_text = fitted(&panel.note, note, place.width * 0.6);
    let name = Type::plain(12.0, Ink::Text).bold();
    let room = place.width - note.width(&note_text) - 8.0;
    pen.text((place.left, place.top + 13.0), &fitted(&panel.name, name, room), name);
    pen.text((place.left + place.width, place.top + 13.0), &note_text, note.right());
    let (top, bottom) = (place.top + 28.0, place.top + place.height - 4.0);
    let high = panel.runs.iter().map(|run| run.length).filter(|v| v.is_finite()).fold(0.0, f64::max);
    let high = if high > 0.0 { high } else { 1.0 };
    let y = |length: f64| bottom - (length / high).clamp(0.0, 1.0) * (bottom - top - 6.0);
    pen.line((place.left, bottom), (place.left + place.width, bottom), Ink::LineStrong, 1.0);
    pen.line((place.left, y(high)), (place.left + place.width, y(high)), Ink::Line, 1.0);
    for side in [Side::Baseline, Side::Pilot] {
        let runs: Vec<&PanelRun> = panel.runs.iter().filter(|run| run.side == side && !run.failed).collect();
        if gathered(&panel.runs, side) {
            strokes(pen, &runs, place, &y, side);
        } else {
            runs.iter().for_each(|run| dot(pen, side, (place.x(run.at), y(run.length))));
        }
    }
    for run in panel.runs.iter().filter(|run| run.failed).take(200) {
        let ink = if run.side == Side::Pilot { Ink::Worse } else { Ink::Before };
        cross(pen, (place.x(run.at), y(run.length)), ink);
    }
    // Above its line, where no run lies.
    let set = Type::plain(12.0, Ink::Ink3);
    let longest = fitted(&words::figure(high), set, place.width);
    pen.text((place.left, y(high) - 5.0), &longest, set);
    let at = (place.left + place.width / 2.0, (top + bottom) / 2.0);
    pen.hit(at, place.height / 2.0 - 12.0, &[], tell::panel(panel, unit));
}

/// Runs that share a place, from the shortest to the longest, with their middle one.
fn strokes<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    runs: &[&PanelRun],
    place: &Place,
    y: &dyn Fn(f64) -> f64,
    side: Side,
) {
    let step = 3.0;
    let mut columns: std::collections::BTreeMap<i64, Vec<f64>> = std::collections::BTreeMap::new();
    for run in runs {
        let column = libm::floor((place.x(run.at) - place.left) / step) as i64;
        columns.entry(column).or_default().push(run.length);
    }
    let ink = if side == Side::Pilot { Ink::Pilot } else { Ink::LineStrong };
    // The two sides stand beside each other, so that neither hides the other.
    let shift = if side == Side::Pilot { 2.0 } else { 0.7 };
    for (column, mut lengths) in columns {
        lengths.sort_by(f64::total_cmp);
        let x = place.left + column as f64 * step + shift;
        let (Some(low), Some(high)) = (lengths.first(), lengths.last()) else { continue };
        pen.line((x, y(*low) + 0.5), (x, y(*high) - 0.5), ink, 1.2);
    }
}

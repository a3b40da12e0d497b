//! A value a day against limits frozen from the days before the cut-over.

use super::fitted;
use super::xmr_key::Rows;
use crate::charts::pen::{Pen, Spot, Type};
use crate::charts::scale::{Scale, spread};
use crate::charts::spec::{Axis, DayPoint, Limits, Side, Size, XmrPlot};
use crate::charts::theme::Ink;
use crate::charts::{tell, words};
use chrono::{Datelike as _, NaiveDate, Weekday};
use plotters_backend::DrawingBackend;

const LABEL: f64 = 13.0;
const LEFT: f64 = 46.0;

/// How far below the plot the words on its two sides stand.
const GROUPS: f64 = 38.0;

/// Where days and values stand.
struct Field {
    left: f64,
    right: f64,
    first: NaiveDate,
    days: f64,
    scale: Scale,
    size: Size,
}

impl Field {
    fn x(&self, day: NaiveDate) -> f64 {
        let since = (day - self.first).num_days() as f64;
        self.left + 6.0 + since / self.days * (self.right - self.left - 12.0)
    }

    fn half_day(&self) -> f64 {
        (self.right - self.left - 12.0) / self.days / 2.0
    }
}

/// Draws the plot.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &XmrPlot, size: Size) {
    let labels = side_labels(plot);
    let set = Type::plain(LABEL, Ink::Ink2).bold();
    let widest = labels.iter().map(|label| set.width(&label.text)).fold(0.0, f64::max);
    let rows = Rows::below(plot, size, LEFT);
    let margin = (widest + 14.0).clamp(24.0, size.width * 0.3);
    let field = place(plot, size, margin, rows.height());
    pen.text(
        (field.left, 16.0),
        &fitted(&plot.measure, Type::plain(LABEL, Ink::Ink3), size.width - field.left),
        Type::plain(LABEL, Ink::Ink3),
    );
    bands(pen, &field, plot);
    if plot.points.is_empty() && plot.before.is_none() && plot.target.is_none() {
        let middle = ((field.left + field.right) / 2.0, (field.scale.top + field.scale.bottom) / 2.0);
        pen.line((field.left, field.scale.bottom), (field.right, field.scale.bottom), Ink::Line, 1.0);
        return pen.text(middle, "No days yet", Type::plain(14.0, Ink::Ink2).middle());
    }
    grid(pen, &field);
    before_limits(pen, &field, plot);
    pilot_limits(pen, &field, plot);
    if let Some(target) = &plot.target {
        let y = field.scale.y(target.value);
        pen.line((field.left, y), (field.right, y), Ink::Navy, 2.0);
    }
    cut_over(pen, &field, plot);
    series(pen, &field, plot);
    beside(pen, &field, labels);
    days_below(pen, &field, plot);
    rows.draw(pen, (field.left, field.scale.bottom + GROUPS + 20.0));
}

fn place(plot: &XmrPlot, size: Size, margin: f64, below: f64) -> Field {
    let mut values: Vec<f64> = plot.points.iter().filter_map(|p| p.value).collect();
    values.extend(plot.target.iter().map(|target| target.value));
    for limits in plot.before.iter().chain(&plot.pilot) {
        values.extend([limits.low, limits.high, limits.mean]);
    }
    if values.is_empty() {
        values.push(1.0);
    }
    let first = plot.points.first().map(|p| p.day).or(plot.cut_over).or(plot.until).unwrap_or_default();
    let ends = [plot.points.last().map(|p| p.day), plot.cut_over, plot.until];
    let last = ends.into_iter().flatten().max().unwrap_or(first);
    let days = ((last - first).num_days() as f64).max(1.0);
    let scale = Scale::holding(&values, Axis::Linear, 48.0, size.height - GROUPS - 8.0 - below);
    Field { left: LEFT, right: size.width - margin, first, days, scale, size }
}

fn bands<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, plot: &XmrPlot) {
    let Some(limits) = plot.before else { return };
    let (top, bottom) = (field.scale.y(limits.high), field.scale.y(limits.low));
    let cut = plot.cut_over.map_or(field.right, |day| field.x(day));
    pen.area((field.left, top), (cut - field.left, bottom - top), Ink::BeforeTint);
    pen.area((cut, top), ((field.right - cut).max(0.0), bottom - top), Ink::Sunk);
}

fn grid<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field) {
    for value in field.scale.round_values(30.0) {
        let y = field.scale.y(value);
        let ink = if value == 0.0 { Ink::LineStrong } else { Ink::Line };
        pen.line((field.left, y), (field.right, y), ink, 1.0);
        pen.text((field.left - 8.0, y + 4.5), &words::figure(value), Type::plain(LABEL, Ink::Ink3).right());
    }
}

fn before_limits<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, plot: &XmrPlot) {
    let Some(limits) = plot.before else { return };
    for value in [limits.low, limits.high] {
        let y = field.scale.y(value);
        pen.dashed((field.left, y), (field.right, y), Ink::Before, 1.2, (6.0, 4.0));
    }
    let y = field.scale.y(limits.mean);
    let cut = plot.cut_over.map_or(field.right, |day| field.x(day));
    pen.line((field.left, y), (cut, y), Ink::Before, 1.4);
    pen.dashed((cut, y), (field.right, y), Ink::Before, 1.2, (1.5, 4.0));
}

fn pilot_span(field: &Field, plot: &XmrPlot) -> Option<(f64, f64)> {
    let mut days = plot.points.iter().filter(|p| p.side == Side::Pilot).map(|p| p.day);
    let first = days.next()?;
    Some((field.x(first), field.x(days.next_back().unwrap_or(first))))
}

fn pilot_limits<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, plot: &XmrPlot) {
    let (Some(limits), Some((from, to))) = (plot.pilot, pilot_span(field, plot)) else { return };
    for value in [limits.low, limits.high] {
        let y = field.scale.y(value);
        pen.dashed((from - 6.0, y), (to + 8.0, y), Ink::Pilot, 1.1, (3.0, 3.0));
    }
}

fn cut_over<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, plot: &XmrPlot) {
    let Some(day) = plot.cut_over else { return };
    let x = field.x(day);
    pen.line((x, 26.0), (x, field.scale.bottom), Ink::Navy, 1.8);
    let text = format!("Cut-over {}, left out", words::day(day));
    let set = Type::plain(LABEL, Ink::Navy).bold();
    let right = x + 8.0 + set.width(&text) <= field.size.width;
    let (at, set) = if right { (x + 7.0, set) } else { (x - 7.0, set.right()) };
    pen.area(
        (if right { at - 3.0 } else { at - set.width(&text) - 3.0 }, 24.0),
        (set.width(&text) + 6.0, 16.0),
        Ink::Bg,
    );
    pen.text((at, 36.0), &text, set);
}

fn series<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, plot: &XmrPlot) {
    for side in [Side::Baseline, Side::Pilot] {
        let (line, mark) = match side {
            Side::Baseline => (Ink::LineStrong, Ink::Before),
            Side::Pilot => (Ink::Pilot, Ink::Pilot),
        };
        for run in unbroken(plot, side) {
            let spots: Vec<Spot> =
                run.iter().map(|(day, value)| (field.x(*day), field.scale.y(*value))).collect();
            pen.path(&spots, line, 1.1);
        }
        for point in plot.points.iter().filter(|p| p.side == side) {
            let Some(value) = point.value else { continue };
            mark_day(pen, plot, point, (field.x(point.day), field.scale.y(value)), mark);
        }
    }
}

/// The days of a side in runs that follow one another day by day.
fn unbroken(plot: &XmrPlot, side: Side) -> Vec<Vec<(NaiveDate, f64)>> {
    let mut runs: Vec<Vec<(NaiveDate, f64)>> = Vec::new();
    for point in plot.points.iter().filter(|p| p.side == side) {
        let Some(value) = point.value else { continue };
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(day, _)| (point.day - *day).num_days() == 1) => {
                run.push((point.day, value))
            }
            _ => runs.push(vec![(point.day, value)]),
        }
    }
    runs
}

fn mark_day<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &XmrPlot, point: &DayPoint, at: Spot, ink: Ink) {
    match &point.special {
        Some(special) => {
            let ink = if special.worse { Ink::Worse } else { ink };
            pen.disc(at, 6.6, Ink::Bg);
            pen.circle(at, 5.6, ink, 1.3);
            pen.disc(at, 3.0, ink);
        }
        None => pen.dot(at, 3.0, ink),
    }
    let rule = point.special.as_ref().map(|s| format!(", {}", s.rule)).unwrap_or_default();
    let value = point.value.map(|v| words::with_unit(v, &plot.unit)).unwrap_or_default();
    pen.hit(at, 8.0, &point.evidence, format!("{}: {value}{rule}", words::day(point.day)));
}

/// A label that names a level at the right edge.
struct LevelLabel {
    value: f64,
    text: String,
    ink: Ink,
    bold: bool,
}

fn side_labels(plot: &XmrPlot) -> Vec<LevelLabel> {
    let mut labels = Vec::new();
    if let Some(Limits { mean, low, high, provisional }) = plot.before {
        let limit = if provisional { "Provisional limit" } else { "Limit before" };
        for (value, name, bold) in [(high, limit, false), (mean, "Mean before", true), (low, limit, false)] {
            labels.push(LevelLabel {
                value,
                text: format!("{name} {}", words::figure(value)),
                ink: Ink::Before,
                bold,
            });
        }
    }
    if let Some(target) = &plot.target {
        labels.push(LevelLabel {
            value: target.value,
            text: target.label.clone(),
            ink: Ink::Navy,
            bold: true,
        });
    }
    labels
}

fn beside<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, labels: Vec<LevelLabel>) {
    let wanted: Vec<f64> = labels.iter().map(|l| field.scale.y(l.value)).collect();
    let places = spread(&wanted, 16.0, (field.scale.top, field.scale.bottom));
    for ((label, y), wish) in labels.iter().zip(places).zip(&wanted) {
        if (y - wish).abs() > 4.0 {
            pen.line((field.right + 1.0, *wish), (field.right + 7.0, y), Ink::LineStrong, 0.75);
        }
        let set = Type::plain(LABEL, label.ink);
        let set = if label.bold { set.bold() } else { set };
        let x = field.right + 9.0;
        pen.text((x, y + 4.5), &fitted(&label.text, set, field.size.width - x), set);
    }
}

fn days_below<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, plot: &XmrPlot) {
    let base = field.scale.bottom;
    let last_day = field.first + chrono::Duration::days(field.days as i64);
    let mut free_from = f64::NEG_INFINITY;
    for day in field.first.iter_days().take_while(|day| *day <= last_day) {
        if day != field.first && day.weekday() != Weekday::Mon {
            continue;
        }
        let x = field.x(day);
        pen.line((x, base), (x, base + 4.0), Ink::LineStrong, 1.0);
        let set = Type::plain(12.0, Ink::Ink3).middle();
        let text = words::day(day);
        if x - set.width(&text) / 2.0 > free_from {
            pen.text((x, base + 17.0), &text, set);
            free_from = x + set.width(&text) / 2.0 + 10.0;
        }
    }
    for (centre, room, text, ink) in tell_groups(field, plot) {
        let set = Type::plain(LABEL, ink).middle();
        let set = if ink == Ink::Ink3 { set } else { set.bold() };
        // What is to come can be seen to be empty: a few cut letters say less than none.
        if ink == Ink::Ink3 && set.width(&text) > room {
            continue;
        }
        pen.text((centre, base + GROUPS), &fitted(&text, set, room), set);
    }
}

fn tell_groups(field: &Field, plot: &XmrPlot) -> Vec<(f64, f64, String, Ink)> {
    let mut groups = Vec::new();
    for (side, name, ink) in [(Side::Baseline, "Before", Ink::Before), (Side::Pilot, "Pilot", Ink::Pilot)] {
        let days: Vec<NaiveDate> = plot.points.iter().filter(|p| p.side == side).map(|p| p.day).collect();
        if let (Some(first), Some(last)) = (days.first(), days.last()) {
            let (from, to) = (field.x(*first), field.x(*last));
            groups.push((
                (from + to) / 2.0,
                (to - from).max(120.0),
                format!("{name}: {}", tell::days(plot, side)),
                ink,
            ));
        }
    }
    let last = plot.points.last().map(|p| p.day);
    if let (Some(last), Some(until)) = (last, plot.until)
        && until > last
    {
        let from = field.x(last) + field.half_day();
        let left = (until - last).num_days() as usize;
        let text = format!("{} to come", words::count(left, "day", "days"));
        groups.push(((from + field.right) / 2.0, field.right - from, text, Ink::Ink3));
    }
    groups
}

//! The pairs over the weeks: ring and dot of one scenario on one line.

use super::fitted;
use crate::charts::pen::{Pen, Type};
use crate::charts::spec::{DrillLine, DrillMark, DrillWeeks, Side, Size, Stage};
use crate::charts::theme::Ink;
use crate::charts::{tell, words};
use chrono::{Duration, NaiveDate};
use plotters_backend::DrawingBackend;

const NAMES: f64 = 236.0;
const HEAD: f64 = 22.0;
const FOOT: f64 = 22.0;

/// Draws the weeks.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &DrillWeeks, size: Size) {
    let days = f64::from(plot.weeks.max(1)) * 7.0;
    let left = NAMES.min(size.width * 0.4);
    let x = |day: NaiveDate, hour: f64| {
        let past = (day - plot.start).num_days() as f64 + hour;
        left + (past / days).clamp(0.0, 1.0) * (size.width - left - 4.0)
    };
    let row = (size.height - HEAD - FOOT) / plot.lines.len().max(1) as f64;
    weeks(pen, plot, size, &x);
    if let Some(today) = plot.today.filter(|day| *day >= plot.start) {
        flag(pen, x(today, 0.5), size);
    }
    for (line, place) in plot.lines.iter().zip(0..) {
        let y = HEAD + (f64::from(place) + 0.5) * row;
        pair(pen, line, y, left, &x);
    }
}

fn weeks<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    plot: &DrillWeeks,
    size: Size,
    x: &dyn Fn(NaiveDate, f64) -> f64,
) {
    for week in 0..plot.weeks {
        let monday = plot.start + Duration::weeks(i64::from(week));
        let (from, to) = (x(monday, 0.0), x(monday + Duration::weeks(1), 0.0));
        if week % 2 == 0 {
            pen.area((from, HEAD), (to - from, size.height - HEAD - FOOT), Ink::Sunk);
        }
        let set = Type::plain(12.0, Ink::Ink2).bold();
        let name = format!("W{}", week + 1);
        if set.width(&name) + 4.0 <= to - from {
            pen.text((from + 4.0, 14.0), &name, set);
        }
    }
}

fn flag<D: DrawingBackend>(pen: &mut Pen<'_, D>, at: f64, size: Size) {
    let set = Type::plain(12.0, Ink::OnNavy).bold();
    let width = set.width("Today") + 12.0;
    let left = (at - 1.0).min(size.width - width);
    pen.line((at, HEAD), (at, size.height - 4.0), Ink::Navy, 1.5);
    pen.area((left, size.height - 19.0), (width, 18.0), Ink::Navy);
    pen.text((left + 6.0, size.height - 5.5), "Today", set);
}

fn pair<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    line: &DrillLine,
    y: f64,
    left: f64,
    x: &dyn Fn(NaiveDate, f64) -> f64,
) {
    pen.text((0.0, y + 4.5), &line.label, Type::plain(12.0, Ink::Ink3));
    let name = Type::plain(13.0, Ink::Text);
    pen.text((34.0, y + 4.5), &fitted(&line.name, name, left - 44.0), name);
    let at = |mark: &DrillMark| (x(mark.day, mark.hour), y);
    if let [one, other] = line.marks.as_slice() {
        let run = one.stage == Stage::Run && other.stage == Stage::Run;
        if run {
            pen.line(at(one), at(other), Ink::LineStrong, 1.4);
        } else {
            pen.dashed(at(one), at(other), Ink::LineStrong, 1.2, (3.0, 3.0));
        }
    }
    for mark in &line.marks {
        draw_mark(pen, mark, at(mark));
        let side = if mark.side == Side::Baseline { "baseline" } else { "pilot" };
        let label = format!("{} {side}, {}: {}", line.label, words::day(mark.day), tell::stage(mark.stage));
        pen.hit(at(mark), 9.0, &mark.evidence, label);
    }
}

fn draw_mark<D: DrawingBackend>(pen: &mut Pen<'_, D>, mark: &DrillMark, at: (f64, f64)) {
    let ink = if mark.side == Side::Baseline { Ink::Before } else { Ink::Pilot };
    match (mark.stage, mark.side) {
        (Stage::Planned, _) => ring_of_dashes(pen, at, ink),
        (Stage::Run, Side::Baseline) => pen.ring(at, 5.0, ink),
        (Stage::Run, Side::Pilot) => pen.dot(at, 5.4, ink),
        (Stage::Running, _) => {
            pen.dot(at, 5.4, ink);
            pen.circle(at, 8.5, ink, 1.6);
        }
    }
}

/// What is only planned: a ring in dashes, by eight short strokes.
fn ring_of_dashes<D: DrawingBackend>(pen: &mut Pen<'_, D>, (x, y): (f64, f64), ink: Ink) {
    pen.disc((x, y), 6.5, Ink::Bg);
    for stroke in 0..8 {
        let spot = |part: f64| {
            let turn = (f64::from(stroke) + part) / 8.0 * std::f64::consts::TAU;
            (x + 5.4 * libm::cos(turn), y + 5.4 * libm::sin(turn))
        };
        pen.path(&[spot(0.0), spot(0.3), spot(0.6)], ink, 1.8);
    }
}

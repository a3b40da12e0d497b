//! A data product day by day: a row a week.

use super::fitted;
use super::lanes::empty;
use crate::charts::pen::{Pen, Spot, Type};
use crate::charts::spec::{CalendarDay, CalendarPlot, DayState, Side, Size};
use crate::charts::theme::Ink;
use crate::charts::{tell, words};
use chrono::{Datelike as _, Duration, NaiveDate};
use plotters_backend::DrawingBackend;

const HEAD: f64 = 46.0;
const WEEK: f64 = 27.0;
const MONTHS: f64 = 46.0;
/// More weeks than these do not fit a picture; the last ones are drawn.
const MOST: i64 = 26;

fn monday(day: NaiveDate) -> NaiveDate {
    day - Duration::days(i64::from(day.weekday().num_days_from_monday()))
}

/// The first and the last Monday, of at most so many weeks, and how many weeks lie before.
fn weeks(plot: &CalendarPlot) -> Option<(NaiveDate, i64, i64)> {
    let first = plot.days.first()?.day;
    let last = plot.days.last().map(|d| d.day).into_iter().chain(plot.until).chain(plot.cut_over).max()?;
    let all = (monday(last) - monday(first)).num_weeks() + 1;
    let shown = all.clamp(1, MOST);
    Some((monday(last) - Duration::weeks(shown - 1), shown, all - shown))
}

/// The height at which every week has its room.
pub fn natural_height(plot: &CalendarPlot) -> f64 {
    // The words at the side need nine lines.
    weeks(plot).map_or(90.0, |(_, shown, _)| (HEAD + shown as f64 * WEEK + 6.0).max(HEAD + 200.0))
}

/// Draws the weeks.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &CalendarPlot, size: Size) {
    let Some((first, shown, before)) = weeks(plot) else {
        return empty(pen, "No day is recorded yet.", size);
    };
    let key = (size.width * 0.36).min(250.0);
    let cell = (
        ((size.width - key - MONTHS) / 7.0).clamp(12.0, 58.0),
        ((size.height - HEAD - 4.0) / shown as f64).min(WEEK),
    );
    let set = Type::plain(13.0, Ink::Ink3);
    let earlier = match before {
        0 => plot.measure.clone(),
        n => format!("{}; {} earlier in the table", plot.measure, words::count(n as usize, "week", "weeks")),
    };
    pen.text((0.0, 14.0), &fitted(&earlier, set, size.width), set);
    for (name, column) in ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].into_iter().zip(0..) {
        let x = MONTHS + (f64::from(column) + 0.5) * cell.0;
        pen.text((x, HEAD - 8.0), &fitted(name, set, cell.0), set.middle());
    }
    let place = |day: NaiveDate| -> Spot {
        let week = (monday(day) - first).num_weeks() as f64;
        let column = f64::from(day.weekday().num_days_from_monday());
        (MONTHS + column * cell.0, HEAD + week * cell.1)
    };
    let by_day: std::collections::BTreeMap<NaiveDate, &CalendarDay> =
        plot.days.iter().map(|day| (day.day, day)).collect();
    let span = (plot.days.first().map(|d| d.day), plot.days.last().map(|d| d.day));
    for day in first.iter_days().take((shown * 7) as usize) {
        let at = place(day);
        if day.weekday() == chrono::Weekday::Mon {
            month(pen, plot, day, (first, at.1 + cell.1 / 2.0 + 4.5));
        }
        if Some(day) == plot.cut_over {
            cut_over(pen, day, at, cell);
        } else if let Some(known) = by_day.get(&day) {
            one(pen, known, at, cell);
        } else if span.0.is_some_and(|from| day > from) && span.1.is_some_and(|to| day < to) {
            missing(pen, day, at, cell);
        } else if plot.until.is_some_and(|until| day <= until) && span.1.is_some_and(|to| day > to) {
            frame(pen, at, cell, (Ink::Line, 1.0));
            number(pen, day, at, cell, Ink::Ink3);
        }
    }
    side(pen, plot, (MONTHS + 7.0 * cell.0 + 18.0, size));
}

/// The name of a month at the week that its first day is in; at the first week, of the first value.
fn month<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    plot: &CalendarPlot,
    monday: NaiveDate,
    (first, base): (NaiveDate, f64),
) {
    let begins = monday.iter_days().take(7).find(|day| day.day() == 1);
    let known = plot.days.iter().map(|d| d.day).find(|day| *day >= monday);
    if let Some(day) = begins.or(known.filter(|_| monday == first)) {
        pen.text((0.0, base), tell::month(day), Type::plain(13.0, Ink::Ink2).bold());
    }
}

fn inner((x, y): Spot, (w, h): (f64, f64)) -> (Spot, (f64, f64)) {
    ((x + 1.5, y + 1.5), ((w - 3.0).max(1.0), (h - 3.0).max(1.0)))
}

fn frame<D: DrawingBackend>(pen: &mut Pen<'_, D>, at: Spot, cell: (f64, f64), (ink, width): (Ink, f64)) {
    let ((x, y), (w, h)) = inner(at, cell);
    let half = width / 2.0;
    let (x, y, w, h) = (x + half, y + half, w - width, h - width);
    pen.path(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)], ink, width);
}

fn number<D: DrawingBackend>(pen: &mut Pen<'_, D>, day: NaiveDate, at: Spot, cell: (f64, f64), ink: Ink) {
    within(pen, &day.day().to_string(), at, cell, Type::plain(12.0, ink));
}

fn within<D: DrawingBackend>(pen: &mut Pen<'_, D>, text: &str, at: Spot, cell: (f64, f64), set: Type) {
    let text = fitted(text, set, cell.0 - 4.0);
    pen.text((at.0 + cell.0 / 2.0, at.1 + cell.1 / 2.0 + 4.3), &text, set.middle());
}

fn one<D: DrawingBackend>(pen: &mut Pen<'_, D>, day: &CalendarDay, at: Spot, cell: (f64, f64)) {
    let (corner, sides) = inner(at, cell);
    let pilot = day.side == Side::Pilot;
    match day.state {
        DayState::InTime => {
            pen.area(corner, sides, if pilot { Ink::PilotTint } else { Ink::BeforeTint });
            number(pen, day.day, at, cell, if pilot { Ink::Pilot } else { Ink::Before });
        }
        DayState::Late(minutes) => {
            pen.area(corner, sides, if pilot { Ink::Worse } else { Ink::Before });
            within(pen, &format!("+{minutes}"), at, cell, Type::plain(12.0, Ink::Bg).bold());
        }
        DayState::Never => {
            let ink = if pilot { Ink::Worse } else { Ink::Before };
            frame(pen, at, cell, (ink, 1.8));
            cross(pen, (at.0 + cell.0 / 2.0, at.1 + cell.1 / 2.0), ink);
        }
    }
    let label = format!("{}, {}: {}", words::day(day.day), tell::side(day.side), tell::day_state(day.state));
    let centre = (at.0 + cell.0 / 2.0, at.1 + cell.1 / 2.0);
    pen.hit(centre, (cell.1 / 2.0).min(cell.0 / 2.0), std::slice::from_ref(&day.evidence), label);
}

fn cross<D: DrawingBackend>(pen: &mut Pen<'_, D>, (x, y): Spot, ink: Ink) {
    pen.line((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), ink, 2.0);
    pen.line((x - 4.0, y + 4.0), (x + 4.0, y - 4.0), ink, 2.0);
}

/// Hatched: a day without a value is no zero.
fn missing<D: DrawingBackend>(pen: &mut Pen<'_, D>, day: NaiveDate, at: Spot, cell: (f64, f64)) {
    hatched(pen, at, cell);
    let centre = (at.0 + cell.0 / 2.0, at.1 + cell.1 / 2.0);
    pen.hit(centre, (cell.1 / 2.0).min(cell.0 / 2.0), &[], format!("{}: no value", words::day(day)));
}

fn hatched<D: DrawingBackend>(pen: &mut Pen<'_, D>, at: Spot, cell: (f64, f64)) {
    let ((x, y), (w, h)) = inner(at, cell);
    let mut from = 4.0;
    while from < w + h {
        let (a, b) = (from.min(w), (from - w).max(0.0));
        let (c, d) = ((from - h).max(0.0), from.min(h));
        pen.line((x + a, y + b), (x + c, y + d), Ink::LineStrong, 0.8);
        from += 6.0;
    }
    frame(pen, at, cell, (Ink::LineStrong, 0.8));
}

fn cut_over<D: DrawingBackend>(pen: &mut Pen<'_, D>, day: NaiveDate, at: Spot, cell: (f64, f64)) {
    frame(pen, at, cell, (Ink::Navy, 2.0));
    within(pen, &day.day().to_string(), at, cell, Type::plain(12.0, Ink::Navy).bold());
}

/// What the cells are, each with how many there are.
fn side<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &CalendarPlot, (x, size): (f64, Size)) {
    let cell = (30.0, 20.0);
    let day = |side, state| CalendarDay { day: NaiveDate::default(), side, state, evidence: String::new() };
    let mut y = HEAD;
    for (words, what) in tell::calendar_key(plot) {
        if y + cell.1 > size.height {
            break;
        }
        let at = (x, y);
        let (corner, sides) = inner(at, cell);
        match what {
            tell::Cell::Day(side, DayState::InTime) => {
                pen.area(corner, sides, if side == Side::Pilot { Ink::PilotTint } else { Ink::BeforeTint });
            }
            tell::Cell::Day(side, state) => {
                let sample = day(side, state);
                swatch(pen, &sample, at, cell);
            }
            tell::Cell::Missing => hatched(pen, at, cell),
            tell::Cell::CutOver => frame(pen, at, cell, (Ink::Navy, 2.0)),
            tell::Cell::ToCome => frame(pen, at, cell, (Ink::Line, 1.0)),
        }
        let set = Type::plain(12.0, Ink::Ink2);
        pen.text((x + 38.0, y + 14.0), &fitted(&words, set, size.width - x - 38.0), set);
        y += 23.0;
    }
}

fn swatch<D: DrawingBackend>(pen: &mut Pen<'_, D>, day: &CalendarDay, at: Spot, cell: (f64, f64)) {
    let (corner, sides) = inner(at, cell);
    let ink = if day.side == Side::Pilot { Ink::Worse } else { Ink::Before };
    match day.state {
        DayState::Never => {
            frame(pen, at, cell, (ink, 1.8));
            cross(pen, (at.0 + cell.0 / 2.0, at.1 + cell.1 / 2.0), ink);
        }
        _ => {
            pen.area(corner, sides, ink);
            within(pen, "+n", at, cell, Type::plain(12.0, Ink::Bg).bold());
        }
    }
}

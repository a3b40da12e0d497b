//! Rollback drills on one clock: requested, deployed, first good run.

use super::across::Across;
use super::fitted;
use super::lanes::{empty, upright};
use crate::charts::pen::{Pen, Type};
use crate::charts::spec::{Rollback, RollbackTimes, Side, Size};
use crate::charts::theme::Ink;
use crate::charts::words;
use plotters_backend::DrawingBackend;

const HEAD: f64 = 46.0;
const LANE: f64 = 30.0;
const LOWEST: f64 = 16.0;
/// More drills than these are told of, not drawn.
const MOST: usize = 60;

/// The height at which every drill has its room.
pub fn natural_height(plot: &RollbackTimes) -> f64 {
    let shown = plot.drills.len().min(MOST) as f64;
    let more = if plot.drills.len() > MOST { 22.0 } else { 0.0 };
    (HEAD + shown * LANE + more + 6.0).max(90.0)
}

/// Draws the drills.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &RollbackTimes, size: Size) {
    if plot.drills.is_empty() {
        return empty(pen, "No rollback drill is recorded yet.", size);
    }
    let room = size.height - HEAD - 4.0;
    let all = plot.drills.len();
    let fits = all as f64 * LOWEST <= room && all <= MOST;
    let shown = if fits { all } else { (((room - 20.0) / LOWEST).max(1.0) as usize).min(MOST) };
    let foot = if shown < all { 20.0 } else { 0.0 };
    let height = ((room - foot) / shown as f64).clamp(LOWEST, LANE + 10.0);
    let names = (size.width * 0.3).min(230.0);
    let figure = (size.width * 0.31).min(222.0);
    let longest = plot.drills.iter().flat_map(|d| [d.deployed, d.good_run, d.downtime]).flatten();
    let high = longest.filter(|v| v.is_finite()).fold(1.0, f64::max) * 1.03;
    let axis = Across { log: false, low: 0.0, high, left: names + 12.0, right: size.width - figure - 16.0 };
    let bottom = HEAD + shown as f64 * height;
    ground(pen, &axis, (size.width, bottom, height));
    for (drill, place) in plot.drills.iter().zip(0..shown) {
        let y = HEAD + (place as f64 + 0.5) * height;
        row(pen, drill, &axis, (names, size.width, y));
        pen.line((0.0, y + height / 2.0), (size.width, y + height / 2.0), Ink::Line, 1.0);
    }
    if shown < all {
        let text = format!("and {} more, in the table", words::count(all - shown, "drill", "drills"));
        pen.text((0.0, bottom + 15.0), &text, Type::plain(12.0, Ink::Ink2));
    }
}

/// The figures of the clock, and what each mark is.
fn ground<D: DrawingBackend>(pen: &mut Pen<'_, D>, axis: &Across, (width, bottom, height): (f64, f64, f64)) {
    let set = Type::plain(12.0, Ink::Ink3);
    for value in axis.round_values(44.0) {
        let x = axis.x(value);
        upright(pen, x, (HEAD, bottom), height);
        pen.text((x, HEAD - 6.0), &words::figure(value), set.middle());
    }
    pen.line((0.0, HEAD - 0.5), (width, HEAD - 0.5), Ink::LineStrong, 1.0);
    pen.text((0.0, HEAD - 6.0), &fitted("Minutes from the request", set, axis.left - 24.0), set);
    let set = Type::plain(12.0, Ink::Ink2);
    let mut x = 0.0;
    for (word, mark) in
        [("requested", 0), ("deployed", 1), ("first good run, baseline", 2), ("first good run, pilot", 3)]
    {
        if x + 16.0 + set.width(word) > width {
            break;
        }
        let at = (x + 6.0, 11.0);
        match mark {
            0 => pen.line((at.0, 5.0), (at.0, 17.0), Ink::Ink2, 2.0),
            1 => diamond(pen, at, Ink::Ink2),
            2 => pen.ring(at, 4.6, Ink::Before),
            _ => pen.dot(at, 5.0, Ink::Pilot),
        }
        pen.text((x + 16.0, 15.0), word, set);
        x += 32.0 + set.width(word);
    }
}

fn diamond<D: DrawingBackend>(pen: &mut Pen<'_, D>, (x, y): (f64, f64), ink: Ink) {
    let at = |r: f64| [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    pen.shape(&at(6.0), ink);
    pen.shape(&at(3.6), Ink::Bg);
}

fn row<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    drill: &Rollback,
    axis: &Across,
    (names, width, y): (f64, f64, f64),
) {
    let ink = if drill.side == Side::Baseline { Ink::Before } else { Ink::Pilot };
    let code = Type::plain(13.0, ink).bold();
    pen.text((0.0, y + 4.5), &drill.code, code);
    let name = Type::plain(13.0, Ink::Text);
    let from = if drill.code.is_empty() { 0.0 } else { code.width(&drill.code) + 8.0 };
    pen.text((from, y + 4.5), &fitted(&drill.name, name, names - from), name);
    let place = |minutes: f64| (axis.x(minutes), y);
    let (start, deployed, good) = (place(0.0), drill.deployed.map(place), drill.good_run.map(place));
    let reached = deployed.unwrap_or(start);
    pen.line(start, reached, ink, 1.5);
    match good {
        Some(good) => pen.line(reached, good, ink, 3.5),
        // Not seen: nobody knows how long it would have been, and a short line would look like a quick one.
        None => pen.dashed(reached, (axis.right, y), ink, 1.5, (4.0, 3.0)),
    }
    pen.line((start.0, y - 6.0), (start.0, y + 6.0), ink, 2.0);
    if let Some(deployed) = deployed {
        diamond(pen, deployed, ink);
    }
    if let Some(good) = good {
        match drill.side {
            Side::Baseline => pen.ring(good, 4.6, ink),
            Side::Pilot => pen.dot(good, 5.0, ink),
        }
    }
    let (figure, beside) = said(drill);
    // What went wrong on the baseline is no worsening; the words say it.
    let worse = drill.side == Side::Pilot && !drill.trouble.is_empty();
    let ink = if worse { Ink::Worse } else { Ink::Navy };
    let bold = Type::plain(13.0, ink).bold();
    let x = axis.right + 18.0;
    let figure = fitted(&figure, bold, width - x);
    pen.text((x, y + 4.5), &figure, bold);
    let set = Type::plain(12.0, Ink::Ink2);
    let x = x + bold.width(&figure) + 8.0;
    pen.text((x, y + 4.5), &fitted(&beside, set, width - x), set);
    let at = good.or(deployed).unwrap_or(start);
    let side = if drill.side == Side::Baseline { "baseline" } else { "pilot" };
    let label = format!("{}, {side}: {figure}; {beside}", drill.name);
    pen.hit(at, 10.0, std::slice::from_ref(&drill.code), label);
}

/// The minutes to the first good run, and what happened meanwhile.
pub fn said(drill: &Rollback) -> (String, String) {
    let figure = match (drill.good_run, drill.trouble.as_str()) {
        (Some(minutes), "") => words::with_unit(minutes, "min"),
        (Some(minutes), trouble) => format!("{}, {trouble}", words::with_unit(minutes, "min")),
        (None, "") => "no good run seen".to_owned(),
        (None, trouble) => format!("{trouble}, no good run"),
    };
    let beside = match drill.downtime {
        Some(0.0) => "no downtime".to_owned(),
        Some(minutes) => format!("{} down", words::with_unit(minutes, "min")),
        None => "downtime unknown".to_owned(),
    };
    (figure, beside)
}

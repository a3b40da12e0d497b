//! The drawings themselves: each is one function of a pen, a plain spec and a size.

mod across;
pub mod calendar;
mod crowd;
mod drills;
pub mod field;
mod lane_marks;
pub mod lanes;
mod odds;
pub mod paired;
pub mod panels;
pub mod rollback;
mod shadow;
mod spark;
mod standing;
mod steps;
mod strip;
mod unpaired;
mod xmr;
mod xmr_key;

use super::fonts;
use super::pen::{Pen, Type};
use super::spec::{Chart, Size};
use plotters_backend::DrawingBackend;

/// Draws any chart.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, chart: &Chart, size: Size) {
    match chart {
        Chart::Paired(plot) => paired::draw(pen, plot, size),
        Chart::Unpaired(plot) => unpaired::draw(pen, plot, size),
        Chart::Xmr(plot) => xmr::draw(pen, plot, size),
        Chart::Strip(strip) => strip::draw(pen, strip, size),
        Chart::Dots(row) => spark::dots(pen, row, size),
        Chart::Interval(mini) => spark::interval(pen, mini, size),
        Chart::Series(mini) => spark::series(pen, mini, size),
        Chart::Odds(plot) => odds::draw(pen, plot, size),
        Chart::Drills(plot) => drills::draw(pen, plot, size),
        Chart::Lanes(plot) => lanes::draw(pen, plot, size),
        Chart::Steps(plot) => steps::draw(pen, plot, size),
        Chart::Rollback(plot) => rollback::draw(pen, plot, size),
        Chart::Calendar(plot) => calendar::draw(pen, plot, size),
        Chart::Shadow(plot) => shadow::draw(pen, plot, size),
        Chart::Panels(plot) => panels::draw(pen, plot, size),
    }
}

/// A text on one line, or on two at a space; what is longer ends in an ellipsis.
fn two_lines(text: &str, set: Type, room: f64) -> (String, String) {
    if set.width(text) <= room {
        return (text.to_owned(), String::new());
    }
    let mut first = String::new();
    let mut rest = text.split(' ');
    for word in rest.by_ref() {
        let longer = if first.is_empty() { word.to_owned() } else { format!("{first} {word}") };
        if set.width(&longer) > room {
            // A first word without room for itself is cut; there is no better place to break.
            if first.is_empty() {
                return (fitted(text, set, room), String::new());
            }
            let left: Vec<&str> = std::iter::once(word).chain(rest).collect();
            return (first, fitted(&left.join(" "), set, room));
        }
        first = longer;
    }
    (first, String::new())
}

/// A text cut with an ellipsis to the room there is; without room for that, nothing.
fn fitted(text: &str, set: Type, room: f64) -> String {
    if text.is_empty() || set.width("…") > room {
        return String::new();
    }
    fonts::fitted(set.face, set.size, text, room)
}

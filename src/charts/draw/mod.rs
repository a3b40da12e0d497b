//! The drawings themselves: each is one function of a pen, a plain spec and a size.

mod drills;
pub mod field;
mod odds;
pub mod paired;
mod spark;
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
    }
}

/// A text cut with an ellipsis to the room there is.
fn fitted(text: &str, set: Type, room: f64) -> String {
    fonts::fitted(set.face, set.size, text, room)
}

//! More cases than can stand side by side: bars, each as wide as many cases lie at its height.

use std::collections::BTreeMap;

use super::field::Field;
use super::paired::beyond;
use crate::charts::pen::{Pen, Type};
use crate::charts::spec::{Group, Reading, Size};
use crate::charts::theme::Ink;
use crate::charts::words;
use plotters_backend::DrawingBackend;

/// The height that one bar gathers.
const BAND: f64 = 7.0;

/// What lies at one height.
#[derive(Default)]
struct Band {
    cases: usize,
    least: Option<f64>,
    most: Option<f64>,
    stopped: Option<Reading>,
}

/// How far a column may reach to either side before it meets the next one or the figures of the scale.
pub fn room(field: &Field) -> f64 {
    ((field.after - field.before) / 2.0).min(field.before - field.left) - 8.0
}

/// Draws a column of bars.
pub fn column<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    field: &Field,
    (group, unit): (&Group, &str),
    (x, ink): (f64, Ink),
) {
    let mut bands: BTreeMap<i64, Band> = BTreeMap::new();
    for reading in group.cases.iter().map(|case| case.reading) {
        let Some(value) = reading.value() else { continue };
        let band = bands.entry(libm::floor(field.scale.y(value) / BAND) as i64).or_default();
        band.cases += 1;
        band.least = Some(band.least.map_or(value, |least| least.min(value)));
        band.most = Some(band.most.map_or(value, |most| most.max(value)));
        band.stopped = band.stopped.or(reading.stopped().then_some(reading));
    }
    let fullest = bands.values().map(|band| band.cases).max().unwrap_or(1) as f64;
    for (number, band) in bands {
        let top = number as f64 * BAND;
        // As wide as many: what is seen is a share of what there is. A single case still leaves a mark.
        let half = (room(field) * band.cases as f64 / fullest).max(0.6);
        pen.area((x - half, top + 0.5), (2.0 * half, BAND - 1.0), ink);
        let middle = (x, top + BAND / 2.0);
        if let Some(reading) = band.stopped {
            beyond(pen, middle, reading, ink);
        }
        let cases = words::count(band.cases, "case", "cases");
        let ends = [band.least, band.most].map(|value| words::figure(value.unwrap_or_default()));
        let label = format!("{}: {cases} from {} {unit}", group.name, ends.join(" to "));
        pen.hit(middle, 8.0, &[], label);
    }
}

/// The median as a gap through the bars, its words on a ground of their own.
pub fn median<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    field: &Field,
    (text, set): (&str, Type),
    (x, y): (f64, f64),
) {
    pen.line((x - room(field), y), (x + room(field), y), Ink::Bg, 2.5);
    let width = set.width(text) + 8.0;
    pen.area((x - width / 2.0, y - 9.0), (width, 18.0), Ink::Bg);
    pen.text((x, y + 4.5), text, set.middle());
}

/// Says what the bars are, under the columns.
pub fn note<D: DrawingBackend>(pen: &mut Pen<'_, D>, field: &Field, size: Size) {
    let set = Type::plain(12.0, Ink::Ink3);
    let text = "Too many to show each: a bar is as wide as many cases lie at its height.";
    pen.text((field.left, size.height - 4.0), &super::fitted(text, set, field.right - field.left), set);
}

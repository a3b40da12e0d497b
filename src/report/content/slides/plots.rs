//! Results as charts that the presentation program draws itself, each number in a workbook.

use crate::charts::fonts::{Face, fitted};
use crate::charts::{Chart, Ink, of, spoken};
use crate::domain::Side;
use crate::domain::assessment::{Assessment, Cell, PairRow, SeriesView};
use crate::report::content::freshness;
use crate::report::content::view::View;
use crate::report::model::deck::{Beside, Marked, Part, Plot, Series, Shape, Stroke};
use crate::report::model::{Rich, Tone};

/// With more pairs than this, bars are no longer told apart, and the drawing of the report serves.
const BARS: usize = 18;
/// As wide may the name of a row be, in points of its type.
const NAME: f64 = 170.0;

/// The chart of a comparison: bars for pairs, points for two groups, the report's drawing for many.
pub(super) fn comparison(a: &Assessment, measure: &str, worse: &str) -> Option<Part> {
    let pairs: Vec<&PairRow> = a.rows.pairs.iter().filter(|row| row.complete).collect();
    if pairs.is_empty() {
        return groups(a, measure);
    }
    let drawn = of::paired(a, measure)?;
    if pairs.len() > BARS {
        return Some(Part::Picture(Box::new(drawn), 0.55));
    }
    let ids = |row: &PairRow| {
        let both = row.baseline.evidence.iter().chain(&row.pilot.evidence);
        both.cloned().collect::<Vec<_>>().join(" ")
    };
    Some(Part::Plot(Box::new(Plot {
        shape: Shape::Bars,
        alternative: spoken(&drawn),
        measure: two_sides(measure),
        head: "Pair".to_owned(),
        rows: pairs.iter().map(|row| named(&row.code, &row.name)).collect(),
        series: vec![
            half("Baseline", Ink::Before, &pairs, |row| &row.baseline, None),
            half("Pilot", Ink::Pilot, &pairs, |row| &row.pilot, Some(worse)),
        ],
        beside: vec![
            ("Change".to_owned(), pairs.iter().map(|row| row.change_words.clone()).collect()),
            ("Name in full".to_owned(), pairs.iter().map(|row| row.name.clone()).collect()),
            ("Evidence".to_owned(), pairs.iter().map(|row| ids(row)).collect()),
        ],
        ..Plot::default()
    })))
}

/// The measure, and the two colours by their names.
pub(super) fn two_sides(measure: &str) -> Rich {
    Rich::new()
        .text(format!("{measure}:  "))
        .toned("■\u{a0}", Tone::Before)
        .bold("Baseline  ")
        .toned("■\u{a0}", Tone::Pilot)
        .bold("Pilot")
}

/// A row's name, with its short one before it.
fn named(code: &str, name: &str) -> String {
    let whole = if code == name || name.is_empty() { code.to_owned() } else { format!("{code} {name}") };
    fitted(Face::Sans, 10.5, &whole, NAME)
}

fn half(name: &str, ink: Ink, pairs: &[&PairRow], of: fn(&PairRow) -> &Cell, worse: Option<&str>) -> Series {
    let marked = pairs.iter().enumerate().filter_map(|(n, row)| {
        let cell = of(row);
        let bound = cell.censored || cell.open;
        let wrong = worse.filter(|_| row.worse);
        let says = wrong.map(|worse| format!("{}, {worse}", cell.words));
        // A half from ten on is printed as it is, and whole numbers are not.
        let is_half = cell.value.is_some_and(|value| value >= 10.0 && value.fract() == 0.5);
        let says = says.or_else(|| (bound || is_half).then(|| cell.words.clone()));
        says.is_some().then(|| (n, Marked { ink: wrong.map(|_| Ink::Worse), bound, says }))
    });
    Series {
        written: true,
        marked: marked.collect(),
        ..Series::new(name, ink, pairs.iter().map(|row| of(row).value).collect())
    }
}

/// Two groups of cases as points, each side on its own upright line.
fn groups(a: &Assessment, measure: &str) -> Option<Part> {
    let drawn = of::unpaired(a, measure)?;
    let Chart::Unpaired(plot) = &drawn else { return None };
    let rows = plot.before.cases.len().max(plot.after.cases.len());
    let side = |group: &crate::charts::spec::Group, at: f64, ink: Ink, stroke: Stroke| Series {
        stroke,
        // Cases of one value must not hide each other.
        across: (0..group.cases.len()).map(|n| at + f64::from((n % 5) as u8) * 0.06 - 0.12).collect(),
        ..Series::new(&group.name, ink, group.cases.iter().map(|case| case.reading.value()).collect())
    };
    let names = |group: &crate::charts::spec::Group| group.cases.iter().map(|c| c.label.clone()).collect();
    let ids = |group: &crate::charts::spec::Group| group.cases.iter().map(|c| c.evidence.join(" ")).collect();
    let positive = plot.before.cases.iter().chain(&plot.after.cases).filter_map(|c| c.reading.value());
    let log = plot.axis == crate::charts::spec::Axis::Log && positive.into_iter().all(|value| value > 0.0);
    Some(Part::Plot(Box::new(Plot {
        shape: Shape::Points,
        alternative: spoken(&drawn),
        measure: two_sides(measure),
        head: "Case".to_owned(),
        rows: (1..=rows).map(|n| n.to_string()).collect(),
        series: vec![
            side(&plot.before, 1.0, Ink::Before, Stroke::Rings),
            side(&plot.after, 2.0, Ink::Pilot, Stroke::Marks),
        ],
        beside: vec![
            ("Baseline, case".to_owned(), names(&plot.before)),
            ("Baseline, evidence".to_owned(), ids(&plot.before)),
            ("Pilot, case".to_owned(), names(&plot.after)),
            ("Pilot, evidence".to_owned(), ids(&plot.after)),
        ],
        log,
        ..Plot::default()
    })))
}

/// A name beside a line hides another within this share of what the axis spans.
const NEAR: f64 = 0.055;

/// The names of lines that run close together part: the later one goes to the other end of its line,
/// on the side away from its neighbour; and one above or below its line turns from what runs there.
fn part_labels(all: &mut [Series]) {
    let level = |series: &Series| series.values.iter().flatten().next().copied();
    let values = || all.iter().flat_map(|series| series.values.iter().flatten().copied());
    let span = values().fold(f64::NEG_INFINITY, f64::max) - values().fold(f64::INFINITY, f64::min);
    let levels: Vec<f64> = all.iter().filter(|series| series.named.is_some()).filter_map(level).collect();
    let mut stood: Vec<f64> = Vec::new();
    // From the last on, for the deadline is named last and keeps its place.
    for series in all.iter_mut().rev() {
        let Some(value) = level(series) else { continue };
        let Some((_, at, place)) = &mut series.named else { continue };
        let runs = |above: bool| {
            levels.iter().any(|other| {
                *other != value && (*other > value) == above && (*other - value).abs() < span * NEAR
            })
        };
        match place {
            Beside::Above if runs(true) => *place = Beside::Below,
            Beside::Below if runs(false) => *place = Beside::Above,
            _ => {}
        }
        if *place != Beside::Right {
            continue;
        }
        match stood.iter().find(|other| (*other - value).abs() < span * NEAR) {
            Some(other) => {
                *place = if value < *other { Beside::Below } else { Beside::Above };
                *at = (*at / 8).max(1).min(*at);
            }
            None => stood.push(value),
        }
    }
}

/// A product's days with the limits from before, its own limits, and the deadline.
pub(super) fn days(view: &View<'_>, series: &SeriesView) -> Part {
    let drawn = of::xmr(series, freshness::until(view));
    let shown: Vec<_> = series.days.iter().filter(|day| Some(day.day) != series.cut_over).collect();
    let of_side = |side: Side| shown.iter().map(|day| day.value.filter(|_| day.side == side)).collect();
    let marked = |side: Side| {
        let worse =
            shown.iter().enumerate().filter(move |(_, d)| d.side == side && d.worse && !d.flags.is_empty());
        worse.map(|(n, _)| (n, Marked { ink: Some(Ink::Worse), ..Marked::default() })).collect::<Vec<_>>()
    };
    let mut all = vec![
        Series {
            stroke: Stroke::Rings,
            marked: marked(Side::Baseline),
            ..Series::new("Before", Ink::Before, of_side(Side::Baseline))
        },
        Series { marked: marked(Side::Pilot), ..Series::new("Pilot", Ink::Pilot, of_side(Side::Pilot)) },
    ];
    let last = shown.len().saturating_sub(1);
    let level = |value: f64| vec![Some(value); shown.len()];
    let figure = crate::report::content::phrase::figure;
    if let Some(limits) = &series.before {
        for (name, value, stroke) in [
            ("Limit before", limits.upper, Stroke::Dashed),
            ("Mean before", limits.mean, Stroke::Dashed),
            ("Limit before, lower", limits.lower, Stroke::Dashed),
        ] {
            let said = name.trim_end_matches(", lower");
            all.push(Series {
                stroke,
                named: Some((format!("{said} {}", figure(value)), last, Beside::Right)),
                ..Series::new(name, Ink::Before, level(value))
            });
        }
    }
    if let Some(limits) = &series.pilot {
        let own = |value: f64| shown.iter().map(|d| (d.side == Side::Pilot).then_some(value)).collect();
        // Named among its own days, for the right is taken by what runs through all of them.
        let first = shown.iter().position(|d| d.side == Side::Pilot).unwrap_or(0);
        let at = (first + 7).min(shown.len().saturating_sub(1));
        for (name, value, place) in [
            ("Pilot’s own limit", limits.upper, Beside::Above),
            ("Pilot’s own limit, lower", limits.lower, Beside::Below),
        ] {
            let said = format!("{} {}", name.trim_end_matches(", lower"), figure(value));
            all.push(Series {
                stroke: Stroke::Dashed,
                named: Some((said, at, place)),
                ..Series::new(name, Ink::Pilot, own(value))
            });
        }
    }
    let deadline = format!("Deadline {}", series.deadline.as_deref().unwrap_or_default()).trim().to_owned();
    all.push(Series {
        stroke: Stroke::Solid,
        named: Some((deadline.clone(), last, Beside::Right)),
        ..Series::new(deadline, Ink::Navy, level(series.target))
    });
    part_labels(&mut all);
    let cells = |text: &dyn Fn(usize) -> String| (0..shown.len()).map(text).collect::<Vec<_>>();
    let day = |n: usize| shown.get(n);
    Part::Plot(Box::new(Plot {
        shape: Shape::Lines,
        alternative: spoken(&drawn),
        measure: two_sides("Minutes after the deadline (negative: early)"),
        head: "Day".to_owned(),
        rows: shown.iter().map(|day| day.day.to_string()).collect(),
        days: shown.iter().map(|day| day.day.0).collect(),
        series: all,
        beside: vec![
            ("Special cause".to_owned(), cells(&|n| day(n).map(|d| d.flags.join("; ")).unwrap_or_default())),
            ("Evidence".to_owned(), cells(&|n| day(n).map(|d| d.evidence.clone()).unwrap_or_default())),
        ],
        log: false,
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn names_of_lines_that_run_close_together_part() {
        let line = |name: &str, value: f64, place| Series {
            named: Some((name.to_owned(), 39, place)),
            ..Series::new(name, Ink::Before, vec![Some(value); 40])
        };
        let mut all = vec![
            line("Limit before", -1.6, Beside::Right),
            line("Mean before", -18.0, Beside::Right),
            line("Limit before, lower", -35.0, Beside::Right),
            line("Pilot’s own limit", -19.5, Beside::Above),
            line("Deadline", 0.0, Beside::Right),
        ];
        part_labels(&mut all);
        let at = |n: usize| all[n].named.clone().map(|(_, at, place)| (at, place));
        assert_eq!(at(4), Some((39, Beside::Right)), "the deadline keeps its place");
        assert_eq!(at(0), Some((4, Beside::Below)), "the limit goes to the other end");
        assert_eq!(at(1), Some((39, Beside::Right)));
        assert_eq!(at(2), Some((39, Beside::Right)));
        assert_eq!(at(3), Some((39, Beside::Below)), "it turns from the mean above it");
    }
}

//! Pairs in words.

use super::{header, reading};
use crate::charts::draw::paired::{change_of, decided, kind};
use crate::charts::spec::{Bound, Change, DataTable, PairedPlot};
use crate::charts::words;
use crate::domain::capital;

pub fn alternative(plot: &PairedPlot) -> String {
    if plot.pairs.is_empty() {
        return format!("{}. No pairs yet.", plot.measure);
    }
    let pairs = decided(plot);
    let worse: Vec<&str> = pairs.iter().filter(|p| p.worse).map(|p| p.pair.label.as_str()).collect();
    let mut text =
        format!("{}: {} with both values. ", plot.measure, words::count(pairs.len(), "pair", "pairs"));
    if worse.is_empty() && !pairs.is_empty() {
        text.push_str("None went the other way. ");
    } else if !worse.is_empty() {
        text.push_str(&format!("{}: {}. ", capital(&plot.worse_word), worse.join(", ")));
    }
    let stopped = plot.pairs.iter().filter(|p| p.before.stopped() || p.after.stopped()).count();
    if let (Some(cap), true) = (plot.cap, stopped > 0) {
        text.push_str(&format!(
            "{} stopped at {}. ",
            words::count(stopped, "pair was", "pairs were"),
            words::with_unit(cap, &plot.unit)
        ));
    }
    match &plot.estimate {
        Some(estimate) => text.push_str(&format!("{}.", words::estimate(estimate, &plot.unit))),
        None => text.push_str(&plot.no_estimate),
    }
    text.trim_end().to_owned()
}

pub fn table(plot: &PairedPlot) -> DataTable {
    let change = kind(plot);
    let decided = decided(plot);
    let of = |label: &str| decided.iter().find(|p| p.pair.label == label);
    let rows = plot.pairs.iter().map(|pair| {
        let moved = of(&pair.label).and_then(|p| change_of(change, p)).map(|value| {
            let bound = match (pair.before.stopped(), pair.after.stopped()) {
                (true, false) => Bound::AtLeast,
                (false, true) => Bound::AtMost,
                _ => Bound::Exact,
            };
            let unit = if change == Change::Ratio { "" } else { plot.unit.as_str() };
            // Two stopped halves are undecided: the cap against itself is no change at all.
            if pair.before.stopped() && pair.after.stopped() {
                "undecided".to_owned()
            } else {
                let words = words::change(change, value, unit);
                format!("{} {words}", words::bound(bound, change, value)).trim_start().to_owned()
            }
        });
        vec![
            pair.label.clone(),
            pair.name.clone(),
            reading(pair.before, &plot.unit),
            reading(pair.after, &plot.unit),
            moved.unwrap_or_default(),
            [pair.before_evidence.as_slice(), &pair.after_evidence].concat().join(" "),
        ]
    });
    DataTable {
        header: header(&["Pair", "Name", &plot.before_name, &plot.after_name, "Change", "Evidence"]),
        rows: rows.collect(),
    }
}

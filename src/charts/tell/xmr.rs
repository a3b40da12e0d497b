//! Days and limits in words.

use super::header;
use crate::charts::spec::{DataTable, Limits, Side, XmrPlot};
use crate::charts::words;

/// How many days a side has, and how many of them without a measurement.
pub fn days(plot: &XmrPlot, side: Side) -> String {
    let all = plot.points.iter().filter(|p| p.side == side);
    let (with, without) =
        all.fold((0, 0), |(w, o), p| if p.value.is_some() { (w + 1, o) } else { (w, o + 1) });
    let days = words::count(with, "day", "days");
    if without == 0 { days } else { format!("{days}, {without} without a value") }
}

pub fn alternative(plot: &XmrPlot) -> String {
    if plot.points.is_empty() {
        return format!("{}. No days yet.", plot.measure);
    }
    let span = |name: &str, l: &Limits| {
        let provisional = if l.provisional { ", provisional" } else { "" };
        format!(
            "{name} {} to {}, mean {}{provisional}. ",
            words::figure(l.low),
            words::figure(l.high),
            words::figure(l.mean)
        )
    };
    let mut text = format!(
        "{}. Before: {}; pilot: {}. ",
        plot.measure,
        days(plot, Side::Baseline),
        days(plot, Side::Pilot)
    );
    if let Some(limits) = &plot.before {
        text.push_str(&span("Limits frozen from before:", limits));
    }
    if let Some(limits) = &plot.pilot {
        text.push_str(&span("The pilot’s own limits:", limits));
    }
    if let Some(target) = &plot.target {
        text.push_str(&format!("{} at {}. ", target.label, words::with_unit(target.value, &plot.unit)));
    }
    let special = plot.points.iter().filter_map(|p| p.special.as_ref());
    let (worse, better) = special.fold((0, 0), |(w, b), s| if s.worse { (w + 1, b) } else { (w, b + 1) });
    match (worse, better) {
        (0, 0) => text.push_str("No special cause."),
        (0, n) => text.push_str(&format!(
            "Special causes for the better on {}; none for the worse.",
            words::count(n, "day", "days")
        )),
        (n, 0) => {
            text.push_str(&format!("Special causes for the worse on {}.", words::count(n, "day", "days")))
        }
        (w, b) => text.push_str(&format!(
            "Special causes for the worse on {}, for the better on {b}.",
            words::count(w, "day", "days")
        )),
    }
    text
}

pub fn table(plot: &XmrPlot) -> DataTable {
    let rows = plot.points.iter().map(|point| {
        vec![
            point.day.to_string(),
            match point.side {
                Side::Baseline => "before".to_owned(),
                Side::Pilot => "pilot".to_owned(),
            },
            point.value.map_or("not measured".to_owned(), |v| words::with_unit(v, &plot.unit)),
            point.special.as_ref().map(|s| s.rule.clone()).unwrap_or_default(),
            point.evidence.join(" "),
        ]
    });
    DataTable { header: header(&["Day", "Side", "Value", "Special cause", "Evidence"]), rows: rows.collect() }
}

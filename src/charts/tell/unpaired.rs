//! Two groups in words.

use super::{header, reading};
use crate::charts::spec::{DataTable, Group, UnpairedPlot};
use crate::charts::words;

pub fn alternative(plot: &UnpairedPlot) -> String {
    let group = |g: &Group| {
        let median =
            g.median.map(|m| format!(", median {}", words::with_unit(m, &plot.unit))).unwrap_or_default();
        format!("{}: {}{median}", g.name, words::count(g.cases.len(), "case", "cases"))
    };
    let end = plot
        .estimate
        .as_ref()
        .map_or(plot.no_estimate.clone(), |e| format!("{}.", words::estimate(e, &plot.unit)));
    format!("{}. {}. {}. {end}", plot.measure, group(&plot.before), group(&plot.after)).trim_end().to_owned()
}

pub fn table(plot: &UnpairedPlot) -> DataTable {
    let rows = [&plot.before, &plot.after].into_iter().flat_map(|group| {
        group.cases.iter().map(|case| {
            vec![
                group.name.clone(),
                case.label.clone(),
                reading(case.reading, &plot.unit),
                case.evidence.join(" "),
            ]
        })
    });
    DataTable { header: header(&["Side", "Case", "Value", "Evidence"]), rows: rows.collect() }
}

//! Rows of marks in words.

use super::header;
use crate::charts::spec::{DataTable, Lane, LaneAxis, LaneGroup, LaneMark, LanePlot, Whose};
use crate::charts::words;

pub fn alternative(plot: &LanePlot) -> String {
    if plot.lanes().next().is_none() {
        return plot.empty.clone();
    }
    let told: Vec<String> = plot.lanes().map(lane).collect();
    let shown = told.len().min(12);
    let more = if told.len() > shown { format!(" And {} more.", told.len() - shown) } else { String::new() };
    let first: Vec<String> = told.into_iter().take(shown).collect();
    format!("{} {}.{more}", plot.about, first.join(". ")).trim().to_owned()
}

fn lane(lane: &Lane) -> String {
    let side = |whose| lane.marks.iter().find(|mark| mark.whose == whose && !mark.words.is_empty());
    let mut parts: Vec<String> = Vec::new();
    match (side(Whose::Before), side(Whose::After)) {
        (Some(before), Some(after)) => parts.push(format!("{} before, {} after", before.words, after.words)),
        (Some(before), None) => parts.push(format!("{} before", before.words)),
        (None, Some(after)) => parts.push(format!("{} after", after.words)),
        (None, None) => {}
    }
    parts.extend([&lane.figure, &lane.figure_detail, &lane.absent].into_iter().cloned());
    parts.extend(lane.standing.as_ref().map(|(_, word)| word.clone()));
    if lane.worse {
        parts.push("worse".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    format!("{} {}: {}", lane.code, lane.name, parts.join(", ")).trim().to_owned()
}

pub fn table(plot: &LanePlot) -> DataTable {
    let rows = plot.groups.iter().flat_map(|group| group.lanes.iter().map(|lane| row(group, lane)));
    DataTable {
        header: header(&[
            "What",
            "Before",
            "After",
            "Change",
            "Interval",
            "Threshold",
            "Standing",
            "Evidence",
        ]),
        rows: rows.collect(),
    }
}

fn row(group: &LaneGroup, lane: &Lane) -> Vec<String> {
    let side = |whose| lane.marks.iter().find(|mark| mark.whose == whose);
    let words = |mark: Option<&LaneMark>| mark.map(|m| m.words.clone()).unwrap_or_default();
    let mut evidence: Vec<&str> =
        lane.marks.iter().flat_map(|mark| mark.evidence.iter().map(String::as_str)).collect();
    evidence.dedup();
    let threshold = lane.threshold.as_ref().map(|t| match t.words.as_str() {
        "" => place(group.axis, t.value),
        words => words.to_owned(),
    });
    let name = format!("{} {}", lane.code, lane.name);
    vec![
        name.trim().to_owned(),
        words(side(Whose::Before)),
        words(side(Whose::After)),
        if lane.figure.is_empty() { lane.absent.clone() } else { lane.figure.clone() },
        lane.figure_detail.clone(),
        threshold.unwrap_or_default(),
        lane.standing.as_ref().map(|(_, word)| word.clone()).unwrap_or_default(),
        evidence.join(" "),
    ]
}

fn place(axis: LaneAxis, value: f64) -> String {
    match axis {
        LaneAxis::Change if value == 1.0 => "no change".to_owned(),
        LaneAxis::Change => words::percent(value),
        LaneAxis::Share => format!("{:.0}{}%", 100.0 * value, words::TIED),
        LaneAxis::Count | LaneAxis::Own => words::figure(value),
    }
}

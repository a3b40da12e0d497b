//! Imported runs in words.

use super::{header, side};
use crate::charts::spec::{DataTable, PairEnds, Panel, PanelGrid, ShadowPlot, ShadowPoint, Side};
use crate::charts::words;

/// The four ways a pair can end, with how many did.
pub fn shadow_key(plot: &ShadowPlot) -> Vec<(PairEnds, String)> {
    let count = |ends: PairEnds| plot.points.iter().filter(|p| p.ends == ends).count();
    let shorter = plot.points.iter().filter(|p| p.ends == PairEnds::Good && p.after < p.before).count();
    let good = count(PairEnds::Good);
    [
        (PairEnds::Good, format!("both succeeded: {good}, pilot shorter in {shorter}")),
        (PairEnds::BothFailed, format!("both failed: {}", count(PairEnds::BothFailed))),
        (PairEnds::BaselineFailed, format!("only the baseline failed: {}", count(PairEnds::BaselineFailed))),
        (PairEnds::PilotFailed, format!("only the pilot failed: {}", count(PairEnds::PilotFailed))),
    ]
    .into_iter()
    .filter(|(ends, _)| count(*ends) > 0)
    .collect()
}

fn ended(ends: PairEnds) -> &'static str {
    match ends {
        PairEnds::Good => "both succeeded",
        PairEnds::BothFailed => "both failed",
        PairEnds::BaselineFailed => "only the baseline failed",
        PairEnds::PilotFailed => "only the pilot failed",
    }
}

/// One pair: "orders, 3 Oct: 74 → 29 seconds, both succeeded".
pub fn shadow_point(point: &ShadowPoint, unit: &str) -> String {
    format!(
        "{}: {} → {}, {}",
        point.label,
        words::figure(point.before),
        words::with_unit(point.after, unit),
        ended(point.ends)
    )
}

pub fn shadow(plot: &ShadowPlot) -> String {
    if plot.points.is_empty() {
        return "No shadow pair with two durations yet.".to_owned();
    }
    let told: Vec<String> = shadow_key(plot).into_iter().map(|(_, text)| text).collect();
    format!(
        "Duration of the pilot’s run against the baseline’s, {}: {}.",
        words::count(plot.points.len(), "shadow pair", "shadow pairs"),
        told.join("; ")
    )
}

pub fn shadow_table(plot: &ShadowPlot) -> DataTable {
    let rows = plot.points.iter().map(|point| {
        vec![
            point.label.clone(),
            words::figure(point.before),
            words::figure(point.after),
            ended(point.ends).to_owned(),
        ]
    });
    let unit = &plot.unit;
    DataTable {
        header: header(&["Pair", &format!("Baseline, {unit}"), &format!("Pilot, {unit}"), "Ended"]),
        rows: rows.collect(),
    }
}

fn counts(panel: &Panel, of: Side) -> (usize, usize) {
    let runs = panel.runs.iter().filter(|run| run.side == of);
    runs.fold((0, 0), |(all, failed), run| (all + 1, failed + usize::from(run.failed)))
}

/// One panel: "orders: 28 runs before, 2 failed; 28 on the pilot, none failed; typically −57 %".
pub fn panel(panel: &Panel, _unit: &str) -> String {
    let said = |(all, failed): (usize, usize)| match failed {
        0 => format!("{}, none failed", words::count(all, "run", "runs")),
        n => format!("{}, {n} failed", words::count(all, "run", "runs")),
    };
    let (before, after) = (counts(panel, Side::Baseline), counts(panel, Side::Pilot));
    let note = if panel.note.is_empty() { String::new() } else { format!("; {}", panel.note) };
    format!("{}: baseline {}; pilot {}{note}", panel.name, said(before), said(after))
}

pub fn panels(plot: &PanelGrid) -> String {
    if plot.panels.is_empty() {
        return "No finished run is imported yet.".to_owned();
    }
    let told: Vec<String> = plot.panels.iter().take(12).map(|p| panel(p, &plot.unit)).collect();
    let more = match plot.panels.len().saturating_sub(told.len()) {
        0 => String::new(),
        n => format!(" And {} more.", words::count(n, "DAG", "DAGs")),
    };
    format!("Run duration of each DAG over time. {}.{more}", told.join(". "))
}

pub fn panels_table(plot: &PanelGrid) -> DataTable {
    let rows = plot.panels.iter().flat_map(|panel| {
        panel.runs.iter().map(|run| {
            vec![
                panel.name.clone(),
                run.at.format("%Y-%m-%d %H:%M").to_string(),
                side(run.side).to_owned(),
                words::figure(run.length),
                if run.failed { "failed" } else { "success" }.to_owned(),
            ]
        })
    });
    DataTable {
        header: header(&["DAG", "When", "Side", &format!("Duration, {}", plot.unit.to_lowercase()), "State"]),
        rows: rows.collect(),
    }
}

//! Imported runs: shadow pairs against one another, and each DAG over time.

use std::collections::{BTreeMap, BTreeSet};

use crate::charts::Chart;
use crate::charts::spec::{PairEnds, Panel, PanelGrid, PanelRun, ShadowPlot, ShadowPoint, Side};
use crate::charts::words::{day, percent};
use crate::domain::run::{Run, SideRuns};
use crate::domain::run_summary::ShadowSummary;

/// The durations of shadow pairs whose two runs ended. `None` where there is no such pair.
pub fn shadow_pairs(pairs: &[(&Run, &Run)]) -> Option<Chart> {
    let points: Vec<ShadowPoint> = pairs.iter().filter_map(|(before, after)| point(before, after)).collect();
    if points.is_empty() {
        return None;
    }
    let good: Vec<&ShadowPoint> = points.iter().filter(|p| p.ends == PairEnds::Good).collect();
    let shorter = good.iter().filter(|p| p.after < p.before).count();
    let count = |ends: PairEnds| points.iter().filter(|p| p.ends == ends).count();
    let apart = match (count(PairEnds::BaselineFailed), count(PairEnds::PilotFailed)) {
        (0, 0) => "no pair ended differently".to_owned(),
        (b, p) => format!("only the baseline failed in {b}, only the pilot in {p}"),
    };
    Some(Chart::Shadow(ShadowPlot {
        title: format!(
            "In {shorter} of {} shadow pairs that both succeeded the pilot’s run was shorter; {apart}",
            good.len()
        ),
        unit: "seconds".to_owned(),
        points,
    }))
}

fn point(before: &Run, after: &Run) -> Option<ShadowPoint> {
    let ends = match (before.state.as_str(), after.state.as_str()) {
        ("failed", "failed") => PairEnds::BothFailed,
        ("failed", _) => PairEnds::BaselineFailed,
        (_, "failed") => PairEnds::PilotFailed,
        _ => PairEnds::Good,
    };
    let on = before.logical_date.map(|at| format!(", {}", day(at.utc().date_naive()))).unwrap_or_default();
    Some(ShadowPoint {
        before: before.duration_s()?,
        after: after.duration_s()?,
        ends,
        label: format!("{}{on}", before.dag_id),
    })
}

/// The finished runs of each DAG on both sides, those that failed in the incident first, then those
/// with the most shadow pairs. `None` without a finished run.
pub fn dags(runs: &SideRuns, pairs: &[ShadowSummary], hurt: &BTreeSet<String>) -> Option<Chart> {
    let mut of: BTreeMap<&str, Vec<PanelRun>> = BTreeMap::new();
    for (side, runs) in [(Side::Baseline, &runs.baseline), (Side::Pilot, &runs.pilot)] {
        for run in runs {
            let (Some(at), Some(length)) = (run.logical_date.or(run.start), run.duration_s()) else {
                continue;
            };
            let failed = run.state == "failed";
            let at = at.utc().naive_utc();
            of.entry(&run.dag_id).or_default().push(PanelRun { at, side, length: length / 60.0, failed });
        }
    }
    if of.is_empty() {
        return None;
    }
    let summary = |dag: &str| pairs.iter().find(|p| p.dag_id == dag);
    let ratios: Vec<f64> = of.keys().filter_map(|dag| summary(dag)?.ratio_median).collect();
    let shorter = ratios.iter().filter(|ratio| **ratio < 1.0).count();
    let mut panels: Vec<(bool, u32, Panel)> = of
        .into_iter()
        .map(|(dag, mut runs)| {
            runs.sort_by_key(|run| run.at);
            let found = summary(dag);
            let ratio = found.and_then(|p| p.ratio_median);
            let panel = Panel {
                name: dag.to_owned(),
                note: ratio.map(|r| format!("typically {}", percent(r))).unwrap_or_default(),
                worse: ratio.is_some_and(|r| r > 1.0),
                runs,
            };
            (!hurt.contains(dag), u32::MAX - found.map_or(0, |p| p.pairs), panel)
        })
        .collect();
    panels.sort_by(|a, b| (a.0, a.1, &a.2.name).cmp(&(b.0, b.1, &b.2.name)));
    let title = match ratios.len() {
        0 => format!("Finished runs of {} DAGs; no shadow pair of two that succeeded", panels.len()),
        n => format!("In {shorter} of {n} DAGs with shadow pairs the pilot’s runs are typically shorter"),
    };
    Some(Chart::Panels(PanelGrid {
        title,
        unit: "Minutes".to_owned(),
        panels: panels.into_iter().map(|(_, _, panel)| panel).collect(),
    }))
}

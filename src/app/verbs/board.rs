//! Imported runs, day by day and failure by failure.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::desk::zone;
use super::super::freeze::freeze;
use super::super::imported::{Imported, imported};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::charts::{self as chart, SPARK};
use super::runs::on_the_wire;
use super::view::chip_view;
use crate::assess::{DagDays, DayOfRuns, RunEvent};
use crate::charts::{self, Size, Theme};
use crate::domain::assessment::{Assessment, Design, Verdict};
use crate::domain::pilot::Workload;
use crate::domain::run::Run;
use crate::domain::run_summary::ShadowSummary;
use crate::domain::{Contents, Day, Noun, Side, folded};
use crate::report::Frozen;

/// How many DAGs, and how many failures, are given where nobody says.
const PAGE: u32 = 50;
/// How many of the last runs of a side are drawn.
const DRAWN: usize = 60;

pub(in super::super) fn run_board(app: &App, args: RunBoardArgs, _: &Watch) -> Result<RunBoardView, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, None)?;
    let store = open.read()?;
    let imported = imported(&open, &store)?;
    let contents = store.contents();
    let zone = zone(contents);
    let pairs = &imported.summary.pairs;
    let wanted = folded(args.text.as_deref().unwrap_or_default().trim());
    let found: Vec<&ShadowSummary> =
        pairs.iter().filter(|dag| folded(&dag.dag_id).contains(&wanted)).collect();
    let skip = args.skip.unwrap_or_default() as usize;
    let page: Vec<&ShadowSummary> =
        found.iter().skip(skip).take(args.most.unwrap_or(PAGE) as usize).copied().collect();
    let board = imported.board(zone);
    let days = &board.days;
    let hurt = hurt(contents);
    let none = DagDays::new();
    let dag = |dag: &&ShadowSummary| {
        let fared = board.dags.get(&dag.dag_id).unwrap_or(&none);
        let cells = |side| days.iter().map(|day| cell(fared.get(&(side, *day)), side, *day)).collect();
        BoardDagView {
            dag_id: dag.dag_id.clone(),
            in_incident: hurt.contains(&dag.dag_id),
            baseline: cells(Side::Baseline),
            pilot: cells(Side::Pilot),
            pairs: dag.pairs,
            agree: agreeing(dag),
            unpaired: dag.only_baseline + dag.only_pilot,
        }
    };
    Ok(RunBoardView {
        tiles: if pairs.is_empty() { Vec::new() } else { tiles(&frozen, pairs) },
        days: days.iter().map(Day::to_string).collect(),
        total: pairs.len() as u32,
        found: found.len() as u32,
        dags: page.iter().map(dag).collect(),
        imported_at: imported_at(contents),
    })
}

/// The DAGs that failed in the incident.
pub(super) fn hurt(contents: &Contents) -> BTreeSet<String> {
    let workloads = contents.all::<Workload>().into_iter().map(|kept| kept.value);
    workloads.filter(|w| w.failed_in_incident == Some(true)).map(|w| w.dag_id).collect()
}

/// When runs were last imported.
fn imported_at(contents: &Contents) -> Option<String> {
    let taken =
        contents.bodies(Noun::Batch).filter_map(|(_, body)| body.get("taken_at").and_then(Value::as_str));
    taken.max().map(str::to_owned)
}

/// Pairs whose two runs ended the same.
fn agreeing(dag: &ShadowSummary) -> u32 {
    let same = dag.states.iter().filter(|(ends, _)| ends.split_once("->").is_some_and(|(b, a)| b == a));
    same.map(|(_, n)| n).sum()
}

fn cell(fared: Option<&DayOfRuns>, side: Side, day: Day) -> RunCellView {
    let fared = fared.copied().unwrap_or_default();
    let (state, said) = match fared {
        DayOfRuns { runs: 0, .. } => ("none", "no run".to_owned()),
        DayOfRuns { runs, failed, .. } if failed > 0 => ("failed", format!("{failed} of {runs} failed")),
        DayOfRuns { runs, unfinished, .. } if unfinished > 0 => {
            ("unfinished", format!("{unfinished} of {runs} not finished"))
        }
        DayOfRuns { retried, runs, tries, .. } if retried > 0 => {
            ("retried", format!("{retried} of {runs} good after retries, at most {tries} tries of a task"))
        }
        DayOfRuns { runs: 1, .. } => ("good", "good".to_owned()),
        DayOfRuns { runs, .. } => ("good", format!("all {runs} good")),
    };
    let words = format!("{}, {}: {said}", day.0.format("%a %-d %b"), side.label());
    RunCellView { state: state.to_owned(), tries: fared.tries, words }
}

/// The figures over all DAGs.
fn tiles(frozen: &Frozen, pairs: &[ShadowSummary]) -> Vec<RunTileView> {
    let judged = |metric: &str| frozen.on_metric(metric).or_else(|| frozen.beside(metric)).map(tile);
    let parts = |one: &str| -> u32 {
        let apart = |ends: &str| {
            ends.split_once("->")
                .is_some_and(|(b, a)| b != a && (if one == "before" { b } else { a }) == "failed")
        };
        pairs.iter().flat_map(|dag| &dag.states).filter(|(ends, _)| apart(ends)).map(|(_, n)| n).sum()
    };
    let all: u32 = pairs.iter().map(|dag| dag.pairs).sum();
    let apart = RunTileView {
        label: "where they part".to_owned(),
        figure: format!("{} and {}", parts("before"), parts("after")),
        detail: format!("baseline failed and the pilot did not; and the reverse, of {all} shadow pairs"),
        metric: String::new(),
        chip: None,
    };
    judged("shadow_agreement")
        .into_iter()
        .chain([apart])
        .chain(judged("run_success"))
        .chain(judged("run_duration"))
        .collect()
}

fn tile(judged: &Assessment) -> RunTileView {
    let apart = judged.verdict == Verdict::NotComparable;
    // One figure a DAG: the middle one is not what every DAG did.
    let whose = if judged.design == Design::PerDag { "median DAG " } else { "" };
    let before_after = match judged.words.before_after.as_str() {
        "" => String::new(),
        words => format!("{whose}{words}"),
    };
    let parts = [&before_after, &judged.words.figure_detail];
    RunTileView {
        label: judged.metric.as_ref().map(|m| m.title.clone()).unwrap_or_default(),
        figure: judged.words.figure.clone(),
        detail: parts.into_iter().filter(|t| !t.is_empty()).cloned().collect::<Vec<_>>().join("; "),
        metric: judged.metric.as_ref().map(|m| m.name.clone()).unwrap_or_default(),
        chip: apart.then(|| chip_view(&judged.chip)),
    }
}

pub(in super::super) fn run_events(
    app: &App,
    args: RunEventsArgs,
    _: &Watch,
) -> Result<RunEventsView, Failure> {
    let side = args.side.as_deref().filter(|s| !s.is_empty()).map(side_named).transpose()?;
    let only = args.only.as_deref().unwrap_or_default();
    if !["", "apart", "open"].contains(&only) {
        return Err(Failure::refused(format!("“{only}” is no choice of failures. Use apart or open.")));
    }
    let open = app.document(args.doc)?;
    let imported = imported(&open, &*open.read()?)?;
    let wanted = |event: &&RunEvent| {
        args.dag.as_ref().is_none_or(|dag| *dag == event.dag_id)
            && side.is_none_or(|side| side == event.side)
            && match only {
                "apart" => event.stands_for_parting(),
                "open" => event.open(),
                _ => true,
            }
    };
    let found: Vec<&RunEvent> = imported.events().iter().filter(wanted).collect();
    let page =
        found.iter().skip(args.skip.unwrap_or_default() as usize).take(args.most.unwrap_or(PAGE) as usize);
    Ok(RunEventsView { found: found.len() as u32, events: page.map(|event| event_view(event)).collect() })
}

fn side_named(name: &str) -> Result<Side, Failure> {
    Side::parse(name)
        .ok_or_else(|| Failure::refused(format!("“{name}” is not a side. Use baseline or pilot.")))
}

fn event_view(event: &RunEvent) -> RunEventView {
    let (other_id, other_state) = event.other.clone().unwrap_or_default();
    RunEventView {
        dag_id: event.dag_id.clone(),
        side: event.side.name().to_owned(),
        run_id: event.run_id.clone(),
        at: event.at.map(|at| at.to_string()),
        state: event.state.clone(),
        failed_attempts: event.failed_attempts,
        task: event.first.as_ref().map(|first| first.task_id.clone()).unwrap_or_default(),
        failed_at: event.first.as_ref().map(|first| first.at.to_string()),
        attempt_recovery_s: event.first.as_ref().and_then(|first| first.recovery_s),
        pipeline_recovery_s: event.pipeline_recovery_s,
        open: event.open(),
        other_id,
        other_state,
        apart: event.parts(),
    }
}

pub(in super::super) fn dag_runs(app: &App, args: DagArgs, _: &Watch) -> Result<DagRunsView, Failure> {
    let open = app.document(args.doc)?;
    let imported = imported(&open, &*open.read()?)?;
    let all = on_the_wire(&imported)?;
    let of = |side: SideRunsView| side.dags.into_iter().find(|dag| dag.dag_id == args.dag);
    let (baseline, pilot) = (of(all.sides.baseline), of(all.sides.pilot));
    if baseline.is_none() && pilot.is_none() {
        return Err(Failure::missing(format!("There are no runs of “{}”.", args.dag)));
    }
    Ok(DagRunsView {
        baseline,
        pilot,
        pairs: all.pairs.into_iter().find(|pairs| pairs.dag_id == args.dag && pairs.pairs > 0),
        durations: durations(&imported, &args.dag)?,
        dag_id: args.dag,
    })
}

/// The durations of a DAG's last finished runs, the baseline's before the pilot's.
fn durations(imported: &Imported, dag: &str) -> Result<Option<ChartView>, Failure> {
    let of = |runs: &[Run]| {
        let mut ended: Vec<_> = runs
            .iter()
            .filter(|run| run.dag_id == dag)
            .filter_map(|run| Some((run.logical_date.or(run.start)?, run.duration_s()? / 60.0)))
            .collect();
        ended.sort_by_key(|(at, _)| *at);
        let skip = ended.len().saturating_sub(DRAWN);
        ended.into_iter().skip(skip).map(|(_, minutes)| minutes).collect::<Vec<f64>>()
    };
    let (before, after) = (of(&imported.runs.baseline), of(&imported.runs.pilot));
    if before.len() + after.len() < 2 {
        return Ok(None);
    }
    let drawing = charts::of::durations(dag, &before, &after);
    chart::view(
        &format!("durations-{dag}"),
        &drawing,
        Size { height: 84.0, width: SPARK.width * 1.5 },
        Theme::Light,
    )
    .map(Some)
}

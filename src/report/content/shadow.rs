//! Shadow runs: operation data per DAG, never evidence of diagnosis.

use std::collections::{BTreeMap, BTreeSet};

use super::view::{View, measured};
use super::{Section, Told, card};
use crate::domain::pilot::Snapshot;
use crate::domain::run_summary::{DagSummary, ShadowSummary};
use crate::report::content::phrase::{capital, closed, figure};
use crate::report::model::{Block, Column, Heading, Rich, Row, Table, Tone};

pub(super) fn section(view: &View<'_>) -> Section {
    let runs = &view.frozen.runs;
    let paired: Vec<&ShadowSummary> = runs.pairs.iter().filter(|p| p.pairs > 0).collect();
    if paired.is_empty() {
        let line = if runs.pairs.is_empty() {
            "No run has been imported."
        } else {
            "Runs were imported, but no scheduled run of one side has the logical date of one of the other."
        };
        return Section::Empty("Shadow runs", line.to_owned());
    }
    let pairs: u32 = paired.iter().map(|p| p.pairs).sum();
    let same: u32 = paired.iter().map(|p| agreeing(p)).sum();
    let mut blocks = vec![
        Block::Kicker("Operation data".to_owned()),
        Block::Title(
            Heading::new(format!(
                "{} of {} shadow pairs of {} DAGs ended in the same state",
                figure(f64::from(same)),
                figure(f64::from(pairs)),
                paired.len()
            ))
            .at("shadow"),
        ),
        Block::Paragraph(Rich::from(format!(
            "A shadow pair is a scheduled baseline run and a scheduled pilot run of the same DAG and logical date. \
             The pairs of one DAG are not independent of each other, so an overall figure takes one median per DAG (n = {}). \
             They show how the workloads ran; they are no evidence of diagnosis.",
            paired.len()
        ))),
    ];
    let beside = |metric: &str| {
        let a = view.frozen.beside(metric).filter(|a| measured(a))?;
        let name = a.metric.as_ref().map(|m| m.begun()).unwrap_or_default();
        let words = format!("{} {}", closed(&a.words.sentence), closed(&capital(&a.words.detail)));
        Some(Block::Paragraph(Rich::new().bold(format!("{name}. ")).text(words)))
    };
    blocks.extend(SUMMED_UP.into_iter().filter_map(beside));
    blocks.extend(to_mind(view));
    let mut behind: Vec<Block> = beside("shadow_agreement").into_iter().collect();
    behind.extend(pictures(view));
    behind.push(table(view, &paired));
    behind.push(Block::Note(Rich::from(
        "Median of pilot duration ÷ baseline duration over the pairs that both succeeded; below 1 the pilot run was shorter. \
         A cleared run hides its earlier failure in its state, so cleared runs are counted beside. \
         Failed attempts are counted by rows, baseline → pilot.",
    )));
    behind.extend(setups(view));
    Section::Told(Told { said: blocks, behind })
}

/// The metrics of all runs that stand before the appendix.
const SUMMED_UP: [&str; 2] = ["run_duration", "run_success"];

/// In what the sides differ beside the platform, once for both figures.
fn to_mind(view: &View<'_>) -> Option<Block> {
    let results = SUMMED_UP.into_iter().filter_map(|metric| view.frozen.beside(metric));
    let said: BTreeSet<String> = results
        .filter(|a| measured(a))
        .flat_map(|a| a.firm.to_mind().into_iter().map(|said| closed(&said)))
        .collect();
    let said: Vec<String> = said.into_iter().collect();
    (!said.is_empty()).then(|| Block::Note(Rich::new().toned("To mind: ", Tone::Note).text(said.join(" "))))
}

/// Every pair, and every run of each DAG over time.
fn pictures(view: &View<'_>) -> Vec<Block> {
    let of = |name: &str, how: &str| {
        let chart = view.drawn(name)?;
        let told = crate::charts::title(&chart).to_owned();
        Some(card::figure(view, chart, &told, how, &format!("figure-{name}")))
    };
    let pairs = of("shadow-pairs", "A mark is a shadow pair whose two runs ended.");
    let dags = of("dags", "Finished runs, imported; the DAGs that failed in the incident first.");
    pairs.into_iter().chain(dags).collect()
}

pub(super) fn agreeing(pair: &ShadowSummary) -> u32 {
    pair.states
        .iter()
        .filter(|(states, _)| states.split_once("->").is_some_and(|(a, b)| a == b))
        .map(|(_, n)| n)
        .sum()
}

pub(super) fn table(view: &View<'_>, paired: &[&ShadowSummary]) -> Block {
    let sides = &view.frozen.runs.sides;
    let by_dag = |dags: &'_ [DagSummary]| -> BTreeMap<String, DagSummary> {
        dags.iter().map(|d| (d.dag_id.clone(), d.clone())).collect()
    };
    let (before, after) = (by_dag(&sides.baseline.dags), by_dag(&sides.pilot.dags));
    let rows = paired.iter().map(|p| {
        let both = |get: fn(&DagSummary) -> u32| {
            let of = |side: &BTreeMap<String, DagSummary>| side.get(&p.dag_id).map(get).unwrap_or_default();
            format!("{} → {}", of(&before), of(&after))
        };
        let differing: Vec<String> = p
            .states
            .iter()
            .filter(|(states, _)| states.split_once("->").is_some_and(|(a, b)| a != b))
            .map(|(states, n)| format!("{n} × {}", states.replace("->", " → ")))
            .collect();
        Row {
            cells: vec![
                Rich::new().bold(p.dag_id.clone()),
                Rich::from(p.pairs.to_string()),
                Rich::from(p.both_success.to_string()),
                Rich::from(if differing.is_empty() { "none".to_owned() } else { differing.join("; ") }),
                Rich::from(p.ratio_median.map_or_else(|| "no pair".to_owned(), |r| format!("{r:.2}"))),
                Rich::from(format!("{} of {}", p.pilot_faster, p.both_success)),
                Rich::from(both(|d| d.runs_cleared)),
                Rich::from(both(|d| d.attempts_failed)),
            ],
            anchor: Some(format!("dag-{}", p.dag_id)),
        }
    });
    Block::Table(Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("DAG", 2.5),
            Column::figures("Pairs", 0.7),
            Column::figures("Both succeeded", 1.1),
            Column::words("Ended differently", 2.0),
            Column::figures("Pilot ÷ baseline", 1.0),
            Column::figures("Pilot shorter", 1.1),
            Column::figures("Cleared runs", 1.0),
            Column::figures("Failed attempts", 1.1),
        ],
        rows: rows.collect(),
        dense: true,
    })
}

/// The set-up of each side, so that a confounded comparison can be seen.
fn setups(view: &View<'_>) -> Vec<Block> {
    let snapshots = view.contents().all::<Snapshot>();
    if snapshots.is_empty() {
        return vec![Block::Note(Rich::from(
            "The set-up of the sides was not recorded, so a difference may come from anything that differed.",
        ))];
    }
    let rows = snapshots.iter().map(|kept| {
        let s = &kept.value;
        let cells = [&s.version, &s.executor, &s.workers, &s.database, &s.load];
        let side = s.side.map(|side| side.label()).unwrap_or_default();
        let from = s.taken.map(|day| format!(" from {}", day.words())).unwrap_or_default();
        let mut row = vec![Rich::new().bold(capital(side)).text(from)];
        row.extend(cells.into_iter().map(|text| Rich::from(super::phrase::or_unknown(text.clone()))));
        Row { cells: row, anchor: None }
    });
    let mut blocks = vec![Block::Table(Table {
        caption: Rich::new().bold("Under which set-up the sides ran"),
        columns: vec![
            Column::words("Side", 1.6),
            Column::words("Version", 1.3),
            Column::words("Executor", 1.3),
            Column::words("Workers", 1.6),
            Column::words("Database", 1.0),
            Column::words("Other load", 2.4),
        ],
        rows: rows.collect(),
        dense: true,
    })];
    blocks.extend(
        snapshots
            .iter()
            .filter(|kept| !kept.value.note.0.is_empty())
            .map(|kept| Block::Note(Rich::from(closed(&kept.value.note.0)))),
    );
    blocks
}

//! Comparisons of imported runs: one figure per DAG, so that n is DAGs.

use std::borrow::Cow;

use super::change::Seen;
use super::comparability::{Check, Measures};
use super::firm::{self, Weighed};
use super::judge::judge;
use super::paired::{lay, rows};
use super::pairing::{CaseKind, Half, Pair};
use super::set_ups;
use crate::assess::asked::{Asked, close};
use crate::assess::evidence::LeftOuts;
use crate::assess::runs::{DagRuns, by_dag, shadow};
use crate::assess::world::World;
use crate::domain::assessment::{Assessment, Design};
use crate::domain::criterion::Counted;
use crate::domain::metric::Shape;
use crate::domain::run::{Run, SideRuns};
use crate::stats::descriptive::median;

/// Judges a metric of imported runs.
pub(in crate::assess) fn assess(world: &World<'_>, asked: &Asked) -> Assessment {
    let mut result = asked.blank(world, Design::PerDag, Counted::Items);
    let Some(metric) = &asked.metric else { return result };
    let mut left_out = LeftOuts::default();
    let seen = until(world);
    let pairs = match metric.catalogue_name() {
        "run_duration" => durations(&seen, &mut left_out),
        name => figures(&seen, name, &mut left_out),
    };
    let deciding: Vec<&Pair> = pairs.iter().filter(|p| p.seen().is_some()).collect();
    let unit = super::paired::unit_of_values(&metric.of.unit);
    // A rate or a share can be 0, so only times are compared by their ratio.
    let shape = if metric.shape == Shape::Time { Shape::Time } else { Shape::Count };
    let laid = lay(&deciding, Design::PerDag, shape, &unit, CaseKind::default());
    result.progress.done = deciding.len() as u32;
    let interim = asked.planned.is_none_or(|planned| result.progress.done < planned);
    judge(asked, &laid, &mut result, interim);
    result.rows.pairs = rows(&pairs, &laid, metric.of.better);
    result.cautions.push(
        "Runs of the two sides ran on different machines and loads; this is operation data, never evidence of diagnosis.".to_owned(),
    );
    let check = Check { rows: set_ups::rows(world, &[], Measures::Machines), same_mix: true };
    let weighed = Weighed { check, cases: &[], ways: None, pairs: &[] };
    firm::weigh(world, weighed, &mut result);
    asked.say_when_registered(None, &mut result);
    close(result, left_out)
}

/// The runs that had begun by the moment of the judgement; a run without a start is kept.
fn until<'a>(world: &World<'a>) -> Cow<'a, SideRuns> {
    let begun = |run: &&Run| run.start.is_none_or(|start| start <= world.as_of);
    if world.runs.baseline.iter().chain(&world.runs.pilot).all(|run| begun(&run)) {
        return Cow::Borrowed(world.runs);
    }
    let kept = |runs: &[Run]| -> Vec<Run> { runs.iter().filter(begun).cloned().collect() };
    Cow::Owned(SideRuns { baseline: kept(&world.runs.baseline), pilot: kept(&world.runs.pilot) })
}

/// The typical shadow pair of each DAG in which both runs succeeded.
fn durations(runs: &SideRuns, left_out: &mut LeftOuts) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for dag in by_dag(runs) {
        let shadows = shadow::pairs_of(&dag);
        let both: Vec<(f64, f64)> = shadows
            .iter()
            .filter(|(b, a)| b.state == "success" && a.state == "success")
            .filter_map(|(b, a)| Some((b.duration_s()?, a.duration_s()?)))
            .filter(|(b, a)| *b > 0.0 && *a > 0.0)
            .collect();
        let ratios: Vec<f64> = both.iter().map(|(b, a)| a / b).collect();
        let Some(ratio) = median(&ratios) else {
            left_out.add("a DAG without a shadow pair in which both runs succeeded", dag.dag_id.clone());
            continue;
        };
        let side = |values: Vec<f64>| median(&values).and_then(|v| half(v, false, &dag.dag_id));
        pairs.push(Pair {
            compared: Some((measured(1.0), measured(ratio))),
            ..pair_of(
                &dag,
                side(both.iter().map(|(b, _)| *b).collect()),
                side(both.iter().map(|(_, a)| *a).collect()),
            )
        });
    }
    pairs
}

/// One figure of each DAG and side.
fn figures(runs: &SideRuns, metric: &str, left_out: &mut LeftOuts) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for dag in by_dag(runs) {
        let [before, after] = [&dag.baseline, &dag.pilot].map(|runs| figure(metric, runs));
        if before.is_none() || after.is_none() {
            left_out.add("a DAG without a value on both sides", dag.dag_id.clone());
            continue;
        }
        let side = |seen: Option<Seen>| seen.and_then(|s| half(s.value, s.censored, &dag.dag_id));
        pairs.push(pair_of(&dag, side(before), side(after)));
    }
    pairs
}

fn figure(metric: &str, runs: &[&Run]) -> Option<Seen> {
    match metric {
        "run_success" => {
            let finished = runs.iter().filter(|r| r.finished()).count();
            let good = runs.iter().filter(|r| r.state == "success").count();
            (finished > 0).then(|| measured(100.0 * good as f64 / finished as f64))
        }
        "retries_per_run" => {
            let retries: u32 = runs.iter().map(|r| crate::assess::runs::attempts::tally(r).retries).sum();
            (!runs.is_empty()).then(|| measured(f64::from(retries) / runs.len() as f64))
        }
        "attempt_recovery" => {
            let found: Vec<_> = runs.iter().map(|r| crate::assess::runs::attempts::tally(r)).collect();
            let times = found.iter().flat_map(|t| t.recoveries.iter().copied()).collect();
            typical(times, found.iter().map(|t| t.unrecovered as usize).sum())
        }
        "pipeline_recovery" => {
            let (times, open) = crate::assess::runs::attempts::pipeline_recoveries(runs);
            typical(times, open)
        }
        _ => None,
    }
}

/// The median with what never recovered counted as longer than any; `None` when that is half.
fn typical(times: Vec<f64>, never: usize) -> Option<Seen> {
    let mut all: Vec<Seen> = times.into_iter().map(measured).collect();
    let longest = all.iter().map(|s| s.value).fold(0.0, f64::max);
    all.extend((0..never).map(|_| Seen { value: longest, censored: true }));
    super::pairing::middle(&all).filter(|seen| !seen.censored)
}

fn measured(value: f64) -> Seen {
    Seen { value, censored: false }
}

fn half(value: f64, censored: bool, dag: &str) -> Option<Half> {
    value.is_finite().then(|| Half {
        seen: Seen { value, censored },
        open: false,
        running: false,
        evidence: vec![dag.to_owned()],
        first: crate::domain::Instant::from_millis(0),
        announced: None,
        replay: false,
        people: Vec::new(),
    })
}

fn pair_of(dag: &DagRuns<'_>, baseline: Option<Half>, pilot: Option<Half>) -> Pair {
    Pair {
        code: dag.dag_id.clone(),
        name: dag.dag_id.clone(),
        baseline,
        pilot,
        compared: None,
        order: None,
        later: false,
    }
}

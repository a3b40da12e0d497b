//! From evidence to a judgement: which values count, how they compare, how firmly, and in which
//! words. Pure: no disk, no clock, no chance; the moment of the judgement is handed in.
//!
//! The method follows from the design of the data and says why. What is left out is counted and
//! named. Before its planned n a criterion is interim and never met.

mod asked;
mod compare;
mod demonstrate;
mod edited;
mod evidence;
mod level;
mod memory;
mod pair;
mod recommend;
mod runs;
mod series;
mod wording;
mod world;

pub(crate) use memory::Memory;
pub(crate) use pair::{PairTime, pair_of};
pub(crate) use recommend::recommend;
pub(crate) use runs::board::{DagDays, DayOfRuns, days_of, last_days};
pub(crate) use runs::events::{RunEvent, events};
pub(crate) use runs::{shadow_pairs, summarise_runs};

use std::collections::BTreeSet;

use crate::domain::assessment::{Assessment, LevelName};
use crate::domain::criterion::{Counted, Criterion, CriterionKind};
use crate::domain::metric::{Shape, Source};
use crate::domain::run::SideRuns;
use crate::domain::{Contents, Instant, ScenarioId, Side};
use crate::stats::holm::holm;
use asked::Asked;
use demonstrate::Drill;
use memory::Last;
use world::{Measured, World};

/// A judged document.
pub(crate) struct Judged {
    /// Every criterion's result, in the order of the criteria.
    pub(crate) assessments: Vec<Assessment>,
    /// The metrics that were to stand beside, as [`compare()`] gives them.
    pub(crate) beside: Vec<Assessment>,
}

/// Judges every criterion, in the order they were made, and some metrics beside. Later evidence than
/// `as_of` is left out, and `as_of` is "now" for open cases.
pub(crate) fn judge(
    contents: &Contents,
    runs: &SideRuns,
    as_of: Instant,
    beside: &[&str],
    memory: &Memory,
) -> Judged {
    let world = World::new(contents, runs, as_of);
    let mut known = memory.at(&world);
    let assessments = criteria(&world, &mut known);
    let beside = beside
        .iter()
        .filter_map(|metric| Some(on_metric(&world, &mut known, world.metric(metric)?, Some(&assessments))))
        .collect();
    Judged { assessments, beside }
}

/// Judges every criterion and nothing beside.
pub(crate) fn assess_all(contents: &Contents, runs: &SideRuns, as_of: Instant) -> Vec<Assessment> {
    judge(contents, runs, as_of, &[], &Memory::default()).assessments
}

fn criteria(world: &World<'_>, known: &mut Last) -> Vec<Assessment> {
    let criteria = world.contents.all::<Criterion>().into_iter();
    let mut all: Vec<Assessment> =
        criteria.map(|kept| known.or_judge(world, Asked::by(world, kept), by_criterion)).collect();
    all.iter_mut().for_each(|result| asked::let_go(world, result));
    adjust(&mut all);
    all.iter_mut().for_each(asked::withdraw);
    edited::put(world.contents, &mut all);
    all
}

/// Compares a metric of the catalogue, or one of the user's own by its name: by the first
/// comparison that is registered on it, else as a look without a verdict. `None` when there is no
/// such metric.
pub(crate) fn compare(
    contents: &Contents,
    runs: &SideRuns,
    metric: &str,
    as_of: Instant,
    memory: &Memory,
) -> Option<Assessment> {
    let world = World::new(contents, runs, as_of);
    let measured = world.metric(metric)?;
    Some(on_metric(&world, &mut memory.at(&world), measured, None))
}

fn on_metric(
    world: &World<'_>,
    known: &mut Last,
    measured: Measured,
    judged: Option<&[Assessment]>,
) -> Assessment {
    let name = measured.of.name.clone();
    let registered = world
        .contents
        .all::<Criterion>()
        .into_iter()
        .any(|kept| kept.value.kind == Some(CriterionKind::Comparison) && kept.value.metric.0 == name);
    if registered {
        // A criterion is judged among the others, because those that are not primary adjust each other.
        let all = judged.map_or_else(|| criteria(world, known), <[Assessment]>::to_vec);
        let of_metric = |a: &Assessment| {
            a.kind == CriterionKind::Comparison && a.metric.as_ref().is_some_and(|m| m.name == name)
        };
        if let Some(found) = all.into_iter().find(of_metric) {
            return found;
        }
    }
    known.or_judge(world, Asked::look(measured), comparison)
}

fn by_criterion(world: &World<'_>, asked: &Asked) -> Assessment {
    let kind = asked.criterion.as_ref().and_then(|kept| kept.value.kind);
    if asked.is_of_items() {
        return demonstrate::items::assess(world, asked);
    }
    let drill = asked.metric.as_ref().and_then(Measured::source).and_then(Drill::of);
    match (kind, drill) {
        (Some(CriterionKind::Demonstration), Some(drill)) => demonstrate::assess(world, asked, drill),
        _ if asked.metric.is_some() => comparison(world, asked),
        _ => unknown_metric(world, asked),
    }
}

/// The design follows from the data.
fn comparison(world: &World<'_>, asked: &Asked) -> Assessment {
    let Some(metric) = &asked.metric else { return unknown_metric(world, asked) };
    match (metric.source(), metric.shape) {
        (Some(Source::SlaDays), _) => series::assess(world, asked),
        (Some(Source::Runs), _) if metric.catalogue_name() == "shadow_agreement" => {
            compare::agreement::assess(world, asked)
        }
        (Some(Source::Runs), _) => compare::per_dag::assess(world, asked),
        (_, Shape::Proportion) if metric.catalogue_name() != "containment" => {
            let gathered = evidence::gather(world, metric);
            if is_paired(asked, &gathered) {
                compare::paired_share::assess(world, asked, gathered)
            } else {
                compare::proportion::assess(world, asked, gathered)
            }
        }
        _ => {
            let gathered = evidence::gather(world, metric);
            if is_paired(asked, &gathered) {
                compare::paired::assess(world, asked, gathered)
            } else {
                compare::unpaired::assess(world, asked, gathered)
            }
        }
    }
}

/// Paired where a criterion counts pairs, or where some scenario was tried on both sides.
fn is_paired(asked: &Asked, gathered: &evidence::Gathered) -> bool {
    let counts_pairs = asked.criterion.as_ref().is_some_and(|c| c.value.counted == Some(Counted::Pairs));
    let tried = |side| -> BTreeSet<ScenarioId> {
        gathered.cases.iter().filter(|c| c.side == side && !c.is_live()).filter_map(|c| c.scenario).collect()
    };
    counts_pairs || !tried(Side::Baseline).is_disjoint(&tried(Side::Pilot))
}

/// A criterion whose metric is not in the catalogue cannot be judged, and says so.
fn unknown_metric(world: &World<'_>, asked: &Asked) -> Assessment {
    let mut result = asked.blank(world, crate::domain::assessment::Design::Unpaired, Counted::Drills);
    let name = asked.criterion.as_ref().map(|c| c.value.metric.clone()).unwrap_or_default();
    result.words.sentence = if name.is_empty() {
        "No metric is chosen, so nothing can be judged.".to_owned()
    } else {
        format!("There is no metric called “{name}”, so nothing can be judged.")
    };
    result.words.missing = "a metric of the catalogue".to_owned();
    result.words.figure = "Not measured".to_owned();
    result.words.scoreboard = "no metric".to_owned();
    result.words.verdict_why.clone_from(&result.words.sentence);
    result
}

/// Several measures: one primary comparison a question stands by itself, the others are adjusted
/// (Holm).
fn adjust(all: &mut [Assessment]) {
    let exploratory = exploratory(all);
    let p: Vec<f64> = exploratory.iter().filter_map(|place| all.get(*place)?.finding.p).collect();
    for (place, adjusted) in exploratory.into_iter().zip(holm(&p)) {
        let Some(assessment) = all.get_mut(place) else { continue };
        assessment.finding.p_holm = Some(adjusted);
        let shown = wording::number::p_value(adjusted);
        if assessment.primary {
            assessment.cautions.push(
                "Another comparison of this question was named primary before this one, so its p is adjusted with those that are not."
                    .to_owned(),
            );
        }
        if assessment.level.number >= LevelName::Inconclusive.number() {
            let note = format!(
                " Exploratory: adjusted over {} measures that are not primary (Holm), {shown}.",
                p.len()
            );
            assessment.words.detail.push_str(&note);
        }
        assessment.words.adjusted = shown;
    }
}

/// The places of the comparisons with a p that are not the first primary one of their question.
fn exploratory(all: &[Assessment]) -> Vec<usize> {
    let mut led = BTreeSet::new();
    all.iter()
        .enumerate()
        .filter(|(_, a)| a.finding.p.is_some())
        .filter(|(_, a)| !(a.primary && led.insert(a.question)))
        .map(|(place, _)| place)
        .collect()
}

#[cfg(test)]
mod tests;

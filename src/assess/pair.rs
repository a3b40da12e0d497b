//! One drill beside the other half of its pair: both times and the change, with no verdict. One
//! pair claims nothing.

use super::compare::{paired, pairing};
use super::evidence;
use super::world::World;
use crate::domain::assessment::{Design, PairRow};
use crate::domain::metric::{METRICS, Metric, Shape, Source};
use crate::domain::observation::{Detail, Kind, Observation};
use crate::domain::pilot::Pilot;
use crate::domain::run::SideRuns;
use crate::domain::{Contents, Instant, Noun, RecordId, Recorded, ScenarioId, Side};

/// A drill and the other side's drill of the same scenario.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// The latest finished drill of the other side.
    pub other: Option<RecordId>,
    /// Each metric that both sides have a value of, or one of them.
    pub times: Vec<PairTime>,
}

/// One metric of a pair.
#[derive(Debug)]
pub(crate) struct PairTime {
    /// The metric.
    pub metric: &'static Metric,
    /// Both halves.
    pub row: PairRow,
}

/// A drill beside its pair's other half. A drill without a scenario, and a live incident, has none.
pub(crate) fn pair_of(contents: &Contents, id: RecordId, now: Instant) -> Beside {
    let this = contents.observation(id);
    let Some(this) = this.filter(|o| !is_live(o)) else { return Beside::default() };
    let (Some(scenario), Some(side)) = (scenario_of(this), this.common.side) else {
        return Beside::default();
    };
    let few = of_scenario(contents, scenario, this.kind());
    let runs = SideRuns::default();
    let world = World::new(&few, &runs, now);
    let other: Option<RecordId> = world
        .observations
        .iter()
        .filter(|kept| kept.value.common.side == Some(opposite(side)) && !evidence::is_running(kept.value))
        .filter(|kept| !is_live(kept.value) && evidence::admit(&world, kept).is_ok())
        .max_by_key(|kept| kept.value.when())
        .map(|kept| kept.id);
    // Of several drills of a scenario a comparison takes the median; here each half is one drill.
    let halves = only(&few, &[Some(id), other]);
    let world = World::new(&halves, &runs, now);
    let times = METRICS.iter().filter(|m| belongs(m, this.kind())).filter_map(|m| time(&world, m)).collect();
    Beside { other, times }
}

/// Only what a pair of this scenario is made of, so that a large document answers as fast as a small one.
fn of_scenario(contents: &Contents, scenario: ScenarioId, kind: Kind) -> Contents {
    let mut few = Contents::default();
    let wanted = scenario.to_string();
    for noun in [Pilot::NOUN, Noun::Scenario] {
        contents.bodies(noun).for_each(|(id, body)| few.put(noun, id, body.clone()));
    }
    let is = |value: Option<&serde_json::Value>, text: &str| value.and_then(|v| v.as_str()) == Some(text);
    contents
        .bodies(Noun::Observation)
        .filter(|(_, body)| is(body.get("scenario"), &wanted) && is(body.get("kind"), kind.name()))
        .for_each(|(id, body)| few.put(Noun::Observation, id, body.clone()));
    few
}

/// The same with no other observations than those.
fn only(contents: &Contents, wanted: &[Option<RecordId>]) -> Contents {
    let mut few = contents.clone();
    let all: Vec<RecordId> = contents.bodies(Noun::Observation).map(|(id, _)| id).collect();
    all.into_iter().filter(|id| !wanted.contains(&Some(*id))).for_each(|id| few.take(Noun::Observation, id));
    few
}

fn time(world: &World<'_>, metric: &'static Metric) -> Option<PairTime> {
    let measured = world.metric(metric.name)?;
    let gathered = evidence::gather(world, &measured);
    let pairing::Paired { pairs, kind, .. } = pairing::pair(world, gathered.cases, None);
    let seen: Vec<&pairing::Pair> = pairs.iter().filter(|p| p.seen().is_some()).collect();
    let unit = paired::unit_of_values(metric.unit);
    let laid = paired::lay(&seen, Design::Paired, metric.shape, &unit, kind);
    let row = paired::rows(&pairs, &laid, metric.better).into_iter().next()?;
    Some(PairTime { metric, row })
}

/// The times of a kind; an isolation drill has what it hit.
fn belongs(metric: &Metric, kind: Kind) -> bool {
    match kind {
        Kind::DiagnosisTrial => metric.source == Source::DiagnosisTrials && metric.shape == Shape::Time,
        Kind::RollbackDrill => metric.source == Source::RollbackDrills && metric.shape == Shape::Time,
        Kind::IsolationDrill => metric.source == Source::Failures && metric.shape == Shape::Count,
        _ => false,
    }
}

fn scenario_of(observation: &Observation) -> Option<ScenarioId> {
    match &observation.detail {
        Detail::DiagnosisTrial(trial) => trial.scenario,
        Detail::RollbackDrill(drill) => drill.scenario,
        Detail::IsolationDrill(drill) => drill.scenario,
        _ => None,
    }
}

fn is_live(observation: &Observation) -> bool {
    observation.common.origin == Some(crate::domain::observation::Origin::LiveIncident)
}

const fn opposite(side: Side) -> Side {
    match side {
        Side::Baseline => Side::Pilot,
        Side::Pilot => Side::Baseline,
    }
}

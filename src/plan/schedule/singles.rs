//! Drills without a pair: isolation and rollback drills and seeded faults, all on the pilot.

use std::collections::BTreeSet;

use super::{Draw, boundary};
use crate::domain::observation::Kind;
use crate::domain::plan::ScheduledDrill;
use crate::domain::scenario::Scenario;
use crate::domain::{PersonId, ScenarioId, Side};
use crate::plan::need::Need;
use crate::plan::next::{blank, workload_for};
use crate::plan::state::safe;
use crate::stats::random::{Seed, shuffled};

const STREAM_FAILURES: u64 = 500;

/// The missing drills of every demonstration, their kinds in turn.
pub(super) fn singles(draw: &Draw<'_>, needs: &[Need], planned: &[ScheduledDrill]) -> Vec<ScheduledDrill> {
    let mut left: Vec<(Kind, u32)> =
        needs.iter().filter(|need| need.scenario.is_none()).map(|need| (need.kind, need.many)).collect();
    let mut kinds = Vec::new();
    while left.iter().any(|(_, many)| *many > 0) {
        for (kind, many) in left.iter_mut().filter(|(_, many)| *many > 0) {
            kinds.push(*kind);
            *many -= 1;
        }
    }
    let mut failures = failures(draw).into_iter();
    let injected = |person: &PersonId, made: &[ScheduledDrill]| {
        planned.iter().chain(made).filter(|drill| drill.injected_by == Some(*person)).count()
    };
    let mut made: Vec<ScheduledDrill> = Vec::new();
    for (turn, kind) in kinds.into_iter().enumerate() {
        let scenario = if kind == Kind::IsolationDrill { failures.next() } else { None };
        // Whoever injected least is next.
        let injector = draw.people.iter().copied().min_by_key(|person| injected(person, &made));
        let drill = ScheduledDrill {
            workload: workload_for(draw.contents, draw.facts, scenario, turn),
            injected_by: injector,
            ..blank(kind, scenario, Side::Pilot, safe(Side::Pilot))
        };
        let boundary = boundary(draw, &drill);
        made.push(ScheduledDrill { boundary, ..drill });
    }
    made
}

/// Scenarios in an order drawn by chance, those that no isolation drill used yet first.
fn failures(draw: &Draw<'_>) -> Vec<ScenarioId> {
    let used: BTreeSet<ScenarioId> = draw
        .facts
        .iter()
        .filter(|fact| fact.kind == Kind::IsolationDrill)
        .filter_map(|fact| fact.scenario)
        .collect();
    let all: Vec<ScenarioId> =
        draw.contents.all::<Scenario>().iter().map(|kept| ScenarioId(kept.id)).collect();
    let mut drawn: Vec<ScenarioId> = shuffled(all.len(), Seed(u64::from(draw.ask.seed)), STREAM_FAILURES)
        .into_iter()
        .filter_map(|at| all.get(at).copied())
        .collect();
    drawn.sort_by_key(|id| used.contains(id));
    drawn
}

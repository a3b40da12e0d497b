//! The halves of pairs: which scenario when, which side first, and by whom.

use std::collections::BTreeMap;

use super::Draw;
use super::people::{Job, assign};
use crate::domain::observation::Kind;
use crate::domain::plan::ScheduledDrill;
use crate::domain::{PersonId, ScenarioId, Side};
use crate::plan::need::Need;
use crate::plan::next::{blank, orders, workload_for};
use crate::plan::state::{self, safe};
use crate::stats::random::{Seed, shuffled};

/// What is missing of one scenario.
struct Pair {
    scenario: ScenarioId,
    kind: Kind,
    lead: usize,
    /// The side that is run first; the only one where the other half was run.
    first: Side,
    completes: bool,
}

/// Streams of chance, so that one draw does not depend on how long another one was.
const STREAM_SCENARIOS: u64 = 1;
const STREAM_SIDES: u64 = 2;

/// The missing halves in the order they are to be run: open pairs are completed first; then blocks
/// of new pairs, their first halves before their second ones, so that time lies between the two.
pub(super) fn halves(draw: &Draw<'_>, needs: &[Need], block: usize) -> Vec<ScheduledDrill> {
    let mut pairs = pairs(needs);
    shuffle(draw, &mut pairs);
    set_sides(draw, &mut pairs);
    pairs.sort_by_key(|pair| !pair.completes);
    let jobs: Vec<Job> = pairs.iter().map(|pair| job(draw, pair)).collect();
    let known = state::balance(&state::pairs(draw.contents, draw.facts, &[]), draw.facts, &[]).people;
    let assigned = assign(&draw.people, &jobs, &known, draw.ask.seed);
    let workloads: Vec<_> = pairs
        .iter()
        .enumerate()
        .map(|(turn, pair)| workload_for(draw.contents, draw.facts, Some(pair.scenario), turn))
        .collect();
    let drill = |at: usize, side: Side| -> Option<ScheduledDrill> {
        let pair = pairs.get(at)?;
        let who = assigned.get(at)?;
        let drill = ScheduledDrill {
            workload: workloads.get(at).copied().flatten(),
            person: if side == pair.first { who.first } else { who.second },
            injected_by: who.injector,
            replay: side == Side::Baseline && draw.ask.replay,
            ..blank(pair.kind, Some(pair.scenario), side, safe(side))
        };
        let boundary = super::boundary(draw, &drill);
        Some(ScheduledDrill { boundary, ..drill })
    };
    let begun = pairs.iter().filter(|pair| pair.completes).count();
    let mut found: Vec<ScheduledDrill> =
        (0..begun).filter_map(|at| drill(at, pairs.get(at)?.first)).collect();
    let new: Vec<usize> = (begun..pairs.len()).collect();
    for some in new.chunks(block.max(1)) {
        found.extend(some.iter().filter_map(|at| drill(*at, pairs.get(*at)?.first)));
        found.extend(some.iter().filter_map(|at| drill(*at, other(pairs.get(*at)?.first))));
    }
    found
}

const fn other(side: Side) -> Side {
    match side {
        Side::Baseline => Side::Pilot,
        Side::Pilot => Side::Baseline,
    }
}

fn pairs(needs: &[Need]) -> Vec<Pair> {
    let mut by_scenario: BTreeMap<ScenarioId, Vec<&Need>> = BTreeMap::new();
    for need in needs {
        if let Some(scenario) = need.scenario {
            by_scenario.entry(scenario).or_default().push(need);
        }
    }
    by_scenario
        .into_iter()
        .filter_map(|(scenario, halves)| {
            let one = halves.first()?;
            Some(Pair {
                scenario,
                kind: one.kind,
                lead: *one.serves.first()?,
                first: one.side,
                completes: one.completes && halves.len() == 1,
            })
        })
        .collect()
}

fn shuffle(draw: &Draw<'_>, pairs: &mut Vec<Pair>) {
    let order = shuffled(pairs.len(), Seed(u64::from(draw.ask.seed)), STREAM_SCENARIOS);
    let mut drawn: Vec<(usize, Pair)> = order.into_iter().zip(pairs.drain(..)).collect();
    drawn.sort_by_key(|(place, _)| *place);
    pairs.extend(drawn.into_iter().map(|(_, pair)| pair));
}

/// So many of the new pairs begin on the baseline that all pairs of the criterion, with those that
/// were run, are as even as can be; chance says which.
fn set_sides(draw: &Draw<'_>, pairs: &mut [Pair]) {
    let mut leads: Vec<usize> = pairs.iter().map(|pair| pair.lead).collect();
    leads.sort_unstable();
    leads.dedup();
    for lead in leads {
        let mut new: Vec<&mut Pair> = pairs.iter_mut().filter(|p| p.lead == lead && !p.completes).collect();
        let (baseline, pilot) = draw.assessments.get(lead).map(orders).unwrap_or_default();
        let drawn = shuffled(new.len(), Seed(u64::from(draw.ask.seed)), STREAM_SIDES + lead as u64);
        // An odd pair goes to either side by chance.
        let spare = drawn.first().is_some_and(|place| place % 2 == 1);
        let wanted =
            (i64::from(pilot) + new.len() as i64 - i64::from(baseline) + i64::from(spare)).div_euclid(2);
        for (pair, place) in new.iter_mut().zip(drawn) {
            pair.first = if (place as i64) < wanted { Side::Baseline } else { Side::Pilot };
        }
    }
}

fn job(draw: &Draw<'_>, pair: &Pair) -> Job {
    let run = draw.facts.iter().find(|fact| {
        pair.completes
            && fact.scenario == Some(pair.scenario)
            && fact.side != pair.first
            && fact.kind == pair.kind
    });
    let knows: Vec<PersonId> = run.map(|fact| fact.diagnosed_by.clone()).unwrap_or_default();
    Job {
        first: pair.first,
        only_one: pair.completes,
        knows,
        injected: run.and_then(|fact| fact.injected_by),
    }
}

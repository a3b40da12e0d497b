//! How far each planned drill is, and how even order and people are.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Fact, moment, zone};
use crate::domain::observation::{Environment, Kind};
use crate::domain::plan::{Balance, DrillState, PairHalf, PairPlan, PersonLoad, ScheduledDrill};
use crate::domain::story::PlannedDrill;
use crate::domain::{Contents, Kept, PersonId, RecordId, ScenarioId, Side};

/// The schedule in its order. A drill is ticked off by the observation a person named, else by the
/// first one of its kind, side and scenario that no other planned drill has taken.
pub(super) fn scheduled(contents: &Contents, facts: &[Fact]) -> Vec<ScheduledDrill> {
    let mut planned = contents.all::<PlannedDrill>();
    planned.sort_by_key(|kept| {
        let drill = &kept.value;
        (drill.on.is_none(), drill.on, drill.at, drill.order, kept.id)
    });
    let named = |kept: &Kept<PlannedDrill>| {
        let id = kept.value.fulfilled_by?.0;
        facts.iter().find(|fact| fact.id == id)
    };
    let mut taken: BTreeSet<RecordId> = planned.iter().filter_map(named).map(|fact| fact.id).collect();
    planned
        .iter()
        .map(|kept| {
            let by_name = named(kept);
            let fits = by_name.or_else(|| {
                let waits = kept.value.skipped.trim().is_empty() && kept.value.fulfilled_by.is_none();
                let fact = facts
                    .iter()
                    .find(|fact| waits && !taken.contains(&fact.id) && fits(&kept.value, fact))?;
                taken.insert(fact.id);
                Some(fact)
            });
            drill(kept, fits, by_name.is_some())
        })
        .collect()
}

fn fits(planned: &PlannedDrill, fact: &Fact) -> bool {
    planned.ends_as() == fact.kind
        && planned.side.unwrap_or(Side::Pilot) == fact.side
        && (planned.scenario.is_none() || planned.scenario == fact.scenario)
}

fn drill(kept: &Kept<PlannedDrill>, fact: Option<&Fact>, named: bool) -> ScheduledDrill {
    let planned = &kept.value;
    let side = planned.side.unwrap_or(Side::Pilot);
    let state = match fact {
        Some(fact) if fact.running => DrillState::Running,
        Some(_) => DrillState::Done,
        None if planned.done == Some(true) || planned.fulfilled_by.is_some() => DrillState::Done,
        None if !planned.skipped.trim().is_empty() => DrillState::Skipped,
        None => DrillState::Open,
    };
    ScheduledDrill {
        id: Some(kept.id),
        kind: planned.ends_as(),
        scenario: planned.scenario,
        side,
        workload: planned.workload,
        boundary: planned.boundary,
        on: planned.on,
        at: planned.at,
        person: planned.person,
        injected_by: planned.injected_by,
        into: planned.into.unwrap_or(safe(side)),
        replay: planned.replay == Some(true),
        order: planned.order,
        seed: planned.seed,
        state,
        evidence: fact.map(|fact| fact.code.clone()),
        done_on: fact.map(|fact| fact.day),
        by_hand: named || (fact.is_none() && state == DrillState::Done),
        skipped: planned.skipped.trim().to_owned(),
    }
}

/// Where a failure is made to happen so that production is never in danger.
pub(super) const fn safe(side: Side) -> Environment {
    match side {
        Side::Baseline => Environment::NonProduction,
        Side::Pilot => Environment::Pilot,
    }
}

/// How even the order of the pairs is, and the people's parts: of what was run, and of what is
/// planned and neither run nor skipped.
pub(super) fn balance(pairs: &[PairPlan], facts: &[Fact], drills: &[ScheduledDrill]) -> Balance {
    let mut balance = Balance::default();
    let mut people = Loads::default();
    let open = drills.iter().filter(|drill| drill.state == DrillState::Open);
    let injectors = facts.iter().map(|fact| fact.injected_by).chain(open.map(|drill| drill.injected_by));
    injectors.flatten().for_each(|person| people.of(person).injects += 1);
    for pair in pairs {
        let baseline_first = match (&pair.baseline, &pair.pilot) {
            (Some(b), Some(p)) if b.at != p.at => Some(b.at < p.at),
            _ => None,
        };
        match baseline_first {
            Some(true) => balance.baseline_first += 1,
            Some(false) => balance.pilot_first += 1,
            None => {}
        }
        for (side, half) in [(Side::Baseline, &pair.baseline), (Side::Pilot, &pair.pilot)] {
            let first = baseline_first.map(|baseline| baseline == (side == Side::Baseline));
            let people_of = half.iter().flat_map(|half| &half.diagnosed_by);
            people_of.for_each(|person| people.diagnosed(*person, side, first));
        }
    }
    balance.people = people.0.into_values().collect();
    balance
}

/// Everybody's part, by person.
#[derive(Default)]
struct Loads(BTreeMap<PersonId, PersonLoad>);

impl Loads {
    fn of(&mut self, person: PersonId) -> &mut PersonLoad {
        let none = PersonLoad { person, injects: 0, baseline: 0, pilot: 0, first: 0, second: 0 };
        self.0.entry(person).or_insert(none)
    }
    fn diagnosed(&mut self, person: PersonId, side: Side, first: Option<bool>) {
        let load = self.of(person);
        match side {
            Side::Baseline => load.baseline += 1,
            Side::Pilot => load.pilot += 1,
        }
        match first {
            Some(true) => load.first += 1,
            Some(false) => load.second += 1,
            None => {}
        }
    }
}

/// The scenarios by kind of drill, with the first half of each side.
pub(super) fn pairs(contents: &Contents, facts: &[Fact], drills: &[ScheduledDrill]) -> Vec<PairPlan> {
    let zone = zone(contents);
    let run = facts.iter().filter_map(|fact| {
        let half = PairHalf {
            at: fact.when,
            state: if fact.running { DrillState::Running } else { DrillState::Done },
            evidence: Some(fact.code.clone()),
            diagnosed_by: fact.diagnosed_by.clone(),
            injected_by: fact.injected_by,
        };
        Some(((fact.kind, fact.scenario?), fact.side, half))
    });
    let planned = drills.iter().filter(|drill| drill.state == DrillState::Open).filter_map(|drill| {
        let half = PairHalf {
            at: moment(drill.on?, drill.at, zone),
            state: DrillState::Open,
            evidence: None,
            diagnosed_by: drill.person.into_iter().collect(),
            injected_by: drill.injected_by,
        };
        Some(((drill.kind, drill.scenario?), drill.side, half))
    });
    let paired = |kind: Kind| matches!(kind, Kind::DiagnosisTrial | Kind::IsolationDrill);
    let mut pairs: BTreeMap<(Kind, ScenarioId), PairPlan> = BTreeMap::new();
    for ((kind, scenario), side, half) in run.chain(planned).filter(|((kind, _), _, _)| paired(*kind)) {
        let none = PairPlan { kind, scenario, baseline: None, pilot: None };
        let pair = pairs.entry((kind, scenario)).or_insert(none);
        match side {
            Side::Baseline => pair.baseline.get_or_insert(half),
            Side::Pilot => pair.pilot.get_or_insert(half),
        };
    }
    pairs.into_values().collect()
}

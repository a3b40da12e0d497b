//! Comparisons of two groups: cases before and after that no scenario pairs.

use std::collections::BTreeMap;

use super::change::{Layout, Scale, Seen};
use super::firm::{self, Weighed};
use super::judge::{Laid, judge, seen_words};
use super::paired::unit_of_values;
use super::pairing::{CaseKind, middle};
use super::ways::Evidence;
use super::{comparability, guard};
use crate::assess::asked::{Asked, close};
use crate::assess::evidence::{self, Case, Gathered};
use crate::assess::world::World;
use crate::domain::assessment::{Assessment, Design, GroupRow};
use crate::domain::criterion::Counted;
use crate::domain::metric::Shape;
use crate::domain::{Instant, ScenarioId, Side};

/// Judges a metric on two groups.
pub(in crate::assess) fn assess(world: &World<'_>, asked: &Asked, gathered: Gathered) -> Assessment {
    let mut result = asked.blank(world, Design::Unpaired, Counted::Drills);
    let Some(metric) = &asked.metric else { return result };
    let first = evidence::first_on_the_pilot(&gathered.cases);
    let unit = unit_of_values(&metric.of.unit);
    let Gathered { cases, left_out } = without_running(gathered);
    let look = look_at(&cases, asked.planned);
    let (deciding, later): (Vec<Case>, Vec<Case>) =
        cases.iter().cloned().partition(|case| look.is_none_or(|at| case.when <= at));
    let mut check = comparability::of_groups(world, &deciding);
    check.rows.extend(guard::mostly_the_incident(&deciding));
    let laid = lay(world, &deciding, metric.shape, &unit, check.same_mix);
    let (n, m) = (laid.shown.0.len(), laid.shown.1.len());
    result.progress.done = n.min(m) as u32;
    result.progress.later = later.len() as u32;
    let interim = asked.planned.is_none_or(|planned| result.progress.done < planned);
    judge(asked, &laid, &mut result, interim);
    result.rows.cases = cases.iter().map(|case| row(case, &unit, look)).collect();
    let comparable = check.same_mix;
    let evidence = Evidence { world, asked, metric, cases: &deciding, paired: false, comparable };
    let weighed = Weighed { check, cases: &deciding, ways: evidence.ways(), pairs: &[] };
    firm::weigh(world, weighed, &mut result);
    asked.say_when_registered(first, &mut result);
    close(result, left_out)
}

/// A drill whose clock still runs says nothing yet.
pub(in crate::assess) fn without_running(gathered: Gathered) -> Gathered {
    let Gathered { cases, mut left_out } = gathered;
    let (running, cases): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(|case| case.running);
    running.iter().for_each(|case| left_out.add("still running; it counts once it is finished", case.code()));
    Gathered { cases, left_out }
}

/// When both sides first had so many cases as were planned.
pub(in crate::assess) fn look_at(cases: &[Case], planned: Option<u32>) -> Option<Instant> {
    let nth = (planned? as usize).checked_sub(1)?;
    let reached = |side| cases.iter().filter(|c| c.side == side).map(|c| c.when).nth(nth);
    Some(reached(Side::Baseline)?.max(reached(Side::Pilot)?))
}

/// Lays groups out for a judgement. Where a scenario was repeated on a side its median counts
/// once.
pub(in crate::assess) fn lay(
    world: &World<'_>,
    cases: &[Case],
    shape: Shape,
    unit: &str,
    comparable: bool,
) -> Laid {
    let mut kind = CaseKind::default();
    cases.iter().for_each(|case| kind.add(case));
    let before = one_a_scenario(world, cases, Side::Baseline);
    let after = one_a_scenario(world, cases, Side::Pilot);
    let seen = |side: &[One]| side.iter().map(|one| one.seen).collect::<Vec<Seen>>();
    let evidence = |side: &[One]| side.iter().flat_map(|one| one.evidence.iter().cloned()).collect();
    let layout = Layout::Groups(seen(&before), seen(&after));
    let times = matches!(shape, Shape::Time | Shape::Series);
    let scale = if times && layout.is_positive() { Scale::Percent } else { Scale::Unit };
    Laid {
        layout,
        shown: (seen(&before), seen(&after)),
        design: Design::Unpaired,
        kind,
        scale,
        unit: unit.to_owned(),
        evidence_baseline: evidence(&before),
        evidence_pilot: evidence(&after),
        labels: before.into_iter().chain(after).map(|one| one.label).collect(),
        comparable,
        count: !times,
    }
}

/// One value of a side: a case, or the drills of one scenario.
struct One {
    seen: Seen,
    label: String,
    evidence: Vec<String>,
}

fn one_a_scenario(world: &World<'_>, cases: &[Case], side: Side) -> Vec<One> {
    let mut by_scenario: BTreeMap<ScenarioId, Vec<&Case>> = BTreeMap::new();
    let mut ones = Vec::new();
    for case in cases.iter().filter(|c| c.side == side) {
        match case.scenario.filter(|_| !case.is_live()) {
            Some(scenario) => by_scenario.entry(scenario).or_default().push(case),
            None => ones.push(One {
                seen: case.seen(),
                label: case.code().to_owned(),
                evidence: case.evidence.clone(),
            }),
        }
    }
    ones.extend(by_scenario.into_iter().filter_map(|(scenario, cases)| {
        let label = match cases.as_slice() {
            [only] => only.code().to_owned(),
            _ => world.scenario_code(scenario),
        };
        let seen = middle(&cases.iter().map(|c| c.seen()).collect::<Vec<_>>())?;
        Some(One { seen, label, evidence: cases.iter().flat_map(|c| c.evidence.clone()).collect() })
    }));
    ones
}

/// One case as a row.
pub(in crate::assess) fn row(case: &Case, unit: &str, look: Option<Instant>) -> GroupRow {
    GroupRow {
        code: case.code().to_owned(),
        side: case.side,
        value: case.value,
        censored: case.censored,
        words: if case.open {
            super::paired::open_words(case.running)
        } else {
            seen_words(Seen { value: case.value, censored: case.censored }, unit)
        },
        name: case.name.clone(),
        when: Some(case.when),
        later: look.is_some_and(|at| case.when > at),
    }
}

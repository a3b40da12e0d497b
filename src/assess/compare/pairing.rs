//! Which cases belong together: the same scenario on both sides. Where a scenario was repeated its
//! median counts once, so that n is scenarios.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::change::Seen;
use crate::assess::evidence::{Case, LeftOuts};
use crate::assess::world::World;
use crate::domain::assessment::Order;
use crate::domain::observation::{Detail, Origin};
use crate::domain::{Instant, PersonId, ScenarioId, Side};
use crate::stats::descriptive::median;

/// One side of a pair.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::assess) struct Half {
    /// The value, or the median of several.
    pub seen: Seen,
    /// Nothing finished yet.
    pub open: bool,
    /// A live drill whose clock has not been stopped is among what is not finished.
    pub running: bool,
    /// The observations behind it.
    pub evidence: Vec<String>,
    /// When the first of them was.
    pub first: Instant,
    /// Whether those on call knew beforehand, where all of them agree.
    pub announced: Option<bool>,
    /// A replay of a real failure rather than a drill.
    pub replay: bool,
    /// Who looked for the cause.
    pub people: Vec<PersonId>,
}

/// A scenario, or a DAG.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::assess) struct Pair {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The baseline.
    pub baseline: Option<Half>,
    /// The pilot.
    pub pilot: Option<Half>,
    /// What is compared when it is not the two values themselves: for a DAG, 1 and the median
    /// ratio of its shadow pairs.
    pub compared: Option<(Seen, Seen)>,
    /// Which side came first.
    pub order: Option<Order>,
    /// Completed after the look at the planned n.
    pub later: bool,
}

impl Pair {
    /// What is compared, once both sides have a finished value.
    pub fn seen(&self) -> Option<(Seen, Seen)> {
        let (baseline, pilot) = (self.baseline.as_ref()?, self.pilot.as_ref()?);
        if baseline.open || pilot.open {
            return None;
        }
        Some(self.compared.unwrap_or((baseline.seen, pilot.seen)))
    }
}

/// Pairs by scenario, and what found no pair.
pub(in crate::assess) struct Paired {
    /// All of them, by short name.
    pub pairs: Vec<Pair>,
    /// Whether all deciding cases were drills, replays included or not.
    pub kind: CaseKind,
    /// What found no pair.
    pub left_out: LeftOuts,
    /// Everything recorded up to the look at the planned n, paired or not, but for scenarios that
    /// were completed later.
    pub in_time: Vec<Case>,
}

/// What the cases were, for the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::assess) struct CaseKind {
    drills: usize,
    replays: usize,
    others: usize,
}

impl CaseKind {
    /// Counts a case.
    pub fn add(&mut self, case: &Case) {
        if case.drill {
            self.drills += 1;
        } else if case.origin == Some(Origin::Replay) {
            self.replays += 1;
        } else {
            self.others += 1;
        }
    }
    /// The word for one of them.
    pub fn word(self) -> &'static str {
        match (self.drills, self.replays, self.others) {
            (_, 0, 0) => "drill",
            (0, _, 0) => "replay",
            (_, _, 0) => "drill or replay",
            _ => "case",
        }
    }
    /// The word for several of them.
    pub fn words(self) -> &'static str {
        match self.word() {
            "drill" => "drills",
            "replay" => "replays",
            "drill or replay" => "drills and replays",
            _ => "cases",
        }
    }
}

/// Pairs the cases by scenario. With a planned n, the first so many complete pairs in order of
/// time decide; what came after the last of them is marked as later.
pub(in crate::assess) fn pair(world: &World<'_>, cases: Vec<Case>, planned: Option<u32>) -> Paired {
    let mut left_out = LeftOuts::default();
    let mut by_scenario: BTreeMap<ScenarioId, Vec<Case>> = BTreeMap::new();
    let mut alone = Vec::new();
    for case in cases {
        match case.scenario {
            _ if case.is_live() => left_out.add("a live incident, which has no pair", case.code()),
            None => left_out.add("no scenario recorded, so it has no pair", case.code()),
            Some(scenario) => {
                by_scenario.entry(scenario).or_default().push(case);
                continue;
            }
        }
        alone.push(case);
    }
    let look = look_at(world, &by_scenario, planned);
    let in_time = alone
        .into_iter()
        .chain(by_scenario.values().flatten().cloned())
        .filter(|case| look.as_ref().is_none_or(|look| look.saw(case)))
        .collect();
    let mut kind = CaseKind::default();
    let earlier = left_out_trials(world);
    let mut pairs: Vec<Pair> = by_scenario
        .into_iter()
        .map(|(id, cases)| one(world, id, (cases, &earlier), look.as_ref(), &mut kind, &mut left_out))
        .collect();
    pairs.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
    for pair in &pairs {
        note_halves(pair, &mut left_out);
    }
    Paired { pairs, kind, left_out, in_time }
}

/// The look at the planned n: when it was, and which pairs it saw.
struct Look {
    at: Instant,
    seen: Vec<ScenarioId>,
    /// Completed in the same moment as the last pair that counts, and so later by their names.
    tied: Vec<ScenarioId>,
}

impl Look {
    /// Whether a case was there at the look.
    fn saw(&self, case: &Case) -> bool {
        case.when <= self.at && !case.scenario.is_some_and(|id| self.tied.contains(&id))
    }
}

fn look_at(
    world: &World<'_>,
    by_scenario: &BTreeMap<ScenarioId, Vec<Case>>,
    planned: Option<u32>,
) -> Option<Look> {
    let first =
        |cases: &[Case], side| cases.iter().filter(|c| c.side == side && !c.open).map(|c| c.when).min();
    let mut complete: Vec<(Instant, String, ScenarioId)> = by_scenario
        .iter()
        .filter_map(|(id, cases)| {
            let at = first(cases, Side::Baseline)?.max(first(cases, Side::Pilot)?);
            Some((at, world.scenario_code(*id), *id))
        })
        .collect();
    complete.sort();
    let planned = planned? as usize;
    let at = complete.get(planned.checked_sub(1)?)?.0;
    let (seen, later) = complete.split_at(planned);
    Some(Look {
        at,
        seen: seen.iter().map(|(_, _, id)| *id).collect(),
        tied: later.iter().filter(|(done, _, _)| *done == at).map(|(_, _, id)| *id).collect(),
    })
}

fn one(
    world: &World<'_>,
    id: ScenarioId,
    (cases, earlier): (Vec<Case>, &FirstTries),
    look: Option<&Look>,
    kind: &mut CaseKind,
    left_out: &mut LeftOuts,
) -> Pair {
    let decides = look.is_none_or(|look| look.seen.contains(&id));
    let mut sides = [Vec::new(), Vec::new()];
    for case in cases {
        if look.is_some_and(|look| decides && case.when > look.at) {
            left_out.add("recorded after the look at the planned n; counted beside it", case.code());
            continue;
        }
        let [baseline, pilot] = &mut sides;
        match case.side {
            Side::Baseline => baseline.push(case),
            Side::Pilot => pilot.push(case),
        }
    }
    if decides {
        sides.iter().flatten().for_each(|case| kind.add(case));
    }
    let [baseline, pilot] = sides.map(|cases| half(cases, left_out));
    let tried = |half: &Half, side| earlier.get(&(id, side)).map_or(half.first, |at| half.first.min(*at));
    let order = match (&baseline, &pilot) {
        (Some(b), Some(p)) => match tried(b, Side::Baseline).cmp(&tried(p, Side::Pilot)) {
            Ordering::Less => Some(Order::BaselineFirst),
            Ordering::Greater => Some(Order::PilotFirst),
            Ordering::Equal => None,
        },
        _ => None,
    };
    Pair {
        code: world.scenario_code(id),
        name: world.scenario_name(id),
        baseline,
        pilot,
        compared: None,
        order,
        later: !decides,
    }
}

/// When a scenario was first tried on a side.
type FirstTries = BTreeMap<(ScenarioId, Side), Instant>;

/// The first of the trials that were left out by hand: what they taught counts in the order, though their
/// times count nowhere.
fn left_out_trials(world: &World<'_>) -> FirstTries {
    let mut first = FirstTries::new();
    for observation in world.observations.iter().map(|kept| kept.value) {
        let common = &observation.common;
        let Detail::DiagnosisTrial(trial) = &observation.detail else { continue };
        let (Some(scenario), Some(side), Some(at)) = (trial.scenario, common.side, observation.when()) else {
            continue;
        };
        if !common.left_out.trim().is_empty() && at <= world.as_of {
            first.entry((scenario, side)).and_modify(|known| *known = at.min(*known)).or_insert(at);
        }
    }
    first
}

fn half(cases: Vec<Case>, left_out: &mut LeftOuts) -> Option<Half> {
    let finished: Vec<&Case> = cases.iter().filter(|c| !c.open).collect();
    let open = finished.is_empty();
    if !open {
        for case in cases.iter().filter(|c| c.open) {
            left_out.add("still open at the moment of this assessment", case.code());
        }
    }
    let counted: Vec<&Case> = if open { cases.iter().collect() } else { finished };
    let first = counted.iter().map(|c| c.when).min()?;
    let announced =
        counted.iter().map(|c| c.announced).reduce(|a, b| if a == b { a } else { None }).flatten();
    Some(Half {
        seen: middle(
            &counted.iter().map(|c| Seen { value: c.value, censored: c.censored }).collect::<Vec<_>>(),
        )?,
        open,
        running: open && counted.iter().any(|c| c.running),
        evidence: counted.iter().flat_map(|c| c.evidence.iter().cloned()).collect(),
        first,
        announced,
        replay: counted.iter().all(|c| c.origin == Some(Origin::Replay)),
        people: counted.iter().flat_map(|c| c.people.iter().copied()).collect(),
    })
}

/// The median of values of which some were stopped: measured where the stopped ones cannot move
/// it, else at least the median with the caps put in.
pub(in crate::assess) fn middle(values: &[Seen]) -> Option<Seen> {
    let at_least = median(&values.iter().map(|s| s.value).collect::<Vec<_>>())?;
    let at_most = median(
        &values.iter().map(|s| if s.censored { f64::MAX / 4.0 } else { s.value }).collect::<Vec<_>>(),
    )?;
    Some(Seen { value: at_least, censored: at_most > at_least })
}

fn note_halves(pair: &Pair, left_out: &mut LeftOuts) {
    let finished = |half: &Option<Half>| half.as_ref().is_some_and(|h| !h.open);
    for (half, other, without) in [
        (&pair.baseline, &pair.pilot, "a baseline half without a pilot half"),
        (&pair.pilot, &pair.baseline, "a pilot half without a baseline half"),
    ] {
        let Some(half) = half else { continue };
        let reason = if half.open {
            "still open at the moment of this assessment"
        } else if !finished(other) {
            without
        } else {
            continue;
        };
        half.evidence.iter().for_each(|code| left_out.add(reason, code.clone()));
    }
}

//! Shares of the same scenarios on both sides: only the pairs that disagree say anything.

use std::collections::BTreeMap;

use super::comparability;
use super::firm::{self, Weighed};
use super::pairing::{Pair, Paired, pair};
use super::unpaired::without_running;
use super::ways::{self, Concluded, Seen};
use crate::assess::asked::{Asked, close};
use crate::assess::evidence::{self, Case, Gathered, LeftOuts};
use crate::assess::level::{self, Firmness, Gain, Says, Target, says};
use crate::assess::wording::paired_share as words;
use crate::assess::world::World;
use crate::domain::Estimate;
use crate::domain::assessment::{Assessment, Bound, Cell, Design, LeaveOneOut, PairRow, Signs, Ways};
use crate::domain::criterion::Counted;
use crate::domain::metric::Better;
use crate::stats::confidence::Confidence;
use crate::stats::floor;
use crate::stats::mcnemar::{McNemar, PairedOutcomes, mcnemar};

/// Judges a metric whose values are yes or no on scenarios that were tried on both sides.
pub(in crate::assess) fn assess(world: &World<'_>, asked: &Asked, gathered: Gathered) -> Assessment {
    let mut result = asked.blank(world, Design::Paired, Counted::Pairs);
    let Some(metric) = &asked.metric else { return result };
    let better = metric.of.better;
    let Gathered { cases, mut left_out } = without_running(gathered);
    let first = evidence::first_on_the_pilot(&cases);
    let Paired { pairs, left_out: unpaired, in_time, .. } = pair(world, cases, asked.planned);
    left_out.extend(unpaired);
    let whole: Vec<&Pair> = pairs.iter().filter(|p| !p.later && p.seen().is_some()).collect();
    let deciding = decided(&whole, &mut left_out);
    let counts = counted(&deciding);
    result.progress.done = deciding.len() as u32;
    result.progress.later = pairs.iter().filter(|p| p.later && p.seen().is_some()).count() as u32;
    let interim = asked.planned.is_none_or(|planned| result.progress.done < planned);
    let test = mcnemar(counts, Confidence::NINETY_FIVE);
    let target = Target::of(asked.rule, asked.threshold());
    put_figures(&mut result, &deciding, counts, test, better);
    let left = leave_one_out(&deciding, better, target);
    let level = level::of_comparison(Firmness {
        baseline: deciding.len(),
        pilot: deciding.len(),
        attainable: floor::smallest_p_paired(deciding.len()) <= 0.05,
        says: concluded(test, better, target),
        signs_better: false,
        stable: left.held == left.of,
        comparable: true,
        points_worse: gain_of(test, better).value.is_some_and(|v| v < 0.0),
    });
    let verdict = level::verdict(level.0, interim, gain_of(test, better), target);
    level::conclude(&mut result, level, verdict, interim);
    result.finding.leave_one_out = Some(left).filter(|left| left.of > 0);
    result.rows.pairs = pairs.iter().map(|p| row(p, better)).collect();
    result.rows.pairs.sort_by_key(|row| (!row.complete, row.later));
    words::put(&words::ToldPairs { title: metric.of.title.clone(), better, counts, test }, &mut result);
    let check = comparability::of_pairs(world, &whole, &in_time);
    let ways = ways_of(world, &in_time, better, target);
    firm::weigh(world, Weighed { check, cases: &in_time, ways, pairs: &whole }, &mut result);
    asked.say_when_registered(first, &mut result);
    close(result, left_out)
}

/// Which way a side went: yes or no; `None` where as many drills of the scenario were as were not.
fn went(value: f64) -> Option<bool> {
    (libm::fabs(value - 0.5) > 1e-9).then_some(value > 0.5)
}

/// One scenario on both sides: before, after.
type Outcome = (bool, bool);

/// Pairs that went one way on each side; the others are left out.
fn decided<'a>(pairs: &[&'a Pair], left_out: &mut LeftOuts) -> Vec<(&'a Pair, Outcome)> {
    let mut kept = Vec::new();
    for pair in pairs {
        let outcome = pair.seen().and_then(|(b, a)| Some((went(b.value)?, went(a.value)?)));
        match outcome {
            Some(outcome) => kept.push((*pair, outcome)),
            None => left_out.add("as many drills of the scenario were a yes as a no", pair.code.clone()),
        }
    }
    kept
}

fn counted(pairs: &[(&Pair, Outcome)]) -> PairedOutcomes {
    let of = |wanted: Outcome| pairs.iter().filter(|(_, outcome)| *outcome == wanted).count() as u64;
    PairedOutcomes {
        both: of((true, true)),
        only_before: of((true, false)),
        only_after: of((false, true)),
        neither: of((false, false)),
    }
}

/// How far the share of disagreeing pairs that the pilot won lies from one half, in percentage
/// points, read in the better direction.
fn gain_of(test: McNemar, better: Better) -> Gain {
    let points = |share: f64| 100.0 * share - 50.0;
    let ends = test.share_interval;
    Gain::of(
        test.share_only_after.map(points),
        ends.map(|e| points(e.low)),
        ends.map(|e| points(e.high)),
        better,
    )
}

/// What the disagreeing pairs say. They carry a direction, and no size that a threshold could be
/// held against.
fn concluded(test: McNemar, better: Better, target: Target) -> Says {
    match says(gain_of(test, better), Target { gain: 0.0, margin: false }) {
        Says::Reaches if target.gain > 0.0 => Says::Better,
        said => said,
    }
}

fn put_figures(
    result: &mut Assessment,
    pairs: &[(&Pair, Outcome)],
    counts: PairedOutcomes,
    test: McNemar,
    better: Better,
) {
    let evidence: Vec<String> = pairs
        .iter()
        .flat_map(|(p, _)| [&p.baseline, &p.pilot])
        .flatten()
        .flat_map(|half| half.evidence.iter().cloned())
        .collect();
    let (won, lost) = match better {
        Better::Higher => (counts.only_after, counts.only_before),
        Better::Lower => (counts.only_before, counts.only_after),
    };
    let finding = &mut result.finding;
    finding.bound = Some(Bound::Exact);
    finding.p = test.p;
    finding.p_method = test.p.map(|_| "McNemar".to_owned());
    finding.smallest_p = Some(floor::smallest_p_paired(pairs.len()));
    finding.signs = Some(Signs {
        better: won as u32,
        worse: lost as u32,
        equal: (counts.both + counts.neither) as u32,
        undecided: 0,
        p: test.p,
    });
    finding.effect = test.share_only_after.zip(test.share_interval).map(|(share, ends)| Estimate {
        value: 100.0 * share,
        low: Some(100.0 * ends.low),
        high: Some(100.0 * ends.high),
        confidence: Some(0.95),
        n: test.discordant as u32,
        counted: "pairs that disagree".to_owned(),
        unit: "%".to_owned(),
        method: "Clopper–Pearson, share of the disagreeing pairs that are a yes on the pilot only".to_owned(),
        evidence: evidence.clone(),
    });
    result.evidence = evidence;
}

/// Leaves out one pair of each kind; pairs of a kind are all alike.
fn leave_one_out(pairs: &[(&Pair, Outcome)], better: Better, target: Target) -> LeaveOneOut {
    let level = Confidence::NINETY_FIVE;
    let whole = concluded(mcnemar(counted(pairs), level), better, target);
    let mut kinds: BTreeMap<Outcome, Vec<usize>> = BTreeMap::new();
    for (place, (_, outcome)) in pairs.iter().enumerate() {
        kinds.entry(*outcome).or_default().push(place);
    }
    let mut turned_by = Vec::new();
    let (mut low, mut high) = (100.0_f64, 0.0_f64);
    for places in kinds.values() {
        let Some(first) = places.first() else { continue };
        let rest: Vec<_> =
            pairs.iter().enumerate().filter(|(place, _)| place != first).map(|(_, p)| *p).collect();
        let test = mcnemar(counted(&rest), level);
        if let Some(share) = test.share_only_after {
            (low, high) = (low.min(100.0 * share), high.max(100.0 * share));
        }
        if concluded(test, better, target) != whole {
            turned_by
                .extend(places.iter().filter_map(|place| pairs.get(*place)).map(|(p, _)| p.code.clone()));
        }
    }
    turned_by.sort();
    let of = pairs.len() as u32;
    LeaveOneOut { held: of - turned_by.len() as u32, of, turned_by, low: low.min(high), high }
}

/// The ways of looking that pairs of yes and no have; a pair without change says nothing either way.
fn ways_of(world: &World<'_>, cases: &[Case], better: Better, target: Target) -> Option<Ways> {
    ways::count(None, |look| {
        if look.other_clock || look.unpaired || look.zeros_dropped {
            return None;
        }
        let kept: Vec<Case> = cases.iter().filter(|case| look.keeps(case)).cloned().collect();
        let found = pair(world, kept, None);
        let whole: Vec<&Pair> = found.pairs.iter().filter(|p| p.seen().is_some()).collect();
        let pairs = decided(&whole, &mut LeftOuts::default());
        let test = mcnemar(counted(&pairs), Confidence::NINETY_FIVE);
        let enough = floor::smallest_p_paired(pairs.len()) <= 0.05;
        Some(Seen {
            says: match enough {
                true => Concluded::Shown(concluded(test, better, target), false),
                false => Concluded::Nothing,
            },
            finding: words::way(test),
            n: words::pairs(pairs.len()),
            data: pairs.iter().map(|(p, outcome)| (p.code.clone(), *outcome)).collect::<Vec<_>>(),
        })
    })
}

fn row(pair: &Pair, better: Better) -> PairRow {
    let outcome = pair.seen().and_then(|(b, a)| Some((went(b.value)?, went(a.value)?)));
    let cell = |half: Option<&super::pairing::Half>| match half {
        None => Cell::default(),
        Some(half) => Cell {
            value: Some(half.seen.value),
            words: match went(half.seen.value) {
                Some(true) => "yes",
                Some(false) => "no",
                None => "half and half",
            }
            .to_owned(),
            evidence: half.evidence.clone(),
            ..Cell::default()
        },
    };
    let worse = match better {
        Better::Higher => outcome == Some((true, false)),
        Better::Lower => outcome == Some((false, true)),
    };
    PairRow {
        code: pair.code.clone(),
        name: pair.name.clone(),
        baseline: cell(pair.baseline.as_ref()),
        pilot: cell(pair.pilot.as_ref()),
        change_percent: None,
        difference: None,
        bound: if outcome.is_none() { Bound::Undecided } else { Bound::Exact },
        change_words: outcome
            .map(|(b, a)| if b == a { "same" } else { "differs" })
            .unwrap_or_default()
            .to_owned(),
        order: pair.order,
        worse,
        complete: pair.seen().is_some(),
        later: pair.later,
    }
}

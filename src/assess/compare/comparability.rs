//! Do the sides differ in more than the platform? What fails withholds the headline; what only
//! gives pause is said.

use std::collections::BTreeMap;

use super::pairing::Pair;
use crate::assess::evidence::Case;
use crate::assess::wording;
use crate::assess::world::World;
use crate::domain::Side;
use crate::domain::assessment::{Assessment, Order, Verdict};
use crate::domain::pilot::Snapshot;

/// The outcome of the check.
#[derive(Debug, Default)]
pub(in crate::assess) struct Check {
    /// Why there is no headline.
    pub fails: Vec<String>,
    /// What a careful reader should know.
    pub cautions: Vec<String>,
    /// Whether the groups were tried on the same mix of scenarios.
    pub same_mix: bool,
}

/// Groups are alike when so much of their mix is common to both.
const ENOUGH_OVERLAP: f64 = 0.8;

/// Checks pairs: announced alike, order alternated, set-ups.
pub(in crate::assess) fn of_pairs(world: &World<'_>, pairs: &[&Pair]) -> Check {
    let mut check = Check { same_mix: true, ..Check::default() };
    if pairs.is_empty() {
        return check;
    }
    announced(pairs, &mut check);
    check.cautions.extend(order(pairs));
    check.cautions.extend(replays(pairs));
    check.cautions.extend(set_ups(world));
    check
}

fn announced(pairs: &[&Pair], check: &mut Check) {
    let differ = |wanted: (bool, bool)| {
        pairs
            .iter()
            .filter(|p| {
                let known = |half: &Option<super::pairing::Half>| half.as_ref().and_then(|h| h.announced);
                known(&p.baseline).zip(known(&p.pilot)) == Some(wanted)
            })
            .count()
    };
    for (count, text) in [
        (differ((false, true)), "only the pilot drill was announced beforehand"),
        (differ((true, false)), "only the baseline drill was announced beforehand"),
    ] {
        if count == 0 {
            continue;
        }
        let said = format!("In {count} of {} pairs {text}.", pairs.len());
        if 2 * count > pairs.len() { check.fails.push(said) } else { check.cautions.push(said) }
    }
}

fn order(pairs: &[&Pair]) -> Option<String> {
    let count = |wanted| pairs.iter().filter(|p| p.order == Some(wanted)).count();
    let (baseline, pilot) = (count(Order::BaselineFirst), count(Order::PilotFirst));
    let all = baseline + pilot;
    if all < 3 || 4 * baseline.min(pilot) >= all {
        return None;
    }
    let (most, first) = if baseline > pilot { (baseline, "baseline") } else { (pilot, "pilot") };
    Some(format!(
        "In {most} of {all} pairs the {first} came first, so what was learnt from the first drill may be part of the change."
    ))
}

/// A replay has no surprise in it, so a pair of a replay and a drill is said.
fn replays(pairs: &[&Pair]) -> Option<String> {
    let mixed = pairs
        .iter()
        .filter(|p| matches!((&p.baseline, &p.pilot), (Some(b), Some(a)) if b.replay != a.replay))
        .count();
    (mixed > 0)
        .then(|| format!("In {mixed} of {} pairs one side was a replay and the other a drill.", pairs.len()))
}

/// Checks groups: scenarios, how the cases came about, set-ups.
pub(in crate::assess) fn of_groups(world: &World<'_>, cases: &[Case]) -> Check {
    let mut check = Check::default();
    if cases.iter().any(|c| c.scenario.is_some()) {
        let overlap = overlap(cases, |c| c.scenario.map(|id| world.scenario_code(id)).unwrap_or_default());
        check.same_mix = overlap >= ENOUGH_OVERLAP;
        if !check.same_mix {
            check.fails.push(format!(
                "The two sides were tried on different scenarios: only {} of the mix is common to both.",
                wording::number::percent(100.0 * overlap)
            ));
        }
    }
    let alike = overlap(cases, |c| if c.is_live() { "live".to_owned() } else { "made".to_owned() });
    if alike < ENOUGH_OVERLAP {
        check.same_mix = false;
        check.fails.push(
            "One side holds live incidents and the other drills, so they differ in more than the platform."
                .to_owned(),
        );
    }
    check.cautions.extend(set_ups(world));
    check
}

/// How much of the mix is common: the sum over kinds of the smaller share.
fn overlap(cases: &[Case], kind: impl Fn(&Case) -> String) -> f64 {
    let mut counts: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for case in cases {
        let entry = counts.entry(kind(case)).or_default();
        match case.side {
            Side::Baseline => entry.0 += 1.0,
            Side::Pilot => entry.1 += 1.0,
        }
    }
    let (before, after) = counts.values().fold((0.0, 0.0), |(b, a), (x, y)| (b + x, a + y));
    if before == 0.0 || after == 0.0 {
        return 1.0;
    }
    counts.values().map(|(b, a)| (b / before).min(a / after)).sum()
}

/// What the set-ups of the sides differ in, as far as they were recorded.
pub(in crate::assess) fn set_ups(world: &World<'_>) -> Vec<String> {
    let newest = |side| Snapshot::newest(world.contents, side).map(|kept| kept.value);
    let (before, after) = match (newest(Side::Baseline), newest(Side::Pilot)) {
        (Some(before), Some(after)) => (before, after),
        (None, None) => {
            return vec![
                "No set-up of either side is recorded, so a confounded comparison would not be seen."
                    .to_owned(),
            ];
        }
        (None, _) => return vec!["No set-up of the baseline is recorded.".to_owned()],
        (_, None) => return vec!["No set-up of the pilot is recorded.".to_owned()],
    };
    let parts = |s: Snapshot| {
        [
            ("executor", s.executor),
            ("worker sizes", s.workers),
            ("metadata database", s.database),
            ("region", s.region),
            ("team on call", s.on_call),
            ("other load", s.load),
        ]
    };
    parts(before)
        .into_iter()
        .zip(parts(after))
        .filter(|((_, b), (_, a))| !b.is_empty() && !a.is_empty() && b.trim() != a.trim())
        .map(|((what, b), (_, a))| {
            format!("The set-ups differ in {what}: {b} on the baseline, {a} on the pilot.")
        })
        .collect()
}

/// Which sides hold what, before anything is paired.
#[derive(Debug, Clone, Copy)]
pub(in crate::assess) struct SidesHave {
    baseline: usize,
    pilot: usize,
    baseline_live: bool,
    pilot_live: bool,
}

/// Counts the cases of each side.
pub(in crate::assess) fn sides_have(cases: &[Case]) -> SidesHave {
    let of = |side| cases.iter().filter(move |c| c.side == side);
    let live = |side| of(side).count() > 0 && of(side).all(Case::is_live);
    SidesHave {
        baseline: of(Side::Baseline).count(),
        pilot: of(Side::Pilot).count(),
        baseline_live: live(Side::Baseline),
        pilot_live: live(Side::Pilot),
    }
}

/// Says what there is when nothing is paired: nothing on a side, or cases that do not fit.
pub(in crate::assess) fn without_pairs(result: &mut Assessment, sides: SidesHave) {
    let SidesHave { baseline, pilot, baseline_live, pilot_live } = sides;
    let counted = |n| wording::number::counted(n, "case", "cases");
    result.words.detail = format!(
        "{} on the baseline, {} on the pilot, to be paired by scenario.",
        counted(baseline),
        counted(pilot)
    );
    result.words.sentence = if baseline == 0 || pilot == 0 {
        let sentence = wording::sentence::not_measured(baseline, pilot);
        result.words.scoreboard =
            wording::progress::scoreboard(result, &sentence.trim_end_matches('.').to_lowercase());
        sentence
    } else {
        format!(
            "No scenario was tried on both sides: {} on the baseline, {} on the pilot, and no pair.",
            counted(baseline),
            counted(pilot)
        )
    };
    if baseline > 0 && pilot > 0 {
        result.words.figure = "No pair".to_owned();
        result.words.scoreboard = "no scenario was tried on both sides".to_owned();
    }
    if baseline > 0 && pilot > 0 && baseline_live != pilot_live {
        let level = (result.level.name, false);
        let interim = result.interim;
        crate::assess::level::conclude(result, level, Verdict::NotComparable, interim);
        let which = if baseline_live { "baseline" } else { "pilot" };
        let other = if baseline_live { "pilot" } else { "baseline" };
        wording::not_comparable(
            result,
            &format!("The {which} holds only live incidents and the {other} drills, so nothing pairs them."),
        );
    }
}

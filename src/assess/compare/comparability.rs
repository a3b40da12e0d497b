//! Do the sides differ in more than the platform? What differs too much withholds the headline;
//! what differs less is said.

use std::collections::BTreeMap;

use super::pairing::{Half, Pair};
use super::set_ups;
use crate::assess::evidence::Case;
use crate::assess::wording::number::percent;
use crate::assess::world::World;
use crate::domain::Side;
use crate::domain::assessment::{Alike, Likeness};
use chrono::{Datelike, Timelike, Weekday};

/// The outcome of the check.
#[derive(Debug, Default)]
pub(in crate::assess) struct Check {
    /// Every respect in which the sides were compared.
    pub rows: Vec<Likeness>,
    /// Whether the groups were tried on the same mix of scenarios.
    pub same_mix: bool,
}

impl Check {
    /// Why there is no headline; `None` when there may be one.
    pub fn withheld(&self) -> Option<String> {
        self.rows.iter().find(|row| row.alike == Alike::Withholds).map(|row| row.words.clone())
    }
}

/// What is measured: people at work, or machines, whose set-up then decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assess) enum Measures {
    /// How long people took.
    People,
    /// How long machines took.
    Machines,
}

/// Sides are alike in something when so much of their mix is common to both.
const ENOUGH_OVERLAP: f64 = 0.8;
/// Below so much, people, hours and severities are too different for a headline.
const LEAST_OVERLAP: f64 = 0.5;
/// What is recorded for a smaller share of a side says nothing about it.
const ENOUGH_RECORDED: f64 = 0.5;
/// Working hours, Monday to Friday, in the pilot's zone.
const WORKING_HOURS: std::ops::Range<u32> = 8..18;

/// Checks pairs and the cases behind them.
pub(in crate::assess) fn of_pairs(world: &World<'_>, pairs: &[&Pair], cases: &[Case]) -> Check {
    if pairs.is_empty() {
        return Check { same_mix: true, ..Check::default() };
    }
    let mut rows = vec![row("scenarios", Alike::Same, "The same scenarios were tried on both sides.")];
    rows.push(severity(cases));
    rows.push(people(cases, Some(pairs)));
    rows.push(hours(world, cases));
    rows.push(announced_in(pairs));
    rows.extend(replays(pairs));
    rows.extend(set_ups::rows(world, cases, Measures::People));
    Check { rows, same_mix: true }
}

/// Checks groups: scenarios, how the cases came about, who, when, announced or not, set-ups.
pub(in crate::assess) fn of_groups(world: &World<'_>, cases: &[Case]) -> Check {
    let mut check = Check::default();
    if ![Side::Baseline, Side::Pilot].iter().all(|side| cases.iter().any(|c| c.side == *side)) {
        return check;
    }
    if cases.iter().any(|c| c.scenario.is_some()) {
        let code = |c: &Case| c.scenario.map(|id| world.scenario_code(id)).unwrap_or_default();
        let overlap = overlap(cases, |c| vec![code(c)]);
        check.same_mix = overlap >= ENOUGH_OVERLAP;
        check.rows.push(match check.same_mix {
            true => row(
                "scenarios",
                Alike::Same,
                format!("{} of the mix of scenarios is common to both sides.", percent(100.0 * overlap)),
            ),
            false => row(
                "scenarios",
                Alike::Withholds,
                format!(
                    "The two sides were tried on different scenarios: only {} of the mix is common to both.",
                    percent(100.0 * overlap)
                ),
            ),
        });
    }
    let alike = overlap(cases, |c| vec![if c.is_live() { "live" } else { "made" }.to_owned()]);
    if alike < ENOUGH_OVERLAP {
        check.same_mix = false;
        check.rows.push(row(
            "how the cases came about",
            Alike::Withholds,
            "One side holds live incidents and the other drills, so they differ in more than the platform.",
        ));
    }
    // What only failures and drills have is not asked of deploys, alerts and weeks of toil.
    if cases.iter().any(|c| c.scenario.is_some() || c.drill || !c.people.is_empty()) {
        check.rows.push(severity(cases));
        check.rows.push(people(cases, None));
        check.rows.push(hours(world, cases));
        check.rows.push(announced_of(cases));
    }
    check.rows.extend(set_ups::rows(world, cases, Measures::People));
    check
}

/// One row of the check.
pub(in crate::assess) fn row(what: impl Into<String>, alike: Alike, words: impl Into<String>) -> Likeness {
    Likeness { what: what.into(), alike, words: words.into() }
}

fn severity(cases: &[Case]) -> Likeness {
    let words = |c: &Case| c.severity.map(|s| vec![s.label().to_owned()]).unwrap_or_default();
    mixed("severity", cases, words, "severities", "No severity and no criticality of a workload is recorded")
}

fn people(cases: &[Case], pairs: Option<&[&Pair]>) -> Likeness {
    let who = |c: &Case| c.people.iter().map(ToString::to_string).collect::<Vec<_>>();
    let found = mixed("people", cases, who, "people who diagnosed", "Who diagnosed is not recorded");
    let Some(pairs) = pairs.filter(|_| found.alike == Alike::Same) else { return found };
    let both = |p: &&&Pair| matches!((&p.baseline, &p.pilot), (Some(b), Some(a)) if share_people(b, a));
    let same = pairs.iter().filter(both).count();
    if same == 0 {
        return found;
    }
    row(
        "people",
        Alike::Differs,
        format!(
            "In {same} of {} pairs the same person diagnosed on both sides, and knew the cause the second time.",
            pairs.len()
        ),
    )
}

fn share_people(one: &Half, other: &Half) -> bool {
    one.people.iter().any(|person| other.people.contains(person))
}

fn hours(world: &World<'_>, cases: &[Case]) -> Likeness {
    let working = |c: &Case| {
        let at = c.when.utc().with_timezone(&world.zone);
        let weekday = !matches!(at.weekday(), Weekday::Sat | Weekday::Sun);
        let inside = weekday && WORKING_HOURS.contains(&at.hour());
        vec![if inside { "inside working hours" } else { "outside working hours" }.to_owned()]
    };
    mixed("hours", cases, working, "hours (inside or outside working hours)", "")
}

/// Compares the mix of both sides in something that may not have been recorded everywhere.
fn mixed(
    what: &str,
    cases: &[Case],
    kind: impl Fn(&Case) -> Vec<String>,
    plural: &str,
    not_recorded: &str,
) -> Likeness {
    let recorded = |side| {
        let of = || cases.iter().filter(|c| c.side == side);
        (of().filter(|c| !kind(c).is_empty()).count(), of().count())
    };
    let sides = [recorded(Side::Baseline), recorded(Side::Pilot)];
    if sides.iter().any(|(known, all)| (*known as f64) < ENOUGH_RECORDED * *all as f64 || *known == 0) {
        let missing: usize = sides.iter().map(|(known, all)| all - known).sum();
        return row(what, Alike::Unknown, format!("{not_recorded} for {missing} of {} cases.", cases.len()));
    }
    let share = overlap(cases, kind);
    let common = percent(100.0 * share);
    if share < LEAST_OVERLAP {
        let words = format!("The sides differ in {plural}: only {common} of the mix is common to both.");
        return row(what, Alike::Withholds, words);
    }
    let alike = if share < ENOUGH_OVERLAP { Alike::Differs } else { Alike::Same };
    row(what, alike, format!("Of the mix of {plural}, {common} is common to both sides."))
}

/// How much of the mix is common: the sum over kinds of the smaller share. A case of several
/// kinds counts in parts, one of none not at all.
fn overlap(cases: &[Case], kind: impl Fn(&Case) -> Vec<String>) -> f64 {
    let mut counts: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for case in cases {
        let kinds = kind(case);
        let part = 1.0 / kinds.len().max(1) as f64;
        for one in kinds {
            let entry = counts.entry(one).or_default();
            match case.side {
                Side::Baseline => entry.0 += part,
                Side::Pilot => entry.1 += part,
            }
        }
    }
    let (before, after) = counts.values().fold((0.0, 0.0), |(b, a), (x, y)| (b + x, a + y));
    if before == 0.0 || after == 0.0 {
        return 1.0;
    }
    counts.values().map(|(b, a)| (b / before).min(a / after)).sum()
}

/// Pairs of which only one half was announced.
fn announced_in(pairs: &[&Pair]) -> Likeness {
    let known = |half: &Option<Half>| half.as_ref().and_then(|h| h.announced);
    let both = |p: &&&Pair| known(&p.baseline).zip(known(&p.pilot));
    let count = |wanted| pairs.iter().filter(|p| both(p) == Some(wanted)).count();
    let unknown = pairs.iter().filter(|p| both(p).is_none()).count();
    let all = pairs.len();
    let mut said = Vec::new();
    let mut withholds = false;
    for (count, side) in [(count((false, true)), "pilot"), (count((true, false)), "baseline")] {
        if count > 0 {
            said.push(format!("In {count} of {all} pairs only the {side} drill was announced beforehand."));
            withholds |= 2 * count > all;
        }
    }
    let alike = match (withholds, said.is_empty()) {
        (true, _) => Alike::Withholds,
        (false, false) => Alike::Differs,
        (false, true) if 2 * unknown > all => Alike::Unknown,
        (false, true) => Alike::Same,
    };
    let words = match alike {
        Alike::Same => "Both halves of a pair were announced, or neither.".to_owned(),
        Alike::Unknown => {
            format!("In {unknown} of {all} pairs it is not recorded whether the drills were announced.")
        }
        _ => said.join(" "),
    };
    row("announced", alike, words)
}

fn announced_of(cases: &[Case]) -> Likeness {
    let words = |c: &Case| {
        let of = |yes| vec![if yes { "announced" } else { "not announced" }.to_owned()];
        // Nobody announces a failure that happens by itself.
        if c.is_live() { of(false) } else { c.announced.map(of).unwrap_or_default() }
    };
    mixed(
        "announced",
        cases,
        words,
        "announced and unannounced cases",
        "Whether it was announced is not recorded",
    )
}

/// A replay has no surprise in it, so a pair of a replay and a drill is said.
fn replays(pairs: &[&Pair]) -> Option<Likeness> {
    let mixed = pairs
        .iter()
        .filter(|p| matches!((&p.baseline, &p.pilot), (Some(b), Some(a)) if b.replay != a.replay))
        .count();
    (mixed > 0).then(|| {
        row(
            "how the cases came about",
            Alike::Differs,
            format!("In {mixed} of {} pairs one side was a replay and the other a drill.", pairs.len()),
        )
    })
}

//! Comparisons paired by scenario.

use std::collections::BTreeSet;

use super::chance::{Way, way};
use super::change::{Layout, Scale, Seen};
use super::firm::{self, Weighed};
use super::judge::{Laid, judge, seen_words};
use super::pairing::{Half, Pair, Paired, pair};
use super::ways::Evidence;
use super::{comparability, guard, without_pairs};
use crate::assess::asked::{Asked, close};
use crate::assess::evidence::{self, Case, Gathered};
use crate::assess::wording::number;
use crate::assess::world::World;
use crate::domain::assessment::{Assessment, Bound, Cell, Design, PairRow};
use crate::domain::criterion::Counted;
use crate::domain::metric::{Better, Shape};

/// Judges a metric on the scenarios that were tried on both sides.
pub(in crate::assess) fn assess(world: &World<'_>, asked: &Asked, gathered: Gathered) -> Assessment {
    let mut result = asked.blank(world, Design::Paired, Counted::Pairs);
    let Some(metric) = &asked.metric else { return result };
    let first = evidence::first_on_the_pilot(&gathered.cases);
    let sides = without_pairs::sides_have(&gathered.cases);
    let mut left_out = gathered.left_out;
    let Paired { pairs, kind, left_out: unpaired, in_time } = pair(world, gathered.cases, asked.planned);
    left_out.extend(unpaired);
    let deciding: Vec<&Pair> = pairs.iter().filter(|p| !p.later && p.seen().is_some()).collect();
    let shift_unit = unit_of_values(&metric.of.unit);
    let laid = lay(&deciding, Design::Paired, metric.shape, &shift_unit, kind);
    result.progress.done = deciding.len() as u32;
    result.progress.later = pairs.iter().filter(|p| p.later && p.seen().is_some()).count() as u32;
    let interim = asked.planned.is_none_or(|planned| result.progress.done < planned);
    judge(asked, &laid, &mut result, interim);
    result.rows.pairs = rows(&pairs, &laid, metric.of.better);
    if deciding.is_empty() {
        without_pairs::say(&mut result, sides);
    } else {
        let cases = behind(&in_time, &deciding);
        let mut check = comparability::of_pairs(world, &deciding, &cases);
        check.rows.extend(guard::mostly_the_incident(&cases));
        let evidence = Evidence { world, asked, metric, cases: &in_time, paired: true, comparable: true };
        let weighed = Weighed { check, cases: &cases, ways: evidence.ways(), pairs: &deciding };
        firm::weigh(world, weighed, &mut result);
    }
    asked.say_when_registered(first, &mut result);
    close(result, left_out)
}

/// The cases behind pairs.
fn behind(cases: &[Case], pairs: &[&Pair]) -> Vec<Case> {
    let codes: BTreeSet<&str> = pairs
        .iter()
        .flat_map(|p| [&p.baseline, &p.pilot])
        .flatten()
        .flat_map(|half| half.evidence.iter().map(String::as_str))
        .collect();
    cases.iter().filter(|case| codes.contains(case.code())).cloned().collect()
}

/// A share is printed in percentage points, whatever its unit in the catalogue.
pub(in crate::assess) fn unit_of_values(unit: &str) -> String {
    if unit == "share" { "percentage points".to_owned() } else { unit.to_owned() }
}

/// Lays pairs out for a judgement.
pub(in crate::assess) fn lay(
    pairs: &[&Pair],
    design: Design,
    shape: Shape,
    unit: &str,
    kind: super::pairing::CaseKind,
) -> Laid {
    let compared: Vec<(Seen, Seen)> = pairs.iter().filter_map(|p| p.seen()).collect();
    let halves = |pick: fn(&Pair) -> Option<&Half>| -> (Vec<Seen>, Vec<String>) {
        let halves: Vec<&Half> = pairs.iter().filter_map(|p| pick(p)).collect();
        (
            halves.iter().map(|h| h.seen).collect(),
            halves.iter().flat_map(|h| h.evidence.iter().cloned()).collect(),
        )
    };
    let (shown_baseline, evidence_baseline) = halves(|p| p.baseline.as_ref());
    let (shown_pilot, evidence_pilot) = halves(|p| p.pilot.as_ref());
    let layout = Layout::Pairs(compared);
    let times = matches!(shape, Shape::Time | Shape::Series);
    let scale = if times && layout.is_positive() { Scale::Percent } else { Scale::Unit };
    Laid {
        layout,
        shown: (shown_baseline, shown_pilot),
        design,
        kind,
        scale,
        unit: unit.to_owned(),
        labels: pairs.iter().map(|p| p.code.clone()).collect(),
        evidence_baseline,
        evidence_pilot,
        comparable: true,
        count: !times,
    }
}

/// The rows of a table: complete pairs first, then those with one half.
pub(in crate::assess) fn rows(pairs: &[Pair], laid: &Laid, better: Better) -> Vec<PairRow> {
    let mut rows: Vec<PairRow> = pairs.iter().map(|p| row(p, laid, better)).collect();
    rows.sort_by_key(|row| (!row.complete, row.later));
    rows
}

fn row(pair: &Pair, laid: &Laid, better: Better) -> PairRow {
    let seen = pair.seen();
    let direction = seen.map(|(b, a)| way(b, a));
    let bound = match (seen, direction) {
        (Some(_), Some(Way::Undecided)) => Bound::Undecided,
        (Some((Seen { censored: true, .. }, _)), _) => Bound::AtLeast,
        (Some((_, Seen { censored: true, .. })), _) => Bound::AtMost,
        _ => Bound::Exact,
    };
    let change = seen.map(|(b, a)| (b.value, a.value));
    let percent = change.filter(|(b, a)| *b > 0.0 && *a > 0.0).map(|(b, a)| 100.0 * (a / b - 1.0));
    let shown = match (&pair.baseline, &pair.pilot) {
        (Some(b), Some(p)) => Some(p.seen.value - b.seen.value),
        _ => None,
    };
    PairRow {
        code: pair.code.clone(),
        name: pair.name.clone(),
        baseline: cell(pair.baseline.as_ref(), &laid.unit),
        pilot: cell(pair.pilot.as_ref(), &laid.unit),
        change_percent: percent.filter(|_| laid.scale == Scale::Percent),
        difference: seen.and(shown),
        bound,
        change_words: change_words(laid, percent, change, bound),
        order: pair.order,
        worse: match better {
            Better::Lower => direction == Some(Way::Up),
            Better::Higher => direction == Some(Way::Down),
        },
        complete: seen.is_some(),
        later: pair.later,
    }
}

fn change_words(laid: &Laid, percent: Option<f64>, change: Option<(f64, f64)>, bound: Bound) -> String {
    let Some((before, after)) = change else { return String::new() };
    if bound == Bound::Undecided {
        return "undecided".to_owned();
    }
    let (size, text) = match (laid.scale, percent) {
        (Scale::Percent, Some(percent)) => (percent, number::signed_percent(percent)),
        _ => (after - before, number::signed_value(after - before, &laid.unit)),
    };
    match (bound, size < 0.0) {
        (Bound::AtLeast, true) | (Bound::AtMost, false) => format!("at least {text}"),
        (Bound::AtLeast, false) | (Bound::AtMost, true) => format!("at most {text}"),
        _ => text,
    }
}

/// What stands where a time has no end yet: of a drill that was ended, nobody recorded one.
pub(in crate::assess) fn open_words(running: bool) -> String {
    if running { "running" } else { "not recorded" }.to_owned()
}

fn cell(half: Option<&Half>, unit: &str) -> Cell {
    let Some(half) = half else { return Cell::default() };
    Cell {
        value: (!half.open).then_some(half.seen.value),
        censored: half.seen.censored && !half.open,
        open: half.open,
        words: if half.open { open_words(half.running) } else { seen_words(half.seen, unit) },
        evidence: half.evidence.clone(),
    }
}

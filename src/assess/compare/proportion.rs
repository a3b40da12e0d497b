//! Comparisons of shares: x of n before against x of n after.

use super::firm::{self, LeftOneOut, Weighed};
use super::judge::target_words;
use super::unpaired::{look_at, row, without_running};
use super::ways::{self, Concluded, Seen};
use super::{comparability, guard};
use crate::assess::asked::{Asked, close};
use crate::assess::evidence::{self, Case, Gathered};
use crate::assess::level::{self, Firmness, Gain, Target, says};
use crate::assess::wording::{self, share::ToldShares};
use crate::assess::world::World;
use crate::domain::assessment::{Assessment, Bound, Design, LeaveOneOut, Ways};
use crate::domain::criterion::Counted;
use crate::domain::metric::Better;
use crate::domain::{Estimate, Side};
use crate::stats::confidence::Confidence;
use crate::stats::fisher::fisher;
use crate::stats::floor;
use crate::stats::proportion::wilson;
use crate::stats::two_proportions::{ShareDifference, Tally, newcombe};

/// Judges a metric whose values are yes or no.
pub(in crate::assess) fn assess(world: &World<'_>, asked: &Asked, gathered: Gathered) -> Assessment {
    let mut result = asked.blank(world, Design::Unpaired, Counted::Drills);
    let Some(metric) = &asked.metric else { return result };
    let first = evidence::first_on_the_pilot(&gathered.cases);
    let Gathered { cases, left_out } = without_running(gathered);
    let look = look_at(&cases, asked.planned);
    let (deciding, later): (Vec<Case>, Vec<Case>) =
        cases.iter().cloned().partition(|case| look.is_none_or(|at| case.when <= at));
    let mut check = comparability::of_groups(world, &deciding);
    check.rows.extend(guard::mostly_the_incident(&deciding));
    let (before, after) = (tally(&deciding, Side::Baseline), tally(&deciding, Side::Pilot));
    result.progress.done = before.n.min(after.n) as u32;
    result.progress.later = later.len() as u32;
    let interim = asked.planned.is_none_or(|planned| result.progress.done < planned);
    put_figures(&mut result, before, after, &deciding);
    let target = Target::of(asked.rule, asked.threshold());
    let gain = gain_of(newcombe(before, after, Confidence::NINETY_FIVE), metric.of.better);
    let left = leave_one_out(before, after, metric.of.better, target);
    let level = level::of_comparison(Firmness {
        baseline: before.n as usize,
        pilot: after.n as usize,
        attainable: floor::smallest_p_unpaired(before.n as usize, after.n as usize) <= 0.05,
        says: says(gain, target),
        signs_better: false,
        stable: left.holds(),
        comparable: check.same_mix,
        points_worse: gain.value.is_some_and(|v| v < 0.0),
    });
    let verdict = level::verdict(level.0, interim, gain, target);
    level::conclude(&mut result, level, verdict, interim);
    let told = ToldShares {
        title: metric.of.title.clone(),
        before,
        after,
        difference: newcombe(before, after, Confidence::NINETY_FIVE),
        says: says(gain, target),
        level: level.0,
        target_words: target_words(asked),
        turned_by: left.told.turned_by.clone(),
        comparable: check.same_mix,
    };
    result.finding.leave_one_out = Some(left.told).filter(|l| l.of > 0);
    wording::share::put(&told, &mut result);
    result.rows.cases = cases.iter().map(|case| yes_no(row(case, "", look))).collect();
    let ways = ways_of(&deciding, metric.of.better, target);
    firm::weigh(world, Weighed { check, cases: &deciding, ways, pairs: &[] }, &mut result);
    asked.say_when_registered(first, &mut result);
    close(result, left_out)
}

/// The ways of looking that groups of yes and no have.
fn ways_of(cases: &[Case], better: Better, target: Target) -> Option<Ways> {
    ways::count(None, |look| {
        if look.other_clock || look.unpaired || look.zeros_dropped {
            return None;
        }
        let kept: Vec<Case> = cases.iter().filter(|case| look.keeps(case)).cloned().collect();
        let (before, after) = (tally(&kept, Side::Baseline), tally(&kept, Side::Pilot));
        let difference = newcombe(before, after, Confidence::NINETY_FIVE);
        let least = before.n.min(after.n);
        let enough = least >= 3 && floor::smallest_p_unpaired(before.n as usize, after.n as usize) <= 0.05;
        Some(Seen {
            says: match enough {
                true => Concluded::Shown(says(gain_of(difference, better), target), false),
                false => Concluded::Nothing,
            },
            finding: wording::share::way(difference, enough),
            n: format!("{} + {} cases", before.n, after.n),
            data: (before, after),
        })
    })
}

fn yes_no(mut row: crate::domain::assessment::GroupRow) -> crate::domain::assessment::GroupRow {
    row.words = if row.value > 0.5 { "yes" } else { "no" }.to_owned();
    row
}

fn tally(cases: &[Case], side: Side) -> Tally {
    let of: Vec<&Case> = cases.iter().filter(|c| c.side == side).collect();
    Tally { hits: of.iter().filter(|c| c.value > 0.5).count() as u64, n: of.len() as u64 }
}

/// In percentage points, read in the better direction.
pub(in crate::assess) fn gain_of(difference: Option<ShareDifference>, better: Better) -> Gain {
    match difference {
        None => Gain { value: None, low: None, high: None },
        Some(d) => Gain::of(Some(100.0 * d.value), Some(100.0 * d.low), Some(100.0 * d.high), better),
    }
}

fn put_figures(result: &mut Assessment, before: Tally, after: Tally, cases: &[Case]) {
    let level = Confidence::NINETY_FIVE;
    let evidence = |side: Option<Side>| -> Vec<String> {
        cases
            .iter()
            .filter(|c| side.is_none_or(|side| c.side == side))
            .flat_map(|c| c.evidence.iter().cloned())
            .collect()
    };
    result.finding.bound = Some(Bound::Exact);
    result.finding.baseline = share_estimate(before, evidence(Some(Side::Baseline)));
    result.finding.pilot = share_estimate(after, evidence(Some(Side::Pilot)));
    result.finding.effect = newcombe(before, after, level).map(|d| difference_estimate(d, evidence(None)));
    result.finding.p = fisher(before, after, level).map(|f| f.p);
    result.finding.p_method = result.finding.p.map(|_| "Fisher".to_owned());
    result.finding.smallest_p = Some(floor::smallest_p_unpaired(before.n as usize, after.n as usize));
    result.evidence = evidence(None);
}

/// A share in percent with its Wilson interval.
pub(in crate::assess) fn share_estimate(tally: Tally, evidence: Vec<String>) -> Option<Estimate> {
    let share = wilson(tally.hits, tally.n, Confidence::NINETY_FIVE)?;
    Some(Estimate {
        value: 100.0 * share.share,
        low: Some(100.0 * share.low),
        high: Some(100.0 * share.high),
        confidence: Some(0.95),
        n: tally.n as u32,
        counted: "cases".to_owned(),
        unit: "%".to_owned(),
        method: "Wilson interval".to_owned(),
        evidence,
    })
}

/// A difference of shares in percentage points with Newcombe's interval.
pub(in crate::assess) fn difference_estimate(d: ShareDifference, evidence: Vec<String>) -> Estimate {
    Estimate {
        value: 100.0 * d.value,
        low: Some(100.0 * d.low),
        high: Some(100.0 * d.high),
        confidence: Some(0.95),
        n: d.before.n.min(d.after.n) as u32,
        counted: "cases in the smaller group".to_owned(),
        unit: "percentage points".to_owned(),
        method: "Newcombe hybrid score interval".to_owned(),
        evidence,
    }
}

/// Leaves out one case of each of the four kinds there are; cases of a kind are all alike.
fn leave_one_out(before: Tally, after: Tally, better: Better, target: Target) -> LeftOneOut {
    let level = Confidence::NINETY_FIVE;
    let conclude = |b: Tally, a: Tally| says(gain_of(newcombe(b, a, level), better), target);
    let whole = conclude(before, after);
    let less = |t: Tally, hit: bool| Tally { hits: t.hits - u64::from(hit), n: t.n - 1 };
    let mut told =
        LeaveOneOut { held: 0, of: 0, turned_by: Vec::new(), low: f64::INFINITY, high: f64::NEG_INFINITY };
    for (side, hit) in [("baseline", true), ("baseline", false), ("pilot", true), ("pilot", false)] {
        let from = if side == "baseline" { before } else { after };
        let count = if hit { from.hits } else { from.n - from.hits };
        if count == 0 {
            continue;
        }
        let (b, a) = if side == "baseline" { (less(before, hit), after) } else { (before, less(after, hit)) };
        told.of += count as u32;
        if let Some(d) = newcombe(b, a, level) {
            told.low = told.low.min(100.0 * d.value);
            told.high = told.high.max(100.0 * d.value);
        }
        if conclude(b, a) == whole {
            told.held += count as u32;
        } else {
            told.turned_by.push(format!("a {side} case that was {}", if hit { "a yes" } else { "a no" }));
        }
    }
    if !told.low.is_finite() {
        (told.low, told.high) = (0.0, 0.0);
    }
    LeftOneOut { told }
}

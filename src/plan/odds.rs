//! The odds of a plan, simulated: the same seed for every plan, remembered by what went in.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::assessment::{Assessment, Bound};
use crate::domain::plan::{Needed, OddsCurve, Spread};
use crate::stats::confidence::Confidence;
use crate::stats::descriptive::standard_deviation;
use crate::stats::power::{Design, Plan, power_curve, smallest_found, upper_spread};
use crate::stats::random::Seed;

/// The spread that a plan is made with before enough pairs stand.
pub(super) const PLANNED_SPREAD: f64 = 0.6;
/// The spread of times that scatter widely, shown beside it.
pub(super) const WIDE_SPREAD: f64 = 1.0;
/// Pairs from which the measured spread takes the place of the planned one.
pub(super) const MEASURED_FROM: usize = 6;
/// The level of the two-sided test.
pub(super) const ALPHA: f64 = 0.05;
/// Past so many nobody drills: "more than 100".
pub(super) const MOST: usize = 100;
/// Stated beside every odds.
pub(super) const SEED: u32 = 20_261_005;
/// Simulated pilots for each size; the words say so many.
const TRIALS: usize = 10_000;
/// Simulated pilots for each step towards the smallest reduction that is found.
const TRIALS_OF_A_STEP: usize = 4_000;
/// Smallest step between two spreads or reductions, so that what was simulated is found again.
const GRAIN: f64 = 1e-6;

type Curves = BTreeMap<(u64, usize), Arc<Vec<f64>>>;
static CURVES: Mutex<Curves> = Mutex::new(BTreeMap::new());
static SMALLEST: Mutex<BTreeMap<usize, Option<f64>>> = Mutex::new(BTreeMap::new());
/// Curves that are remembered; a person who moves a slider makes many.
const REMEMBERED: usize = 400;

fn plan(effect: f64) -> Plan {
    // Only the reduction in spreads matters to a rank test, so one spread stands for all.
    let reduction = -libm::expm1(-effect);
    Plan { reduction, spread: 1.0, alpha: ALPHA, power: 0.8, trials: TRIALS, seed: Seed(u64::from(SEED)) }
}

/// A true reduction in spreads, beyond what the rule asks for at least.
pub(super) fn effect(reduction: f64, beyond: f64, spread: f64) -> Option<f64> {
    let effect = (libm::log1p(-beyond) - libm::log1p(-reduction)) / spread;
    (effect.is_finite() && effect > 0.0).then_some(effect)
}

/// The chances at 1, 2, 3, … pairs: as far as 90 in 100 can be expected to lie, and at least as far
/// as a curve is drawn, so that one simulation answers every question about this change.
fn chances(effect: f64, least: usize) -> Option<Arc<Vec<f64>>> {
    // By the normal approximation of the rank test, whose efficiency is 3/pi, and some air.
    let expected = libm::pow((1.96 + 1.29) / effect, 2.0) * 1.05 * 1.1 + 10.0;
    let most = (expected as usize).clamp(CURVE, MOST).max(least);
    let key = ((effect / GRAIN).round() as u64, most);
    if let Some(known) = CURVES.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Some(Arc::clone(known));
    }
    let made = Arc::new(power_curve(Design::Paired, &plan(effect), most)?);
    let mut curves = CURVES.lock().unwrap_or_else(PoisonError::into_inner);
    if curves.len() >= REMEMBERED {
        curves.clear();
    }
    curves.insert(key, Arc::clone(&made));
    Some(made)
}

/// The chance that `n` pairs find a change of so many spreads.
pub(super) fn chance(effect: f64, n: u32) -> Option<f64> {
    chances(effect, n as usize)?.get((n as usize).checked_sub(1)?).copied()
}

/// Pairs up to which a curve is drawn, at least.
pub(super) const CURVE: usize = 24;

/// A curve over the number of pairs, for the drawing.
pub(super) fn curve(
    name: String,
    (reduction, beyond): (f64, f64),
    spread: f64,
    aside: bool,
    most: usize,
) -> Option<OddsCurve> {
    let all = chances(effect(reduction, beyond, spread)?, most)?;
    Some(OddsCurve { name, reduction, spread, aside, chances: all.iter().copied().take(most).collect() })
}

/// The pairs needed for a chance; `None` inside when it lies past a hundred.
pub(super) fn needed(wanted: f64, reduction: f64, beyond: f64, spread: f64) -> Option<Needed> {
    let found =
        chances(effect(reduction, beyond, spread)?, CURVE)?.iter().position(|chance| *chance >= wanted);
    Some(Needed { chance: wanted, reduction, spread, n: found.map(|at| at as u32 + 1) })
}

/// The smallest true reduction that `n` pairs find 80 times in 100, as a share.
pub(super) fn smallest(n: u32, beyond: f64, spread: f64) -> Option<f64> {
    let n = n as usize;
    let known = SMALLEST.lock().unwrap_or_else(PoisonError::into_inner).get(&n).copied();
    let effect = known.unwrap_or_else(|| {
        let seed = Seed(u64::from(SEED));
        let made = smallest_found(Design::Paired, n.min(MOST), ALPHA, 0.8, TRIALS_OF_A_STEP, seed);
        SMALLEST.lock().unwrap_or_else(PoisonError::into_inner).insert(n, made);
        made
    })?;
    Some(1.0 - (1.0 - beyond) * libm::exp(-effect * spread))
}

/// The spread to plan with: measured once enough pairs stand, else the planning figure.
pub(super) fn spread(a: &Assessment) -> Spread {
    let pairs = || a.rows.pairs.iter().filter(|row| row.complete && !row.later);
    let logs: Vec<f64> = pairs()
        .filter_map(|row| {
            let (before, after) = (row.baseline.value?, row.pilot.value?);
            (before > 0.0 && after > 0.0).then(|| libm::log(after / before))
        })
        .collect();
    let n = logs.len();
    let measured = standard_deviation(&logs).filter(|sd| n >= MEASURED_FROM && *sd > 0.0);
    let stopped = pairs().filter(|row| row.bound != Bound::Exact).count();
    match measured {
        Some(used) => {
            let upper = upper_spread(used, n, Confidence::EIGHTY);
            let limit = upper.map(|u| format!("; with its 80 % upper limit, {u:.2}")).unwrap_or_default();
            let stopped = match stopped {
                0 => String::new(),
                1 => " One of them was stopped at the cap, so the spread may be larger.".to_owned(),
                n => format!(" {n} of them were stopped at the cap, so the spread may be larger."),
            };
            let words = format!(
                "The {n} pairs so far have a spread of {used:.2} (sd of the log ratios){limit}.{stopped}"
            );
            Spread { used, upper, pairs: n as u32, words }
        }
        None => Spread {
            used: PLANNED_SPREAD,
            upper: None,
            pairs: 0,
            words: format!(
                "Planned at a spread of {PLANNED_SPREAD} (sd of the log ratios): {}. The measured spread takes its place from {MEASURED_FROM} pairs on.",
                match n {
                    0 => "no pair stands yet".to_owned(),
                    1 => "1 pair stands".to_owned(),
                    n => format!("{n} pairs stand"),
                }
            ),
        },
    }
}

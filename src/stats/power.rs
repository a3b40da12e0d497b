//! How many more? The size at which the exact test finds a change that matters, by simulation
//! (Noether 1987; Hoenig & Heisey 2001: never from the change just observed).

use super::blocks;
use super::floor::{smallest_p_paired, smallest_p_unpaired};
use super::noncentral::t_test_size;
use super::null::{Null, rank_sum_null, signed_rank_null};
use super::random::{Random, Seed};
use super::special::{chi_squared_quantile, normal_upper_quantile};
use super::confidence::Confidence;

const BLOCK: usize = 500;

/// What is being planned. Log values are taken as normal with the spread given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// The smallest reduction that matters, between 0 and 1: 0.3 is "30 % shorter".
    pub reduction: f64,
    /// Standard deviation of the log ratios (pairs) or of the logs (groups), above 0.
    pub spread: f64,
    /// The level of the two-sided test.
    pub alpha: f64,
    /// The chance of finding the reduction.
    pub power: f64,
    /// Simulated pilots for each size.
    pub trials: usize,
    /// Where the random numbers start.
    pub seed: Seed,
}

/// Which test is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Design {
    /// Pairs, signed-rank test.
    Paired,
    /// Two groups of the same size, Mann-Whitney test.
    Unpaired,
}

/// The size that a plan needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Needed {
    /// Pairs, or values in each group; `None` when more than the largest size asked about.
    pub n: Option<usize>,
    /// Sizes looked at with their simulated power, in ascending order.
    pub looked_at: Vec<(usize, f64)>,
}

impl Plan {
    fn is_sound(&self) -> bool {
        let share = |x: f64| x > 0.0 && x < 1.0;
        share(self.reduction)
            && share(self.alpha)
            && share(self.power)
            && self.spread.is_finite()
            && self.spread > 0.0
            && self.trials > 0
    }

    /// The reduction in standard deviations of the logs.
    fn effect(&self) -> f64 {
        -libm::log1p(-self.reduction) / self.spread
    }
}

/// The chance that a pilot of size `n` finds the reduction. `None` for a plan out of its ranges or
/// an empty pilot.
pub fn power_at(design: Design, plan: &Plan, n: usize) -> Option<f64> {
    if n == 0 || !plan.is_sound() {
        return None;
    }
    let effect = plan.effect();
    let found: usize = match design {
        Design::Paired => {
            let rejection = Rejection::paired(n, plan.alpha);
            count(plan, |random, scratch| {
                rejection.includes(signed_rank_sum(random, n, effect, scratch))
            })
        }
        Design::Unpaired => {
            let rejection = Rejection::unpaired(n, plan.alpha);
            count(plan, |random, scratch| {
                rejection.includes(rank_sum(random, n, effect, scratch))
            })
        }
    };
    Some(found as f64 / plan.trials as f64)
}

/// The smallest size whose simulated power reaches the plan, up to `most`. `None` for a plan out
/// of its ranges.
///
/// Power grows with size but for the noise of the simulation, so the search halves the distance
/// from the smallest size whose test can reach `alpha` at all.
pub fn size_needed(design: Design, plan: &Plan, most: usize) -> Option<Needed> {
    if !plan.is_sound() {
        return None;
    }
    let least = smallest_size(design, plan.alpha, most).filter(|least| *least <= most);
    let mut looked_at = Vec::new();
    let mut reaches = |n: usize| {
        let power = power_at(design, plan, n).unwrap_or(0.0);
        looked_at.push((n, power));
        power >= plan.power
    };
    let n = match least {
        None => None,
        Some(least) => first_size(least, most, anchor(design, plan), &mut reaches),
    };
    looked_at.sort_by_key(|(n, _)| *n);
    Some(Needed { n, looked_at })
}

/// Doubles the distance from a first guess until sizes on both sides of the goal are known, then
/// halves it.
fn first_size(
    least: usize,
    most: usize,
    guess: usize,
    reaches: &mut impl FnMut(usize) -> bool,
) -> Option<usize> {
    let guess = guess.clamp(least, most);
    let (mut low, mut high);
    let mut stride = 1;
    if reaches(guess) {
        high = guess;
        low = guess;
        while low > least {
            low = low.saturating_sub(stride).max(least);
            if !reaches(low) {
                break;
            }
            high = low;
            stride *= 2;
        }
        if high == low {
            return Some(high);
        }
    } else {
        low = guess;
        high = guess;
        while high < most {
            high = (high + stride).min(most);
            if reaches(high) {
                break;
            }
            low = high;
            stride *= 2;
        }
        if high == low {
            return None;
        }
    }
    while high - low > 1 {
        let half = low + (high - low) / 2;
        if reaches(half) {
            high = half;
        } else {
            low = half;
        }
    }
    Some(high)
}

/// The size at which Student's t test has the power of the plan: a quick anchor for the
/// simulation, about 5 % lower than the rank tests need. `None` for a plan out of its ranges.
pub fn t_test_anchor(design: Design, plan: &Plan) -> Option<usize> {
    plan.is_sound().then(|| anchor(design, plan))
}

fn anchor(design: Design, plan: &Plan) -> usize {
    let size = t_test_size(design == Design::Paired, plan.effect(), plan.alpha, plan.power);
    // Below the size whose rank test can reach alpha, no t test is an anchor for it.
    size.max(smallest_size(design, plan.alpha, size).unwrap_or(size))
}

/// The smallest size, up to a largest one, whose test can reach `alpha` at all.
fn smallest_size(design: Design, alpha: f64, most: usize) -> Option<usize> {
    (1..=most.max(64)).find(|n| match design {
        Design::Paired => smallest_p_paired(*n) <= alpha,
        Design::Unpaired => smallest_p_unpaired(*n, *n) <= alpha,
    })
}

/// The upper confidence limit of a standard deviation estimated from `n` normal values: plan with
/// it, because the estimate itself is too small half of the time. `None` below two values.
pub fn upper_spread(spread: f64, n: usize, confidence: Confidence) -> Option<f64> {
    let degrees = n.checked_sub(1).filter(|d| *d > 0)? as f64;
    let quantile = chi_squared_quantile(confidence.outside(), degrees);
    (spread.is_finite() && spread >= 0.0 && quantile > 0.0)
        .then(|| spread * libm::sqrt(degrees / quantile))
}

fn count(plan: &Plan, trial: impl Fn(&mut Random, &mut Vec<(f64, bool)>) -> bool + Sync) -> usize {
    blocks::run(plan.trials.div_ceil(BLOCK), |block| {
        let mut random = Random::new(plan.seed, block as u64);
        let mut scratch = Vec::new();
        (0..BLOCK.min(plan.trials - block * BLOCK))
            .filter(|_| trial(&mut random, &mut scratch))
            .count()
    })
    .into_iter()
    .sum()
}

/// The sums that a two-sided rank test rejects: at most `low` or at least `high`.
struct Rejection {
    low: Option<u64>,
    high: u64,
}

impl Rejection {
    fn paired(n: usize, alpha: f64) -> Self {
        let total = (n * (n + 1) / 2) as u64;
        if n > super::signed_rank::MOST_PAIRS_EXACT {
            let deviation = libm::sqrt(total as f64 * (2 * n + 1) as f64 / 12.0);
            return Self::normal(total as f64 / 2.0, deviation, alpha);
        }
        let ranks: Vec<u64> = (1..=n as u64).collect();
        Self::exact(&signed_rank_null(&ranks), 0, total, alpha)
    }

    fn unpaired(n: usize, alpha: f64) -> Self {
        let least = (n * (n + 1) / 2) as u64;
        let most = (n * (3 * n + 1) / 2) as u64;
        if n * n > super::mann_whitney::MOST_PAIRINGS_EXACT {
            let size = n as f64;
            let deviation = libm::sqrt(size * size * (2.0 * size + 1.0) / 12.0);
            return Self::normal((least + most) as f64 / 2.0, deviation, alpha);
        }
        let ranks: Vec<u64> = (1..=2 * n as u64).collect();
        Self::exact(&rank_sum_null(&ranks, n), least, most, alpha)
    }

    fn exact(null: &Null, least: u64, most: u64, alpha: f64) -> Self {
        let mut low = None;
        for sum in least..=least + (most - least) / 2 {
            if 2.0 * null.at_most(sum) > alpha + 1e-12 {
                break;
            }
            low = Some(sum);
        }
        Self {
            low,
            high: low.map_or(u64::MAX, |low| least + most - low),
        }
    }

    fn normal(centre: f64, deviation: f64, alpha: f64) -> Self {
        let reach = normal_upper_quantile(alpha / 2.0) * deviation;
        Self {
            low: Some(libm::floor(centre - reach).max(0.0) as u64),
            high: libm::ceil(centre + reach) as u64,
        }
    }

    fn includes(&self, sum: u64) -> bool {
        self.low.is_some_and(|low| sum <= low) || sum >= self.high
    }
}

/// Rank sum of the pairs that went up in a simulated pilot; `effect` pulls them down.
fn signed_rank_sum(
    random: &mut Random,
    n: usize,
    effect: f64,
    scratch: &mut Vec<(f64, bool)>,
) -> u64 {
    scratch.clear();
    scratch.extend((0..n).map(|_| {
        let difference = random.normal() - effect;
        (difference.abs(), difference > 0.0)
    }));
    ranked(scratch)
}

/// Rank sum of the values after in a simulated pilot.
fn rank_sum(random: &mut Random, n: usize, effect: f64, scratch: &mut Vec<(f64, bool)>) -> u64 {
    scratch.clear();
    scratch.extend((0..n).map(|_| (random.normal(), false)));
    scratch.extend((0..n).map(|_| (random.normal() - effect, true)));
    ranked(scratch)
}

/// The sum of the ranks of the marked values.
fn ranked(values: &mut [(f64, bool)]) -> u64 {
    values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    values
        .iter()
        .zip(1_u64..)
        .filter(|((_, marked), _)| *marked)
        .map(|(_, rank)| rank)
        .sum()
}

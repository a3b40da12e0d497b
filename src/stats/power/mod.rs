//! How many more? The size at which the exact test finds a change that matters, by simulation
//! (Noether 1987; Hoenig & Heisey 2001: never from the change just observed).

mod noncentral;
mod region;
mod trial;

use super::blocks;
use super::confidence::Confidence;
use super::floor::{smallest_p_paired, smallest_p_unpaired};
use super::random::{Random, Seed};
use super::special::chi_squared_quantile;
use noncentral::t_test_size;

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

/// Largest size that is simulated.
pub const LARGEST: usize = 1000;

/// The size that a plan needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Needed {
    /// Pairs, or values in each group; `None` when more than the largest size asked about.
    pub n: Option<usize>,
    /// Simulated power of the sizes from 1 up that were looked at; empty when the t test alone
    /// shows that the largest size is not enough.
    pub power: Vec<f64>,
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

/// The chance that pilots of the sizes 1 to `most` (at most [`LARGEST`]) find the reduction. Every
/// size is simulated with the first values of the same trials, so that sizes differ by their size
/// and not by luck. `None` for a plan out of its ranges.
pub fn power_curve(design: Design, plan: &Plan, most: usize) -> Option<Vec<f64>> {
    if !plan.is_sound() {
        return None;
    }
    let most = most.min(LARGEST);
    let regions = match design {
        Design::Paired => region::paired(most, plan.alpha),
        Design::Unpaired => region::unpaired(most, plan.alpha),
    };
    let effect = plan.effect();
    let blocks = blocks::run(plan.trials.div_ceil(BLOCK), |block| {
        let mut found = vec![0_u32; most];
        for trial in block * BLOCK..plan.trials.min((block + 1) * BLOCK) {
            let random = Random::new(plan.seed, trial as u64);
            match design {
                Design::Paired => trial::paired(random, effect, &regions, &mut found),
                Design::Unpaired => trial::unpaired(random, effect, &regions, &mut found),
            }
        }
        found
    });
    let mut found = vec![0_u32; most];
    for block in blocks {
        for (all, more) in found.iter_mut().zip(block) {
            *all += more;
        }
    }
    let trials = plan.trials as f64;
    Some(found.into_iter().map(|count| f64::from(count) / trials).collect())
}

/// The smallest size whose simulated power reaches the plan, up to `most` (at most [`LARGEST`]).
/// `None` for a plan out of its ranges.
pub fn size_needed(design: Design, plan: &Plan, most: usize) -> Option<Needed> {
    let most = most.min(LARGEST);
    let anchor = t_test_anchor(design, plan)?;
    if anchor > most {
        // On normal values no rank test needs fewer than the t test.
        return Some(Needed { n: None, power: Vec::new() });
    }
    let mut limit = (anchor + anchor / 4 + 8).min(most);
    loop {
        let power = power_curve(design, plan, limit)?;
        let n = power.iter().position(|p| *p >= plan.power).map(|at| at + 1);
        if n.is_some() || limit == most {
            return Some(Needed { n, power });
        }
        limit = (2 * limit).min(most);
    }
}

/// The smallest change, in standard deviations of the logs, that a plan of `n` pairs (or values in
/// each group) finds with the chance `power`: by halving around what the t test needs. `None` where
/// the size cannot reach `alpha`, or when a share is out of its range.
pub fn smallest_found(
    design: Design,
    n: usize,
    alpha: f64,
    power: f64,
    trials: usize,
    seed: Seed,
) -> Option<f64> {
    let found = |effect: f64| {
        let plan = Plan { reduction: -libm::expm1(-effect), spread: 1.0, alpha, power, trials, seed };
        power_curve(design, &plan, n)?.last().copied()
    };
    let (mut low, mut high) = (0.0, 0.5);
    while found(high)? < power {
        (low, high) = (high, 2.0 * high);
        if high > 32.0 {
            return None;
        }
    }
    for _ in 0..7 {
        let half = low + (high - low) / 2.0;
        if found(half)? >= power {
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
    (spread.is_finite() && spread >= 0.0 && quantile > 0.0).then(|| spread * libm::sqrt(degrees / quantile))
}

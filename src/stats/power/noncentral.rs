//! The power of Student's t test, used as an anchor for simulated sizes.

use super::super::special::{
    ln_gamma, normal_cdf, normal_quantile, normal_upper_quantile, student_two_sided_quantile,
};

/// Size at which the search ends: far past every pilot.
const MOST: usize = 100_000;

/// The smallest size (pairs, or values in each group) at which a two-sided t test at `alpha` finds
/// a shift of `effect` standard deviations with the chance `power`. Past [`MOST`] the search ends.
///
/// The search steps outwards from the size that known spreads would need, which is off by a few.
pub(super) fn t_test_size(paired: bool, effect: f64, alpha: f64, power: f64) -> usize {
    let reaches = |n: usize| t_test_power(paired, n, effect, alpha) >= power;
    let guess = with_known_spread(paired, effect, alpha, power);
    let (mut low, mut high, mut step) = (guess - 1, guess, 2);
    while !reaches(high) && high < MOST {
        (low, high, step) = (high, high + step, 2 * step);
    }
    if low < guess {
        while low > 1 && reaches(low) {
            (high, low, step) = (low, low.saturating_sub(step).max(1), 2 * step);
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
    high
}

/// The size that a normal test needs, from 2 to [`MOST`].
fn with_known_spread(paired: bool, effect: f64, alpha: f64, power: f64) -> usize {
    let deviates = normal_upper_quantile(alpha / 2.0) + normal_quantile(power);
    let groups = if paired { 1.0 } else { 2.0 };
    let size = libm::ceil(groups * (deviates / effect) * (deviates / effect));
    (size.min(MOST as f64) as usize).clamp(2, MOST)
}

fn t_test_power(paired: bool, n: usize, effect: f64, alpha: f64) -> f64 {
    let n = n as f64;
    let (degrees, shift) = if paired {
        (n - 1.0, effect * libm::sqrt(n))
    } else {
        (2.0 * n - 2.0, effect * libm::sqrt(n / 2.0))
    };
    let critical = student_two_sided_quantile(alpha, degrees);
    exceeds(critical, degrees, shift)
}

/// P(|T| > t) of the noncentral t distribution: the normal answer averaged over the spread that a
/// sample may show, by Simpson's rule. What is averaged is smooth, and a step is at most an eighth
/// of its standard deviation, so that the rule errs in the sixth decimal at most.
fn exceeds(t: f64, degrees: f64, shift: f64) -> f64 {
    const STEPS: u32 = 200;
    let (low, high) =
        ((1.0 - 12.0 / libm::sqrt(2.0 * degrees)).max(0.0), 1.0 + 12.0 / libm::sqrt(2.0 * degrees));
    let width = (high - low) / f64::from(STEPS);
    let scale = libm::log(2.0) + degrees / 2.0 * libm::log(degrees / 2.0) - ln_gamma(degrees / 2.0);
    let at = |ratio: f64| {
        // With one degree of freedom the density does not vanish at 0.
        let power = if degrees > 1.0 { (degrees - 1.0) * libm::log(ratio) } else { 0.0 };
        let density = scale + power - degrees / 2.0 * ratio * ratio;
        let beyond = normal_cdf(shift - t * ratio) + normal_cdf(-shift - t * ratio);
        libm::exp(density) * beyond
    };
    let sum: f64 = (0..=STEPS)
        .map(|step| {
            let weight = match step {
                0 | STEPS => 1.0,
                _ if step % 2 == 1 => 4.0,
                _ => 2.0,
            };
            weight * at(low + width * f64::from(step))
        })
        .sum();
    sum * width / 3.0
}

//! Which order statistic bounds a Hodges-Lehmann interval, and how sure it then is.

use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::sync::{Mutex, PoisonError};

use super::confidence::Confidence;
use super::null::{rank_sum_null, signed_rank_null};
use super::special::normal_cdf;

/// Pairs up to which the signed-rank distribution is summed by dynamic programming.
pub const MOST_PAIRS_SUMMED: usize = 100;
/// Pairs up to which the signed-rank distribution is inverted from its Fourier transform.
pub const MOST_PAIRS_EXACT: usize = 5000;
/// Product of the group sizes up to which the rank-sum distribution is exact.
pub const MOST_PAIRINGS_EXACT: usize = 5000;

/// The k-th smallest and the k-th largest value bound the interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Critical {
    /// k, at least 1.
    pub order: u64,
    /// How sure the interval between these two order statistics is.
    pub achieved: f64,
    /// Whether the distribution was exact rather than its normal approximation.
    pub exact: bool,
}

/// k for the Walsh averages of `n` paired differences (Bauer 1972; Hollander, Wolfe & Chicken
/// 2014): the signed-rank quantile, at least 1.
pub fn paired(n: usize, confidence: Confidence) -> Option<Critical> {
    (n > 0).then(|| remembered((n, 0), confidence, || paired_afresh(n, confidence)))
}

fn paired_afresh(n: usize, confidence: Confidence) -> Critical {
    if n <= MOST_PAIRS_SUMMED {
        let ranks: Vec<u64> = (1..=n as u64).collect();
        let null = signed_rank_null(&ranks);
        let order = null.quantile(confidence.tail()).max(1);
        return exactly(order, null.at_most(order - 1));
    }
    if n <= MOST_PAIRS_EXACT {
        return inverted(n, confidence);
    }
    let n = n as f64;
    let mean = n * (n + 1.0) / 4.0;
    let variance = mean * (2.0 * n + 1.0) / 6.0;
    approximately(mean, libm::sqrt(variance), confidence)
}

/// k for the pairwise differences of `n` against `m` values: the rank-sum quantile, at least 1.
pub fn unpaired(n: usize, m: usize, confidence: Confidence) -> Option<Critical> {
    let (less, more) = (n.min(m), n.max(m));
    (less > 0).then(|| remembered((less, more), confidence, || unpaired_afresh(less, more, confidence)))
}

fn unpaired_afresh(less: usize, more: usize, confidence: Confidence) -> Critical {
    if less * more > MOST_PAIRINGS_EXACT {
        let (n, m) = (less as f64, more as f64);
        let deviation = libm::sqrt(n * m * (n + m + 1.0) / 12.0);
        return approximately(n * m / 2.0, deviation, confidence);
    }
    let ranks: Vec<u64> = (0..(less + more) as u64).collect();
    let least = (less * (less - 1) / 2) as u64;
    let null = rank_sum_null(&ranks, less);
    let order = (null.quantile(confidence.tail()) - least).max(1);
    exactly(order, null.at_most(least + order - 1))
}

/// Critical values depend on sizes alone, and leaving out one case after another asks for the same
/// ones again and again, so they are kept.
fn remembered(
    sizes: (usize, usize),
    confidence: Confidence,
    work_out: impl FnOnce() -> Critical,
) -> Critical {
    static KNOWN: Mutex<BTreeMap<(usize, usize, u64), Critical>> = Mutex::new(BTreeMap::new());
    const MOST_KEPT: usize = 10_000;
    let key = (sizes.0, sizes.1, confidence.level().to_bits());
    // A panic elsewhere cannot leave a critical value half written, so a poisoned lock is usable.
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(critical) = known().get(&key) {
        return *critical;
    }
    let critical = work_out();
    let mut known = known();
    if known.len() >= MOST_KEPT {
        known.clear();
    }
    known.insert(key, critical);
    critical
}

fn exactly(order: u64, below: f64) -> Critical {
    Critical { order, achieved: (1.0 - 2.0 * below).max(0.0), exact: true }
}

fn approximately(mean: f64, deviation: f64, confidence: Confidence) -> Critical {
    let order = libm::ceil(mean - confidence.normal_deviate() * deviation - 0.5).max(1.0);
    Critical {
        order: order as u64,
        achieved: 1.0 - 2.0 * normal_cdf((order - 0.5 - mean) / deviation),
        exact: false,
    }
}

/// The signed-rank distribution of many pairs from its Fourier transform.
///
/// The transform of the sum is a product of cosines. With more than a hundred pairs it is below
/// 1e-18 outside a narrow band around zero, so a few dozen frequencies give the distribution to
/// the last digits where summing it would take hundreds of millions of additions.
fn inverted(n: usize, confidence: Confidence) -> Critical {
    let values = (n * (n + 1) / 2 + 1) as f64;
    let mut band = Vec::new();
    for frequency in 1_u32.. {
        let t = 2.0 * PI * f64::from(frequency) / values;
        let weight: f64 = (1..=n).map(|rank| libm::cos(rank as f64 * t / 2.0)).product();
        if weight.abs() < 1e-18 {
            break;
        }
        band.push((t, weight / libm::sin(t / 2.0)));
    }
    let at_most = |k: f64| {
        let waves: f64 = band
            .iter()
            .map(|(t, weight)| {
                weight * libm::cos(t * (values - 1.0 - k) / 2.0) * libm::sin(t * (k + 1.0) / 2.0)
            })
            .sum();
        (k + 1.0 + 2.0 * waves) / values
    };
    let (mut low, mut high) = (0_u64, (values / 2.0) as u64);
    while low < high {
        let half = low + (high - low) / 2;
        if at_most(half as f64) >= confidence.tail() {
            high = half;
        } else {
            low = half + 1;
        }
    }
    let order = low.max(1);
    exactly(order, at_most((order - 1) as f64))
}

//! One proportion: "x of n" and what it allows.

use super::confidence::{Confidence, Interval};
use super::special::beta_quantile;

/// A share of `n` with its interval, all between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// hits / n.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How often it happened.
    pub hits: u64,
    /// How often it could have happened.
    pub n: u64,
}

impl Share {
    /// Both ends.
    pub fn interval(&self) -> Interval {
        Interval { low: self.low, high: self.high }
    }
}

/// Wilson's score interval (Wilson 1927; Brown, Cai & DasGupta 2001).
/// `None` when `n` is 0 or `hits` exceeds it.
pub fn wilson(hits: u64, n: u64, confidence: Confidence) -> Option<Share> {
    let share = share_of(hits, n)?;
    let count = n as f64;
    let z = confidence.normal_deviate();
    let scale = 1.0 + z * z / count;
    let centre = (share + z * z / (2.0 * count)) / scale;
    let spread = share * (1.0 - share) / count + z * z / (4.0 * count * count);
    let half = z * libm::sqrt(spread) / scale;
    Some(Share {
        share,
        // At 0 and at n the end is the share itself; rounding must not move it.
        low: if hits == 0 { 0.0 } else { (centre - half).max(0.0) },
        high: if hits == n { 1.0 } else { (centre + half).min(1.0) },
        hits,
        n,
    })
}

/// The exact interval (Clopper & Pearson 1934). `None` when `n` is 0 or `hits` exceeds it.
pub fn clopper_pearson(hits: u64, n: u64, confidence: Confidence) -> Option<Share> {
    let share = share_of(hits, n)?;
    Some(Share {
        share,
        low: exact_low(hits, n, confidence.tail()),
        high: exact_high(hits, n, confidence.tail()),
        hits,
        n,
    })
}

/// The exact one-sided upper bound of a share: 0 of 40 still allows up to 7.2 %.
/// `None` when `n` is 0 or `hits` exceeds it.
pub fn upper_bound(hits: u64, n: u64, confidence: Confidence) -> Option<f64> {
    share_of(hits, n)?;
    Some(exact_high(hits, n, confidence.outside()))
}

/// The exact one-sided lower bound of a share. `None` when `n` is 0 or `hits` exceeds it.
pub fn lower_bound(hits: u64, n: u64, confidence: Confidence) -> Option<f64> {
    share_of(hits, n)?;
    Some(exact_low(hits, n, confidence.outside()))
}

/// 3 / n for 0 of n, a check for mental arithmetic only (Hanley & Lippman-Hand 1983): below 3 it
/// passes 1. `None` when something happened or nothing could.
pub fn rule_of_three(hits: u64, n: u64) -> Option<f64> {
    (hits == 0 && n > 0).then(|| 3.0 / n as f64)
}

fn share_of(hits: u64, n: u64) -> Option<f64> {
    (n > 0 && hits <= n).then(|| hits as f64 / n as f64)
}

fn exact_low(hits: u64, n: u64, tail: f64) -> f64 {
    match hits {
        0 => 0.0,
        _ if hits == n => libm::exp(libm::log(tail) / n as f64),
        _ => beta_quantile(hits as f64, (n - hits + 1) as f64, tail),
    }
}

fn exact_high(hits: u64, n: u64, tail: f64) -> f64 {
    match hits {
        0 => -libm::expm1(libm::log(tail) / n as f64),
        _ if hits == n => 1.0,
        _ => beta_quantile((hits + 1) as f64, (n - hits) as f64, 1.0 - tail),
    }
}

//! The rank sums that a two-sided test rejects, for every size.

use super::super::null::{HalfSums, rank_sum_null};
use super::super::special::normal_upper_quantile;
use super::super::{mann_whitney, signed_rank};

/// The sums that are rejected: at most `low` or at least `high`. With `low` missing, none is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Region {
    low: Option<u64>,
    high: u64,
}

impl Region {
    /// A symmetric statistic between 0 and `most`.
    fn symmetric(low: Option<u64>, most: u64) -> Self {
        Self { low, high: low.map_or(u64::MAX, |low| most - low) }
    }

    fn normal(most: u64, variance: f64, alpha: f64) -> Self {
        let reach = normal_upper_quantile(alpha / 2.0) * libm::sqrt(variance);
        let low = libm::floor(most as f64 / 2.0 - reach);
        Self::symmetric((low >= 0.0).then_some(low as u64), most)
    }

    pub(super) fn rejects(&self, sum: u64) -> bool {
        self.low.is_some_and(|low| sum <= low) || sum >= self.high
    }
}

/// Regions of the signed-rank sum for 1 to `most` pairs.
pub(super) fn paired(most: usize, alpha: f64) -> Vec<Region> {
    let mut sums = HalfSums::new();
    (1..=most)
        .map(|n| {
            let total = (n * (n + 1) / 2) as u64;
            if n > signed_rank::MOST_PAIRS_EXACT {
                return Region::normal(total, total as f64 * (2 * n + 1) as f64 / 12.0, alpha);
            }
            sums.add(n);
            Region::symmetric(sums.last_within(alpha / 2.0), total)
        })
        .collect()
}

/// Regions of the number of pairings in which the value after is larger, for groups of 1 to `most`.
pub(super) fn unpaired(most: usize, alpha: f64) -> Vec<Region> {
    (1..=most)
        .map(|n| {
            let pairings = n * n;
            if pairings > mann_whitney::MOST_PAIRINGS_EXACT {
                let variance = pairings as f64 * (2 * n + 1) as f64 / 12.0;
                return Region::normal(pairings as u64, variance, alpha);
            }
            let ranks: Vec<u64> = (0..2 * n as u64).collect();
            let least = (n * (n - 1) / 2) as u64;
            let low = rank_sum_null(&ranks, n).last_within(alpha / 2.0);
            Region::symmetric(low.and_then(|sum| sum.checked_sub(least)), pairings as u64)
        })
        .collect()
}

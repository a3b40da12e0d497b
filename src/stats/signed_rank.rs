//! Could the change of pairs be chance? Wilcoxon's signed-rank test, exact given the ties.

use super::null::signed_rank_null;
use super::rank::{MidRanks, mid_ranks};
use super::sample::Pairs;
use super::special::normal_two_sided;

/// Pairs up to which the test is exact.
pub const MOST_PAIRS_EXACT: usize = 200;

/// What becomes of pairs without a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ZeroRule {
    /// They are ranked with the rest, then their ranks are set aside (Pratt 1959). Recommended.
    Pratt,
    /// They are dropped before ranking (Wilcoxon 1945).
    Dropped,
}

/// The outcome of a signed-rank test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignedRank {
    /// Two-sided p; `None` when no pair differs (say "no difference seen").
    pub p: Option<f64>,
    /// Sum of the ranks of the pairs that went down.
    pub decreased_rank_sum: f64,
    /// Sum of the ranks of the pairs that went up.
    pub increased_rank_sum: f64,
    /// All pairs.
    pub n: usize,
    /// Pairs with a difference.
    pub n_nonzero: usize,
    /// Whether two nonzero differences are equal in size.
    pub has_ties: bool,
    /// Whether a pair has no difference.
    pub has_zeros: bool,
    /// Whether p is exact rather than from the normal approximation (more than 200 pairs).
    pub is_exact: bool,
    /// How zeros were handled.
    pub zero_rule: ZeroRule,
}

/// Tests the differences of the pairs, in the unit of the data.
pub fn signed_rank_of_differences(pairs: &Pairs, zero_rule: ZeroRule) -> SignedRank {
    signed_rank(&pairs.differences(), zero_rule)
}

/// Tests the log ratios of the pairs; it agrees with the interval of
/// [`paired_ratio`](super::hodges_lehmann::paired_ratio). `None` when a value is zero or negative.
pub fn signed_rank_of_log_ratios(pairs: &Pairs, zero_rule: ZeroRule) -> Option<SignedRank> {
    Some(signed_rank(&pairs.log_ratios()?, zero_rule))
}

/// Tests finite differences that are already rounded.
pub fn signed_rank(differences: &[f64], zero_rule: ZeroRule) -> SignedRank {
    let n = differences.len();
    let nonzero: Vec<f64> = differences.iter().copied().filter(|d| *d != 0.0).collect();
    let sizes: Vec<f64> = nonzero.iter().map(|d| d.abs()).collect();
    let mut ranks = mid_ranks(&sizes);
    let zeros = n - nonzero.len();
    if zero_rule == ZeroRule::Pratt {
        // Zeros are the smallest sizes, so ranking them too lifts every other rank by their number.
        for doubled in &mut ranks.doubled {
            *doubled += 2 * zeros as u64;
        }
    }
    let increased: u64 =
        ranks.doubled.iter().zip(&nonzero).filter(|(_, d)| **d > 0.0).map(|(rank, _)| *rank).sum();
    let total: u64 = ranks.doubled.iter().sum();
    let is_exact = n <= MOST_PAIRS_EXACT;
    SignedRank {
        p: (!nonzero.is_empty()).then(|| p_two_sided(&ranks, increased, total, is_exact)),
        decreased_rank_sum: (total - increased) as f64 / 2.0,
        increased_rank_sum: increased as f64 / 2.0,
        n,
        n_nonzero: nonzero.len(),
        has_ties: ranks.has_ties(),
        has_zeros: zeros > 0,
        is_exact,
        zero_rule,
    }
}

fn p_two_sided(ranks: &MidRanks, increased: u64, total: u64, exact: bool) -> f64 {
    if exact {
        // The distribution is symmetric, so both tails weigh the same.
        let smaller = increased.min(total - increased);
        return (2.0 * signed_rank_null(&ranks.doubled).at_most(smaller)).min(1.0);
    }
    let squares: f64 = ranks.doubled.iter().map(|r| (*r as f64) * (*r as f64)).sum();
    let distance = increased as f64 - total as f64 / 2.0;
    normal_two_sided(distance / (libm::sqrt(squares) / 2.0))
}

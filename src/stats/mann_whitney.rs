//! Could the change between two groups be chance? The Mann-Whitney test, exact given the ties.

use super::null::rank_sum_null;
use super::rank::{MidRanks, mid_ranks};
use super::sample::Sample;
use super::special::normal_two_sided;

/// Product of the group sizes up to which the test is exact.
pub const MOST_PAIRINGS_EXACT: usize = 5000;

/// The outcome of a Mann-Whitney test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// Two-sided p by distance from the centre; `None` when a side is empty or all are equal.
    pub p: Option<f64>,
    /// Pairings in which the value after is the larger one; ties count one half.
    pub u_after: f64,
    /// Whether two values are equal.
    pub has_ties: bool,
    /// Whether p is exact rather than from the normal approximation.
    pub is_exact: bool,
    /// Values before.
    pub n_before: usize,
    /// Values after.
    pub n_after: usize,
}

/// Compares the ranks of two independent groups.
pub fn mann_whitney(before: &Sample, after: &Sample) -> MannWhitney {
    let (n, m) = (before.len(), after.len());
    let pooled: Vec<f64> = [after.values(), before.values()].concat();
    let ranks = mid_ranks(&pooled);
    let sum: u64 = ranks.doubled.iter().take(m).sum();
    let is_exact = n * m <= MOST_PAIRINGS_EXACT;
    let all_equal = match (ranks.doubled.first(), ranks.doubled.get(1..)) {
        (Some(first), Some(rest)) => rest.iter().all(|rank| rank == first),
        _ => true,
    };
    MannWhitney {
        p: (n > 0 && m > 0 && !all_equal)
            .then(|| if is_exact { exact_p(&ranks, sum, n, m) } else { approximate_p(&ranks, sum, n, m) }),
        u_after: (sum - (m * (m + 1)) as u64) as f64 / 2.0,
        has_ties: ranks.has_ties(),
        is_exact,
        n_before: n,
        n_after: m,
    }
}

/// Two-sided p given the doubled rank sum of the `m` values after. The smaller group is summed:
/// both sums are equally far from their centres.
fn exact_p(ranks: &MidRanks, sum_after: u64, n: usize, m: usize) -> f64 {
    let all = (n + m) as u64;
    let size = n.min(m);
    let sum = if m <= n { sum_after } else { all * (all + 1) - sum_after };
    // A doubled rank is all + 1 on average, so twice the centre of the sum is 2 * size * (all + 1).
    rank_sum_null(&ranks.doubled, size).as_far_as(sum, 2 * size as u64 * (all + 1))
}

fn approximate_p(ranks: &MidRanks, sum_after: u64, n: usize, m: usize) -> f64 {
    let (n, m) = (n as f64, m as f64);
    let all = n + m;
    let distance = sum_after as f64 / 2.0 - m * (all + 1.0) / 2.0;
    let variance = n * m / 12.0 * (all + 1.0 - ranks.tie_term / (all * (all - 1.0)));
    normal_two_sided(distance / libm::sqrt(variance))
}

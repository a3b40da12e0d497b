//! What no data of this size can do better.

/// The smallest two-sided p that `n` pairs can give in an exact signed-rank test without ties.
/// 1 when there is no pair.
pub fn smallest_p_paired(n: usize) -> f64 {
    libm::exp2(1.0 - n as f64).min(1.0)
}

/// The smallest two-sided p that two groups can give in an exact rank-sum test without ties.
/// 1 when a group is empty.
pub fn smallest_p_unpaired(n_before: usize, n_after: usize) -> f64 {
    let size = n_before.min(n_after);
    let all = n_before + n_after;
    let choices = (1..=size).fold(1.0, |choices, k| choices * ((all - size + k) as f64 / k as f64));
    (2.0 / choices).min(1.0)
}

/// The fewest pairs whose smallest p reaches `alpha`.
pub fn fewest_pairs(alpha: f64) -> usize {
    (1..=1100).find(|n| smallest_p_paired(*n) <= alpha).unwrap_or(usize::MAX)
}

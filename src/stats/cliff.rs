//! How often is a value after lower than one before? Cliff's delta (Cliff 1993).

use super::sample::Sample;

/// Shares of all pairings of one value before with one after; the three shares add up to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cliff {
    /// P(after > before) - P(after < before): from -1 (all lower) to 1 (all higher).
    pub delta: f64,
    /// Share of the pairings in which the value after is lower.
    pub share_lower: f64,
    /// Share of the pairings in which both are equal.
    pub share_equal: f64,
    /// Share of the pairings in which the value after is higher.
    pub share_higher: f64,
    /// Values before.
    pub n_before: usize,
    /// Values after.
    pub n_after: usize,
}

/// Compares every value before with every value after; `None` when a side is empty.
pub fn cliffs_delta(before: &Sample, after: &Sample) -> Option<Cliff> {
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let sorted = after.sorted();
    let (mut lower, mut higher) = (0_usize, 0_usize);
    for b in before.sorted() {
        lower += sorted.partition_point(|a| a < b);
        higher += sorted.len() - sorted.partition_point(|a| a <= b);
    }
    let all = (before.len() * after.len()) as f64;
    let equal = before.len() * after.len() - lower - higher;
    Some(Cliff {
        delta: (higher as f64 - lower as f64) / all,
        share_lower: lower as f64 / all,
        share_equal: equal as f64 / all,
        share_higher: higher as f64 / all,
        n_before: before.len(),
        n_after: after.len(),
    })
}

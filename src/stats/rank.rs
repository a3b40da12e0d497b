//! Mid-ranks, kept doubled so that they stay whole numbers.

/// Mid-ranks of a list and what its ties do to a variance.
#[derive(Debug, Clone, PartialEq)]
pub struct MidRanks {
    /// Twice the mid-rank of each value, in the order given; ranks start at 1.
    pub doubled: Vec<u64>,
    /// Sum of t^3 - t over the groups of t equal values.
    pub tie_term: f64,
}

impl MidRanks {
    /// Whether two values are equal.
    pub fn has_ties(&self) -> bool {
        self.tie_term > 0.0
    }
}

/// Ranks values from the smallest (1) up; equal values share the mean of their ranks.
pub fn mid_ranks(values: &[f64]) -> MidRanks {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut doubled = vec![0; values.len()];
    let mut tie_term = 0.0;
    let mut below = 0_u64;
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        let size = group.len() as u64;
        // Ranks below+1 ..= below+size have the mean below + (size + 1) / 2.
        let rank = 2 * below + size + 1;
        for (_, place) in group {
            if let Some(slot) = doubled.get_mut(*place) {
                *slot = rank;
            }
        }
        let t = size as f64;
        tie_term += t * t * t - t;
        below += size;
    }
    MidRanks { doubled, tie_term }
}

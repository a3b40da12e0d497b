//! Two independent proportions: by how much they differ.

use super::confidence::Confidence;
use super::proportion::wilson;

/// What happened on one side: `hits` of `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How often it happened.
    pub hits: u64,
    /// How often it could have happened.
    pub n: u64,
}

/// The difference of two shares, `after - before`, from -1 to 1 (times 100: percentage points).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareDifference {
    /// The difference.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Counts before.
    pub before: Tally,
    /// Counts after.
    pub after: Tally,
}

/// Newcombe's hybrid score interval without continuity correction (Newcombe 1998, method 10).
/// `None` when a side has no case or more hits than cases.
pub fn newcombe(before: Tally, after: Tally, confidence: Confidence) -> Option<ShareDifference> {
    let b = wilson(before.hits, before.n, confidence)?;
    let a = wilson(after.hits, after.n, confidence)?;
    let value = a.share - b.share;
    Some(ShareDifference {
        value,
        low: value - libm::hypot(a.share - a.low, b.high - b.share),
        high: value + libm::hypot(a.high - a.share, b.share - b.low),
        before,
        after,
    })
}

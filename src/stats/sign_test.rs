//! "11 of 12 shorter": the sign test of pairs.

use super::confidence::{Confidence, Interval};
use super::discrete::Discrete;
use super::proportion::clopper_pearson;
use super::sample::Pairs;

/// The outcome of a sign test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignTest {
    /// Pairs that went down.
    pub decreased: u64,
    /// Pairs that went up.
    pub increased: u64,
    /// Pairs without a difference; they take no part in p and share.
    pub unchanged: u64,
    /// Two-sided exact p; `None` when no pair differs.
    pub p: Option<f64>,
    /// Share of the pairs with a difference that went down.
    pub share_decreased: Option<f64>,
    /// Clopper-Pearson interval of that share.
    pub share_interval: Option<Interval>,
}

/// Counts directions and asks how often a fair coin does as much.
pub fn sign_test(pairs: &Pairs, confidence: Confidence) -> SignTest {
    let differences = pairs.differences();
    let count = |wanted: fn(&f64) -> bool| differences.iter().filter(|d| wanted(d)).count() as u64;
    let (decreased, increased) = (count(|d| *d < 0.0), count(|d| *d > 0.0));
    sign_test_of_counts(decreased, increased, count(|d| *d == 0.0), confidence)
}

/// The same test for directions already counted, such as decided pairs with values at a cap.
pub fn sign_test_of_counts(
    decreased: u64,
    increased: u64,
    unchanged: u64,
    confidence: Confidence,
) -> SignTest {
    let decided = decreased + increased;
    let share = clopper_pearson(decreased, decided, confidence);
    SignTest {
        decreased,
        increased,
        unchanged,
        p: fair_coin_two_sided(decreased.min(increased), decided),
        share_decreased: share.map(|s| s.share),
        share_interval: share.map(|s| s.interval()),
    }
}

/// P(a fair coin lands at least as unevenly as `smaller` of `tosses`); `None` without a toss.
pub(super) fn fair_coin_two_sided(smaller: u64, tosses: u64) -> Option<f64> {
    if tosses == 0 {
        return None;
    }
    Some((2.0 * Discrete::binomial(tosses, 0.5).at_most(smaller)).min(1.0))
}

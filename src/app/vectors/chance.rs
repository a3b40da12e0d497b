//! Records whose reference values themselves came from random resampling.

use serde_json::{Value, json};

use crate::stats::bootstrap::{Bootstrap, Resampling};
use crate::stats::confidence::{Confidence, Interval};
use crate::stats::permutation::Permutation;
use crate::stats::random::Seed;

/// Any seed must do; this one is fixed so that every run says the same.
pub(super) const SEED: Seed = Seed(20_250_101);

/// As many resamples as the references used.
pub(super) const RESAMPLING: Resampling =
    Resampling { resamples: 10_000, confidence: Confidence::NINETY_FIVE, seed: SEED };

/// Random arrangements for a permutation test: more for small data, where they cost less.
pub(super) fn resamples_for(values: usize) -> usize {
    (4_000_000 / values.max(1)).clamp(5_000, 100_000)
}

pub(super) fn permutation_json(test: &Permutation) -> Value {
    json!({
        "statistic": test.statistic,
        "p_two_sided_abs": test.p,
        "p_two_sided_doubled": test.p_doubled,
        "n_arrangements": test.arrangements,
    })
}

pub(super) fn bootstrap_json(bootstrap: &Bootstrap) -> Value {
    let ends = |interval: Option<Interval>| interval.map(|i| json!({ "ci_low": i.low, "ci_high": i.high }));
    json!({
        "estimate": bootstrap.value,
        "percentile": ends(bootstrap.percentile),
        "BCa": ends(bootstrap.bca),
    })
}

//! Standardised effect sizes, for the appendix: on skewed minutes one outlier decides them.

use super::descriptive::{mean, standard_deviation};
use super::sample::{Pairs, Sample};
use super::special::ln_gamma;

/// Hedges' g, `after - before` in standard deviations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hedges {
    /// The effect.
    pub g: f64,
    /// Values before; for pairs, the number of pairs.
    pub n_before: usize,
    /// Values after; for pairs, the number of pairs.
    pub n_after: usize,
}

/// Difference of means over the pooled standard deviation, with the exact gamma correction. A
/// single value adds nothing to the spread. `None` when a side is empty or nothing varies.
pub fn hedges_g(before: &Sample, after: &Sample) -> Option<Hedges> {
    let (b, a) = (before.sorted(), after.sorted());
    let (n, m) = (b.len() as f64, a.len() as f64);
    let squares = |side: &[f64], count: f64| {
        let spread = standard_deviation(side).unwrap_or(0.0);
        (count - 1.0) * spread * spread
    };
    let degrees = n + m - 2.0;
    let pooled = libm::sqrt((squares(b, n) + squares(a, m)) / degrees);
    standardised(mean(a)? - mean(b)?, pooled, degrees, (b.len(), a.len()))
}

/// Mean over standard deviation of the paired differences, with the exact gamma correction.
/// `None` below two pairs or when every difference is the same.
pub fn hedges_g_paired(pairs: &Pairs) -> Option<Hedges> {
    let differences = pairs.differences();
    let n = differences.len();
    let spread = standard_deviation(&differences)?;
    standardised(mean(&differences)?, spread, n as f64 - 1.0, (n, n))
}

fn standardised(difference: f64, spread: f64, degrees: f64, sizes: (usize, usize)) -> Option<Hedges> {
    (spread > 0.0 && degrees >= 1.0).then(|| Hedges {
        g: difference / spread * correction(degrees),
        n_before: sizes.0,
        n_after: sizes.1,
    })
}

/// Γ(f/2) / (√(f/2) Γ((f-1)/2)): takes out the bias of small samples (Hedges 1981). With one
/// degree of freedom nothing is left of an effect.
fn correction(degrees: f64) -> f64 {
    if degrees <= 1.0 {
        return 0.0;
    }
    libm::exp(ln_gamma(degrees / 2.0) - ln_gamma((degrees - 1.0) / 2.0)) / libm::sqrt(degrees / 2.0)
}

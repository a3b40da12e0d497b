//! What the values look like.

use super::sample::Sample;

/// Summary of one side, in the unit of the data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Description {
    /// How many values.
    pub n: usize,
    /// Arithmetic mean.
    pub mean: f64,
    /// Standard deviation with n - 1; `None` for a single value.
    pub sd: Option<f64>,
    /// Smallest value.
    pub min: f64,
    /// Lower quartile.
    pub q1: f64,
    /// Median.
    pub median: f64,
    /// Upper quartile.
    pub q3: f64,
    /// 90th percentile.
    pub p90: f64,
    /// 95th percentile. Below 20 values it is the maximum in disguise: show that instead.
    pub p95: f64,
    /// Largest value.
    pub max: f64,
}

/// Describes a sample; `None` when it is empty.
pub fn describe(sample: &Sample) -> Option<Description> {
    let sorted = sample.sorted();
    let quantile = |p| quantile_of_sorted(sorted, p);
    Some(Description {
        n: sorted.len(),
        mean: mean(sorted)?,
        sd: standard_deviation(sorted),
        min: *sorted.first()?,
        q1: quantile(0.25)?,
        median: quantile(0.5)?,
        q3: quantile(0.75)?,
        p90: quantile(0.90)?,
        p95: quantile(0.95)?,
        max: *sorted.last()?,
    })
}

/// The quantile of type 7 (linear between order statistics, as in R and numpy) of ascending
/// values; `None` when there is none. `p` is taken between 0 and 1.
pub fn quantile_of_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    // 0.9 is not exactly nine tenths: without rounding, whole positions would fall short.
    let position = libm::round(p.clamp(0.0, 1.0) * last as f64 * 1e12) / 1e12;
    let below = libm::floor(position);
    let low = *sorted.get(below as usize)?;
    let high = sorted.get(below as usize + 1).copied().unwrap_or(low);
    Some(low + (position - below) * (high - low))
}

/// The median of values in any order; `None` when there is none.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    quantile_of_sorted(&sorted, 0.5)
}

/// The mean; `None` without a value. Equal values have exactly their own mean.
pub fn mean(values: &[f64]) -> Option<f64> {
    let first = *values.first()?;
    // Summing distances from one value keeps equal values exact and loses fewer digits.
    Some(first + sum(values.iter().map(|v| v - first)) / values.len() as f64)
}

/// The standard deviation with n - 1; `None` below two values.
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    let mean = mean(values)?;
    let degrees = values.len() as f64 - 1.0;
    let squares = sum(values.iter().map(|v| (v - mean) * (v - mean)));
    (degrees >= 1.0).then(|| libm::sqrt(squares / degrees))
}

/// A sum with Neumaier's compensation.
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut total, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = total + value;
        lost += if total.abs() >= value.abs() { (total - next) + value } else { (value - next) + total };
        total = next;
    }
    total + lost
}

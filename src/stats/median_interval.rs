//! The median of one side with an interval that assumes no shape.

use super::confidence::{Confidence, Interval};
use super::descriptive::quantile_of_sorted;
use super::discrete::Discrete;
use super::sample::Sample;

/// A median between two order statistics.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MedianInterval {
    /// The median, in the unit of the data.
    pub value: f64,
    /// The interval; `None` when so few values cannot reach the level.
    pub interval: Option<Interval>,
    /// How sure the interval is; `None` with it.
    pub achieved_confidence: Option<f64>,
    /// How many values.
    pub n: usize,
}

/// The median with the narrowest symmetric pair of order statistics that keeps the level; `None`
/// for an empty sample.
pub fn median_interval(sample: &Sample, confidence: Confidence) -> Option<MedianInterval> {
    let sorted = sample.sorted();
    let value = quantile_of_sorted(sorted, 0.5)?;
    let found = bounds(sorted, confidence);
    Some(MedianInterval {
        value,
        interval: found.map(|(interval, _)| interval),
        achieved_confidence: found.map(|(_, achieved)| achieved),
        n: sorted.len(),
    })
}

fn bounds(sorted: &[f64], confidence: Confidence) -> Option<(Interval, f64)> {
    let n = sorted.len();
    let coin = Discrete::binomial(n as u64, 0.5);
    let keeps = |order: usize| coin.at_most(order as u64 - 1) <= confidence.tail() + 1e-12;
    // The order grows while the tail below it stays small enough.
    let (mut low, mut high) = (0, n / 2);
    while low < high {
        let half = (low + high).div_ceil(2);
        if keeps(half) {
            low = half;
        } else {
            high = half - 1;
        }
    }
    let order = low.checked_sub(1)?;
    let interval = Interval { low: *sorted.get(order)?, high: *sorted.get(n - 1 - order)? };
    Some((interval, 1.0 - 2.0 * coin.at_most(order as u64)))
}

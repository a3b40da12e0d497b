//! The typical change with an exact interval (Hodges & Lehmann 1963).

use super::confidence::{Confidence, Interval};
use super::critical::{self, Critical};
use super::sample::{Pairs, Sample, round_difference, round_log};
use super::select::{kth_difference, kth_walsh_average, middle};

/// A typical change, `after - before`, in the unit of the data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// Median of all Walsh averages (paired) or of all pairwise differences (unpaired).
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// The ends are the `order`-th smallest and the `order`-th largest of those values.
    pub order: u64,
    /// How sure the interval is. Below the wanted level the interval must not carry that level.
    pub achieved_confidence: f64,
    /// Whether the wanted level can be reached with this many values at all.
    pub is_attainable: bool,
    /// Whether the critical value is exact rather than from the normal approximation.
    pub is_exact: bool,
    /// Values before; for pairs, the number of pairs.
    pub n_before: usize,
    /// Values after; for pairs, the number of pairs.
    pub n_after: usize,
}

#[cfg(test)]
impl Shift {
    /// Both ends of the interval.
    pub fn interval(&self) -> Interval {
        Interval { low: self.low, high: self.high }
    }
}

/// A typical ratio, `after / before`, without unit. Below 1 is a reduction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// The typical ratio.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// See [`Shift::order`].
    pub order: u64,
    /// See [`Shift::achieved_confidence`].
    pub achieved_confidence: f64,
    /// See [`Shift::is_attainable`].
    pub is_attainable: bool,
    /// See [`Shift::is_exact`].
    pub is_exact: bool,
    /// Values before; for pairs, the number of pairs.
    pub n_before: usize,
    /// Values after; for pairs, the number of pairs.
    pub n_after: usize,
}

impl Ratio {
    /// Both ends of the interval of the ratio.
    #[cfg(test)]
    pub fn interval(&self) -> Interval {
        Interval { low: self.low, high: self.high }
    }

    /// The typical change in percent: -40 is a reduction by 40 %.
    pub fn percent_change(&self) -> f64 {
        percent(self.value)
    }

    /// The interval of the change in percent.
    pub fn percent_interval(&self) -> Interval {
        Interval { low: percent(self.low), high: percent(self.high) }
    }

    fn of_logs(shift: Shift) -> Self {
        Self {
            value: libm::exp(shift.value),
            low: libm::exp(shift.low),
            high: libm::exp(shift.high),
            order: shift.order,
            achieved_confidence: shift.achieved_confidence,
            is_attainable: shift.is_attainable,
            is_exact: shift.is_exact,
            n_before: shift.n_before,
            n_after: shift.n_after,
        }
    }
}

fn percent(ratio: f64) -> f64 {
    100.0 * (ratio - 1.0)
}

/// The typical change of a pair. Zero differences are kept. `None` without pairs.
pub fn paired_shift(pairs: &Pairs, confidence: Confidence) -> Option<Shift> {
    of_differences(pairs.differences(), confidence)
}

/// The typical ratio of a pair, computed on logarithms. `None` without pairs, or when a value is
/// zero or negative: then report [`paired_shift`].
pub fn paired_ratio(pairs: &Pairs, confidence: Confidence) -> Option<Ratio> {
    of_differences(pairs.log_ratios()?, confidence).map(Ratio::of_logs)
}

/// The typical difference between a value after and a value before. `None` when a side is empty.
pub fn unpaired_shift(before: &Sample, after: &Sample, confidence: Confidence) -> Option<Shift> {
    of_groups(before.sorted(), after.sorted(), confidence, round_difference)
}

/// The typical ratio between a value after and a value before, computed on logarithms. `None`
/// when a side is empty or a value is zero or negative: then report [`unpaired_shift`].
pub fn unpaired_ratio(before: &Sample, after: &Sample, confidence: Confidence) -> Option<Ratio> {
    let (before, after) = (before.ln()?, after.ln()?);
    of_groups(before.sorted(), after.sorted(), confidence, round_log).map(Ratio::of_logs)
}

/// The typical ratio behind log ratios, which must be rounded and not be "not a number".
#[cfg(test)]
pub(super) fn ratio_of_logs(logs: Vec<f64>, confidence: Confidence) -> Option<Ratio> {
    of_differences(logs, confidence).map(Ratio::of_logs)
}

fn of_differences(mut differences: Vec<f64>, confidence: Confidence) -> Option<Shift> {
    differences.sort_by(f64::total_cmp);
    let n = differences.len();
    let critical = critical::paired(n, confidence)?;
    let count = (n as u64) * (n as u64 + 1) / 2;
    let kth = |k| kth_walsh_average(&differences, k);
    bounded(count, critical, kth, confidence, (n, n))
}

/// Rounding is monotone, so rounding an order statistic equals ordering rounded differences.
fn of_groups(before: &[f64], after: &[f64], confidence: Confidence, round: fn(f64) -> f64) -> Option<Shift> {
    let (n, m) = (before.len(), after.len());
    let critical = critical::unpaired(n, m, confidence)?;
    let kth = |k| kth_difference(before, after, k).map(round);
    bounded(n as u64 * m as u64, critical, kth, confidence, (n, m))
}

fn bounded(
    count: u64,
    critical: Critical,
    kth: impl Fn(u64) -> Option<f64>,
    confidence: Confidence,
    sizes: (usize, usize),
) -> Option<Shift> {
    Some(Shift {
        value: middle(count, &kth)?,
        low: kth(critical.order)?,
        high: kth(count + 1 - critical.order)?,
        order: critical.order,
        achieved_confidence: critical.achieved,
        is_attainable: confidence.is_met_by(critical.achieved),
        is_exact: critical.exact,
        n_before: sizes.0,
        n_after: sizes.1,
    })
}

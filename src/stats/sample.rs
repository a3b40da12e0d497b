//! The data that every method takes: checked once, so that no method has to doubt its input.

use thiserror::Error;

/// Magnitude above which a value is refused: far past any measurement, and small enough that no
/// sum or square of samples can overflow.
pub const LARGEST: f64 = 1e100;

/// Magnitude below which a value counts as zero, so that no ratio of samples can overflow.
pub const SMALLEST: f64 = 1e-100;

/// Why a list of numbers cannot become a [`Sample`], [`Pairs`] or series.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SampleError {
    /// A value is infinite or not a number.
    #[error("value {} is not a finite number", index + 1)]
    NotFinite {
        /// Position of the value, from 0.
        index: usize,
    },
    /// A value is larger in magnitude than [`LARGEST`].
    #[error("value {} is too large to be a measurement", index + 1)]
    TooLarge {
        /// Position of the value, from 0.
        index: usize,
    },
    /// A time is below zero.
    #[error("value {} is a time below zero", index + 1)]
    Negative {
        /// Position of the value, from 0.
        index: usize,
    },
    /// The two halves of the pairs differ in length.
    #[error("{before} values before cannot be paired with {after} after")]
    UnequalLengths {
        /// How many values came before.
        before: usize,
        /// How many values came after.
        after: usize,
    },
}

/// Checks one value. `-0.0` and magnitudes below [`SMALLEST`] become `0.0`, so that equal values
/// are equal in every ordering.
pub(super) fn checked(index: usize, value: f64) -> Result<f64, SampleError> {
    if !value.is_finite() {
        return Err(SampleError::NotFinite { index });
    }
    if value.abs() > LARGEST {
        return Err(SampleError::TooLarge { index });
    }
    Ok(if value.abs() < SMALLEST { 0.0 } else { value })
}

fn checked_all(values: Vec<f64>) -> Result<Vec<f64>, SampleError> {
    values.into_iter().enumerate().map(|(index, value)| checked(index, value)).collect()
}

/// Independent values of one side.
///
/// Invariants: every value is zero (never `-0.0`) or has a magnitude from [`SMALLEST`] to
/// [`LARGEST`].
/// A sample may be empty: methods answer `None` where the size makes them undefined.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sample {
    values: Vec<f64>,
    sorted: Vec<f64>,
}

impl Sample {
    /// Takes values in any order.
    pub fn new(values: Vec<f64>) -> Result<Self, SampleError> {
        let values = checked_all(values)?;
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        Ok(Self { values, sorted })
    }

    /// The values in the order given.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The values in ascending order.
    pub fn sorted(&self) -> &[f64] {
        &self.sorted
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether logarithms exist: every value is above zero.
    pub fn is_positive(&self) -> bool {
        self.sorted.first().is_none_or(|least| *least > 0.0)
    }

    /// Natural logarithms as a sample; `None` when a value is zero or negative.
    pub fn ln(&self) -> Option<Self> {
        self.is_positive().then(|| Self {
            values: self.values.iter().map(|v| libm::log(*v)).collect(),
            sorted: self.sorted.iter().map(|v| libm::log(*v)).collect(),
        })
    }
}

/// Values of both sides that belong together one to one (the same scenario on both platforms).
///
/// Invariants as for [`Sample`]; both halves have the same length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pairs {
    before: Vec<f64>,
    after: Vec<f64>,
}

impl Pairs {
    /// Pairs `before[i]` with `after[i]`.
    pub fn new(before: Vec<f64>, after: Vec<f64>) -> Result<Self, SampleError> {
        if before.len() != after.len() {
            return Err(SampleError::UnequalLengths { before: before.len(), after: after.len() });
        }
        Ok(Self { before: checked_all(before)?, after: checked_all(after)? })
    }

    /// The values before, in the order given.
    pub fn before(&self) -> &[f64] {
        &self.before
    }

    /// The values after, in the order given.
    pub fn after(&self) -> &[f64] {
        &self.after
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.before.len()
    }

    /// Whether there is no pair.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty()
    }

    /// `after - before` of each pair, rounded to nine decimals so that decimal ties stay ties.
    pub fn differences(&self) -> Vec<f64> {
        self.zipped().map(|(b, a)| round_difference(a - b)).collect()
    }

    /// `ln(after / before)` of each pair, rounded to twelve decimals; `None` when a value is zero
    /// or negative, because then a ratio says nothing.
    pub fn log_ratios(&self) -> Option<Vec<f64>> {
        self.zipped().map(|(b, a)| (b > 0.0 && a > 0.0).then(|| log_ratio(b, a))).collect()
    }

    fn zipped(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.before.iter().copied().zip(self.after.iter().copied())
    }
}

/// The logarithm of `after / before`, rounded to twelve decimals.
pub(super) fn log_ratio(before: f64, after: f64) -> f64 {
    round_log(libm::log(after / before))
}

/// Rounds a difference of measurements to nine decimals.
pub(super) fn round_difference(value: f64) -> f64 {
    round_to(value, 1e9)
}

/// Rounds a log ratio to twelve decimals.
pub(super) fn round_log(value: f64) -> f64 {
    round_to(value, 1e12)
}

/// Rounds to a decimal scale; values too large to carry such decimals are left as they are.
fn round_to(value: f64, scale: f64) -> f64 {
    const EXACT_INTEGERS: f64 = 9_007_199_254_740_992.0;
    let scaled = value * scale;
    if scaled.abs() >= EXACT_INTEGERS {
        return value;
    }
    libm::round(scaled) / scale + 0.0
}

//! A measurement per period, with the periods that have none.

use super::super::sample::{SampleError, checked, round_difference};

/// Values in time order. A period without a measurement is a gap, never a zero: it has no moving
/// range and breaks every run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    points: Vec<Option<f64>>,
}

impl Series {
    /// Takes one entry a period. Refuses values that are not finite.
    pub fn new(points: Vec<Option<f64>>) -> Result<Self, SampleError> {
        let points = points
            .into_iter()
            .enumerate()
            .map(|(index, point)| point.map(|value| checked(index, value)).transpose())
            .collect::<Result<_, _>>()?;
        Ok(Self { points })
    }

    /// Takes a series without gaps.
    pub fn complete(values: Vec<f64>) -> Result<Self, SampleError> {
        Self::new(values.into_iter().map(Some).collect())
    }

    /// One entry a period.
    pub fn points(&self) -> &[Option<f64>] {
        &self.points
    }

    /// The measurements there are, in time order.
    pub fn measured(&self) -> Vec<f64> {
        self.points.iter().flatten().copied().collect()
    }

    /// Absolute differences between neighbours that were both measured, rounded to nine decimals.
    pub fn moving_ranges(&self) -> Vec<f64> {
        self.points
            .windows(2)
            .filter_map(|pair| match pair {
                [Some(earlier), Some(later)] => Some(round_difference((later - earlier).abs())),
                _ => None,
            })
            .collect()
    }
}

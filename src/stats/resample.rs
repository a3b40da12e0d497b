//! Medians of resamples, without sorting any.

use super::random::Random;

/// Draws with replacement from an ascending list and gives the median of each draw.
///
/// Only how often each value was drawn matters for a median, so a draw is a tally, and the median
/// is found by walking the tally from below.
pub(super) struct MedianResampler<'a> {
    sorted: &'a [f64],
    size: u32,
    tally: Vec<u32>,
}

impl<'a> MedianResampler<'a> {
    /// `None` for an empty list or one of more than four thousand million values.
    pub(super) fn new(sorted: &'a [f64]) -> Option<Self> {
        let size = u32::try_from(sorted.len()).ok().filter(|n| *n > 0)?;
        Some(Self { sorted, size, tally: vec![0; sorted.len()] })
    }

    /// The median of one resample.
    pub(super) fn draw(&mut self, random: &mut Random) -> f64 {
        self.tally.fill(0);
        for _ in 0..self.size {
            let place = random.below(self.size) as usize;
            if let Some(count) = self.tally.get_mut(place) {
                *count += 1;
            }
        }
        let (low, high) = (self.size.div_ceil(2), self.size / 2 + 1);
        let (mut seen, mut low_value) = (0, None);
        for (value, count) in self.sorted.iter().zip(&self.tally) {
            seen += count;
            if low_value.is_none() && seen >= low {
                low_value = Some(*value);
            }
            if let Some(low_value) = low_value
                && seen >= high
            {
                return low_value + (value - low_value) * 0.5;
            }
        }
        low_value.unwrap_or(0.0)
    }
}

//! Values to places from left to right.

/// A scale that runs to the right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Across {
    /// Equal steps are equal ratios; only where every value is above 0.
    pub log: bool,
    /// The value at the left edge.
    pub low: f64,
    /// The value at the right edge.
    pub high: f64,
    /// The left edge, in pixels.
    pub left: f64,
    /// The right edge, in pixels.
    pub right: f64,
}

/// The least and the largest of the finite values.
pub fn ends(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .into_iter()
        .filter(|v| v.is_finite())
        .fold(None, |found, v| Some(found.map_or((v, v), |(l, h): (f64, f64)| (l.min(v), h.max(v)))))
}

impl Across {
    fn part(&self, value: f64) -> f64 {
        if !self.log {
            return (value - self.low) / (self.high - self.low);
        }
        libm::log(value.max(f64::MIN_POSITIVE) / self.low) / libm::log(self.high / self.low)
    }

    /// The place of a value, kept between the edges.
    pub fn x(&self, value: f64) -> f64 {
        let part = self.part(value);
        self.left + if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 } * (self.right - self.left)
    }

    /// Whether a value lies between the edges.
    pub fn shows(&self, value: f64) -> bool {
        let part = self.part(value);
        (-1e-9..=1.0 + 1e-9).contains(&part)
    }

    /// Round values from 0 on, at least `gap` pixels apart.
    pub fn round_values(&self, gap: f64) -> Vec<f64> {
        let room = ((self.right - self.left) / gap.max(1.0)).max(1.0);
        let rough = (self.high - self.low) / room;
        let power = libm::exp10(libm::floor(libm::log10(rough.max(1e-12))));
        let step = [1.0, 2.0, 5.0, 10.0].map(|s| s * power).into_iter().find(|s| *s >= rough);
        let step = step.unwrap_or(10.0 * power);
        let first = libm::ceil(self.low / step - 1e-9);
        let steps = libm::floor((self.high - first * step) / step + 1e-9).clamp(0.0, 100.0) as u32;
        (0..=steps).map(|n| (first + f64::from(n)) * step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_values_are_round_and_apart() {
        let scale = Across { log: false, low: 0.0, high: 43.0, left: 0.0, right: 200.0 };
        assert_eq!(scale.round_values(40.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        let below = Across { low: -35.0, high: 12.0, ..scale };
        assert_eq!(below.round_values(40.0), [-30.0, -20.0, -10.0, 0.0, 10.0]);
    }

    #[test]
    fn what_lies_off_the_scale_stands_at_its_edge() {
        let scale = Across { log: true, low: 0.5, high: 2.0, left: 0.0, right: 100.0 };
        assert!((scale.x(1.0) - 50.0).abs() < 1e-9);
        assert_eq!((scale.x(0.0), scale.x(9.0), scale.shows(9.0)), (0.0, 100.0, false));
    }
}

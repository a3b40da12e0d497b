//! Scales, round values on them, and labels that keep clear of one another.

use std::collections::BTreeMap;

use super::spec::Axis;
use plotters::coord::ranged1d::Ranged as _;
use plotters::coord::types::RangedCoordf64;

/// Values to heights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// How it runs; never `Log` where a value is not above 0.
    pub axis: Axis,
    /// The value at the lower edge.
    pub low: f64,
    /// The value at the upper edge.
    pub high: f64,
    /// The upper edge, in pixels.
    pub top: f64,
    /// The lower edge, in pixels.
    pub bottom: f64,
}

impl Scale {
    /// A scale that holds the values with some air, and never has no extent.
    pub fn holding(values: &[f64], wanted: Axis, top: f64, bottom: f64) -> Scale {
        let (mut low, mut high) = values
            .iter()
            .filter(|v| v.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
        if low > high {
            (low, high) = (1.0, 10.0);
        }
        if wanted == Axis::Log && low > 0.0 {
            let middle = libm::sqrt(low * high);
            let low = (low / 1.12).min(middle / 1.7);
            let high = (high * 1.1).max(middle * 1.7);
            return Scale { axis: Axis::Log, low, high, top, bottom };
        }
        let high = if high <= 0.0 { 1.0 } else { high * 1.06 };
        Scale { axis: Axis::Linear, low: (low * 1.06).min(0.0), high, top, bottom }
    }

    /// The height of a value.
    pub fn y(&self, value: f64) -> f64 {
        let share = match self.axis {
            Axis::Log => libm::log(value / self.low) / libm::log(self.high / self.low),
            Axis::Linear => (value - self.low) / (self.high - self.low),
        };
        self.bottom - share * (self.bottom - self.top)
    }

    /// The height of a value, kept on the scale.
    pub fn y_kept(&self, value: f64) -> f64 {
        if self.axis == Axis::Log && value <= 0.0 {
            return self.bottom;
        }
        self.y(value).clamp(self.top, self.bottom)
    }

    /// Whether a value lies on the scale.
    pub fn holds(&self, value: f64) -> bool {
        let slack = (self.high - self.low) * 1e-9;
        value >= self.low - slack && value <= self.high + slack
    }

    /// Round values on the scale, at least `gap` pixels apart.
    pub fn round_values(&self, gap: f64) -> Vec<f64> {
        let candidates = match self.axis {
            Axis::Linear => {
                let range = RangedCoordf64::from(self.low..self.high);
                let sets = (2..12).rev().map(|most| range.key_points(most));
                return sets.into_iter().find(|values| self.apart(values, gap)).unwrap_or_default();
            }
            Axis::Log => {
                [&[1.0, 2.0, 5.0][..], &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0][..], &[1.0, 3.0][..], &[1.0][..]]
            }
        };
        let on = |steps: &[f64]| -> Vec<f64> {
            let values =
                (-4..9).flat_map(|power| steps.iter().map(move |step| step * libm::exp10(f64::from(power))));
            values.filter(|v| self.holds(*v)).collect()
        };
        let fits = candidates.iter().map(|steps| on(steps)).filter(|values| self.apart(values, gap));
        fits.max_by_key(Vec::len).unwrap_or_default()
    }

    fn apart(&self, values: &[f64], gap: f64) -> bool {
        let beside = |pair: &[f64]| match pair {
            [a, b] => (self.y(*a) - self.y(*b)).abs() >= gap,
            _ => true,
        };
        values.windows(2).all(beside)
    }
}

/// Moves heights apart until each is `gap` from the next, as little as can be, inside the bounds.
/// The result is in the order of the input.
pub fn spread(wanted: &[f64], gap: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let many = wanted.len().saturating_sub(1).max(1) as f64;
    let gap = gap.min(((bottom - top) / many).max(1.0));
    let mut order: Vec<(usize, f64)> = wanted.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    // Neighbours that touch become one block, which then stands at the mean of its wishes.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (_, y) in &order {
        let mut block = (*y, 1_usize);
        while let Some((start, size)) = blocks.last().copied() {
            if start + size as f64 * gap <= block.0 {
                break;
            }
            blocks.pop();
            let shifted = block.0 - size as f64 * gap;
            let total = (size + block.1) as f64;
            block = ((start * size as f64 + shifted * block.1 as f64) / total, size + block.1);
        }
        block.0 = block.0.min(bottom - (block.1 - 1) as f64 * gap).max(top);
        blocks.push(block);
    }
    let placed = blocks.iter().flat_map(|(start, size)| (0..*size).map(move |k| start + k as f64 * gap));
    let mut out: Vec<(usize, f64)> = order.iter().map(|(at, _)| *at).zip(placed).collect();
    out.sort_by_key(|(at, _)| *at);
    out.into_iter().map(|(_, y)| y).collect()
}

/// How far aside each of many dots must stand so that none hides another: 0, then right and left in
/// turn. The result is in the order of the input.
pub fn swarm(heights: &[f64], diameter: f64) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = heights.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let mut placed: Vec<(usize, f64)> = Vec::new();
    // Dots come from above to below, so of each column only the last one can be in the way, and of
    // the columns only the same and its neighbours, which are no whole dot away.
    let mut last: BTreeMap<i32, f64> = BTreeMap::new();
    let aside = |column: i32| f64::from(column) * diameter * 0.55;
    for (at, y) in order {
        let clear = |column: i32| {
            (column - 1..=column + 1).all(|other| {
                last.get(&other).is_none_or(|py| (aside(other) - aside(column)).hypot(py - y) >= diameter)
            })
        };
        let tries = (0..60).map(|k: i32| if k % 2 == 1 { (k + 1) / 2 } else { -((k + 1) / 2) });
        let column = tries.into_iter().find(|column| clear(*column)).unwrap_or(0);
        last.insert(column, y);
        placed.push((at, aside(column)));
    }
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, x)| x).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn equal_ratios_are_equal_steps() {
        let scale = Scale::holding(&[10.0, 80.0], Axis::Log, 0.0, 100.0);
        let step = scale.y(10.0) - scale.y(20.0);
        assert!((scale.y(40.0) - scale.y(80.0) - step).abs() < 1e-9);
    }

    #[test]
    fn a_zero_makes_the_axis_linear_from_zero() {
        let scale = Scale::holding(&[0.0, 12.0], Axis::Log, 0.0, 100.0);
        assert_eq!((scale.axis, scale.y(0.0)), (Axis::Linear, 100.0));
    }

    #[test]
    fn identical_values_still_have_a_scale() {
        for axis in [Axis::Log, Axis::Linear] {
            let y = Scale::holding(&[7.0, 7.0], axis, 0.0, 100.0).y(7.0);
            assert!(y > 0.0 && y < 100.0);
        }
    }

    #[test]
    fn labels_are_moved_apart_and_stay_inside() {
        let y = spread(&[50.0, 50.0, 51.0, 99.0], 12.0, (0.0, 100.0));
        let mut sorted = y.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.windows(2).all(|w| w[1] - w[0] >= 11.999), "{y:?}");
        assert!(sorted[0] >= 0.0 && sorted[3] <= 100.0);
        assert!((y[0] + y[1] + y[2] - 151.0).abs() < 1e-6, "moved no further than needed: {y:?}");
    }

    #[test]
    fn dots_of_one_height_stand_side_by_side() {
        let x = swarm(&[5.0, 5.0, 5.0], 8.0);
        assert!((x[0] - x[1]).abs() >= 8.0 && (x[1] - x[2]).abs() >= 8.0, "{x:?}");
    }
}

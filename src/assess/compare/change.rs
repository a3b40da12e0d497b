//! The typical change of pairs or groups, with times that were stopped kept as bounds.

use crate::domain::assessment::Bound;
use crate::stats::confidence::Confidence;
use crate::stats::hodges_lehmann::{self, Ratio, Shift};
use crate::stats::sample::{Pairs, Sample};

/// How a change is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assess) enum Scale {
    /// After ÷ before, shown as a change in percent.
    Percent,
    /// After − before, in the unit of the values.
    Unit,
}

/// A value, or where it was stopped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::assess) struct Seen {
    /// The value.
    pub value: f64,
    /// Stopped at that value: the true one is larger.
    pub censored: bool,
}

/// How values are laid out.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::assess) enum Layout {
    /// Baseline and pilot of the same scenario.
    Pairs(Vec<(Seen, Seen)>),
    /// Baseline cases and pilot cases.
    Groups(Vec<Seen>, Vec<Seen>),
}

/// A typical change with its interval: percent or the unit of the values, negative is a reduction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::assess) struct Change {
    /// The estimate.
    pub value: f64,
    /// Lower end; `None` where no bound exists.
    pub low: Option<f64>,
    /// Upper end; `None` where no bound exists.
    pub high: Option<f64>,
    /// How sure the interval really is.
    pub achieved: f64,
    /// Whether 95 % can be reached with so few values at all.
    pub attainable: bool,
}

/// A change that stopped times may turn into bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::assess) struct Bounded {
    /// Measured, or which bound.
    pub bound: Bound,
    /// The change; with two bounds, the least favourable one. `None` when it is unbounded.
    pub change: Option<Change>,
    /// With two bounds, the most favourable one.
    pub other: Option<Change>,
    /// Lower and upper end that hold whatever the stopped times really were.
    pub ends: (Option<f64>, Option<f64>),
    /// Whether 95 % can be reached with so few values at all.
    pub attainable: bool,
    /// How sure the interval really is.
    pub achieved: f64,
}

/// Stands for a value beyond every measurement.
const BEYOND: f64 = 1e60;
/// A change past this came from `BEYOND`, not from the data.
const UNBOUNDED: f64 = 1e20;

/// What is put in for a stopped time.
#[derive(Debug, Clone, Copy)]
struct Fill {
    baseline: Put,
    pilot: Put,
}

#[derive(Debug, Clone, Copy)]
enum Put {
    Cap,
    Beyond,
}

impl Put {
    fn of(self, seen: Seen) -> f64 {
        match self {
            Put::Beyond if seen.censored => BEYOND,
            _ => seen.value,
        }
    }
}

impl Layout {
    /// How many cases can be left out one at a time.
    pub fn cases(&self) -> usize {
        match self {
            Self::Pairs(pairs) => pairs.len(),
            Self::Groups(before, after) => before.len() + after.len(),
        }
    }
    /// The same without one case; groups count the baseline first.
    pub fn without(&self, index: usize) -> Self {
        fn skip<T: Copy>(values: &[T], index: usize) -> Vec<T> {
            values.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, v)| *v).collect()
        }
        match self {
            Self::Pairs(pairs) => Self::Pairs(skip(pairs, index)),
            Self::Groups(before, after) if index < before.len() => {
                Self::Groups(skip(before, index), after.clone())
            }
            Self::Groups(before, after) => Self::Groups(before.clone(), skip(after, index - before.len())),
        }
    }
    /// Whether a time was stopped.
    pub fn is_stopped(&self) -> bool {
        let (before, after) = self.sides();
        before.iter().chain(&after).any(|seen| seen.censored)
    }
    /// The cases by the size of what they say, as orders in which leaving one out moves the result
    /// steadily. With stopped times each case is an order of its own.
    pub fn in_order(&self, scale: Scale) -> Vec<Vec<usize>> {
        if self.is_stopped() {
            return (0..self.cases()).map(|index| vec![index]).collect();
        }
        let sorted = |values: Vec<f64>, first: usize| {
            let mut order: Vec<(f64, usize)> = values.into_iter().zip(first..).collect();
            order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            order.into_iter().map(|(_, index)| index).collect::<Vec<usize>>()
        };
        let (before, after) = self.sides();
        let values = |side: Vec<Seen>| side.into_iter().map(|s| s.value).collect::<Vec<f64>>();
        match (self, scale) {
            (Self::Pairs(pairs), Scale::Percent) => {
                vec![sorted(pairs.iter().map(|(b, a)| a.value / b.value).collect(), 0)]
            }
            (Self::Pairs(pairs), Scale::Unit) => {
                vec![sorted(pairs.iter().map(|(b, a)| a.value - b.value).collect(), 0)]
            }
            (Self::Groups(..), _) => {
                let first = before.len();
                vec![sorted(values(before), 0), sorted(values(after), first)]
            }
        }
    }
    /// Baseline and pilot values, stopped ones at their caps.
    pub fn sides(&self) -> (Vec<Seen>, Vec<Seen>) {
        match self {
            Self::Pairs(pairs) => pairs.iter().copied().unzip(),
            Self::Groups(before, after) => (before.clone(), after.clone()),
        }
    }
    /// Whether every value is above zero, so that ratios exist.
    pub fn is_positive(&self) -> bool {
        let (before, after) = self.sides();
        before.iter().chain(&after).all(|seen| seen.value > 0.0)
    }
    /// The pairs with stopped values at their caps; `None` for groups.
    pub fn pairs(&self) -> Option<Pairs> {
        match self {
            Self::Pairs(_) => {
                let (before, after) = self.filled(Fill { baseline: Put::Cap, pilot: Put::Cap });
                Pairs::new(before, after).ok()
            }
            Self::Groups(..) => None,
        }
    }
    /// The typical change. Stopped times turn it into a bound (or two), never into a measurement.
    pub fn change(&self, scale: Scale) -> Option<Bounded> {
        let (before, after) = self.sides();
        let stopped = (before.iter().any(|s| s.censored), after.iter().any(|s| s.censored));
        let caps = self.estimate(Fill { baseline: Put::Cap, pilot: Put::Cap }, scale)?;
        if stopped == (false, false) {
            return Some(Bounded {
                bound: Bound::Exact,
                change: Some(caps),
                other: None,
                ends: (caps.low, caps.high),
                attainable: caps.attainable,
                achieved: caps.achieved,
            });
        }
        // The worst that the stopped times allow: a stopped pilot time never ended, a stopped
        // baseline time ended just then. The best is the other way round.
        let worst = self.estimate(Fill { baseline: Put::Cap, pilot: Put::Beyond }, scale)?;
        let best = self.estimate(Fill { baseline: Put::Beyond, pilot: Put::Cap }, scale)?;
        let real = |v: Option<f64>| v.filter(|v| is_real(*v, scale));
        let ends = (real(best.low), real(worst.high));
        // Of an interval with stopped times only the end that is nearer to no change is printed:
        // the less favourable one, or the lower one of what rose whatever the stopped times were.
        let printed = |change: Change| match ends.0.filter(|low| *low > 0.0) {
            Some(low) => Change { low: Some(low), high: None, ..change },
            None => Change { low: None, high: ends.1, ..change },
        };
        let (bound, change, other) = match stopped {
            (_, false) => (Bound::AtLeast, Some(printed(caps)), None),
            (false, true) => (Bound::AtMost, Some(printed(caps)), None),
            (true, true) => {
                let figure = |change: Change| real(Some(change.value)).map(|_| change);
                let other = figure(best).map(|change| Change { low: None, high: None, ..change });
                (Bound::TwoBounds, figure(worst).map(printed), other)
            }
        };
        Some(Bounded { bound, change, other, ends, attainable: caps.attainable, achieved: caps.achieved })
    }
    fn filled(&self, fill: Fill) -> (Vec<f64>, Vec<f64>) {
        let (before, after) = self.sides();
        (
            before.into_iter().map(|seen| fill.baseline.of(seen)).collect(),
            after.into_iter().map(|seen| fill.pilot.of(seen)).collect(),
        )
    }
    fn estimate(&self, fill: Fill, scale: Scale) -> Option<Change> {
        let (before, after) = self.filled(fill);
        let level = Confidence::NINETY_FIVE;
        match (self, scale) {
            (Self::Pairs(_), Scale::Percent) => {
                hodges_lehmann::paired_ratio(&Pairs::new(before, after).ok()?, level).map(Change::of_ratio)
            }
            (Self::Pairs(_), Scale::Unit) => {
                hodges_lehmann::paired_shift(&Pairs::new(before, after).ok()?, level).map(Change::of_shift)
            }
            (Self::Groups(..), scale) => {
                let (before, after) = (Sample::new(before).ok()?, Sample::new(after).ok()?);
                match scale {
                    Scale::Percent => {
                        hodges_lehmann::unpaired_ratio(&before, &after, level).map(Change::of_ratio)
                    }
                    Scale::Unit => {
                        hodges_lehmann::unpaired_shift(&before, &after, level).map(Change::of_shift)
                    }
                }
            }
        }
    }
}

/// Whether a change came from the data and not from what was put in for a stopped time. A
/// reduction to nothing, −100 %, is no bound either.
fn is_real(value: f64, scale: Scale) -> bool {
    value.abs() < UNBOUNDED && (scale == Scale::Unit || value > -100.0 + 1e-9)
}

impl Change {
    fn of_ratio(ratio: Ratio) -> Self {
        let ends = ratio.percent_interval();
        Self {
            value: ratio.percent_change(),
            low: Some(ends.low),
            high: Some(ends.high),
            achieved: ratio.achieved_confidence,
            attainable: ratio.is_attainable,
        }
    }
    fn of_shift(shift: Shift) -> Self {
        Self {
            value: shift.value,
            low: Some(shift.low),
            high: Some(shift.high),
            achieved: shift.achieved_confidence,
            attainable: shift.is_attainable,
        }
    }
}

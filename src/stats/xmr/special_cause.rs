//! Points that the process does not explain.

use super::super::sample::round_difference;
use super::limits::Limits;
use super::series::Series;

/// Points in a row that make a run on one side or a trend.
pub const RUN_LENGTH: usize = 7;
/// Points in a row of the shorter trend, which is reported but never a special cause by itself.
pub const SHORT_TREND_LENGTH: usize = 6;

/// On which side of the centre line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Above the centre.
    Above,
    /// Below the centre.
    Below,
}

/// Which way a trend goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Every point is higher than the one before.
    Rising,
    /// Every point is lower than the one before.
    Falling,
}

/// Every rule that a point takes part in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PointFlags {
    /// Outside a limit.
    pub outside: Option<Side>,
    /// In a run of at least seven on one side of the centre.
    pub shift: Option<Side>,
    /// In a trend of at least seven points.
    pub trend: Option<Direction>,
    /// In a trend of at least six points.
    pub short_trend: Option<Direction>,
    /// One of two out of three beyond two thirds of the way to a limit, all three on one side.
    pub two_in_three: Option<Side>,
}

impl PointFlags {
    /// The one cause to name: outside a limit before trend, two in three, and shift.
    pub fn cause(&self) -> SpecialCause {
        if let Some(side) = self.outside {
            SpecialCause::Outside(side)
        } else if let Some(direction) = self.trend {
            SpecialCause::Trend(direction)
        } else if let Some(side) = self.two_in_three {
            SpecialCause::TwoInThree(side)
        } else if let Some(side) = self.shift {
            SpecialCause::Shift(side)
        } else {
            SpecialCause::None
        }
    }
}

/// Why a point stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpecialCause {
    /// It does not: common cause variation.
    None,
    /// Outside a limit.
    Outside(Side),
    /// In a trend of seven.
    Trend(Direction),
    /// Two of three near a limit.
    TwoInThree(Side),
    /// In a run of seven on one side.
    Shift(Side),
}

impl SpecialCause {
    /// The label used by NHS charts.
    pub fn nhs_label(self) -> &'static str {
        match self {
            Self::None => "Common Cause",
            Self::Outside(Side::Above) => "Above UCL",
            Self::Outside(Side::Below) => "Below LCL",
            Self::Trend(Direction::Rising) => "7 Point Trend (Increasing)",
            Self::Trend(Direction::Falling) => "7 Point Trend (Decreasing)",
            Self::TwoInThree(Side::Above) => "2 in 3 Above CL",
            Self::TwoInThree(Side::Below) => "2 in 3 Below CL",
            Self::Shift(Side::Above) => "7 Points Above CL",
            Self::Shift(Side::Below) => "7 Points Below CL",
        }
    }
}

/// Judges every period of a series by limits that may come from another series. A period without
/// a measurement has no flags and breaks every run.
pub fn special_causes(series: &Series, limits: &Limits) -> Vec<Option<PointFlags>> {
    let mut flags: Vec<Option<PointFlags>> =
        series.points().iter().map(|point| point.map(|value| on_its_own(value, limits))).collect();
    mark_shifts(&mut flags, series, limits);
    mark_trends(&mut flags, series);
    mark_two_in_three(&mut flags, series, limits);
    flags
}

fn side_of(value: f64, line: f64) -> Option<Side> {
    let distance = round_difference(value - line);
    if distance > 0.0 {
        Some(Side::Above)
    } else if distance < 0.0 {
        Some(Side::Below)
    } else {
        None
    }
}

fn on_its_own(value: f64, limits: &Limits) -> PointFlags {
    PointFlags { outside: outside(value, limits), ..PointFlags::default() }
}

fn outside(value: f64, limits: &Limits) -> Option<Side> {
    if side_of(value, limits.upper) == Some(Side::Above) {
        Some(Side::Above)
    } else if side_of(value, limits.lower) == Some(Side::Below) {
        Some(Side::Below)
    } else {
        None
    }
}

fn mark_shifts(flags: &mut [Option<PointFlags>], series: &Series, limits: &Limits) {
    let sides: Vec<Option<Side>> =
        series.points().iter().map(|point| point.and_then(|value| side_of(value, limits.centre))).collect();
    let mut start = 0;
    for run in sides.chunk_by(|a, b| a == b) {
        if let Some(Some(side)) = run.first()
            && run.len() >= RUN_LENGTH
        {
            mark(flags, start, run.len(), |point| point.shift = Some(*side));
        }
        start += run.len();
    }
}

fn mark_trends(flags: &mut [Option<PointFlags>], series: &Series) {
    let steps: Vec<Option<Direction>> = series
        .points()
        .windows(2)
        .map(|pair| match pair {
            [Some(earlier), Some(later)] => match side_of(*later, *earlier)? {
                Side::Above => Some(Direction::Rising),
                Side::Below => Some(Direction::Falling),
            },
            _ => None,
        })
        .collect();
    let mut start = 0;
    for run in steps.chunk_by(|a, b| a == b) {
        if let Some(Some(direction)) = run.first() {
            // So many steps join one point more.
            let points = run.len() + 1;
            mark(flags, start, points, |point| {
                if points >= SHORT_TREND_LENGTH {
                    point.short_trend = Some(*direction);
                }
                if points >= RUN_LENGTH {
                    point.trend = Some(*direction);
                }
            });
        }
        start += run.len();
    }
}

fn mark_two_in_three(flags: &mut [Option<PointFlags>], series: &Series, limits: &Limits) {
    let near: Vec<bool> = series
        .points()
        .iter()
        .map(|point| point.is_some_and(|value| is_near_a_limit(value, limits)))
        .collect();
    for (start, (points, near)) in series.points().windows(3).zip(near.windows(3)).enumerate() {
        let mut sides = points.iter().map(|point| point.and_then(|value| side_of(value, limits.centre)));
        let Some(Some(side)) = sides.next() else {
            continue;
        };
        if !sides.all(|other| other == Some(side)) || near.iter().filter(|n| **n).count() < 2 {
            continue;
        }
        for (offset, _) in near.iter().enumerate().filter(|(_, near)| **near) {
            mark(flags, start + offset, 1, |point| {
                point.two_in_three = Some(side);
            });
        }
    }
}

/// Beyond two thirds of the way to a limit, yet not past it.
fn is_near_a_limit(value: f64, limits: &Limits) -> bool {
    let toward = |limit: f64| limits.centre + (limit - limits.centre) * 2.0 / 3.0;
    let beyond = side_of(value, toward(limits.upper)) == Some(Side::Above)
        || side_of(value, toward(limits.lower)) == Some(Side::Below);
    beyond && outside(value, limits).is_none()
}

fn mark(flags: &mut [Option<PointFlags>], start: usize, length: usize, change: impl Fn(&mut PointFlags)) {
    flags.iter_mut().skip(start).take(length).flatten().for_each(change);
}

//! Natural process limits.

use super::super::descriptive::{mean, median};
use super::series::Series;

/// Limits are the centre and so many mean moving ranges.
pub const MEAN_RANGE_FACTOR: f64 = 2.66;
/// Limits are the centre and so many median moving ranges.
pub const MEDIAN_RANGE_FACTOR: f64 = 3.145;
/// Screening drops moving ranges of at least so many times their mean.
pub const SCREENING_FACTOR: f64 = 3.267;
/// Below so many points, limits are provisional and must be called so.
pub const FIRM_FROM: usize = 12;
/// Below so many points, no limits should be drawn.
pub const DRAWN_FROM: usize = 7;

/// How limits follow from a series. State the rule beside the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LimitRule {
    /// Mean ± 2.66 × mean moving range.
    MeanRange,
    /// The same after dropping moving ranges of at least 3.267 times their mean, once.
    ScreenedMeanRange,
    /// Mean ± 3.145 × median moving range; withstands one gross spike.
    MedianRange,
    /// Median ± 3.145 × median moving range.
    MedianRangeAboutMedian,
}

/// Limits of a process, in the unit of the series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The centre line.
    pub centre: f64,
    /// The lower limit. It can lie below what is possible: draw it at 0 for times.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// The mean or median moving range they rest on.
    pub range: f64,
    /// How they were made.
    pub rule: LimitRule,
    /// Measurements they rest on.
    pub n: usize,
}

impl Limits {
    /// Whether so few points carry them that they must be called provisional.
    pub fn are_provisional(&self) -> bool {
        self.n < FIRM_FROM
    }
}

/// Limits of a series; `None` without two measured neighbours. A series that never moves has
/// limits equal to its centre.
pub fn limits(series: &Series, rule: LimitRule) -> Option<Limits> {
    let values = series.measured();
    let ranges = series.moving_ranges();
    let range = match rule {
        LimitRule::MeanRange => mean(&ranges)?,
        LimitRule::ScreenedMeanRange => screened_mean(&ranges)?,
        LimitRule::MedianRange | LimitRule::MedianRangeAboutMedian => median(&ranges)?,
    };
    let centre = match rule {
        LimitRule::MedianRangeAboutMedian => median(&values)?,
        _ => mean(&values)?,
    };
    let factor = match rule {
        LimitRule::MeanRange | LimitRule::ScreenedMeanRange => MEAN_RANGE_FACTOR,
        LimitRule::MedianRange | LimitRule::MedianRangeAboutMedian => MEDIAN_RANGE_FACTOR,
    };
    Some(Limits {
        centre,
        lower: centre - factor * range,
        upper: centre + factor * range,
        range,
        rule,
        n: values.len(),
    })
}

fn screened_mean(ranges: &[f64]) -> Option<f64> {
    let all = mean(ranges)?;
    let kept: Vec<f64> = ranges.iter().copied().filter(|range| *range < SCREENING_FACTOR * all).collect();
    // Without any variation nothing passes the screen, and the mean is 0 either way.
    mean(&kept).or(Some(all))
}

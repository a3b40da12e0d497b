//! Limits of a process, and what they find.

use super::days::ProductDay;
use crate::domain::assessment::Limits;
use crate::stats::confidence::Confidence;
use crate::stats::interrupted::{segmented, step_only, usual_lags};
use crate::stats::xmr::limits::{self as xmr, DRAWN_FROM, LimitRule, SCREENING_FACTOR};
use crate::stats::xmr::series::Series;
use crate::stats::xmr::special_cause::{Direction, PointFlags, Side};

/// Limits as computed and as shown.
pub(super) struct Drawn {
    /// As computed.
    pub limits: xmr::Limits,
    /// As shown.
    pub shown: Limits,
}

/// Limits of a series of at least seven days; `None` below.
pub(super) fn draw(points: &[Option<f64>], days: &[&ProductDay], spikes: bool) -> Option<Drawn> {
    let series = Series::new(points.to_vec()).ok()?;
    if series.measured().len() < DRAWN_FROM {
        return None;
    }
    let rule = if spikes && has_spike(&series) { LimitRule::MedianRange } else { LimitRule::MeanRange };
    let limits = xmr::limits(&series, rule)?;
    let method = match rule {
        LimitRule::MedianRange => "mean ± 3.145 × median moving range, because one day stands far out",
        _ => "mean ± 2.66 × mean moving range",
    };
    Some(Drawn {
        limits,
        shown: Limits {
            mean: limits.centre,
            lower: limits.lower,
            upper: limits.upper,
            n: limits.n as u32,
            provisional: limits.are_provisional(),
            from: days.first()?.day,
            until: days.last()?.day,
            method: method.to_owned(),
        },
    })
}

/// A gross spike makes the mean moving range too wide. The median one must not be 0, or every
/// small step would stand out.
fn has_spike(series: &Series) -> bool {
    let mean = xmr::limits(series, LimitRule::MeanRange).map(|l| l.range);
    let median = xmr::limits(series, LimitRule::MedianRange).map(|l| l.range);
    let (Some(mean), Some(median)) = (mean, median) else { return false };
    median > 0.0 && series.moving_ranges().iter().any(|range| *range >= SCREENING_FACTOR * mean)
}

/// The rules a day takes part in, in words, and whether one of them points to worse.
pub(super) fn told(flags: &PointFlags) -> (Vec<String>, bool) {
    let mut words = Vec::new();
    let mut worse = false;
    let mut side = |side: Option<Side>, above: &str, below: &str| match side {
        Some(Side::Above) => {
            words.push(above.to_owned());
            worse = true;
        }
        Some(Side::Below) => words.push(below.to_owned()),
        None => {}
    };
    side(flags.outside, "later than the upper limit", "earlier than the lower limit");
    side(flags.shift, "one of 7 in a row later than the mean", "one of 7 in a row earlier than the mean");
    side(flags.two_in_three, "2 of 3 near the upper limit", "2 of 3 near the lower limit");
    match flags.trend {
        Some(Direction::Rising) => {
            words.push("one of 7 in a row, each later than the one before".to_owned());
            worse = true;
        }
        Some(Direction::Falling) => {
            words.push("one of 7 in a row, each earlier than the one before".to_owned());
        }
        None => {}
    }
    (words, worse)
}

/// How strongly one day resembles the next, the step at the cut-over taken out; `None` where there
/// are too few days.
pub(super) fn autocorrelation(before: &[Option<f64>], after: &[Option<f64>]) -> Option<f64> {
    let all: Vec<Option<f64>> = before.iter().chain(after).copied().collect();
    let lags = usual_lags(all.len());
    let series = Series::new(all).ok()?;
    step_only(&series, before.len(), lags, Confidence::NINETY_FIVE)?.lag1_autocorrelation
}

/// From so many days a side a segmented regression gives a second opinion.
const SECOND_LOOK_FROM: usize = 20;

/// The same days by segmented regression, whose errors allow for one day resembling the next.
pub(super) fn second_look(before: &[Option<f64>], after: &[Option<f64>]) -> Option<String> {
    let measured = |points: &[Option<f64>]| points.iter().flatten().count();
    let days = (measured(before), measured(after));
    if days.0.min(days.1) < SECOND_LOOK_FROM {
        return None;
    }
    let all: Vec<Option<f64>> = before.iter().chain(after).copied().collect();
    let lags = usual_lags(all.len());
    let series = Series::new(all).ok()?;
    let found = segmented(&series, before.len(), lags, Confidence::NINETY_FIVE)?;
    Some(crate::assess::wording::beside::segmented(&found, days))
}

//! The share still unresolved over time (Kaplan & Meier 1958), with Greenwood's error.

use super::super::confidence::{Confidence, Interval};
use super::durations::Durations;

/// How the band around the curve is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// On the complementary log-log scale. Recommended: stays inside 0 to 1 and covers best.
    LogLog,
    /// On the log scale.
    Log,
    /// Straight on the curve.
    Plain,
}

/// One step of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The time, in the unit of the data.
    pub time: f64,
    /// Cases still running just before it.
    pub at_risk: u64,
    /// Events at it.
    pub events: u64,
    /// Cases cut off at it.
    pub stopped: u64,
    /// Share still unresolved after it.
    pub share: f64,
    /// Greenwood's standard error; `None` once nobody is left.
    pub error: Option<f64>,
    /// The band; `None` where it is not defined.
    pub band: Option<Interval>,
}

/// A curve with its band.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// A step for every distinct time, in ascending order.
    pub steps: Vec<Step>,
    /// Median time; `None` when not reached (say "more than the cap").
    pub median: Option<f64>,
    /// Lower end of its interval (Brookmeyer & Crowley 1982); `None` when not reached.
    pub median_low: Option<f64>,
    /// Upper end of its interval; `None` when not reached.
    pub median_high: Option<f64>,
    /// How the band was made.
    pub band: Band,
    /// How many cases.
    pub n: usize,
    /// How many of them were cut off.
    pub stopped: usize,
}

/// The curve of one side; `None` without a case.
pub fn kaplan_meier(durations: &Durations, band: Band, confidence: Confidence) -> Option<Curve> {
    let z = confidence.normal_deviate();
    let (mut share, mut hazard_variance) = (1.0_f64, 0.0_f64);
    let steps: Vec<Step> = durations
        .moments()
        .into_iter()
        .map(|moment| {
            let (risk, events) = (moment.at_risk as f64, moment.events as f64);
            share *= (risk - events) / risk;
            hazard_variance += events / (risk * (risk - events));
            let error = (share > 0.0).then(|| libm::sqrt(hazard_variance));
            Step {
                time: moment.time,
                at_risk: moment.at_risk,
                events: moment.events,
                stopped: moment.stopped,
                share,
                error: error.map(|e| share * e),
                band: error.and_then(|e| around(share, z * e, band)),
            }
        })
        .collect();
    if steps.is_empty() {
        return None;
    }
    let ends =
        |end: fn(&Interval) -> f64| crosses_half(steps.iter().map(|s| (s.time, s.band.as_ref().map(end))));
    Some(Curve {
        median: crosses_half(steps.iter().map(|s| (s.time, Some(s.share)))),
        median_low: ends(|band| band.low),
        median_high: ends(|band| band.high),
        steps,
        band,
        n: durations.len(),
        stopped: durations.stopped(),
    })
}

/// The band at one share, given so many standard errors of the log share.
fn around(share: f64, reach: f64, band: Band) -> Option<Interval> {
    match band {
        Band::Plain => {
            Some(Interval { low: (share - share * reach).max(0.0), high: (share + share * reach).min(1.0) })
        }
        Band::Log => {
            Some(Interval { low: share * libm::exp(-reach), high: (share * libm::exp(reach)).min(1.0) })
        }
        // At 1 the scale has no value.
        Band::LogLog if share >= 1.0 => None,
        Band::LogLog => {
            let hazard = -libm::log(share);
            let widening = libm::exp(reach / hazard);
            Some(Interval { low: libm::exp(-hazard * widening), high: libm::exp(-hazard / widening) })
        }
    }
}

/// The first time at which a falling curve is at one half or below; the middle of the stretch
/// when it rests exactly at one half.
fn crosses_half(points: impl Iterator<Item = (f64, Option<f64>)>) -> Option<f64> {
    const SAME: f64 = 1.5e-8;
    let mut below = points
        .filter_map(|(time, value)| value.map(|value| (time, value)))
        .filter(|(_, value)| *value < 0.5 + SAME);
    let (time, value) = below.next()?;
    if (value - 0.5).abs() >= SAME {
        return Some(time);
    }
    let leaves = below.find(|(_, later)| *later < value - SAME);
    Some(leaves.map_or(time, |(later, _)| (time + later) / 2.0))
}

//! Events per time on two sides, only where events are independent of each other.

use super::confidence::Confidence;
use super::discrete::Discrete;
use super::proportion::clopper_pearson;
use super::sample::{LARGEST, SMALLEST};

/// Events seen and how long one looked. Both sides count exposure in the same unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Events {
    /// How many events.
    pub events: u64,
    /// For how long, above zero.
    pub exposure: f64,
}

/// The ratio of two rates, `after / before`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRatio {
    /// The ratio; `None` when nothing happened before.
    pub value: Option<f64>,
    /// Lower end.
    pub low: f64,
    /// Upper end; `None` when unbounded.
    pub high: Option<f64>,
    /// Two-sided exact p by small probabilities.
    pub p: f64,
    /// Events and exposure before.
    pub before: Events,
    /// Events and exposure after.
    pub after: Events,
}

/// Compares two Poisson rates given the total of events (Przyborowski & Wilenski 1940; Clopper &
/// Pearson 1934). `None` without any event or with an exposure that is not above zero.
pub fn rate_ratio(before: Events, after: Events, confidence: Confidence) -> Option<RateRatio> {
    let usable = |side: Events| (SMALLEST..=LARGEST).contains(&side.exposure);
    if !usable(before) || !usable(after) {
        return None;
    }
    let all = before.events + after.events;
    let share = clopper_pearson(after.events, all, confidence)?;
    let time = before.exposure / after.exposure;
    let ratio = |share: f64| (share < 1.0).then(|| share / (1.0 - share) * time);
    let expected = after.exposure / (before.exposure + after.exposure);
    Some(RateRatio {
        value: (before.events > 0).then(|| after.events as f64 / before.events as f64 * time),
        low: ratio(share.low)?,
        high: ratio(share.high),
        p: Discrete::binomial(all, expected).as_unlikely_as(after.events),
        before,
        after,
    })
}

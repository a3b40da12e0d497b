//! Mean time up to a cap, which exists even when the median is not reached (Royston & Parmar 2013).

use super::super::confidence::Confidence;
use super::durations::Durations;

/// Mean time up to a cap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RestrictedMean {
    /// The mean, in the unit of the data.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// The cap.
    pub cap: f64,
    /// Whether the cap lies past the last time while cases were still running, so that the end of
    /// the curve is a guess.
    pub is_extrapolated: bool,
    /// How many cases.
    pub n: usize,
}

/// The difference of two restricted means, `after - before`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanDifference {
    /// The difference, in the unit of the data.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Both means, before first.
    pub means: [RestrictedMean; 2],
}

/// The area under the Kaplan-Meier curve up to `cap`. `None` without a case, or with a cap that is
/// not finite or not above zero.
pub fn restricted_mean(durations: &Durations, cap: f64) -> Option<RestrictedMean> {
    if durations.is_empty() || !cap.is_finite() || cap <= 0.0 {
        return None;
    }
    // Each stretch of the curve: its area, and the hazard variance of the step it begins with.
    let mut stretches = Vec::new();
    let (mut share, mut from, mut weight) = (1.0_f64, 0.0_f64, 0.0_f64);
    let mut last = 0.0_f64;
    for moment in durations.moments() {
        last = moment.time;
        if moment.time >= cap {
            break;
        }
        stretches.push((share * (moment.time - from), weight));
        let (risk, events) = (moment.at_risk as f64, moment.events as f64);
        weight = if moment.at_risk == moment.events { 0.0 } else { events / (risk * (risk - events)) };
        share *= (risk - events) / risk;
        from = moment.time;
    }
    stretches.push((share * (cap - from), weight));
    let (mut area, mut variance) = (0.0, 0.0);
    for (piece, weight) in stretches.iter().rev() {
        area += piece;
        variance += area * area * weight;
    }
    Some(RestrictedMean {
        value: area,
        error: libm::sqrt(variance),
        cap,
        is_extrapolated: last < cap && share > 0.0,
        n: durations.len(),
    })
}

/// The difference of the means up to the same cap, with a normal interval. `None` where either
/// mean is undefined.
pub fn restricted_mean_difference(
    before: &Durations,
    after: &Durations,
    cap: f64,
    confidence: Confidence,
) -> Option<MeanDifference> {
    let means = [restricted_mean(before, cap)?, restricted_mean(after, cap)?];
    let [b, a] = &means;
    let value = a.value - b.value;
    let half = confidence.normal_deviate() * libm::hypot(a.error, b.error);
    Some(MeanDifference { value, low: value - half, high: value + half, means })
}

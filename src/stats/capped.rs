//! Pairs of which some were stopped at a cap before they were resolved.
//!
//! A capped value is a bound, never a measured time. So there is no estimate with an interval, but
//! bounds: what the typical ratio is at most, and what it is at least.

use super::confidence::Confidence;
use super::hodges_lehmann::ratio_of_logs;
use super::sample::{SampleError, checked, log_ratio};
use super::sign_test::{SignTest, sign_test_of_counts};
use super::survival::durations::Duration;

/// Stands for a ratio that could be anything; far past every real log ratio.
const UNKNOWN: f64 = 1e6;

/// Pairs of times, each of which may have been stopped. Invariant: finite times above zero.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CappedPairs {
    pairs: Vec<(Duration, Duration)>,
}

/// What capped pairs say. Ratios are `after / before`.
#[derive(Debug, Clone, PartialEq)]
pub struct CappedAnswer {
    /// The sign test of the decided pairs.
    pub signs: SignTest,
    /// Positions of the pairs whose order is not known; they take no part in the sign test.
    pub undecided: Vec<usize>,
    /// Pairs stopped before the cut-over only.
    pub stopped_before: usize,
    /// Pairs stopped after the cut-over only.
    pub stopped_after: usize,
    /// Pairs stopped on both sides.
    pub stopped_both: usize,
    /// The typical ratio is at most `value`, and its interval ends at most at `end`. `None` when
    /// the data allow any ratio upwards.
    pub at_most: Option<Bound>,
    /// The typical ratio is at least `value`, and its interval begins at least at `end`. `None`
    /// when the data allow any ratio downwards.
    pub at_least: Option<Bound>,
}

/// One side of what is known about a typical ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// Bound of the typical ratio.
    pub value: f64,
    /// Bound of the end of its interval; `None` where nothing bounds it.
    pub end: Option<f64>,
    /// How sure the interval is.
    pub achieved_confidence: f64,
    /// Whether the wanted level can be reached with this many pairs.
    pub is_attainable: bool,
}

impl CappedPairs {
    /// Takes pairs of time before and time after. `Err` for times that are not finite; `Ok(None)`
    /// when a time is zero or negative, because then there is no ratio.
    pub fn new(pairs: Vec<(Duration, Duration)>) -> Result<Option<Self>, SampleError> {
        let mut positive = true;
        for (index, (before, after)) in pairs.iter().enumerate() {
            positive &= checked(index, before.time)? > 0.0 && checked(index, after.time)? > 0.0;
        }
        Ok(positive.then_some(Self { pairs }))
    }

    /// Bounds of the log ratio of each pair, lower and upper.
    fn bounds(&self) -> Vec<(f64, f64)> {
        self.pairs
            .iter()
            .map(|(before, after)| {
                let seen = log_ratio(before.time, after.time);
                let low = if before.happened { seen } else { -UNKNOWN };
                let high = if after.happened { seen } else { UNKNOWN };
                (low, high)
            })
            .collect()
    }
}

/// What the pairs say although some were stopped.
pub fn capped_pairs(pairs: &CappedPairs, confidence: Confidence) -> CappedAnswer {
    let bounds = pairs.bounds();
    let (mut decreased, mut increased, mut unchanged) = (0, 0, 0);
    let mut undecided = Vec::new();
    for (index, (bound, (before, after))) in bounds.iter().zip(&pairs.pairs).enumerate() {
        let is_known = before.happened && after.happened;
        match *bound {
            // A stopped time is longer than its cap, so a resolved one at the cap is shorter.
            (_, high) if high < 0.0 || (high == 0.0 && !is_known) => decreased += 1,
            (low, _) if low > 0.0 || (low == 0.0 && !is_known) => increased += 1,
            _ if is_known => unchanged += 1,
            _ => undecided.push(index),
        }
    }
    let stopped = |b: bool, a: bool| {
        let matches = |(before, after): &&(Duration, Duration)| before.happened != b && after.happened != a;
        pairs.pairs.iter().filter(matches).count()
    };
    let lows = bounds.iter().map(|(low, _)| *low).collect();
    let highs = bounds.iter().map(|(_, high)| *high).collect();
    CappedAnswer {
        signs: sign_test_of_counts(decreased, increased, unchanged, confidence),
        undecided,
        stopped_before: stopped(true, false),
        stopped_after: stopped(false, true),
        stopped_both: stopped(true, true),
        at_most: bound(highs, confidence, |ratio| ratio.interval().high),
        at_least: bound(lows, confidence, |ratio| ratio.interval().low),
    }
}

fn bound(
    logs: Vec<f64>,
    confidence: Confidence,
    end: impl Fn(&super::hodges_lehmann::Ratio) -> f64,
) -> Option<Bound> {
    let ratio = ratio_of_logs(logs, confidence)?;
    // An average that an unknown ratio took part in is as unknown as that ratio.
    let known = |value: f64| (value > 0.0 && value.is_finite()).then_some(value);
    Some(Bound {
        value: known(ratio.value)?,
        end: known(end(&ratio)),
        achieved_confidence: ratio.achieved_confidence,
        is_attainable: ratio.is_attainable,
    })
}

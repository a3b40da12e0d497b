//! Do two sides resolve at the same pace? The log-rank test.

use super::super::permutation::{Permutation, unpaired_permutation};
use super::super::random::Seed;
use super::super::sample::Sample;
use super::super::special::chi_squared_1_upper;
use super::durations::{Duration, Durations};

/// The outcome of a log-rank test; before first in every pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRank {
    /// Chi-squared with one degree of freedom; 0 where nothing happened that could tell the sides
    /// apart, and `None` when a side is empty.
    pub chi_squared: Option<f64>,
    /// Its p.
    pub p: Option<f64>,
    /// Events seen.
    pub observed: [u64; 2],
    /// Events expected if both sides had the same pace.
    pub expected: [f64; 2],
    /// Cases.
    pub n: [usize; 2],
}

/// Compares the events seen with those expected at every time.
pub fn log_rank(before: &Durations, after: &Durations) -> LogRank {
    let mut times: Vec<f64> = [before, after]
        .iter()
        .flat_map(|side| side.moments())
        .filter(|moment| moment.events > 0)
        .map(|moment| moment.time)
        .collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    let mut observed = [0, 0];
    let mut expected = [0.0, 0.0];
    let mut variance = 0.0;
    for time in times {
        let (risk_b, events_b) = at(before, time);
        let (risk_a, events_a) = at(after, time);
        let (n, d) = ((risk_b + risk_a) as f64, (events_b + events_a) as f64);
        let share = [risk_b as f64 / n, risk_a as f64 / n];
        observed = [observed[0] + events_b, observed[1] + events_a];
        expected = [expected[0] + d * share[0], expected[1] + d * share[1]];
        if n > 1.0 {
            variance += d * share[0] * share[1] * (n - d) / (n - 1.0);
        }
    }
    let distance = observed[0] as f64 - expected[0];
    let chi_squared = match (before.is_empty() || after.is_empty(), variance > 0.0) {
        (true, _) => None,
        (false, true) => Some(distance * distance / variance),
        (false, false) => Some(0.0),
    };
    LogRank {
        chi_squared,
        p: chi_squared.map(chi_squared_1_upper),
        observed,
        expected,
        n: [before.len(), after.len()],
    }
}

/// Cases still running just before a time, and events at it.
fn at(side: &Durations, time: f64) -> (u64, u64) {
    let earlier = side.sorted().partition_point(|d| d.time < time);
    let rest = side.sorted().get(earlier..).unwrap_or_default();
    let events = rest.iter().take_while(|d| d.time == time).filter(|d| d.happened).count();
    (rest.len() as u64, events as u64)
}

/// The log-rank test by permutation of log-rank scores (Hothorn & Lausen 2003), exact where all
/// arrangements can be gone through. `None` when a side is empty.
pub fn log_rank_permutation(
    before: &Durations,
    after: &Durations,
    resamples: usize,
    seed: Seed,
) -> Option<Permutation> {
    let all = [before.sorted(), after.sorted()].concat();
    let scored = |side: &Durations| {
        let scores = side.sorted().iter().map(|d| score(d, &all)).collect();
        Sample::new(scores).ok()
    };
    unpaired_permutation(&scored(before)?, &scored(after)?, resamples, seed)
}

/// Events of this case (0 or 1) minus the events one would expect by its time.
fn score(case: &Duration, all: &[Duration]) -> f64 {
    let expected: f64 = all
        .iter()
        .filter(|d| d.happened && d.time <= case.time)
        .map(|d| {
            let up_to = all.iter().filter(|other| other.time <= d.time).count();
            1.0 / (all.len() - up_to + 1) as f64
        })
        .sum();
    f64::from(u8::from(case.happened)) - expected
}

//! Two independent proportions: their difference and whether it could be chance.

use super::confidence::{Confidence, Interval};
use super::discrete::Discrete;
use super::proportion::wilson;
use super::special::bisect;

/// What happened on one side: `hits` of `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How often it happened.
    pub hits: u64,
    /// How often it could have happened.
    pub n: u64,
}

/// The difference of two shares, `after - before`, from -1 to 1 (times 100: percentage points).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareDifference {
    /// The difference.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Counts before.
    pub before: Tally,
    /// Counts after.
    pub after: Tally,
}

impl ShareDifference {
    /// Both ends.
    pub fn interval(&self) -> Interval {
        Interval {
            low: self.low,
            high: self.high,
        }
    }
}

/// Newcombe's hybrid score interval without continuity correction (Newcombe 1998, method 10).
/// `None` when a side has no case or more hits than cases.
pub fn newcombe(before: Tally, after: Tally, confidence: Confidence) -> Option<ShareDifference> {
    let b = wilson(before.hits, before.n, confidence)?;
    let a = wilson(after.hits, after.n, confidence)?;
    let value = a.share - b.share;
    Some(ShareDifference {
        value,
        low: value - libm::hypot(a.share - a.low, b.high - b.share),
        high: value + libm::hypot(a.high - a.share, b.share - b.low),
        before,
        after,
    })
}

/// Fisher's exact test and the conditional odds ratio, `after / before`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fisher {
    /// Two-sided p: the chance of a table no likelier than this one.
    pub p: f64,
    /// Conditional maximum likelihood estimate; `None` when infinite.
    pub odds_ratio: Option<f64>,
    /// Lower end of its exact interval.
    pub odds_low: f64,
    /// Upper end of its exact interval; `None` when unbounded.
    pub odds_high: Option<f64>,
    /// Counts before.
    pub before: Tally,
    /// Counts after.
    pub after: Tally,
}

/// Compares two shares given all margins. `None` when a side has no case or more hits than cases.
pub fn fisher(before: Tally, after: Tally, confidence: Confidence) -> Option<Fisher> {
    if before.n == 0 || after.n == 0 || before.hits > before.n || after.hits > after.n {
        return None;
    }
    let table = Table { before, after };
    let (least, most, seen) = (table.least(), table.most(), after.hits);
    let tail = confidence.tail();
    let odds_ratio = if seen == least {
        Some(0.0)
    } else if seen == most {
        None
    } else {
        Some(odds_where(|odds| table.with_odds(odds).mean() >= seen as f64))
    };
    let odds_low = if seen == least {
        0.0
    } else {
        odds_where(|odds| table.with_odds(odds).at_least(seen) >= tail)
    };
    let odds_high = (seen != most)
        .then(|| odds_where(|odds| table.with_odds(odds).at_most(seen) <= tail));
    Some(Fisher {
        p: table.with_odds(1.0).as_unlikely_as(seen),
        odds_ratio,
        odds_low,
        odds_high,
        before,
        after,
    })
}

struct Table {
    before: Tally,
    after: Tally,
}

impl Table {
    fn hits(&self) -> u64 {
        self.before.hits + self.after.hits
    }

    fn least(&self) -> u64 {
        self.hits().saturating_sub(self.before.n)
    }

    fn most(&self) -> u64 {
        self.hits().min(self.after.n)
    }

    /// The hits after, given all margins, when the odds after are `odds` times those before.
    fn with_odds(&self, odds: f64) -> Discrete {
        let (hits, before, after) = (self.hits(), self.before.n, self.after.n);
        Discrete::from_ratio(self.least(), self.most(), |k| {
            let up = (after - k) as f64 * (hits - k) as f64;
            let down = (k + 1) as f64 * (before + k + 1 - hits) as f64;
            up / down * odds
        })
    }
}

/// The smallest odds for which a question that turns true once does so.
fn odds_where(is_reached: impl Fn(f64) -> bool) -> f64 {
    libm::exp(bisect(-230.0, 230.0, |log| is_reached(libm::exp(log))))
}

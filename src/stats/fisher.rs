//! Two independent proportions: could their difference be chance?

use super::brent::root;
use super::confidence::Confidence;
use super::discrete::Discrete;
use super::two_proportions::Tally;

/// Where the search for an odds ratio stops, on the odds when they are below 1 and on their
/// inverse otherwise. It is the stopping rule of R's `fisher.test` (2^-13), so that both print the
/// same figures; a large odds ratio therefore carries few digits. The p-value does not depend on
/// it.
const ODDS_TOLERANCE: f64 = 1.220_703_125e-4;

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
    Some(Fisher {
        p: table.with_odds(1.0).as_unlikely_as(seen),
        odds_ratio: match seen {
            _ if seen == least => Some(0.0),
            _ if seen == most => None,
            _ => Some(odds_where(|odds| table.with_odds(odds).mean() - seen as f64)),
        },
        odds_low: if seen == least {
            0.0
        } else {
            odds_where(|odds| table.with_odds(odds).at_least(seen) - tail)
        },
        odds_high: (seen != most).then(|| odds_where(|odds| table.with_odds(odds).at_most(seen) - tail)),
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

/// The odds at which a monotone quantity is zero.
fn odds_where(quantity: impl Fn(f64) -> f64) -> f64 {
    let even = quantity(1.0);
    if even == 0.0 {
        return 1.0;
    }
    // With no odds at all the quantity has the sign it has at the lower end of the odds.
    if (quantity(0.0) > 0.0) != (even > 0.0) {
        root(0.0, 1.0, ODDS_TOLERANCE, quantity)
    } else {
        1.0 / root(f64::EPSILON, 1.0, ODDS_TOLERANCE, |inverse| quantity(1.0 / inverse))
    }
}

//! Two proportions of the same cases: only the cases that disagree say anything.

use super::confidence::{Confidence, Interval};
use super::proportion::clopper_pearson;
use super::sign_test::fair_coin_two_sided;

/// How the same cases went on both platforms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairedOutcomes {
    /// Success on both.
    pub both: u64,
    /// Success before only.
    pub only_before: u64,
    /// Success after only.
    pub only_after: u64,
    /// Success on neither.
    pub neither: u64,
}

/// The outcome of McNemar's exact test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct McNemar {
    /// Two-sided exact p; `None` when no case disagrees.
    pub p: Option<f64>,
    /// Share of the disagreeing cases that the platform after won.
    pub share_only_after: Option<f64>,
    /// Clopper-Pearson interval of that share.
    pub share_interval: Option<Interval>,
    /// Cases that disagree.
    pub discordant: u64,
    /// All cases.
    pub n: u64,
}

/// Asks how often a fair coin would divide the disagreeing cases so unevenly (McNemar 1947).
pub fn mcnemar(outcomes: PairedOutcomes, confidence: Confidence) -> McNemar {
    let discordant = outcomes.only_before + outcomes.only_after;
    let share = clopper_pearson(outcomes.only_after, discordant, confidence);
    McNemar {
        p: fair_coin_two_sided(outcomes.only_before.min(outcomes.only_after), discordant),
        share_only_after: share.map(|s| s.share),
        share_interval: share.map(|s| s.interval()),
        discordant,
        n: discordant + outcomes.both + outcomes.neither,
    }
}

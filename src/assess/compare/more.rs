//! How many more pairs would settle it? From the reduction that matters, set beforehand, never
//! from the one just observed; the spread from the data and its 80 % upper limit.

use super::change::Scale;
use super::judge::Laid;
use crate::stats::confidence::Confidence;
use crate::stats::descriptive::standard_deviation;
use crate::stats::power::{Design, Plan, size_needed, upper_spread};
use crate::stats::random::Seed;

/// Pairs that are still missing, as a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::assess) struct More {
    /// With the spread as seen; `None` past a hundred.
    pub least: Option<usize>,
    /// With the upper limit of the spread; `None` past a hundred.
    pub most: Option<usize>,
    /// The reduction that matters, as a share.
    pub reduction: f64,
}

/// Past so many nobody drills: "more than 100".
const MOST: usize = 100;
/// Fixed, so that the same data give the same words.
const SEED: Seed = Seed(20_261_005);
const TRIALS: usize = 1000;

/// How many more pairs a reduction of that share needs, for 80 % power. `None` for other layouts
/// than measured pairs, and with fewer than six.
pub(in crate::assess) fn more(laid: &Laid, reduction: Option<f64>) -> Option<More> {
    let reduction = reduction.filter(|r| *r > 0.0 && *r < 1.0)?;
    if laid.scale != Scale::Percent {
        return None;
    }
    let logs = laid.layout.pairs()?.log_ratios()?;
    let n = logs.len();
    let spread = standard_deviation(&logs).filter(|sd| *sd > 0.0 && n >= 6)?;
    let upper = upper_spread(spread, n, Confidence::EIGHTY)?;
    let needed = |spread| {
        let plan = Plan { reduction, spread, alpha: 0.05, power: 0.8, trials: TRIALS, seed: SEED };
        size_needed(Design::Paired, &plan, n + MOST)
            .and_then(|needed| needed.n)
            .map(|all| all.saturating_sub(n))
    };
    let (least, most) = (needed(spread), needed(upper));
    Some(More { least: least.filter(|m| *m <= MOST), most: most.filter(|m| *m <= MOST), reduction })
}

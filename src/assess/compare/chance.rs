//! Could it be chance? The tests that stand beside an interval.

use super::change::{Bounded, Layout, Scale, Seen};
use super::judge::Laid;
use crate::domain::assessment::{Bound, Finding, Signs};
use crate::domain::metric::Better;
use crate::stats::cliff::cliffs_delta;
use crate::stats::confidence::Confidence;
use crate::stats::descriptive::{mean, median, standard_deviation};
use crate::stats::floor;
use crate::stats::mann_whitney::mann_whitney;
use crate::stats::sample::Sample;
use crate::stats::sign_test::sign_test_of_counts;
use crate::stats::signed_rank::{ZeroRule, signed_rank_of_differences, signed_rank_of_log_ratios};

/// Which way a pair went: shorter after, longer after, equal, or nobody can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assess) enum Way {
    /// The value after is smaller.
    Down,
    /// The value after is larger.
    Up,
    /// No difference.
    Equal,
    /// Stopped times leave it undecided.
    Undecided,
}

/// Reads a pair. A stopped time is longer than its cap, and nothing else is known about it.
pub(in crate::assess) fn way(before: Seen, after: Seen) -> Way {
    let difference = libm::round((after.value - before.value) * 1e9);
    match (before.censored, after.censored) {
        (false, false) if difference < 0.0 => Way::Down,
        (false, false) if difference > 0.0 => Way::Up,
        (false, false) => Way::Equal,
        (true, false) if difference <= 0.0 => Way::Down,
        (false, true) if difference >= 0.0 => Way::Up,
        _ => Way::Undecided,
    }
}

/// Counts the ways of pairs, with the sign test on the decided ones; `None` for groups.
pub(in crate::assess) fn signs(layout: &Layout, better: Better) -> Option<Signs> {
    let Layout::Pairs(pairs) = layout else { return None };
    let count = |wanted| pairs.iter().filter(|(b, a)| way(*b, *a) == wanted).count() as u64;
    let (down, up, equal) = (count(Way::Down), count(Way::Up), count(Way::Equal));
    let test = sign_test_of_counts(down, up, equal, Confidence::NINETY_FIVE);
    let (better, worse) = match better {
        Better::Lower => (down, up),
        Better::Higher => (up, down),
    };
    Some(Signs {
        better: better as u32,
        worse: worse as u32,
        equal: equal as u32,
        undecided: count(Way::Undecided) as u32,
        p: test.p,
    })
}

/// Whether the sign test alone shows the better direction, and whether it shows any.
pub(in crate::assess) fn sign_verdict(signs: Option<&Signs>) -> (bool, bool) {
    let Some(signs) = signs else { return (false, false) };
    let shown = signs.p.is_some_and(|p| p <= 0.05);
    (shown && signs.better > signs.worse, shown)
}

/// Whether mean and median of the changes part so strongly that the signed-rank test, which
/// assumes symmetry, is not to be trusted: more than three standard errors of their distance
/// (Cabilio & Masaro 1996).
pub(in crate::assess) fn lopsided(layout: &Layout, scale: Scale) -> bool {
    let Some(pairs) = layout.pairs() else { return false };
    let changes = match scale {
        Scale::Percent => match pairs.log_ratios() {
            Some(logs) => logs,
            None => return false,
        },
        Scale::Unit => pairs.differences(),
    };
    let (Some(mean), Some(middle), Some(sd)) =
        (mean(&changes), median(&changes), standard_deviation(&changes))
    else {
        return false;
    };
    // The distance of mean and median of normal data has a standard error of 0.7555 sd / sqrt(n).
    let error = 0.7555 * sd / libm::sqrt(changes.len() as f64);
    error > 0.0 && (mean - middle).abs() > 3.0 * error
}

/// Puts p, its test and the pairings into the figures. Where times were stopped only the sign test
/// is exact.
pub(in crate::assess) fn put_p(
    laid: &Laid,
    bounded: Option<Bounded>,
    signs: Option<&Signs>,
    lopsided: bool,
    better: Better,
    finding: &mut Finding,
) {
    let measured = bounded.is_some_and(|b| b.bound == Bound::Exact);
    match &laid.layout {
        Layout::Pairs(all) => {
            finding.smallest_p = Some(floor::smallest_p_paired(all.len()));
            let Some(pairs) = laid.layout.pairs() else { return };
            if !measured || lopsided {
                finding.p = signs.and_then(|s| s.p);
                finding.p_method = finding.p.map(|_| "sign test".to_owned());
                return;
            }
            let test = match laid.scale {
                Scale::Percent => signed_rank_of_log_ratios(&pairs, ZeroRule::Pratt),
                Scale::Unit => Some(signed_rank_of_differences(&pairs, ZeroRule::Pratt)),
            };
            finding.p = test.and_then(|t| t.p);
            finding.p_method = finding.p.map(|_| "signed-rank".to_owned());
        }
        Layout::Groups(before, after) => {
            finding.smallest_p = Some(floor::smallest_p_unpaired(before.len(), after.len()));
            let values = |side: &[Seen]| Sample::new(side.iter().map(|s| s.value).collect());
            let (Ok(b), Ok(a)) = (values(before), values(after)) else { return };
            if measured {
                finding.p = mann_whitney(&b, &a).p;
                finding.p_method = finding.p.map(|_| "Mann–Whitney".to_owned());
                finding.pairings_better = cliffs_delta(&b, &a).map(|c| match better {
                    Better::Lower => c.share_lower,
                    Better::Higher => c.share_higher,
                });
            }
        }
    }
}

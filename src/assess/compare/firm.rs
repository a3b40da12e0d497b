//! How firm a result is: does it stay when any one case is left out?

use super::change::Scale;
use super::comparability::Check;
use super::estimates::{Of, change_estimate};
use super::judge::{Laid, gain_of};
use super::pairing::Pair;
use super::{guard, learning};
use crate::assess::evidence::Case;
use crate::assess::level::{self, Says, Target, says};
use crate::assess::wording;
use crate::assess::world::World;
use crate::domain::Estimate;
use crate::domain::assessment::{Assessment, Bound, Firm, LeaveOneOut, LevelName, Verdict, Ways};
use crate::domain::metric::Better;

/// What a result is weighed by.
pub(in crate::assess) struct Weighed<'a> {
    /// How alike the sides are.
    pub check: Check,
    /// The cases behind the figures.
    pub cases: &'a [Case],
    /// Other ways of looking.
    pub ways: Option<Ways>,
    /// The pairs behind the figures.
    pub pairs: &'a [&'a Pair],
}

/// Puts how firm a result is beside it, and withholds its headline where the sides are not
/// comparable.
pub(in crate::assess) fn weigh(world: &World<'_>, weighed: Weighed<'_>, result: &mut Assessment) {
    let Weighed { check, cases, ways, pairs } = weighed;
    let withheld = check.withheld().filter(|_| result.level.number >= LevelName::NotEnough.number());
    let concluded = result.level.number >= LevelName::Inconclusive.number();
    let left = result.finding.leave_one_out.as_ref().filter(|_| concluded);
    result.firm = Firm {
        one_case: left.map(wording::firm::one_case).unwrap_or_default(),
        likeness: check.rows,
        regression: guard::regression(world, cases, ways.as_ref()),
        learning: learning::learning(pairs, cases),
        ways,
    };
    if let Some(reason) = withheld {
        let level = (result.level.name, result.level.worse);
        let interim = result.interim;
        level::conclude(result, level, Verdict::NotComparable, interim);
        wording::not_comparable(result, &reason);
    }
}

/// The result when each case in turn is left out.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::assess) struct LeftOneOut {
    /// As told.
    pub told: LeaveOneOut,
}

impl LeftOneOut {
    /// Whether no single case decides it.
    pub fn holds(&self) -> bool {
        self.told.held == self.told.of
    }
}

/// Past so many cases with stopped times, trying each would be slow and none could decide alone.
const MOST_STOPPED: usize = 400;

/// Leaves each case out in turn; `None` where there are too few, or very many with stopped times.
pub(in crate::assess) fn leave_one_out(laid: &Laid, better: Better, target: Target) -> Option<LeftOneOut> {
    let cases = laid.layout.cases();
    if cases < 3 || (laid.layout.is_stopped() && cases > MOST_STOPPED) {
        return None;
    }
    let mut tried =
        Tried { whole: says(gain_of(laid.layout.change(laid.scale), better), target), low: None, high: None };
    let mut turned: Vec<usize> = Vec::new();
    for order in laid.layout.in_order(laid.scale) {
        turned.extend(tried.try_both_ends(&order, |index| {
            let change = laid.layout.without(index).change(laid.scale);
            (says(gain_of(change, better), target), change.and_then(|c| c.change).map(|c| c.value))
        }));
    }
    turned.sort_unstable();
    turned.dedup();
    let turned_by: Vec<String> = turned.iter().filter_map(|i| laid.labels.get(*i)).cloned().collect();
    Some(LeftOneOut {
        told: LeaveOneOut {
            held: (cases - turned.len()) as u32,
            of: cases as u32,
            turned_by,
            low: tried.low.unwrap_or(0.0),
            high: tried.high.unwrap_or(0.0),
        },
    })
}

/// What leaving cases out has shown so far.
struct Tried {
    whole: Says,
    low: Option<f64>,
    high: Option<f64>,
}

impl Tried {
    /// The cases of one order whose absence turns the result. Leaving out a larger value moves
    /// both ends of the interval one way, so what turns it lies at the two ends of the order.
    fn try_both_ends(
        &mut self,
        order: &[usize],
        without: impl Fn(usize) -> (Says, Option<f64>),
    ) -> Vec<usize> {
        let mut turned = Vec::new();
        let mut try_one = |index: &usize| {
            let (says, value) = without(*index);
            if let Some(value) = value {
                self.low = Some(self.low.map_or(value, |low| low.min(value)));
                self.high = Some(self.high.map_or(value, |high| high.max(value)));
            }
            let turns = says != self.whole;
            if turns {
                turned.push(*index);
            }
            turns
        };
        let from_below = order.iter().take_while(|index| try_one(index)).count();
        let rest = order.get(from_below..).unwrap_or_default();
        let _ = rest.iter().rev().take_while(|index| try_one(index)).count();
        turned
    }
}

/// The shift in the unit of the values, beside a change in percent that was measured.
pub(in crate::assess) fn shift_beside(laid: &Laid, of: &Of) -> Option<Estimate> {
    if laid.scale == Scale::Unit || laid.design == crate::domain::assessment::Design::PerDag {
        return None;
    }
    let bounded = laid.layout.change(Scale::Unit).filter(|b| b.bound == Bound::Exact && b.attainable)?;
    let of =
        Of { unit: laid.unit.clone(), design: laid.design, count: of.count, evidence: of.evidence.clone() };
    bounded.change.map(|change| change_estimate(change, &of))
}

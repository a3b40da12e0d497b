//! How firm a result is: does it stay when any one case is left out?

use super::change::Scale;
use super::estimates::{Of, change_estimate};
use super::judge::{Laid, gain_of};
use crate::assess::level::{Target, says};
use crate::domain::Estimate;
use crate::domain::assessment::{Bound, LeaveOneOut};
use crate::domain::metric::Better;

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

/// Past so many cases no single one can decide a rank estimate, and trying each would be slow.
const MOST_CASES: usize = 400;

/// Leaves each case out in turn; `None` where there are too few or very many.
pub(in crate::assess) fn leave_one_out(laid: &Laid, better: Better, target: Target) -> Option<LeftOneOut> {
    let cases = laid.layout.cases();
    if !(3..=MOST_CASES).contains(&cases) {
        return None;
    }
    let whole = says(gain_of(laid.layout.change(laid.scale), better), target);
    let (mut held, mut of, mut turned_by) = (0, 0, Vec::new());
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (index, label) in (0..cases).zip(&laid.labels) {
        let Some(change) = laid.layout.without(index).change(laid.scale) else { continue };
        of += 1;
        if let Some(change) = change.change {
            low = low.min(change.value);
            high = high.max(change.value);
        }
        if says(gain_of(Some(change), better), target) == whole {
            held += 1;
        } else {
            turned_by.push(label.clone());
        }
    }
    // Values that are not finite mean that no variant gave a figure.
    let finite = |v: f64| if v.is_finite() { v } else { 0.0 };
    (of > 0).then(|| LeftOneOut {
        told: LeaveOneOut { held, of, turned_by, low: finite(low), high: finite(high) },
    })
}

/// The shift in the unit of the values, beside a change in percent that was measured.
pub(in crate::assess) fn shift_beside(laid: &Laid, of: &Of) -> Option<Estimate> {
    if laid.scale == Scale::Unit || laid.design == crate::domain::assessment::Design::PerDag {
        return None;
    }
    let bounded = laid.layout.change(Scale::Unit).filter(|b| b.bound == Bound::Exact && b.attainable)?;
    let of = Of {
        unit: laid.unit.clone(),
        design: laid.design,
        count: of.count,
        evidence: of.evidence.clone(),
    };
    bounded.change.map(|change| change_estimate(change, &of))
}

//! The figures of a result.

use serde::Serialize;

use crate::domain::{Estimate, Side};

choice! {
    /// Whether a figure is measured or only bounded, because a time was stopped at its cap.
    pub enum Bound {
        /// Measured.
        Exact = "exact", "measured";
        /// The true improvement is at least this: baseline times were stopped.
        AtLeast = "at_least", "at least";
        /// The true improvement is at most this: pilot times were stopped.
        AtMost = "at_most", "at most";
        /// Both directions: no single figure, two bounds.
        TwoBounds = "two_bounds", "two bounds, no single figure";
        /// Nothing can be said about it.
        Undecided = "undecided", "undecided";
    }
}

choice! {
    /// Whether something holds.
    pub enum Truth {
        /// It holds.
        Holds = "holds", "holds";
        /// It does not hold.
        Fails = "fails", "does not hold";
        /// Nobody recorded it; that is not a yes.
        Unknown = "unknown", "not recorded";
    }
}

/// How many cases went which way, with the sign test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signs {
    /// Pairs better on the pilot.
    pub better: u32,
    /// Pairs worse on the pilot.
    pub worse: u32,
    /// Pairs without a difference.
    pub equal: u32,
    /// Pairs that stopped times leave undecided.
    pub undecided: u32,
    /// Exact two-sided p of the sign test.
    pub p: Option<f64>,
}

/// What becomes of the result when each case in turn is left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeaveOneOut {
    /// In how many of them the conclusion stays.
    pub held: u32,
    /// How many there were.
    pub of: u32,
    /// The cases that turn it, by name.
    pub turned_by: Vec<String>,
    /// The smallest effect over all of them, in the effect's unit.
    pub low: f64,
    /// The largest effect over all of them.
    pub high: f64,
}

/// A figure that stands beside the effect.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Beside {
    /// The figure with n, interval and method, as a phrase.
    pub words: String,
    /// The figure, where it has the shape of one.
    pub estimate: Option<Estimate>,
    /// Whether it belongs into the appendix only, because one outlier can decide it.
    pub appendix: bool,
}

/// The share still waiting after one distinct time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Waited {
    /// The time, in the metric's unit.
    pub time: f64,
    /// Cases still watched just before it.
    pub at_risk: u32,
    /// Cases stopped at it.
    pub stopped: u32,
    /// The share still waiting after it.
    pub share: f64,
}

/// The Kaplan–Meier curve of one side, where times were stopped.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WaitingCurve {
    /// Which side.
    pub side: Side,
    /// How many cases.
    pub n: u32,
    /// How many of them were stopped.
    pub stopped: u32,
    /// The curve, in order of time.
    pub steps: Vec<Waited>,
    /// The median; `None` where it is not reached.
    pub median: Option<f64>,
    /// The lower end of its 95 % interval.
    pub median_low: Option<f64>,
    /// The upper end.
    pub median_high: Option<f64>,
    /// The evidence ids behind it.
    pub evidence: Vec<String>,
}

/// Every figure of a result. What does not apply is `None`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Finding {
    /// The change, after against before: percent, or a shift in the metric's unit, or percentage
    /// points; negative is a reduction. Ends that are no bound are left out.
    pub effect: Option<Estimate>,
    /// Whether `effect` is measured or a bound.
    pub bound: Option<Bound>,
    /// With bounds in both directions: the other one.
    pub other_bound: Option<Estimate>,
    /// The typical value of the baseline, or its share.
    pub baseline: Option<Estimate>,
    /// The typical value of the pilot, or its share.
    pub pilot: Option<Estimate>,
    /// The shift in the metric's own unit, beside a change in percent.
    pub shift: Option<Estimate>,
    /// What stands beside the effect: curves of stopped times, ratio of medians, totals.
    pub beside: Vec<Beside>,
    /// Where times were stopped: the curve of each side by itself.
    pub curves: Vec<WaitingCurve>,
    /// Which way the pairs went.
    pub signs: Option<Signs>,
    /// Share of all pairings of one baseline with one pilot case in which the pilot is better.
    pub pairings_better: Option<f64>,
    /// Exact two-sided p of the test that belongs to `effect`.
    pub p: Option<f64>,
    /// Which test that is.
    pub p_method: Option<String>,
    /// The same p, adjusted over the criteria that are not primary (Holm).
    pub p_holm: Option<f64>,
    /// The p this n can reach at best.
    pub smallest_p: Option<f64>,
    /// The result when each case in turn is left out.
    pub leave_one_out: Option<LeaveOneOut>,
    /// For demonstrations: the failure rate they still allow, as a share.
    pub failure_bound: Option<Estimate>,
    /// For demonstrations: a drill failed, the criterion was amended for a fix, a drill failed again.
    pub failed_again: bool,
}

//! What a comparison tells: the figures its sentences are made from, and the small phrases.

use super::number::{amount, percent, signed_amount, signed_percent, signed_value};
use crate::assess::compare::change::{Bounded, Change, Scale};
use crate::assess::compare::more::More;
use crate::assess::compare::pairing::CaseKind;
use crate::assess::level::{Says, Target};
use crate::domain::assessment::{Bound, Design, LevelName, MetricOf, Signs};
use crate::domain::metric::Better;

/// Times that were stopped on one side.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::assess) struct Stopped {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
    /// The cap, where all were stopped at the same.
    pub cap: Option<f64>,
}

/// The figures of a comparison.
pub(in crate::assess) struct Told {
    /// The metric.
    pub metric: MetricOf,
    /// How the cases are laid out.
    pub design: Design,
    /// What the cases were.
    pub kind: CaseKind,
    /// Values on the baseline; pairs, where paired.
    pub n_baseline: usize,
    /// Values on the pilot.
    pub n_pilot: usize,
    /// Percent or the unit.
    pub scale: Scale,
    /// The unit of a shift.
    pub unit: String,
    /// The change; `None` without any.
    pub bounded: Option<Bounded>,
    /// What the interval says.
    pub says: Says,
    /// The level.
    pub level: LevelName,
    /// In the wrong direction.
    pub worse: bool,
    /// The target, in the scale of the change.
    pub target: Target,
    /// The threshold as printed, for a rule that has one: "30 % target".
    pub target_words: Option<String>,
    /// Stopped on the baseline.
    pub stopped_baseline: Stopped,
    /// Stopped on the pilot.
    pub stopped_pilot: Stopped,
    /// Baseline values as printed, in order.
    pub baseline_words: Vec<String>,
    /// Pilot values as printed, in order.
    pub pilot_words: Vec<String>,
    /// Which way the pairs went.
    pub signs: Option<Signs>,
    /// The cases that turn the result when left out.
    pub turned_by: Vec<String>,
    /// Paired, or otherwise comparable.
    pub comparable: bool,
    /// Whether the ratios are so lopsided that the sign test rules.
    pub lopsided: bool,
    /// How many more pairs would settle it, where that can be said.
    pub more: Option<More>,
}

impl Told {
    /// The change, where there is one figure.
    pub fn change(&self) -> Option<Change> {
        self.bounded.and_then(|b| b.change)
    }
    /// Measured or bounded.
    pub fn bound(&self) -> Bound {
        self.bounded.map_or(Bound::Exact, |b| b.bound)
    }
    /// Whether the pilot case is quicker, longer, lower, higher: the word for better, then worse.
    pub fn adjectives(&self) -> (&'static str, &'static str) {
        let time = matches!(self.metric.unit.as_str(), "minutes" | "seconds");
        match (self.metric.better, time) {
            (Better::Lower, true) => ("faster", "slower"),
            (Better::Lower, false) => ("lower", "higher"),
            (Better::Higher, true) => ("longer", "shorter"),
            (Better::Higher, false) => ("higher", "lower"),
        }
    }
    /// "38 %", "3 assets": the size of a change.
    pub fn size(&self, change: f64) -> String {
        match self.scale {
            Scale::Percent => percent(change),
            Scale::Unit => amount(change.abs(), &self.unit),
        }
    }
    /// "−38 %", "−3 assets".
    pub fn signed(&self, change: f64) -> String {
        signed(self.scale, &self.unit, change)
    }
    /// "−38 %", "−3": without the unit of a shift.
    pub fn signed_bare(&self, change: f64) -> String {
        signed_bare(self.scale, &self.unit, change)
    }
    /// "18 % lower", "22 % higher", "no change".
    pub fn compared(&self, change: f64) -> String {
        if change == 0.0 {
            "no change".to_owned()
        } else {
            format!("{} {}", self.size(change), if change < 0.0 { "lower" } else { "higher" })
        }
    }
    /// "12 paired drills", "9 baseline and 8 pilot drills", "shadow runs of 7 DAGs".
    pub fn units(&self) -> String {
        match self.design {
            Design::Paired => {
                let words = if self.n_baseline == 1 { self.kind.word() } else { self.kind.words() };
                format!("{} paired {words}", self.n_baseline)
            }
            Design::PerDag => {
                format!(
                    "the shadow runs of {} DAG{}",
                    self.n_baseline,
                    if self.n_baseline == 1 { "" } else { "s" }
                )
            }
            _ => format!("{} baseline and {} pilot {}", self.n_baseline, self.n_pilot, self.kind.words()),
        }
    }
    /// What n counts: "pairs", "DAGs", "drills".
    pub fn counted(&self) -> &'static str {
        match self.design {
            Design::Paired => "pairs",
            Design::PerDag => "DAGs",
            _ => self.kind.words(),
        }
    }
    /// "12 pairs", "9 + 8 drills".
    pub fn n_words(&self) -> String {
        let one = self.n_baseline == 1;
        match self.design {
            Design::Paired => format!("{} pair{}", self.n_baseline, if one { "" } else { "s" }),
            Design::PerDag => format!("{} DAG{}", self.n_baseline, if one { "" } else { "s" }),
            _ => format!("{} + {} {}", self.n_baseline, self.n_pilot, self.kind.words()),
        }
    }
    /// The interval in the words of a fall or a rise, with a space before it: " (95 % interval 9 % to 57 %)", or the one
    /// end that is a bound: "(95 % bound: at least 31 %)".
    pub fn interval(&self, change: Change) -> String {
        let nbsp = super::number::SPACE;
        let bare = |v: f64| match self.scale {
            Scale::Percent => percent(v),
            Scale::Unit => super::number::value(v.abs(), &self.unit),
        };
        match (change.low, change.high) {
            (Some(low), Some(high)) if low <= 0.0 && high >= 0.0 => {
                format!(" (95{nbsp}% interval {} to {})", self.signed_bare(low), self.signed_bare(high))
            }
            (Some(low), Some(high)) => {
                let (near, far) = if low < 0.0 { (high, low) } else { (low, high) };
                format!(" (95{nbsp}% interval {} to {})", bare(near), bare(far))
            }
            (None, Some(end)) => {
                format!(
                    " (95{nbsp}% bound: {} {})",
                    if end < 0.0 { "at least" } else { "a rise of at most" },
                    bare(end)
                )
            }
            (Some(end), None) => {
                format!(
                    " (95{nbsp}% bound: {} {})",
                    if end < 0.0 { "a fall of at most" } else { "at least" },
                    bare(end)
                )
            }
            (None, None) => String::new(),
        }
    }
    /// "−57 % to −9 %", "at least −31 %": the interval of a tile. `None` without any end.
    pub fn interval_signed(&self, change: Change) -> Option<String> {
        interval_signed(self.scale, &self.unit, change)
    }
    /// "fell by about 38 %", "rose by at most about 20 %".
    pub fn moved(&self, change: Change) -> String {
        let verb = if change.value < 0.0 { "fell" } else { "rose" };
        if change.value == 0.0 {
            return "did not change typically".to_owned();
        }
        let qualifier = match (self.bound(), change.value < 0.0) {
            (Bound::AtLeast, true) | (Bound::AtMost, false) => "at least about",
            (Bound::AtLeast, false) | (Bound::AtMost, true) => "at most about",
            _ => "about",
        };
        format!("{verb} by {qualifier} {}", self.size(change.value))
    }
    /// "3 of 8 baseline drills were stopped at 120 minutes unresolved".
    pub fn stopped_words(&self, stopped: Stopped, side: &str) -> String {
        let Stopped { count, of, cap } = stopped;
        let what = match self.design {
            Design::PerDag => "DAG medians",
            _ => self.kind.words(),
        };
        let at = cap.map_or_else(
            || "at their caps".to_owned(),
            |cap| format!("at {}", amount(cap, &self.metric.unit)),
        );
        format!(
            "{count} of {of} {side} {what} {} stopped {at} unresolved",
            if count == 1 { "was" } else { "were" }
        )
    }
    /// Both ends of what stopped times leave possible: "between 20 % higher and 60 % lower".
    pub fn between(&self) -> Option<String> {
        let bounded = self.bounded?;
        match (bounded.change, bounded.other) {
            (Some(worst), Some(best)) => {
                Some(format!("lies between {} and {}", self.compared(worst.value), self.compared(best.value)))
            }
            (Some(Change { value, .. }), None) => Some(format!(
                "is {} {}",
                if value < 0.0 { "at least" } else { "at most" },
                self.compared(value)
            )),
            (None, Some(Change { value, .. })) => Some(format!(
                "is {} {}",
                if value < 0.0 { "at most" } else { "at least" },
                self.compared(value)
            )),
            (None, None) => None,
        }
    }
}

/// "−38 %", "−3 assets".
pub(in crate::assess) fn signed(scale: Scale, unit: &str, change: f64) -> String {
    match scale {
        Scale::Percent => signed_percent(change),
        Scale::Unit => signed_amount(change, unit),
    }
}

fn signed_bare(scale: Scale, unit: &str, change: f64) -> String {
    match scale {
        Scale::Percent => signed_percent(change),
        Scale::Unit => signed_value(change, unit),
    }
}

/// "−57 % to −9 %", "at least −31 %". `None` without any end.
pub(in crate::assess) fn interval_signed(scale: Scale, unit: &str, change: Change) -> Option<String> {
    let bare = |end| signed_bare(scale, unit, end);
    match (change.low, change.high) {
        (Some(low), Some(high)) => Some(format!("{} to {}", bare(low), bare(high))),
        (None, Some(end)) => {
            Some(format!("{} {}", if end < 0.0 { "at least" } else { "at most" }, bare(end)))
        }
        (Some(end), None) => {
            Some(format!("{} {}", if end < 0.0 { "at most" } else { "at least" }, bare(end)))
        }
        (None, None) => None,
    }
}

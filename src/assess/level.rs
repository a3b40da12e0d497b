//! From an interval to a level of evidence, a verdict and a chip.

use crate::domain::assessment::{Assessment, Chip, ChipState, Level, LevelName, Verdict};
use crate::domain::criterion::{CriterionKind, Rule};
use crate::domain::metric::Better;

/// An interval read in the direction that is better: positive is an improvement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gain {
    /// The estimate, where there is a single figure.
    pub value: Option<f64>,
    /// The least favourable end; `None` where it is unbounded.
    pub low: Option<f64>,
    /// The most favourable end; `None` where it is unbounded.
    pub high: Option<f64>,
}

impl Gain {
    /// Reads a change, negative being a reduction.
    pub fn of(value: Option<f64>, low: Option<f64>, high: Option<f64>, better: Better) -> Self {
        match better {
            Better::Higher => Self { value, low, high },
            Better::Lower => {
                let turned = |v: Option<f64>| v.map(|v| -v + 0.0);
                Self { value: turned(value), low: turned(high), high: turned(low) }
            }
        }
    }
}

/// What the rule wants of the gain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Target {
    /// The gain that must be passed: 0 for better, above 0 for better by, below 0 for not worse.
    pub gain: f64,
    /// Whether a small worsening is allowed.
    pub margin: bool,
}

impl Target {
    /// In percent or percentage points: the threshold is a share.
    pub fn of(rule: Option<Rule>, threshold: Option<f64>) -> Self {
        let percent = 100.0 * threshold.unwrap_or(0.0).abs();
        match rule {
            Some(Rule::BetterBy) => Self { gain: percent, margin: false },
            Some(Rule::NotWorse) => Self { gain: -percent, margin: true },
            _ => Self { gain: 0.0, margin: false },
        }
    }
    /// The same in the unit of values that are `typical` on the baseline.
    pub fn in_units_of(self, typical: f64) -> Self {
        Self { gain: self.gain / 100.0 * typical.abs(), ..self }
    }
}

/// What an interval says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// It passes the target.
    Reaches,
    /// Better, yet not the target.
    Better,
    /// Worse.
    Worse,
    /// It contains no change.
    Open,
}

/// Reads an interval against a target.
pub(super) fn says(gain: Gain, target: Target) -> Says {
    let above = |line: f64| gain.low.is_some_and(|low| low > line);
    if above(target.gain) && (target.margin || above(0.0)) {
        Says::Reaches
    } else if gain.high.is_some_and(|high| high < 0.0) {
        Says::Worse
    } else if above(0.0) {
        Says::Better
    } else {
        Says::Open
    }
}

/// What the level depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Firmness {
    /// Values on the baseline.
    pub baseline: usize,
    /// Values on the pilot.
    pub pilot: usize,
    /// Whether 95 % can be reached with so few values at all.
    pub attainable: bool,
    /// What the interval says.
    pub says: Says,
    /// Whether a sign test alone shows the better direction, where the interval cannot.
    pub signs_better: bool,
    /// Whether the result stays when any one case is left out.
    pub stable: bool,
    /// Paired, or otherwise comparable.
    pub comparable: bool,
    /// Whether the estimate points in the wrong direction.
    pub points_worse: bool,
}

/// The level of a comparison.
pub(super) fn of_comparison(firm: Firmness) -> (LevelName, bool) {
    let least = firm.baseline.min(firm.pilot);
    let name = match firm.says {
        _ if least == 0 => LevelName::NotMeasured,
        _ if least < 3 => LevelName::ValuesOnly,
        _ if !firm.attainable => LevelName::NotEnough,
        Says::Open if firm.signs_better => LevelName::Direction,
        Says::Open => LevelName::Inconclusive,
        Says::Reaches | Says::Worse if firm.stable && firm.comparable => LevelName::Clear,
        Says::Reaches | Says::Worse | Says::Better => LevelName::Direction,
    };
    let worse = match (name, firm.says) {
        (LevelName::NotMeasured | LevelName::ValuesOnly, _) => false,
        (_, Says::Worse) => true,
        (_, Says::Reaches | Says::Better) => false,
        (_, Says::Open) => firm.points_worse && !firm.signs_better,
    };
    (name, worse)
}

/// The verdict of a comparison at its planned n; before it there is none but "not enough evidence".
pub(super) fn verdict(level: LevelName, interim: bool, gain: Gain, target: Target) -> Verdict {
    if interim || level.number() < LevelName::Inconclusive.number() {
        return Verdict::NotEnoughEvidence;
    }
    let misses = gain.high.is_some_and(|high| high < target.gain);
    match says(gain, target) {
        Says::Reaches if level == LevelName::Clear => Verdict::Met,
        Says::Worse if !target.margin => Verdict::NotMet,
        _ if misses => Verdict::NotMet,
        _ => Verdict::NotEnoughEvidence,
    }
}

/// Puts level, verdict and chip into a result.
pub(super) fn conclude(result: &mut Assessment, level: (LevelName, bool), verdict: Verdict, interim: bool) {
    let (name, worse) = level;
    let so_far = if interim && name.number() >= LevelName::Direction.number() { " so far" } else { "" };
    let toward = if worse && name.number() >= LevelName::Inconclusive.number() { ", worse" } else { "" };
    result.level =
        Level { number: name.number(), name, worse, words: format!("{}{toward}{so_far}", name.label()) };
    result.verdict = verdict;
    result.interim = interim;
    result.chip = chip(result);
}

/// The chip: at the planned n one of the four verdicts, before it "interim" or, where no direction
/// is shown yet, "not enough evidence" with "interim" in the same line.
fn chip(result: &Assessment) -> Chip {
    let state = match result.verdict {
        Verdict::NotMet => ChipState::NotMet,
        Verdict::NotComparable => ChipState::NotComparable,
        Verdict::Met => ChipState::Met,
        Verdict::NotEnoughEvidence if is_done_or_not(result) => ChipState::Open,
        Verdict::NotEnoughEvidence if result.criterion.is_none() => ChipState::Open,
        Verdict::NotEnoughEvidence if result.interim && shows_something(result) => ChipState::Interim,
        Verdict::NotEnoughEvidence => ChipState::NotEnoughEvidence,
    };
    let word = if result.criterion.is_none() && state == ChipState::Open {
        "No criterion".to_owned()
    } else {
        state.label().to_owned()
    };
    let interim = result.interim
        && matches!(state, ChipState::Interim | ChipState::NotEnoughEvidence | ChipState::NotComparable);
    Chip { state, word, interim, done: result.progress.done, planned: result.progress.planned }
}

fn is_done_or_not(result: &Assessment) -> bool {
    result.kind == CriterionKind::Milestone || result.rule == Some(Rule::Checklist)
}

fn shows_something(result: &Assessment) -> bool {
    let comparison = result.level.number >= LevelName::Direction.number();
    let drills = result.kind == CriterionKind::Demonstration && result.progress.done > 0;
    comparison || drills
}

//! The three kinds of criterion: which rules and which fields each has.

use super::{Criterion, CriterionKind, Rule};
use crate::domain::Problem;

impl CriterionKind {
    /// The rules a criterion of this kind can be judged by. A milestone of the user's own has none.
    pub const fn rules(self) -> &'static [Rule] {
        match self {
            Self::Comparison => &[Rule::Better, Rule::BetterBy, Rule::NotWorse, Rule::Assurance],
            Self::Demonstration => &[Rule::EveryDrill, Rule::AtLeast, Rule::Checklist],
            Self::Milestone => &[Rule::OwnersNamed, Rule::DecisionRecorded],
        }
    }
    /// Whether evidence of a planned size is asked for.
    pub const fn is_counted(self) -> bool {
        !matches!(self, Self::Milestone)
    }
}

impl Criterion {
    /// Whether a field means anything for this kind and rule. While they are open, all do.
    pub fn asks(&self, field: &str) -> bool {
        let Some(kind) = self.kind else { return true };
        let is = |rules: &[Rule]| self.rule.is_none_or(|rule| rules.contains(&rule));
        match field {
            "metric" => kind.is_counted() && self.rule != Some(Rule::Checklist),
            "threshold" => kind.is_counted() && is(&[Rule::BetterBy, Rule::NotWorse, Rule::AtLeast]),
            "matters" => {
                kind == CriterionKind::Comparison && is(&[Rule::Better, Rule::BetterBy, Rule::NotWorse])
            }
            "planned_n" | "counted" => kind.is_counted(),
            "done_on" => kind == CriterionKind::Milestone && self.rule.is_none(),
            _ => true,
        }
    }

    /// Values that cannot stand together, whatever else is still open.
    pub(super) fn contradictions(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        if let (Some(kind), Some(rule)) = (self.kind, self.rule)
            && !kind.rules().contains(&rule)
        {
            let known: Vec<_> = kind.rules().iter().map(|r| format!("“{}”", r.label())).collect();
            found.push(Problem::new(
                "rule",
                format!(
                    "“{}” is no rule of a {}. Choose {}.",
                    rule.label(),
                    kind.label(),
                    known.join(" or ")
                ),
            ));
        }
        if self.planned_n == Some(0) {
            found.push(Problem::new("planned_n", "Plan at least 1, or leave it empty while it is open."));
        }
        if self.matters.is_some_and(|m| m <= 0.0 || m >= 1.0) {
            found.push(Problem::new(
                "matters",
                "Type a share between 0 and 100 %, such as 50 % for a halving.",
            ));
        }
        found.extend(self.threshold.and_then(|t| self.threshold_problem(t)));
        found
    }

    fn threshold_problem(&self, threshold: f64) -> Option<Problem> {
        let what = match self.rule? {
            Rule::AtLeast if threshold < 1.0 || threshold.fract() != 0.0 => {
                "Type how many drills must hold, as a whole number.".to_owned()
            }
            Rule::AtLeast if self.planned_n.is_some_and(|n| threshold > f64::from(n)) => {
                "More drills must hold than are planned. Lower the threshold, or plan more drills.".to_owned()
            }
            Rule::BetterBy | Rule::NotWorse if threshold <= 0.0 || threshold >= 1.0 => {
                "Type a share of the baseline between 0 and 1, such as 0.3 for 30 %.".to_owned()
            }
            _ => return None,
        };
        Some(Problem::new("threshold", what))
    }
}

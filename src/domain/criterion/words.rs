//! A criterion in words: its rule, and when its phase is.

use super::{Counted, Criterion, CriterionKind, Rule};
use crate::domain::pilot::{Phase, Pilot};
use crate::domain::{Contents, Day};

impl Criterion {
    /// When it is met, in a sentence or two; `metric` is what its metric is called.
    pub fn rule_words(&self, metric: &str) -> String {
        let metric = if metric.is_empty() { "the metric" } else { metric };
        let Some(kind) = self.kind else {
            return "What kind of criterion it is has not been said.".to_owned();
        };
        let met = match self.rule {
            Some(Rule::Better) => {
                format!("Met when {metric} is better on the pilot and the interval excludes no change.")
            }
            Some(Rule::BetterBy) => format!(
                "Met when the whole interval of {metric} lies {} or more beyond the baseline.",
                share(self.threshold)
            ),
            Some(Rule::NotWorse) => format!(
                "Met when the whole interval of {metric} is less than {} worse than the baseline.",
                share(self.threshold)
            ),
            Some(Rule::Assurance) => format!(
                "Met when {metric} shows no special cause for the worse on the pilot, and the deadline lies outside the process limits (XmR assurance)."
            ),
            Some(Rule::EveryDrill) => {
                "Met when every registered drill holds, on every item of its checklist.".to_owned()
            }
            Some(Rule::AtLeast) => format!(
                "Met when at least {} of the planned drills hold.",
                self.threshold.map_or_else(|| "so many".to_owned(), |t| format!("{t}"))
            ),
            Some(Rule::Checklist) => {
                "Met when every control of the checklist is present, with evidence.".to_owned()
            }
            Some(Rule::OwnersNamed) => {
                "Met when every row of the operating model has a named owner.".to_owned()
            }
            Some(Rule::DecisionRecorded) => {
                "Met when the report is delivered and the decision recorded.".to_owned()
            }
            None if kind == CriterionKind::Milestone => "Met on the day it is marked as done.".to_owned(),
            None => "When it is met has not been said.".to_owned(),
        };
        match self.planned_n.filter(|_| kind.is_counted()) {
            Some(n) => format!("{met} The verdict is given once, at {n}\u{a0}{}.", self.counted_word(n)),
            None => met,
        }
    }

    fn counted_word(&self, n: u32) -> String {
        let word = self.counted.unwrap_or(match self.kind {
            Some(CriterionKind::Demonstration) => Counted::Drills,
            _ => Counted::Pairs,
        });
        let word = word.label();
        if n == 1 { word.trim_end_matches('s').to_owned() } else { word.to_owned() }
    }

    /// The phase it belongs to.
    pub fn phase_in(&self, contents: &Contents) -> Option<Phase> {
        contents.all::<Phase>().into_iter().map(|kept| kept.value).find(|phase| phase.code == self.phase)
    }

    /// The first day of its phase, where the pilot has a first day.
    pub fn phase_begins(&self, contents: &Contents) -> Option<Day> {
        self.phase_in(contents)?.first_day(&contents.pilot())
    }
}

impl Phase {
    /// Its first day, where the pilot has one.
    pub fn first_day(&self, pilot: &Pilot) -> Option<Day> {
        Some(pilot.starts?.plus_days((i64::from(self.first_week?) - 1) * 7))
    }
    /// Its last day, where the pilot has a first one.
    pub fn last_day(&self, pilot: &Pilot) -> Option<Day> {
        Some(pilot.starts?.plus_days(i64::from(self.last_week?) * 7 - 1))
    }
}

fn share(threshold: Option<f64>) -> String {
    threshold.map_or_else(|| "so much".to_owned(), |t| format!("{}\u{a0}%", (t * 100.0).round()))
}

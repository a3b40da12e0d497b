//! What the pilot must show, registered before its phase starts.

mod kinds;
mod seal;
mod words;

pub use seal::{amendment_of, removal, seal_problems, stays_primary, typed_by_hand};

use super::id::{CriterionId, PersonId};
use super::metric::MetricName;
use super::time::{Day, Instant};
use super::{Body, LongText, Problem};

choice! {
    /// Which of leadership's three questions.
    pub enum Question {
        /// Can we see what went wrong faster?
        Faster = "faster", "Faster?";
        /// Can the same failure no longer have the same blast radius?
        Contained = "contained", "Contained?";
        /// Can we show leadership that production is under control?
        InControl = "in_control", "In control?";
    }
}

choice! {
    /// How a criterion is judged.
    pub enum CriterionKind {
        /// A metric, before against after: needs statistics.
        Comparison = "comparison", "comparison";
        /// So many registered drills, every item of their checklist true.
        Demonstration = "demonstration", "demonstration";
        /// Done or not.
        Milestone = "milestone", "milestone";
    }
}

choice! {
    /// The rule a criterion is judged by.
    pub enum Rule {
        /// The interval excludes no change, in the better direction.
        Better = "better", "better (the interval excludes no change)";
        /// The interval lies beyond the threshold, a share of the baseline.
        BetterBy = "better_by", "better by at least the threshold";
        /// The whole interval lies inside the margin.
        NotWorse = "not_worse", "not worse than the margin";
        /// A series: the deadline outside the process limits, no special cause for the worse.
        Assurance = "assurance", "expected to hold (XmR assurance)";
        /// Every registered drill holds.
        EveryDrill = "every_drill", "every drill";
        /// At least the threshold of the planned drills hold.
        AtLeast = "at_least", "at least so many drills";
        /// Every item of a checklist is present with evidence.
        Checklist = "checklist", "every item present, with evidence";
        /// Every row of the operating model has a named owner.
        OwnersNamed = "owners_named", "every row has a named owner";
        /// The report is delivered and the decision recorded.
        DecisionRecorded = "decision_recorded", "report delivered, decision recorded";
    }
}

choice! {
    /// What is counted towards the planned n.
    pub enum Counted {
        /// Pairs of scenarios tried on both sides.
        Pairs = "pairs", "pairs";
        /// Drills.
        Drills = "drills", "drills";
        /// Days of a series.
        Days = "days", "days";
        /// Items of a checklist.
        Items = "items", "items";
    }
}

noun! {
    /// What the pilot must show.
    pub struct Criterion {
        code: String = "code", "Such as F1.";
        question: Option<Question> = "question", "Which of the three questions it answers.";
        kind: Option<CriterionKind> = "kind", "Comparison, demonstration or milestone.";
        title: String = "what", "What must be shown.";
        metric: MetricName = "metric", "The metric it is judged on, from the catalogue or one of the pilot's own.";
        rule: Option<Rule> = "rule", "When it is met.";
        threshold: Option<f64> = "threshold", "For better by, not worse and at least: how much or how many.";
        matters: Option<f64> = "smallest reduction that matters", "As a share: 50 % is a halving. Set before looking; the plan uses it.";
        planned_n: Option<u32> = "planned n", "How much evidence is planned. The verdict is given once, at this n.";
        counted: Option<Counted> = "counted in", "What planned n counts.";
        primary: Option<bool> = "primary", "Whether the recommendation rests on it.";
        phase: String = "phase", "The number of the phase it belongs to.";
        threshold_words: String = "threshold in words", "As printed.";
        registered_at: Option<Instant> = "registered", "When it was sealed. Later changes are amendments.";
        registered_by: Option<PersonId> = "registered by", "Who sealed it.";
        withdrawn_at: Option<Instant> = "withdrawn", "When it was withdrawn, with the reason in its amendment. Nothing rests on it since.";
        done_on: Option<Day> = "done on", "For a milestone of the user's own: the day it was reached.";
        note: LongText = "note", "Anything a reader should know.";
    }
}

noun! {
    /// A change to a criterion after it was registered: allowed, recorded, printed.
    pub struct Amendment {
        criterion: Option<CriterionId> = "criterion", "Which criterion.";
        at: Option<Instant> = "when", "When it was amended.";
        by: Option<PersonId> = "by", "Who amended it.";
        what: String = "what changed", "The field, before and after.";
        why: LongText = "why", "The reason.";
    }
}

impl Criterion {
    /// Reads a record; a field that does not fit is passed over.
    pub fn of(body: &Body) -> Self {
        super::contents::typed(Self::FIELDS.iter().map(|field| field.name), body)
    }
}

/// Values of a criterion that contradict each other. What is only missing is asked for when it is
/// registered: until then a criterion is a draft.
pub(super) fn problems(criterion: &Criterion) -> Vec<Problem> {
    let mut found = Vec::new();
    if criterion.code.trim().is_empty() {
        found.push(Problem::new("code", "Give the criterion a short code, such as F4."));
    }
    if criterion.title.trim().is_empty() {
        found.push(Problem::new("title", "Say what must be shown."));
    }
    found.extend(criterion.contradictions());
    found
}

//! What the evidence says about a criterion: one frozen result, from which the sentences, the
//! tiles, the tables and the charts are all made.

mod edited;
mod finding;
mod firm;
mod recommendation;
mod rows;
mod words;

pub use edited::held_against;
pub use finding::{Beside, Bound, Finding, LeaveOneOut, Signs, Truth, Waited, WaitingCurve};
pub use firm::{Alike, Firm, Learning, Likeness, Way, Ways};
pub use recommendation::{PrimaryState, Recommendation};
pub use rows::{
    Attainment, Cell, DayPoint, DrillRow, GroupRow, ItemRow, Limits, Order, PairRow, Rows, SeriesView,
};
pub use words::{Edited, Words};

use serde::Serialize;

/// The versions of the methods that a report is sealed with: one is raised when the same document
/// would get another figure, or another verdict, from it.
pub const METHODS: &str = "statistics 1, verdicts 1";

use super::begun::capital;
use super::criterion::{Counted, CriterionKind, Question, Rule};
use super::id::RecordId;
use super::metric::{Better, Metric};
use super::time::Instant;

choice! {
    /// What a criterion's evidence amounts to.
    pub enum Verdict {
        /// What was to be shown is shown, at the planned n.
        Met = "met", "Met";
        /// The whole interval misses the threshold, or a drill failed.
        NotMet = "not_met", "Not met";
        /// Everything else; the level says how far it got.
        NotEnoughEvidence = "not_enough_evidence", "Not enough evidence";
        /// The sides differ in more than the platform; no headline.
        NotComparable = "not_comparable", "Not comparable";
    }
}

choice! {
    /// What the status chip shows.
    pub enum ChipState {
        /// Met at the planned n.
        Met = "met", "Met";
        /// Not met, whenever that became certain.
        NotMet = "not_met", "Not met";
        /// Not enough evidence; with `interim` also before the planned n.
        NotEnoughEvidence = "not_enough_evidence", "Not enough evidence";
        /// Not comparable.
        NotComparable = "not_comparable", "Not comparable";
        /// A milestone or a checklist that is not done.
        Open = "open", "Open";
        /// Before the planned n, with a direction already shown.
        Interim = "interim", "Interim";
    }
}

choice! {
    /// Whether a criterion was sealed before anybody could know how it comes out.
    pub enum Sealing {
        /// Before its phase began and before the first evidence for it.
        Beforehand = "beforehand", "registered beforehand";
        /// After its phase began, or after evidence for it was there.
        Late = "late", "registered late";
        /// Not at all.
        Never = "never", "not registered";
    }
}

choice! {
    /// How the evidence is laid out, and so which method fits.
    pub enum Design {
        /// The same scenario on both sides.
        Paired = "paired", "paired by scenario";
        /// Two groups, before and after.
        Unpaired = "unpaired", "before and after, unpaired";
        /// Shadow pairs of runs, one figure per DAG.
        PerDag = "per_dag", "shadow pairs, one figure per DAG";
        /// One value a day, with a cut-over.
        Series = "series", "a series of days";
        /// Drills against a checklist, one side only.
        Drills = "drills", "registered drills";
        /// Items that are present or not.
        Checklist = "checklist", "a checklist";
        /// Done or not.
        Milestone = "milestone", "a milestone";
    }
}

choice! {
    /// How firmly a comparison speaks.
    pub enum LevelName {
        /// A side has no value.
        NotMeasured = "not_measured", "not measured";
        /// Fewer than three on a side.
        ValuesOnly = "values_only", "values only";
        /// The usual level cannot be reached at this n.
        NotEnough = "not_enough_evidence", "not enough evidence";
        /// The interval contains no change.
        Inconclusive = "inconclusive", "inconclusive";
        /// The interval excludes no change, but not firmly or not the threshold.
        Direction = "direction_shown", "direction shown";
        /// Beyond the threshold and stable.
        Clear = "clear", "clear";
    }
}

impl LevelName {
    /// The number of the level, 0 to 5.
    pub const fn number(self) -> u8 {
        match self {
            Self::NotMeasured => 0,
            Self::ValuesOnly => 1,
            Self::NotEnough => 2,
            Self::Inconclusive => 3,
            Self::Direction => 4,
            Self::Clear => 5,
        }
    }
}

/// The level of evidence, 0 to 5, and its direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Level {
    /// 0 (not measured) to 5 (clear).
    pub number: u8,
    /// Its name.
    pub name: LevelName,
    /// Whether it points in the wrong direction.
    pub worse: bool,
    /// The words beside the bars: "direction shown so far".
    pub words: String,
}

/// What the status chip shows, and how full its ring is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chip {
    /// Colour, icon and shape follow from it.
    pub state: ChipState,
    /// The word on the chip.
    pub word: String,
    /// Dashed outline: before the planned n.
    pub interim: bool,
    /// How much evidence there is.
    pub done: u32,
    /// How much was planned, where something was.
    pub planned: Option<u32>,
}

/// How much evidence there is, of how much was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Complete units that decide: pairs, drills, days, items.
    pub done: u32,
    /// The planned n.
    pub planned: Option<u32>,
    /// What is counted.
    pub counted: Counted,
    /// Complete units that came after the look at the planned n; counted beside, never mixed in.
    pub later: u32,
}

/// Observations left out of the figures for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Why, as a phrase: "a live incident, which has no pair".
    pub reason: String,
    /// How many.
    pub count: u32,
    /// Which, by evidence id.
    pub evidence: Vec<String>,
}

/// Which metric is judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MetricOf {
    /// Its name in the catalogue, or the custom metric's own name.
    pub name: String,
    /// Its words.
    pub title: String,
    /// The unit of a value.
    pub unit: String,
    /// Which direction is better.
    pub better: Better,
    /// What exactly it is.
    pub definition: String,
}

impl MetricOf {
    /// Its words as a line begins with them; a metric of the pilot's own stays as it was named.
    pub fn begun(&self) -> String {
        begun(&self.name, &self.title)
    }
}

/// The title of a metric as a line begins with it.
pub fn begun(name: &str, title: &str) -> String {
    Metric::named(name).map_or_else(|| title.to_owned(), |_| capital(title))
}

/// A criterion's result, or that of a comparison without a criterion. Frozen: sentences, tiles
/// and charts are made from these numbers and from no others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// The criterion's record; `None` for a comparison somebody only looks at.
    pub criterion: Option<RecordId>,
    /// The criterion's id such as F1; the metric's name without a criterion.
    pub code: String,
    /// Which of the three questions it answers.
    pub question: Option<Question>,
    /// Comparison, demonstration or milestone.
    pub kind: CriterionKind,
    /// What must be shown.
    pub title: String,
    /// When it is met.
    pub rule: Option<Rule>,
    /// The threshold as registered.
    pub threshold: Option<f64>,
    /// The threshold as printed.
    pub threshold_words: String,
    /// Whether the recommendation rests on it.
    pub primary: bool,
    /// When it was sealed.
    pub registered_at: Option<Instant>,
    /// Whether that was beforehand; `None` for a metric without a criterion.
    pub sealing: Option<Sealing>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// How often it was amended since.
    pub amendments: u32,
    /// The metric, where one is judged.
    pub metric: Option<MetricOf>,
    /// The moment up to which evidence counts.
    pub as_of: Instant,
    /// How the evidence is laid out.
    pub design: Design,
    /// The level of evidence.
    pub level: Level,
    /// The verdict; while `interim` it is never "met".
    pub verdict: Verdict,
    /// Whether the planned n is not yet reached.
    pub interim: bool,
    /// What the status chip shows.
    pub chip: Chip,
    /// How much there is of how much was planned.
    pub progress: Progress,
    /// Every figure.
    pub finding: Finding,
    /// How firm it is.
    pub firm: Firm,
    /// The rows behind the figures.
    pub rows: Rows,
    /// What was left out, and why.
    pub left_out: Vec<LeftOut>,
    /// What a careful reader should know: set-ups that differ, no alternation, never registered.
    pub cautions: Vec<String>,
    /// Every sentence.
    pub words: Words,
    /// The sentence a person wrote over the program's own, where there is one.
    pub edited: Option<Edited>,
    /// All evidence ids the figures rest on, in order.
    pub evidence: Vec<String>,
}

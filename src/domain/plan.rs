//! What the plan says: what the planned drills can show and with which odds, which drills are
//! still to be run, and which comes next.

use serde::Serialize;

use super::criterion::{Counted, CriterionKind};
use super::id::{BoundaryId, PersonId, RecordId, ScenarioId, WorkloadId};
use super::observation::{Environment, Kind};
use super::side::Side;
use super::time::{Clock, Day, Instant};

/// How widely the times scatter, as the standard deviation of the log ratios.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spread {
    /// The spread the odds are computed with.
    pub used: f64,
    /// The upper end of what the pairs allow (80 %), where it was measured.
    pub upper: Option<f64>,
    /// From how many pairs it was measured; 0 for the planning figure.
    pub pairs: u32,
    /// Where it comes from, in a sentence.
    pub words: String,
}

/// In how many of 100 such pilots a true change is found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Odds {
    /// The true reduction, as a share.
    pub reduction: f64,
    /// The spread.
    pub spread: f64,
    /// How many pairs.
    pub n: u32,
    /// The chance, as a share.
    pub chance: f64,
    /// "if the pilot truly halves the time".
    pub words: String,
}

/// How many pairs are needed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Needed {
    /// The chance wanted, as a share.
    pub chance: f64,
    /// The true reduction, as a share.
    pub reduction: f64,
    /// The spread.
    pub spread: f64,
    /// How many; `None` when more than a hundred.
    pub n: Option<u32>,
}

/// The odds of one true reduction over the number of pairs, from 1 up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OddsCurve {
    /// What it stands for: "halved", "30 % shorter".
    pub name: String,
    /// The true reduction.
    pub reduction: f64,
    /// The spread.
    pub spread: f64,
    /// Whether it is a look aside, beside the one that was planned for.
    pub aside: bool,
    /// The chance at 1, 2, 3, … pairs.
    pub chances: Vec<f64>,
}

/// What the plan of one criterion can show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionPlan {
    /// The criterion.
    pub criterion: Option<RecordId>,
    /// Its code.
    pub code: String,
    /// What must be shown.
    pub title: String,
    /// Comparison, demonstration or milestone.
    pub kind: CriterionKind,
    /// Whether the recommendation rests on it.
    pub primary: bool,
    /// What planned n counts.
    pub counted: Counted,
    /// Planned n.
    pub planned: Option<u32>,
    /// How much of it is there.
    pub done: u32,
    /// The smallest reduction that matters, as a share.
    pub matters: Option<f64>,
    /// How widely the times scatter.
    pub spread: Option<Spread>,
    /// The odds, the registered reduction first.
    pub odds: Vec<Odds>,
    /// The pairs needed for 80 and for 90 in 100.
    pub needed: Vec<Needed>,
    /// The smallest true reduction the plan finds 80 times in 100, as a share.
    pub smallest: Option<f64>,
    /// For a demonstration: the failure rate that it still allows when every drill holds.
    pub bound: Option<f64>,
    /// The odds over the number of pairs.
    pub curves: Vec<OddsCurve>,
    /// What the plan can show, in a sentence.
    pub sentence: String,
    /// What else a reader should know: the spread, what is not simulated.
    pub notes: Vec<String>,
    /// Why no outcome, or hardly any, could meet it. Each says what to do.
    pub warnings: Vec<String>,
}

choice! {
    /// How far a planned drill is.
    pub enum DrillState {
        /// Still to be run.
        Open = "open", "planned";
        /// Its clock runs.
        Running = "running", "running";
        /// Run, with an observation or by a person's word.
        Done = "done", "done";
        /// Left out, with a reason.
        Skipped = "skipped", "skipped";
    }
}

/// A drill of the schedule, and how far it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScheduledDrill {
    /// Its record; `None` while it is only proposed.
    pub id: Option<RecordId>,
    /// What it ends as.
    pub kind: Kind,
    /// Which failure.
    pub scenario: Option<ScenarioId>,
    /// On which platform.
    pub side: Side,
    /// Which DAG.
    pub workload: Option<WorkloadId>,
    /// What is rolled back, or what it should stay inside.
    pub boundary: Option<BoundaryId>,
    /// The day.
    pub on: Option<Day>,
    /// The time of day.
    pub at: Option<Clock>,
    /// Who diagnoses.
    pub person: Option<PersonId>,
    /// Who makes the failure happen.
    pub injected_by: Option<PersonId>,
    /// Where the failure is made to happen.
    pub into: Environment,
    /// A real failure replayed from its logs.
    pub replay: bool,
    /// Its place in the schedule.
    pub order: Option<u32>,
    /// The seed it was drawn with.
    pub seed: Option<u32>,
    /// How far it is.
    pub state: DrillState,
    /// The observation that fulfils it.
    pub evidence: Option<String>,
    /// The day of that observation.
    pub done_on: Option<Day>,
    /// Whether a person ticked it off, or named the observation.
    pub by_hand: bool,
    /// Why it was skipped.
    pub skipped: String,
}

/// How often a person does what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonLoad {
    /// Who.
    pub person: PersonId,
    /// Failures made to happen.
    pub injects: u32,
    /// Baseline halves diagnosed.
    pub baseline: u32,
    /// Pilot halves diagnosed.
    pub pilot: u32,
    /// Halves diagnosed that came first in their pair.
    pub first: u32,
    /// Halves diagnosed that came second.
    pub second: u32,
}

/// How even the order and the people are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Pairs with the baseline first, run or planned.
    pub baseline_first: u32,
    /// Pairs with the pilot first, run or planned.
    pub pilot_first: u32,
    /// Each person's part.
    pub people: Vec<PersonLoad>,
}

/// The drill that brings the most.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextDrill {
    /// The drill.
    pub drill: ScheduledDrill,
    /// The criteria it serves.
    pub criteria: Vec<String>,
    /// "Scheduler not beating, baseline".
    pub title: String,
    /// "Opens pair 11 and keeps the order even, now 5 and 5."
    pub why: String,
    /// "Mon 19 Oct, 09:00, in a non-production copy."
    pub place: String,
    /// When its clock starts and what counts as a confirmed cause.
    pub clock: String,
}

/// A half of a pair, run or planned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairHalf {
    /// When it was run, or is to be.
    pub at: Instant,
    /// How far it is.
    pub state: DrillState,
    /// The observation behind it.
    pub evidence: Option<String>,
    /// Who diagnosed it, or is to.
    pub diagnosed_by: Vec<PersonId>,
    /// Who made the failure happen, or is to.
    pub injected_by: Option<PersonId>,
}

/// A scenario on both sides, as one kind of drill.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairPlan {
    /// The kind of drill.
    pub kind: Kind,
    /// The scenario.
    pub scenario: ScenarioId,
    /// The baseline half.
    pub baseline: Option<PairHalf>,
    /// The pilot half.
    pub pilot: Option<PairHalf>,
}

/// The drills of a document: run, planned and next.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DrillPlan {
    /// The schedule, in its order.
    pub drills: Vec<ScheduledDrill>,
    /// The scenarios on both sides, run and planned.
    pub pairs: Vec<PairPlan>,
    /// How even it is.
    pub balance: Balance,
    /// How many drills the criteria still need, planned or not.
    pub missing: u32,
    /// The next best drill; `None` when nothing is missing that a drill could bring.
    pub next: Option<NextDrill>,
}

//! The plan: odds, the schedule, the next drill.

use std::collections::BTreeMap;

use super::{ChartView, wire};

wire! {
    /// The drill that brings the most, with what a live drill starts with.
    pub struct NextDrillView {
        /// "Scheduler not beating, baseline".
        pub title: String,
        /// "Opens pair 11 of 12 for F1 and keeps the order even, now 5 and 5."
        pub why: String,
        /// "Mon 19 Oct, 09:00, in a non-production copy."
        pub place: String,
        /// When its clock starts and what counts as a confirmed cause.
        pub clock: String,
        /// The criteria it serves.
        pub criteria: Vec<String>,
        /// The planned drill's record; `None` while nobody planned it.
        pub planned: Option<String>,
        /// The kind of observation it ends as.
        pub kind: String,
        /// The scenario's record.
        pub scenario: Option<String>,
        /// The scenario's code.
        pub scenario_code: String,
        /// `baseline` or `pilot`.
        pub side: String,
        /// The workload, as people call it.
        pub workload: String,
        /// Who diagnoses.
        pub diagnosed_by: String,
        /// Who injects.
        pub injected_by: String,
        /// `pilot` or `non_production`; never production.
        pub environment: String,
        /// What the observation begins with: fields as a person would type them.
        pub fields: BTreeMap<String, String>,
        /// The rule that chose it.
        pub rule: String,
    }

    /// A planned drill.
    pub struct PlannedDrillView {
        /// Its record; empty while it is only proposed.
        pub id: String,
        /// What it is, with its side.
        pub title: String,
        /// The kind of observation it ends as.
        pub kind: String,
        /// The scenario's code.
        pub scenario_code: String,
        /// `baseline` or `pilot`.
        pub side: String,
        /// The workload.
        pub workload: String,
        /// The day, `2026-10-19`.
        pub on: String,
        /// The time of day.
        pub at: String,
        /// "Mon 19 Oct, 09:00, in a non-production copy".
        pub place: String,
        /// The pilot's week, from 1; 0 when it has no day or lies outside.
        pub week: u32,
        /// Who diagnoses.
        pub diagnosed_by: String,
        /// Who injects.
        pub injected_by: String,
        /// `open`, `running`, `done` or `skipped`.
        pub state: String,
        /// The state in words: "done 14 Oct, A-031".
        pub state_words: String,
        /// The observation that fulfils it.
        pub evidence: Option<String>,
        /// Whether a person ticked it off.
        pub by_hand: bool,
        /// Still open after its day.
        pub overdue: bool,
        /// Why it was skipped.
        pub skipped: String,
    }

    /// The drills of a week.
    pub struct PlanWeekView {
        /// "Week 2, from 12 Oct".
        pub title: String,
        /// Its drills, in order.
        pub drills: Vec<PlannedDrillView>,
    }

    /// A person's part of the drills.
    pub struct PersonLoadView {
        /// Who.
        pub person: String,
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

    /// A schedule, taken or proposed.
    pub struct ScheduleView {
        /// Its drills by week.
        pub weeks: Vec<PlanWeekView>,
        /// Pairs with the baseline first.
        pub baseline_first: u32,
        /// Pairs with the pilot first.
        pub pilot_first: u32,
        /// The people's parts.
        pub people: Vec<PersonLoadView>,
        /// How it stands, in a sentence.
        pub sentence: String,
        /// The seed, where it was drawn.
        pub seed: Option<u32>,
        /// What a person should know.
        pub warnings: Vec<String>,
    }

    /// Odds, in words.
    pub struct OddsView {
        /// "93", the large figure.
        pub figure: String,
        /// "of 100, if the pilot truly halves it".
        pub words: String,
    }

    /// What the plan of one criterion can show.
    pub struct CriterionPlanView {
        /// Its code.
        pub code: String,
        /// What must be shown.
        pub title: String,
        /// `comparison` or `demonstration`.
        pub kind: String,
        /// Whether the recommendation rests on it.
        pub primary: bool,
        /// Planned n.
        pub planned: Option<u32>,
        /// How much of it is there.
        pub done: u32,
        /// What is counted: "pairs".
        pub counted: String,
        /// What it can show, in a sentence.
        pub sentence: String,
        /// The odds and the pairs needed.
        pub odds: Vec<OddsView>,
        /// Where the figures come from.
        pub notes: Vec<String>,
        /// Why no outcome, or hardly any, could meet it.
        pub warnings: Vec<String>,
        /// The smallest reduction that matters, in percent, as it goes into the odds.
        pub reduction: Option<f64>,
        /// The spread that goes into the odds.
        pub spread: Option<f64>,
        /// The odds over the number of pairs.
        pub chart: Option<ChartView>,
    }

    /// The plan.
    pub struct PlanView {
        /// Every criterion that drills or days can meet, the primary ones first.
        pub criteria: Vec<CriterionPlanView>,
        /// The schedule.
        pub schedule: ScheduleView,
        /// The next best drill.
        pub next: Option<NextDrillView>,
        /// The rule that chooses it.
        pub rule: String,
        /// The pairs over the weeks, run and planned.
        pub chart: Option<ChartView>,
        /// How many drills a new schedule would plan.
        pub missing: u32,
        /// Who could take part.
        pub people: Vec<String>,
        /// The first day a new schedule would begin on.
        pub from: String,
    }

    /// A plan that somebody tries out. Nothing is written.
    pub struct WhatIfArgs {
        /// The document.
        pub doc: u32,
        /// The criterion's code.
        pub criterion: String,
        /// So many pairs or drills.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub n: Option<u32>,
        /// So wide a spread, as the standard deviation of the log ratios.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub spread: Option<f64>,
        /// So large a true reduction, in percent.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub reduction: Option<f64>,
    }

    /// A schedule to draw.
    pub struct ScheduleArgs {
        /// The document.
        pub doc: u32,
        /// Where chance starts; the same seed gives the same schedule.
        pub seed: u32,
        /// The first day, `2026-10-05`; empty: today, or the pilot's first day when that is later.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub from: Option<String>,
        /// Drills a working day, 1 to 4.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub per_day: Option<u32>,
        /// Who takes part; empty: analysts and engineers.
        #[serde(default)]
        pub people: Vec<String>,
        /// Whether the baseline's failures are replayed from logs.
        #[serde(default)]
        pub replay: bool,
    }

    /// A schedule to a file.
    pub struct SaveScheduleArgs {
        /// The document.
        pub doc: u32,
        /// The file.
        pub place: String,
    }
}

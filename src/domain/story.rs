//! What the report tells beside the measurements: products, controls, risks, costs, claims, the
//! operating model, the decision, and the sentences a person wrote.

use super::LongText;
use super::contents::Contents;
use super::id::{BoundaryId, ObservationId, PersonId, ScenarioId, WorkloadId};
use super::metric::MetricName;
use super::noun::Noun;
use super::observation::{Environment, Kind};
use super::problem::Problem;
use super::side::Side;
use super::time::{Clock, Day};

choice! {
    /// How likely or how bad.
    pub enum Degree {
        /// Low.
        Low = "low", "low";
        /// Medium.
        Medium = "medium", "medium";
        /// High.
        High = "high", "high";
    }
}

choice! {
    /// What a cost belongs to.
    pub enum CostOf {
        /// The incident behind the pilot.
        Incident = "incident", "the incident";
        /// The pilot itself.
        Pilot = "pilot", "the pilot";
    }
}

choice! {
    /// The recommendation, and the decision.
    pub enum Course {
        /// Move on to the platform.
        Proceed = "proceed", "Proceed";
        /// Keep piloting.
        Extend = "extend", "Extend";
        /// End the pilot.
        Stop = "stop", "Stop";
    }
}

choice! {
    /// Who does a row of the operating model.
    pub enum Manager {
        /// The platform manages it.
        Platform = "platform", "the platform manages";
        /// The team owns it.
        Team = "team", "the team owns";
        /// Both have a part.
        Shared = "shared", "both have a part";
    }
}

noun! {
    /// What a workload delivers to somebody.
    pub struct DataProduct {
        name: String = "name", "What its users call it.";
        workload: Option<WorkloadId> = "workload", "The DAG that delivers it.";
        owner: Option<PersonId> = "owner", "Who answers for it.";
        deadline: Option<Clock> = "deadline", "The time of day it must be there, in the pilot's zone.";
        primary: Option<bool> = "primary", "Whether criterion K1 is judged on it.";
    }
}

noun! {
    /// A control that leadership asks about.
    pub struct Control {
        code: String = "code", "A short name.";
        name: String = "name", "What the control is.";
        help: LongText = "what to look for", "What counts as present, with evidence.";
    }
}

noun! {
    /// Something that may go wrong.
    pub struct Risk {
        what: String = "risk", "What may happen.";
        likelihood: Option<Degree> = "likelihood", "How likely it is.";
        severity: Option<Degree> = "severity", "How bad it would be.";
        mitigation: LongText = "what is done about it", "What makes it less likely or less bad.";
        owner: Option<PersonId> = "owner", "Who watches it.";
    }
}

noun! {
    /// Something nobody knows yet.
    pub struct OpenQuestion {
        what: String = "question", "What is not known.";
        owner: Option<PersonId> = "owner", "Who finds out.";
        due: Option<Day> = "due", "When it should be answered.";
        answer: LongText = "answer", "Once it is known.";
    }
}

noun! {
    /// What a named person decided.
    pub struct Decision {
        course: Option<Course> = "decision", "Proceed, extend or stop.";
        by: Option<PersonId> = "decided by", "The person who decided.";
        on: Option<Day> = "on", "The day of the decision.";
        conditions: LongText = "conditions", "Under which it holds.";
        text: LongText = "reasons", "In the person's own words.";
    }
}

impl Decision {
    /// What leaves open that somebody decided: a decision without its course, its person or its day is
    /// none, and the report would print it as one.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let lacking = [
            (self.course.is_none(), "course", "Say what was decided: proceed, extend or stop."),
            (
                self.by.is_none(),
                "by",
                "Name the person who decided. Somebody who is not on the list yet is added under Set-up, People.",
            ),
            (self.on.is_none(), "on", "Give the day of the decision, such as today."),
        ];
        lacking
            .into_iter()
            .filter(|(lacks, ..)| *lacks)
            .map(|(_, field, what)| Problem::new(field, what))
            .collect()
    }
}

noun! {
    /// What the incident or the pilot cost. An amount, or a range when nobody knows better.
    pub struct Cost {
        of: Option<CostOf> = "cost of", "The incident or the pilot.";
        what: String = "what", "What it was spent on or lost through.";
        low: Option<f64> = "amount from", "The amount, or the lower end of its range.";
        high: Option<f64> = "amount to", "The upper end of the range; empty when the amount is exact.";
        currency: String = "currency", "Such as EUR.";
        hours: Option<f64> = "hours", "Hours of people's time.";
        customers: Option<u32> = "customers", "How many customers were affected.";
        source: String = "source", "Where the figure comes from.";
    }
}

noun! {
    /// What somebody published, kept apart from what was measured here.
    pub struct Claim {
        code: String = "code", "A short name.";
        text: LongText = "exact words", "As published.";
        publisher: String = "published by", "Who published it.";
        sponsor: String = "paid for by", "Who paid for the study.";
        sample: String = "how large", "What the study looked at.";
        address: String = "address", "Where it was read.";
        seen: Option<Day> = "seen on", "When it was read.";
        verified: LongText = "what was not verified", "What nobody here has checked.";
        pilot_can_say: LongText = "what this pilot can say about it", "And what it cannot.";
        metric: MetricName = "nearest metric", "The metric of this pilot that comes nearest, if any.";
    }
}

noun! {
    /// A row of the operating model.
    pub struct Responsibility {
        what: String = "what", "What somebody must do.";
        manager: Option<Manager> = "who", "Whether the platform manages it or the team owns it.";
        owner: Option<PersonId> = "named owner", "The person in the team who answers for it.";
        note: LongText = "note", "Where the short table is not the whole truth.";
    }
}

noun! {
    /// A drill that is planned.
    pub struct PlannedDrill {
        drill: Option<Kind> = "drill", "Which kind of observation it ends as; empty: a diagnosis trial.";
        scenario: Option<ScenarioId> = "scenario", "Which failure.";
        side: Option<Side> = "side", "On which platform.";
        workload: Option<WorkloadId> = "workload", "Which DAG.";
        boundary: Option<BoundaryId> = "boundary", "What is rolled back, or what it should stay inside.";
        on: Option<Day> = "on", "The day it is planned for.";
        at: Option<Clock> = "at", "The time of day it begins, in the pilot's zone.";
        person: Option<PersonId> = "diagnosed by", "Who is to diagnose it.";
        injected_by: Option<PersonId> = "injected by", "Who is to make the failure happen; somebody else than who diagnoses it.";
        into: Option<Environment> = "injected into", "The pilot, or for the baseline a non-production copy. Never production.";
        replay: Option<bool> = "as a replay", "Whether a real failure is replayed from its logs instead.";
        order: Option<u32> = "order", "Its place in the schedule.";
        seed: Option<u32> = "seed", "The seed its schedule was drawn with, so that anybody can draw it again.";
        done: Option<bool> = "done", "Whether it was run. An observation that fits ticks it off by itself.";
        fulfilled_by: Option<ObservationId> = "fulfilled by", "The observation it ended as, where another one would be taken for it.";
        skipped: String = "skipped because", "A reason leaves it out of the schedule; it stays listed.";
    }
}

impl PlannedDrill {
    /// The kind of observation it ends as.
    pub fn ends_as(&self) -> Kind {
        self.drill.unwrap_or(Kind::DiagnosisTrial)
    }
    /// What people call it: its scenario, its side and its day, as far as they are known.
    pub(super) fn label(&self, contents: &Contents) -> Option<String> {
        let scenario = self.scenario.map(|id| contents.label(Noun::Scenario, id.0));
        let side = self.side.map(|side| side.label().to_owned());
        let day = self.on.map(|on| on.0.format("%-d %b").to_string());
        let parts: Vec<_> = scenario.into_iter().chain(side).chain(day).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
    /// What would endanger production, or contradicts itself.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        if self.into == Some(Environment::Production) {
            found.push(Problem::new(
                "into",
                "A drill is never planned into production. Choose the pilot or a non-production copy.",
            ));
        }
        if self.side == Some(Side::Baseline) && self.into == Some(Environment::Pilot) {
            found.push(Problem::new(
                "into",
                "A drill of the baseline runs in a non-production copy of it. Choose that, or the other side.",
            ));
        }
        if self.person.is_some() && self.person == self.injected_by {
            found.push(Problem::new(
                "injected_by",
                "Whoever makes the failure happen knows its cause. Name somebody else for one of the two.",
            ));
        }
        if !self.skipped.trim().is_empty() && (self.done == Some(true) || self.fulfilled_by.is_some()) {
            found.push(Problem::new("skipped", "It was run, so it was not skipped. Clear one of the two."));
        }
        found
    }
}

noun! {
    /// A sentence of the report that a person wrote or changed.
    pub struct Narrative {
        code: String = "place", "Which sentence of the report it replaces.";
        text: LongText = "text", "The person's words.";
        generated: LongText = "generated text", "The program's words when it was edited, so that moved numbers are noticed.";
        by: Option<PersonId> = "edited by", "Who wrote it.";
    }
}

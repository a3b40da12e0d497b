//! Diagnosis trials, rollback drills and isolation drills.

use serde_json::Value;

use super::super::LongText;
use super::super::id::{BoundaryId, PersonId, ScenarioId};
use super::super::problem::{Problem, out_of_order};
use super::super::time::{Instant, Minutes};

choice! {
    /// By what the cause was found.
    pub enum Means {
        /// The lineage graph.
        Lineage = "lineage", "lineage";
        /// Task logs.
        TaskLogs = "task_logs", "task logs";
        /// A health incident of the platform.
        HealthIncident = "health_incident", "health incident";
        /// A debug run.
        DebugRun = "debug_run", "debug run";
        /// Somebody outside the team said so.
        UserReport = "user_report", "user report";
        /// A freshness or SLA alert.
        Alert = "alert", "alert";
        /// Anything else.
        Other = "other", "something else";
    }
}

choice! {
    /// How much a failure hurts, by the team's own scale.
    pub enum Severity {
        /// The business stops or loses money.
        Critical = "critical", "critical";
        /// People notice the same day.
        Major = "major", "major";
        /// It can wait.
        Minor = "minor", "minor";
    }
}

choice! {
    /// How a rollback ended.
    pub enum RollbackOutcome {
        /// Everything as it was before.
        Clean = "clean", "clean";
        /// Some of it.
        Partial = "partial", "partial";
        /// It did not work.
        Failed = "failed", "failed";
    }
}

fields! {
    /// A failure and its diagnosis: a clock of six points.
    pub struct DiagnosisTrial {
        scenario: Option<ScenarioId> = "scenario", "The kind of failure. The same scenario on both sides makes a pair.";
        severity: Option<Severity> = "severity", "How much such a failure hurts, by the team's own scale. Empty: as critical as its workload.";
        failed_at: Option<Instant> = "failed at", "When the failure began.";
        detected_at: Option<Instant> = "detected at", "When somebody or something first noticed it.";
        acknowledged_at: Option<Instant> = "acknowledged at", "When a person took it on.";
        stated_at: Option<Instant> = "cause stated at", "When somebody first named a cause.";
        confirmed_at: Option<Instant> = "cause confirmed at", "When that cause was shown to be the right one. This is the diagnosis.";
        recovered_at: Option<Instant> = "recovered at", "When the workload delivered again.";
        stopped_at: Option<Instant> = "stopped at", "When the trial was stopped at its time cap, undiagnosed. It is kept as a censored time.";
        cap: Option<Minutes> = "time cap", "After how many minutes the trial is stopped if the cause is not confirmed, counted from its detection, and from the failure until then. Set beforehand, and the same on both sides.";
        diagnosed_by: Vec<PersonId> = "diagnosed by", "Who looked for the cause.";
        people: Option<u32> = "people involved", "How many people worked on it.";
        means: Option<Means> = "found by", "What showed the cause.";
        cause: LongText = "cause", "The confirmed cause, in a sentence.";
        assets_at_risk: Option<u32> = "assets at risk", "Downstream assets the failure could have reached, from lineage.";
        assets_hit: Option<u32> = "assets hit", "Downstream assets it did reach.";
    }
}

impl DiagnosisTrial {
    /// When the failure began.
    pub(super) fn began(&self) -> Option<Instant> {
        self.failed_at.or(self.detected_at)
    }
    /// Times out of order, and a trial both diagnosed and stopped.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let failed = ("failed_at", "failed at", self.failed_at);
        let detected = ("detected_at", "detected at", self.detected_at);
        let acknowledged = ("acknowledged_at", "acknowledged at", self.acknowledged_at);
        let stated = ("stated_at", "cause stated at", self.stated_at);
        let confirmed = ("confirmed_at", "cause confirmed at", self.confirmed_at);
        let mut found: Vec<Problem> = Vec::new();
        for clock in [
            &[failed, detected, stated, confirmed][..],
            &[failed, detected, acknowledged],
            &[failed, ("recovered_at", "recovered at", self.recovered_at)],
            &[failed, ("stopped_at", "stopped at", self.stopped_at)],
        ] {
            // Two clocks share their beginning, which is told once.
            found.extend(out_of_order(clock).into_iter().filter(|p| !found.contains(p)).collect::<Vec<_>>());
        }
        if let (Some(_), Some(_)) = (self.confirmed_at, self.stopped_at) {
            found.push(
                Problem::new(
                    "stopped_at",
                    "A trial is either diagnosed or stopped at its cap. Clear “stopped at” or “cause confirmed at”.",
                )
                .or("It was diagnosed", &[("stopped_at", None)])
                .or("It was stopped", &[("confirmed_at", None)]),
            );
        }
        found.extend(more_hit_than_at_risk(self.assets_hit, self.assets_at_risk));
        found
    }
}

fields! {
    /// A rollback tried on purpose: requested, deployed, and the first good run afterwards.
    pub struct RollbackDrill {
        scenario: Option<ScenarioId> = "scenario", "The failure it answers, if it is part of one.";
        boundary: Option<BoundaryId> = "Deployment", "What was rolled back, when it was a whole Deployment.";
        from_version: String = "from version", "The version that was live.";
        to_version: String = "to version", "The version that was restored.";
        requested_at: Option<Instant> = "requested at", "When somebody asked for it.";
        deployed_at: Option<Instant> = "deployed at", "When the earlier version was live.";
        good_run_at: Option<Instant> = "first good run at", "When the first run on the restored version succeeded.";
        outcome: Option<RollbackOutcome> = "outcome", "Clean, partial or failed.";
        downtime: Option<Minutes> = "downtime", "Minutes in which the workload could not run. 0 when there were none; empty when nobody looked.";
        others_affected: Option<u32> = "other workloads affected", "How many. 0 when there were none; empty when nobody looked.";
        which_affected: String = "which", "The other workloads affected.";
        not_restored: LongText = "not restored", "Environment variables, resources, running tasks: what the rollback left as it was.";
        runs_lost: Option<u32> = "runs lost", "Runs that had to be given up.";
        data_repaired: Option<bool> = "data repaired by hand", "Whether somebody had to mend data.";
    }
}

impl RollbackDrill {
    /// When it was requested.
    pub(super) fn began(&self) -> Option<Instant> {
        self.requested_at
    }
    /// Times out of order.
    pub(super) fn problems(&self) -> Vec<Problem> {
        out_of_order(&[
            ("requested_at", "requested at", self.requested_at),
            ("deployed_at", "deployed at", self.deployed_at),
            ("good_run_at", "first good run at", self.good_run_at),
        ])
    }
}

fields! {
    /// A failure injected to see what it reaches.
    pub struct IsolationDrill {
        scenario: Option<ScenarioId> = "scenario", "The kind of failure.";
        boundary: Option<BoundaryId> = "boundary", "The Deployment or Workspace it should stay inside.";
        failure_injected_at: Option<Instant> = "failure injected at", "When the failure was made to happen.";
        assets_at_risk: Option<u32> = "assets at risk", "Downstream assets it could have reached, from lineage.";
        assets_hit: Option<u32> = "assets hit", "Downstream assets it did reach.";
        others_hit: Option<u32> = "other Deployments or Workspaces hit", "How many. 0 when there were none; empty when nobody looked.";
        production_hit: Option<bool> = "production hit", "Whether production was touched.";
    }
}

impl IsolationDrill {
    /// When the failure was injected.
    pub(super) fn began(&self) -> Option<Instant> {
        self.failure_injected_at
    }
    /// More assets hit than were at risk.
    pub(super) fn problems(&self) -> Vec<Problem> {
        more_hit_than_at_risk(self.assets_hit, self.assets_at_risk).into_iter().collect()
    }
}

fn more_hit_than_at_risk(hit: Option<u32>, at_risk: Option<u32>) -> Option<Problem> {
    let (hit, risk) = (hit?, at_risk?);
    (hit > risk).then(|| {
        Problem::new("assets_hit", "More assets were hit than were at risk. Correct one of the two.").or(
            "Swap the two",
            &[("assets_hit", Some(Value::from(risk))), ("assets_at_risk", Some(Value::from(hit)))],
        )
    })
}

//! The undertaking, the incident behind it, and who and what takes part.

use super::LongText;
use super::contents::{Contents, Kept};
use super::id::{AttachmentId, PersonId, WorkloadId};
use super::side::Side;
use super::time::{Day, Instant};

choice! {
    /// How much the business depends on a workload.
    pub enum Criticality {
        /// The business stops or loses money without it.
        Critical = "critical", "critical";
        /// People notice the same day.
        Important = "important", "important";
        /// It can wait.
        Routine = "routine", "routine";
    }
}

choice! {
    /// What keeps workloads apart on the platform.
    pub enum BoundaryKind {
        /// One Airflow environment of its own.
        Deployment = "deployment", "Deployment";
        /// A group of Deployments with its own access rules.
        Workspace = "workspace", "Workspace";
    }
}

noun! {
    /// The whole undertaking. One a document.
    pub struct Pilot {
        name: String = "name", "What the pilot is called in the report.";
        organisation: String = "organisation", "Whose pilot it is.";
        platform: String = "platform", "The platform that is piloted.";
        current_platform: String = "current platform", "The platform in use today.";
        template: String = "template", "The template the pilot was made from.";
        time_zone: String = "time zone", "The zone times are typed and shown in, such as Europe/Berlin.";
        starts: Option<Day> = "starts", "The first day of week 1.";
        weeks: Option<u32> = "weeks", "How many weeks the pilot takes.";
        cut_over: Option<Day> = "cut-over", "The day the workloads moved. It counts as neither before nor after.";
        baseline_from: Option<Day> = "baseline from", "The first day of the baseline, chosen before looking at its numbers.";
        baseline_until: Option<Day> = "baseline until", "The last day of the baseline.";
        sponsor: Option<PersonId> = "sponsor", "Who the report is addressed to.";
        classification: String = "classification", "The line at the foot of every page, such as Internal.";
        accent: String = "accent colour", "The organisation's colour in the report and the deck, such as #1f5fbf.";
        logo: Option<AttachmentId> = "logo", "A picture kept in the document, for the head of the report.";
        sections: String = "sections of the report", "Their names in the order they are to have, such as diagnose, rollback; or what to leave out, such as -claims. Empty: all, in the usual order.";
        redact: Option<bool> = "redact by default", "Whether what leaves the program has roles for people and neutral labels for names, unless asked otherwise.";
        last_report: Option<Day> = "last report", "The day of the report that leadership has. The next one says what changed since.";
        decision_asked: LongText = "decision asked for", "What leadership is asked to decide, with its conditions.";
        sample: Option<bool> = "sample", "Whether the drill log is illustrative, as in the sample document.";
    }
}

noun! {
    /// The failure behind the pilot. One a document.
    pub struct Incident {
        what: String = "what failed", "One sentence that a person outside the team understands.";
        began: Option<Instant> = "began", "When the failure began.";
        detected: Option<Instant> = "detected", "When somebody or something first noticed it.";
        resolved: Option<Instant> = "resolved", "When the business had what it needed again.";
        impact: LongText = "business impact", "Who was hurt, and how.";
    }
}

noun! {
    /// A DAG that takes part.
    pub struct Workload {
        dag_id: String = "DAG id", "As Airflow writes it.";
        title: String = "title", "What people call it.";
        owner: Option<PersonId> = "owner", "Who answers for it.";
        criticality: Option<Criticality> = "criticality", "How much the business depends on it.";
        failed_in_incident: Option<bool> = "failed in the incident", "Whether it failed in the incident behind the pilot.";
    }
}

noun! {
    /// A stretch of the pilot.
    pub struct Phase {
        code: String = "number", "1, 2, 3.";
        name: String = "name", "What it is called.";
        first_week: Option<u32> = "first week", "The week it begins in, counted from 1.";
        last_week: Option<u32> = "last week", "The week it ends in.";
        done: LongText = "what is done", "What the team does in it.";
        success: LongText = "success criterion", "What must be true at its end.";
    }
}

noun! {
    /// Somebody who takes part.
    pub struct Person {
        name: String = "name", "As the team knows them.";
        role: String = "role", "What they are in the report: analyst, on-call engineer, sponsor. A redacted report prints this instead of the name.";
        team: String = "team", "The team they are on call for.";
    }
}

noun! {
    /// What keeps workloads apart on the platform.
    pub struct Boundary {
        name: String = "name", "As the platform shows it.";
        kind: Option<BoundaryKind> = "kind", "Deployment or Workspace.";
        side: Option<Side> = "side", "On which platform.";
        workloads: Vec<WorkloadId> = "workloads", "What runs inside it.";
    }
}

noun! {
    /// The set-up of a side at a time, kept so that a confounded comparison can be seen.
    pub struct Snapshot {
        side: Option<Side> = "side", "Which platform.";
        taken: Option<Day> = "from", "The day from which this set-up held.";
        version: String = "platform version", "Such as Airflow 2.11.2.";
        executor: String = "executor", "Such as LocalExecutor or KubernetesExecutor.";
        workers: String = "worker sizes", "Number and size of the workers.";
        database: String = "database", "The metadata database.";
        region: String = "region", "Where it runs.";
        on_call: String = "team on call", "Who answered for it.";
        load: String = "other load", "What else ran on the same machines.";
        note: LongText = "note", "Anything else that could make a difference.";
    }
}

impl Snapshot {
    /// The set-ups of a side, oldest first.
    pub fn of(contents: &Contents, side: Side) -> Vec<Kept<Snapshot>> {
        let mut all = contents.all::<Snapshot>();
        all.retain(|kept| kept.value.side == Some(side));
        all.sort_by_key(|kept| (kept.value.taken, kept.id));
        all
    }

    /// What people call it: the side and the day from which it held, as far as they are known.
    pub fn label(&self) -> Option<String> {
        match (self.side, self.taken) {
            (Some(side), Some(day)) => Some(format!("{}, from {}", side.label(), day.words())),
            (Some(side), None) => Some(side.label().to_owned()),
            (None, Some(day)) => Some(format!("from {}", day.words())),
            (None, None) => None,
        }
    }
}

noun! {
    /// A file kept in the document. Its bytes lie apart, by digest.
    pub struct Attachment {
        name: String = "name", "The file's name.";
        bytes: Option<u32> = "size", "In bytes.";
        digest: String = "digest", "SHA-256, in hexadecimal.";
    }
}

//! The list of nouns that a document keeps as records.

choice! {
    /// A kind of record. Runs, lineage and attachments' bytes are kept apart, by content.
    pub enum Noun {
        /// The undertaking itself: one a document.
        Pilot = "pilot", "pilot";
        /// The failure behind the pilot: one a document.
        Incident = "incident", "incident";
        /// A DAG that takes part.
        Workload = "workload", "workload";
        /// A stretch of the six weeks.
        Phase = "phase", "phase";
        /// Somebody who takes part.
        Person = "person", "person";
        /// A Deployment or a Workspace.
        Boundary = "boundary", "Deployment or Workspace";
        /// A kind of failure that can be made to happen again.
        Scenario = "scenario", "scenario";
        /// One recorded fact.
        Observation = "observation", "observation";
        /// A metric of the user's own.
        CustomMetric = "custom_metric", "custom metric";
        /// What the pilot must show.
        Criterion = "criterion", "criterion";
        /// A change to a criterion after it was registered.
        Amendment = "amendment", "amendment";
        /// What a workload delivers to somebody.
        DataProduct = "data_product", "data product";
        /// A control that leadership asks about.
        Control = "control", "control";
        /// The set-up of a side at a time.
        Snapshot = "snapshot", "snapshot";
        /// Something that may go wrong.
        Risk = "risk", "risk";
        /// Something nobody knows yet.
        OpenQuestion = "open_question", "open question";
        /// What a named person decided.
        Decision = "decision", "decision";
        /// What the incident or the pilot cost.
        Cost = "cost", "cost";
        /// What somebody published.
        Claim = "claim", "claim";
        /// A row of the operating model.
        Responsibility = "responsibility", "responsibility";
        /// A drill that is planned.
        PlannedDrill = "planned_drill", "planned drill";
        /// A sentence of the report that a person wrote or changed.
        Narrative = "narrative", "narrative";
        /// A file kept in the document, by its digest.
        Attachment = "attachment", "attachment";
        /// An import batch, as the change log knows it.
        Batch = "batch", "import";
    }
}

impl Noun {
    /// So many records of it: "1 observation", "206 observations".
    pub fn counted(self, n: usize) -> String {
        let one = self.label();
        match self {
            _ if n == 1 => format!("1 {one}"),
            Self::Criterion => format!("{n} criteria"),
            Self::Person => format!("{n} people"),
            Self::Responsibility => format!("{n} responsibilities"),
            Self::Boundary => format!("{n} Deployments or Workspaces"),
            _ => format!("{n} {one}s"),
        }
    }
}

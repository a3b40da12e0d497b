//! The kinds of observation.

choice! {
    /// What was recorded.
    pub enum Kind {
        /// A failure and its diagnosis.
        DiagnosisTrial = "diagnosis_trial", "diagnosis trial";
        /// A rollback tried on purpose.
        RollbackDrill = "rollback_drill", "rollback drill";
        /// A failure injected to see what it reaches.
        IsolationDrill = "isolation_drill", "isolation drill";
        /// One day of one data product.
        SlaDay = "sla_day", "SLA day";
        /// A deploy, with or without a preview.
        Deploy = "deploy", "deploy";
        /// A health alert.
        HealthAlert = "health_alert", "health alert";
        /// Hours of operations work.
        Toil = "toil", "toil";
        /// A control that leadership asks about.
        ControlCheck = "control_check", "control check";
        /// A metric of the user's own.
        Custom = "custom", "custom measurement";
    }
}

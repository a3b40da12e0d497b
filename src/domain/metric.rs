//! The catalogue of metrics. The same text stands on hover, in `postflight metrics` and in the
//! report's method appendix.

use serde::{Deserialize, Serialize};

use super::field::{FieldType, Kinded};

choice! {
    /// Which direction is better.
    pub enum Better {
        /// Less is better.
        Lower = "lower", "lower is better";
        /// More is better.
        Higher = "higher", "higher is better";
    }
}

choice! {
    /// What a metric's values are, and so how they are compared.
    pub enum Shape {
        /// Minutes from one instant to another; may be censored.
        Time = "time", "a time";
        /// Whole numbers.
        Count = "count", "a count";
        /// So many of so many.
        Proportion = "proportion", "a proportion";
        /// One value a day.
        Series = "series", "a series of days";
    }
}

choice! {
    /// What a metric is derived from.
    pub enum Source {
        /// Diagnosis trials.
        DiagnosisTrials = "diagnosis_trial", "diagnosis trials";
        /// Rollback drills.
        RollbackDrills = "rollback_drill", "rollback drills";
        /// Isolation drills.
        IsolationDrills = "isolation_drill", "isolation drills";
        /// Diagnosis trials and isolation drills.
        Failures = "failures", "diagnosis trials and isolation drills";
        /// SLA days.
        SlaDays = "sla_day", "SLA days";
        /// Deploys.
        Deploys = "deploy", "deploys";
        /// Health alerts.
        HealthAlerts = "health_alert", "health alerts";
        /// Toil.
        Toil = "toil", "toil";
        /// Imported runs.
        Runs = "runs", "imported runs";
    }
}

/// A number derived from observations or runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// The name in files and on the command line.
    pub name: &'static str,
    /// The words on screens and in the report.
    pub title: &'static str,
    /// The unit of a value.
    pub unit: &'static str,
    /// Which direction is better.
    pub better: Better,
    /// How its values are compared.
    pub shape: Shape,
    /// What it is derived from.
    pub source: Source,
    /// What it is, in one or two sentences.
    pub definition: &'static str,
}

macro_rules! metrics {
    ($($name:literal, $title:literal, $unit:literal, $better:ident, $shape:ident, $source:ident, $definition:literal;)*) => {
        /// Every metric, in the order they are shown.
        pub const METRICS: &[Metric] = &[$(Metric {
            name: $name, title: $title, unit: $unit, better: Better::$better,
            shape: Shape::$shape, source: Source::$source, definition: $definition,
        }),*];
    };
}

metrics! {
    "time_to_diagnose", "time to diagnose", "minutes", Lower, Time, DiagnosisTrials,
        "From detected to the cause confirmed. A cause that was only stated does not count; a trial stopped at its cap stays in as a censored time.";
    "time_to_detect", "time to detect", "minutes", Lower, Time, DiagnosisTrials,
        "From failed to detected.";
    "failure_to_diagnosis", "failure to diagnosis", "minutes", Lower, Time, DiagnosisTrials,
        "From failed to the cause confirmed. Censored when the trial was stopped.";
    "time_to_recover", "time to recover (drill)", "minutes", Lower, Time, DiagnosisTrials,
        "From failed to recovered, in drills, replays and live incidents that somebody recorded. Censored when the trial was stopped.";
    "blast_radius", "blast radius", "assets", Lower, Count, Failures,
        "Downstream assets that one failure did reach.";
    "containment", "containment", "share", Higher, Proportion, Failures,
        "1 − assets hit ÷ assets at risk, per failure. n is failures, not assets.";
    "stayed_inside", "drills that stayed inside their boundary", "share", Higher, Proportion, IsolationDrills,
        "Isolation drills in which no other Deployment or Workspace was hit and production was untouched.";
    "rollback_duration", "rollback duration", "minutes", Lower, Time, RollbackDrills,
        "From requested to the first good run on the restored version.";
    "rollback_downtime", "rollback downtime", "minutes", Lower, Time, RollbackDrills,
        "Minutes in which the workload could not run during a rollback.";
    "rollback_clean", "rollbacks that were clean", "share", Higher, Proportion, RollbackDrills,
        "Rollback drills whose outcome was clean.";
    "rollback_others", "other workloads affected per rollback", "workloads", Lower, Count, RollbackDrills,
        "Workloads, other than the one rolled back, that a rollback affected.";
    "freshness_delay", "freshness delay", "minutes", Lower, Series, SlaDays,
        "From due to delivered, per data product and day. Negative when it came early. A day without a delivery has no delay; it counts in SLA attainment as missed.";
    "sla_attainment", "SLA attainment", "share", Higher, Proportion, SlaDays,
        "Days on which the product was there by its deadline, of the days on which it was due.";
    "change_failure_rate", "change failure rate", "share", Lower, Proportion, Deploys,
        "Deploys that failed in production or were rolled back, of all deploys.";
    "preview_catches", "seeded faults caught in preview", "share", Higher, Proportion, Deploys,
        "Deploys with a seeded fault in which the preview found a defect.";
    "alert_precision", "alert precision", "share", Higher, Proportion, HealthAlerts,
        "Alerts that were true alarms, of all alerts judged true or false.";
    "alert_came_first", "alerts that came first", "share", Higher, Proportion, HealthAlerts,
        "True alarms that came before anybody else noticed.";
    "alert_lead", "alert lead time", "minutes", Higher, Time, HealthAlerts,
        "Minutes from the alert to when anybody else noticed; negative when somebody noticed first.";
    "toil_hours", "toil per week", "hours", Lower, Count, Toil,
        "Hours of operations work in a week, summed over what they were spent on.";
    "run_duration", "run duration", "seconds", Lower, Time, Runs,
        "From start to end of a finished run, queueing between tasks and retry delays included. For a cleared run, its last attempt only. Compared between the two runs of a shadow pair that both succeeded; one median per DAG, so that n is DAGs.";
    "run_success", "run success rate", "share", Higher, Proportion, Runs,
        "Finished runs whose final state is success. A cleared run hides its earlier failure; cleared runs are counted beside it.";
    "retries_per_run", "retries per run", "retries", Lower, Count, Runs,
        "Task attempts beyond the first, per run, counted by rows and not by try number.";
    "attempt_recovery", "attempt recovery (imported)", "seconds", Lower, Time, Runs,
        "From the end of the first failed attempt of a task to the end of its next successful attempt in the same run. Tasks that never succeeded stay in as unrecovered.";
    "pipeline_recovery", "pipeline recovery (imported)", "seconds", Lower, Time, Runs,
        "From the end of a failed run to the end of the next successful run of the same DAG.";
    "shadow_agreement", "shadow agreement", "share", Higher, Proportion, Runs,
        "Shadow pairs whose two runs reached the same final state. Operation data; never evidence of diagnosis.";
}

/// The name of a metric: one of the catalogue, or one of the pilot's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MetricName(pub String);

impl Kinded for MetricName {
    const KIND: FieldType = FieldType::Metric;
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::ops::Deref for MetricName {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for MetricName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Metric {
    /// Finds a metric by its name or its title, as a person types it.
    pub fn called(text: &str) -> Option<&'static Metric> {
        let is = |name: &str| name.eq_ignore_ascii_case(text.trim());
        METRICS.iter().find(|m| is(m.name) || is(m.title))
    }
    /// Finds a metric by its name.
    pub fn named(name: &str) -> Option<&'static Metric> {
        METRICS.iter().find(|m| m.name == name)
    }
}

noun! {
    /// A metric of the user's own.
    pub struct CustomMetric {
        name: String = "name", "What it is called.";
        unit: String = "unit", "The unit of a value.";
        better: Option<Better> = "better", "Which direction is better.";
        definition: super::LongText = "definition", "What exactly is measured, so that both sides measure the same.";
    }
}

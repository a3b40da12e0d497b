//! Making a pilot from a template.

use std::collections::BTreeMap;

use super::{ProblemView, wire};

wire! {
    /// A new pilot. Only its name and its first day are needed; everything can be changed later.
    pub struct NewDocumentArgs {
        /// The file to make; not looked at while it is only checked.
        #[serde(default)]
        pub place: String,
        /// The template's id.
        pub template: String,
        /// What the pilot is called.
        pub name: String,
        /// The first day of week 1, as a person types a day.
        pub starts: String,
        /// The pilot's zone, such as `Europe/Berlin`.
        pub time_zone: String,
        /// Other fields of the pilot's own record, as typed.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<BTreeMap<String, String>>"))]
        pub pilot: BTreeMap<String, String>,
        /// Fields of the incident, as typed.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<BTreeMap<String, String>>"))]
        pub incident: BTreeMap<String, String>,
        /// Workloads, one a line: the DAG id, then its owner after a comma or a tab.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<String>"))]
        pub workloads: String,
        /// Whether all of them failed in the incident.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
        pub all_failed: bool,
        /// The people.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<NewPersonArgs>>"))]
        pub people: Vec<NewPersonArgs>,
        /// What is changed about the template's criteria; one that is not named stays as it is.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<NewCriterionArgs>>"))]
        pub criteria: Vec<NewCriterionArgs>,
        /// The person who registers criteria, by name.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<String>"))]
        pub registered_by: String,
        /// Who makes it, kept as `set_who` keeps it. Empty: who was asked left it; `null`: nobody was asked.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub who: Option<String>,
    }

    /// A person of a new pilot.
    pub struct NewPersonArgs {
        /// The name.
        pub name: String,
        /// What they are in the report.
        #[serde(default)]
        pub role: String,
    }

    /// A criterion of the template in a new pilot.
    pub struct NewCriterionArgs {
        /// Its code in the template.
        pub code: String,
        /// Whether the pilot has it.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub keep: Option<bool>,
        /// Whether it is registered now.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub register: Option<bool>,
        /// Fields that differ from the template, as typed.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<BTreeMap<String, String>>"))]
        pub fields: BTreeMap<String, String>,
    }

    /// What came of checking a new pilot.
    pub struct NewPilotCheck {
        /// What is wrong, by place: `name`, `who`, `incident.began`, `workloads`, `people.2`, `criteria.F1.planned_n`.
        pub problems: Vec<ProblemView>,
        /// What was understood, in full, by the same places.
        pub echoes: BTreeMap<String, String>,
        /// The phases with their days.
        pub phases: Vec<PhaseDaysView>,
        /// How many workloads were read.
        pub workloads: u32,
        /// Everybody who is named, those who own a workload too.
        pub people: Vec<NewPersonArgs>,
    }

    /// A phase with its days.
    pub struct PhaseDaysView {
        /// Its number.
        pub code: String,
        /// What it is called.
        pub name: String,
        /// "21 Sep 2026 to 4 Oct 2026"; empty while there is no first day.
        pub days: String,
        /// How many weeks it takes.
        pub weeks: u32,
    }

    /// A template.
    pub struct TemplateView {
        /// Its name in files.
        pub id: String,
        /// What it is called.
        pub title: String,
        /// What it is for.
        pub summary: String,
        /// How many weeks such a pilot takes.
        pub weeks: u32,
        /// Its criteria.
        pub criteria: Vec<TemplateCriterionView>,
    }

    /// A criterion of a template.
    pub struct TemplateCriterionView {
        /// Its code.
        pub code: String,
        /// `faster`, `contained` or `in_control`.
        pub question: String,
        /// `comparison`, `demonstration` or `milestone`.
        pub kind: String,
        /// What must be shown.
        pub title: String,
        /// The threshold as printed.
        pub threshold: String,
        /// The metric it is judged on, by name.
        pub metric: String,
        /// The planned n; `None` for a milestone.
        pub planned_n: Option<u32>,
        /// What planned n counts.
        pub counted: String,
        /// Whether the recommendation rests on it.
        pub primary: bool,
        /// The number of its phase.
        pub phase: String,
    }
}

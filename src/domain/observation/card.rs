//! The kinds that are one card each: SLA day, deploy, health alert, toil, control check, custom.

use serde_json::Value;

use super::super::LongText;
use super::super::id::{ControlId, CustomMetricId, ProductId};
use super::super::problem::{Problem, out_of_order};
use super::super::time::{Day, Instant};

choice! {
    /// How far a control is in place.
    pub enum Presence {
        /// In place.
        Present = "present", "present";
        /// In part.
        Partial = "partial", "partial";
        /// Not there.
        Absent = "absent", "absent";
    }
}

fields! {
    /// One day of one data product.
    pub struct SlaDay {
        data_product: Option<ProductId> = "data product", "Which product.";
        due_at: Option<Instant> = "due at", "When it had to be there.";
        delivered_at: Option<Instant> = "delivered at", "When it was there; empty when it never came.";
        never: Option<bool> = "never delivered", "Whether it never came that day.";
        rows: Option<f64> = "rows or size", "How much was delivered, if known.";
    }
}

impl SlaDay {
    pub(super) fn began(&self) -> Option<Instant> {
        self.due_at
    }
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        if self.due_at.is_none() {
            found.push(Problem::new("due_at", "Say when it was due; freshness is counted from there."));
        }
        if self.delivered_at.is_some() && self.never == Some(true) {
            found.push(
                Problem::new("never", "It has a delivery time, so it was delivered. Clear one of the two.")
                    .or("It was delivered", &[("never", None)])
                    .or("It never came", &[("delivered_at", None)]),
            );
        }
        found
    }
}

fields! {
    /// A deploy, with or without a preview.
    pub struct Deploy {
        version: String = "version", "What was deployed.";
        deployed_at: Option<Instant> = "deployed at", "When it went live.";
        previewed: Option<bool> = "previewed", "Whether it ran in a deploy preview first.";
        seeded_fault: Option<bool> = "seeded fault", "Whether a fault was put in on purpose.";
        defects_in_preview: Option<u32> = "defects found in preview", "How many. 0 when there were none.";
        failed_in_production: Option<bool> = "failed in production", "Whether it failed after it went live.";
        rolled_back: Option<bool> = "rolled back", "Whether it was taken back.";
    }
}

impl Deploy {
    pub(super) fn began(&self) -> Option<Instant> {
        self.deployed_at
    }
    pub(super) fn problems(&self) -> Vec<Problem> {
        match (self.previewed, self.defects_in_preview) {
            (Some(false), Some(found)) if found > 0 => vec![
                Problem::new(
                    "defects_in_preview",
                    "Without a preview nothing can be found in one. Correct one of the two.",
                )
                .or("It ran in a preview", &[("previewed", Some(Value::Bool(true)))])
                .or("Nothing was found in a preview", &[("defects_in_preview", None)]),
            ],
            _ => Vec::new(),
        }
    }
}

fields! {
    /// A health alert.
    pub struct HealthAlert {
        raised_at: Option<Instant> = "raised at", "When the platform raised it.";
        true_alarm: Option<bool> = "true alarm", "Whether something was really wrong.";
        lead: Option<f64> = "minutes before anyone else noticed", "Negative when somebody noticed first.";
        first: Option<bool> = "came first", "Whether it came before anybody else noticed.";
    }
}

impl HealthAlert {
    pub(super) fn began(&self) -> Option<Instant> {
        self.raised_at
    }
    pub(super) fn problems(&self) -> Vec<Problem> {
        match (self.first, self.lead) {
            (Some(true), Some(lead)) if lead < 0.0 => vec![contradiction()],
            (Some(false), Some(lead)) if lead > 0.0 => vec![contradiction()],
            _ => Vec::new(),
        }
    }
}

fn contradiction() -> Problem {
    Problem::new("first", "The minutes say otherwise. Correct “came first” or the minutes.")
        .or("Let the minutes say it", &[("first", None)])
        .or("Leave the minutes empty", &[("lead", None)])
}

fields! {
    /// Hours of operations work in a week.
    pub struct Toil {
        week: Option<Day> = "week of", "The Monday of the week.";
        hours: Option<f64> = "hours", "How many hours.";
        what_on: String = "what on", "What they were spent on.";
    }
}

impl Toil {
    pub(super) fn began(&self) -> Option<Instant> {
        self.week.and_then(|d| d.0.and_hms_opt(0, 0, 0)).map(|t| Instant::from(t.and_utc()))
    }
    pub(super) fn problems(&self) -> Vec<Problem> {
        match self.hours {
            Some(hours) if hours < 0.0 => vec![Problem::new("hours", "Hours cannot be negative.")],
            _ => Vec::new(),
        }
    }
}

fields! {
    /// A control that leadership asks about, on one side.
    pub struct ControlCheck {
        control: Option<ControlId> = "control", "Which control.";
        presence: Option<Presence> = "state", "Present, partial or absent.";
        evidence: String = "evidence", "Where it can be seen.";
        checked_at: Option<Instant> = "checked at", "When somebody looked.";
    }
}

impl ControlCheck {
    pub(super) fn began(&self) -> Option<Instant> {
        self.checked_at
    }
    pub(super) fn problems(&self) -> Vec<Problem> {
        if self.control.is_none() {
            return vec![Problem::new("control", "Say which control was checked.")];
        }
        Vec::new()
    }
}

fields! {
    /// A measurement of a metric of the user's own.
    pub struct Custom {
        metric: Option<CustomMetricId> = "metric", "Which custom metric.";
        value: Option<f64> = "value", "In the metric's unit.";
        from: Option<Instant> = "from", "For a duration: when it began.";
        until: Option<Instant> = "until", "For a duration: when it ended.";
        what: LongText = "what", "What was measured.";
    }
}

impl Custom {
    pub(super) fn began(&self) -> Option<Instant> {
        self.from
    }
    pub(super) fn problems(&self) -> Vec<Problem> {
        out_of_order(&[("from", "from", self.from), ("until", "until", self.until)])
    }
}

//! What must be true of one drill, by its kind. An item that nobody recorded is not true; it is
//! named as missing.

use crate::assess::evidence::came_first;
use crate::domain::assessment::{ItemRow, Truth};
use crate::domain::metric::Source;
use crate::domain::observation::{
    Deploy, Detail, HealthAlert, IsolationDrill, RollbackDrill, RollbackOutcome,
};

/// The kinds of drill a demonstration may be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assess) enum Drill {
    /// Isolation drills.
    Isolation,
    /// Rollback drills.
    Rollback,
    /// Deploys with a seeded fault.
    SeededDeploy,
    /// True alarms.
    Alert,
}

impl Drill {
    /// Which drills a metric is demonstrated by.
    pub fn of(source: Source) -> Option<Self> {
        match source {
            Source::IsolationDrills => Some(Self::Isolation),
            Source::RollbackDrills => Some(Self::Rollback),
            Source::Deploys => Some(Self::SeededDeploy),
            Source::HealthAlerts => Some(Self::Alert),
            _ => None,
        }
    }
    /// One and several of them, in words.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Isolation => ("isolation drill", "isolation drills"),
            Self::Rollback => ("rollback drill", "rollback drills"),
            Self::SeededDeploy => ("seeded fault", "seeded faults"),
            Self::Alert => ("alert", "alerts"),
        }
    }
    /// What is counted, one and several.
    pub fn counted_in(self) -> (&'static str, &'static str) {
        match self {
            Self::Isolation | Self::Rollback => ("drill", "drills"),
            Self::SeededDeploy | Self::Alert => self.words(),
        }
    }
    /// The same in two words, for a line of a table.
    pub fn held_in_short(self) -> &'static str {
        match self {
            Self::Isolation => "stayed inside",
            Self::Rollback => "clean",
            Self::SeededDeploy => "caught",
            Self::Alert => "came first",
        }
    }
    /// What every one of them did when all items hold.
    pub fn held_words(self) -> &'static str {
        match self {
            Self::Isolation => "stayed inside the boundary, with production untouched",
            Self::Rollback => {
                "clean, with no downtime, no other workload affected and a good run on the restored version"
            }
            Self::SeededDeploy => "caught in the preview",
            Self::Alert => "before anybody else noticed",
        }
    }
}

/// What an observation is to a demonstration.
pub(in crate::assess) enum Role {
    /// A drill with its checklist.
    Drill(Vec<ItemRow>),
    /// Of the right kind, but no drill of this demonstration; says why.
    NoDrill(&'static str),
    /// Of another kind.
    Elsewhere,
}

/// Reads an observation for a demonstration.
pub(in crate::assess) fn role(drill: Drill, detail: &Detail, code: &str) -> Role {
    match (drill, detail) {
        (Drill::Isolation, Detail::IsolationDrill(it)) => Role::Drill(isolation(it, code)),
        (Drill::Rollback, Detail::RollbackDrill(it)) => Role::Drill(rollback(it, code)),
        (Drill::SeededDeploy, Detail::Deploy(it)) if it.seeded_fault == Some(true) => {
            Role::Drill(deploy(it, code))
        }
        (Drill::SeededDeploy, Detail::Deploy(_)) => Role::NoDrill("a deploy without a seeded fault"),
        (Drill::Alert, Detail::HealthAlert(it)) => match it.true_alarm {
            Some(false) => Role::NoDrill("a false alarm, which came before nothing"),
            _ => Role::Drill(alert(it, code)),
        },
        _ => Role::Elsewhere,
    }
}

fn item(what: &str, holds: Option<bool>, words: String, code: &str) -> ItemRow {
    ItemRow {
        what: what.to_owned(),
        holds: match holds {
            Some(true) => Truth::Holds,
            Some(false) => Truth::Fails,
            None => Truth::Unknown,
        },
        words: if holds.is_none() && words.is_empty() { "not recorded".to_owned() } else { words },
        evidence: vec![code.to_owned()],
    }
}

fn none_of(count: Option<u32>, one: &str, many: &str) -> (Option<bool>, String) {
    let words = |n: u32| match n {
        0 => "none".to_owned(),
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    };
    (count.map(|n| n == 0), count.map(words).unwrap_or_default())
}

fn isolation(drill: &IsolationDrill, code: &str) -> Vec<ItemRow> {
    let (none, count) =
        none_of(drill.others_hit, "other Deployment or Workspace hit", "other Deployments or Workspaces hit");
    let untouched = drill.production_hit.map(|hit| !hit);
    let words = drill.production_hit.map_or("", |hit| if hit { "production hit" } else { "untouched" });
    vec![
        item("no other Deployment or Workspace hit", none, count, code),
        item("production untouched", untouched, words.to_owned(), code),
    ]
}

fn rollback(drill: &RollbackDrill, code: &str) -> Vec<ItemRow> {
    let clean = drill.outcome.map(|o| o == RollbackOutcome::Clean);
    let (none, others) =
        none_of(drill.others_affected, "other workload affected", "other workloads affected");
    let outcome = drill.outcome.map(|o| format!("the outcome was {}", o.label())).unwrap_or_default();
    let good = drill.good_run_at.map(|_| true);
    let (no_downtime, downtime) = downtime(drill);
    vec![
        item("clean", clean, outcome, code),
        item("no downtime", no_downtime, downtime, code),
        item("no other workload affected", none, others, code),
        item(
            "a good run on the restored version",
            good,
            drill.good_run_at.map(|at| at.to_string()).unwrap_or_default(),
            code,
        ),
    ]
}

/// "No downtime" needs the three times as well: requested, deployed, and the first good run.
fn downtime(drill: &RollbackDrill) -> (Option<bool>, String) {
    let Some(minutes) = drill.downtime.map(|m| m.get()) else { return (None, String::new()) };
    if minutes > 0.0 {
        let downtime = crate::assess::wording::number::amount(minutes, "minutes");
        return (Some(false), format!("{downtime} of downtime"));
    }
    let missing: Vec<String> = [
        ("requested at", drill.requested_at),
        ("deployed at", drill.deployed_at),
        ("first good run at", drill.good_run_at),
    ]
    .into_iter()
    .filter(|(_, at)| at.is_none())
    .map(|(name, _)| format!("“{name}”"))
    .collect();
    if missing.is_empty() {
        return (Some(true), "0 minutes".to_owned());
    }
    let names = crate::assess::wording::number::listed(&missing);
    (None, format!("0 minutes, but {names} not recorded"))
}

fn deploy(deploy: &Deploy, code: &str) -> Vec<ItemRow> {
    let found = match (deploy.previewed, deploy.defects_in_preview) {
        (Some(false), _) => (Some(false), "no preview was run".to_owned()),
        (_, Some(0)) => (Some(false), "nothing found in the preview".to_owned()),
        (_, Some(found)) => (Some(true), format!("{found} found")),
        _ => (None, String::new()),
    };
    vec![item("caught in the preview", found.0, found.1, code)]
}

fn alert(alert: &HealthAlert, code: &str) -> Vec<ItemRow> {
    let first = came_first(alert);
    let words = match (alert.lead, first) {
        (Some(lead), _) => {
            let minutes = crate::assess::wording::number::amount(lead.abs(), "minutes");
            if lead < 0.0 {
                format!("somebody else noticed {minutes} earlier")
            } else {
                format!("{minutes} before anybody else")
            }
        }
        (None, Some(true)) => "first".to_owned(),
        (None, Some(false)) => "somebody else noticed first".to_owned(),
        (None, None) => String::new(),
    };
    vec![
        item(
            "a true alarm",
            alert.true_alarm,
            alert.true_alarm.map(|_| "yes".to_owned()).unwrap_or_default(),
            code,
        ),
        item("came before anybody else noticed", first, words, code),
    ]
}

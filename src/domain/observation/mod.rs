//! Observations: one recorded fact each, of one kind.

mod card;
mod clock;
mod drill;
mod kind;
pub mod live;

use super::begun::capital;
use serde::Serialize;
use serde_json::Value;

pub use card::{ControlCheck, Custom, Deploy, HealthAlert, Presence, SlaDay, Toil};
pub use clock::Key;
pub use drill::{DiagnosisTrial, IsolationDrill, RollbackDrill, RollbackOutcome, Severity};
pub use kind::Kind;

use super::LongText;
use super::contents::typed;
use super::field::{Body, Field};
use super::id::{AttachmentId, PersonId, ProductId, WorkloadId};
use super::problem::Problem;
use super::side::Side;
use super::time::Instant;

choice! {
    /// How an observation came about.
    pub enum Origin {
        /// A real failure, as it happened.
        LiveIncident = "live_incident", "live incident";
        /// A failure made to happen.
        Drill = "drill", "drill";
        /// A real failure, replayed from its logs.
        Replay = "replay", "replay";
        /// Taken in from a file.
        Import = "import", "import";
    }
}

choice! {
    /// Where a drill's failure was injected.
    pub enum Environment {
        /// On the piloted platform.
        Pilot = "pilot", "the pilot";
        /// In a copy that serves nobody.
        NonProduction = "non_production", "a non-production copy";
        /// In production: recorded only after asking twice.
        Production = "production", "production";
    }
}

fields! {
    /// What every observation holds.
    pub struct Common {
        code: String = "id", "The evidence id. Given by the program.";
        side: Option<Side> = "side", "Baseline or pilot.";
        workload: Option<WorkloadId> = "workload", "Which DAG.";
        at: Option<Instant> = "when", "When it was observed. Empty: the time the kind's own clock started.";
        seen_by: Option<PersonId> = "seen by", "Who saw it.";
        origin: Option<Origin> = "how it came about", "Live incident, drill, replay or import.";
        injected_by: Option<PersonId> = "injected by", "Who made the failure happen.";
        injected_into: Option<Environment> = "injected into", "Where the failure was made to happen. Drills never endanger production.";
        announced: Option<bool> = "announced", "Whether those on call knew beforehand.";
        running: Option<bool> = "still running", "A live drill whose clock has not been stopped. It counts once it is finished.";
        note: LongText = "note", "Anything else worth keeping.";
        attachments: Vec<AttachmentId> = "attachments", "Files kept with it.";
        left_out: String = "left out because", "Leave empty to count it. A reason leaves it out of every figure; it stays listed.";
        source: String = "source", "The file and row it was taken from.";
    }
}

/// What one kind of observation holds beside the common fields.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Detail {
    /// A failure and its diagnosis.
    DiagnosisTrial(DiagnosisTrial),
    /// A rollback tried on purpose.
    RollbackDrill(RollbackDrill),
    /// A failure injected to see what it reaches.
    IsolationDrill(IsolationDrill),
    /// One day of one data product.
    SlaDay(SlaDay),
    /// A deploy, with or without a preview.
    Deploy(Deploy),
    /// A health alert.
    HealthAlert(HealthAlert),
    /// Hours of operations work.
    Toil(Toil),
    /// A control that leadership asks about.
    ControlCheck(ControlCheck),
    /// A metric of the user's own.
    Custom(Custom),
}

/// One recorded fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Observation {
    /// What every observation holds.
    #[serde(flatten)]
    pub common: Common,
    /// What its kind holds.
    #[serde(flatten)]
    pub detail: Detail,
}

macro_rules! details {
    ($($kind:ident($shape:ident);)*) => {
        impl Detail {
            /// Which kind it is.
            pub const fn kind(&self) -> Kind {
                match self { $(Detail::$kind(_) => Kind::$kind),* }
            }
            fn read(kind: Kind, body: &Body) -> Self {
                match kind { $(Kind::$kind => {
                    Detail::$kind(typed($shape::FIELDS.iter().map(|f| f.name), body))
                }),* }
            }
            fn problems(&self) -> Vec<Problem> {
                match self { $(Detail::$kind(detail) => detail.problems()),* }
            }
            fn began(&self) -> Option<Instant> {
                match self { $(Detail::$kind(detail) => detail.began()),* }
            }
        }
        impl Kind {
            /// The fields of this kind, without the common ones.
            pub const fn own_fields(self) -> &'static [Field] {
                match self { $(Kind::$kind => $shape::FIELDS),* }
            }
        }
    };
}

details! {
    DiagnosisTrial(DiagnosisTrial);
    RollbackDrill(RollbackDrill);
    IsolationDrill(IsolationDrill);
    SlaDay(SlaDay);
    Deploy(Deploy);
    HealthAlert(HealthAlert);
    Toil(Toil);
    ControlCheck(ControlCheck);
    Custom(Custom);
}

impl Observation {
    /// Reads an observation from its record; an unknown kind is read as a custom one.
    pub fn from_body(body: &Body) -> Self {
        let kind = body.get("kind").and_then(Value::as_str).and_then(Kind::parse).unwrap_or(Kind::Custom);
        Self { common: typed(Common::FIELDS.iter().map(|f| f.name), body), detail: Detail::read(kind, body) }
    }
    /// Which kind it is.
    pub const fn kind(&self) -> Kind {
        self.detail.kind()
    }
    /// When it happened: as typed, or when the kind's own clock started.
    pub fn when(&self) -> Option<Instant> {
        self.common.at.or_else(|| self.detail.began())
    }
    /// Whether a failure was made to happen for it.
    pub fn is_drill(&self) -> bool {
        matches!(self.common.origin, Some(Origin::Drill))
            || matches!(self.kind(), Kind::RollbackDrill | Kind::IsolationDrill)
    }
    /// Fields that contradict each other, each with the reason. An observation with any of these
    /// is refused where it is entered.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = self.detail.problems();
        if self.common.side.is_none() && self.kind() != Kind::ControlCheck {
            let mut problem = Problem::new("side", "Say which side it was seen on: baseline or pilot.");
            for side in Side::ALL {
                problem = problem.or(capital(side.label()), &[("side", Some(Value::from(side.name())))]);
            }
            found.push(problem);
        }
        found
    }
    /// The product of an SLA day.
    pub fn product(&self) -> Option<ProductId> {
        match &self.detail {
            Detail::SlaDay(day) => day.data_product,
            _ => None,
        }
    }
}

impl Kind {
    /// All fields of this kind, its own first, in the order they are shown.
    pub fn fields(self) -> impl Iterator<Item = &'static Field> {
        let (head, tail): (Vec<_>, Vec<_>) =
            Common::FIELDS.iter().partition(|f| matches!(f.name, "code" | "side" | "workload"));
        head.into_iter().chain(self.own_fields()).chain(tail)
    }
}

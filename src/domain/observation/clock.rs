//! The clocks of live drills: which marks a kind has, the key of each, and what it counts from.

use super::Kind;

/// One mark of a live drill, and the key for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub letter: char,
    /// The field that it fills.
    pub field: &'static str,
    /// "Cause confirmed".
    pub word: &'static str,
    /// What the mark counts from: a field, and the words for it after "since" and "after".
    pub since: Option<(&'static str, &'static str)>,
    /// Whether the drill is about this mark; the others are made where there is time for them.
    pub main: bool,
}

const FAILED: Option<(&str, &str)> = Some(("failed_at", "it failed"));
const DETECTED: Option<(&str, &str)> = Some(("detected_at", "detected"));
const REQUESTED: Option<(&str, &str)> = Some(("requested_at", "requested"));

const DIAGNOSIS: &[Key] = &[
    Key { letter: 'F', field: "failed_at", word: "Failed", since: None, main: true },
    Key { letter: 'D', field: "detected_at", word: "Detected", since: FAILED, main: true },
    Key { letter: 'A', field: "acknowledged_at", word: "Acknowledged", since: DETECTED, main: false },
    Key { letter: 'S', field: "stated_at", word: "Cause stated", since: DETECTED, main: false },
    Key { letter: 'C', field: "confirmed_at", word: "Cause confirmed", since: DETECTED, main: true },
    Key { letter: 'R', field: "recovered_at", word: "Recovered", since: FAILED, main: true },
];

const ROLLBACK: &[Key] = &[
    Key { letter: 'R', field: "requested_at", word: "Requested", since: None, main: true },
    Key { letter: 'D', field: "deployed_at", word: "Deployed", since: REQUESTED, main: true },
    Key { letter: 'F', field: "good_run_at", word: "First good run", since: REQUESTED, main: true },
];

const ISOLATION: &[Key] =
    &[Key { letter: 'I', field: "failure_injected_at", word: "Injected", since: None, main: true }];

impl Kind {
    /// The marks of a live drill of this kind, in the order they are expected. None where the kind
    /// is not drilled by the clock.
    pub const fn clock(self) -> &'static [Key] {
        match self {
            Kind::DiagnosisTrial => DIAGNOSIS,
            Kind::RollbackDrill => ROLLBACK,
            Kind::IsolationDrill => ISOLATION,
            Kind::SlaDay
            | Kind::Deploy
            | Kind::HealthAlert
            | Kind::Toil
            | Kind::ControlCheck
            | Kind::Custom => &[],
        }
    }
    /// The fields that are settled before a live drill begins.
    pub const fn settled_before(self) -> &'static [&'static str] {
        match self {
            Kind::DiagnosisTrial => &[
                "side",
                "scenario",
                "workload",
                "cap",
                "injected_into",
                "injected_by",
                "diagnosed_by",
                "announced",
            ],
            Kind::RollbackDrill => &[
                "side",
                "scenario",
                "workload",
                "boundary",
                "from_version",
                "to_version",
                "injected_into",
                "injected_by",
                "announced",
            ],
            Kind::IsolationDrill => &[
                "side",
                "scenario",
                "workload",
                "boundary",
                "assets_at_risk",
                "injected_into",
                "injected_by",
                "announced",
            ],
            _ => &[],
        }
    }
}

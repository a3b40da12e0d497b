//! Registering and amending criteria.

use super::{ProblemView, wire};

wire! {
    /// A criterion as it was said: its rule, its seal and what was changed since.
    pub struct CriterionView {
        /// The record.
        pub id: String,
        /// Its code.
        pub code: String,
        /// What must be shown.
        pub title: String,
        /// When it is met, in words.
        pub rule: String,
        /// Its metric, by name; empty where none is judged.
        pub metric: String,
        /// Its phase and when that is, in words; empty where it has none.
        pub phase: String,
        /// Whether it is sealed.
        pub sealed: bool,
        /// Whether it was withdrawn.
        pub withdrawn: bool,
        /// When and by whom it was registered, or by when to register it.
        pub seal: String,
        /// Whether it was registered after its phase began, or is open since then.
        pub late: bool,
        /// What is still open before it can be registered.
        pub open: Vec<ProblemView>,
        /// What was changed since, oldest first.
        pub amendments: Vec<AmendmentView>,
    }

    /// A change to a registered criterion.
    pub struct AmendmentView {
        /// The day, in words.
        pub on: String,
        /// Who made it; empty where nobody was named.
        pub by: String,
        /// What changed: before and after.
        pub what: String,
        /// Why.
        pub why: String,
    }

    /// Which criteria to register.
    pub struct RegisterArgs {
        /// The document.
        pub doc: u32,
        /// Their identities or codes.
        pub criteria: Vec<String>,
        /// The person who registers them, by name.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub by: Option<String>,
    }

    /// A criterion to withdraw.
    pub struct WithdrawArgs {
        /// The document.
        pub doc: u32,
        /// Its identity or code.
        pub criterion: String,
        /// Why.
        pub why: String,
        /// The person who withdraws it, by name.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub by: Option<String>,
    }
}

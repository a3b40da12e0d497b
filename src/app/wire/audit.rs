//! The audit trail.

use super::{ChoiceView, ProblemView, wire};

wire! {
    /// Which part of the audit trail.
    pub struct AuditArgs {
        /// The document.
        pub doc: u32,
        /// How many of the newest to pass over.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub skip: Option<u32>,
        /// How many at most.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub most: Option<u32>,
        /// How many changes of each entry at most.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub changes: Option<u32>,
        /// This entry alone, by its place such as `A17`.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub seq: Option<String>,
        /// By whom.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub who: Option<String>,
        /// What sort of act, by its name.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub verb: Option<String>,
        /// Where a record of this noun changed.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub noun: Option<String>,
        /// On this day of the pilot's zone, `2026-10-14`.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub day: Option<String>,
        /// Words that all occur in the act, its author, its fields or its values.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub text: Option<String>,
    }

    /// The audit trail.
    pub struct AuditView {
        /// How many entries there are in all.
        pub total: u32,
        /// How many of them are wanted.
        pub found: u32,
        /// How many devices wrote to the document.
        pub devices: u32,
        /// The entries asked for, newest first.
        pub entries: Vec<EntryView>,
        /// Who can be chosen.
        pub people: Vec<String>,
        /// Which sorts of acts can be chosen.
        pub verbs: Vec<ChoiceView>,
        /// Which nouns can be chosen.
        pub nouns: Vec<ChoiceView>,
        /// The digest over the ends of all chains.
        pub head: String,
        /// What the chain proves, in a sentence.
        pub chain_state: String,
    }

    /// One entry.
    pub struct EntryView {
        /// Its place in its chain, such as `A17`.
        pub seq: String,
        /// When, RFC 3339.
        pub at: String,
        /// When, as a person reads it in the pilot's zone.
        pub at_text: String,
        /// Who; "expunged" when the name was taken out.
        pub who: String,
        /// What sort of act.
        pub verb: String,
        /// In words, as undo names it.
        pub label: String,
        /// What was done, to be read after the verb: "note of A-061".
        pub what: String,
        /// What changed; of very many changes the first.
        pub changes: Vec<ChangeView>,
        /// How many records changed, by noun, the most first.
        pub touched: Vec<TouchedView>,
        /// Whether it was taken back since.
        pub undone: bool,
        /// The first digits of its hash.
        pub hash: String,
    }

    /// How many records of a noun changed.
    pub struct TouchedView {
        /// The noun, by its name.
        pub noun: String,
        /// How many of it, in words: "206 observations".
        pub words: String,
        /// How many.
        pub records: u32,
    }

    /// One changed field.
    pub struct ChangeView {
        /// The noun, by its name.
        pub noun: String,
        /// The noun, in words.
        pub noun_label: String,
        /// The record's identity.
        pub record: String,
        /// The record, as people call it.
        pub code: String,
        /// The field's label.
        pub field: String,
        /// Before.
        pub old: String,
        /// After.
        pub new: String,
    }

    /// What came of verifying.
    pub struct VerifyView {
        /// Whether everything verifies.
        pub holds: bool,
        /// In a sentence.
        pub sentence: String,
        /// How many entries were looked at.
        pub entries: u32,
        /// How many changes.
        pub changes: u32,
        /// How many values were expunged.
        pub expunged: u32,
        /// The digest over the ends of all chains.
        pub head: String,
        /// What does not verify.
        pub findings: Vec<ProblemView>,
    }
}

//! Searching a document.

use super::wire;

wire! {
    /// What to search for.
    pub struct SearchArgs {
        /// The document.
        pub doc: u32,
        /// What was typed: every word must occur.
        pub query: String,
        /// Only records of this noun.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub noun: Option<String>,
        /// How many of each noun at most.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub most: Option<u32>,
    }

    /// What was found.
    pub struct SearchView {
        /// How much was found in all.
        pub total: u32,
        /// By noun, the best first.
        pub groups: Vec<FoundGroupView>,
    }

    /// What was found of one noun.
    pub struct FoundGroupView {
        /// A noun, `run` for DAGs with imported runs, or `entry` for the audit trail.
        pub noun: String,
        /// How many were found.
        pub total: u32,
        /// The best of them.
        pub hits: Vec<FoundView>,
    }

    /// Something that was found.
    pub struct FoundView {
        /// The record's identity; empty for a DAG or an entry.
        pub id: String,
        /// Its evidence id or code, a DAG's id, or an entry's place.
        pub code: String,
        /// What it is called.
        pub title: String,
        /// What it says, in a few words.
        pub about: String,
    }
}

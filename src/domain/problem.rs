//! A finding about data, kept and shown beside the data. Never an error.

use serde::{Deserialize, Serialize};

/// Something about a piece of data that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where: a field's name, `line 12`, or a table and key.
    pub at: String,
    /// What is wrong, then what to do: whole sentences.
    pub what: String,
}

impl Problem {
    /// A problem at a place.
    pub fn new(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self { at: at.into(), what: what.into() }
    }
}

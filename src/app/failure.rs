//! Refusals that a person can act on.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::store::StoreError;

/// What sort of refusal it is. Few, and matched without wildcards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The input cannot be taken as it is.
    Refused,
    /// Fields of the input cannot be taken; `details` lists them as problems.
    Problems,
    /// A person has to answer a question first; the same is asked again with one more `confirmed`.
    Confirm,
    /// What was asked for is not there.
    Missing,
    /// Something else holds the file; try again.
    Busy,
    /// The document cannot be written: read-only, or the disk is full.
    Unwritable,
    /// A newer version of the program is needed.
    Newer,
    /// The document is damaged.
    Damaged,
    /// The work was cancelled.
    Cancelled,
    /// The answer is no, such as a verification that does not hold.
    No,
    /// A mistake of ours.
    Bug,
}

/// A refusal: what happened, then what to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.ts"))]
pub struct Failure {
    /// What sort it is.
    pub code: Code,
    /// Whole sentences for a person.
    pub message: String,
    /// More for a program, such as the problems beside their fields.
    #[cfg_attr(feature = "ts", ts(type = "unknown"))]
    pub details: Option<Value>,
}

impl Failure {
    /// A refusal of a sort, with its message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), details: None }
    }
    /// Input that cannot be taken.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Code::Refused, message)
    }
    /// Something that is not there.
    pub fn missing(message: impl Into<String>) -> Self {
        Self::new(Code::Missing, message)
    }
    /// A mistake of ours.
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(Code::Bug, message)
    }
    /// Adds more for a program.
    pub fn with(mut self, details: impl Serialize) -> Self {
        self.details = serde_json::to_value(details).ok();
        self
    }
    /// The exit code of the command line: 0 is done, so never given here.
    pub const fn exit_code(&self) -> u8 {
        match self.code {
            Code::No => 1,
            Code::Refused
            | Code::Problems
            | Code::Confirm
            | Code::Missing
            | Code::Busy
            | Code::Unwritable
            | Code::Newer
            | Code::Damaged => 2,
            Code::Cancelled => 3,
            Code::Bug => 70,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::Exists(_) | StoreError::NotADocument(_) | StoreError::NothingTo(_) => Code::Refused,
            StoreError::ChangedSince { .. } => Code::Refused,
            StoreError::Missing(_) | StoreError::NoRecord(_) => Code::Missing,
            StoreError::Newer { .. } => Code::Newer,
            StoreError::Damaged { .. }
            | StoreError::Unreadable(_)
            | StoreError::NothingToSave(_)
            | StoreError::NotAsKept
            | StoreError::NotRepairable(_) => Code::Damaged,
            StoreError::Busy => Code::Busy,
            StoreError::ReadOnly | StoreError::Full | StoreError::Io(_) => Code::Unwritable,
            StoreError::Cancelled => Code::Cancelled,
            StoreError::Sqlite(_) => Code::Bug,
        };
        Self::new(code, error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::bug(format!("An answer could not be put into words: {error}."))
    }
}

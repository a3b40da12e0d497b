//! The core as the shell sees it. (Stands in for `postflight::app` until that lands.)

use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

/// The program.
pub struct App;
/// What it gets from the machine.
pub struct Surroundings;
#[derive(Debug, Serialize)]
/// A refusal.
pub struct Failure {
    pub code: &'static str,
    pub message: String,
    pub details: Option<Value>,
}
impl Failure {
    pub fn refused(message: impl Into<String>) -> Self {
        Self {
            code: "refused",
            message: message.into(),
            details: None,
        }
    }
    pub fn bug(message: impl Into<String>) -> Self {
        Self {
            code: "bug",
            message: message.into(),
            details: None,
        }
    }
}
impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}
impl std::error::Error for Failure {}
/// The eye on a call.
pub struct Watch;
#[derive(Clone, Serialize)]
pub struct Progress;
impl Watch {
    pub fn silent() -> Self {
        Self
    }
    pub fn listening(_listener: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self
    }
    pub fn cancel(&self) {}
}
impl Surroundings {
    pub fn of_this_machine() -> Result<Self, Failure> {
        Ok(Self)
    }
    #[cfg(test)]
    pub fn at(_home: PathBuf) -> Self {
        Self
    }
}
impl App {
    pub fn new(_surroundings: Surroundings) -> Result<Self, Failure> {
        Ok(Self)
    }
    pub fn grant(&self, _path: PathBuf) -> String {
        "place-1".to_owned()
    }
    pub fn granted(&self, _place: &str) -> Option<PathBuf> {
        None
    }
    pub fn call(&self, cmd: &str, _args: Value, _watch: &Watch) -> Result<Value, Failure> {
        Err(Failure::refused(format!("There is no command {cmd}.")))
    }
    pub fn call_bytes(&self, cmd: &str, _args: Value, _watch: &Watch) -> Result<Vec<u8>, Failure> {
        Err(Failure::refused(format!("There is no command {cmd}.")))
    }
}

//! Will the process keep a target?

use super::limits::Limits;

/// How a target lies to the limits of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assurance {
    /// Even the worse limit keeps the target: it will be kept unless the process changes.
    Keeps,
    /// The target lies between the limits: it will be kept or missed by chance.
    HitOrMiss,
    /// Even the better limit misses the target.
    Misses,
}

/// Judges a target that must not be exceeded, such as a deadline, by the process's own limits. A
/// value equal to the target keeps it.
pub fn assurance(limits: &Limits, target: f64) -> Assurance {
    if limits.upper <= target {
        Assurance::Keeps
    } else if limits.lower > target {
        Assurance::Misses
    } else {
        Assurance::HitOrMiss
    }
}

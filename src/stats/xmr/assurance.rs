//! Will the process keep a target?

use super::limits::Limits;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Better {
    /// Lower values are better, such as minutes of delay.
    Lower,
    /// Higher values are better.
    Higher,
}

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

/// Judges a target by the process's own limits. A value equal to the target keeps it.
pub fn assurance(limits: &Limits, target: f64, better: Better) -> Assurance {
    let (best, worst) = match better {
        Better::Lower => (limits.lower - target, limits.upper - target),
        Better::Higher => (target - limits.upper, target - limits.lower),
    };
    if worst <= 0.0 {
        Assurance::Keeps
    } else if best > 0.0 {
        Assurance::Misses
    } else {
        Assurance::HitOrMiss
    }
}

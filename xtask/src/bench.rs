//! `bench`: the benches of the core, in the release profile.

use crate::program::{cargo, run};
use crate::{Outcome, apt, needs};

/// Runs `cargo bench` on the core with the arguments given.
pub fn bench(arguments: &[String]) -> Outcome {
    apt::bring(&needs::missing_for_core())?;
    run(cargo(&["bench", "-p", "postflight"]).args(arguments))
}

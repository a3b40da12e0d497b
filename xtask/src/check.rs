//! `check`: the fast loop on the core. It needs no webview and no Node.

use crate::program::{cargo, find, run};
use crate::steps::Steps;
use crate::{Outcome, apt, needs};

/// Format, lints, unit tests and `tests/it`.
pub fn check() -> Outcome {
    apt::bring(&needs::missing_for_core())?;
    let mut steps = Steps::new(&[]);
    steps.step("fmt", || run(&mut cargo(&["fmt", "--all", "--check"])));
    let lints = ["clippy", "--quiet", "-p", "postflight", "-p", "xtask", "--all-targets"];
    steps.step("clippy", || run(cargo(&lints).args(["--", "-D", "warnings"])));
    let tests: &[&str] = if find("cargo-nextest").is_some() {
        &["nextest", "run", "-p", "postflight", "-p", "xtask"]
    } else {
        &["test", "-p", "postflight", "-p", "xtask", "--bins", "--lib", "--tests"]
    };
    steps.step("tests", || run(&mut cargo(tests)));
    steps.close()
}

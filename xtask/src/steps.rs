//! Steps, each printed with its time, and the closing line that counts them.

use std::time::{Duration, Instant};

use crate::{Outcome, Stop};

/// The steps done so far.
pub struct Steps {
    only: Vec<String>,
    done: Vec<(&'static str, Outcome, Duration)>,
    began: Instant,
}

impl Steps {
    /// Steps limited to those named; no names means all.
    pub fn new(only: &[String]) -> Self {
        Self { only: only.to_vec(), done: Vec::new(), began: Instant::now() }
    }

    /// Does one step if it is wanted, and goes on whatever comes of it.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) {
        if self.only.is_empty() || self.only.iter().any(|wanted| wanted == name) {
            self.must(name, work);
        }
    }

    /// Does one step that others stand on, wanted or not; gives whether it passed.
    pub fn must(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> bool {
        println!("\n── {name}");
        let began = Instant::now();
        let outcome = work();
        let time = began.elapsed();
        match &outcome {
            Ok(()) => println!("   passed: {name}, {:.1} s", time.as_secs_f64()),
            Err(Stop(reason)) => {
                println!("   {reason}\n   failed: {name}, {:.1} s", time.as_secs_f64());
            }
        }
        let passed = outcome.is_ok();
        self.done.push((name, outcome, time));
        passed
    }

    /// Counts a step as failed because what it stands on failed.
    pub fn cannot(&mut self, names: &[&'static str], why: &str) {
        for name in names {
            self.step(name, || Err(Stop::because(format!("Not run: {why}."))));
        }
    }

    /// Prints the table and the closing line; a failed step, or none at all, stops.
    pub fn close(self) -> Outcome {
        println!("\n── all steps, {:.0} s", self.began.elapsed().as_secs_f64());
        for (name, outcome, time) in &self.done {
            let word = if outcome.is_ok() { "passed" } else { "FAILED" };
            println!("   {word}  {:>7.1} s  {name}", time.as_secs_f64());
        }
        let failed = self.done.iter().filter(|step| step.1.is_err()).count();
        println!("\n{} passed, {failed} failed", self.done.len() - failed);
        for wanted in &self.only {
            if !self.done.iter().any(|step| step.0 == wanted) {
                return Err(Stop::because(format!("There is no step \"{wanted}\".")));
            }
        }
        if failed == 0 { Ok(()) } else { Err(Stop::because("Not everything passed.")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failed_step_fails_the_whole_and_the_next_still_runs() {
        let mut steps = Steps::new(&[]);
        let mut ran = false;
        steps.step("a", || Err(Stop::because("no")));
        steps.step("b", || {
            ran = true;
            Ok(())
        });
        assert!(ran);
        assert!(steps.close().is_err());
    }

    #[test]
    fn a_step_that_is_named_but_does_not_exist_is_not_a_pass() {
        let mut steps = Steps::new(&["fmt".to_owned(), "fnt".to_owned()]);
        steps.step("fmt", || Ok(()));
        steps.step("clippy", || Err(Stop::because("not wanted, so not run")));
        assert!(steps.close().is_err());
    }
}

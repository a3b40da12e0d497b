//! The task runner: `cargo xtask run`, `test`, `check`, `types`, `bench`.
//!
//! It needs the standard library alone, so that it compiles in about a second and can look for
//! what a fresh machine lacks before anything that links against it is built.

mod apt;
mod bench;
mod check;
mod needs;
mod node;
mod office;
mod papers;
mod place;
mod program;
mod run;
mod steps;
mod test;
mod types;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  run            build the program, write the sample and its report, open the window
  test [STEP…]   set up and run every test, or only the steps named
  test --all     the same, and what needs a large program besides: the deck in LibreOffice
  check          the fast loop: format, lints, unit tests and tests/it of the core
  types          write the TypeScript of the wire types again
  bench window   measure the window beside an empty one
  bench [ARG…]   run the benches of the core; arguments go to `cargo bench`
  help           this text

Nothing is installed without being asked for, except as root, where `run` and `test` install
what they miss with apt-get.";

/// Why a task ended early: a sentence for the person who started it.
#[derive(Debug)]
pub struct Stop(String);

impl Stop {
    /// A stop for the reason given.
    pub fn because(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

/// What a task or one of its parts comes to.
pub type Outcome<T = ()> = Result<T, Stop>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_str() {
        "run" => run::run(),
        "test" => test::test(&rest),
        "check" => check::check(),
        "types" => types::write(),
        "bench" => bench::bench(&rest),
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(Stop::because(format!("There is no command \"{other}\".\n\n{HELP}"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop(reason)) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

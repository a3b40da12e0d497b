//! The command line: what the window does, for scripts and for machines without a screen.

#[macro_use]
mod say {
    /// Prints a line, as `println!` does, and does not mind a closed pipe.
    macro_rules! say {
        ($($what:tt)*) => { $crate::print::line(&format!($($what)*)) };
    }
}

mod args;
mod ask;
mod attach;
mod judge;
mod out;
mod plan;
mod print;
mod report;
mod rpc;
mod safety;
mod setup;
mod verbs;
mod who;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let refused = error.use_stderr();
            // Nothing better can be done when the terminal itself is gone.
            drop(error.print());
            return ExitCode::from(if refused { 2 } else { 0 });
        }
    };
    let json = args.json;
    match verbs::run(args) {
        Ok(code) => code,
        Err(failure) => {
            match serde_json::to_string(&failure) {
                Ok(text) if json => eprintln!("{text}"),
                _ => eprintln!("postflight: {failure}"),
            }
            ExitCode::from(failure.exit_code())
        }
    }
}

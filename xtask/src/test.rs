//! `test`: set-up, then every test there is. A part that is missing fails; nothing is skipped
//! without a word.

use std::process::Command;

use crate::program::{cargo, find, run};
use crate::steps::Steps;
use crate::{Outcome, Stop, apt, needs, node, office, papers, place, types};

/// The flags of every build here. One selection and one set of features in all steps, or cargo
/// builds the webview's crates once for each.
const ALL: &[&str] = &["--workspace", "--locked", "--features", "postflight/ts"];

/// The steps that need a large program beside; they run with `--all`, or when they are named.
const LARGE: &str = "office";

/// Sets up, then runs all steps, or only those named.
pub fn test(asked: &[String]) -> Outcome {
    let (flags, only): (Vec<String>, Vec<String>) = asked.iter().cloned().partition(|word| word == "--all");
    let large = !flags.is_empty() || only.iter().any(|step| step == LARGE);
    let mut steps = Steps::new(&only);
    let ready = steps.must("set-up", || {
        apt::bring(&needs::missing_for_tests())?;
        if large {
            apt::bring(&needs::missing_for_all())?;
        }
        node::set_up()
    });
    if !ready {
        return steps.close();
    }
    // The window embeds the built pages, so they come before anything that compiles it.
    if !steps.must("ui-build", node::build) {
        return steps.close();
    }
    steps.step("fmt", || run(&mut cargo(&["fmt", "--all", "--check"])));
    steps.step("clippy", clippy);
    steps.step("docs", docs);
    steps.step("licences", licences);
    steps.step("ui-check", || node::script("check"));
    steps.step("ui-test", || node::script("test"));
    if steps.must("build", build) {
        steps.step("core", core);
        steps.step("doc-examples", || run(cargo(&["test", "--quiet", "--doc"]).args(ALL)));
        steps.step("papers", papers::check);
        if large {
            steps.step(LARGE, office::check);
        }
        steps.step("types", types::check);
        steps.step("browser", browser);
        steps.step("window", window);
    } else {
        let rest = ["core", "doc-examples", "papers", "types", "browser", "window"];
        steps.cannot(&rest, "the build failed");
        if large {
            steps.cannot(&[LARGE], "the build failed");
        }
    }
    steps.close()
}

fn clippy() -> Outcome {
    let flags = ["clippy", "--workspace", "--locked", "--all-targets"];
    run(cargo(&flags).args(["--", "-D", "warnings"]))
}

fn docs() -> Outcome {
    let flags = ["doc", "--locked", "--no-deps", "-p", "postflight", "--document-private-items"];
    run(cargo(&flags).env("RUSTDOCFLAGS", "-D warnings"))
}

/// The rules of `deny.toml` that need no network, where the checker is installed.
fn licences() -> Outcome {
    if find("cargo-deny").is_none() {
        println!("   cargo-deny is not installed; deny.toml was not checked.");
        return Ok(());
    }
    run(&mut cargo(&["deny", "--offline", "check", "licenses", "bans", "sources"]))
}

fn build() -> Outcome {
    // Tests and programs in one go: the features of what tests depend on would otherwise differ.
    run(cargo(&["build", "--bins", "--tests", "--examples"]).args(ALL))
}

fn core() -> Outcome {
    if find("cargo-nextest").is_some() {
        let wanted = ["-E", "not test(export_bindings)"];
        return run(cargo(&["nextest", "run"]).args(ALL).args(wanted));
    }
    let wanted = ["--", "--skip", "export_bindings"];
    run(cargo(&["test", "--lib", "--bins", "--tests"]).args(ALL).args(wanted))
}

/// The user interface in Chromium: the gallery of its parts, and the journeys on the real core.
fn browser() -> Outcome {
    let chromium =
        needs::browser().ok_or_else(|| Stop::because("No Chromium was found for the browser journeys."))?;
    run(crate::program::npm(&["run", "--silent", "gallery"]).env("CHROMIUM", &chromium))?;
    let mut journeys = crate::program::npm(&["run", "--silent", "e2e"]);
    journeys.env("POSTFLIGHT_BIN", place::built("debug", "postflight")).env("CHROMIUM", chromium);
    run(&mut journeys)
}

/// The journeys in the real window. The webview of other systems has no driver to ask.
fn window() -> Outcome {
    if !cfg!(target_os = "linux") {
        println!("   The window can be driven on Linux only; these journeys were not run.");
        return Ok(());
    }
    let mut journeys = Command::new("node");
    journeys
        .current_dir(place::root().join("tests/e2e/window"))
        .args(["--test", "--test-concurrency=1"])
        .env("POSTFLIGHT_BIN", place::built("debug", "postflight"))
        .env("POSTFLIGHT_DESKTOP", place::built("debug", "postflight-desktop"))
        .env("POSTFLIGHT_PICTURES", place::built("debug", "window-pictures"));
    run(&mut journeys)
}

//! `bench`: the speed of the core and of the window, in the release profile.

use std::fs;
use std::process::Command;

use crate::program::{cargo, run};
use crate::{Outcome, Stop, apt, needs, node, place};

/// Runs `cargo bench` on the core with the arguments given; `window` alone measures the window.
pub fn bench(arguments: &[String]) -> Outcome {
    if arguments == ["window"] {
        return window();
    }
    apt::bring(&needs::missing_for_core())?;
    run(cargo(&["bench", "-p", "postflight"]).args(arguments))
}

/// How soon the window shows data and what memory it takes, beside an empty window of its kind.
fn window() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Stop::because("The window is measured on a display without a screen, on Linux only."));
    }
    apt::bring(&needs::missing_for_tests())?;
    node::set_up()?;
    node::build()?;
    run(&mut cargo(&["build", "--release", "--locked", "-p", "postflight", "-p", "postflight-desktop"]))?;
    build_empty()?;
    let mut measure = Command::new("node");
    measure
        .current_dir(place::root())
        .arg("benches/window-speed.mjs")
        .env("POSTFLIGHT_BIN", place::built("release", "postflight"))
        .env("POSTFLIGHT_DESKTOP", place::built("release", "postflight-desktop"))
        .env("EMPTY_WINDOW", place::built("release", "empty-window"));
    run(&mut measure)
}

/// Builds the empty window with the versions that ours is built with: from the same lock.
fn build_empty() -> Outcome {
    let folder = place::root().join("benches/empty-window");
    fs::copy(place::root().join("Cargo.lock"), folder.join("Cargo.lock"))
        .map_err(|cause| Stop::because(format!("The lock could not be copied: {cause}.")))?;
    let target = place::built("release", "empty-window");
    let target = target.parent().and_then(|profile| profile.parent()).unwrap_or(&folder);
    run(cargo(&["build", "--release"]).current_dir(&folder).env("CARGO_TARGET_DIR", target))
}

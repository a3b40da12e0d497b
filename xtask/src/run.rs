//! `run`: from a fresh clone to the sample, its report and the window.

use std::fs;
use std::process::Command;

use crate::program::{cargo, run as complete};
use crate::{Outcome, Stop, apt, needs, node, place};

/// Sets up, builds, makes the sample if there is none, writes its report, opens the window.
pub fn run() -> Outcome {
    apt::bring(&needs::missing_for_window())?;
    node::set_up()?;
    node::build()?;
    complete(&mut cargo(&[
        "build",
        "--release",
        "--locked",
        "-p",
        "postflight",
        "-p",
        "postflight-desktop",
    ]))?;

    let folder = place::user_data()?;
    fs::create_dir_all(&folder).map_err(|cause| Stop::because(format!("{}: {cause}.", folder.display())))?;
    let sample = folder.join("Sample pilot.postflight");
    let report = folder.join("Sample report.pdf");
    let program = place::built("release", "postflight");
    let is_new = !sample.exists();
    if is_new {
        complete(Command::new(&program).arg("sample").arg(&sample))?;
    }
    complete(Command::new(&program).arg("report").arg(&sample).arg("--out").arg(&report))?;
    println!("The sample document: {}", sample.display());
    println!("Its executive report: {}", report.display());

    if !place::has_display() {
        println!("There is no display here, so no window was opened.");
        return Ok(());
    }
    let mut window = Command::new(place::built("release", "postflight-desktop"));
    if is_new {
        // The first thing a newcomer sees is a pilot with something in it.
        window.arg(&sample);
    }
    complete(&mut window)
}

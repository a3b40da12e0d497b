//! Writes documents that are hard to report: what is looked at as pictures, page by page.
//!
//! `cargo run --example hard -- FOLDER` writes `empty` (nothing observed yet), `all-failed` (every
//! criterion that can be judged is not met), `long-names` (names of 200 letters in many scripts),
//! `fifty-criteria` and `many` (10,000 observations). All people and numbers in them are made up.

mod cast;
mod evidence;
#[allow(dead_code, reason = "the program around it is not run here")]
#[path = "../large.rs"]
mod large;
mod more;

use std::path::{Path, PathBuf};

use postflight::app::Surroundings;
use serde_json::{Value, json};

use cast::Cast;
use large::desk::{self, Desk, Fault};

/// When the criteria are registered, and when what was observed is written down.
const BEFORE: &str = "2026-09-11T14:00:00Z";
const AFTER: &str = "2026-11-20T09:00:00Z";

fn main() -> Result<(), Fault> {
    let folder = std::env::args_os().nth(1).ok_or("Name the folder to write to: hard -- FOLDER")?;
    let file = |name: &str| Path::new(&folder).join(format!("{name}.postflight"));
    std::fs::create_dir_all(&folder)?;
    empty(file("empty"))?;
    all_failed(file("all-failed"))?;
    long_names(file("long-names"))?;
    fifty_criteria(file("fifty-criteria"))?;
    large::write(file("many"), 10_000, 100_000)
}

/// A pilot just made from the template.
pub fn empty(file: PathBuf) -> Result<(), Fault> {
    let nothing = json!({"name": "A pilot that has not begun", "starts": "2026-10-05"});
    Desk::new(file, nothing, at(BEFORE))?.close()
}

/// Every criterion that can be judged is not met, and somebody has decided.
pub fn all_failed(file: PathBuf) -> Result<(), Fault> {
    let desk = played(file, "A pilot that went wrong", &Cast::plain(), 0)?;
    desk.observations(&evidence::observations(&Cast::plain(), false, 1))?;
    decided(desk, "stop", "Nothing that the pilot was to show came about, and two drills reached production.")
}

/// 500 observations among names of 200 letters, in many scripts.
pub fn long_names(file: PathBuf) -> Result<(), Fault> {
    let cast = Cast::long();
    let desk = played(file, cast.title(), &cast, 0)?;
    desk.observations(&evidence::observations(&cast, true, 500))?;
    decided(desk, "extend", cast.note(7))
}

/// Fifty criteria of all kinds.
pub fn fifty_criteria(file: PathBuf) -> Result<(), Fault> {
    let desk = played(file, "A pilot that asks a great deal", &Cast::plain(), 38)?;
    desk.observations(&evidence::observations(&Cast::plain(), true, 1))?;
    desk.close()
}

/// The surroundings at a fixed moment, so that the documents are the same every time.
fn at(moment: &'static str) -> impl FnOnce(PathBuf) -> Surroundings {
    move |home| Surroundings::fixed(home, "Somebody", moment, 7)
}

/// A pilot with its people, workloads and criteria, at the moment when its evidence is written down.
fn played(file: PathBuf, name: &str, cast: &Cast, criteria: usize) -> Result<Desk, Fault> {
    let people: Vec<Value> =
        cast.people.iter().map(|(name, role)| json!({"name": name, "role": role})).collect();
    let pilot = json!({
        "name": name, "starts": "2026-10-05", "people": people, "workloads": cast.workloads.join("\n"), "all_failed": true,
        "pilot": {"organisation": cast.organisation(), "cut_over": "2026-10-12", "baseline_from": "2026-09-14",
            "baseline_until": "2026-10-11", "decision_asked": cast.asked()},
        "incident": {"what": cast.incident(), "began": "2026-08-25 03:04", "detected": "2026-08-25 09:40",
            "resolved": "2026-08-28 16:30", "impact": cast.note(3)},
    });
    let desk = Desk::new(file.clone(), pilot, at(BEFORE))?;
    cast.stage(&desk)?;
    more::criteria(&desk, criteria)?;
    let criteria = desk.ask("criteria", json!({}))?;
    let codes: Vec<Value> =
        criteria.as_array().into_iter().flatten().map(|one| desk::part(one, "/code")).collect();
    let by = cast.people.first().map(|(name, _)| name);
    desk.ask("register_criteria", json!({"criteria": codes, "by": by}))?;
    desk.later(file, at(AFTER))
}

/// Records the decision, and closes the document.
fn decided(desk: Desk, course: &str, text: &str) -> Result<(), Fault> {
    let people = desk.ask("records", json!({"noun": "person"}))?;
    let by = desk::part(&people, "/rows/0/cells/name/text");
    desk.add(
        "decision",
        json!({"course": course, "by": by, "on": "2026-11-18", "text": text, "conditions": ""}),
    )?;
    desk.close()
}

//! The verb that plans.

use std::process::ExitCode;

use postflight::app::Failure;
use serde_json::{Value, json};

use crate::args::Verb;
use crate::ask::Asker;
use crate::print::{list, table, text};
use crate::verbs::Show;

/// Runs the verb.
pub fn run(asker: &Asker, show: &Show, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::Plan { file, schedule, seed, from, per_day, people, replay, dry_run, ics, print } = verb else {
        return Err(Failure::bug("A verb has nobody to run it."));
    };
    let doc = asker.open(&file)?;
    let args = json!({"doc": doc, "seed": seed, "from": from, "per_day": per_day, "people": people, "replay": replay});
    if schedule && dry_run {
        let view = asker.ask("propose_schedule", args)?;
        return show.either(&view, drawn);
    }
    let taken = if schedule { Some(asker.ask("take_schedule", args)?) } else { None };
    let mut written = Vec::new();
    for (cmd, place) in [("save_calendar", ics), ("save_drill_sheets", print)] {
        if let Some(place) = place {
            written.push(asker.ask(cmd, json!({"doc": doc, "place": asker.place(&place)}))?);
        }
    }
    let view = asker.ask("plan", json!({"doc": doc}))?;
    show.either(&view, |view| {
        if let Some(taken) = &taken {
            say!("{}.\n", text(taken, "value"));
        }
        told(view);
        for saved in &written {
            say!("{}", text(saved, "sentence"));
        }
    })
}

fn told(view: &Value) {
    for criterion in list(view, "criteria") {
        say!("{}  {}", text(criterion, "code"), text(criterion, "sentence"));
        for odds in list(criterion, "odds") {
            say!("      {} {}", text(odds, "figure"), text(odds, "words"));
        }
        for note in list(criterion, "notes") {
            say!("      {}", note.as_str().unwrap_or_default());
        }
        for warning in list(criterion, "warnings") {
            say!("   !  {}", warning.as_str().unwrap_or_default());
        }
    }
    say!("");
    drawn(view.get("schedule").unwrap_or(&Value::Null));
    if let Some(next) = view.get("next").filter(|next| !next.is_null()) {
        say!("Next best drill: {}. {} {}", text(next, "title"), text(next, "why"), text(next, "place"));
        say!("{}\n{}", text(next, "clock"), text(view, "rule"));
    }
}

fn drawn(schedule: &Value) {
    for week in list(schedule, "weeks") {
        say!("{}", text(week, "title"));
        let fields = ["place", "title", "workload", "injected_by", "diagnosed_by", "state_words"];
        table(
            &["when and where", "drill", "workload", "injects", "diagnoses", "state"],
            list(week, "drills").map(|drill| fields.map(|field| text(drill, field)).to_vec()).collect(),
        );
    }
    say!("{}", text(schedule, "sentence"));
    if list(schedule, "weeks").next().is_some() {
        say!(
            "Order: the baseline first in {} pairs, the pilot in {}.",
            text(schedule, "baseline_first"),
            text(schedule, "pilot_first")
        );
    }
    let fields = ["person", "injects", "baseline", "pilot", "first", "second"];
    table(
        &["person", "injects", "diagnoses baseline", "pilot", "first", "second"],
        list(schedule, "people").map(|person| fields.map(|field| text(person, field)).to_vec()).collect(),
    );
    for warning in list(schedule, "warnings") {
        say!("!  {}", warning.as_str().unwrap_or_default());
    }
}

//! Making a pilot, and saying beforehand what it must show.

use std::process::ExitCode;

use postflight::app::Failure;
use serde_json::{Value, json};

use crate::args::Verb;
use crate::ask::Asker;
use crate::print::{list, text};
use crate::verbs::{Show, named};

/// Makes a pilot from a template.
pub fn new(asker: &Asker, show: &Show, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::New {
        file,
        name,
        starts,
        time_zone,
        template,
        workload,
        person: persons,
        incident,
        fields,
        register,
        by,
    } = verb
    else {
        return Ok(ExitCode::SUCCESS);
    };
    let person = |typed: &String| {
        let (name, role) = typed.split_once(',').unwrap_or((typed, ""));
        json!({"name": name.trim(), "role": role.trim()})
    };
    let registered = |code: &String| json!({"code": code, "register": true});
    let args = json!({
        "place": asker.place(&file), "template": template, "name": name, "starts": starts,
        "time_zone": time_zone, "pilot": named(&fields)?, "incident": named(&incident)?,
        "workloads": workload.join("\n"), "registered_by": by,
        "people": persons.iter().map(person).collect::<Vec<_>>(),
        "criteria": register.iter().map(registered).collect::<Vec<_>>(),
    });
    show.made(&asker.ask("new_document", args)?)
}

/// Shows, registers, amends or withdraws criteria.
pub fn criteria(asker: &Asker, show: &Show, verb: Verb) -> Result<ExitCode, Failure> {
    match verb {
        Verb::Criteria { file } => {
            let doc = asker.open(&file)?;
            show.either(&asker.ask("criteria", json!({ "doc": doc }))?, told)
        }
        Verb::Register { file, criteria, by } => {
            let doc = asker.open(&file)?;
            let done = asker.ask("register_criteria", json!({"doc": doc, "criteria": criteria, "by": by}))?;
            show.either(&done, |v| say!("{}", text(v, "value")))
        }
        Verb::Amend { file, criterion, fields, why, by } => {
            let doc = asker.open(&file)?;
            let args = json!({"doc": doc, "noun": "criterion", "id": criterion, "fields": named(&fields)?, "why": why, "by": by});
            show.either(&asker.ask("edit_record", args)?, |v| say!("Done: {}.", text(v, "undo")))
        }
        Verb::Withdraw { file, criterion, why, by } => {
            let doc = asker.open(&file)?;
            let args = json!({"doc": doc, "criterion": criterion, "why": why, "by": by});
            show.either(&asker.ask("withdraw_criterion", args)?, |v| say!("Done: {}.", text(v, "undo")))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn told(criteria: &Value) {
    for one in list(criteria, "") {
        say!("\n{} {}", text(one, "code"), text(one, "title"));
        say!("  {}", text(one, "rule"));
        say!("  {}", text(one, "seal"));
        for amendment in list(one, "amendments") {
            let by = text(amendment, "by");
            let by = if by.is_empty() { by } else { format!(" by {by}") };
            say!(
                "  Amended on {}{by}: {}. {}",
                text(amendment, "on"),
                text(amendment, "what"),
                text(amendment, "why")
            );
        }
        for problem in list(one, "open") {
            say!("  To be said before it is registered: {}", text(problem, "what"));
        }
    }
}

//! What each verb asks and prints.

use std::path::Path;
use std::process::ExitCode;

use postflight::app::Failure;
use serde_json::{Map, Value, json};

use crate::args::{Args, Verb};
use crate::ask::Asker;
use crate::print::{self, list, table, text};
use crate::rpc;

/// Runs what was typed.
pub fn run(args: Args) -> Result<ExitCode, Failure> {
    if matches!(args.verb, Verb::Rpc) {
        return rpc::serve();
    }
    let asker = Asker::start()?;
    let show = Show { json: args.json };
    match args.verb {
        new @ Verb::New { .. } => crate::setup::new(&asker, &show, new),
        verb @ (Verb::Criteria { .. }
        | Verb::Register { .. }
        | Verb::Amend { .. }
        | Verb::Withdraw { .. }) => crate::setup::criteria(&asker, &show, verb),
        Verb::Sample { file } => show.made(&asker.ask("make_sample", json!({"place": asker.place(&file)}))?),
        Verb::Metrics => show.rows(
            &asker.ask("metrics", Value::Null)?,
            "",
            &["name", "title", "unit", "better", "definition"],
        ),
        Verb::Observe { file, kind, fields, confirmed } => {
            observe(&asker, &show, &file, kind, &fields, confirmed)
        }
        Verb::Edit { file, observation, fields, confirmed } => {
            let args = json!({"doc": asker.open(&file)?, "noun": "observation", "id": observation, "fields": named(&fields)?});
            let written = asker.confirmed("edit_record", args, u32::from(confirmed))?;
            show.either(&written, |v| say!("Changed {}.", text(v, "value.code")))
        }
        Verb::Attach(asked) => crate::attach::run(&asker, &show, asked),
        Verb::Logo(asked) => crate::attach::logo(&asker, &show, &asked),
        Verb::Audit { file, verify } => audit(&asker, &show, &file, verify),
        export @ Verb::Export { .. } => crate::out::export(&asker, &show, export),
        Verb::Backups { file, preview, restore, save, out } => {
            use crate::safety::Act;
            let act = match (preview, restore, save.zip(out)) {
                (Some(id), ..) => Act::Preview(id),
                (_, Some(id), _) => Act::Restore(id),
                (.., Some((id, out))) => Act::Save(id, out),
                _ => Act::List,
            };
            crate::safety::backups(&asker, &show, &file, act)
        }
        Verb::Doctor { file, repair, salvage } => {
            crate::safety::doctor(&asker, &show, &file, repair, salvage.as_deref())
        }
        Verb::Who { name, account } => crate::who::run(&asker, &show, name.as_deref(), account),
        Verb::Rpc => Ok(ExitCode::SUCCESS),
        chart @ Verb::Chart { .. } => crate::out::chart(&asker, &show, chart),
        pack @ Verb::Pack { .. } => crate::out::pack(&asker, &show, pack),
        plan @ Verb::Plan { .. } => crate::plan::run(&asker, &show, plan),
        other => crate::judge::run(&asker, &show, other),
    }
}

/// How answers are printed.
pub struct Show {
    /// As JSON.
    pub json: bool,
}

impl Show {
    /// The whole answer as JSON, or what `people` prints.
    pub fn either(&self, value: &Value, people: impl FnOnce(&Value)) -> Result<ExitCode, Failure> {
        if self.json {
            print::json(value)
        } else {
            people(value)
        }
        Ok(ExitCode::SUCCESS)
    }
    /// A list as a table of some of its fields.
    pub fn rows(&self, value: &Value, path: &str, fields: &[&str]) -> Result<ExitCode, Failure> {
        self.either(value, |value| {
            table(
                fields,
                list(value, path).map(|row| fields.iter().map(|f| text(row, f)).collect()).collect(),
            );
        })
    }
    /// A document that was made.
    pub fn made(&self, value: &Value) -> Result<ExitCode, Failure> {
        self.either(value, |v| {
            say!("Made {}: {} ({}).", text(v, "file_label"), text(v, "name"), text(v, "time_zone"))
        })
    }
}

fn observe(
    asker: &Asker,
    show: &Show,
    file: &Path,
    kind: Option<String>,
    fields: &[String],
    confirmed: u8,
) -> Result<ExitCode, Failure> {
    let doc = asker.open(file)?;
    let Some(kind) = kind else {
        let catalogue = asker.ask("fields", json!({"noun": "observation", "doc": doc}))?;
        return show.either(&catalogue, |catalogue| {
            for kind in list(catalogue, "kinds") {
                say!("\n{} ({})", text(kind, "kind"), text(kind, "title"));
                let rows = list(kind, "fields")
                    .map(|f| ["name", "type", "help"].map(|n| text(f, n)).to_vec())
                    .collect();
                table(&["field", "type", "what it means"], rows);
            }
        });
    };
    let args = json!({"doc": doc, "noun": "observation", "kind": kind, "fields": named(fields)?});
    let written = asker.confirmed("add_record", args, u32::from(confirmed))?;
    show.either(&written, |v| say!("Recorded {}.", text(v, "value.code")))
}

/// Fields typed as name=value.
pub fn named(fields: &[String]) -> Result<Map<String, Value>, Failure> {
    let mut typed = Map::new();
    for pair in fields {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Failure::refused(format!(
                "“{pair}” is not name=value. Put quotes around values with spaces."
            )));
        };
        if typed.insert(name.trim().to_owned(), Value::from(value)).is_some() {
            return Err(Failure::refused(format!("“{name}” is given twice. Leave one of the two out.")));
        }
    }
    Ok(typed)
}

fn audit(asker: &Asker, show: &Show, file: &Path, verify: bool) -> Result<ExitCode, Failure> {
    let doc = asker.open(file)?;
    if !verify {
        let trail = asker.ask("audit", json!({"doc": doc, "most": u32::MAX, "changes": u32::MAX}))?;
        return show.either(&trail, |trail| {
            let rows = list(trail, "entries")
                .map(|e| ["seq", "at_text", "who", "label", "hash"].map(|n| text(e, n)).to_vec())
                .collect();
            table(&["entry", "when", "who", "what", "hash"], rows);
            say!("Head {}.\n{}", text(trail, "head"), text(trail, "chain_state"));
        });
    }
    let report = asker.ask("verify", json!({"doc": doc}))?;
    show.either(&report, |report| {
        say!("{}", text(report, "sentence"));
        for finding in list(report, "findings") {
            say!("  {} {}", text(finding, "field"), text(finding, "what"));
        }
        say!("Head {}.", text(report, "head"));
    })?;
    let holds = report.get("holds").and_then(Value::as_bool) == Some(true);
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

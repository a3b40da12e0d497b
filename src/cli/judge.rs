//! The verbs that take in, judge and draw.

use std::path::Path;
use std::process::ExitCode;

use postflight::app::Failure;
use serde_json::{Value, json};

use crate::args::Verb;
use crate::ask::Asker;
use crate::print::{list, table, text};
use crate::verbs::Show;

/// Runs one of these verbs.
pub fn run(asker: &Asker, show: &Show, verb: Verb) -> Result<ExitCode, Failure> {
    match verb {
        Verb::Import { file, source, side, format, assume_zone, dry_run, rejects } => {
            let doc = asker.open(&file)?;
            let args = json!({"doc": doc, "place": asker.place(&source), "side": side, "format": format, "assume_zone": assume_zone});
            import(asker, show, args, dry_run, rejects.as_deref())
        }
        Verb::Runs { file } => runs(asker, show, &file),
        Verb::Compare { file, metric, as_of } => {
            let doc = asker.open(&file)?;
            let view = asker.ask("compare", json!({"doc": doc, "metric": metric, "as_of": as_of}))?;
            show.either(&view, |view| compare(view.get("assessment").unwrap_or(&Value::Null)))
        }
        Verb::Assess { file, as_of, redact } => assess(asker, show, &file, as_of, redact),
        Verb::Report { file, out, options } => {
            let report = options.asked(asker, &json!(asker.open(&file)?));
            let saved = asker.ask("save_report", json!({"report": report, "place": asker.place(&out)}))?;
            show.either(&saved, |v| {
                let pages = text(v, "pages");
                say!("Wrote {}: {pages} page{}.", text(v, "name"), if pages == "1" { "" } else { "s" });
                for warning in list(v, "warnings") {
                    say!("  {}", warning.as_str().unwrap_or_default());
                }
            })
        }
        Verb::Deck { file, out, options } => {
            let report = options.asked(asker, &json!(asker.open(&file)?));
            let saved = asker.ask("save_deck", json!({"report": report, "place": asker.place(&out)}))?;
            show.either(&saved, |v| say!("Wrote {}: {} slides.", text(v, "name"), text(v, "slides")))
        }
        _ => Err(Failure::bug("A verb has nobody to run it.")),
    }
}

fn import(
    asker: &Asker,
    show: &Show,
    args: Value,
    dry_run: bool,
    rejects: Option<&Path>,
) -> Result<ExitCode, Failure> {
    if let Some(rejects) = rejects {
        asker.ask("save_rejects", json!({"import": args, "place": asker.place(rejects)}))?;
    }
    if dry_run {
        let preview = asker.ask("import_preview", args)?;
        return show.either(&preview, |p| {
            say!("{}", text(p, "format_label"));
            for count in list(p, "counts") {
                say!("  {:>8}  {}", text(count, "n"), text(count, "label"));
            }
            remarks(p);
        });
    }
    let result = asker.ask("import", args)?;
    show.either(&result, |r| {
        say!("{}", text(r, "value.sentence"));
        remarks(r.get("value").unwrap_or(&Value::Null));
    })?;
    let count =
        |name: &str| result.pointer(&format!("/value/{name}")).and_then(Value::as_u64).unwrap_or_default();
    // A file of which nothing could be taken in was refused as a whole.
    let all_refused = count("refused") > 0 && count("added") + count("already") == 0;
    Ok(if all_refused { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

fn remarks(value: &Value) {
    for warning in list(value, "warnings") {
        say!("  {}", warning.as_str().unwrap_or_default());
    }
    for problem in list(value, "problems") {
        say!("  {}: {}", text(problem, "field"), text(problem, "what"));
    }
}

fn runs(asker: &Asker, show: &Show, file: &Path) -> Result<ExitCode, Failure> {
    let doc = asker.open(file)?;
    let view = asker.ask("runs", json!({"doc": doc}))?;
    show.either(&view, |view| {
        for side in ["baseline", "pilot"] {
            say!("{side}");
            let fields = [
                "dag_id",
                "runs_total",
                "runs_by_state",
                "runs_cleared",
                "attempts_failed",
                "retries",
                "duration_success_s.median",
            ];
            let rows = list(view, &format!("sides.{side}.dags"))
                .map(|d| fields.map(|f| text(d, f)).to_vec())
                .collect();
            table(
                &["DAG", "runs", "by state", "cleared", "failed attempts", "retries", "median s (success)"],
                rows,
            );
        }
        say!("shadow pairs");
        let fields = ["dag_id", "pairs", "both_success", "states", "ratio_median", "pilot_faster"];
        let rows = list(view, "pairs").map(|p| fields.map(|f| text(p, f)).to_vec()).collect();
        table(&["DAG", "pairs", "both success", "states", "median ratio", "pilot faster"], rows);
    })
}

fn compare(assessment: &Value) {
    say!("{}\n{}\n", text(assessment, "sentence"), text(assessment, "detail"));
    let fields = ["code", "scenario", "baseline", "pilot", "change", "order", "evidence"];
    table(
        &["", "scenario", "baseline", "pilot", "change", "order", "evidence"],
        list(assessment, "pairs").map(|p| fields.map(|f| text(p, f)).to_vec()).collect(),
    );
    let cases = ["code", "name", "side", "value"];
    table(
        &["evidence", "what", "side", "value"],
        list(assessment, "cases").map(|p| cases.map(|f| text(p, f)).to_vec()).collect(),
    );
    say!(
        "Level {}: {}. {}",
        text(assessment, "level.number"),
        text(assessment, "level.words"),
        text(assessment, "method_why")
    );
    how_firm(assessment);
    for left in list(assessment, "left_out") {
        say!("Left out: {} ({}) {}", text(left, "reason"), text(left, "count"), text(left, "evidence"));
    }
    for caution in list(assessment, "cautions") {
        say!("To mind: {}", caution.as_str().unwrap_or_default());
    }
}

fn how_firm(assessment: &Value) {
    for said in ["firm.ways.sentence", "firm.one_case", "firm.learning"] {
        let words = text(assessment, said);
        if !words.is_empty() {
            say!("{words}");
        }
    }
    for said in list(assessment, "firm.regression") {
        say!("{}", said.as_str().unwrap_or_default());
    }
    let ways = ["words", "holds", "finding", "n"];
    table(
        &["way of looking", "holds", "finding", "n"],
        list(assessment, "firm.ways.rows").map(|w| ways.map(|f| text(w, f)).to_vec()).collect(),
    );
    let alike = ["what", "alike", "words"];
    table(
        &["beside the platform", "sides", ""],
        list(assessment, "firm.likeness").map(|l| alike.map(|f| text(l, f)).to_vec()).collect(),
    );
}

fn assess(
    asker: &Asker,
    show: &Show,
    file: &Path,
    as_of: Option<String>,
    redact: bool,
) -> Result<ExitCode, Failure> {
    let doc = asker.open(file)?;
    let view = asker.ask("assess", json!({"doc": doc, "as_of": as_of, "redact": redact}))?;
    show.either(&view, |view| {
        say!("{}. {}\n", text(view, "recommendation.word"), text(view, "recommendation.sentence"));
        let fields = ["code", "title", "chip.word", "level.words", "sentence", "missing"];
        table(
            &["", "criterion", "verdict", "evidence", "finding", "missing"],
            list(view, "criteria").map(|c| fields.map(|f| text(c, f)).to_vec()).collect(),
        );
        say!("{}", text(view, "recommendation.rule"));
    })
}

//! The calls that are timed: every question that a screen asks, and every edit with the questions
//! that follow it.

use postflight::app::Failure;
use serde_json::{Value, json};

use super::Meter;

fn by(list: &[&'static str], round: usize) -> &'static str {
    list.get(round % list.len()).copied().unwrap_or_default()
}

const METRICS: [&str; 8] = [
    "time_to_diagnose",
    "toil_hours",
    "run_duration",
    "rollback_clean",
    "change_failure_rate",
    "time_to_recover",
    "shadow_agreement",
    "failure_to_diagnosis",
];

fn compared(round: usize) -> (&'static str, Value) {
    ("compare", json!({"metric": by(&METRICS, round), "theme": "light"}))
}

/// What every screen asks, the document staying as it is.
pub(super) fn reads(meter: &mut Meter<'_>) -> Result<(), Failure> {
    for cmd in [
        "overview",
        "runs",
        "document",
        "history",
        "assess",
        "criteria",
        "set_ups",
        "plan",
        "drills",
        "run_board",
        "run_events",
        "charts",
        "audit",
        "metrics",
        "draft",
    ] {
        let more = if cmd == "draft" { json!({"noun": "observation"}) } else { json!({}) };
        meter.read(cmd, &|_| (cmd, more.clone()))?;
    }
    meter.read("fields", &|_| ("fields", json!({"noun": "observation"})))?;
    meter.read("compare", &compared)?;
    meter.read("chart", &|n| {
        ("chart", json!({"name": format!("compare-{}", by(&["run_duration", "failure_to_diagnosis"], n))}))
    })?;
    meter.read("run_events of a DAG", &|n| ("run_events", json!({"dag": format!("dag_{:02}", n % 12)})))?;
    meter.read("run_board, searched", &|n| ("run_board", json!({"text": format!("{}", n % 10)})))?;
    meter.read("dag_runs", &|n| ("dag_runs", json!({"dag": format!("dag_{:02}", n % 12)})))?;
    meter.read("drill", &|n| ("drill", json!({"id": format!("A-{:03}", 1 + 4 * n)})))?;
    meter.read("plan_what_if", &|n| ("plan_what_if", json!({"criterion": "F1", "n": 6 + n % 20})))?;
    meter.read("propose_schedule", &|n| {
        ("propose_schedule", json!({"seed": n, "people": [], "replay": false}))
    })?;
    meter.read("audit, searched", &|n| ("audit", json!({"text": format!("log of run {n}")})))?;
    meter.read("audit of one act", &|n| ("audit", json!({"seq": format!("A{}", 1 + n % 12)})))?;
    meter.read("search", &|n| ("search", json!({"query": format!("log run {n}")})))?;
    meter.read("overview as of a day", &|n| {
        ("overview", json!({"as_of": format!("2026-11-{:02}", 1 + n % 2)}))
    })?;
    meter.read("assess as of new days", &|n| {
        ("assess", json!({"as_of": format!("2026-10-{:02}", 1 + n % 28)}))
    })
}

const SORTED: [&str; 8] =
    ["when", "time_to_diagnose", "scenario", "note", "workload", "side", "failed_at", "hours"];

fn records(more: Value) -> (&'static str, Value) {
    let mut args = json!({"noun": "observation", "most": 200});
    if let (Some(args), Value::Object(more)) = (args.as_object_mut(), more) {
        args.extend(more);
    }
    ("records", args)
}

fn newest() -> Value {
    json!({"sort": {"column": "code", "down": true}})
}

/// The grid: parts of it, and each way to look at it anew.
pub(super) fn grids(meter: &mut Meter<'_>) -> Result<(), Failure> {
    meter.read("records, a part", &|n| records(json!({"view": newest(), "from": n * 200})))?;
    meter.read("records, sorted anew", &|n| {
        let sort = json!({"column": by(&SORTED, n), "down": n % 16 < 8});
        records(json!({"view": {"sort": sort, "text": if n < 16 { "" } else { "a" }}}))
    })?;
    meter.read("records, filtered anew", &|n| {
        let day = json!({"column": "when", "from": format!("2026-10-{:02}", 1 + n % 28)});
        records(json!({"view": {"filters": [day, {"column": "side", "is": ["pilot"]}]}}))
    })?;
    meter
        .read("records, searched anew", &|n| records(json!({"view": {"text": format!("log of run {n}")}})))?;
    meter.read("records, grouped anew", &|n| {
        let sort = json!({"column": by(&SORTED, n), "down": n % 2 == 0});
        records(json!({"view": {"group": by(&["kind", "side", "scenario", "workload"], n), "sort": sort}}))
    })?;
    meter.read("records, with problems", &|n| {
        records(json!({"view": {"filters": [{"column": "problems", "is": ["yes"]}], "text": n.to_string()}}))
    })?;
    meter.read("records, found by id", &|n| {
        records(json!({"view": newest(), "find": format!("A-{:03}", 1 + n * 200)}))
    })?;
    let columns = json!(["code", "kind", "scenario", "side", "workload", "when", "time_to_diagnose", "note"]);
    meter.read("block of 2,000 rows", &|_| {
        ("block", json!({"noun": "observation", "from": 0, "until": 2_000, "columns": columns}))
    })?;
    meter.read("column_values", &|n| {
        ("column_values", json!({"noun": "observation", "column": by(&SORTED, n)}))
    })
}

fn toil() -> Value {
    json!({"noun": "observation", "kind": "toil",
        "fields": {"side": "pilot", "hours": "3", "workload": "dag_03", "at": "2026-10-14 10:00"}})
}

fn block() -> Value {
    let text: String = (0..50).map(|n| format!("toil\tpilot\t{n}\tpasted\n")).collect();
    json!({"noun": "observation", "text": text, "header": false,
        "columns": ["kind", "side", "hours", "note"], "from": [], "onto": []})
}

/// An edit of a diagnosis trial, whose values three criteria read.
fn edit(meter: &Meter<'_>, round: usize) -> Result<(), Failure> {
    let (cmd, args) = edited(meter, round);
    meter.ask(cmd, args).map(drop)
}

fn edited(meter: &Meter<'_>, round: usize) -> (&'static str, Value) {
    let code = format!("A-{:03}", 101 + 4 * (round % 100));
    let minutes = meter.anew().len() + round % 30;
    let fields = json!({"note": meter.anew(), "recovered_at": format!("2026-10-30 1{}:{:02}", round % 10, minutes % 60)});
    ("edit_record", json!({"noun": "observation", "id": code, "fields": fields}))
}

/// Edits, and what the screens then ask again.
pub(super) fn edits(meter: &mut Meter<'_>) -> Result<(), Failure> {
    let nothing = |_: &Meter<'_>, _: usize| Ok(());
    meter.read("check_record", &|_| ("check_record", toil()))?;
    meter.read("paste_preview of 50", &|_| ("paste_preview", block()))?;
    meter.read("add_record", &|_| ("add_record", toil()))?;
    meter.read("edit_record", &|n| {
        ("edit_record", json!({"noun": "observation", "id": format!("A-{:03}", 104 + 4 * n), "fields": {"hours": (n % 9 + 2).to_string()}}))
    })?;
    meter.time("undo", 40, &edit, &|_| ("undo", json!({})))?;
    meter.time("paste of 50", 20, &nothing, &|_| ("paste", block()))?;
    meter.time("undo of a paste of 50", 20, &|m, _| m.ask("paste", block()).map(drop), &|_| {
        ("undo", json!({}))
    })?;
    meter.time("delete_record", 20, &nothing, &|n| {
        ("delete_record", json!({"noun": "observation", "id": format!("A-{:03}", 2_001 + n)}))
    })?;
    for cmd in ["overview", "assess", "plan", "audit", "run_board", "charts", "criteria", "drills"] {
        meter.time(&format!("{cmd} after an edit"), 20, &edit, &|_| (cmd, json!({})))?;
    }
    let added = |m: &Meter<'_>, _: usize| m.ask("add_record", toil()).map(drop);
    meter.time("overview after an observation was added", 20, &added, &|_| ("overview", json!({})))?;
    meter.time(
        "overview after an undo",
        20,
        &|m, n| edit(m, n).and_then(|()| m.ask("undo", json!({})).map(drop)),
        &|_| ("overview", json!({})),
    )?;
    let workload = |m: &Meter<'_>, _: usize| {
        let fields = json!({"title": m.anew()});
        m.ask("edit_record", json!({"noun": "workload", "id": "dag_03", "fields": fields})).map(drop)
    };
    meter.time("overview after a workload was edited", 20, &workload, &|_| ("overview", json!({})))?;
    meter.time("compare after an edit", 40, &edit, &compared)?;
    meter.time("records after an edit", 20, &edit, &|_| records(json!({"view": newest()})))?;
    meter.time("search after an edit", 20, &edit, &|n| ("search", json!({"query": format!("log run {n}")})))
}

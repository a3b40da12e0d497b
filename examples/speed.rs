//! How long each command takes on a large document, made by the example `large`.
//!
//! `cargo run --release --example speed -- FILE`: the time on the processor where the system tells
//! it, so that what else runs on the machine does not count, else the time by the clock. Fails when
//! the 95th percentile of a command is over 50 ms.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use postflight::app::{App, Failure, Surroundings, Watch};
use serde_json::{Value, json};

/// What a person does not notice, in milliseconds.
const LIMIT: f64 = 50.0;
const ROUNDS: usize = 40;

fn main() -> ExitCode {
    let Some(file) = std::env::args_os().nth(1) else {
        eprintln!("Name the document: speed -- FILE");
        return ExitCode::from(2);
    };
    match measure(Path::new(&file)) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(over) => {
            println!("{over} over {LIMIT} ms");
            ExitCode::from(1)
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// Milliseconds that this thread has had on a processor; by the clock where nobody tells.
fn spent(began: Instant) -> f64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split(' ').next()?.parse::<f64>().ok())
        .map_or_else(|| began.elapsed().as_secs_f64() * 1e3, |nanoseconds| nanoseconds / 1e6)
}

fn measure(file: &Path) -> Result<usize, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("large.postflight");
    std::fs::copy(file, &copy)?;
    let app = App::new(Surroundings::at(folder.path().join("home")))?;
    let ask = |cmd: &str, args: Value| -> Result<Value, Failure> {
        let answer = app.call(cmd, args, &Watch::silent())?;
        // A face puts the answer into text before it crosses.
        std::hint::black_box(serde_json::to_string(&answer)?);
        Ok(answer)
    };
    let began = Instant::now();
    let mut over = 0;
    let mut timed =
        |name: &str, rounds: usize, run: &dyn Fn(usize) -> Result<(), Failure>| -> Result<(), Failure> {
            let mut times = Vec::new();
            for round in 0..rounds {
                let before = spent(began);
                run(round)?;
                times.push(spent(began) - before);
            }
            let first = times.first().copied().unwrap_or_default();
            times.sort_by(f64::total_cmp);
            let at = |share: f64| {
                times
                    .get(((times.len() as f64 * share) as usize).min(times.len() - 1))
                    .copied()
                    .unwrap_or_default()
            };
            over += usize::from(at(0.95) > LIMIT);
            let mark = if at(0.95) > LIMIT { "OVER" } else { "ok" };
            println!("{mark:<5}{name:<38}first {first:7.1}, p50 {:6.1}, p95 {:6.1} ms", at(0.5), at(0.95));
            Ok(())
        };
    let opened = ask("open_document", json!({"place": app.grant(copy)}))?;
    println!("     opened in {:.0} ms", spent(began));
    let doc = opened.get("doc").cloned().unwrap_or_default();
    let of = |more: Value| {
        let mut args = json!({"doc": doc, "noun": "observation", "most": 200});
        if let (Some(args), Some(more)) = (args.as_object_mut(), more.as_object()) {
            args.extend(more.clone());
        }
        args
    };
    let call = |cmd: &str, args: Value| ask(cmd, args).map(drop);
    let edit = |round: usize| {
        call(
            "edit_record",
            json!({"doc": doc, "noun": "observation", "id": format!("A-{:03}", 100 + round),
            "fields": {"note": format!("seen again {round} {}", began.elapsed().as_nanos())}}),
        )
    };
    let sorted = ["when", "time_to_diagnose", "scenario", "note", "workload", "side", "failed_at", "hours"];
    let by = |list: &[&'static str], round: usize| list.get(round % list.len()).copied().unwrap_or_default();
    let newest = json!({"column": "code", "down": true});
    let block = |text: String| {
        json!({"doc": doc, "noun": "observation", "text": text, "header": false,
        "columns": ["kind", "side", "hours", "note"], "from": [], "onto": []})
    };
    let fifty: String = (0..50).map(|n| format!("toil\tpilot\t{n}\tpasted\n")).collect();

    for simple in ["document", "history", "runs", "overview", "assess", "audit"] {
        timed(simple, ROUNDS, &|_| call(simple, json!({"doc": doc})))?;
    }
    timed("metrics", ROUNDS, &|_| call("metrics", json!({})))?;
    timed("fields", ROUNDS, &|_| call("fields", json!({"doc": doc, "noun": "observation"})))?;
    let metrics = ["time_to_diagnose", "toil_hours", "run_duration", "rollback_clean", "change_failure_rate"];
    timed("compare", ROUNDS, &|n| {
        call("compare", json!({"doc": doc, "metric": by(&metrics, n), "theme": "light"}))
    })?;
    timed("records, a part", ROUNDS, &|n| {
        call("records", of(json!({"view": {"sort": newest}, "from": n * 200})))
    })?;
    timed("records, sorted anew", ROUNDS, &|n| {
        call(
            "records",
            of(
                json!({"view": {"sort": {"column": by(&sorted, n), "down": n % 16 < 8}, "text": if n < 16 { "" } else { "a" }}}),
            ),
        )
    })?;
    timed("records, filtered anew", ROUNDS, &|n| {
        let filters = json!([{"column": "when", "from": format!("2026-10-{:02}", 1 + n % 28)}, {"column": "side", "is": ["pilot"]}]);
        call("records", of(json!({"view": {"filters": filters}})))
    })?;
    timed("records, searched anew", ROUNDS, &|n| {
        call("records", of(json!({"view": {"text": format!("log of run {n}")}})))
    })?;
    timed("records, grouped anew", ROUNDS, &|n| {
        call(
            "records",
            of(
                json!({"view": {"group": by(&["kind", "side", "scenario", "workload"], n), "sort": {"column": by(&sorted, n), "down": n % 2 == 0}}}),
            ),
        )
    })?;
    timed("records, with problems", 8, &|n| {
        call(
            "records",
            of(json!({"view": {"filters": [{"column": "problems", "is": ["yes"]}], "text": n.to_string()}})),
        )
    })?;
    timed("records, found by id", ROUNDS, &|n| {
        call("records", of(json!({"view": {"sort": newest}, "find": format!("A-{:03}", 1 + n * 200)})))
    })?;
    let columns = [
        "code",
        "kind",
        "scenario",
        "side",
        "workload",
        "when",
        "time_to_diagnose",
        "time_to_recover",
        "note",
    ];
    timed("block of 2,000 rows", 8, &|_| {
        call(
            "block",
            json!({"doc": doc, "noun": "observation", "from": 0, "until": 2_000, "columns": columns}),
        )
    })?;
    timed("column_values", ROUNDS, &|n| {
        call("column_values", json!({"doc": doc, "noun": "observation", "column": by(&sorted, n)}))
    })?;
    timed("check_record", ROUNDS, &|_| {
        call(
            "check_record",
            json!({"doc": doc, "noun": "observation", "kind": "toil", "fields": {"side": "pilot", "hours": "3"}}),
        )
    })?;
    timed("edit_record", ROUNDS, &edit)?;
    timed("records after an edit", ROUNDS, &|n| {
        edit(n).and_then(|()| call("records", of(json!({"view": {"sort": newest}}))))
    })?;
    timed("paste_preview of 50", ROUNDS, &|_| call("paste_preview", block(fifty.clone())))?;
    timed("paste of 50, and its undo", 8, &|_| {
        call("paste", block(fifty.clone())).and_then(|()| call("undo", json!({"doc": doc})))
    })?;
    timed("overview after an edit", 8, &|n| edit(n).and_then(|()| call("overview", json!({"doc": doc}))))?;
    timed("compare after an edit", 8, &|n| {
        edit(n).and_then(|()| call("compare", json!({"doc": doc, "metric": "toil_hours", "theme": "light"})))
    })?;
    Ok(over)
}

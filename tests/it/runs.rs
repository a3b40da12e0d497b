//! What Airflow wrote, taken in from its own metadata databases and compared, value by value, with
//! answers that were computed independently.

use std::process::Command;

use serde_json::{Value, json};

use crate::bench::{Bench, fixture};

fn import(bench: &Bench, doc: u64, file: &str, side: &str) -> Value {
    let place = bench.app.grant(fixture(file));
    bench.ask("import", json!({"doc": doc, "place": place, "side": side}))
}

fn both(bench: &Bench) -> u64 {
    let doc = bench.pilot();
    import(bench, doc, "airflow/before/airflow.db", "baseline");
    import(bench, doc, "airflow/after/airflow.db", "pilot");
    doc
}

/// Compares values under their two names, and remembers what differs.
struct Check {
    compared: usize,
    differing: Vec<String>,
}

impl Check {
    fn same(&mut self, what: &str, ours: &Value, theirs: &Value) {
        self.compared += 1;
        let same = match (ours.as_f64(), theirs.as_f64()) {
            // Both are rounded to the microsecond; halves may fall either way.
            (Some(a), Some(b)) => (a - b).abs() <= 1.01e-6,
            _ => ours == theirs,
        };
        if !same {
            self.differing.push(format!("{what}: {ours}, and not {theirs}"));
        }
    }
    fn durations(&mut self, what: &str, ours: &Value, theirs: &Value) {
        self.same(&format!("{what} n"), &ours["n"], &theirs["n"]);
        self.same(&format!("{what} median"), &ours["median"], &theirs["median"]);
        self.same(&format!("{what} p95"), &ours["p95"], &theirs["p95_linear"]);
    }
}

const COUNTS: [&str; 6] =
    ["runs_total", "runs_by_state", "runs_cleared", "attempts", "attempts_failed", "retries"];
const DURATIONS: [(&str, &str); 4] = [
    ("duration_s", "duration_s_finished"),
    ("duration_success_s", "duration_s_success"),
    ("attempt_recovery_s", "task_recovery_s"),
    ("pipeline_recovery_s", "failed_run_to_next_success_s"),
];
const PAIRS: [(&str, &str); 8] = [
    ("pairs", "pairs"),
    ("only_baseline", "only_before"),
    ("only_pilot", "only_after"),
    ("both_success", "both_success"),
    ("states", "state_before_to_after"),
    ("ratio_median", "ratio_after_over_before_median"),
    ("difference_s_median", "difference_s_median"),
    ("pilot_faster", "after_faster"),
];

#[test]
fn runs_equal_the_independent_answers_in_every_value() {
    let bench = Bench::new();
    let doc = both(&bench);
    bench.ask("close_document", json!({"doc": doc}));
    // As a person would ask: on the command line.
    let printed = Command::new(env!("CARGO_BIN_EXE_postflight"))
        .args(["runs", "orders.postflight", "--json"])
        .current_dir(bench.folder.path())
        .env("POSTFLIGHT_HOME", bench.path("home"))
        .output()
        .unwrap();
    let ours: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let answers: Value =
        serde_json::from_str(&std::fs::read_to_string(fixture("airflow/answers.json")).unwrap()).unwrap();
    let mut check = Check { compared: 0, differing: Vec::new() };
    for (side, theirs) in [("baseline", "before"), ("pilot", "after")] {
        let dags = ours["sides"][side]["dags"].as_array().unwrap();
        let expected = answers["sides"][theirs]["dags"].as_object().unwrap();
        assert_eq!(dags.len(), expected.len());
        for (id, e) in expected {
            let o = dags.iter().find(|d| d["dag_id"] == *id).unwrap();
            for name in COUNTS {
                check.same(&format!("{side} {id} {name}"), &o[name], &e[name]);
            }
            for (name, other) in DURATIONS {
                check.durations(&format!("{side} {id} {name}"), &o[name], &e[other]);
            }
            check.same(
                &format!("{side} {id} unrecovered"),
                &o["attempts_unrecovered"],
                &e["task_recovery_unresolved"],
            );
        }
    }
    let pairs = ours["pairs"].as_array().unwrap();
    for (id, e) in answers["pairs"].as_object().unwrap() {
        let o = pairs.iter().find(|p| p["dag_id"] == *id).unwrap_or_else(|| panic!("no pairs of {id}"));
        for (name, other) in PAIRS {
            check.same(&format!("pairs of {id}, {name}"), &o[name], &e[other]);
        }
    }
    assert!(check.compared > 400, "only {} values were compared", check.compared);
    assert_eq!(check.differing, Vec::<String>::new());
}

#[test]
fn the_same_file_twice_adds_nothing_and_undo_hides_the_whole_batch() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let first = import(&bench, doc, "airflow/before/airflow.db", "baseline");
    assert_eq!(first["value"]["added"], 310);
    let head = bench.head(doc);
    let again = import(&bench, doc, "airflow/before/airflow.db", "baseline");
    assert_eq!((&again["value"]["added"], &again["value"]["already"]), (&json!(0), &json!(310)));
    assert_eq!(bench.head(doc), head);

    let total = |bench: &Bench| -> u64 {
        let runs = bench.ask("runs", json!({"doc": doc}));
        runs["sides"]["baseline"]["dags"]
            .as_array()
            .unwrap()
            .iter()
            .map(|d| d["runs_total"].as_u64().unwrap())
            .sum()
    };
    assert_eq!(total(&bench), 310);
    assert_eq!(bench.ask("undo", json!({"doc": doc}))["value"], "Import 310 runs of the baseline");
    assert_eq!(total(&bench), 0);
    bench.ask("redo", json!({"doc": doc}));
    assert_eq!(total(&bench), 310);
    assert_eq!(bench.verified(doc)["holds"], true);
}

#[test]
fn a_backup_is_made_before_an_import() {
    let bench = Bench::new();
    let doc = bench.pilot();
    import(&bench, doc, "airflow/after/airflow.db", "pilot");
    let folders: Vec<_> = std::fs::read_dir(bench.path("home/backups")).unwrap().flatten().collect();
    let copies: Vec<_> =
        folders.iter().flat_map(|f| std::fs::read_dir(f.path()).unwrap().flatten()).collect();
    let copies: Vec<_> =
        copies.iter().filter(|c| c.file_name().to_string_lossy().contains("before-import")).collect();
    assert_eq!(copies.len(), 1);
    let opened = bench.ask("open_document", json!({"place": bench.app.grant(copies[0].path())}));
    assert_eq!(bench.ask("runs", json!({"doc": opened["doc"]}))["sides"]["pilot"]["dags"], json!([]));
}

#[test]
fn a_cancelled_import_leaves_nothing_behind() {
    use postflight::app::{Code, Watch};
    let bench = Bench::new();
    let doc = bench.pilot();
    let head = bench.head(doc);
    let watch = Watch::silent();
    watch.cancel();
    let place = bench.app.grant(fixture("airflow/before/airflow.db"));
    let failure = bench
        .app
        .call("import", json!({"doc": doc, "place": place, "side": "baseline"}), &watch)
        .unwrap_err();
    assert_eq!(failure.code, Code::Cancelled);
    assert_eq!(bench.head(doc), head);
    assert_eq!(bench.ask("runs", json!({"doc": doc}))["sides"]["baseline"]["dags"], json!([]));
}

#[test]
fn a_source_without_its_side_is_refused_and_the_preview_says_what_is_in_it() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let place = bench.app.grant(fixture("airflow/before/airflow.db"));
    let preview = bench.ask("import_preview", json!({"doc": doc, "place": place}));
    assert_eq!(
        (&preview["needs_side"], &preview["counts"][0]),
        (&json!(true), &json!({"label": "DAG runs", "n": 310}))
    );
    let failure = bench.refused("import", json!({"doc": doc, "place": place}));
    assert!(failure.message.contains("does not say which side"), "{failure}");
}

#[test]
fn what_is_not_airflows_is_refused_by_name_and_the_document_stays_as_it_was() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let head = bench.head(doc);
    let garbage: Vec<u8> =
        (0..50 * 1024 * 1024u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    std::fs::write(bench.path("garbage.db"), garbage).unwrap();
    std::fs::write(bench.path("empty.csv"), b"").unwrap();
    std::fs::write(bench.path("other.csv"), b"colour,shape\nred,round\n").unwrap();
    rusqlite::Connection::open(bench.path("other.db"))
        .unwrap()
        .execute_batch("CREATE TABLE colours (name TEXT)")
        .unwrap();
    let whole = std::fs::read(fixture("airflow/before/airflow.db")).unwrap();
    std::fs::write(bench.path("cut.db"), &whole[..whole.len() / 3]).unwrap();
    for name in ["garbage.db", "empty.csv", "other.csv", "other.db", "cut.db"] {
        let failure =
            bench.refused("import", json!({"doc": doc, "place": bench.place(name), "side": "baseline"}));
        assert!(failure.message.contains(name), "{failure}");
        assert_eq!(failure.exit_code(), 2, "{failure}");
    }
    assert_eq!(bench.head(doc), head);
}

#[test]
fn an_import_whose_rows_another_program_took_out_is_refused_and_never_half_there() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let head = bench.head(doc);
    let db = rusqlite::Connection::open(bench.path("orders.postflight")).unwrap();
    db.execute_batch(
        "CREATE TRIGGER other AFTER INSERT ON run WHEN new.number = 250
         BEGIN DELETE FROM run WHERE batch = new.batch AND number < 200; END",
    )
    .unwrap();
    let place = bench.app.grant(fixture("airflow/before/airflow.db"));
    let args = json!({"doc": doc, "place": place, "side": "baseline"});
    let failure = bench.refused("import", args.clone());
    assert_eq!(failure.code, postflight::app::Code::Busy, "{failure}");
    assert_eq!(bench.head(doc), head);
    db.execute_batch("DROP TRIGGER other").unwrap();
    assert_eq!(bench.ask("import", args)["value"]["added"], 310);
}

#[test]
fn a_redo_brings_a_batch_back_whole_even_after_another_import_of_it_was_cancelled() {
    use postflight::app::{Code, Watch};
    let bench = Bench::new();
    let doc = bench.pilot();
    import(&bench, doc, "airflow/before/airflow.db", "baseline");
    bench.ask("undo", json!({"doc": doc}));
    let place = bench.app.grant(fixture("airflow/before/airflow.db"));
    let watch = Watch::silent();
    watch.cancel();
    let failure = bench
        .app
        .call("import", json!({"doc": doc, "place": place, "side": "baseline"}), &watch)
        .unwrap_err();
    assert_eq!(failure.code, Code::Cancelled);
    bench.ask("redo", json!({"doc": doc}));
    let runs = bench.ask("runs", json!({"doc": doc}));
    let total: u64 = runs["sides"]["baseline"]["dags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["runs_total"].as_u64().unwrap())
        .sum();
    assert_eq!(total, 310);
}

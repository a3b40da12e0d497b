//! Dated copies: made without being asked, listed, looked into, put back.

use serde_json::{Value, json};

use crate::bench::{Bench, fixture};

fn place(bench: &Bench) -> Value {
    json!({"place": bench.place("orders.postflight")})
}

fn copies(bench: &Bench) -> Vec<Value> {
    bench.ask("backups", place(bench))["copies"].as_array().unwrap().clone()
}

/// Closing waits for the copy that is being made.
fn reopen(bench: &Bench, doc: u64) -> u64 {
    bench.ask("close_document", json!({"doc": doc}));
    bench.ask("open_document", place(bench))["doc"].as_u64().unwrap()
}

fn with(bench: &Bench, backup: &Value) -> Value {
    json!({"place": bench.place("orders.postflight"), "backup": backup["id"]})
}

/// Everything the document says, as its export has it.
fn export(bench: &Bench, doc: u64) -> Value {
    let args = json!({"doc": doc, "format": "json"});
    let bytes = bench.app.call_bytes("export_bytes", args, &postflight::app::Watch::silent()).unwrap();
    let mut value: Value = serde_json::from_slice(&bytes).unwrap();
    // The trail goes on after a restore; what the records say does not.
    for moved in ["postflight", "as_of"] {
        value.as_object_mut().unwrap().remove(moved);
    }
    value
}

#[test]
fn a_document_has_one_daily_copy_and_one_before_an_import() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let doc = reopen(&bench, reopen(&bench, doc));
    let listed = copies(&bench);
    assert_eq!(listed.iter().map(|c| c["why"].as_str().unwrap()).collect::<Vec<_>>(), ["daily copy"]);
    assert_eq!((&listed[0]["entries"], &listed[0]["problem"]), (&json!(1), &Value::Null));
    let airflow = bench.app.grant(fixture("airflow/before/airflow.db"));
    bench.ask("import", json!({"doc": doc, "place": airflow, "side": "baseline"}));
    let listed = copies(&bench);
    assert_eq!(listed[0]["why"], "before an import");
    assert_eq!(listed.len(), 2);
}

#[test]
fn a_restore_says_before_what_it_will_do_and_does_just_that() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let (kept, gone) = (
        bench.trial(doc, "pilot", "S01", "2026-10-14", 31),
        bench.trial(doc, "baseline", "S01", "2026-09-22", 90),
    );
    let doc = reopen(&bench, doc);
    let airflow = bench.app.grant(fixture("airflow/before/airflow.db"));
    bench.ask("import", json!({"doc": doc, "place": airflow, "side": "baseline"}));
    let then = copies(&bench)[0].clone();
    bench.ask("undo", json!({"doc": doc}));
    let before = export(&bench, doc);
    bench.ask("redo", json!({"doc": doc}));
    bench.ask(
        "edit_record",
        json!({"doc": doc, "noun": "observation", "id": kept, "fields": {"note": "late"}}),
    );
    bench.ask("delete_record", json!({"doc": doc, "noun": "observation", "id": gone}));
    let added = bench.trial(doc, "pilot", "S02", "2026-10-15", 20);

    let preview = bench.ask("preview_restore", with(&bench, &then));
    let group = |noun: &str, kind: &str| -> Vec<String> {
        let groups = preview["groups"].as_array().unwrap();
        let rows = groups.iter().filter(|g| g["noun"] == noun).flat_map(|g| g[kind].as_array().unwrap());
        rows.map(|r| r["label"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(group("observation", "added"), [gone]);
    assert_eq!(group("observation", "changed"), [kept]);
    assert_eq!(group("observation", "removed"), std::slice::from_ref(&added));
    assert_eq!(group("batch", "removed").len(), 1);
    // The import, its undo and redo, the edit, the removal and the addition.
    assert_eq!((&preview["edits_total"], &preview["edits_back"]), (&json!(6), &json!(0)));
    let sentence = preview["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("brings back 1 record, changes 1 record and takes out 2 records."),
        "{sentence}"
    );
    assert!(preview["edits"][0]["label"].as_str().unwrap().starts_with("Add"), "{preview}");

    let other = Bench::new();
    let theirs =
        other.ask("open_document", json!({"place": other.app.grant(bench.path("orders.postflight"))}));
    bench.ask("restore", with(&bench, &then));
    assert_eq!(export(&bench, doc), before);
    assert_eq!(export(&other, theirs["doc"].as_u64().unwrap()), before, "another window reads it anew");
    assert_eq!(copies(&bench)[0]["why"], "before a restore");
    let again = bench.ask("preview_restore", with(&bench, &then));
    assert_eq!(
        (again["groups"].clone(), &again["edits_total"]),
        (json!([]), &json!(1)),
        "the restore itself"
    );
    let sentence = again["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("changes no record. 1 edit made"),
        "what there is none of is not said: {sentence}"
    );

    // What was set aside is in the copy made before, and comes back from there.
    let set_aside = copies(&bench)[0].clone();
    bench.ask("restore", with(&bench, &set_aside));
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    assert!(rows["rows"].as_array().unwrap().iter().any(|r| r["code"] == added.as_str()));
}

#[test]
fn a_restored_document_goes_on_as_a_new_chain_that_verifies() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let doc = reopen(&bench, doc);
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.ask("restore", with(&bench, &copies(&bench)[0]));
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    assert_eq!(code, "B-001", "no evidence id is given twice");
    let trail = bench.ask("audit", json!({"doc": doc}));
    assert_eq!(trail["entries"][1]["verb"], "restored");
    assert_eq!(bench.verified(doc)["holds"], true, "{}", bench.verified(doc));
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(bench.refused("undo", json!({"doc": doc})).message, "There is nothing to undo.");
}

#[test]
fn a_copy_is_written_beside_and_opens_on_its_own() {
    let bench = Bench::new();
    let doc = reopen(&bench, bench.pilot());
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let mut args = with(&bench, &copies(&bench)[0]);
    args["to"] = json!(bench.place("as-it-was.postflight"));
    bench.ask("save_backup", args.clone());
    let beside = bench.ask("open_document", json!({"place": bench.place("as-it-was.postflight")}));
    assert_eq!(beside["observations"], 0);
    assert!(bench.refused("save_backup", args).message.contains("already exists"));
}

#[test]
fn a_damaged_document_still_finds_its_copies_and_one_takes_its_place() {
    let bench = Bench::new();
    let doc = bench.pilot();
    // Closing waits for the copy that this first command of the day begins.
    bench.ask("document", json!({"doc": doc}));
    let doc = reopen(&bench, doc);
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.ask("close_document", json!({"doc": doc}));
    let file = bench.path("orders.postflight");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..200].fill(0);
    std::fs::write(&file, &bytes).unwrap();
    let failure = bench.refused("open_document", place(&bench));
    assert_eq!(serde_json::to_value(failure.code).unwrap(), "damaged", "{failure}");
    let listed = copies(&bench);
    assert_eq!(listed.len(), 1);
    let preview = bench.ask("preview_restore", with(&bench, &listed[0]));
    assert!(preview["sentence"].as_str().unwrap().contains("cannot be read"));
    bench.ask("restore", with(&bench, &listed[0]));
    let opened = bench.ask("open_document", place(&bench));
    assert_eq!(opened["observations"], 0, "the copy is from before the trial");
    let kept = std::fs::read_dir(bench.folder.path()).unwrap().flatten().map(|e| e.path());
    let damaged: Vec<_> = kept.filter(|p| p.to_string_lossy().contains("damaged")).collect();
    assert_eq!(std::fs::read(&damaged[0]).unwrap(), bytes, "the damaged file is kept as it was");
}

#[test]
fn a_copy_that_cannot_be_made_is_said_and_holds_no_edit_up() {
    let bench = Bench::new();
    // Where the folder of copies should be there is a file.
    std::fs::write(bench.path("home/backups"), "in the way").unwrap();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let notices = || bench.ask("document", json!({"doc": doc}))["notices"].clone();
    let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while notices() == json!([]) && std::time::Instant::now() < until {
        std::thread::yield_now();
    }
    assert!(notices()[0].as_str().unwrap().contains("could not be made"), "{}", notices());
    let airflow = bench.app.grant(fixture("airflow/before/airflow.db"));
    let taken = bench.ask("import", json!({"doc": doc, "place": airflow, "side": "baseline"}));
    assert!(taken["value"]["warnings"].to_string().contains("No copy could be made"), "{taken}");
    assert_eq!(
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"].as_array().unwrap().len(),
        1
    );
}

//! The change log shows what was changed outside it.

use rusqlite::Connection;
use serde_json::json;

use crate::bench::Bench;

/// Changes the file behind the program's back, then verifies.
fn tampered(sql: &str) -> Vec<String> {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.trial(doc, "baseline", "S01", "2026-09-22", 90);
    assert_eq!(bench.verified(doc)["holds"], true);
    Connection::open(bench.path("orders.postflight")).unwrap().execute_batch(sql).unwrap();
    let report = bench.verified(doc);
    assert_eq!(report["holds"], false, "{sql}");
    report["findings"].as_array().unwrap().iter().map(|f| f["what"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_value_changed_in_the_log_is_found() {
    let found = tampered(
        "UPDATE change SET new = '\"2026-10-14T08:05:00Z\"' WHERE field = 'confirmed_at' AND entry = 2",
    );
    assert!(found.iter().any(|f| f.contains("another value of confirmed_at")), "{found:?}");
}

#[test]
fn a_record_changed_beside_the_log_is_found() {
    let found = tampered(
        "UPDATE record SET body = replace(body, '2026-10-14', '2026-10-13') WHERE noun = 'observation'",
    );
    assert!(found.iter().any(|f| f.contains("not what the log says")), "{found:?}");
}

#[test]
fn an_entry_taken_out_of_the_middle_is_found() {
    let found = tampered("DELETE FROM change WHERE entry = 2; DELETE FROM entry WHERE id = 2");
    assert!(found.iter().any(|f| f.contains("does not follow the entry before it")), "{found:?}");
}

#[test]
fn another_name_in_the_log_is_found() {
    let found = tampered("UPDATE entry SET actor = 'Somebody else' WHERE id = 2");
    assert!(found.iter().any(|f| f.contains("another person")), "{found:?}");
}

#[test]
fn another_digest_in_the_log_is_found() {
    let found = tampered("UPDATE change SET old_digest = zeroblob(32) WHERE entry = 2 AND place = 1");
    assert!(found.iter().any(|f| f.contains("was changed after it was written")), "{found:?}");
}

#[test]
fn an_expunged_value_still_verifies() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.ask(
        "edit_record",
        json!({"doc": doc, "noun": "observation", "id": code, "fields": {"note": "hunter2"}}),
    );
    bench.ask(
        "edit_record",
        json!({"doc": doc, "noun": "observation", "id": code, "fields": {"note": "removed"}}),
    );
    // What expunging will do: the value and its salt go, the digests stay.
    Connection::open(bench.path("orders.postflight"))
        .unwrap()
        .execute_batch(
            "UPDATE change SET new = NULL, new_salt = NULL WHERE new = '\"hunter2\"';
             UPDATE change SET old = NULL, old_salt = NULL WHERE old = '\"hunter2\"';",
        )
        .unwrap();
    let report = bench.verified(doc);
    assert_eq!((&report["holds"], &report["expunged"]), (&json!(true), &json!(2)), "{report}");
    let bytes = std::fs::read(bench.path("orders.postflight")).unwrap();
    assert!(!bytes.windows(7).any(|w| w == b"hunter2"), "the value is gone from the file");
}

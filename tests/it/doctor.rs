//! Damaged files: checked, repaired where they still know enough, and saved from what can be read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use postflight::app::Watch;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::bench::{Bench, cases, fixture};

const PAGE: usize = 4096;

/// A closed pilot with observations, edits, notes that overflow their page, and an import.
fn pilot(bench: &Bench) -> Vec<u8> {
    let doc = bench.pilot();
    for n in 0..30u32 {
        let code = bench.trial(doc, ["pilot", "baseline"][n as usize % 2], "S01", "2026-10-14", 10 + n);
        let fields = json!({"note": format!("{n} ").repeat(if n % 5 == 0 { 3000 } else { 20 })});
        bench.ask("edit_record", json!({"doc": doc, "noun": "observation", "id": code, "fields": fields}));
    }
    let airflow = bench.app.grant(fixture("airflow/before/airflow.db"));
    bench.ask("import", json!({"doc": doc, "place": airflow, "side": "baseline"}));
    bench.ask("close_document", json!({"doc": doc}));
    fs::read(bench.path("orders.postflight")).unwrap()
}

fn at(bench: &Bench) -> Value {
    json!({"place": bench.place("orders.postflight")})
}

fn salvage(bench: &Bench, to: &str) -> Value {
    bench.ask("salvage", json!({"place": bench.place("orders.postflight"), "to": bench.place(to)}))
}

/// The records of a document as its file has them.
fn records(file: &Path) -> BTreeSet<(String, Vec<u8>, bool, String)> {
    let db = Connection::open(file).unwrap();
    let mut statement = db.prepare("SELECT noun, id, live, body FROM record").unwrap();
    let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The pages of a table, or of all others.
fn pages_of(file: &Path, table: &str) -> Vec<usize> {
    let db = Connection::open(file).unwrap();
    let mut statement = db.prepare("SELECT pageno FROM dbstat WHERE name = ?1").unwrap();
    statement.query_map([table], |r| r.get::<_, i64>(0)).unwrap().map(|n| n.unwrap() as usize).collect()
}

#[test]
fn a_whole_file_is_said_to_be_whole_and_is_not_touched() {
    let bench = Bench::new();
    let before = pilot(&bench);
    let view = bench.ask("doctor", at(&bench));
    assert_eq!((&view["state"], &view["findings"]), (&json!("whole"), &json!([])), "{view}");
    assert_eq!(fs::read(bench.path("orders.postflight")).unwrap(), before);
    assert!(
        bench
            .refused(
                "salvage",
                json!({"place": bench.place("orders.postflight"), "to": bench.place("orders.postflight")})
            )
            .message
            .contains("already exists")
    );
}

#[test]
fn indexes_and_records_that_went_wrong_are_repaired_after_a_copy() {
    for harm in [
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX entry_by_hlc ON entry (seq, chain)' WHERE name = 'entry_by_hlc'; PRAGMA writable_schema = RESET; REINDEX entry_by_hlc; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX entry_by_hlc ON entry (hlc, chain)' WHERE name = 'entry_by_hlc'",
        "UPDATE record SET body = json_set(body, '$.note', 'somebody else') WHERE noun = 'observation'",
        "DELETE FROM record WHERE noun = 'scenario'",
        "INSERT INTO run (batch, number, dag_id, run_id, run_type, state, clear_number) VALUES (randomblob(16), 0, 'a', 'b', 'manual', 'success', 0)",
    ] {
        let bench = Bench::new();
        pilot(&bench);
        let file = bench.path("orders.postflight");
        let before = records(&file);
        Connection::open(&file).unwrap().execute_batch(harm).unwrap();
        let view = bench.ask("doctor", at(&bench));
        assert_eq!(view["state"], "repair", "{harm}: {view}");
        let mended = bench.ask("repair", at(&bench));
        assert_eq!(mended["state"], "whole", "{harm}: {mended}");
        assert!(mended["kept"].is_string(), "{mended}");
        assert_eq!(records(&file), before, "{harm}");
    }
}

#[test]
fn what_no_repair_can_know_is_sent_to_a_backup_or_to_salvage() {
    let bench = Bench::new();
    let whole = pilot(&bench);
    let file = bench.path("orders.postflight");
    Connection::open(&file)
        .unwrap()
        .execute_batch("UPDATE change SET new = '\"x\"' WHERE field = 'note'")
        .unwrap();
    assert_eq!(bench.ask("doctor", at(&bench))["state"], "compare");
    Connection::open(&file)
        .unwrap()
        .execute_batch("UPDATE run SET state = 'success' WHERE state = 'failed'")
        .unwrap();
    let view = bench.ask("doctor", at(&bench));
    assert!(view["findings"].to_string().contains("other rows than were taken in"), "{view}");
    let mut torn = whole;
    torn.truncate(torn.len() / 2);
    fs::write(&file, torn).unwrap();
    assert_eq!(bench.ask("doctor", at(&bench))["state"], "salvage");
    assert!(bench.refused("repair", at(&bench)).message.contains("cannot be repaired"));
    fs::write(&file, "no document at all").unwrap();
    assert!(bench.refused("doctor", at(&bench)).message.contains("is not a Postflight document"));
    assert!(
        bench
            .refused(
                "salvage",
                json!({"place": bench.place("orders.postflight"), "to": bench.place("n.postflight")})
            )
            .message
            .contains("Nothing of a Postflight document")
    );
    assert!(!bench.path("n.postflight").exists());
}

#[test]
fn without_its_header_everything_is_saved_and_verifies() {
    let bench = Bench::new();
    let mut bytes = pilot(&bench);
    let file = bench.path("orders.postflight");
    let before = records(&file);
    bytes[..100].fill(0);
    fs::write(&file, &bytes).unwrap();
    assert_eq!(bench.ask("doctor", at(&bench))["state"], "salvage");
    let saved = salvage(&bench, "saved.postflight");
    assert_eq!((&saved["lost"], &saved["observations"]), (&json!([]), &json!(30)), "{saved}");
    assert_eq!(fs::read(&file).unwrap(), bytes, "the damaged file is not touched");
    assert_eq!(records(&bench.path("saved.postflight")), before);
    let opened = bench.ask("open_document", json!({"place": bench.place("saved.postflight")}));
    let doc = opened["doc"].as_u64().unwrap();
    assert_eq!(bench.verified(doc)["holds"], true, "{}", bench.verified(doc));
    assert_eq!(bench.trial(doc, "pilot", "S01", "2026-10-15", 5), "A-031", "no evidence id is given twice");
}

#[test]
fn whatever_page_is_lost_every_record_of_the_others_is_saved() {
    let bench = Bench::new();
    let whole = pilot(&bench);
    let file = bench.path("orders.postflight");
    let before = records(&file);
    let of_records: BTreeSet<usize> = pages_of(&file, "record").into_iter().collect();
    let pages = whole.len() / PAGE;
    let harm = (1..=pages, 0..4u8, any::<u64>(), 1..6usize);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..cases(40) });
    let turn = std::cell::Cell::new(0);
    runner
        .run(&harm, |(first, kind, seed, many)| {
            turn.set(turn.get() + 1);
            let mut bytes = whole.clone();
            let mut hit = BTreeSet::new();
            for n in 0..many {
                let page = (first + n * (seed as usize % 7 + 1) - 1) % pages + 1;
                hit.insert(page);
                let body = &mut bytes[(page - 1) * PAGE..page * PAGE];
                match kind {
                    0 => body.fill(0),
                    1 => body.iter_mut().enumerate().for_each(|(i, b)| *b ^= (seed >> (i % 57)) as u8),
                    2 => body[(seed as usize) % PAGE] ^= 1 << (seed % 8),
                    _ => body[..PAGE / 2].fill(0xff),
                }
            }
            fs::write(&file, &bytes).unwrap();
            let place = json!({"place": bench.place("orders.postflight")});
            bench.app.call("doctor", place, &Watch::silent()).unwrap();
            let to = format!("saved-{}.postflight", turn.get());
            salvage(&bench, &to);
            let saved = records(&bench.path(&to));
            if hit.is_disjoint(&of_records) {
                let missing: Vec<_> = before.difference(&saved).map(|r| (&r.0, &r.3)).collect();
                prop_assert!(missing.is_empty(), "pages {hit:?}, kind {kind}: {missing:?}");
            }
            // What opens is whole as a file, whatever it has lost.
            let opened = bench.ask("open_document", json!({"place": bench.place(&to)}));
            let doc = opened["doc"].as_u64().unwrap();
            let code = bench.trial(doc, "pilot", "S01", "2026-10-15", 5);
            let same = format!("\"code\":\"{code}\"");
            prop_assert!(!saved.iter().any(|r| r.3.contains(&same)), "{code} is given twice");
            bench.ask("close_document", json!({"doc": doc}));
            fs::remove_file(bench.path(&to)).unwrap();
            Ok(())
        })
        .unwrap();
}

/// The pages of a table on which a text stands.
fn pages_with(file: &Path, bytes: &[u8], table: &str, text: &[u8]) -> Vec<usize> {
    let holds = |page: &usize| {
        let page = bytes.get((page - 1) * PAGE..page * PAGE).unwrap_or_default();
        page.windows(text.len()).any(|at| at == text)
    };
    pages_of(file, table).into_iter().filter(holds).collect()
}

/// SQLite does not look into texts, so that it finds such a file whole.
#[test]
fn a_letter_that_is_none_any_more_costs_no_record_and_no_word_of_another() {
    let bench = Bench::new();
    let whole = pilot(&bench);
    let file = bench.path("orders.postflight");
    let before = records(&file);
    let text = "25 ".repeat(20);
    for table in ["change", "record"] {
        let pages = pages_with(&file, &whole, table, text.as_bytes());
        assert!(!pages.is_empty(), "{table}");
        for page in pages {
            let mut bytes = whole.clone();
            let body = &mut bytes[(page - 1) * PAGE..page * PAGE];
            let at = body.windows(text.len()).position(|at| at == text.as_bytes()).unwrap();
            body[at + 30] ^= 0x80;
            fs::write(&file, &bytes).unwrap();
            let to = format!("saved-{table}-{page}.postflight");
            salvage(&bench, &to);
            assert_eq!(records(&bench.path(&to)), before, "page {page} of {table}");
        }
        fs::write(&file, &whole).unwrap();
    }
}

#[test]
fn records_whose_own_pages_are_lost_come_back_from_the_log() {
    let bench = Bench::new();
    let whole = pilot(&bench);
    let file = bench.path("orders.postflight");
    let before = records(&file);
    let mut bytes = whole;
    for page in pages_of(&file, "record") {
        bytes[(page - 1) * PAGE..page * PAGE].fill(0);
    }
    fs::write(&file, &bytes).unwrap();
    salvage(&bench, "saved.postflight");
    assert_eq!(records(&bench.path("saved.postflight")), before);
}

#[test]
fn a_file_cut_short_anywhere_is_said_to_end_early_and_never_breaks_the_program() {
    let bench = Bench::new();
    let whole = pilot(&bench);
    let file = bench.path("orders.postflight");
    for part in 1..8 {
        fs::write(&file, &whole[..whole.len() * part / 8 + 17]).unwrap();
        assert_eq!(bench.ask("doctor", at(&bench))["state"], "salvage");
        let to = format!("saved-{part}.postflight");
        let args = json!({"place": bench.place("orders.postflight"), "to": bench.place(&to)});
        let saved = bench.app.call("salvage", args, &Watch::silent());
        let said = saved.map_or_else(|f| f.message, |v| v["lost"].to_string());
        assert!(said.contains("ends early") || said.contains("Nothing of a Postflight"), "{part}: {said}");
    }
}

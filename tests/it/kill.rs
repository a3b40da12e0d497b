//! A program that is killed in the middle of its writes leaves a document that opens whole, with
//! every edit that was accepted.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::bench::Bench;

#[test]
fn a_kill_in_the_middle_of_writing_loses_no_accepted_edit() {
    for after in [1, 7, 23] {
        let bench = Bench::new();
        let doc = bench.pilot();
        bench.ask("close_document", json!({"doc": doc}));
        let accepted = write_until_killed(&bench, after);

        let opened = bench.ask("open_document", json!({"place": bench.place("orders.postflight")}));
        assert!(opened["notices"][0].as_str().unwrap().contains("not closed cleanly"), "{opened}");
        let rows = bench.ask("records", json!({"doc": opened["doc"], "noun": "observation"}));
        let codes: Vec<_> =
            rows["rows"].as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap()).collect();
        for code in &accepted {
            assert!(codes.contains(&code.as_str()), "{code} was accepted and is gone: {codes:?}");
        }
        let report = bench.ask("verify", json!({"doc": opened["doc"]}));
        assert_eq!(report["holds"], true, "{report}");
    }
}

/// Writes as fast as the program takes it, kills it once so many edits were accepted while others
/// wait in its pipe, and gives the evidence ids of those accepted.
fn write_until_killed(bench: &Bench, after: usize) -> Vec<String> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_postflight"))
        .arg("rpc")
        .env("POSTFLIGHT_HOME", bench.path("home"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
    let mut answer = || -> Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    writeln!(input, "{}", json!({"id": 1, "grant": bench.path("orders.postflight")})).unwrap();
    let place = answer()["ok"].clone();
    writeln!(input, "{}", json!({"id": 2, "cmd": "open_document", "args": {"place": place}})).unwrap();
    let doc = answer()["ok"]["doc"].clone();
    for id in 3..200 {
        let fields = json!({"side": "pilot", "scenario": "S01", "failed_at": "2026-10-14 10:00", "note": "x".repeat(2000)});
        let call = json!({"id": id, "cmd": "add_record", "args": {"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": fields}});
        writeln!(input, "{call}").unwrap();
    }
    let mut accepted = Vec::new();
    while accepted.len() < after {
        let line = answer();
        accepted.push(line["ok"]["value"]["code"].as_str().unwrap_or_else(|| panic!("{line}")).to_owned());
    }
    program.kill().unwrap();
    program.wait().unwrap();
    accepted
}

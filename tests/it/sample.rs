//! The sample document, judged and printed from end to end.

use std::process::Command;

use serde_json::{Value, json};

use crate::bench::Bench;

fn sample(bench: &Bench) -> u64 {
    bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].as_u64().unwrap()
}

#[test]
fn the_sample_shows_every_kind_of_verdict() {
    let bench = Bench::new();
    let doc = sample(&bench);
    assert_eq!(bench.verified(doc)["holds"], true);
    let view = bench.ask("assess", json!({"doc": doc}));
    let criteria = view["criteria"].as_array().unwrap();
    let codes: Vec<_> = criteria.iter().map(|c| c["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["F1", "F2", "F3", "C1", "C2", "C3", "C4", "K1", "K2", "K3", "K4", "K5"]);
    let states: Vec<_> = criteria.iter().map(|c| c["chip"]["state"].as_str().unwrap()).collect();
    for state in ["met", "not_met", "not_enough_evidence", "open"] {
        assert!(states.contains(&state), "{state} is not among {states:?}");
    }
    let rollbacks = &criteria[4];
    assert!(rollbacks["detail"].as_str().unwrap().contains("allows a failure rate up to 45"), "{rollbacks}");
    for criterion in criteria.iter().filter(|c| c["chip"]["state"] == "met") {
        assert_eq!(criterion["interim"], false, "met is never interim: {}", criterion["code"]);
        assert_ne!(criterion["evidence"], json!([]), "{} names its evidence", criterion["code"]);
    }
}

#[test]
fn the_sample_is_the_same_wherever_it_is_made() {
    let export = || {
        let bench = Bench::new();
        let doc = sample(&bench);
        bench
            .app
            .call_bytes(
                "export_bytes",
                json!({"doc": doc, "format": "json"}),
                &postflight::app::Watch::silent(),
            )
            .unwrap()
    };
    assert_eq!(export(), export());
}

#[test]
fn a_report_is_the_same_bytes_in_one_process_and_in_two() {
    let bench = Bench::new();
    let doc = sample(&bench);
    for name in ["one.pdf", "two.pdf"] {
        bench.ask("save_report", json!({"report": {"doc": doc, "paper": "a4"}, "place": bench.place(name)}));
    }
    bench.ask("close_document", json!({"doc": doc}));
    let other = Command::new(env!("CARGO_BIN_EXE_postflight"))
        .args(["report", "sample.postflight", "--out", "three.pdf"])
        .current_dir(bench.folder.path())
        .env("POSTFLIGHT_HOME", bench.path("other-home"))
        .status()
        .unwrap();
    assert!(other.success());
    let bytes = |name: &str| std::fs::read(bench.path(name)).unwrap();
    assert!(bytes("one.pdf") == bytes("two.pdf"), "two exports of one process differ");
    assert!(bytes("one.pdf") == bytes("three.pdf"), "exports of two processes differ");
    assert!(bytes("one.pdf").starts_with(b"%PDF-"));
}

#[test]
fn later_evidence_is_left_out_as_of_a_day() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let done = |as_of: Option<&str>| -> u64 {
        let view = bench.ask("assess", json!({"doc": doc, "as_of": as_of}));
        view["criteria"][0]["chip"]["done"].as_u64().unwrap()
    };
    assert_eq!(done(None), 12);
    assert!(done(Some("2026-10-12")) < 12);
    assert_eq!(done(Some("2026-01-01")), 0);
    let early = bench.ask("assess", json!({"doc": doc, "as_of": "2026-10-12"}));
    for criterion in early["criteria"].as_array().unwrap() {
        let (met, interim) = (criterion["verdict"] == "met", criterion["interim"] == true);
        assert!(!(met && interim), "{} is met before its planned n", criterion["code"]);
    }
}

#[test]
fn every_chart_is_drawn_in_all_three_forms_and_leads_to_evidence_that_exists() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    let known: Vec<_> =
        rows["rows"].as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap().to_owned()).collect();
    let charts = bench.ask("charts", json!({"doc": doc}));
    let names: Vec<_> =
        charts.as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap().to_owned()).collect();
    for wanted in [
        "six-weeks",
        "criteria",
        "measures",
        "shares",
        "blast-radius",
        "compare-time_to_diagnose",
        "compare-blast_radius",
    ] {
        assert!(names.iter().any(|n| n == wanted), "{wanted} is not among {names:?}");
    }
    let chart = bench.ask("chart", json!({"doc": doc, "name": "compare-time_to_diagnose"}));
    let hits = chart["hits"].as_array().unwrap();
    assert!(hits.len() >= 24, "{} places to point at", hits.len());
    for hit in hits.iter().filter(|h| h["code"] != "") {
        assert!(known.contains(&hit["code"].as_str().unwrap().to_owned()), "{hit}");
    }
    assert!(
        !chart["alt"].as_str().unwrap().is_empty() && !chart["table"]["rows"].as_array().unwrap().is_empty()
    );
    for (ending, start) in [("svg", "<svg".as_bytes()), ("pdf", b"%PDF-"), ("png", b"\x89PNG")] {
        let place = bench.place(&format!("chart.{ending}"));
        bench.ask("save_chart", json!({"chart": {"doc": doc, "name": "compare-time_to_diagnose", "theme": "paper"}, "place": place}));
        let bytes = std::fs::read(bench.path(&format!("chart.{ending}"))).unwrap();
        assert!(bytes.windows(start.len()).take(200).any(|w| w == start), "{ending}");
    }
    let refused: Value =
        json!({"chart": {"doc": doc, "name": "six-weeks"}, "place": bench.place("chart.bmp")});
    assert!(bench.refused("save_chart", refused).message.contains(".svg, .pdf or .png"));
}

#[test]
fn an_empty_pilot_is_judged_drawn_and_printed_too() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let view = bench.ask("assess", json!({"doc": doc}));
    for criterion in view["criteria"].as_array().unwrap() {
        assert_ne!(criterion["verdict"], "met", "{criterion}");
    }
    let overview = bench.ask("overview", json!({"doc": doc}));
    assert_eq!(overview["questions"].as_array().unwrap().len(), 3);
    let saved = bench.ask(
        "save_report",
        json!({"report": {"doc": doc, "paper": "letter"}, "place": bench.place("empty.pdf")}),
    );
    assert!(saved["pages"].as_u64().unwrap() >= 1);
    for metric in bench.ask("metrics", json!({})).as_array().unwrap() {
        let view = bench.ask("compare", json!({"doc": doc, "metric": metric["name"]}));
        assert_eq!(view["chart"], Value::Null, "nothing is drawn from nothing: {}", metric["name"]);
        assert_ne!(view["assessment"]["sentence"], "", "{}", metric["name"]);
    }
}

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
        "rollbacks",
        "shadow-pairs",
        "dags",
        "waiting-time_to_diagnose",
        "calendar-curated-orders",
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
fn every_chart_that_is_listed_is_drawn_and_its_marks_lead_to_what_exists() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    let criteria = bench.ask("assess", json!({"doc": doc}));
    let codes = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap().to_owned()).collect()
    };
    let known = [codes(&rows["rows"]), codes(&criteria["criteria"])].concat();
    for named in bench.ask("charts", json!({"doc": doc})).as_array().unwrap() {
        let chart = bench.ask("chart", json!({"doc": doc, "name": named["name"], "theme": "dark"}));
        assert!(!named["title"].as_str().unwrap().is_empty(), "{named}");
        assert!(!chart["alt"].as_str().unwrap().is_empty(), "{named}");
        for hit in chart["hits"].as_array().unwrap().iter().filter(|h| h["code"] != "") {
            let code = hit["code"].as_str().unwrap().to_owned();
            // A DAG is no record; runs lead nowhere but to their DAG.
            let is_record = code.len() > 4 && code.as_bytes()[1] == b'-';
            assert!(!is_record || known.contains(&code), "{}: {hit}", named["name"]);
        }
    }
}

#[test]
fn a_comparison_names_the_other_drawings_of_its_evidence_and_each_is_there() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let mut found = Vec::new();
    for metric in ["time_to_diagnose", "blast_radius", "rollback_duration", "run_duration", "freshness_delay"]
    {
        let view = bench.ask("compare", json!({"doc": doc, "metric": metric}));
        for other in view["others"].as_array().unwrap() {
            let chart = bench.ask("chart", json!({"doc": doc, "name": other["name"]}));
            assert!(chart["svg"].as_str().unwrap().starts_with("<svg"), "{other}");
            found.push(other["label"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(
        found,
        ["Over time", "Assets hit", "Three times", "Shadow pairs", "Each DAG", "Calendar", "Shares"]
    );
}

#[test]
fn the_two_sides_of_a_share_stand_with_x_of_n() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let view = bench.ask("compare", json!({"doc": doc, "metric": "change_failure_rate"}));
    let svg = view["chart"]["svg"].as_str().unwrap();
    assert!(svg.contains(">1 of 4</text>") && svg.contains(">0 of 7</text>"), "{svg}");
    let one_sided = bench.ask("compare", json!({"doc": doc, "metric": "alert_precision"}));
    assert!(one_sided["chart"]["svg"].as_str().unwrap().contains("not counted on the baseline"));
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

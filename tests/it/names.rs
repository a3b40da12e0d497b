//! Names that somebody gave: no screen begins one with another letter.

use serde_json::{Value, json};

use crate::bench::Bench;

fn add(bench: &Bench, doc: u64, noun: &str, fields: &Value) {
    bench.ask("add_record", json!({"doc": doc, "noun": noun, "fields": fields}));
}

/// Every text of an answer.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_name_keeps_its_letters_and_the_programs_own_words_begin_with_a_capital() {
    let bench = Bench::new();
    let doc = bench.pilot();
    add(&bench, doc, "workload", &json!({"dag_id": "ingest"}));
    add(&bench, doc, "scenario", &json!({"code": "S50", "name": "ingest failed"}));
    add(&bench, doc, "responsibility", &json!({"what": "ingest code"}));
    add(&bench, doc, "control", &json!({"name": "ingest audit"}));
    add(&bench, doc, "custom_metric", &json!({"name": "ingest lag", "unit": "minutes", "better": "lower"}));
    let drill = bench.ask(
        "start_drill",
        json!({"doc": doc, "kind": "diagnosis_trial", "fields": {"side": "pilot", "scenario": "S50", "workload": "ingest"}}),
    );
    let second = json!({"doc": doc, "kind": "diagnosis_trial", "fields": {"side": "pilot"}});
    bench.ask("start_drill", second);
    let drills = bench.ask("drills", json!({"doc": doc}))["running"].clone();
    let titles: Vec<&str> = drills.as_array().unwrap().iter().map(|d| d["title"].as_str().unwrap()).collect();
    assert!(titles.contains(&"ingest failed") && titles.contains(&"Diagnosis trial"), "{titles:?}");

    let metrics = bench.ask("metrics", json!({"doc": doc}));
    let titles = texts(&metrics);
    assert!(titles.contains(&"ingest lag".to_owned()) && titles.contains(&"Time to diagnose".to_owned()));
    let compared = bench.ask("compare", json!({"doc": doc, "metric": "ingest lag"}));
    assert_eq!(compared["metric"]["title"], "ingest lag");

    let found = bench.ask("search", json!({"doc": doc, "query": "ingest", "noun": null, "most": 50}));
    assert!(texts(&found).contains(&"Diagnosis trial, ingest failed".to_owned()), "{found}");

    let pasted = bench.ask(
        "paste_preview",
        json!({"doc": doc, "noun": "workload", "text": "ingest_more\n", "from": [], "kind": null,
               "header": false, "columns": ["dag_id"], "onto": []}),
    );
    assert_eq!(pasted["rows"][0]["becomes"], "Workload", "{pasted}");

    let overview = bench.ask("overview", json!({"doc": doc}));
    let lists =
        [overview["missing"].clone(), bench.ask("assess", json!({"doc": doc})), drill, found, metrics];
    for text in lists.iter().flat_map(texts) {
        assert!(!text.contains("Ingest"), "{text}");
    }
    for missing in overview["missing"].as_array().unwrap() {
        let what = missing["what"].as_str().unwrap();
        assert!(!what.starts_with("to record") && !what.starts_with("report"), "{what}");
    }
}

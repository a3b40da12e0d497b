//! What an open document keeps between questions never shows: after any edit it answers as a program
//! does that opens the file anew.

use postflight::app::{App, Surroundings, Watch};
use serde_json::{Value, json};

use crate::bench::{Bench, fixture};

const QUESTIONS: [(&str, &str); 12] = [
    ("overview", "{}"),
    ("assess", "{}"),
    ("plan", "{}"),
    ("runs", "{}"),
    ("run_board", "{}"),
    ("criteria", "{}"),
    ("charts", "{}"),
    ("compare", r#"{"metric": "time_to_diagnose"}"#),
    ("compare", r#"{"metric": "run_duration"}"#),
    ("records", r#"{"noun": "observation", "view": {"sort": {"column": "time_to_diagnose", "down": true}}}"#),
    ("search", r#"{"query": "lat"}"#),
    ("audit", r#"{"text": "note"}"#),
];

/// All answers, with what differs from program to program left out.
fn answers(app: &App, doc: &Value) -> Vec<(String, Value)> {
    QUESTIONS
        .iter()
        .map(|(cmd, args)| {
            let mut args: Value = serde_json::from_str(args).unwrap();
            args["doc"] = doc.clone();
            let mut answer = app.call(cmd, args.clone(), &Watch::silent()).unwrap();
            if let Some(answer) = answer.as_object_mut() {
                // When a person last looked is remembered by each program for itself.
                answer.remove("since");
            }
            (format!("{cmd} {args}"), answer)
        })
        .collect()
}

#[test]
fn an_open_document_answers_as_one_that_is_opened_anew() {
    let bench = Bench::new();
    let path = bench.path("sample.postflight");
    let doc = bench.ask("make_sample", json!({"place": bench.app.grant(path.clone())}))["doc"].clone();
    let edit = |noun: &str, id: &str, field: &str, value: &str| {
        bench.ask("edit_record", json!({"doc": doc, "noun": noun, "id": id, "fields": {field: value}}));
    };
    let steps: [(&str, &dyn Fn()); 9] = [
        ("nothing", &|| {}),
        ("a note", &|| edit("observation", "A-001", "note", "the file came late")),
        ("a record that is left out", &|| edit("observation", "A-001", "left_out", "the network was down")),
        ("an undo", &|| drop(bench.ask("undo", json!({"doc": doc})))),
        ("a new observation", &|| {
            let fields = json!({"side": "pilot", "hours": "3", "week": "2026-10-12"});
            bench.ask(
                "add_record",
                json!({"doc": doc, "noun": "observation", "kind": "toil", "fields": fields}),
            );
        }),
        ("a removal", &|| {
            drop(bench.ask("delete_record", json!({"doc": doc, "noun": "observation", "id": "A-002"})));
        }),
        ("a scenario’s name", &|| edit("scenario", "S01", "name", "the late delivery")),
        ("another zone", &|| {
            let pilot = bench.ask("records", json!({"doc": doc, "noun": "pilot"}))["rows"][0]["id"].clone();
            edit("pilot", pilot.as_str().unwrap(), "time_zone", "America/New_York");
        }),
        ("an import", &|| {
            let place = bench.app.grant(fixture("airflow/before/airflow.db"));
            bench.ask("import", json!({"doc": doc, "place": place, "side": "baseline"}));
        }),
    ];
    for (what, step) in steps {
        step();
        let kept = answers(&bench.app, &doc);
        let other = App::new(Surroundings::at(bench.path("other"))).unwrap();
        let opened = other
            .call("open_document", json!({"place": other.grant(path.clone())}), &Watch::silent())
            .unwrap();
        for ((question, kept), (_, anew)) in kept.iter().zip(answers(&other, &opened["doc"])) {
            assert!(*kept == anew, "after {what}, {question} answers\n{kept}\nand anew\n{anew}");
        }
        other.call("close_document", json!({"doc": opened["doc"]}), &Watch::silent()).unwrap();
    }
}

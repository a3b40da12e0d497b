//! Sentences that a person writes over the program's own.

use serde_json::{Value, json};

use crate::bench::Bench;

fn judged(bench: &Bench, doc: u64, code: &str) -> Value {
    let all = bench.ask("assess", json!({"doc": doc}));
    all["criteria"].as_array().unwrap().iter().find(|c| c["code"] == code).unwrap().clone()
}

fn trials(bench: &Bench, doc: u64, from: usize, until: usize) {
    for i in from..until {
        let (scenario, day) = (format!("S{:02}", i + 1), format!("2026-09-{:02}", 22 + i % 7));
        bench.trial(doc, "baseline", &scenario, &day, 90 + i as u32);
        bench.trial(doc, "pilot", &scenario, &day, 30 + i as u32);
    }
}

#[test]
fn a_persons_sentence_is_marked_and_held_against_the_numbers() {
    let bench = Bench::new();
    let doc = bench.pilot();
    trials(&bench, doc, 0, 8);
    let own = judged(&bench, doc, "F1");
    assert_eq!(own["edited"], Value::Null);
    let edit = |text: &str| json!({"doc": doc, "code": "F1", "text": text});
    bench.ask("edit_sentence", edit("Diagnosis got faster in 8 drills."));
    let f1 = judged(&bench, doc, "F1");
    assert_eq!(f1["edited"]["text"], "Diagnosis got faster in 8 drills.");
    assert_eq!(f1["edited"]["moved"], false);
    let warned = f1["edited"]["warnings"].to_string();
    assert!(warned.contains("The edited sentence leaves out"), "{warned}");
    assert_eq!(f1["sentence"], own["sentence"], "the program's own stays beside it");
    // More drills move the numbers.
    trials(&bench, doc, 8, 9);
    let f1 = judged(&bench, doc, "F1");
    assert_eq!(f1["edited"]["moved"], true);
    assert!(f1["edited"]["warnings"].to_string().contains("The numbers have moved since"));
    // Nothing typed gives the program's own back, as one act that can be taken back.
    bench.ask("edit_sentence", edit(""));
    assert_eq!(judged(&bench, doc, "F1")["edited"], Value::Null);
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(judged(&bench, doc, "F1")["edited"]["moved"], true);
    bench.verified(doc);
}

#[test]
fn what_the_first_page_says_beside_the_criteria_can_be_worded_anew() {
    let bench = Bench::new();
    let doc = bench.pilot();
    trials(&bench, doc, 0, 8);
    let lead = || bench.ask("passages", json!({"doc": doc}))[0].clone();
    assert_eq!((lead()["code"].as_str(), lead()["edited"].is_null()), (Some("lead"), true));
    assert!(lead()["sentence"].as_str().unwrap().contains("criteria"), "{}", lead());
    bench.ask("edit_sentence", json!({"doc": doc, "code": "lead", "text": "Faults were made to happen."}));
    assert_eq!(lead()["edited"]["text"], "Faults were made to happen.");
    assert_eq!(lead()["edited"]["moved"], false);
    bench.ask("export", json!({"data": {"doc": doc, "format": "markdown"}, "place": bench.place("told")}));
    let told = std::fs::read_to_string(bench.path("told").join("report.md")).unwrap();
    assert!(
        told.contains("Faults were made to happen. (edited)")
            || told.contains("Faults were made to happen. *(edited)*"),
        "{told}"
    );
    // Another standing of the criteria is another sentence.
    trials(&bench, doc, 8, 12);
    assert_eq!(lead()["edited"]["moved"], true, "{}", lead());
    bench.ask("edit_sentence", json!({"doc": doc, "code": "lead", "text": ""}));
    assert!(lead()["edited"].is_null());
}

#[test]
fn a_sentence_that_is_typed_is_judged_as_it_would_be_once_kept_and_nothing_is_written() {
    let bench = Bench::new();
    let doc = bench.pilot();
    trials(&bench, doc, 0, 8);
    let head = bench.head(doc);
    let own = judged(&bench, doc, "F1")["sentence"].as_str().unwrap().to_owned();
    let typed = |code: &str, text: &str| json!({"doc": doc, "code": code, "text": text});
    for quiet in [own.as_str(), "", "   "] {
        assert_eq!(bench.ask("judge_sentence", typed("F1", quiet))["warnings"], json!([]), "{quiet:?}");
    }
    let draft = typed("F1", "Diagnosis is 97 % faster in 8 drills.");
    let while_typed = bench.ask("judge_sentence", draft.clone());
    assert_eq!(while_typed["warnings"][0], "97\u{a0}% is not among the program’s own numbers.");
    let lead = typed("lead", "All 400 criteria are met.");
    assert!(bench.ask("judge_sentence", lead)["warnings"].to_string().contains("400 is not among"));
    assert!(judged(&bench, doc, "F1")["edited"].is_null());
    assert_eq!(bench.head(doc), head, "judging writes nothing");
    bench.ask("edit_sentence", draft);
    assert_eq!(judged(&bench, doc, "F1")["edited"], while_typed);
    let failure = bench.refused("judge_sentence", typed("F99", "Faster."));
    assert!(failure.to_string().contains("F99"), "{failure}");
}

#[test]
fn a_sentence_about_nothing_is_refused() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let failure = bench.refused("edit_sentence", json!({"doc": doc, "code": "F99", "text": "Faster."}));
    assert!(failure.to_string().contains("F99"), "{failure}");
    let own = judged(&bench, doc, "F1")["sentence"].clone();
    let failure = bench.refused("edit_sentence", json!({"doc": doc, "code": "F1", "text": own}));
    assert!(failure.to_string().contains("already"), "{failure}");
}

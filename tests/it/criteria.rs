//! What the pilot must show: said beforehand, sealed, and changed only with a reason.

use serde_json::{Value, json};

use crate::bench::{Bench, fixture};

fn criterion(bench: &Bench, doc: u64, code: &str) -> Value {
    let all = bench.ask("criteria", json!({"doc": doc}));
    all.as_array().unwrap().iter().find(|one| one["code"] == code).unwrap().clone()
}

fn planned(bench: &Bench, doc: u64, code: &str) -> String {
    let grid = bench.ask("records", json!({"doc": doc, "noun": "criterion"}));
    let row = grid["rows"].as_array().unwrap().iter().find(|r| r["cells"]["code"]["text"] == code).unwrap();
    row["cells"]["planned_n"]["text"].as_str().unwrap().to_owned()
}

fn with_person(bench: &Bench) -> u64 {
    let doc = bench.pilot();
    bench.ask("add_record", json!({"doc": doc, "noun": "person", "fields": {"name": "Platform lead"}}));
    doc
}

#[test]
fn a_registered_criterion_changes_only_with_a_reason_which_is_kept_beside_it() {
    let bench = Bench::new();
    let doc = with_person(&bench);
    let edit = |why: Value| json!({"doc": doc, "noun": "criterion", "id": "C3", "fields": {"planned_n": "6"}, "why": why, "by": "Platform lead"});
    bench.ask("register_criteria", json!({"doc": doc, "criteria": ["F1", "C3"], "by": "Platform lead"}));
    assert_eq!(criterion(&bench, doc, "C3")["sealed"], true);
    assert!(criterion(&bench, doc, "C3")["seal"].as_str().unwrap().contains("by Platform lead"));

    let before = bench.head(doc);
    let refused = bench.refused("edit_record", edit(Value::Null));
    assert_eq!(refused.details.unwrap()[0]["field"], "planned_n");
    assert_eq!(
        (bench.head(doc), planned(&bench, doc, "C3")),
        (before, "8".to_owned()),
        "nothing was written"
    );

    bench.ask("edit_record", edit("Two scenarios have nothing downstream.".into()));
    assert_eq!(planned(&bench, doc, "C3"), "6");
    let amended = criterion(&bench, doc, "C3")["amendments"][0].clone();
    assert_eq!((&amended["what"], &amended["by"]), (&json!("planned n: 8 to 6"), &json!("Platform lead")));
    assert_eq!(amended["why"], "Two scenarios have nothing downstream.");

    // One act: undo takes the change and its amendment back together.
    assert_eq!(bench.ask("undo", json!({"doc": doc}))["value"], "Amend planned n of C3");
    assert_eq!(planned(&bench, doc, "C3"), "8");
    assert_eq!(criterion(&bench, doc, "C3")["amendments"], json!([]));
    assert_eq!(bench.verified(doc)["holds"], true);
}

#[test]
fn a_note_may_change_without_a_reason_and_a_draft_freely() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.ask("register_criteria", json!({"doc": doc, "criteria": ["F1"]}));
    let edit = |id: &str, name: &str, text: &str| {
        bench.ask("edit_record", json!({"doc": doc, "noun": "criterion", "id": id, "fields": {name: text}}))
    };
    edit("F1", "note", "Agreed with finance.");
    edit("F2", "planned_n", "10");
    assert_eq!(criterion(&bench, doc, "F1")["amendments"], json!([]));
    assert_eq!(planned(&bench, doc, "F2"), "10");
}

#[test]
fn a_seal_is_given_and_never_typed_and_neither_seal_nor_amendment_is_removed() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for name in ["registered_at", "registered_by", "withdrawn_at"] {
        let typed =
            json!({"doc": doc, "noun": "criterion", "id": "F1", "fields": {name: "2026-09-01 09:00"}});
        bench.refused("edit_record", typed);
    }
    bench.refused("add_record", json!({"doc": doc, "noun": "amendment", "fields": {}}));
    bench.ask("register_criteria", json!({"doc": doc, "criteria": ["F1"]}));
    let again = bench.refused("register_criteria", json!({"doc": doc, "criteria": ["F1"]}));
    assert!(again.message.contains("registered already"), "{again}");
    bench.refused("delete_record", json!({"doc": doc, "noun": "criterion", "id": "F1"}));
    bench.ask("delete_record", json!({"doc": doc, "noun": "criterion", "id": "F2"}));
}

#[test]
fn half_a_criterion_is_kept_as_a_draft_and_not_registered() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let add =
        |fields: Value| bench.ask("add_record", json!({"doc": doc, "noun": "criterion", "fields": fields}));
    add(json!({"code": "X1", "title": "Fewer retries", "question": "in_control", "kind": "comparison"}));
    let refused = bench.refused("register_criteria", json!({"doc": doc, "criteria": ["X1"]}));
    let at: Vec<_> = refused
        .details
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["field"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(at, ["X1 rule", "X1 metric", "X1 planned_n"]);
    let contradicts = bench.refused(
        "edit_record",
        json!({"doc": doc, "noun": "criterion", "id": "X1", "fields": {"rule": "every_drill"}}),
    );
    assert_eq!(contradicts.details.unwrap()[0]["field"], "rule");
    // A metric is chosen by its words, and one of the pilot's own counts as one.
    bench.ask(
        "add_record",
        json!({"doc": doc, "noun": "custom_metric", "fields": {"name": "Tickets", "unit": "tickets"}}),
    );
    let edit = json!({"doc": doc, "noun": "criterion", "id": "X1", "fields": {"rule": "better", "metric": "retries per run", "planned_n": "6"}});
    bench.ask("edit_record", edit);
    bench.refused(
        "edit_record",
        json!({"doc": doc, "noun": "criterion", "id": "X1", "fields": {"metric": "luck"}}),
    );
    bench.ask("register_criteria", json!({"doc": doc, "criteria": ["X1"]}));
    assert!(criterion(&bench, doc, "X1")["rule"].as_str().unwrap().contains("retries per run"));
    assert_eq!(criterion(&bench, doc, "X1")["metric"], "retries_per_run");
    let own =
        add(json!({"code": "X2", "title": "Fewer tickets", "question": "in_control", "kind": "comparison",
        "metric": "Tickets", "rule": "better", "planned_n": "6"}));
    assert_eq!(own["value"]["cells"]["metric"]["text"], "Tickets");
    assert!(
        bench.ask("metrics", json!({"doc": doc})).as_array().unwrap().iter().any(|m| m["name"] == "Tickets")
    );
}

#[test]
fn a_withdrawn_criterion_stays_to_be_read_and_nothing_rests_on_it() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let primary = || {
        let judged = bench.ask("assess", json!({"doc": doc}));
        let one = judged["criteria"].as_array().unwrap().iter().find(|c| c["code"] == "F1").unwrap().clone();
        (one["primary"].as_bool().unwrap(), one["chip"]["word"].clone(), one["missing"].clone())
    };
    bench.refused("withdraw_criterion", json!({"doc": doc, "criterion": "F1", "why": "no"}));
    bench.ask("register_criteria", json!({"doc": doc, "criteria": ["F1"]}));
    assert!(primary().0);
    bench.refused("withdraw_criterion", json!({"doc": doc, "criterion": "F1", "why": " "}));
    let less = json!({"doc": doc, "noun": "criterion", "id": "F1", "fields": {"primary": "no"}, "why": "It came out badly."});
    assert!(bench.refused("edit_record", less).message.contains("stays primary"));
    bench.ask("withdraw_criterion", json!({"doc": doc, "criterion": "F1", "why": "Another team diagnoses."}));
    assert_eq!(primary(), (false, json!("Withdrawn"), json!("")));
    assert_eq!(criterion(&bench, doc, "F1")["amendments"][0]["what"], "withdrawn");
    bench.refused(
        "edit_record",
        json!({"doc": doc, "noun": "criterion", "id": "F1", "fields": {"planned_n": "3"}, "why": "later"}),
    );
}

#[test]
fn a_criterion_registered_after_its_phase_began_is_never_called_registered_beforehand() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let said = |what: &str| bench.ask(what, json!({"doc": doc}));
    let f1 = |view: Value| view["questions"][0]["answers"][0].clone();
    assert_eq!(f1(said("overview"))["sealing"], "not registered");
    assert_eq!(said("passages")[0]["sentence"].to_string().matches("not registered").count(), 1);
    // The pilot of the bench began before the day of the test's clock.
    bench.ask("register_criteria", json!({"doc": doc, "criteria": ["F1"]}));
    assert_eq!(f1(said("overview"))["sealing"], "registered late");
    let lead = said("passages")[0]["sentence"].to_string();
    assert!(lead.contains("1 registered late") && !lead.contains("beforehand"), "{lead}");
}

#[test]
fn a_field_that_does_not_apply_has_no_cell() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let grid = bench.ask("records", json!({"doc": doc, "noun": "criterion"}));
    let cells = |code: &str| {
        let rows = grid["rows"].as_array().unwrap();
        rows.iter().find(|r| r["cells"]["code"]["text"] == code).unwrap()["cells"].clone()
    };
    assert_eq!(cells("F1")["metric"]["text"], "time to diagnose");
    assert_eq!(cells("F1")["metric"]["raw"], "time_to_diagnose");
    for (code, field) in [
        ("K4", "planned_n"),
        ("K4", "metric"),
        ("K3", "metric"),
        ("C1", "matters"),
        ("F1", "threshold"),
        ("F1", "done_on"),
    ] {
        assert!(cells(code).get(field).is_none(), "{code} has no {field}");
    }
}

#[test]
fn a_new_pilot_is_checked_as_a_whole_and_made_in_one_act() {
    let bench = Bench::new();
    let args = |starts: &str, workloads: &str| {
        json!({"place": bench.place("whole.postflight"), "template": "astro-post-incident", "name": "Orders",
            "starts": starts, "time_zone": "Europe/Berlin",
            "incident": {"what": "A column was renamed", "began": "2026-08-25 05:04", "detected": "2026-08-25 11:40"},
            "workloads": workloads, "all_failed": true,
            "people": [{"name": "Platform lead", "role": "sponsor"}],
            "registered_by": "Platform lead",
            "criteria": [{"code": "F1", "register": true, "fields": {"planned_n": "10"}}, {"code": "K3", "keep": false}]})
    };
    let checked =
        bench.ask("check_new", args("21 Sep 2026", "orders daily\nreturns_feed, Analyst A\nreturns_feed"));
    let at: Vec<_> =
        checked["problems"].as_array().unwrap().iter().map(|p| p["what"].as_str().unwrap()).collect();
    assert_eq!(at.len(), 2, "{at:?}");
    assert!(at[0].starts_with("Line 1:") && at[1].starts_with("Line 3:"), "{at:?}");
    assert_eq!(checked["phases"][1]["days"], "5 Oct 2026 to 18 Oct 2026");
    assert_eq!(checked["echoes"]["incident.began"], "2026-08-25 05:04");

    let refused = bench.refused("new_document", args("soon", "orders_daily"));
    assert_eq!(refused.details.unwrap()[0]["field"], "starts");
    assert!(!bench.path("whole.postflight").exists(), "nothing half made is left");

    let made =
        bench.ask("new_document", args("2026-09-21", "orders_daily\tAnalyst A\nreturns_feed, analyst a\n\n"));
    let doc = made["doc"].as_u64().unwrap();
    let cells = |noun: &str| {
        let grid = bench.ask("records", json!({"doc": doc, "noun": noun}));
        grid["rows"].as_array().unwrap().iter().map(|r| r["cells"].clone()).collect::<Vec<_>>()
    };
    let workloads = cells("workload");
    assert_eq!((workloads.len(), cells("person").len()), (2, 2), "an owner is added once, whatever the case");
    assert_eq!(workloads[1]["owner"]["text"], "Analyst A");
    assert_eq!(workloads[0]["failed_in_incident"]["text"], "yes");
    assert_eq!(cells("incident")[0]["what"]["text"], "A column was renamed");
    assert_eq!((cells("criterion").len(), planned(&bench, doc, "F1")), (11, "10".to_owned()));
    assert_eq!(criterion(&bench, doc, "F1")["sealed"], true);
    assert_eq!(criterion(&bench, doc, "F2")["sealed"], false);
    assert_eq!(bench.ask("audit", json!({"doc": doc}))["entries"].as_array().unwrap().len(), 1, "one act");
}

#[test]
fn the_dags_of_an_airflow_file_are_listed_for_whoever_sets_a_pilot_up() {
    let bench = Bench::new();
    let place = bench.app.grant(fixture("airflow/before/airflow.db"));
    let ids = bench.ask("dag_ids", json!({ "place": place }));
    assert!(ids.as_array().unwrap().len() > 2, "{ids}");
}

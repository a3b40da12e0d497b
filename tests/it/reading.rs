//! What the reading screens ask: search, the audit trail, what changed since, failures of runs.

use std::fs;

use serde_json::{Value, json};

use crate::bench::{Bench, fixture};

fn search(bench: &Bench, doc: u64, query: &str) -> Value {
    bench.ask("search", json!({"doc": doc, "query": query}))
}

/// Records a trial and then notes something on it; gives its evidence id and its identity.
fn noted_trial(bench: &Bench, doc: u64, note: &str) -> (String, Value) {
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let id = bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"][0]["id"].clone();
    bench.ask("edit_record", json!({"doc": doc, "noun": "observation", "id": id, "fields": {"note": note}}));
    (code, id)
}

fn group<'a>(found: &'a Value, noun: &str) -> &'a Value {
    let empty = &Value::Null;
    found["groups"].as_array().unwrap().iter().find(|g| g["noun"] == noun).unwrap_or(empty)
}

#[test]
fn a_record_is_found_by_its_words_whatever_their_case_and_marks() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let (code, id) = noted_trial(&bench, doc, "Größe der Würfel in MÜNCHEN");
    for query in ["munchen wurfel", "MÜNCHEN", &code.to_lowercase(), "upstream schema pilot"] {
        let found = search(&bench, doc, query);
        let hit = &group(&found, "observation")["hits"][0];
        assert_eq!((&hit["code"], &hit["id"]), (&json!(code), &id), "{query}: {found}");
    }
    assert_eq!(search(&bench, doc, "munchen nowhere")["total"], 0);
    assert_eq!(search(&bench, doc, "  ")["groups"], json!([]));
}

#[test]
fn a_search_names_the_best_first_and_says_how_many_there_are() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for day in 1..=7 {
        bench.trial(doc, "pilot", "S01", &format!("2026-10-0{day}"), 31);
    }
    let found = search(&bench, doc, "S01");
    assert_eq!(found["groups"][0]["noun"], "scenario", "a name counts more than a mention: {found}");
    let found = search(&bench, doc, "schema drift");
    let observations = group(&found, "observation");
    assert_eq!(
        (observations["total"].as_u64(), observations["hits"].as_array().unwrap().len()),
        (Some(7), 5)
    );
    assert_eq!(observations["hits"][0]["code"], "A-007", "the newest first");
    assert!(found["total"].as_u64().unwrap() >= 8);
    let only = bench.ask("search", json!({"doc": doc, "query": "", "noun": "observation", "most": 50}));
    assert_eq!((only["total"].as_u64(), only["groups"].as_array().unwrap().len()), (Some(7), 1));
    assert!(
        bench.refused("search", json!({"doc": doc, "query": "", "noun": "nothing"})).message.contains("noun")
    );
}

#[test]
fn a_search_reaches_dags_and_the_audit_trail() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let place = bench.app.grant(fixture("airflow/before/airflow.db"));
    bench.ask("import", json!({"doc": doc, "place": place, "side": "baseline"}));
    let found = search(&bench, doc, "inventory_sync_munchen");
    assert_eq!(group(&found, "run")["hits"][0]["code"], "inventory_sync_münchen");
    let found = search(&bench, doc, "runs baseline");
    assert!(group(&found, "entry")["hits"][0]["title"].as_str().unwrap().starts_with("Import"), "{found}");
}

#[test]
fn the_audit_trail_is_filtered_by_act_noun_day_and_words() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let (code, id) = noted_trial(&bench, doc, "Clock on the wall");
    let trail = |filter: Value| {
        let mut args = filter;
        args["doc"] = json!(doc);
        bench.ask("audit", args)
    };
    let all = trail(json!({}));
    assert_eq!(
        (all["total"].as_u64(), all["found"].as_u64(), all["devices"].as_u64()),
        (Some(3), Some(3), Some(1))
    );
    let edits = trail(json!({"verb": "edit"}));
    assert_eq!(
        (edits["found"].as_u64(), &edits["entries"][0]["what"]),
        (Some(1), &json!(format!("note of {code}")))
    );
    let change = &edits["entries"][0]["changes"][0];
    assert_eq!(
        (&change["noun"], &change["record"], &change["new"]),
        (&json!("observation"), &id, &json!("Clock on the wall"))
    );
    assert_eq!(trail(json!({"noun": "criterion"}))["found"], 1, "the template added them");
    assert_eq!(trail(json!({"text": "CLOCK wall"}))["found"], 1);
    assert_eq!(trail(json!({"text": "diagnosis trial"}))["found"], 1, "choices are found as they are read");
    let alone = trail(json!({"seq": "A2"}));
    assert_eq!((&alone["found"], &alone["entries"][0]["seq"]), (&json!(1), &json!("A2")));
    assert_eq!(trail(json!({"who": "nobody"}))["found"], 0);
    assert_eq!(trail(json!({"day": "2000-01-01"}))["found"], 0);
    let today = all["entries"][0]["at"].as_str().unwrap()[..10].to_owned();
    assert_eq!(trail(json!({"skip": 1, "most": 1}))["entries"].as_array().unwrap().len(), 1);
    assert!(trail(json!({"day": today}))["found"].as_u64().unwrap() <= 3);
    assert!(bench.refused("audit", json!({"doc": doc, "day": "soon"})).message.contains("not a day"));
    assert!(bench.refused("audit", json!({"doc": doc, "verb": "guess"})).message.contains("sort of act"));
}

#[test]
fn an_act_is_marked_as_undone_until_it_is_done_again() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let undone = || bench.ask("audit", json!({"doc": doc, "verb": "add"}))["entries"][0]["undone"].clone();
    assert_eq!(undone(), false);
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(undone(), true);
    bench.ask("redo", json!({"doc": doc}));
    assert_eq!(undone(), false);
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(undone(), true);
}

/// Makes the last look at every document one of an earlier day.
fn looked_long_ago(bench: &Bench) {
    let path = bench.path("home/looks.json");
    let mut looks: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for look in looks.as_object_mut().unwrap().values_mut() {
        look["last"]["day"] = json!("2020-01-06");
    }
    fs::write(path, serde_json::to_vec(&looks).unwrap()).unwrap();
}

#[test]
fn the_overview_says_what_changed_since_the_day_somebody_last_looked() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let since = || bench.ask("overview", json!({"doc": doc}))["since"].clone();
    bench.trial(doc, "baseline", "S01", "2026-10-13", 90);
    let first = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    assert_eq!(since(), Value::Null, "nobody looked before");
    looked_long_ago(&bench);
    assert_eq!(since(), json!({"day": "2020-01-06", "changes": []}));
    bench.trial(doc, "baseline", "S02", "2026-10-13", 90);
    bench.trial(doc, "pilot", "S02", "2026-10-14", 31);
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"].clone();
    let id = rows.as_array().unwrap().iter().find(|row| row["code"] == json!(first)).unwrap()["id"].clone();
    bench
        .ask("edit_record", json!({"doc": doc, "noun": "observation", "id": id, "fields": {"note": "seen"}}));
    let changes = since()["changes"].clone();
    let said =
        |code: &str, what: &str| changes.as_array().unwrap().contains(&json!({"code": code, "what": what}));
    assert!(
        said("F1", "1 → 2 pairs") && said("", "2 new observations") && said("", "1 changed observation"),
        "{changes}"
    );
    for _ in 0..3 {
        bench.ask("undo", json!({"doc": doc}));
    }
    assert_eq!(since()["changes"], json!([]), "what was taken back did not change");
}

#[test]
fn the_overview_says_where_today_lies_and_how_far_each_phase_is() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let overview = bench.ask("overview", json!({"doc": doc, "as_of": "2026-10-01"}));
    let table = overview["strip"]["table"]["rows"].clone();
    assert_eq!(table[0][3], "0 of 12 pairs");
    assert_eq!(table[1][3], "0 of 2 primary criteria met");
    assert_eq!((&overview["today"], &overview["ends"]), (&json!(""), &json!("2026-11-01")));
    assert!(overview["strip"]["alt"].as_str().unwrap().contains("Today is"));
    let early = bench.ask("overview", json!({"doc": doc, "as_of": "2026-09-10"}));
    assert_eq!(early["today"], "The pilot starts on 21 Sep 2026, in 11 days.");
    let late = bench.ask("overview", json!({"doc": doc, "as_of": "2026-11-10"}));
    assert_eq!(
        (&late["today"], &late["ends"]),
        (&json!("The pilot’s last day was 1 Nov 2026, 9 days ago."), &Value::Null)
    );
}

#[test]
fn failures_of_runs_are_listed_with_their_recoveries_and_the_other_half_of_their_pair() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for (file, side) in [("airflow/before/airflow.db", "baseline"), ("airflow/after/airflow.db", "pilot")] {
        let place = bench.app.grant(fixture(file));
        bench.ask("import", json!({"doc": doc, "place": place, "side": side}));
    }
    let events = |filter: Value| {
        let mut args = filter;
        args["doc"] = json!(doc);
        args["most"] = json!(10_000);
        bench.ask("run_events", args)
    };
    let runs = bench.ask("runs", json!({"doc": doc}));
    let dags = |side: &str| runs["sides"][side]["dags"].as_array().unwrap().clone();
    for side in ["baseline", "pilot"] {
        let listed = events(json!({"side": side}))["events"].as_array().unwrap().clone();
        let failed = listed.iter().filter(|e| e["state"] == "failed").count() as u64;
        let recovered = listed.iter().filter(|e| !e["pipeline_recovery_s"].is_null()).count() as u64;
        let sum = |of: &dyn Fn(&Value) -> u64| dags(side).iter().map(of).sum::<u64>();
        assert_eq!(failed, sum(&|d| d["runs_by_state"]["failed"].as_u64().unwrap_or(0)), "{side}");
        assert_eq!(recovered, sum(&|d| d["pipeline_recovery_s"]["n"].as_u64().unwrap()), "{side}");
    }
    let apart: u64 = runs["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|dag| dag["states"].as_object().unwrap())
        .filter(|(ends, _)| ends.split_once("->").is_some_and(|(b, a)| b != a))
        .map(|(_, n)| n.as_u64().unwrap())
        .sum();
    let parting = events(json!({"only": "apart"}));
    assert_eq!(parting["found"].as_u64(), Some(apart), "each pair is listed once, by the half that failed");
    let one = &parting["events"][0];
    assert_eq!((&one["state"], &one["apart"]), (&json!("failed"), &json!(true)));
    let other = events(json!({"dag": one["dag_id"]}));
    let mirrored = |e: &&Value| e["run_id"] == one["other_id"] && e["side"] != one["side"];
    assert_eq!(other["events"].as_array().unwrap().iter().find(mirrored).unwrap()["other_id"], one["run_id"]);

    let board = bench.ask("run_board", json!({"doc": doc, "text": "MUNCHEN"}));
    assert_eq!(
        (board["found"].as_u64(), &board["dags"][0]["dag_id"]),
        (Some(1), &json!("inventory_sync_münchen"))
    );
    let cells = board["dags"][0]["baseline"].as_array().unwrap();
    assert_eq!(cells.len(), board["days"].as_array().unwrap().len());
    assert!(cells.iter().any(|cell| cell["state"] != "none"), "{cells:?}");
    let detail = bench.ask("dag_runs", json!({"doc": doc, "dag": "inventory_sync_münchen"}));
    assert!(detail["durations"]["svg"].as_str().unwrap().contains("<svg"));
    assert!(bench.refused("dag_runs", json!({"doc": doc, "dag": "nothing"})).message.contains("no runs"));
}

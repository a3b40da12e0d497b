//! The plan: odds, warnings, the schedule and its balance, ticking off, and the next best drill.

mod balance;
mod calendar;

use std::collections::BTreeMap;

use postflight::app::{App, Surroundings};
use serde_json::{Value, json};

use crate::bench::Bench;

/// A program whose clock stands still.
fn at(now: &str) -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(Surroundings::fixed(folder.path().join("home"), "Tester", now, 7)).unwrap();
    Bench { folder, app }
}

/// The pilot of the bench, a week before it begins, with so many people and one workload.
fn planned(people: usize) -> (Bench, u64) {
    let bench = at("2026-09-14T08:00:00Z");
    let doc = bench.pilot();
    add(&bench, doc, "workload", json!({"dag_id": "orders", "failed_in_incident": "yes"}));
    for n in 0..people {
        add(&bench, doc, "person", json!({"name": format!("Engineer {n}"), "role": "engineer"}));
    }
    (bench, doc)
}

fn add(bench: &Bench, doc: u64, noun: &str, fields: Value) -> String {
    let written = bench.ask("add_record", json!({"doc": doc, "noun": noun, "fields": fields}));
    written["value"]["id"].as_str().unwrap().to_owned()
}

fn edit(bench: &Bench, doc: u64, noun: &str, id: &str, fields: Value) {
    bench.ask("edit_record", json!({"doc": doc, "noun": noun, "id": id, "fields": fields}));
}

fn schedule(bench: &Bench, doc: u64, seed: u32) -> Value {
    bench.ask("take_schedule", json!({"doc": doc, "seed": seed, "from": "2026-09-21"}));
    bench.ask("plan", json!({"doc": doc}))
}

fn drills(view: &Value) -> Vec<Value> {
    let weeks = view["weeks"].as_array().unwrap();
    weeks.iter().flat_map(|week| week["drills"].as_array().unwrap().clone()).collect()
}

fn criterion(view: &Value, code: &str) -> Value {
    view["criteria"].as_array().unwrap().iter().find(|c| c["code"] == code).unwrap().clone()
}

fn figure(criterion: &Value, words: &str) -> String {
    let odds = criterion["odds"].as_array().unwrap();
    let found = odds.iter().find(|o| o["words"].as_str().unwrap().contains(words));
    found.unwrap_or_else(|| panic!("{words} is not in {odds:#?}"))["figure"].as_str().unwrap().to_owned()
}

#[test]
fn the_plan_says_what_twelve_pairs_can_show() {
    let (bench, doc) = planned(4);
    let view = bench.ask("plan", json!({"doc": doc}));
    let f1 = criterion(&view, "F1");
    let number = |words: &str| figure(&f1, words).parse::<i32>().unwrap();
    assert!((92..=94).contains(&number("halves it")), "{f1:#}");
    assert!((52..=56).contains(&number("scatter widely")), "{f1:#}");
    assert!((25..=27).contains(&number("30")), "{f1:#}");
    assert!(number("halving in 80") < 12 && number("halving in 90") <= 12, "{f1:#}");
    let smallest: i32 = figure(&f1, "smallest true").trim_end_matches("\u{a0}%").parse().unwrap();
    assert!((38..=46).contains(&smallest), "{smallest}");
    assert!(f1["notes"][0].as_str().unwrap().starts_with("Planned at a spread of 0.6"), "{f1:#}");
    assert!(f1["notes"][1].as_str().unwrap().contains("seed"), "{f1:#}");
    assert_eq!(f1["chart"]["table"]["rows"].as_array().unwrap().len(), 24);
    assert_eq!(figure(&criterion(&view, "C1"), "failure rate"), "45\u{a0}%");
    assert_eq!(criterion(&view, "F1")["warnings"], json!([]));
    assert_eq!(view, bench.ask("plan", json!({"doc": doc})), "the same plan twice");
}

#[test]
fn trying_out_writes_nothing_and_says_what_would_change() {
    let (bench, doc) = planned(4);
    let head = bench.head(doc);
    let odds = |args: Value| {
        let mut all = json!({"doc": doc, "criterion": "f1"});
        all.as_object_mut().unwrap().extend(args.as_object().unwrap().clone());
        bench.ask("plan_what_if", all)
    };
    let first = |view: &Value| {
        let digits: String = view["odds"][0]["figure"].as_str().unwrap().matches(char::is_numeric).collect();
        digits.parse::<i32>().unwrap()
    };
    assert!(first(&odds(json!({"n": 8}))) < first(&odds(json!({"n": 20}))));
    assert!(first(&odds(json!({"spread": 1.0}))) < first(&odds(json!({"spread": 0.4}))));
    assert!(first(&odds(json!({"reduction": 30.0}))) < first(&odds(json!({"reduction": 60.0}))));
    let few = odds(json!({"n": 5}));
    assert!(few["warnings"][0].as_str().unwrap().contains("no outcome can meet it"));
    assert!(
        few["sentence"].as_str().unwrap().starts_with("5 pairs cannot exclude chance, whatever they show.")
    );
    // What is left are the sizes that would do, and no simulated odds.
    assert!(!few["odds"].to_string().contains("if the pilot truly"), "{}", few["odds"]);
    for wrong in [json!({"n": 0}), json!({"spread": 0.0}), json!({"reduction": 100.0})] {
        let mut args = json!({"doc": doc, "criterion": "F1"});
        args.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        bench.refused("plan_what_if", args);
    }
    assert_eq!(bench.head(doc), head);
}

#[test]
fn what_no_outcome_could_meet_is_said_beforehand() {
    let (bench, doc) = planned(4);
    let warned = |code: &str, fields: Value, words: &str| {
        edit(&bench, doc, "criterion", code, fields);
        let view = bench.ask("plan", json!({"doc": doc}));
        let warnings = criterion(&view, code)["warnings"].to_string();
        assert!(warnings.contains(words), "{code}: {warnings}");
    };
    warned("F1", json!({"planned_n": "5"}), "no outcome can meet it");
    warned("F1", json!({"planned_n": "14"}), "there are 12 scenarios");
    warned("F1", json!({"planned_n": ""}), "no planned n");
    warned("F2", json!({"rule": "better_by", "threshold": "0.5"}), "not beyond the threshold");
    warned("F3", json!({"planned_n": "60"}), "there is room for 30");
    warned("K1", json!({"planned_n": "60"}), "there are 42");
    warned("K1", json!({"planned_n": "10"}), "no outcome can meet it");
    warned(
        "C3",
        json!({"metric": "sla_attainment", "rule": "not_worse", "threshold": "0.05", "counted": "days", "planned_n": "28"}),
        "12 points either way",
    );
}

#[test]
fn a_schedule_pairs_each_scenario_and_never_touches_production() {
    let (bench, doc) = planned(4);
    let view = schedule(&bench, doc, 41);
    let all = drills(&view["schedule"]);
    let mut sides: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for drill in all.iter().filter(|d| d["kind"] == "diagnosis_trial") {
        sides
            .entry(drill["scenario_code"].as_str().unwrap().into())
            .or_default()
            .push(drill["side"].as_str().unwrap().into());
        assert_ne!(drill["injected_by"], drill["diagnosed_by"], "{drill}");
    }
    assert_eq!(sides.len(), 12);
    assert!(sides.values().all(|s| s.len() == 2 && s[0] != s[1]), "{sides:?}");
    let of = |kind: &str| all.iter().filter(|d| d["kind"] == kind && d["side"] == "pilot").count();
    assert_eq!((of("isolation_drill"), of("rollback_drill"), of("deploy")), (5, 5, 3));
    assert_eq!(
        (&view["schedule"]["baseline_first"], &view["schedule"]["pilot_first"]),
        (&json!(6), &json!(6))
    );
    let whole = exported(&bench, doc);
    for drill in whole["records"]["planned_drill"].as_array().unwrap() {
        let wanted = if drill["side"] == "baseline" { "non_production" } else { "pilot" };
        assert_eq!(drill["into"], wanted);
        assert_eq!(drill["seed"], 41);
    }
    for (kind, last) in [("diagnosis_trial", "2026-10-04"), ("rollback_drill", "2026-10-18")] {
        let days = all.iter().filter(|d| d["kind"] == kind).map(|d| d["on"].as_str().unwrap());
        assert!(days.clone().max().unwrap() <= last, "{kind} ends by {last}");
    }
}

fn exported(bench: &Bench, doc: u64) -> Value {
    let args = json!({"doc": doc, "format": "json"});
    let bytes = bench.app.call_bytes("export_bytes", args, &postflight::app::Watch::silent()).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn taking_a_schedule_is_one_act_and_drawing_again_keeps_what_was_run() {
    let (bench, doc) = planned(4);
    let head = bench.head(doc);
    schedule(&bench, doc, 1);
    let history = bench.ask("history", json!({"doc": doc}));
    assert_eq!(history["undo"], "Schedule 37 drills, seed 1");
    assert_ne!(bench.head(doc), head);
    bench.ask("undo", json!({"doc": doc}));
    let view = bench.ask("plan", json!({"doc": doc}));
    assert_eq!(drills(&view["schedule"]), Vec::<Value>::new());
    bench.ask("redo", json!({"doc": doc}));

    // Another device, three weeks later: two drills were run, one was skipped.
    let later = Bench {
        app: App::new(Surroundings::fixed(bench.path("other"), "Other", "2026-10-12T08:00:00Z", 8)).unwrap(),
        folder: bench.folder,
    };
    let doc = later.ask("open_document", json!({"place": later.place("orders.postflight")}))["doc"]
        .as_u64()
        .unwrap();
    let code = later.trial(doc, "baseline", "S01", "2026-09-23", 40);
    later.trial(doc, "pilot", "S01", "2026-09-24", 20);
    let view = later.ask("plan", json!({"doc": doc}));
    let of = |view: &Value, scenario: &str| -> Vec<Value> {
        drills(&view["schedule"])
            .into_iter()
            .filter(|d| d["scenario_code"] == scenario && d["kind"] == "diagnosis_trial")
            .collect()
    };
    let s01 = of(&view, "S01");
    assert!(s01.iter().all(|d| d["state"] == "done"), "{s01:?}");
    assert!(s01.iter().any(|d| d["evidence"] == code.as_str()), "{s01:?}");
    let skipped = of(&view, "S05");
    for drill in &skipped {
        edit(
            &later,
            doc,
            "planned_drill",
            drill["id"].as_str().unwrap(),
            json!({"skipped": "no import on the baseline"}),
        );
    }
    later.ask("take_schedule", json!({"doc": doc, "seed": 2, "from": "2026-10-12"}));
    let view = later.ask("plan", json!({"doc": doc}));
    assert_eq!(of(&view, "S01"), s01, "what was run stays as it was");
    let after = of(&view, "S05");
    assert!(after.len() == 2 && after.iter().all(|d| d["state"] == "skipped"), "{after:?}");
    let open: Vec<Value> = drills(&view["schedule"])
        .into_iter()
        .filter(|d| d["state"] == "open" && d["kind"] == "diagnosis_trial")
        .collect();
    assert_eq!(open.len(), 20, "ten scenarios are left");
    assert!(open.iter().all(|d| d["on"].as_str().unwrap() >= "2026-10-12"));
    assert_eq!(later.ask("history", json!({"doc": doc}))["undo"], "Schedule 33 drills, seed 2");
}

#[test]
fn a_drill_is_ticked_off_by_hand_or_by_the_observation_a_person_names() {
    let (bench, doc) = planned(3);
    schedule(&bench, doc, 3);
    let first = |side: &str| {
        let view = bench.ask("plan", json!({"doc": doc}));
        drills(&view["schedule"])
            .into_iter()
            .find(|d| d["scenario_code"] == "S02" && d["side"] == side)
            .unwrap()
    };
    let id = |drill: &Value| drill["id"].as_str().unwrap().to_owned();
    edit(&bench, doc, "planned_drill", &id(&first("pilot")), json!({"done": "yes"}));
    assert_eq!(first("pilot")["state_words"], "ticked off by hand");
    let code = bench.trial(doc, "baseline", "S03", "2026-09-01", 30);
    edit(&bench, doc, "planned_drill", &id(&first("baseline")), json!({"fulfilled_by": code}));
    assert_eq!(
        (first("baseline")["evidence"].as_str(), &first("baseline")["by_hand"]),
        (Some(code.as_str()), &json!(true))
    );
    let refused = |fields: Value| {
        let args = json!({"doc": doc, "noun": "planned_drill", "id": id(&first("pilot")), "fields": fields});
        bench.refused("edit_record", args).message
    };
    assert!(refused(json!({"into": "production"})).contains("never planned into production"));
    assert!(refused(json!({"skipped": "late"})).contains("was run"));
    assert!(
        refused(json!({"person": "Engineer 1", "injected_by": "Engineer 1"})).contains("knows its cause")
    );
}

#[test]
fn the_next_drill_completes_a_pair_before_it_opens_one_and_keeps_the_order_even() {
    let bench = at("2026-10-12T08:00:00Z");
    let doc = bench.pilot();
    let next = || bench.ask("overview", json!({"doc": doc}))["next_drill"].clone();
    let opens = next();
    assert_eq!((&opens["side"], &opens["planned"]), (&json!("baseline"), &Value::Null), "{opens:#}");
    assert_eq!(opens["why"], "Opens pair 1 of 12 for F1 and keeps the order even, now 0 and 0.");
    assert_eq!(
        (&opens["fields"]["side"], &opens["fields"]["injected_into"]),
        (&json!("baseline"), &json!("non_production"))
    );
    bench.trial(doc, "baseline", "S04", "2026-09-28", 40);
    let completes = next();
    assert_eq!(
        (&completes["scenario_code"], &completes["side"]),
        (&json!("S04"), &json!("pilot")),
        "{completes:#}"
    );
    assert_eq!(completes["why"], "Completes pair 1 of 12 for F1: its half on the baseline was run (A-001).");
    bench.trial(doc, "pilot", "S04", "2026-09-29", 20);
    let other = next();
    assert_eq!((&other["scenario_code"], &other["side"]), (&json!("S01"), &json!("pilot")), "{other:#}");
    assert!(
        other["why"]
            .as_str()
            .unwrap()
            .starts_with("Opens pair 2 of 12 for F1 and keeps the order even, now 1 and 0")
    );
    add(
        &bench,
        doc,
        "planned_drill",
        json!({"scenario": "S09", "side": "baseline", "on": "2026-10-13", "at": "09:00"}),
    );
    let planned = next();
    assert_eq!(
        (&planned["scenario_code"], planned["planned"].is_string()),
        (&json!("S09"), true),
        "{planned:#}"
    );
    assert!(
        planned["place"].as_str().unwrap().starts_with("Tue 13 Oct, 09:00, in a non-production copy"),
        "{planned:#}"
    );
}

#[test]
fn the_measured_spread_takes_the_place_of_the_planned_one() {
    let bench = at("2026-10-12T08:00:00Z");
    let doc = bench.pilot();
    let minutes = [(50, 30), (90, 20), (45, 40), (70, 22), (60, 33), (88, 31)];
    for (n, (before, after)) in (1..).zip(minutes) {
        let note = |view: &Value| criterion(view, "F1")["notes"][0].as_str().unwrap().to_owned();
        assert!(note(&bench.ask("plan", json!({"doc": doc}))).starts_with("Planned at a spread of 0.6"));
        bench.trial(doc, "baseline", &format!("S0{n}"), "2026-09-28", before);
        bench.trial(doc, "pilot", &format!("S0{n}"), "2026-09-29", after);
    }
    let view = bench.ask("plan", json!({"doc": doc}));
    let note = criterion(&view, "F1")["notes"][0].as_str().unwrap().to_owned();
    assert!(note.starts_with("The 6 pairs so far have a spread of 0.5"), "{note}");
    assert!(note.contains("80 % upper limit"), "{note}");
}

#[test]
fn drill_sheets_are_printed_and_the_command_line_plans_too() {
    let (bench, doc) = planned(4);
    bench.refused("save_drill_sheets", json!({"doc": doc, "place": bench.place("none.pdf")}));
    bench.ask("close_document", json!({"doc": doc}));
    let home = bench.folder.path();
    let said = |args: &[&str]| crate::cli::said(home, args);
    let shown = said(&[
        "plan",
        "orders.postflight",
        "--schedule",
        "--seed",
        "41",
        "--from",
        "2026-09-21",
        "--dry-run",
    ]);
    assert!(shown.contains("37 drills from 21 Sep 2026"), "{shown}");
    let told = said(&[
        "plan",
        "orders.postflight",
        "--schedule",
        "--seed",
        "41",
        "--from",
        "2026-09-21",
        "--ics",
        "a.ics",
        "--print",
        "a.pdf",
    ]);
    for words in [
        "Schedule 37 drills, seed 41.",
        "12 pairs find a true halving",
        "Week 1, from 21 Sep 2026",
        "Next best drill: ",
        "Wrote 37 drills to a.ics.",
    ] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    assert!(std::fs::read(bench.path("a.pdf")).unwrap().starts_with(b"%PDF-"));
    assert!(bench.path("a.ics").exists());
    let view: Value = serde_json::from_str(&said(&["plan", "orders.postflight", "--json"])).unwrap();
    assert_eq!(drills(&view["schedule"]).len(), 37);
    assert!(
        !crate::cli::run(home, &["plan", "orders.postflight", "--schedule"]).status.success(),
        "a seed is needed"
    );
}

#[test]
fn too_few_people_and_a_pilot_without_days_are_said() {
    for (people, words) in [(0, "Nobody takes part"), (1, "Only one person"), (2, "may have learned")] {
        let (bench, doc) = planned(people);
        let view = bench.ask("propose_schedule", json!({"doc": doc, "seed": 1}));
        assert!(view["warnings"].to_string().contains(words), "{people}: {}", view["warnings"]);
        assert!(!drills(&view).is_empty());
    }
    let (bench, doc) = planned(3);
    let pilot = exported(&bench, doc)["records"]["pilot"][0]["id"].as_str().unwrap().to_owned();
    edit(&bench, doc, "pilot", &pilot, json!({"starts": ""}));
    let view = bench.ask("propose_schedule", json!({"doc": doc, "seed": 1}));
    assert!(view["warnings"].to_string().contains("no first day"), "{}", view["warnings"]);
    assert_eq!(view["weeks"][0]["title"], "Without a day");
    let late = bench.refused("propose_schedule", json!({"doc": doc, "seed": 1, "from": "tomorrow"}));
    assert!(late.message.contains("is not a day"), "{late}");
}

#[test]
fn the_report_says_the_odds_while_a_verdict_is_ahead() {
    let (bench, doc) = planned(4);
    bench.ask("save_report", json!({"report": {"doc": doc}, "place": bench.place("ahead.pdf")}));
    let text = crate::report::pages(&bench.path("ahead.pdf")).join(" ");
    assert!(text.contains("12 pairs find a true halving in 9"), "{text}");
}

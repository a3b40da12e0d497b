//! The plan: odds, warnings, the schedule and its balance, ticking off, and the next best drill.

use std::collections::BTreeMap;

use postflight::app::{App, Surroundings};
use proptest::prelude::*;
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
    assert!(odds(json!({"n": 5}))["warnings"][0].as_str().unwrap().contains("no outcome can meet it"));
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
    warned("K2", json!({"threshold": "7"}), "no outcome can meet it");
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
fn a_calendar_keeps_the_standard_and_a_drills_identity() {
    let (bench, doc) = planned(4);
    bench.refused("save_calendar", json!({"doc": doc, "place": bench.place("none.ics")}));
    schedule(&bench, doc, 41);
    let written = |name: &str| {
        bench.ask("save_calendar", json!({"doc": doc, "place": bench.place(name)}));
        std::fs::read_to_string(bench.path(name)).unwrap()
    };
    let text = written("drills.ics");
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    let events = parsed(&text);
    assert_eq!(events.len(), 37);
    let ids: std::collections::BTreeSet<&String> = events.iter().map(|event| &event["UID"]).collect();
    assert_eq!(ids.len(), events.len());
    let first = &events[0];
    assert_eq!(first["DTSTART"], "20260921T070000Z", "nine o'clock in Berlin, in summer");
    assert_eq!(first["DTEND"], "20260921T090000Z");
    assert!(first["DESCRIPTION"].contains("Injected by: Engineer"), "{first:?}");
    let all = bench.ask("plan", json!({"doc": doc}));
    let moved = drills(&all["schedule"])[0]["id"].as_str().unwrap().to_owned();
    edit(
        &bench,
        doc,
        "planned_drill",
        &moved,
        json!({"on": "2026-10-26", "at": "", "skipped": "holiday; moved, later"}),
    );
    let again = parsed(&written("again.ics"));
    let event = again.iter().find(|event| event["UID"] == format!("{moved}@postflight")).unwrap();
    assert_eq!((event["DTSTART;VALUE=DATE"].as_str(), event["STATUS"].as_str()), ("20261026", "CANCELLED"));
    assert!(event["DESCRIPTION"].contains("Skipped: holiday; moved, later"), "{event:?}");
}

/// Reads a calendar as the standard says: unfolds lines, splits at the first colon, and takes the
/// escapes back. Whatever is no property between the events' bounds fails.
fn parsed(text: &str) -> Vec<BTreeMap<String, String>> {
    let unfolded = text.replace("\r\n ", "");
    let mut lines = unfolded.split_terminator("\r\n");
    assert_eq!(lines.next(), Some("BEGIN:VCALENDAR"));
    let mut events: Vec<BTreeMap<String, String>> = Vec::new();
    let mut inside = false;
    for line in lines {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no property: {line}"));
        match (name, value) {
            ("BEGIN", "VEVENT") => (inside, _) = (true, events.push(BTreeMap::new())),
            ("END", "VEVENT") => {
                let event = events.last().unwrap();
                for needed in ["UID", "DTSTAMP", "SUMMARY"] {
                    assert!(event.contains_key(needed), "{needed} is missing in {event:?}");
                }
                inside = false;
            }
            _ if inside => {
                assert!(name.chars().all(|c| c.is_ascii_uppercase() || "-;=".contains(c)), "{name}");
                assert_eq!(
                    events.last_mut().unwrap().insert(name.into(), unescaped(value)),
                    None,
                    "{name} twice"
                );
            }
            _ => {}
        }
    }
    events
}

fn unescaped(value: &str) -> String {
    let mut letters = value.chars();
    let mut out = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().expect("something is escaped") {
                'n' => out.push('\n'),
                other => {
                    assert!("\\;,".contains(other), "\\{other} is no escape");
                    out.push(other);
                }
            },
            ';' | ',' => panic!("{letter} is not escaped in {value}"),
            other => out.push(other),
        }
    }
    out
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 8, ..ProptestConfig::default() })]

    /// Whatever the seed and however many people: half of the pairs begin on either side, nobody
    /// diagnoses what they injected, the halves of a pair are diagnosed by two people, and nobody's
    /// part is lopsided.
    #[test]
    fn every_schedule_is_balanced(seed in any::<u32>(), people in 3_usize..7, per_day in 1_u32..5) {
        let (bench, doc) = planned(people);
        let view = bench.ask("propose_schedule", json!({"doc": doc, "seed": seed, "from": "2026-09-21", "per_day": per_day}));
        prop_assert_eq!((&view["baseline_first"], &view["pilot_first"]), (&json!(6), &json!(6)));
        let all = drills(&view);
        let mut pairs: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for drill in all.iter().filter(|d| d["kind"] == "diagnosis_trial") {
            prop_assert_ne!(&drill["injected_by"], &drill["diagnosed_by"]);
            pairs.entry(drill["scenario_code"].to_string()).or_default().push(drill);
        }
        prop_assert_eq!(pairs.len(), 12);
        for halves in pairs.values() {
            prop_assert_eq!(halves.len(), 2);
            prop_assert_ne!(&halves[0]["side"], &halves[1]["side"]);
            prop_assert_ne!(&halves[0]["diagnosed_by"], &halves[1]["diagnosed_by"]);
            prop_assert_eq!(&halves[0]["injected_by"], &halves[1]["injected_by"]);
        }
        let mut slots: Vec<String> = all.iter().map(|d| format!("{} {}", d["on"], d["at"])).collect();
        slots.sort();
        let n = slots.len();
        slots.dedup();
        prop_assert_eq!(slots.len(), n, "no two drills at once");
        let parts = view["people"].as_array().unwrap();
        prop_assert_eq!(parts.len(), people);
        let count = |p: &Value, what: &str| p[what].as_i64().unwrap();
        for p in parts {
            prop_assert!((count(p, "baseline") - count(p, "pilot")).abs() <= 1, "sides: {p}");
            prop_assert!((count(p, "first") - count(p, "second")).abs() <= 1, "order: {p}");
        }
        let even = |load: &dyn Fn(&Value) -> i64| {
            let loads: Vec<i64> = parts.iter().map(load).collect();
            loads.iter().max().unwrap() - loads.iter().min().unwrap()
        };
        prop_assert!(even(&|p| count(p, "baseline") + count(p, "pilot")) <= 2, "diagnoses: {parts:?}");
        prop_assert!(even(&|p| count(p, "injects")) <= 2, "injects: {parts:?}");
        let again = bench.ask("propose_schedule", json!({"doc": doc, "seed": seed, "from": "2026-09-21", "per_day": per_day}));
        prop_assert_eq!(view, again);
    }
}

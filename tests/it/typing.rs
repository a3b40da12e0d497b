//! What people type: times as they say them, drafts, contradictions and their ways out.

use serde_json::{Value, json};

use crate::bench::Bench;

fn check(bench: &Bench, doc: u64, fields: Value) -> Value {
    let args = json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": fields});
    bench.ask("check_record", args)
}

#[test]
fn plus_counts_from_the_time_in_the_field_above() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let fields = json!({"side": "pilot", "failed_at": "2026-10-14 09:05", "detected_at": "+9m", "confirmed_at": "+ 1h 31m"});
    let checked = check(&bench, doc, fields);
    assert_eq!(checked["problems"], json!([]));
    assert_eq!(checked["echoes"]["detected_at"], "2026-10-14 09:14 Europe/Berlin");
    assert_eq!(checked["echoes"]["confirmed_at"], "2026-10-14 10:45 Europe/Berlin");
    assert_eq!(checked["since"], json!({"detected_at": "after 9 min", "confirmed_at": "after 1 h 31 min"}));
}

#[test]
fn a_time_alone_is_on_the_day_of_the_time_above() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let fields = json!({"side": "pilot", "failed_at": "14 oct 2026 23:50", "detected_at": "23:58", "confirmed_at": "0:20"});
    let checked = check(&bench, doc, fields);
    assert_eq!(checked["echoes"]["detected_at"], "2026-10-14 23:58 Europe/Berlin");
    assert_eq!(checked["problems"][0]["field"], "confirmed_at", "midnight lay between");
    let next_day = json!({"confirmed_at": "2026-10-15 00:20"});
    assert_eq!(checked["problems"][0]["mendings"][0]["fields"], next_day);
}

#[test]
fn plus_counts_from_what_the_record_holds_when_one_cell_is_edited() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let edit = json!({"doc": doc, "noun": "observation", "id": code, "fields": {"confirmed_at": "+40m"}});
    let row = bench.ask("edit_record", edit)["value"].clone();
    assert_eq!(row["cells"]["confirmed_at"]["text"], "2026-10-14 10:40");
}

#[test]
fn a_full_hour_reads_back_as_it_was_typed() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for typed in ["2026-10-14 14:00", "2026-10-14 00:00", "2026-10-14 14:00:07"] {
        let echo =
            check(&bench, doc, json!({"side": "pilot", "failed_at": typed}))["echoes"]["failed_at"].clone();
        assert_eq!(echo, json!(format!("{typed} Europe/Berlin")));
    }
}

#[test]
fn a_time_that_happened_twice_is_shown_so_that_it_can_be_typed_again() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let fields = json!({"side": "pilot", "failed_at": "2026-10-25T02:30:00+01:00"});
    let add = json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": fields});
    let cell = bench.ask("add_record", add)["value"]["cells"]["failed_at"]["raw"].clone();
    assert_eq!(cell, "2026-10-25 02:30:00+01:00");
    assert_eq!(check(&bench, doc, json!({"side": "pilot", "failed_at": cell}))["problems"], json!([]));
}

#[test]
fn what_contradicts_is_said_with_ways_out_that_hold() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let mut fields =
        json!({"side": "pilot", "failed_at": "2026-10-14 23:50", "detected_at": "2026-10-14 00:10"});
    let problem = check(&bench, doc, fields.clone())["problems"][0].clone();
    assert_eq!(problem["field"], "detected_at");
    let words: Vec<_> = problem["mendings"].as_array().unwrap().iter().map(|m| m["words"].clone()).collect();
    assert_eq!(words[0], "Use the day after for “detected at”");
    assert!(words.contains(&json!("Swap the two")), "{words:?}");
    for mending in problem["mendings"].as_array().unwrap() {
        let mut mended = fields.clone();
        mended.as_object_mut().unwrap().extend(mending["fields"].as_object().unwrap().clone());
        assert_eq!(check(&bench, doc, mended)["problems"], json!([]), "{mending}");
    }
    fields["confirmed_at"] = json!("2026-10-14 00:30");
    let problem = check(&bench, doc, fields)["problems"][0].clone();
    assert_eq!(
        problem["mendings"][0]["words"], "Use the day before for “failed at”",
        "the other ways lead into another problem"
    );
}

#[test]
fn a_draft_survives_the_program_and_goes_once_it_is_saved() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let typed = json!({"side": "pilot", "failed_at": "2026-10-14 9:0"});
    let draft = json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": typed});
    bench.ask("keep_draft", draft);
    let again = postflight::app::App::new(postflight::app::Surroundings::at(bench.path("home"))).unwrap();
    let ask = |cmd: &str, args: Value| again.call(cmd, args, &postflight::app::Watch::silent()).unwrap();
    let opened = ask("open_document", json!({"place": again.grant(bench.path("orders.postflight"))}));
    let kept = ask("draft", json!({"doc": opened["doc"], "noun": "observation"}));
    assert_eq!((&kept["kind"], &kept["fields"]), (&json!("diagnosis_trial"), &typed));
    assert!(kept["kept_at"].is_string());
    let fields = json!({"side": "pilot", "failed_at": "2026-10-14 9:05"});
    let other = json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": fields});
    bench.ask("add_record", other.clone());
    assert_eq!(
        bench.ask("draft", json!({"doc": doc, "noun": "observation"}))["fields"],
        typed,
        "not from the form"
    );
    let mut form = other;
    form["from_form"] = json!(true);
    bench.ask("add_record", form);
    assert_eq!(bench.ask("draft", json!({"doc": doc, "noun": "observation"}))["kept_at"], Value::Null);
}

#[test]
fn a_failure_injected_into_production_is_asked_about_twice_in_every_write() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let edit = |confirmed: u32| json!({"doc": doc, "noun": "observation", "id": code, "fields": {"injected_into": "production"}, "confirmed": confirmed});
    for confirmed in [0, 1] {
        let failure = bench.refused("edit_record", edit(confirmed));
        assert_eq!(failure.code, postflight::app::Code::Confirm, "{failure}");
    }
    bench.ask("edit_record", edit(2));
    let note = json!({"doc": doc, "noun": "observation", "id": code, "fields": {"note": "seen"}});
    bench.ask("edit_record", note);
}

#[test]
fn a_time_is_read_as_chats_and_spreadsheets_write_it() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for (typed, read) in [
        ("2026-11-24T09:00Z", "2026-11-24 10:00 Europe/Berlin"),
        ("2026-11-24 09:00+01:00", "2026-11-24 09:00 Europe/Berlin"),
        ("2026-11-24 9.30", "2026-11-24 09:30 Europe/Berlin"),
        ("2026-11-24 14h05", "2026-11-24 14:05 Europe/Berlin"),
        ("2026-11-24 noon", "2026-11-24 12:00 Europe/Berlin"),
    ] {
        let checked = check(&bench, doc, json!({"side": "pilot", "failed_at": typed}));
        assert_eq!(checked["echoes"]["failed_at"], read, "{typed}: {checked}");
    }
    for typed in ["2026-11-24", "16.11.2026"] {
        let checked = check(&bench, doc, json!({"side": "pilot", "failed_at": typed}));
        let what = checked["problems"][0]["what"].as_str().unwrap();
        assert_eq!(what, format!("“{typed}” is a day without a time. Add one, such as {typed} 14:05."));
    }
}

#[test]
fn a_share_is_read_in_percent() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let fields = json!({"matters": "40 %"});
    bench.ask("edit_record", json!({"doc": doc, "noun": "criterion", "id": "F1", "fields": fields}));
    let rows = bench.ask("records", json!({"doc": doc, "noun": "criterion"}));
    let kept = rows["rows"].as_array().unwrap().iter().find(|row| row["code"] == "F1").unwrap();
    assert_eq!(kept["cells"]["matters"]["raw"], "0.4");
}

#[test]
fn a_decision_without_its_course_person_and_day_is_none() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let add = |fields: Value| json!({"doc": doc, "noun": "decision", "fields": fields});
    let refused = bench.refused("add_record", add(json!({"text": "It was shown."})));
    let problems = refused.details.unwrap();
    let fields: Vec<_> = problems.as_array().unwrap().iter().map(|p| p["field"].clone()).collect();
    assert_eq!(fields, ["course", "by", "on"], "{problems}");
    bench.ask("add_record", json!({"doc": doc, "noun": "person", "fields": {"name": "Head of data"}}));
    let whole = json!({"course": "proceed", "by": "Head of data", "on": "2026-11-20"});
    bench.ask("add_record", add(whole));
}

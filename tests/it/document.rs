//! The document: what is written stays, in one file, and can be taken back.

use serde_json::json;

use crate::bench::Bench;

#[test]
fn a_new_pilot_holds_the_whole_template() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let count = |noun: &str| {
        bench.ask("records", json!({"doc": doc, "noun": noun}))["rows"].as_array().unwrap().len()
    };
    assert_eq!((count("phase"), count("scenario"), count("criterion")), (3, 12, 12));
    assert!(count("responsibility") >= 9 && count("claim") >= 5 && count("control") >= 7);
}

#[test]
fn an_observation_is_in_the_file_as_soon_as_it_is_accepted() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    // Another program, with other settings, opens the same file while the first has it open.
    let other = Bench::new();
    let opened =
        other.ask("open_document", json!({"place": other.app.grant(bench.path("orders.postflight"))}));
    let rows = other.ask("records", json!({"doc": opened["doc"], "noun": "observation"}));
    assert_eq!(rows["rows"][0]["code"], json!(code));
    assert_eq!(rows["rows"][0]["cells"]["time_to_diagnose"]["text"], "31");
}

#[test]
fn times_are_typed_in_the_pilots_zone_and_read_back_in_full() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let checked = bench.ask(
        "check_record",
        json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial",
               "fields": {"side": "pilot", "failed_at": "2026-10-14 13:02", "detected_at": "2026-10-14T11:05:00Z"}}),
    );
    assert_eq!(checked["problems"], json!([]));
    assert_eq!(checked["echoes"]["failed_at"], "2026-10-14 13:02 Europe/Berlin");
    assert_eq!(checked["echoes"]["detected_at"], "2026-10-14 13:05 Europe/Berlin");
}

#[test]
fn a_time_that_the_clocks_skipped_or_repeated_is_refused_with_the_reason() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for (typed, word) in [("2026-03-29 02:30", "does not exist"), ("2026-10-25 02:30", "happened twice")] {
        let checked = bench.ask(
            "check_record",
            json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": {"side": "pilot", "failed_at": typed}}),
        );
        assert!(checked["problems"][0]["what"].as_str().unwrap().contains(word), "{checked}");
    }
}

#[test]
fn a_field_that_contradicts_another_is_refused_beside_the_field() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let before = bench.head(doc);
    let failure = bench.refused(
        "add_record",
        json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": {
            "side": "pilot", "failed_at": "2026-10-14 13:02", "recovered_at": "2026-10-14 12:00"}}),
    );
    assert_eq!(failure.details.unwrap()[0]["field"], "recovered_at");
    assert_eq!(bench.head(doc), before, "a refusal changes nothing");
}

#[test]
fn undo_and_redo_outlive_the_program_and_stand_in_the_audit_trail() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let code = bench.trial(doc, "baseline", "S01", "2026-09-22", 90);
    bench.ask(
        "edit_record",
        json!({"doc": doc, "noun": "observation", "id": code, "fields": {"note": "slow"}}),
    );
    bench.ask("close_document", json!({"doc": doc}));

    let doc = bench.ask("open_document", json!({"place": bench.place("orders.postflight")}))["doc"]
        .as_u64()
        .unwrap();
    let note = || {
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"][0]["cells"]["note"]["text"]
            .clone()
    };
    assert_eq!(note(), "slow");
    assert_eq!(bench.ask("undo", json!({"doc": doc}))["value"], format!("Edit note of {code}"));
    assert_eq!(note(), "");
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"], json!([]));
    assert_eq!(bench.refused("undo", json!({"doc": doc})).message, "There is nothing to undo.");
    bench.ask("redo", json!({"doc": doc}));
    bench.ask("redo", json!({"doc": doc}));
    assert_eq!(note(), "slow");
    assert_eq!(bench.refused("redo", json!({"doc": doc})).message, "There is nothing to redo.");

    let trail = bench.ask("audit", json!({"doc": doc}));
    let verbs: Vec<_> =
        trail["entries"].as_array().unwrap().iter().map(|e| e["verb"].as_str().unwrap()).collect();
    assert_eq!(verbs, ["redid", "redid", "undid", "undid", "edited", "added", "made"]);
    assert_eq!(bench.verified(doc)["holds"], true);
}

#[test]
fn a_removed_observation_comes_back_whole_and_its_evidence_id_is_never_given_again() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let first = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let before = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    bench.ask("delete_record", json!({"doc": doc, "noun": "observation", "id": first}));
    let second = bench.trial(doc, "pilot", "S02", "2026-10-15", 20);
    assert_eq!((first.as_str(), second.as_str()), ("A-001", "A-002"));
    bench.ask("undo", json!({"doc": doc}));
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(bench.ask("records", json!({"doc": doc, "noun": "observation"})), before);
}

#[test]
fn an_undo_is_refused_when_somebody_else_changed_the_field_since() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.ask(
        "edit_record",
        json!({"doc": doc, "noun": "observation", "id": code, "fields": {"note": "mine"}}),
    );
    let other = Bench::new();
    let theirs = other
        .ask("open_document", json!({"place": other.app.grant(bench.path("orders.postflight"))}))["doc"]
        .clone();
    other.ask(
        "edit_record",
        json!({"doc": theirs, "noun": "observation", "id": code, "fields": {"note": "theirs"}}),
    );
    let failure = bench.refused("undo", json!({"doc": doc}));
    assert!(failure.message.contains("note has been changed since"), "{failure}");
    assert_eq!(
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"][0]["cells"]["note"]["text"],
        "theirs"
    );
}

#[test]
fn a_copied_document_goes_on_as_a_new_chain_with_its_own_letter() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.ask("close_document", json!({"doc": doc}));
    std::fs::copy(bench.path("orders.postflight"), bench.path("copy.postflight")).unwrap();
    let open =
        |name: &str| bench.ask("open_document", json!({"place": bench.place(name)}))["doc"].as_u64().unwrap();
    let original = open("orders.postflight");
    assert_eq!(bench.trial(original, "pilot", "S02", "2026-10-15", 20), "A-002");
    let copy = open("copy.postflight");
    assert_eq!(bench.trial(copy, "pilot", "S03", "2026-10-16", 25), "B-001");
    assert_eq!(bench.verified(original)["holds"], true);
    assert_eq!(bench.verified(copy)["holds"], true);
}

#[test]
fn what_is_not_a_document_of_ours_is_named_and_left_alone() {
    let bench = Bench::new();
    std::fs::write(bench.path("notes.postflight"), b"not a database at all").unwrap();
    let failure = bench.refused("open_document", json!({"place": bench.place("notes.postflight")}));
    assert!(failure.message.contains("notes.postflight is not a Postflight document"), "{failure}");
    assert_eq!(std::fs::read(bench.path("notes.postflight")).unwrap(), b"not a database at all");
    let missing = bench.refused("open_document", json!({"place": bench.place("gone.postflight")}));
    assert!(missing.message.contains("was not found"), "{missing}");
    assert!(!bench.path("gone.postflight").exists());
}

#[test]
fn a_document_of_a_newer_version_is_refused_and_left_alone() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.ask("close_document", json!({"doc": doc}));
    let path = bench.path("orders.postflight");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let before = std::fs::read(&path).unwrap();
    let failure = bench.refused("open_document", json!({"place": bench.place("orders.postflight")}));
    assert!(failure.message.contains("newer version of Postflight"), "{failure}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_no_one_chose_cannot_be_reached() {
    let bench = Bench::new();
    let failure = bench.refused("open_document", json!({"place": bench.path("orders.postflight")}));
    assert!(failure.message.contains("was not chosen"), "{failure}");
}

#[test]
fn a_document_that_another_program_has_open_was_not_left_behind() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    // The same person's command line, with the same settings, while the window has it open.
    let run = |args: &[&str]| crate::cli::said(bench.folder.path(), args);
    run(&["observe", "orders.postflight", "toil", "side=pilot", "week=2026-10-12", "hours=3"]);
    let again = bench.ask("open_document", json!({"place": bench.place("orders.postflight")}));
    assert_eq!(again["notices"], json!([]));
    let codes: Vec<_> = bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes, ["A-001", "A-002"], "one device goes on with one chain");
    assert_eq!(bench.verified(doc)["holds"], true);
}

#[test]
fn a_moment_a_hundred_years_away_is_a_slip_and_is_refused() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for typed in ["+99999999999999999999m", "-9999999999999999d", "+200000d"] {
        let checked = bench.ask(
            "check_record",
            json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": {"side": "pilot", "failed_at": typed}}),
        );
        assert!(checked["problems"][0]["what"].as_str().unwrap().contains("is not a time"), "{checked}");
    }
}

#[test]
fn a_window_that_was_open_first_goes_on_with_the_chain_that_another_began() {
    let window = Bench::new();
    let other = postflight::app::App::new(postflight::app::Surroundings::at(window.path("home"))).unwrap();
    let watch = postflight::app::Watch::silent();
    let place = other.grant(window.path("orders.postflight"));
    let made = json!({"place": place, "template": "astro-post-incident", "name": "Orders",
                      "starts": "2026-09-21", "time_zone": "UTC"});
    other.call("new_document", made, &watch).unwrap();
    let opened = window.ask("open_document", json!({"place": window.place("orders.postflight")}));
    let doc = opened["doc"].as_u64().unwrap();
    assert_eq!(window.trial(doc, "pilot", "S01", "2026-10-14", 31), "A-001");
}

#[test]
fn a_pilot_that_could_not_be_is_refused_beside_the_field() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let pilot = bench.ask("records", json!({"doc": doc, "noun": "pilot"}))["rows"][0]["id"].clone();
    for (field, typed, word) in [
        ("weeks", "4294967295", "1 to 52 weeks"),
        ("weeks", "0", "1 to 52 weeks"),
        ("time_zone", "Mars/X", "no time zone"),
        ("name", "", "name"),
    ] {
        let failure = bench.refused(
            "edit_record",
            json!({"doc": doc, "noun": "pilot", "id": pilot, "fields": {field: typed}}),
        );
        assert_eq!(failure.details.as_ref().unwrap()[0]["field"], field, "{failure}");
        assert!(failure.message.contains(word), "{failure}");
    }
    let failure =
        bench.refused("add_record", json!({"doc": doc, "noun": "criterion", "fields": {"title": "Nothing"}}));
    assert!(failure.message.contains("short code"), "{failure}");
}

#[test]
fn a_settings_folder_that_is_full_keeps_nobody_from_the_document() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.ask("close_document", json!({"doc": doc}));
    // What a full disk or a folder of another owner comes to: the files can no longer be replaced.
    for name in ["recent.json", "heads.json"] {
        std::fs::remove_file(bench.path("home").join(name)).unwrap();
        std::fs::create_dir(bench.path("home").join(name)).unwrap();
    }
    let doc = bench.ask("open_document", json!({"place": bench.place("orders.postflight")}))["doc"]
        .as_u64()
        .unwrap();
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    assert_eq!(
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"][0]["code"],
        json!(code)
    );
}

#[test]
fn what_is_recorded_as_now_counts_at_once() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for _ in 0..5 {
        let deploy = json!({"side": "pilot", "deployed_at": "now", "previewed": "yes", "seeded_fault": "yes", "defects_in_preview": "1"});
        bench.ask(
            "add_record",
            json!({"doc": doc, "noun": "observation", "kind": "deploy", "fields": deploy}),
        );
        let judged = bench.ask("assess", json!({"doc": doc}));
        let caught =
            judged["criteria"].as_array().unwrap().iter().find(|c| c["code"] == "C4").unwrap().clone();
        assert_eq!(caught["left_out"], json!([]), "{caught}");
    }
}

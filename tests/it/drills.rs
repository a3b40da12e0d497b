//! Live drills: each mark is in the document at once, whatever happens to the program or its clock.

use postflight::app::{App, Code, Failure, Surroundings, Watch};
use serde_json::{Value, json};

/// A war room: each look at the document is by a program that was started anew, at its own time.
struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let room = Self { folder: tempfile::tempdir().unwrap() };
        let app = room.start("2026-10-15T12:00:00Z");
        let place = app.grant(room.folder.path().join("orders.postflight"));
        let made = json!({"place": place, "template": "astro-post-incident", "name": "Orders",
                          "starts": "2026-09-21", "time_zone": "Europe/Berlin"});
        app.call("new_document", made, &Watch::silent()).unwrap();
        room
    }
    fn start(&self, now: &str) -> App {
        let seed = now.bytes().fold(7, |sum: u64, byte| sum.wrapping_mul(31) + u64::from(byte));
        App::new(Surroundings::fixed(self.folder.path().join("home"), "Ana", now, seed)).unwrap()
    }
    /// Starts the program at a moment, opens the document, asks once, and is gone.
    fn try_at(&self, now: &str, cmd: &str, mut args: Value) -> Result<Value, Failure> {
        let app = self.start(now);
        let place = app.grant(self.folder.path().join("orders.postflight"));
        let opened = app.call("open_document", json!({"place": place}), &Watch::silent()).unwrap();
        args["doc"] = opened["doc"].clone();
        app.call(cmd, args, &Watch::silent())
    }
    fn at(&self, now: &str, cmd: &str, args: Value) -> Value {
        self.try_at(now, cmd, args).unwrap_or_else(|failure| panic!("{cmd} at {now}: {failure}"))
    }
    /// A diagnosis drill of the first scenario on a side; gives its evidence id.
    fn begin(&self, now: &str, side: &str, cap: &str) -> String {
        let fields = json!({"side": side, "scenario": "S01", "cap": cap, "injected_into": "pilot"});
        let started = self.at(now, "start_drill", json!({"kind": "diagnosis_trial", "fields": fields}));
        started["value"]["code"].as_str().unwrap().to_owned()
    }
    fn mark(&self, now: &str, id: &str, mark: &str) -> Value {
        self.at(now, "mark_drill", json!({"id": id, "mark": mark}))["value"].clone()
    }
}

fn key<'a>(drill: &'a Value, field: &str) -> &'a Value {
    drill["marks"].as_array().unwrap().iter().find(|m| m["field"] == field).unwrap()
}

#[test]
fn a_drill_goes_on_where_it_was_after_the_program_was_gone() {
    let room = Room::new();
    let id = room.begin("2026-10-15T12:04:00Z", "pilot", "120");
    room.mark("2026-10-15T12:05:12Z", &id, "failed_at");
    room.mark("2026-10-15T12:16:40Z", &id, "detected_at");
    let running = room.at("2026-10-15T12:29:40Z", "drills", json!({}));
    let drill = &running["running"][0];
    assert_eq!(drill["code"], json!(id));
    assert_eq!(drill["since"], "2026-10-15T12:05:12Z");
    assert_eq!(running["now"], "2026-10-15T12:29:40Z", "24:28 run, however long the program was gone");
    assert_eq!(key(drill, "failed_at")["clock"], "14:05:12", "in the pilot's zone");
    assert_eq!(key(drill, "detected_at")["after"], "11:28 after it failed");
    assert_eq!(key(drill, "confirmed_at")["next"], true);
    assert_eq!(key(drill, "confirmed_at")["since"], "2026-10-15T12:16:40Z");
    assert_eq!(drill["cap"]["at"], "2026-10-15T14:16:40Z", "the cap counts from the detection");
}

#[test]
fn undo_names_the_mark_it_takes_back() {
    let room = Room::new();
    let id = room.begin("2026-10-15T12:04:00Z", "pilot", "");
    let written = room.at("2026-10-15T12:05:12Z", "mark_drill", json!({"id": id, "mark": "failed_at"}));
    assert_eq!(written["undo"], json!(format!("failed 14:05:12 in {id}")));
    room.at("2026-10-15T12:06:00Z", "undo", json!({}));
    let drill = room.at("2026-10-15T12:06:01Z", "drill", json!({"id": id}));
    assert_eq!(key(&drill, "failed_at")["at"], Value::Null);
    room.mark("2026-10-15T12:07:00Z", &id, "failed_at");
    let back = room.at("2026-10-15T12:07:09Z", "unmark_drill", json!({"id": id, "mark": "failed_at"}));
    assert_eq!(key(&back["value"], "failed_at")["next"], true);
}

#[test]
fn a_mark_that_contradicts_another_is_refused_with_ways_out() {
    let room = Room::new();
    let id = room.begin("2026-10-15T12:04:00Z", "pilot", "");
    room.mark("2026-10-15T12:05:00Z", &id, "failed_at");
    room.mark("2026-10-15T12:20:00Z", &id, "confirmed_at");
    let late = json!({"id": id, "mark": "detected_at"});
    let failure = room.try_at("2026-10-15T12:25:00Z", "mark_drill", late).unwrap_err();
    assert_eq!(failure.code, Code::Problems);
    let problem = &failure.details.unwrap()[0];
    assert_eq!(problem["field"], "detected_at", "beside the key that was pressed");
    assert!(problem["what"].as_str().unwrap().contains("“cause confirmed at” comes before “detected at”"));
    let swap = &problem["mendings"][0];
    assert_eq!(swap["words"], "Swap the two");
    room.at(
        "2026-10-15T12:25:30Z",
        "edit_record",
        json!({"noun": "observation", "id": id, "fields": swap["fields"]}),
    );
    let drill = room.at("2026-10-15T12:26:00Z", "drill", json!({"id": id}));
    assert_eq!(key(&drill, "detected_at")["clock"], "14:20:00");
    assert_eq!(key(&drill, "confirmed_at")["clock"], "14:25:00");
}

#[test]
fn a_clock_that_was_set_back_is_noticed_and_nothing_is_lost() {
    let room = Room::new();
    let id = room.begin("2026-10-15T12:04:00Z", "pilot", "");
    room.mark("2026-10-15T12:05:12Z", &id, "failed_at");
    let mark = json!({"id": id, "mark": "detected_at"});
    let failure = room.try_at("2026-10-15T11:58:00Z", "mark_drill", mark).unwrap_err();
    assert!(failure.message.contains("was set back"), "{failure}");
    let same = failure.details.unwrap()[0]["mendings"][0].clone();
    assert_eq!(same["words"], "Use the time of “Failed”");
    room.at(
        "2026-10-15T11:58:30Z",
        "edit_record",
        json!({"noun": "observation", "id": id, "fields": same["fields"]}),
    );
    let drill = room.mark("2026-10-15T12:40:12Z", &id, "confirmed_at");
    assert_eq!(key(&drill, "confirmed_at")["after"], "35:00 after detected");
    assert_eq!(room.at("2026-10-15T12:41:00Z", "verify", json!({}))["holds"], true);
}

#[test]
fn a_drill_stopped_at_its_cap_is_kept_as_a_longer_time() {
    let room = Room::new();
    let id = room.begin("2026-10-15T08:00:00Z", "baseline", "120");
    room.mark("2026-10-15T08:01:00Z", &id, "failed_at");
    room.mark("2026-10-15T08:10:00Z", &id, "detected_at");
    let failure = room.try_at("2026-10-15T09:00:00Z", "finish_drill", json!({"id": id})).unwrap_err();
    assert!(failure.message.contains("not confirmed yet"), "{failure}");
    let stopped = room.at("2026-10-15T10:14:30Z", "stop_drill", json!({"id": id}));
    assert_eq!(
        stopped["undo"],
        json!(format!("stopped 12:10:00 in {id}")),
        "at the cap, not when it was pressed"
    );
    assert_eq!(stopped["value"]["running"], false);
    assert_eq!(stopped["value"]["row"]["cells"]["time_to_diagnose"]["text"], ">120");
    let compared = room.at("2026-10-15T10:15:00Z", "compare", json!({"metric": "time_to_diagnose"}));
    assert_eq!(compared["assessment"]["pairs"][0]["baseline"], ">120");
}

#[test]
fn a_drill_without_a_cap_is_stopped_undiagnosed_too() {
    let room = Room::new();
    let id = room.begin("2026-10-15T08:00:00Z", "baseline", "");
    room.mark("2026-10-15T08:01:00Z", &id, "failed_at");
    let drill = room.mark("2026-10-15T08:10:00Z", &id, "detected_at");
    assert_eq!((&drill["cap"], &drill["stoppable"]), (&Value::Null, &json!(true)));
    let stopped = room.at("2026-10-15T09:40:00Z", "stop_drill", json!({"id": id}));
    assert_eq!(stopped["value"]["stoppable"], false);
    assert_eq!(stopped["value"]["row"]["cells"]["time_to_diagnose"]["text"], ">90");
}

#[test]
fn two_drills_run_at_once_and_end_beside_each_other() {
    let room = Room::new();
    let baseline = room.begin("2026-10-15T08:00:00Z", "baseline", "120");
    let pilot = room.begin("2026-10-15T08:30:00Z", "pilot", "120");
    for (at, id, mark) in [
        ("2026-10-15T08:00:10Z", &baseline, "failed_at"),
        ("2026-10-15T08:31:00Z", &pilot, "failed_at"),
        ("2026-10-15T08:34:10Z", &baseline, "detected_at"),
        ("2026-10-15T08:36:00Z", &pilot, "detected_at"),
        ("2026-10-15T08:59:00Z", &pilot, "confirmed_at"),
        ("2026-10-15T09:26:10Z", &baseline, "confirmed_at"),
    ] {
        room.mark(at, id, mark);
    }
    let running = room.at("2026-10-15T09:26:20Z", "drills", json!({}));
    let codes: Vec<_> = running["running"].as_array().unwrap().iter().map(|d| d["code"].clone()).collect();
    assert_eq!(codes, [json!(baseline), json!(pilot)], "the longest running first");
    let first = room.at("2026-10-15T09:27:00Z", "finish_drill", json!({"id": baseline}))["value"].clone();
    assert_eq!(first["other"], Value::Null, "what still runs is no half yet");
    let last = room.at("2026-10-15T09:28:00Z", "finish_drill", json!({"id": pilot}))["value"].clone();
    assert_eq!(last["other"]["code"], json!(baseline));
    assert_eq!(
        last["other"]["points"][1],
        json!({"word": "detected", "minutes": 34.0, "text": "34", "main": true})
    );
    let diagnose =
        last["pair"].as_array().unwrap().iter().find(|p| p["label"] == "Time to diagnose").unwrap();
    assert_eq!((&diagnose["baseline"], &diagnose["pilot"]), (&json!("52"), &json!("23")));
    assert_eq!(diagnose["change"], "\u{2212}56\u{a0}%");
    assert_eq!(last["pair_words"], "One pair shows its own two times and nothing more.");
    let failure =
        room.try_at("2026-10-15T09:29:00Z", "mark_drill", json!({"id": pilot, "mark": "recovered_at"}));
    assert!(failure.unwrap_err().message.contains("has ended"));
}

#[test]
fn a_repeated_drill_shows_its_own_times_and_what_nobody_marked_is_not_recorded() {
    let room = Room::new();
    let drill = |hour: u32, side: &str, minutes: u32| {
        let at = |m: u32| format!("2026-10-15T{hour:02}:{m:02}:00Z");
        let id = room.begin(&at(0), side, "");
        for (minute, mark) in [(1, "failed_at"), (2, "detected_at"), (2 + minutes, "confirmed_at")] {
            room.mark(&at(minute), &id, mark);
        }
        room.at(&at(58), "finish_drill", json!({"id": id}));
        id
    };
    drill(8, "baseline", 52);
    let (first, second) = (drill(9, "pilot", 20), drill(10, "pilot", 40));
    for (id, minutes) in [(first, "20"), (second, "40")] {
        let shown = room.at("2026-10-15T12:00:00Z", "drill", json!({"id": id}));
        let of = |label: &str| {
            let pair = shown["pair"].as_array().unwrap();
            pair.iter().find(|p| p["label"] == label).unwrap()["pilot"].clone()
        };
        assert_eq!(
            (of("Time to diagnose"), of("Time to recover (drill)")),
            (json!(minutes), json!("not recorded"))
        );
    }
}

#[test]
fn a_running_drill_counts_nowhere_until_it_ends() {
    let room = Room::new();
    let id = room.begin("2026-10-15T08:00:00Z", "pilot", "");
    room.mark("2026-10-15T08:00:10Z", &id, "failed_at");
    room.mark("2026-10-15T08:10:10Z", &id, "detected_at");
    room.mark("2026-10-15T08:30:10Z", &id, "confirmed_at");
    let value = |now: &str| {
        let compared = room.at(now, "compare", json!({"metric": "time_to_diagnose"}));
        compared["assessment"]["pairs"][0]["pilot"].clone()
    };
    assert_eq!(value("2026-10-15T08:31:00Z"), "running");
    room.at("2026-10-15T08:32:00Z", "finish_drill", json!({"id": id}));
    assert_eq!(value("2026-10-15T08:33:00Z"), "20");
}

#[test]
fn notes_are_stamped_and_keep_their_order() {
    let room = Room::new();
    let id = room.begin("2026-10-15T12:04:00Z", "pilot", "");
    room.at(
        "2026-10-15T12:18:02Z",
        "note_drill",
        json!({"id": id, "text": "acknowledged from\nthe health incident"}),
    );
    let drill = room.at("2026-10-15T12:21:33Z", "note_drill", json!({"id": id, "text": "debug run started"}));
    let expected = json!([{"at": "14:21:33", "text": "debug run started"},
                          {"at": "14:18:02", "text": "acknowledged from the health incident"}]);
    assert_eq!(drill["value"]["notes"], expected);
    assert_eq!(drill["undo"], json!(format!("note in {id}")));
}

#[test]
fn a_drill_in_production_is_asked_about_twice_before_it_starts() {
    let room = Room::new();
    let asked = |confirmed: u32| {
        let fields = json!({"side": "pilot", "scenario": "S01", "injected_into": "production"});
        let args = json!({"kind": "diagnosis_trial", "fields": fields, "confirmed": confirmed});
        room.try_at("2026-10-15T12:04:00Z", "start_drill", args)
    };
    let (first, second) = (asked(0).unwrap_err(), asked(1).unwrap_err());
    assert_eq!((first.code, second.code), (Code::Confirm, Code::Confirm));
    assert_ne!(first.message, second.message);
    assert_eq!(second.details.unwrap()["confirmed"], 2);
    assert_eq!(room.at("2026-10-15T12:05:00Z", "drills", json!({}))["running"], json!([]));
    assert!(asked(2).is_ok());
}

#[test]
fn rollbacks_and_isolation_drills_have_their_own_clocks() {
    let room = Room::new();
    let begin = |kind: &str| {
        let args = json!({"kind": kind, "fields": {"side": "pilot", "scenario": "S05"}});
        room.at("2026-10-15T12:00:00Z", "start_drill", args)["value"]["code"].as_str().unwrap().to_owned()
    };
    let rollback = begin("rollback_drill");
    for (at, mark) in [("12:01", "requested_at"), ("12:03", "deployed_at"), ("12:09", "good_run_at")] {
        room.mark(&format!("2026-10-15T{at}:00Z"), &rollback, mark);
    }
    let ended = room.at("2026-10-15T12:10:00Z", "finish_drill", json!({"id": rollback}))["value"].clone();
    assert_eq!(ended["row"]["cells"]["rollback_duration"]["text"], "8");
    let isolation = begin("isolation_drill");
    let failure = room.try_at("2026-10-15T12:11:00Z", "finish_drill", json!({"id": isolation})).unwrap_err();
    assert!(failure.message.contains("Nothing is marked yet"), "{failure}");
    let drill = room.mark("2026-10-15T12:12:00Z", &isolation, "failure_injected_at");
    assert_eq!(drill["since_words"], "since injected");
}

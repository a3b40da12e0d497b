//! Who works here: the name in each edit, of the device and not of the document.

use postflight::app::{App, Code, Surroundings, Watch};
use serde_json::{Value, json};

use crate::bench::Bench;
use crate::cli::{run, said};

fn told(bench: &Bench, name: Value) -> Value {
    bench.ask("set_who", json!({ "name": name }))
}

/// Who stands in the audit trail, newest first.
fn trail(bench: &Bench, doc: u64) -> Vec<String> {
    let audit = bench.ask("audit", json!({"doc": doc, "most": 50}));
    let who = |entry: &Value| entry["who"].as_str().unwrap().to_owned();
    audit["entries"].as_array().unwrap().iter().map(who).collect()
}

#[test]
fn each_edit_carries_the_name_of_its_time_and_earlier_ones_keep_theirs() {
    let bench = Bench::new();
    let account = bench.ask("who", json!({}))["name"].as_str().unwrap().to_owned();
    let doc = bench.pilot();
    told(&bench, json!("  Analyst A "));
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let again = told(&bench, json!("Analyst B"));
    assert_eq!(again, json!({"name": "Analyst B", "given": true, "account": account, "ask": false}));
    bench.trial(doc, "pilot", "S02", "2026-10-14", 31);
    assert_eq!(trail(&bench, doc), ["Analyst B", "Analyst A", account.as_str()]);
    assert_eq!(bench.verified(doc)["holds"], true);
    // The account's name again.
    told(&bench, Value::Null);
    bench.ask("undo", json!({ "doc": doc }));
    assert_eq!(trail(&bench, doc)[0], account);
}

#[test]
fn a_name_that_cannot_stand_is_refused_beside_its_field_and_nothing_changes() {
    let bench = Bench::new();
    told(&bench, json!("Analyst A"));
    let long = "n".repeat(201);
    for (typed, word) in [
        ("  ", "Type a name"),
        (long.as_str(), "201 letters"),
        ("Analyst\nA", "cannot be seen"),
        ("Analyst \u{202e}A", "cannot be seen"),
    ] {
        let failure = bench.refused("set_who", json!({ "name": typed }));
        assert_eq!(failure.code, Code::Problems);
        let problem = &failure.details.unwrap()[0];
        assert_eq!(problem["field"], "name");
        assert!(problem["what"].as_str().unwrap().contains(word), "{problem}");
    }
    assert_eq!(bench.ask("who", json!({}))["name"], "Analyst A");
    told(&bench, json!("é".repeat(200)));
}

#[test]
fn the_name_outlives_the_program_and_a_second_one_hears_of_it() {
    let bench = Bench::new();
    let other = App::new(Surroundings::at(bench.path("home"))).unwrap();
    let device = || -> Value {
        serde_json::from_slice(&std::fs::read(bench.path("home").join("device.json")).unwrap()).unwrap()
    };
    let before = device();
    told(&bench, json!("Analyst A"));
    let heard = other.call("who", json!({}), &Watch::silent()).unwrap();
    assert_eq!((&heard["name"], &heard["ask"]), (&json!("Analyst A"), &json!(false)));
    assert_eq!(before["id"], device()["id"], "the device stays who it is");
}

#[test]
fn a_new_pilot_asks_once_and_an_empty_answer_is_one() {
    let new = |bench: &Bench, cmd: &str, who: &str| {
        let args = json!({"place": bench.place("a.postflight"), "template": "astro-post-incident", "name": "Orders",
                          "starts": "2026-09-21", "time_zone": "UTC", "who": who});
        bench.ask(cmd, args)
    };
    let bench = Bench::new();
    assert_eq!(bench.ask("who", json!({}))["ask"], true);
    let checked = new(&bench, "check_new", "Analyst\tA");
    assert_eq!(checked["problems"][0]["field"], "who");
    assert_eq!(bench.ask("who", json!({}))["ask"], true, "a check changes nothing");
    let doc = new(&bench, "new_document", "Analyst A")["doc"].as_u64().unwrap();
    assert_eq!(trail(&bench, doc), ["Analyst A"], "its first entry has the name already");

    let bench = Bench::new();
    new(&bench, "new_document", "");
    let who = bench.ask("who", json!({}));
    assert_eq!((&who["ask"], &who["given"]), (&json!(false), &json!(false)));
}

#[test]
fn the_command_line_shows_and_says_it() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    assert!(said(home, &["who"]).contains("since nobody gave another"));
    assert!(
        said(home, &["who", "Analyst A"]).contains("From now on edits made here carry the name Analyst A.")
    );
    assert_eq!(said(home, &["who"]), "Edits made here carry the name Analyst A.\n");
    let refused = run(home, &["who", ""]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("Type a name"));
    said(home, &["who", "--account"]);
    let who: Value = serde_json::from_str(&said(home, &["who", "--json"])).unwrap();
    assert_eq!(who["given"], false);
}

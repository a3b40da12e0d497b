//! The calendar of the drills, read back as its standard says.

use std::collections::BTreeMap;

use serde_json::json;

use super::{drills, edit, planned, schedule};

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

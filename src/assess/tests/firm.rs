//! How firm a result is: ways of looking, comparability, a bad baseline, learning.

use serde_json::{Value, json};

use super::doc::{DAY, Doc, at, later};
use super::levels::SHORTER;
use crate::domain::Noun;
use crate::domain::assessment::{Alike, Assessment, Verdict};

/// Changes every observation of a document.
fn each(doc: &mut Doc, change: impl Fn(usize, &mut serde_json::Map<String, Value>)) {
    let all: Vec<_> = doc.contents.bodies(Noun::Observation).map(|(id, b)| (id, b.clone())).collect();
    for (i, (id, mut body)) in all.into_iter().enumerate() {
        change(i, &mut body);
        doc.contents.put(Noun::Observation, id, body);
    }
}

fn shorter() -> Doc {
    let mut doc = Doc::new();
    doc.pairs(&SHORTER);
    doc.criterion(json!({}));
    doc
}

fn alike(a: &Assessment, what: &str) -> Alike {
    a.firm.likeness.iter().find(|l| l.what == what).map(|l| l.alike).unwrap()
}

#[test]
fn ways_that_come_to_the_same_data_are_counted_once() {
    let a = shorter().assess();
    let ways = a.firm.ways.clone().unwrap();
    // Both clocks, paired or not; no pair is without change, nothing comes from the incident and
    // nothing lies before a cut-over.
    assert_eq!(ways.of, 4);
    assert_eq!(ways.same.len(), 3);
    assert_eq!(ways.rows[0].words, "as judged");
    insta::assert_debug_snapshot!(a.firm);
}

#[test]
fn a_way_without_the_stopped_case_concludes_the_same_where_its_interval_does() {
    let mut doc = Doc::new();
    let mut values = SHORTER;
    values[0].0 = -240.0;
    doc.pairs(&values);
    doc.criterion(json!({}));
    // The pilot's drill of the stopped pair was run before the cut-over.
    doc.put(Noun::Pilot, json!({"cut_over": at(DAY).day(chrono_tz::UTC), "time_zone": "UTC"}));
    let ways = doc.assess().firm.ways.unwrap();
    assert!(ways.rows[0].finding.starts_with("at least"), "{:?}", ways.rows[0]);
    assert!(ways.rows.iter().any(|way| way.n == "11 pairs"), "{:?}", ways.rows);
    assert_eq!(ways.held, ways.of, "{:?}", ways.rows);
}

#[test]
fn a_way_that_turns_is_named() {
    let mut doc = shorter();
    // Every pilot drill of the first seven scenarios was run before the cut-over.
    doc.put(Noun::Pilot, json!({"cut_over": at(7 * DAY).day(chrono_tz::UTC), "time_zone": "UTC"}));
    let a = doc.assess();
    let ways = a.firm.ways.unwrap();
    assert_eq!(ways.of, 8);
    assert!(ways.held < ways.of);
    assert!(
        ways.sentence.starts_with(&format!("Holds in {} of 8 ways of looking. It turns with: ", ways.held))
    );
    let turned = ways.rows.iter().find(|way| !way.holds).unwrap();
    assert!(ways.sentence.contains(&turned.words));
    // The verdict itself is by the data as registered.
    assert_eq!(a.verdict, Verdict::Met);
}

#[test]
fn pairs_without_change_are_a_way_of_their_own() {
    let mut pairs = SHORTER.to_vec();
    pairs[3] = (77.0, 77.0);
    let mut doc = Doc::new();
    doc.pairs(&pairs);
    doc.criterion(json!({}));
    let ways = doc.assess().firm.ways.unwrap();
    let dropped = ways.rows.iter().find(|way| way.words == "pairs without change dropped").unwrap();
    assert_eq!(dropped.n, "11 pairs");
}

#[test]
fn nothing_concluded_has_no_ways() {
    let mut doc = Doc::new();
    doc.pairs(&SHORTER[..5]);
    doc.criterion(json!({}));
    let a = doc.assess();
    assert!(a.firm.ways.is_none() && a.firm.one_case.is_empty());
}

#[test]
fn other_people_on_each_side_have_no_headline() {
    let mut doc = shorter();
    let people: Vec<_> =
        (0..4).map(|i| doc.put(Noun::Person, json!({"name": format!("person {i}")}))).collect();
    each(&mut doc, |i, body| {
        let side = if body["side"] == "pilot" { 2 } else { 0 };
        body.insert("diagnosed_by".to_owned(), json!([people[side + i % 2]]));
    });
    let a = doc.assess();
    assert_eq!((a.verdict, alike(&a, "people")), (Verdict::NotComparable, Alike::Withholds));
    assert!(a.finding.effect.is_none() && a.firm.ways.is_none());
    each(&mut doc, |i, body| {
        let turn = usize::from(body["side"] == "pilot");
        body.insert("diagnosed_by".to_owned(), json!([people[(i / 2 + turn) % 2]]));
    });
    assert_eq!(alike(&doc.assess(), "people"), Alike::Same);
    each(&mut doc, |_, body| {
        body.insert("diagnosed_by".to_owned(), json!([people[0]]));
    });
    let a = doc.assess();
    assert_eq!(a.verdict, Verdict::Met);
    assert!(a.firm.to_mind().iter().any(|said| said.contains("knew the cause the second time")));
}

#[test]
fn other_hours_and_severities_have_no_headline() {
    let mut doc = shorter();
    each(&mut doc, |_, body| {
        let severity = if body["side"] == "pilot" { "minor" } else { "critical" };
        body.insert("severity".to_owned(), json!(severity));
    });
    let a = doc.assess();
    assert_eq!((a.verdict, alike(&a, "severity")), (Verdict::NotComparable, Alike::Withholds));
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(12);
    for (i, (scenario, (before, after))) in scenarios.iter().zip(SHORTER).enumerate() {
        let start = i as i64 % 5 * DAY;
        doc.trial("baseline", *scenario, start - 7 * 60, before);
        doc.trial("pilot", *scenario, start + 60, after);
    }
    doc.criterion(json!({}));
    let a = doc.assess();
    assert_eq!((a.verdict, alike(&a, "hours")), (Verdict::NotComparable, Alike::Withholds));
}

#[test]
fn set_ups_are_compared_part_by_part() {
    let mut doc = shorter();
    let set_up = |side: &str, day: i64, executor: &str, workers: &str| {
        json!({"side": side, "taken": at(day * DAY).day(chrono_tz::UTC), "version": "3.1",
            "executor": executor, "workers": workers, "database": "PostgreSQL 16"})
    };
    doc.put(Noun::Snapshot, set_up("baseline", -3, "local", "2 small"));
    doc.put(Noun::Snapshot, set_up("pilot", -3, "Celery", "2 small"));
    doc.put(Noun::Snapshot, set_up("pilot", 4, "Celery", "4 large"));
    let a = doc.assess();
    // How long people take does not hang on the machines; it is said.
    assert_eq!(a.verdict, Verdict::Met);
    let mind = a.firm.to_mind().join(" ");
    for part in [
        "executor",
        "worker sizes",
        "changed while evidence was taken: worker sizes (from 2 small to 4 large)",
    ] {
        assert!(mind.contains(part), "{part}: {mind}");
    }
    assert!(a.firm.likeness.iter().any(|l| l.words.contains("alike on both sides: metadata database")));
}

#[test]
fn a_baseline_that_is_the_incident_has_no_headline() {
    let incident = |doc: &mut Doc| {
        doc.put(Noun::Incident, json!({"what": "stale", "began": at(-3 * DAY), "resolved": at(-DAY)}))
    };
    let live = |doc: &mut Doc, side: &str, start: i64, minutes: i64| {
        doc.observe(json!({"kind": "diagnosis_trial", "side": side, "origin": "live_incident",
            "failed_at": at(start), "detected_at": at(start + 3), "confirmed_at": at(start + 3 + minutes)}));
    };
    let mut doc = Doc::new();
    incident(&mut doc);
    for i in 0..6 {
        live(&mut doc, "baseline", -3 * DAY + 60 * i, 100 + 9 * i);
        live(&mut doc, "pilot", i * DAY, 30 + i);
    }
    let a = doc.compare("time_to_diagnose").unwrap();
    assert_eq!((a.verdict, alike(&a, "baseline")), (Verdict::NotComparable, Alike::Withholds));
    // Two bad ones of eight are said, and whether the result stays without them is counted.
    let mut doc = Doc::new();
    incident(&mut doc);
    for i in 0..8 {
        live(&mut doc, "baseline", if i < 2 { -3 * DAY + 60 * i } else { -30 * DAY + i * DAY }, 100 + 9 * i);
        live(&mut doc, "pilot", i * DAY, 30 + i);
    }
    let a = doc.compare("time_to_diagnose").unwrap();
    let said = a.firm.regression.join(" ");
    assert!(said.starts_with("2 of 8 baseline cases come from the incident behind the pilot"), "{said}");
    assert!(said.contains("Without them the conclusion is the same."), "{said}");
    assert!(said.contains("No baseline period is set"), "{said}");
    assert_eq!(a.firm.ways.unwrap().of, 4);
}

#[test]
fn learning_shows_in_the_order_and_in_repeats() {
    let mut doc = Doc::new();
    // Whatever comes second is twice as fast; the platform does nothing.
    let scenarios = doc.scenarios(12);
    for (i, scenario) in scenarios.iter().enumerate() {
        let (start, minutes) = (i as i64 * DAY, 60.0 + i as f64);
        let (first, second) = if i % 2 == 0 { ("baseline", "pilot") } else { ("pilot", "baseline") };
        doc.trial(first, *scenario, start, minutes);
        doc.trial(second, *scenario, start + 200, minutes / 2.0);
    }
    doc.criterion(json!({}));
    let learning = doc.assess().firm.learning.unwrap();
    assert!(learning.flagged);
    assert_eq!(
        learning.sentence,
        "With the baseline first (6 pairs) the median change was \u{2212}50\u{a0}%, with the pilot first (6 pairs) +100\u{a0}%; what was learnt from the first drill may be part of the change."
    );
    for scenario in scenarios.iter().take(6) {
        doc.trial("pilot", *scenario, 13 * DAY, 9.0);
    }
    doc.criterion(json!({"code": "F9", "planned_n": null}));
    let all = crate::assess::assess_all(&doc.contents, &doc.runs, later());
    let repeats = all[1].firm.learning.clone().unwrap();
    assert!(
        repeats.sentence.contains("the last try was lower than the first in 6 of 6"),
        "{}",
        repeats.sentence
    );
    assert!(repeats.repeats.unwrap().high.unwrap() < 0.0);
}

#[test]
fn a_trial_that_was_left_out_by_hand_still_came_first_and_a_stopped_pair_is_told() {
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(12);
    for (i, scenario) in scenarios.iter().enumerate() {
        let start = i as i64 * DAY;
        let (first, second) = if i % 2 == 0 { ("baseline", "pilot") } else { ("pilot", "baseline") };
        if i == 3 {
            doc.stopped("baseline", *scenario, start + 200, 240);
            doc.trial("pilot", *scenario, start, 60.0);
            continue;
        }
        doc.trial(first, *scenario, start, 60.0 + i as f64);
        doc.trial(second, *scenario, start + 200, 50.0 + i as f64);
    }
    doc.criterion(json!({}));
    let said = |doc: &Doc| doc.assess().firm.learning.unwrap().sentence;
    let orders = said(&doc);
    assert!(orders.contains("With the baseline first (6 pairs)"), "{orders}");
    assert!(orders.contains("with the pilot first (5 pairs, without 1 that was stopped)"), "{orders}");
    // The scenario that the pilot had first was tried on the baseline the day before.
    doc.observe(json!({
        "kind": "diagnosis_trial", "side": "baseline", "origin": "drill", "scenario": scenarios[1],
        "failed_at": at(DAY - 600), "detected_at": at(DAY - 595), "confirmed_at": at(DAY - 525),
        "left_out": "The fault of the drill before was still there.",
    }));
    let orders = said(&doc);
    assert!(orders.contains("With the baseline first (7 pairs)"), "{orders}");
    assert!(orders.contains("with the pilot first (4 pairs, without 1 that was stopped)"), "{orders}");
}

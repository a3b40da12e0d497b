//! Demonstrations, checklists, milestones and the recommendation.

use serde_json::json;

use super::doc::{DAY, Doc, at, later, told};
use super::levels::SHORTER;
use crate::assess::{assess_all, recommend};
use crate::domain::Noun;
use crate::domain::assessment::Verdict;
use crate::domain::story::Course;

fn rollback(doc: &mut Doc, day: i64, more: serde_json::Value) {
    let start = day * DAY;
    let mut body = json!({"kind": "rollback_drill", "side": "pilot", "from_version": "2.1", "to_version": "2.0",
        "requested_at": at(start), "deployed_at": at(start + 4), "good_run_at": at(start + 9),
        "outcome": "clean", "downtime": 0.0, "others_affected": 0});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body.as_object_mut().unwrap().retain(|_, v| !v.is_null());
    doc.observe(body);
}

fn rollbacks(doc: &mut Doc) {
    doc.criterion(json!({"code": "C2", "question": "contained", "kind": "demonstration",
        "metric": "rollback_clean", "rule": "every_drill", "planned_n": 5, "counted": "drills",
        "title": "Rollback drills"}));
}

#[test]
fn five_clean_rollbacks_meet_and_still_allow_45_percent() {
    let mut doc = Doc::new();
    (0..5).for_each(|day| rollback(&mut doc, day, json!({})));
    rollbacks(&mut doc);
    let a = doc.assess();
    assert_eq!(a.verdict, Verdict::Met);
    // 1 − 0.05^(1/5)
    assert!((a.finding.failure_bound.as_ref().unwrap().high.unwrap() - 45.072).abs() < 0.001);
    insta::assert_snapshot!(told(&a));
}

#[test]
fn the_first_failing_drill_decides() {
    let mut doc = Doc::new();
    rollback(&mut doc, 0, json!({}));
    rollback(&mut doc, 1, json!({"downtime": 12.0}));
    rollback(&mut doc, 2, json!({}));
    rollbacks(&mut doc);
    let a = doc.assess();
    assert_eq!((a.verdict, a.interim), (Verdict::NotMet, false));
    insta::assert_snapshot!(told(&a));
}

#[test]
fn an_item_nobody_recorded_is_not_true() {
    let mut doc = Doc::new();
    (0..4).for_each(|day| rollback(&mut doc, day, json!({})));
    rollback(&mut doc, 4, json!({"downtime": null, "others_affected": null}));
    rollbacks(&mut doc);
    let a = doc.assess();
    assert_eq!((a.verdict, a.interim, a.progress.done), (Verdict::NotEnoughEvidence, true, 4));
    insta::assert_snapshot!(told(&a));
}

#[test]
fn no_downtime_needs_three_times() {
    let mut doc = Doc::new();
    (0..5).for_each(|day| rollback(&mut doc, day, json!({"deployed_at": null})));
    rollbacks(&mut doc);
    let a = doc.assess();
    assert_eq!(a.progress.done, 0);
    assert!(a.words.missing.contains("A-001: no downtime"), "{}", a.words.missing);
}

#[test]
fn drills_after_the_planned_ones_are_counted_beside() {
    let mut doc = Doc::new();
    (0..5).for_each(|day| rollback(&mut doc, day, json!({})));
    rollback(&mut doc, 9, json!({"outcome": "failed"}));
    rollbacks(&mut doc);
    let a = doc.assess();
    assert_eq!((a.verdict, a.progress.later), (Verdict::Met, 1));
    assert!(a.cautions.iter().any(|c| c.contains("A-006 failed")));
}

#[test]
fn isolation_drills_before_their_planned_number() {
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(3);
    for (i, scenario) in scenarios.iter().enumerate() {
        doc.observe(json!({"kind": "isolation_drill", "side": "pilot", "scenario": scenario,
            "failure_injected_at": at(i as i64 * DAY), "others_hit": 0, "production_hit": false}));
    }
    doc.criterion(json!({"code": "C1", "kind": "demonstration", "metric": "stayed_inside",
        "rule": "every_drill", "planned_n": 5, "counted": "drills"}));
    insta::assert_snapshot!(told(&doc.assess()));
}

#[test]
fn at_least_five_of_six_alerts() {
    let mut doc = Doc::new();
    for i in 0..6_i64 {
        doc.observe(json!({"kind": "health_alert", "side": "pilot", "origin": "drill",
            "raised_at": at(i * DAY), "true_alarm": true, "lead": if i == 3 { -4.0 } else { 6.0 }}));
    }
    doc.observe(json!({"kind": "health_alert", "side": "pilot", "raised_at": at(0), "true_alarm": false}));
    doc.criterion(json!({"code": "K2", "kind": "demonstration", "metric": "alert_came_first",
        "rule": "at_least", "threshold": 5.0, "planned_n": 6, "counted": "drills"}));
    let a = doc.assess();
    assert_eq!(a.verdict, Verdict::Met);
    insta::assert_snapshot!(told(&a));
}

#[test]
fn a_checklist_needs_evidence() {
    let mut doc = Doc::new();
    let controls: Vec<_> = ["Audit log", "Access", "Secrets"]
        .map(|name| doc.put(Noun::Control, json!({"name": name})))
        .into_iter()
        .collect();
    doc.observe(json!({"kind": "control_check", "side": "pilot", "control": controls[0],
        "presence": "absent", "checked_at": at(0)}));
    doc.observe(json!({"kind": "control_check", "side": "pilot", "control": controls[0],
        "presence": "present", "evidence": "export of 3 October", "checked_at": at(DAY)}));
    doc.observe(json!({"kind": "control_check", "side": "pilot", "control": controls[1],
        "presence": "present", "checked_at": at(DAY)}));
    doc.observe(json!({"kind": "control_check", "side": "baseline", "control": controls[2],
        "presence": "present", "evidence": "x", "checked_at": at(DAY)}));
    doc.criterion(json!({"code": "K3", "kind": "demonstration", "rule": "checklist", "metric": null,
        "planned_n": 3, "counted": "items", "title": "Controls", "primary": false}));
    insta::assert_snapshot!(told(&doc.assess()));
}

#[test]
fn milestones_are_done_or_open() {
    let mut doc = Doc::new();
    let person = doc.put(Noun::Person, json!({"name": "N. N.", "role": "lead"}));
    doc.put(Noun::Responsibility, json!({"what": "DAG code", "owner": person}));
    doc.put(Noun::Responsibility, json!({"what": "Upgrades"}));
    let milestone = |code: &str, rule: &str| {
        json!({"code": code, "kind": "milestone", "rule": rule, "metric": null, "planned_n": null,
            "title": format!("milestone {code}"), "primary": false})
    };
    doc.criterion(milestone("K4", "owners_named"));
    doc.criterion(milestone("K5", "decision_recorded"));
    let all = assess_all(&doc.contents, &doc.runs, later());
    assert_eq!(all[0].chip.state.name(), "open");
    assert_eq!(all[0].words.sentence, "milestone K4: 1 of 2 done.");
    assert_eq!(all[1].verdict, Verdict::NotEnoughEvidence);
    doc.put(Noun::Decision, json!({"course": "proceed", "by": person, "on": "2026-11-16"}));
    let all = assess_all(&doc.contents, &doc.runs, later());
    assert_eq!(all[1].verdict, Verdict::Met);
}

#[test]
fn the_printed_rule_proposes() {
    let mut doc = Doc::new();
    doc.pairs(&SHORTER);
    doc.criterion(json!({}));
    (0..3).for_each(|day| rollback(&mut doc, day, json!({})));
    rollbacks(&mut doc);
    let short = recommend(&assess_all(&doc.contents, &doc.runs, later()));
    assert_eq!(short.course, Course::Extend);
    assert_eq!(short.missing, ["C2: 2 rollback drills to go"]);
    (3..5).for_each(|day| rollback(&mut doc, day, json!({})));
    let full = recommend(&assess_all(&doc.contents, &doc.runs, later()));
    assert_eq!((full.course, full.missing.len()), (Course::Proceed, 0));
    insta::assert_snapshot!(format!(
        "{}\n{}\n{}\n{}",
        short.sentence,
        full.sentence,
        full.why.join("\n"),
        full.rule
    ));
}

#[test]
fn worse_at_the_planned_n_stops() {
    let mut doc = Doc::new();
    doc.pairs(&SHORTER.map(|(b, a)| (a, b)));
    doc.criterion(json!({}));
    let proposed = recommend(&assess_all(&doc.contents, &doc.runs, later()));
    assert_eq!(proposed.course, Course::Stop);
    assert!(proposed.why[0].starts_with("F1 is worse than the baseline at its planned n."));
}

#[test]
fn failing_again_after_a_fix_stops() {
    let mut doc = Doc::new();
    rollback(&mut doc, 0, json!({"outcome": "failed"}));
    rollbacks(&mut doc);
    assert_eq!(recommend(&assess_all(&doc.contents, &doc.runs, later())).course, Course::Extend);
    let criterion = doc.contents.bodies(Noun::Criterion).next().unwrap().0;
    doc.put(
        Noun::Amendment,
        json!({"criterion": criterion, "at": at(3 * DAY), "what": "repeat after a fix"}),
    );
    rollback(&mut doc, 5, json!({"outcome": "failed"}));
    assert_eq!(recommend(&assess_all(&doc.contents, &doc.runs, later())).course, Course::Stop);
}

#[test]
fn withdrawing_what_came_out_badly_does_not_better_what_is_proposed() {
    let proposed = |withdrawn: i64| {
        let mut doc = Doc::new();
        doc.pairs(&SHORTER);
        doc.criterion(json!({}));
        rollback(&mut doc, 10, json!({"outcome": "failed"}));
        rollbacks(&mut doc);
        let (id, body) = doc.contents.bodies(Noun::Criterion).last().unwrap();
        let mut body = body.clone();
        body.insert("withdrawn_at".to_owned(), json!(at(withdrawn * DAY)));
        doc.contents.put(Noun::Criterion, id, body);
        let all = assess_all(&doc.contents, &doc.runs, later());
        (all[1].primary, all[1].cautions.last().unwrap().clone(), recommend(&all).course)
    };
    let (primary, said, course) = proposed(5);
    assert_eq!((primary, course), (false, Course::Proceed), "nothing was seen when it was withdrawn");
    assert!(said.ends_with("the recommendation does not rest on it; what was found stays here."), "{said}");
    let (primary, said, course) = proposed(11);
    assert_eq!((primary, course), (true, Course::Extend));
    assert!(said.ends_with("so the recommendation still rests on what was found."), "{said}");
}

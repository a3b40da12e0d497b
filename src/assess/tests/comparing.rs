//! What is compared with what, and what is left out.

use serde_json::json;

use super::doc::{DAY, Doc, at, later, told};
use super::levels::SHORTER;
use crate::domain::Noun;
use crate::domain::assessment::{Bound, Design, Verdict};
use crate::stats::capped::{CappedPairs, capped_pairs};
use crate::stats::confidence::Confidence;
use crate::stats::survival::durations::Duration;

#[test]
fn every_halved_pair_is_a_halving() {
    let mut doc = Doc::new();
    doc.pairs(&(0..12).map(|i| (20.0 + f64::from(i), 10.0 + f64::from(i) / 2.0)).collect::<Vec<_>>());
    doc.criterion(json!({}));
    let a = doc.assess();
    let effect = a.finding.effect.clone().unwrap();
    for end in [Some(effect.value), effect.low, effect.high] {
        assert!((end.unwrap() + 50.0).abs() < 1e-9);
    }
    assert_eq!((effect.n, effect.unit.as_str()), (12, "%"));
    assert_eq!(a.verdict, Verdict::Met);
    assert_eq!(a.evidence.len(), 24);
    assert_eq!(a.rows.pairs[0].baseline.evidence, ["A-001"]);
    // 2^-11: all twelve in one direction, exactly.
    assert!((a.finding.p.unwrap() - 2.0_f64.powi(-11)).abs() < 1e-12);
}

#[test]
fn a_repeated_scenario_counts_once_with_its_median() {
    let mut doc = Doc::new();
    let scenarios = doc.pairs(&SHORTER);
    doc.trial("pilot", scenarios[0], 600, 10.0);
    doc.trial("pilot", scenarios[0], 900, 60.0);
    doc.criterion(json!({}));
    let a = doc.assess();
    assert_eq!(a.progress.done, 12);
    assert_eq!(a.rows.pairs[0].pilot.value, Some(38.0));
    assert_eq!(a.rows.pairs[0].pilot.evidence.len(), 3);
}

#[test]
fn pairs_after_the_look_are_counted_beside_it() {
    let mut doc = Doc::new();
    let mut pairs = SHORTER.to_vec();
    pairs.extend([(50.0, 500.0), (50.0, 500.0)]);
    let scenarios = doc.pairs(&pairs);
    doc.trial("pilot", scenarios[0], 13 * DAY, 900.0);
    doc.criterion(json!({}));
    let mut without = Doc::new();
    without.pairs(&SHORTER);
    without.criterion(json!({}));
    let (a, b) = (doc.assess(), without.assess());
    assert_eq!(a.verdict, Verdict::Met);
    assert_eq!(a.finding.effect.as_ref().unwrap().value, b.finding.effect.as_ref().unwrap().value);
    assert_eq!((a.progress.done, a.progress.later), (12, 2));
    assert_eq!(a.rows.pairs.iter().filter(|p| p.later).count(), 2);
    insta::assert_snapshot!(told(&a));
}

#[test]
fn everything_left_out_is_counted_and_named() {
    let mut doc = Doc::new();
    let scenarios = doc.pairs(&SHORTER);
    let extra = doc.scenarios(2);
    doc.trial("baseline", extra[0], 0, 30.0);
    let trial = |more: serde_json::Value| {
        let mut body = json!({
            "kind": "diagnosis_trial", "side": "baseline", "origin": "drill", "scenario": extra[1],
            "failed_at": at(0), "detected_at": at(5), "confirmed_at": at(65),
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body.as_object_mut().unwrap().retain(|_, v| !v.is_null());
        body
    };
    doc.observe(trial(json!({"left_out": "the wrong cluster"})));
    doc.observe(trial(json!({"side": null})));
    doc.observe(trial(json!({"detected_at": at(90)})));
    doc.observe(trial(json!({"origin": "live_incident"})));
    doc.observe(trial(json!({"scenario": null})));
    doc.observe(trial(json!({"detected_at": null})));
    doc.observe(trial(json!({"at": at(900 * DAY)})));
    doc.observe(trial(json!({"confirmed_at": null})));
    doc.criterion(json!({}));
    let a = doc.assess();
    assert_eq!(a.progress.done, 12);
    assert_eq!(a.left_out.iter().map(|l| l.count).sum::<u32>(), 9);
    let _ = scenarios;
    insta::assert_snapshot!(told(&a));
}

#[test]
fn a_running_drill_waits_as_an_open_pair() {
    let mut doc = Doc::new();
    let scenarios = doc.pairs(&SHORTER[..3]);
    doc.observe(json!({"kind": "diagnosis_trial", "side": "pilot", "origin": "drill",
        "scenario": scenarios[0], "failed_at": at(3 * DAY), "detected_at": at(3 * DAY + 4)}));
    let extra = doc.scenarios(1);
    doc.trial("baseline", extra[0], 0, 52.0);
    doc.observe(json!({"kind": "diagnosis_trial", "side": "pilot", "origin": "drill",
        "scenario": extra[0], "failed_at": at(3 * DAY), "detected_at": at(3 * DAY + 4),
        "confirmed_at": at(3 * DAY + 9), "running": true}));
    doc.criterion(json!({}));
    let a = doc.assess();
    assert_eq!(a.progress.done, 3);
    let open = a.rows.pairs.iter().find(|p| !p.complete).unwrap();
    assert_eq!((open.baseline.words.as_str(), open.pilot.words.as_str()), ("52", "running"));
    assert_eq!(open.pilot.value, None);
}

#[test]
fn a_baseline_of_live_incidents_has_no_headline() {
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(6);
    for (i, scenario) in scenarios.iter().enumerate() {
        doc.trial("pilot", *scenario, i as i64 * DAY, 20.0);
        doc.observe(json!({"kind": "diagnosis_trial", "side": "baseline", "origin": "live_incident",
            "scenario": scenario, "failed_at": at(-9 * DAY), "detected_at": at(-9 * DAY + 9),
            "confirmed_at": at(-9 * DAY + 200)}));
    }
    doc.criterion(json!({}));
    let a = doc.assess();
    assert_eq!(a.verdict, Verdict::NotComparable);
    assert!(a.finding.effect.is_none());
    insta::assert_snapshot!(told(&a));
}

#[test]
fn drills_announced_on_one_side_only_are_not_comparable() {
    let mut doc = Doc::new();
    doc.pairs(&SHORTER);
    let observed: Vec<_> = doc.contents.bodies(Noun::Observation).map(|(id, b)| (id, b.clone())).collect();
    for (id, mut body) in observed {
        let pilot = body["side"] == "pilot";
        body.insert("announced".to_owned(), json!(pilot));
        doc.contents.put(Noun::Observation, id, body);
    }
    doc.criterion(json!({}));
    let a = doc.assess();
    assert_eq!(a.verdict, Verdict::NotComparable);
    assert!(a.finding.effect.is_none() && a.rows.pairs.len() == 12);
}

#[test]
fn a_look_without_a_criterion_gives_no_verdict() {
    let mut doc = Doc::new();
    doc.pairs(&SHORTER);
    let a = doc.compare("time_to_diagnose").unwrap();
    assert_eq!(a.design, Design::Paired);
    assert_eq!((a.verdict, a.level.number, a.interim), (Verdict::NotEnoughEvidence, 5, true));
    insta::assert_snapshot!(told(&a));
    assert!(doc.compare("no_such_metric").is_none());
}

#[test]
fn bounds_agree_with_the_statistics_of_capped_pairs() {
    let mut pairs = SHORTER.to_vec();
    pairs[5] = (-120.0, 88.0);
    pairs[7] = (48.0, -120.0);
    let mut doc = Doc::new();
    doc.pairs(&pairs);
    doc.criterion(json!({}));
    let a = doc.assess();
    let duration = |v: f64| Duration { time: v.abs(), happened: v > 0.0 };
    let capped = CappedPairs::new(pairs.iter().map(|(b, a)| (duration(*b), duration(*a))).collect());
    let answer = capped_pairs(&capped.unwrap().unwrap(), Confidence::NINETY_FIVE);
    let percent = |ratio: f64| 100.0 * (ratio - 1.0);
    let (worst, best) = (answer.at_most.unwrap(), answer.at_least.unwrap());
    assert_eq!(a.finding.bound, Some(Bound::TwoBounds));
    assert!((a.finding.effect.as_ref().unwrap().value - percent(worst.value)).abs() < 1e-9);
    assert!((a.finding.effect.as_ref().unwrap().high.unwrap() - percent(worst.end.unwrap())).abs() < 1e-9);
    assert!((a.finding.other_bound.as_ref().unwrap().value - percent(best.value)).abs() < 1e-9);
    let signs = a.finding.signs.unwrap();
    assert_eq!(
        (u64::from(signs.better), u64::from(signs.worse)),
        (answer.signs.decreased, answer.signs.increased)
    );
    assert_eq!(signs.p, answer.signs.p);
}

#[test]
fn counts_are_shifts() {
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(8);
    for (i, scenario) in scenarios.iter().enumerate() {
        for (side, hit, start) in [("baseline", 5 + i % 3, 0), ("pilot", i % 2, 60)] {
            doc.observe(json!({"kind": "isolation_drill", "side": side, "scenario": scenario,
                "failure_injected_at": at(i as i64 * DAY + start), "assets_at_risk": 9, "assets_hit": hit}));
        }
    }
    doc.criterion(json!({"code": "C3", "metric": "blast_radius", "planned_n": 8, "title": "Blast radius"}));
    let a = doc.assess();
    assert_eq!(a.verdict, Verdict::Met);
    insta::assert_snapshot!(told(&a));
}

#[test]
fn two_groups_of_operation_data_show_a_direction_at_most() {
    let mut doc = Doc::new();
    doc.put(Noun::Pilot, json!({"cut_over": "2026-11-02", "time_zone": "Europe/Berlin"}));
    for week in 0..9_i64 {
        let (side, hours) =
            if week < 4 { ("baseline", 12.0 + week as f64) } else { ("pilot", 4.0 + week as f64 / 2.0) };
        let monday = at(week * 7 * DAY).day(chrono_tz::UTC);
        doc.observe(
            json!({"kind": "toil", "side": side, "week": monday, "hours": hours, "what_on": "reruns"}),
        );
        doc.observe(json!({"kind": "toil", "side": side, "week": monday, "hours": 1.0, "what_on": "alerts"}));
    }
    let a = doc.compare("toil_hours").unwrap();
    assert_eq!((a.design, a.level.number), (Design::Unpaired, 4));
    // The week of the cut-over is neither before nor after.
    assert_eq!(a.left_out.iter().map(|l| l.count).sum::<u32>(), 2);
    insta::assert_snapshot!(told(&a));
}

#[test]
fn shares_are_compared_in_percentage_points() {
    let mut doc = Doc::new();
    for i in 0..20_i64 {
        let (side, failed) = if i < 10 { ("baseline", i % 2 == 0) } else { ("pilot", i == 15) };
        doc.observe(json!({"kind": "deploy", "side": side, "version": "v", "deployed_at": at(i * DAY),
            "failed_in_production": failed, "rolled_back": false}));
    }
    let a = doc.compare("change_failure_rate").unwrap();
    let effect = a.finding.effect.clone().unwrap();
    assert_eq!((effect.value, effect.unit.as_str()), (-40.0, "percentage points"));
    insta::assert_snapshot!(told(&a));
}

#[test]
fn measures_that_are_not_primary_are_adjusted() {
    let mut doc = Doc::new();
    doc.pairs(&SHORTER);
    doc.criterion(json!({"code": "F2", "primary": false, "metric": "failure_to_diagnosis"}));
    doc.criterion(json!({"code": "F3", "primary": false}));
    let all = crate::assess::assess_all(&doc.contents, &doc.runs, later());
    let (a, b) = (&all[0].finding, &all[1].finding);
    // Holm over two: the smaller p twice, the larger once but never below the smaller.
    let least = 2.0 * a.p.unwrap().min(b.p.unwrap());
    assert_eq!(a.p_holm.unwrap().min(b.p_holm.unwrap()), least);
    assert!(all[0].words.detail.contains("Exploratory: adjusted over 2 measures"));
}

#[test]
fn a_question_has_one_primary_comparison() {
    let mut doc = Doc::new();
    doc.pairs(&SHORTER);
    doc.criterion(json!({"code": "F1"}));
    doc.criterion(json!({"code": "F2", "metric": "failure_to_diagnosis"}));
    let all = crate::assess::assess_all(&doc.contents, &doc.runs, later());
    assert!(all[0].finding.p_holm.is_none() && all[1].finding.p_holm.is_some());
    assert!(all[1].cautions.iter().any(|said| said.contains("named primary before this one")));
}

#[test]
fn a_look_at_live_incidents_alone_is_unpaired() {
    let mut doc = Doc::new();
    for i in 0..12_i64 {
        let side = if i < 6 { "baseline" } else { "pilot" };
        let start = i * DAY;
        doc.observe(json!({"kind": "diagnosis_trial", "side": side, "origin": "live_incident",
            "failed_at": at(start), "detected_at": at(start + 3),
            "confirmed_at": at(start + 3 + if i < 6 { 90 + 7 * i } else { 20 + i })}));
    }
    let a = doc.compare("time_to_diagnose").unwrap();
    assert_eq!((a.design, a.level.number), (Design::Unpaired, 4));
    assert!(!a.words.sentence.contains("drill"));
    insta::assert_snapshot!(told(&a));
}

#[test]
fn live_incidents_against_drills_are_not_comparable() {
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(5);
    for (i, scenario) in scenarios.iter().enumerate() {
        doc.trial("pilot", *scenario, i as i64 * DAY, 20.0);
        doc.observe(json!({"kind": "diagnosis_trial", "side": "baseline", "origin": "live_incident",
            "failed_at": at(0), "detected_at": at(9), "confirmed_at": at(200)}));
    }
    let a = doc.compare("time_to_diagnose").unwrap();
    assert_eq!((a.design, a.verdict), (Design::Unpaired, Verdict::NotComparable));
    assert!(a.finding.effect.is_none() && a.rows.cases.len() == 10);
}

//! The method follows from the design of the data, and what stands beside the effect.

use serde_json::json;

use super::doc::{DAY, Doc, at, told};
use crate::domain::assessment::{Design, Verdict};
use crate::domain::{Noun, RecordId};

/// Rollback drills of scenarios on both sides; `true` was clean.
fn rollbacks(doc: &mut Doc, outcomes: &[(bool, bool)]) -> Vec<RecordId> {
    let scenarios = doc.scenarios(outcomes.len());
    for (i, (scenario, (before, after))) in scenarios.iter().zip(outcomes).enumerate() {
        for (side, clean, start) in [("baseline", before, 0), ("pilot", after, 60)] {
            doc.observe(json!({"kind": "rollback_drill", "side": side, "scenario": scenario,
                "requested_at": at(i as i64 * DAY + start), "outcome": if *clean { "clean" } else { "failed" }}));
        }
    }
    scenarios
}

#[test]
fn shares_of_the_same_scenarios_are_paired() {
    let mut doc = Doc::new();
    let mut outcomes = vec![(false, true); 8];
    outcomes.extend([(true, true), (true, true), (true, false), (false, false)]);
    rollbacks(&mut doc, &outcomes);
    doc.criterion(json!({"code": "R1", "metric": "rollback_clean", "title": "Clean rollbacks"}));
    let a = doc.assess();
    assert_eq!(a.design, Design::Paired);
    let signs = a.finding.signs.clone().unwrap();
    assert_eq!((signs.better, signs.worse, signs.equal), (8, 1, 3));
    // Nine pairs disagree: twice the chance of at most one of nine.
    assert!((a.finding.p.unwrap() - 2.0 * 10.0 / 512.0).abs() < 1e-12);
    assert_eq!(a.finding.p_method.as_deref(), Some("McNemar"));
    insta::assert_snapshot!(told(&a));
}

#[test]
fn a_scenario_that_went_half_and_half_is_left_out() {
    let mut doc = Doc::new();
    let scenarios = rollbacks(&mut doc, &[(false, true); 7]);
    doc.observe(json!({"kind": "rollback_drill", "side": "pilot", "scenario": scenarios[0],
        "requested_at": at(90), "outcome": "failed"}));
    doc.criterion(json!({"code": "R1", "metric": "rollback_clean", "planned_n": 7}));
    let a = doc.assess();
    assert_eq!(a.progress.done, 6);
    assert!(a.left_out.iter().any(|l| l.reason == "as many drills of the scenario were a yes as a no"));
}

#[test]
fn pairs_that_never_disagree_are_inconclusive() {
    let mut doc = Doc::new();
    rollbacks(&mut doc, &[(true, true); 12]);
    doc.criterion(json!({"code": "R1", "metric": "rollback_clean"}));
    let a = doc.assess();
    assert_eq!((a.level.number, a.verdict), (3, Verdict::NotEnoughEvidence));
    assert!(a.finding.p.is_none() && a.finding.effect.is_none());
}

#[test]
fn groups_with_stopped_times_have_curves_beside_the_bound() {
    let mut doc = Doc::new();
    for i in 0..20_i64 {
        let (side, minutes) = if i < 10 { ("baseline", 60 + 9 * i) } else { ("pilot", 20 + 4 * i) };
        let stopped = side == "baseline" && i > 5;
        let end = if stopped { "stopped_at" } else { "confirmed_at" };
        let minutes = if stopped { 120 } else { minutes };
        doc.observe(json!({"kind": "diagnosis_trial", "side": side, "origin": "live_incident",
            "failed_at": at(i * DAY), "detected_at": at(i * DAY + 3), end: at(i * DAY + 3 + minutes)}));
    }
    let a = doc.compare("time_to_diagnose").unwrap();
    assert_eq!(a.finding.p_method.as_deref(), Some("log-rank"));
    let beside: Vec<&str> = a.finding.beside.iter().map(|b| b.words.as_str()).collect();
    assert!(beside[0].starts_with("4 of 10 baseline and 0 of 10 pilot cases were stopped; Kaplan–Meier medians: baseline 100.5 minutes"), "{beside:?}");
    assert!(beside[1].starts_with("difference of the means up to 120 minutes: "), "{beside:?}");
    let means = a.finding.beside[1].estimate.clone().unwrap();
    assert!(means.value < 0.0 && means.low.unwrap() < means.value && means.unit == "minutes");
    insta::assert_snapshot!(told(&a));
}

#[test]
fn groups_of_ten_have_the_ratio_of_their_medians_beside() {
    let mut doc = Doc::new();
    for i in 0..24_i64 {
        let (side, minutes) = if i < 12 { ("baseline", 60 + 9 * i) } else { ("pilot", 20 + 4 * i) };
        doc.observe(json!({"kind": "diagnosis_trial", "side": side, "origin": "live_incident",
            "failed_at": at(i * DAY), "detected_at": at(i * DAY + 3), "confirmed_at": at(i * DAY + 3 + minutes)}));
    }
    let look = || doc.compare("time_to_diagnose").unwrap();
    let (one, again) = (look(), look());
    assert_eq!(one, again, "the seed is fixed");
    let beside = &one.finding.beside[0];
    assert!(beside.words.starts_with("ratio of the medians \u{2212}"), "{}", beside.words);
    assert!(beside.words.contains("by BCa; 10000 resamples, seed 20261005)"), "{}", beside.words);
    assert!(one.finding.beside.iter().any(|b| b.appendix && b.words.starts_with("Hedges’ g ")));
}

#[test]
fn counts_have_their_totals_beside() {
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(8);
    for (i, scenario) in scenarios.iter().enumerate() {
        for (side, hit, start) in [("baseline", 5 + i % 3, 0), ("pilot", i % 2, 60)] {
            doc.observe(json!({"kind": "isolation_drill", "side": side, "scenario": scenario,
                "failure_injected_at": at(i as i64 * DAY + start), "assets_at_risk": 9, "assets_hit": hit}));
        }
    }
    let a = doc.compare("blast_radius").unwrap();
    assert_eq!(
        a.finding.beside[0].words,
        "in all 47 → 4 assets, at most 7 → 1; permutation test of the mean p\u{a0}=\u{a0}0.0078"
    );
}

#[test]
fn a_long_series_has_a_second_look() {
    let mut doc = Doc::new();
    doc.put(Noun::Pilot, json!({"cut_over": at(30 * DAY).day(chrono_tz::UTC), "time_zone": "UTC"}));
    let product = doc.put(Noun::DataProduct, json!({"name": "Orders", "primary": true}));
    for day in 0..60_i64 {
        let (side, delay) = if day < 30 { ("baseline", 20 + day % 5) } else { ("pilot", -15 + day % 4) };
        doc.observe(json!({"kind": "sla_day", "side": side, "data_product": product,
            "due_at": at(day * DAY), "delivered_at": at(day * DAY + delay)}));
    }
    let a = doc.compare("freshness_delay").unwrap();
    let look = &a.rows.series[0].second_look;
    assert!(look.starts_with("Second look, segmented regression with Newey–West errors (3 lags, 30 + 29 days): the delay moved at the cut-over by \u{2212}3"), "{look}");
    assert!(a.words.detail.ends_with(look.as_str()));
}

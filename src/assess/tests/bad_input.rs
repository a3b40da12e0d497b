//! Whatever is recorded there is a stated answer: a figure with its interval, or the reason why
//! there is none.

use proptest::prelude::*;
use serde_json::json;

use super::doc::{DAY, Doc, at, later};
use crate::assess::assess_all;
use crate::domain::Noun;
use crate::domain::assessment::Assessment;

/// Nothing is dropped silently: what is recorded for a metric is behind the figures or left out
/// with its reason.
fn accounted(a: &Assessment, recorded: usize) {
    let left: u32 = a.left_out.iter().map(|l| l.count).sum();
    let shown = a.rows.cases.len();
    let paired: usize = a
        .rows
        .pairs
        .iter()
        .filter(|p| p.complete)
        .map(|p| p.baseline.evidence.len() + p.pilot.evidence.len())
        .sum();
    assert_eq!(left as usize + shown + paired, recorded, "{:?}", a.left_out);
    let words = format!("{:?} {:?} {:?}", a.words, a.firm, a.finding);
    for word in ["NaN", "inf"] {
        assert!(!words.contains(word), "{words}");
    }
    assert!(!a.words.sentence.is_empty());
}

fn measured(doc: &mut Doc, values: &[(&str, serde_json::Value)]) {
    let metric = doc.put(Noun::CustomMetric, json!({"name": "queue", "unit": "minutes", "better": "lower"}));
    for (i, (side, value)) in values.iter().enumerate() {
        doc.observe(
            json!({"kind": "custom", "side": side, "metric": metric, "value": value, "at": at(i as i64)}),
        );
    }
}

fn look(values: &[(&str, serde_json::Value)]) -> Assessment {
    let mut doc = Doc::new();
    measured(&mut doc, values);
    let a = doc.compare("queue").unwrap();
    accounted(&a, values.len());
    a
}

fn sides(before: &[f64], after: &[f64]) -> Vec<(&'static str, serde_json::Value)> {
    let of = |side, values: &[f64]| values.iter().map(move |v| (side, json!(v))).collect::<Vec<_>>();
    [of("baseline", before), of("pilot", after)].concat()
}

#[test]
fn what_is_no_measurement_is_left_out_with_its_reason() {
    // JSON has no "not a number" and no infinity; a value beyond any measurement stands for them.
    let mut values = sides(&[5.0; 6], &[4.0; 6]);
    values.extend([("baseline", json!(1e300)), ("pilot", json!(-1e300)), ("pilot", json!(null))]);
    let a = look(&values);
    let said: Vec<(&str, u32)> = a.left_out.iter().map(|l| (l.reason.as_str(), l.count)).collect();
    assert_eq!(said, [("its value is no measurement", 2), ("no value recorded", 1)]);
}

#[test]
fn all_ties_all_zeros_and_one_side_empty_have_answers() {
    let ties = look(&sides(&[7.0; 9], &[7.0; 9]));
    assert_eq!(ties.level.number, 3);
    assert_eq!(ties.finding.effect.clone().unwrap().value, 0.0);
    assert!(ties.finding.p.is_none());
    let zeros = look(&sides(&[0.0; 9], &[0.0; 9]));
    assert_eq!((zeros.level.number, zeros.finding.effect.unwrap().unit.as_str()), (3, "minutes"));
    let empty = look(&sides(&[5.0; 9], &[]));
    assert_eq!((empty.level.number, empty.words.sentence.as_str()), (0, "Not measured on the pilot."));
    let none = look(&[]);
    assert_eq!(none.words.sentence, "Not measured on either side.");
}

#[test]
fn negative_durations_are_refused_and_negative_values_are_shifts() {
    let mut doc = Doc::new();
    for i in 0..8_i64 {
        let side = if i < 4 { "baseline" } else { "pilot" };
        doc.observe(json!({"kind": "diagnosis_trial", "side": side, "origin": "live_incident",
            "failed_at": at(i * DAY), "detected_at": at(i * DAY + 5), "confirmed_at": at(i * DAY - 60)}));
    }
    let a = doc.compare("time_to_diagnose").unwrap();
    accounted(&a, 8);
    assert!(a.left_out[0].reason.starts_with("its fields contradict each other"));
    let shifted = look(&sides(&[-3.0, -1.0, 2.0, 4.0, 5.0], &[-9.0, -8.0, -7.0, -6.0, -5.0]));
    assert_eq!(shifted.finding.effect.unwrap().unit, "minutes");
}

#[test]
fn all_stopped_has_an_answer() {
    let mut doc = Doc::new();
    for i in 0..14_i64 {
        let side = if i < 7 { "baseline" } else { "pilot" };
        doc.observe(json!({"kind": "diagnosis_trial", "side": side, "origin": "live_incident",
            "failed_at": at(i * DAY), "detected_at": at(i * DAY + 5), "stopped_at": at(i * DAY + 125)}));
    }
    let a = doc.compare("time_to_diagnose").unwrap();
    accounted(&a, 14);
    assert!(a.finding.p.is_none());
    assert!(
        a.finding.beside[0].words.contains("baseline more than 120 minutes, pilot more than 120 minutes")
    );
}

#[test]
fn a_hundred_thousand_observations_have_an_answer() {
    let values: Vec<(&str, serde_json::Value)> = (0..100_000_u32)
        .map(|i| {
            let side = if i % 2 == 0 { "baseline" } else { "pilot" };
            (side, json!(f64::from(i % 977) + if i % 2 == 0 { 40.0 } else { 30.0 }))
        })
        .collect();
    let a = look(&values);
    assert_eq!(a.finding.effect.unwrap().n, 50_000);
}

/// Ten thousand pairs, as many drills of a dozen scenarios, incidents of which a third were stopped, deploys
/// and alerts: whatever is asked of them is answered.
#[test]
fn a_hundred_thousand_observations_of_every_kind_have_an_answer() {
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(10_012);
    for i in 0..100_000_i64 {
        let side = if i % 2 == 0 { "baseline" } else { "pilot" };
        let (turn, start) = (i / 10, i * 3);
        let scenario = scenarios[(if i % 10 < 2 { 12 + turn } else { turn % 12 }) as usize];
        let minutes = (20 + (i * 7919) % 61) as f64 - if i % 2 == 0 { 0.0 } else { 8.0 };
        match i % 10 {
            0..=3 => doc.trial(side, scenario, start, minutes),
            4 | 5 if i % 3 == 0 => doc.observe(json!({"kind": "diagnosis_trial", "side": side,
                "origin": "live_incident", "failed_at": at(start), "detected_at": at(start + 5), "stopped_at": at(start + 125)})),
            4 | 5 => doc.observe(json!({"kind": "diagnosis_trial", "side": side,
                "origin": "live_incident", "failed_at": at(start), "detected_at": at(start + 5), "confirmed_at": at(start + 5 + i % 53)})),
            6 | 7 => doc.observe(json!({"kind": "deploy", "side": side, "deployed_at": at(start), "failed_in_production": i % 7 == 0, "rolled_back": false})),
            _ => doc.observe(json!({"kind": "health_alert", "side": side, "raised_at": at(start), "true_alarm": i % 3 == 0})),
        };
    }
    let counted = |metric: &str| {
        let a = doc.compare(metric).unwrap();
        let words = format!("{:?} {:?}", a.words, a.firm);
        assert!(!words.contains("NaN") && !words.contains("inf,"), "{words}");
        a.finding.effect.map(|e| e.n)
    };
    // The drills that have a partner decide; the incidents, which have none, are listed as left out.
    assert_eq!(counted("time_to_diagnose"), Some(10_012));
    assert_eq!(counted("failure_to_diagnosis"), Some(10_012));
    assert_eq!(counted("change_failure_rate"), Some(10_000));
    assert_eq!(counted("alert_precision"), Some(10_000));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn groups_follow_scale_and_order(
        before in prop::collection::vec(1.0..500.0_f64, 0..14),
        after in prop::collection::vec(1.0..500.0_f64, 0..14),
        factor in 2_u32..9,
    ) {
        let round = |values: &[f64], by: f64| values.iter().map(|v| v.round() * by).collect::<Vec<_>>();
        let one = look(&sides(&round(&before, 1.0), &round(&after, 1.0)));
        let other = look(&sides(&round(&before, f64::from(factor)), &round(&after, f64::from(factor))));
        prop_assert_eq!(one.level.number, other.level.number);
        if let (Some(a), Some(b)) = (&one.finding.effect, &other.finding.effect) {
            prop_assert!((a.value - b.value).abs() < 1e-6);
            prop_assert!(a.low.unwrap() <= a.value && a.value <= a.high.unwrap());
        }
        let ways = |a: &Assessment| a.firm.ways.as_ref().map(|w| (w.held, w.of));
        prop_assert_eq!(ways(&one), ways(&other));
    }

    #[test]
    fn differences_follow_a_shift(
        before in prop::collection::vec(-20_i32..20, 4..12),
        after in prop::collection::vec(-20_i32..20, 4..12),
        by in 1_i32..50,
    ) {
        // A zero among them keeps the scale one of differences.
        let shift = |by: i32| {
            let of = |values: &[i32]| values.iter().map(|v| f64::from(v + by)).collect::<Vec<_>>();
            let (mut b, mut a) = (of(&before), of(&after));
            b.push(-1000.0 + f64::from(by));
            a.push(-1000.0 + f64::from(by));
            look(&sides(&b, &a)).finding.effect.unwrap()
        };
        let (one, other) = (shift(0), shift(by));
        prop_assert!((one.value - other.value).abs() < 1e-9);
        prop_assert!((one.low.unwrap() - other.low.unwrap()).abs() < 1e-9);
    }
}

#[test]
fn the_same_document_gives_the_same_result_on_every_thread() {
    let mut doc = Doc::new();
    doc.pairs(&super::levels::SHORTER);
    measured(
        &mut doc,
        &sides(
            &[5.0, 6.0, 9.0, 4.0, 7.0, 12.0, 3.0, 8.0, 5.5, 6.5],
            &[2.0, 3.0, 4.0, 5.0, 6.0, 2.5, 3.5, 1.0, 7.0, 2.2],
        ),
    );
    doc.criterion(json!({}));
    doc.criterion(json!({"code": "Q1", "metric": "queue", "primary": false}));
    let one = assess_all(&doc.contents, &doc.runs, later());
    std::thread::scope(|scope| {
        let running: Vec<_> =
            (0..4).map(|_| scope.spawn(|| assess_all(&doc.contents, &doc.runs, later()))).collect();
        for other in running {
            assert_eq!(other.join().unwrap(), one);
        }
    });
}

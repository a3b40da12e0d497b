//! Data products over time.

use serde_json::json;

use super::doc::{DAY, Doc, at, told};
use crate::domain::Noun;
use crate::domain::assessment::Verdict;

/// So many days each side of the cut-over with these delays.
fn product(before: &[f64], after: &[f64]) -> Doc {
    let mut doc = Doc::new();
    doc.put(Noun::Pilot, json!({"cut_over": at(40 * DAY).day(chrono_tz::UTC), "time_zone": "UTC"}));
    let id = doc.put(Noun::DataProduct, json!({"name": "Orders mart", "deadline": "08:00", "primary": true}));
    for (side, first, delays) in [("baseline", 40 - before.len(), before), ("pilot", 41, after)] {
        for (i, delay) in delays.iter().enumerate() {
            let due = at((first + i) as i64 * DAY);
            let mut body = json!({"kind": "sla_day", "side": side, "data_product": id, "due_at": due});
            if delay.is_nan() {
                body["never"] = json!(true);
            } else {
                body["delivered_at"] = json!(due.plus_minutes(*delay as i64));
            }
            doc.observe(body);
        }
    }
    doc.criterion(json!({"code": "K1", "question": "in_control", "metric": "freshness_delay",
        "rule": "assurance", "planned_n": 28, "counted": "days", "title": "Freshness"}));
    doc
}

const NOISE: [f64; 7] = [3.0, -2.0, 4.0, -5.0, 1.0, -3.0, 2.0];

fn around(mean: f64, days: usize) -> Vec<f64> {
    NOISE.iter().cycle().take(days).map(|n| mean + n).collect()
}

#[test]
fn a_deadline_outside_the_limits_is_met() {
    let a = product(&around(-5.0, 28), &around(-40.0, 28)).assess();
    assert_eq!(a.verdict, Verdict::Met);
    let view = &a.rows.series[0];
    // Mean −40, mean moving range by hand: the seven noises repeat, 7 + … ; limits are symmetric.
    let limits = view.pilot.as_ref().unwrap();
    assert!((limits.mean + 40.0).abs() < 0.01 && limits.upper < 0.0);
    assert_eq!(view.before.as_ref().unwrap().n, 28);
    insta::assert_snapshot!(told(&a));
}

#[test]
fn a_deadline_between_the_limits_is_open() {
    let a = product(&around(-5.0, 28), &around(-6.0, 28)).assess();
    assert_eq!(a.verdict, Verdict::NotEnoughEvidence);
    insta::assert_snapshot!(told(&a));
}

#[test]
fn a_special_cause_for_the_worse_is_not_met() {
    let mut after = around(-40.0, 28);
    after[20] = 90.0;
    let a = product(&around(-40.0, 28), &after).assess();
    assert_eq!(a.verdict, Verdict::NotMet);
    assert!(a.level.worse);
    insta::assert_snapshot!(told(&a));
}

#[test]
fn a_day_that_never_came_is_worse_than_any_delay() {
    let mut after = around(-40.0, 28);
    after[20] = f64::NAN;
    let a = product(&around(-40.0, 28), &after).assess();
    assert_eq!(a.verdict, Verdict::NotMet);
    assert_eq!(a.rows.series[0].attainment.pilot_words, "27 of 28");
}

#[test]
fn few_days_carry_no_limits() {
    let a = product(&around(-5.0, 28), &around(-40.0, 9)).assess();
    assert_eq!((a.verdict, a.interim), (Verdict::NotEnoughEvidence, true));
    insta::assert_snapshot!(told(&a));
}

#[test]
fn the_first_planned_days_decide() {
    let mut after = around(-40.0, 28);
    after.extend([60.0, 90.0, 120.0]);
    let a = product(&around(-5.0, 28), &after).assess();
    assert_eq!(a.verdict, Verdict::Met);
    assert_eq!((a.progress.done, a.progress.later), (28, 3));
}

#[test]
fn the_cut_over_day_belongs_to_neither_side() {
    let mut doc = product(&around(-5.0, 28), &around(-40.0, 28));
    let id = doc.contents.bodies(Noun::DataProduct).next().unwrap().0;
    doc.observe(json!({"kind": "sla_day", "side": "pilot", "data_product": id, "due_at": at(40 * DAY),
        "delivered_at": at(40 * DAY + 500)}));
    let a = doc.assess();
    assert_eq!(a.verdict, Verdict::Met);
    assert!(a.left_out[0].reason.contains("cut-over day"));
}

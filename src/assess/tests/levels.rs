//! The words of every level, in both directions, with stopped times and before the planned n.

use serde_json::json;

use super::doc::{Doc, told};

/// Twelve pairs that are clearly shorter on the pilot.
pub const SHORTER: [(f64, f64); 12] = [
    (94.0, 38.0),
    (52.0, 31.0),
    (41.0, 12.0),
    (77.0, 24.0),
    (36.0, 9.0),
    (110.0, 88.0),
    (63.0, 41.0),
    (48.0, 55.0),
    (84.0, 33.0),
    (52.0, 30.0),
    (70.0, 22.0),
    (58.0, 26.0),
];
/// Twelve pairs that go either way.
const MIXED: [(f64, f64); 12] = [
    (94.0, 38.0),
    (52.0, 71.0),
    (41.0, 62.0),
    (77.0, 24.0),
    (36.0, 49.0),
    (110.0, 88.0),
    (63.0, 41.0),
    (48.0, 75.0),
    (84.0, 33.0),
    (52.0, 50.0),
    (40.0, 62.0),
    (58.0, 46.0),
];

fn judged(pairs: &[(f64, f64)], criterion: serde_json::Value) -> String {
    let mut doc = Doc::new();
    doc.pairs(pairs);
    doc.criterion(criterion);
    told(&doc.assess())
}

fn turned(pairs: &[(f64, f64)]) -> Vec<(f64, f64)> {
    pairs.iter().map(|(b, a)| (*a, *b)).collect()
}

#[test]
fn level_0_not_measured() {
    let mut doc = Doc::new();
    let scenarios = doc.scenarios(2);
    doc.trial("pilot", scenarios[0], 0, 30.0);
    doc.criterion(json!({}));
    insta::assert_snapshot!(told(&doc.assess()));
}

#[test]
fn level_1_values_only() {
    insta::assert_snapshot!(judged(&SHORTER[..2], json!({})));
}

#[test]
fn level_2_not_enough_evidence() {
    insta::assert_snapshot!("level_2_all_shorter", judged(&SHORTER[..5], json!({})));
    insta::assert_snapshot!("level_2_one_longer", judged(&SHORTER[5..9], json!({})));
    insta::assert_snapshot!("level_2_worse", judged(&turned(&SHORTER[..5]), json!({})));
    insta::assert_snapshot!("level_2_at_its_planned_n", judged(&SHORTER[..5], json!({"planned_n": 5})));
}

#[test]
fn level_3_inconclusive() {
    insta::assert_snapshot!("level_3", judged(&MIXED, json!({"matters": 0.3})));
    let same: Vec<(f64, f64)> = MIXED.iter().map(|(b, _)| (*b, *b)).collect();
    insta::assert_snapshot!("level_3_all_equal", judged(&same, json!({})));
}

#[test]
fn level_4_direction_shown() {
    insta::assert_snapshot!(
        "level_4_target_open",
        judged(&SHORTER, json!({"rule": "better_by", "threshold": 0.5, "threshold_words": "at least 50 %"}))
    );
    // Ten small changes of one kind and two against: leaving one out opens it again.
    let close: Vec<(f64, f64)> = [0.9, 0.93, 0.8, 1.08, 0.88, 0.85, 0.95, 1.03, 1.05, 0.7, 0.9, 1.01]
        .iter()
        .map(|r| (100.0, 100.0 * r))
        .collect();
    insta::assert_snapshot!("level_4_one_decides", judged(&close, json!({})));
}

#[test]
fn level_5_clear() {
    insta::assert_snapshot!("level_5_met", judged(&SHORTER, json!({})));
    insta::assert_snapshot!(
        "level_5_beyond_its_target",
        judged(&SHORTER, json!({"rule": "better_by", "threshold": 0.2, "threshold_words": "at least 20 %"}))
    );
    insta::assert_snapshot!(
        "level_5_inside_its_margin",
        judged(
            &SHORTER,
            json!({"rule": "not_worse", "threshold": 0.1, "threshold_words": "at most 10 % worse"})
        )
    );
    insta::assert_snapshot!("level_5_worse", judged(&turned(&SHORTER), json!({})));
}

#[test]
fn before_its_planned_n() {
    insta::assert_snapshot!("interim_clear", judged(&SHORTER[..9], json!({})));
    insta::assert_snapshot!("interim_inconclusive", judged(&MIXED[..9], json!({})));
    insta::assert_snapshot!("interim_without_planned_n", judged(&SHORTER, json!({"planned_n": null})));
}

#[test]
fn stopped_times_are_bounds() {
    let with = |changes: &[(usize, (f64, f64))]| {
        let mut pairs = SHORTER.to_vec();
        for (place, pair) in changes {
            pairs[*place] = *pair;
        }
        judged(&pairs, json!({}))
    };
    insta::assert_snapshot!("stopped_on_the_baseline", with(&[(5, (-120.0, 88.0))]));
    insta::assert_snapshot!("stopped_on_the_pilot", with(&[(7, (48.0, -120.0))]));
    insta::assert_snapshot!("stopped_on_both_sides", with(&[(5, (-120.0, 88.0)), (7, (48.0, -120.0))]));
    insta::assert_snapshot!("both_halves_stopped", with(&[(5, (-120.0, -120.0))]));
    insta::assert_snapshot!(
        "many_stopped_on_the_pilot",
        with(&[
            (0, (94.0, -120.0)),
            (3, (77.0, -120.0)),
            (7, (48.0, -120.0)),
            (9, (52.0, -120.0)),
            (10, (70.0, -120.0))
        ])
    );
}

#[test]
fn a_time_of_nought_is_shown_as_a_shift() {
    let mut pairs = SHORTER.to_vec();
    pairs[4] = (36.0, 0.0);
    insta::assert_snapshot!(judged(&pairs, json!({})));
}

#[test]
fn nothing_was_ever_resolved() {
    insta::assert_snapshot!("all_stopped_on_both_sides", judged(&[(-120.0, -120.0); 12], json!({})));
    insta::assert_snapshot!("all_stopped_on_the_pilot", judged(&[(60.0, -120.0); 12], json!({})));
    insta::assert_snapshot!("all_stopped_on_the_baseline", judged(&[(-120.0, 60.0); 12], json!({})));
    insta::assert_snapshot!("all_nought", judged(&[(0.0, 0.0); 12], json!({})));
}

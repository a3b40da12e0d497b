//! The statistics agree with established packages on every reference record.

use std::path::Path;

use postflight::app::vectors::{Outcome, run};
use serde_json::{Value, json};

/// Records of one file, and how many there must be, so that none is lost unseen.
fn agrees(file: &str, records: usize) {
    agrees_in("stats", file, records);
}

fn agrees_in(folder: &str, file: &str, records: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder).join(file);
    let all: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(all.len(), records, "{file} has another number of records");
    for record in &all {
        assert_eq!(run(record), Outcome::Passed, "{file}: {}", record["id"]);
    }
}

#[test]
fn pairs_agree() {
    agrees("paired.json", 207);
}

#[test]
fn bootstraps_of_pairs_agree() {
    agrees("paired_bootstrap.json", 41);
}

#[test]
fn groups_agree() {
    agrees("unpaired.json", 187);
}

#[test]
fn bootstraps_of_groups_agree() {
    agrees("unpaired_bootstrap.json", 42);
}

#[test]
fn shares_and_rates_agree() {
    agrees("prop1.json", 11);
    agrees("prop2.json", 28);
    agrees("prop_paired.json", 8);
    agrees("rate2.json", 7);
    agrees("floor.json", 8);
}

#[test]
fn survival_agrees() {
    agrees("surv.json", 58);
}

#[test]
fn series_agree() {
    agrees("xmr.json", 36);
    agrees("step.json", 16);
}

#[test]
fn sizes_agree() {
    agrees("power.json", 10);
}

#[test]
fn records_of_other_data_agree() {
    agrees_in("stats-more", "records.json", 1533);
}

#[test]
fn an_empty_side_is_compared_with_nothing_and_stops_nothing() {
    let empty =
        json!({ "before": { "time": [], "event": [] }, "after": { "time": [5], "event": [1] }, "tau": 10 });
    let sides = json!({ "before": [], "after": [1, 2, 3, 4, 5, 6] });
    let judged = |kind: &str, method: &str, input: &Value, expected: Value| {
        run(
            &json!({ "kind": kind, "method": method, "input": input, "expected": expected, "tolerance": { "abs": 1e-9 } }),
        )
    };
    let expected = json!({ "before": { "n": 0, "median": null }, "after": { "n": 6, "median": 3.5 }, "diff_of_medians": null });
    assert_eq!(judged("unpaired", "descriptives", &sides, expected), Outcome::Passed);
    for method in
        ["hodges_lehmann_shift", "mann_whitney", "cliffs_delta", "hedges_g", "bootstrap_ratio_of_medians"]
    {
        let nothing = json!({ "estimate": null, "p": null, "delta": null, "g": null });
        assert_eq!(judged("unpaired", method, &sides, nothing), Outcome::Passed, "{method}");
    }
    let curve = json!({ "before": { "median": null }, "after": { "median": 5, "surv": [0] } });
    assert_eq!(judged("surv", "kaplan_meier", &empty, curve), Outcome::Passed);
    let mean = json!({ "before": { "rmst": null }, "after": { "rmst": 5 } });
    assert_eq!(judged("surv", "rmst", &empty, mean), Outcome::Passed);
}

#[test]
fn a_wrong_reference_value_is_noticed() {
    let record = json!({
        "kind": "floor", "method": "smallest_possible_p",
        "input": { "design": "paired", "n": 5 },
        "expected": { "min_two_sided_p": 0.0626, "can_reach_0_05": true },
        "tolerance": { "rel": 1e-9, "abs": 1e-9 },
    });
    let Outcome::Failed(mismatches) = run(&record) else {
        panic!("a wrong value passed");
    };
    let fields: Vec<&str> = mismatches.iter().map(|m| m.field.as_str()).collect();
    assert_eq!(fields, ["can_reach_0_05", "min_two_sided_p"]);
}

#[test]
fn tolerances_follow_their_definition() {
    let judged = |expected: Value, tolerance: Value| {
        run(&json!({
            "kind": "floor", "method": "smallest_possible_p",
            "input": { "design": "paired", "n": 5 },
            "expected": expected, "tolerance": tolerance,
        }))
    };
    let is_passed = |outcome| outcome == Outcome::Passed;
    let near = json!({ "min_two_sided_p": 0.07 });
    assert!(is_passed(judged(near.clone(), json!({ "abs": 0.01 }))));
    assert!(is_passed(judged(near.clone(), json!({ "rel": 0.2 }))));
    assert!(!is_passed(judged(near.clone(), json!({ "abs": 0.001, "rel": 0.01 }))));
    assert!(!is_passed(judged(near.clone(), json!("exact"))));
    assert!(is_passed(judged(near.clone(), json!({ "informational": true }))));
    assert!(is_passed(judged(near.clone(), json!({ "min_two_sided_p": [0.06, 0.07] }))));
    assert!(!is_passed(judged(near.clone(), json!({ "min_two_sided_p": [0.063, 0.07] }))));
    // A tolerance by field judges the fields it names and no others.
    let both = json!({ "min_two_sided_p": 0.07, "can_reach_0_05": false });
    assert!(is_passed(judged(both.clone(), json!({ "can_reach_0_05": "exact" }))));
    assert!(!is_passed(judged(both, json!({ "min_two_sided_p": "exact" }))));
    // An expected null is met only by an undefined value.
    assert!(!is_passed(judged(json!({ "min_two_sided_p": null }), json!({ "abs": 1 }))));
}

#[test]
fn an_unknown_method_is_skipped_by_name() {
    let record = json!({ "kind": "paired", "method": "tea_leaves", "input": {
        "before": [1.0, 2.0], "after": [1.0, 3.0] } });
    let method = "tea_leaves".to_owned();
    assert_eq!(run(&record), Outcome::Skipped { method });
}

#[test]
fn an_undefined_answer_is_compared_not_skipped() {
    let judged = |g: Value| {
        run(&json!({
            "kind": "paired", "method": "hedges_g_paired_z",
            "input": { "before": [1.0, 2.0], "after": [2.0, 3.0] },
            "expected": { "g": g }, "tolerance": { "abs": 1e-9 },
        }))
    };
    assert_eq!(judged(Value::Null), Outcome::Passed);
    assert!(matches!(judged(json!(0.5)), Outcome::Failed(_)));
}

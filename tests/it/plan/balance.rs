//! How even every schedule is.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{drills, planned};

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 8, ..crate::bench::cases(24) })]

    /// Whatever the seed and however many people: half of the pairs begin on either side, nobody
    /// diagnoses what they injected, the halves of a pair are diagnosed by two people, and nobody's
    /// part is lopsided.
    #[test]
    fn every_schedule_is_balanced(seed in any::<u32>(), people in 3_usize..7, per_day in 1_u32..5) {
        let (bench, doc) = planned(people);
        let view = bench.ask("propose_schedule", json!({"doc": doc, "seed": seed, "from": "2026-09-21", "per_day": per_day}));
        prop_assert_eq!((&view["baseline_first"], &view["pilot_first"]), (&json!(6), &json!(6)));
        let all = drills(&view);
        let mut pairs: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for drill in all.iter().filter(|d| d["kind"] == "diagnosis_trial") {
            prop_assert_ne!(&drill["injected_by"], &drill["diagnosed_by"]);
            pairs.entry(drill["scenario_code"].to_string()).or_default().push(drill);
        }
        prop_assert_eq!(pairs.len(), 12);
        for halves in pairs.values() {
            prop_assert_eq!(halves.len(), 2);
            prop_assert_ne!(&halves[0]["side"], &halves[1]["side"]);
            prop_assert_ne!(&halves[0]["diagnosed_by"], &halves[1]["diagnosed_by"]);
            prop_assert_eq!(&halves[0]["injected_by"], &halves[1]["injected_by"]);
        }
        let mut slots: Vec<String> = all.iter().map(|d| format!("{} {}", d["on"], d["at"])).collect();
        slots.sort();
        let n = slots.len();
        slots.dedup();
        prop_assert_eq!(slots.len(), n, "no two drills at once");
        let parts = view["people"].as_array().unwrap();
        prop_assert_eq!(parts.len(), people);
        let count = |p: &Value, what: &str| p[what].as_i64().unwrap();
        for p in parts {
            prop_assert!((count(p, "baseline") - count(p, "pilot")).abs() <= 1, "sides: {p}");
            prop_assert!((count(p, "first") - count(p, "second")).abs() <= 1, "order: {p}");
        }
        let even = |load: &dyn Fn(&Value) -> i64| {
            let loads: Vec<i64> = parts.iter().map(load).collect();
            loads.iter().max().unwrap() - loads.iter().min().unwrap()
        };
        prop_assert!(even(&|p| count(p, "baseline") + count(p, "pilot")) <= 2, "diagnoses: {parts:?}");
        prop_assert!(even(&|p| count(p, "injects")) <= 2, "injects: {parts:?}");
        let again = bench.ask("propose_schedule", json!({"doc": doc, "seed": seed, "from": "2026-09-21", "per_day": per_day}));
        prop_assert_eq!(view, again);
    }
}

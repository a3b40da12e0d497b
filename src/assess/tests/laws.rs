//! Laws that hold for any document.

use proptest::prelude::*;
use serde_json::json;

use super::doc::{Doc, later};
use crate::assess::assess_all;
use crate::domain::assessment::Verdict;
use crate::domain::{Contents, Noun, RecordId};

/// Pairs of minutes of which some were stopped.
fn pairs() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let minutes = prop_oneof![8 => 0.0..300.0_f64, 1 => Just(-120.0), 1 => Just(0.0)];
    prop::collection::vec((minutes.clone(), minutes), 0..20)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn never_met_before_the_planned_n(pairs in pairs(), planned in 1_u32..30) {
        let mut doc = Doc::new();
        doc.pairs(&pairs);
        doc.criterion(json!({"planned_n": planned}));
        let a = doc.assess();
        if (pairs.len() as u32) < planned {
            prop_assert!(a.interim);
            prop_assert_ne!(a.verdict, Verdict::Met);
            prop_assert_ne!(a.verdict, Verdict::NotMet);
        } else {
            prop_assert!(!a.interim);
            prop_assert_eq!(a.progress.done, planned);
        }
        prop_assert!(!a.words.sentence.is_empty());
        prop_assert!(!a.words.sentence.contains("NaN") && !a.words.detail.contains("NaN"));
    }

    #[test]
    fn the_order_of_records_does_not_matter(pairs in pairs(), seed in 1_u128..1000) {
        let mut doc = Doc::new();
        doc.pairs(&pairs);
        doc.criterion(json!({}));
        // The same records under other identities, so that they are kept in another order.
        let mut shuffled = doc.clone();
        shuffled.contents = Contents::default();
        for noun in [Noun::Scenario, Noun::Criterion] {
            for (id, body) in doc.contents.bodies(noun) {
                shuffled.contents.put(noun, id, body.clone());
            }
        }
        for (i, (_, body)) in doc.contents.bodies(Noun::Observation).enumerate() {
            let place = (i as u128 + 1) * 7919 * seed % 10_007;
            let id = RecordId(uuid::Uuid::from_u128(1_000_000 + place * 100 + i as u128));
            shuffled.contents.put(Noun::Observation, id, body.clone());
        }
        let one = assess_all(&doc.contents, &doc.runs, later());
        let other = assess_all(&shuffled.contents, &shuffled.runs, later());
        prop_assert_eq!(one, other);
    }

    #[test]
    fn times_in_other_units_give_the_same_ratio(pairs in prop::collection::vec((1.0..300.0_f64, 1.0..300.0_f64), 6..14), factor in 2_u32..9) {
        let judged = |scale: f64| {
            let mut doc = Doc::new();
            doc.pairs(&pairs.iter().map(|(b, a)| (b.round() * scale, a.round() * scale)).collect::<Vec<_>>());
            doc.criterion(json!({"planned_n": 6}));
            doc.assess()
        };
        let (one, other) = (judged(1.0), judged(f64::from(factor)));
        prop_assert_eq!(one.verdict, other.verdict);
        let value = |a: &crate::domain::assessment::Assessment| a.finding.effect.as_ref().unwrap().value;
        prop_assert!((value(&one) - value(&other)).abs() < 1e-6);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn swapping_the_sides_turns_the_result_around(pairs in prop::collection::vec((1_i32..90, 1_i32..90), 3..15)) {
        let judged = |swapped: bool| {
            let of = |(b, a): &(i32, i32)| if swapped { (f64::from(*a), f64::from(*b)) } else { (f64::from(*b), f64::from(*a)) };
            let mut doc = Doc::new();
            doc.pairs(&pairs.iter().map(of).collect::<Vec<_>>());
            doc.criterion(json!({"planned_n": 3}));
            doc.assess()
        };
        let (one, other) = (judged(false), judged(true));
        prop_assert_eq!(one.level.number, other.level.number);
        prop_assert_eq!(one.finding.p_method.clone(), other.finding.p_method.clone());
        let p = |a: &crate::domain::assessment::Assessment| a.finding.p.unwrap_or(1.0);
        prop_assert!((p(&one) - p(&other)).abs() < 1e-12);
        let ratio = |a: &crate::domain::assessment::Assessment| {
            let effect = a.finding.effect.clone().unwrap();
            let of = |percent: f64| 1.0 + percent / 100.0;
            (of(effect.value), effect.low.map(of), effect.high.map(of))
        };
        let ((value, low, high), (turned, turned_low, turned_high)) = (ratio(&one), ratio(&other));
        prop_assert!((value * turned - 1.0).abs() < 1e-9);
        prop_assert!((low.unwrap() * turned_high.unwrap() - 1.0).abs() < 1e-9);
        prop_assert!((high.unwrap() * turned_low.unwrap() - 1.0).abs() < 1e-9);
        prop_assert!(one.level.number < 4 || one.level.worse != other.level.worse);
        prop_assert!(one.verdict != Verdict::Met || other.verdict == Verdict::NotMet);
    }
}

/// Numbers that look normal, the same in every run.
struct Normal(u64);

impl Normal {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }
    fn next(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

#[test]
fn a_true_halving_is_found_and_no_change_seldom_is() {
    let mut normal = Normal(12_345);
    let mut shown = |ratio: f64| {
        let found = (0..200).filter(|_| {
            let pair = |normal: &mut Normal| {
                let before = 60.0 * (0.5 * normal.next()).exp();
                (before, before * ratio * (0.6 * normal.next()).exp())
            };
            let mut doc = Doc::new();
            doc.pairs(&(0..12).map(|_| pair(&mut normal)).collect::<Vec<_>>());
            doc.criterion(json!({}));
            doc.assess().level.number >= 4
        });
        found.count()
    };
    // At most 5 % and about 93 % of the pilots, give or take four standard errors.
    assert!(shown(1.0) <= 22);
    assert!(shown(0.5) >= 172);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn leaving_out_from_both_ends_finds_what_leaving_out_each_finds(pairs in prop::collection::vec((5.0..200.0_f64, 5.0..200.0_f64), 6..16)) {
        let mut doc = Doc::new();
        doc.pairs(&pairs);
        doc.criterion(json!({"planned_n": null}));
        let a = doc.assess();
        let leave = a.finding.leave_one_out.clone().unwrap();
        let shown = |change: &crate::domain::Estimate| {
            (change.low.unwrap() > 0.0, change.high.unwrap() < 0.0)
        };
        let whole = shown(a.finding.effect.as_ref().unwrap());
        let mut held = 0;
        for out in 0..pairs.len() {
            let rest: Vec<_> = pairs.iter().enumerate().filter(|(i, _)| *i != out).map(|(_, p)| *p).collect();
            let mut less = Doc::new();
            less.pairs(&rest);
            less.criterion(json!({"planned_n": null}));
            let b = less.assess();
            held += u32::from(shown(b.finding.effect.as_ref().unwrap()) == whole);
        }
        prop_assert_eq!((leave.held, leave.of), (held, pairs.len() as u32));
    }
}

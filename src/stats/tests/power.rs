//! Sizes of pilots.

use super::super::power::*;
use super::super::random::Seed;
use super::super::signed_rank::{ZeroRule, signed_rank};
use super::*;

fn plan(reduction: f64, spread: f64) -> Plan {
    Plan { reduction, spread, alpha: 0.05, power: 0.8, trials: 2000, seed: Seed(1) }
}

#[test]
fn below_six_pairs_and_four_a_side_nothing_is_ever_found() {
    let easy = plan(0.99, 0.1);
    let paired = power_curve(Design::Paired, &easy, 8).unwrap();
    assert_eq!(paired, [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
    let groups = power_curve(Design::Unpaired, &easy, 5).unwrap();
    assert_eq!(groups, [0.0, 0.0, 0.0, 1.0, 1.0]);
}

#[test]
fn sizes_do_not_depend_on_how_far_one_looks() {
    for design in [Design::Paired, Design::Unpaired] {
        let short = power_curve(design, &plan(0.4, 0.6), 12).unwrap();
        let long = power_curve(design, &plan(0.4, 0.6), 20).unwrap();
        assert_eq!(short, long[..12]);
    }
}

#[test]
fn the_running_test_is_the_signed_rank_test() {
    // With a shift, the share of trials with p <= alpha must be the same as tested one by one.
    let plan = Plan { trials: 300, ..plan(0.4, 0.6) };
    let curve = power_curve(Design::Paired, &plan, 15).unwrap();
    let effect = -(0.6_f64).ln() / 0.6;
    for (n, power) in (1..).zip(curve) {
        let found = (0..300)
            .filter(|trial| {
                let mut random = super::super::random::Random::new(Seed(1), *trial);
                let d: Vec<f64> = (0..n).map(|_| random.normal() - effect).collect();
                signed_rank(&d, ZeroRule::Pratt).p.unwrap() <= 0.05
            })
            .count();
        assert_near(power, found as f64 / 300.0, 1e-12);
    }
}

#[test]
fn twelve_pairs_find_a_halving_as_often_as_stated() {
    let found = power_curve(Design::Paired, &plan(0.5, 0.6), 12).unwrap()[11];
    assert!((found - 0.93).abs() < 0.03, "{found}");
    let found = power_curve(Design::Paired, &plan(0.5, 1.0), 12).unwrap()[11];
    assert!((found - 0.54).abs() < 0.04, "{found}");
}

#[test]
fn no_effect_is_found_as_often_as_alpha_allows() {
    let none = plan(1e-9, 1.0);
    for design in [Design::Paired, Design::Unpaired] {
        let curve = power_curve(design, &none, 20).unwrap();
        assert!(curve.iter().all(|p| *p <= 0.07), "{curve:?}");
        assert!(curve[19] > 0.03);
    }
}

#[test]
fn too_many_are_called_too_many() {
    let needed = size_needed(Design::Paired, &plan(0.05, 1.0), 100).unwrap();
    assert_eq!(needed.n, None);
    let needed = size_needed(Design::Paired, &plan(0.3, 0.6), 100).unwrap();
    assert!((24..=28).contains(&needed.n.unwrap()), "{:?}", needed.n);
}

#[test]
fn plans_out_of_range_have_no_answer() {
    for bad in [
        plan(0.0, 0.6),
        plan(1.0, 0.6),
        plan(0.3, 0.0),
        plan(0.3, f64::NAN),
        Plan { trials: 0, ..plan(0.3, 0.6) },
        Plan { alpha: 1.0, ..plan(0.3, 0.6) },
    ] {
        assert_eq!(size_needed(Design::Paired, &bad, 100), None);
        assert_eq!(power_curve(Design::Unpaired, &bad, 100), None);
        assert_eq!(t_test_anchor(Design::Paired, &bad), None);
    }
}

#[test]
fn an_estimated_spread_may_be_larger() {
    // sd * sqrt(9 / chi-squared quantile 0.2 with 9 degrees, 5.380)
    assert_near(upper_spread(0.6, 10, Confidence::EIGHTY).unwrap(), 0.776, 1e-3);
    assert_eq!(upper_spread(0.6, 1, Confidence::EIGHTY), None);
    assert_eq!(upper_spread(0.6, 0, Confidence::EIGHTY), None);
    assert_eq!(upper_spread(f64::NAN, 9, Confidence::EIGHTY), None);
}

#[test]
fn the_anchor_is_the_size_of_a_t_test() {
    // The sizes that statsmodels 0.15.0 gives for the same plans.
    let paired = [(0.5, 0.6, 9), (0.3, 0.6, 25), (0.2, 0.9, 130), (0.1, 0.5, 179), (0.05, 1.0, 2986)];
    let groups = [(0.5, 0.6, 13), (0.3, 0.6, 46), (0.2, 0.9, 257), (0.1, 0.5, 355), (0.05, 1.0, 5968)];
    for (design, sizes) in [(Design::Paired, paired), (Design::Unpaired, groups)] {
        for (reduction, spread, size) in sizes {
            assert_eq!(t_test_anchor(design, &plan(reduction, spread)), Some(size), "{reduction} {spread}");
        }
    }
}

//! Permutation tests.

use super::super::blocks;
use super::super::permutation::*;
use super::super::random::{Random, Seed};
use super::*;

#[test]
fn all_sign_flips_of_three() {
    let test = paired_permutation(&pairs(&[9.0, 9.0, 9.0], &[1.0, 2.0, 4.0]), 0, Seed(1)).unwrap();
    assert_eq!((test.p, test.p_doubled, test.arrangements), (0.25, 0.25, 8));
    assert!(test.is_exact);
}

#[test]
fn all_divisions_of_two_and_three() {
    let (before, after) = (sample(&[4.0, 5.0, 6.0]), sample(&[1.0, 2.0]));
    let test = unpaired_permutation(&before, &after, 0, Seed(1)).unwrap();
    assert_eq!((test.statistic, test.arrangements, test.is_exact), (-3.5, 10, true));
    assert_eq!((test.p, test.p_doubled), (0.1, 0.2));
    let swapped = unpaired_permutation(&after, &before, 0, Seed(1)).unwrap();
    assert_eq!((swapped.statistic, swapped.p), (3.5, 0.1));
}

#[test]
fn one_against_a_million_is_gone_through() {
    let many: Vec<f64> = (0..1_000_000).map(f64::from).collect();
    let test = unpaired_permutation(&sample(&many), &sample(&[1e9]), 0, Seed(1)).unwrap();
    assert_eq!((test.arrangements, test.is_exact), (1_000_001, true));
    assert_near(test.p, 1.0 / 1_000_001.0, 1e-12);
}

#[test]
fn a_random_sample_comes_near_and_is_never_zero() {
    let before: Vec<f64> = (0..40).map(f64::from).collect();
    let far: Vec<f64> = before.iter().map(|v| v + 100.0).collect();
    let test = paired_permutation(&pairs(&before, &far), 999, Seed(3)).unwrap();
    assert_eq!((test.p, test.arrangements, test.is_exact), (0.001, 1000, false));
    let test = unpaired_permutation(&sample(&before), &sample(&far), 999, Seed(3)).unwrap();
    assert_eq!(test.p, 0.001);
    // Means that are equal by any arrangement of equal values.
    let test = unpaired_permutation(&sample(&[2.0; 40]), &sample(&[2.0; 40]), 99, Seed(3)).unwrap();
    assert_eq!((test.p, test.statistic), (1.0, 0.0));
}

#[test]
fn a_seed_says_the_same_again_and_another_seed_nearly() {
    let before: Vec<f64> = (0..30).map(|i| f64::from(i * 7 % 31)).collect();
    let after: Vec<f64> = (0..30).map(|i| f64::from(i * 11 % 31) - 3.0).collect();
    let p = |seed| paired_permutation(&pairs(&before, &after), 20_000, Seed(seed)).unwrap().p;
    assert_eq!(p(1), p(1));
    assert_ne!(p(1), p(2));
    assert!((p(1) - p(2)).abs() < 0.02);
}

#[test]
fn blocks_come_in_order_on_any_number_of_threads() {
    let draw = |block: usize| Random::new(Seed(9), block as u64).bits();
    let alone = blocks::run_on(1, 50, draw);
    for threads in [2, 3, 8, 100] {
        assert_eq!(blocks::run_on(threads, 50, draw), alone);
    }
    assert_eq!(blocks::run_on(4, 0, draw), [0_u64; 0]);
}

#[test]
fn random_numbers_are_even() {
    let mut random = Random::new(Seed(5), 0);
    let mut counts = [0_i32; 7];
    for _ in 0..70_000 {
        counts[random.below(7) as usize] += 1;
    }
    assert!(counts.iter().all(|c| (c - 10_000).abs() < 500), "{counts:?}");
    let normals: Vec<f64> = (0..50_000).map(|_| random.normal()).collect();
    let d = super::super::descriptive::describe(&sample(&normals)).unwrap();
    assert!(d.mean.abs() < 0.02 && (d.sd.unwrap() - 1.0).abs() < 0.02, "{d:?}");
    assert!((d.p95 - 1.645).abs() < 0.05);
}

//! The three ways to a critical value meet where they change places.

use super::super::critical::*;
use super::super::null::{rank_sum_null, signed_rank_null};
use super::*;

#[test]
fn few_pairs_cannot_reach_95_percent() {
    let achieved: Vec<f64> = (1..=6).map(|n| paired(n, LEVEL).unwrap().achieved).collect();
    assert_eq!(achieved, [0.0, 0.5, 0.75, 0.875, 0.9375, 0.96875]);
    assert_eq!(paired(0, LEVEL), None);
}

#[test]
fn groups_below_four_and_four_cannot_reach_95_percent() {
    assert_near(unpaired(3, 3, LEVEL).unwrap().achieved, 0.9, 1e-12);
    assert_near(unpaired(4, 4, LEVEL).unwrap().achieved, 1.0 - 2.0 / 70.0, 1e-12);
    assert_near(unpaired(3, 5, LEVEL).unwrap().achieved, 1.0 - 2.0 / 56.0, 1e-12);
    assert_eq!(unpaired(0, 5, LEVEL), None);
    assert_eq!(unpaired(5, 0, LEVEL), None);
}

#[test]
fn the_fourier_transform_agrees_with_summing() {
    for n in [101, 102, 150, 199] {
        let ranks: Vec<u64> = (1..=n as u64).collect();
        let null = signed_rank_null(&ranks);
        for level in [0.5, 0.8, 0.95, 0.999] {
            let level = Confidence::new(level).unwrap();
            let inverted = paired(n, level).unwrap();
            assert!(inverted.exact);
            assert_eq!(inverted.order, null.quantile(level.tail()), "n = {n}");
            let summed = 1.0 - 2.0 * null.at_most(inverted.order - 1);
            assert_near(inverted.achieved, summed, 1e-12);
        }
    }
}

#[test]
fn the_normal_approximation_is_near_the_exact_value() {
    let exact = paired(MOST_PAIRS_EXACT, LEVEL).unwrap();
    let normal = paired(MOST_PAIRS_EXACT + 1, LEVEL).unwrap();
    assert!(exact.exact && !normal.exact);
    // One more pair moves the order as the derivative of n^2/4 - 1.96 sqrt(n^3/12) says.
    let n = MOST_PAIRS_EXACT as f64;
    let step = normal.order as f64 - exact.order as f64;
    assert!((step - (n / 2.0 - 1.96 * 1.5 * (n / 12.0).sqrt())).abs() < 10.0, "{step}");
    assert_near(normal.achieved, 0.95, 1e-4);

    let exact = unpaired(50, 100, LEVEL).unwrap();
    let normal = unpaired(50, 101, LEVEL).unwrap();
    assert!(exact.exact && !normal.exact);
    let step = normal.order as f64 - exact.order as f64;
    assert!((step - 20.0).abs() < 4.0, "{step}");
}

#[test]
fn a_remembered_value_is_the_same_value() {
    assert_eq!(paired(77, LEVEL), paired(77, LEVEL));
    assert_eq!(unpaired(9, 13, LEVEL), unpaired(13, 9, LEVEL));
    let other = Confidence::new(0.9).unwrap();
    assert!(paired(77, other).unwrap().order > paired(77, LEVEL).unwrap().order);
}

proptest! {
    #[test]
    fn distributions_add_up_to_one(ranks in prop::collection::vec(1_u64..40, 1..20), k in 0_usize..20) {
        prop_assert!((signed_rank_null(&ranks).at_most(u64::MAX) - 1.0).abs() < 1e-12);
        let k = k.min(ranks.len());
        let null = rank_sum_null(&ranks, k);
        prop_assert!((null.at_most(u64::MAX) - 1.0).abs() < 1e-12);
        prop_assert_eq!(null.quantile(2.0), ranks_max(&ranks, k));
    }
}

/// The largest sum that `k` of the ranks can have.
fn ranks_max(ranks: &[u64], k: usize) -> u64 {
    let mut ranks = ranks.to_vec();
    ranks.sort_unstable();
    ranks.iter().rev().take(k).sum()
}

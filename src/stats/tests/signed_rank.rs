//! The signed-rank test against all sign flips gone through by hand.

use super::super::hodges_lehmann::paired_shift;
use super::super::rank::mid_ranks;
use super::super::sign_test::sign_test;
use super::super::signed_rank::*;
use super::*;

/// The share of all 2^n sign flips whose rank sum is at least as far from the centre.
fn by_hand(differences: &[f64], rule: ZeroRule) -> Option<f64> {
    let kept: Vec<f64> = match rule {
        ZeroRule::Pratt => differences.to_vec(),
        ZeroRule::Dropped => differences.iter().copied().filter(|d| *d != 0.0).collect(),
    };
    let ranks = mid_ranks(&kept.iter().map(|d| d.abs()).collect::<Vec<_>>()).doubled;
    let signed: Vec<(i64, f64)> =
        ranks.iter().map(|r| *r as i64).zip(kept).filter(|(_, d)| *d != 0.0).collect();
    if signed.is_empty() {
        return None;
    }
    let observed: i64 = signed.iter().map(|(r, d)| if *d > 0.0 { *r } else { -r }).sum();
    let flips = 1_u32 << signed.len();
    let as_far = (0..flips)
        .filter(|flip| {
            let sum: i64 =
                signed.iter().enumerate().map(|(i, (r, _))| if flip >> i & 1 == 1 { *r } else { -r }).sum();
            sum.abs() >= observed.abs()
        })
        .count();
    Some(as_far as f64 / f64::from(flips))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn p_is_the_share_of_sign_flips(halves in prop::collection::vec(-8_i32..9, 0..11)) {
        let differences: Vec<f64> = halves.into_iter().map(|v| f64::from(v) / 2.0).collect();
        for rule in [ZeroRule::Pratt, ZeroRule::Dropped] {
            let (got, wanted) = (signed_rank(&differences, rule).p, by_hand(&differences, rule));
            prop_assert_eq!(got.is_some(), wanted.is_some());
            prop_assert!((got.unwrap_or(1.0) - wanted.unwrap_or(1.0)).abs() < 1e-12);
        }
    }

    #[test]
    fn direction_and_unit_do_not_matter((before, after) in halves(lumpy(), 1..30)) {
        let there = signed_rank_of_differences(&pairs(&before, &after), ZeroRule::Pratt);
        let back = signed_rank_of_differences(&pairs(&after, &before), ZeroRule::Pratt);
        prop_assert_eq!(there.p, back.p);
        prop_assert_eq!(there.decreased_rank_sum, back.increased_rank_sum);
        let scaled = |v: &[f64]| v.iter().map(|x| x * 4.0).collect::<Vec<_>>();
        let large = signed_rank_of_differences(
            &pairs(&scaled(&before), &scaled(&after)), ZeroRule::Pratt);
        prop_assert_eq!(large.p, there.p);
    }

    /// Without ties and zeros, p is at most 0.05 exactly when the 95 % interval leaves out 0.
    #[test]
    fn test_and_interval_agree(sizes in prop::collection::btree_set(1_u32..4000, 6..30),
                               signs in prop::collection::vec(any::<bool>(), 30)) {
        let differences: Vec<f64> = sizes
            .iter()
            .zip(&signs)
            .map(|(size, up)| f64::from(*size) / 8.0 * if *up { 1.0 } else { -1.0 })
            .collect();
        let zero = vec![0.0; differences.len()];
        let p = signed_rank(&differences, ZeroRule::Pratt).p.unwrap();
        let interval = paired_shift(&pairs(&zero, &differences), LEVEL).unwrap().interval();
        let outside = interval.low > 0.0 || interval.high < 0.0;
        prop_assert_eq!(p <= 0.05 + 1e-12, outside, "p {} interval {:?}", p, interval);
    }
}

#[test]
fn the_exact_test_of_many_pairs_is_near_the_normal_one() {
    let differences =
        |n: i32| -> Vec<f64> { (1..=n).map(|i| f64::from(if i % 7 < 4 { -i } else { i })).collect() };
    let exact = signed_rank(&differences(200), ZeroRule::Pratt);
    assert!(exact.is_exact);
    let distance = exact.increased_rank_sum - 200.0 * 201.0 / 4.0;
    let deviation = (200.0 * 201.0 * 401.0 / 24.0_f64).sqrt();
    let normal = super::super::special::normal_two_sided(distance / deviation);
    let p = exact.p.unwrap();
    assert!(0.01 < p && (p / normal - 1.0).abs() < 0.02, "{p} {normal}");
    assert!(!signed_rank(&differences(201), ZeroRule::Pratt).is_exact);
}

#[test]
fn nothing_changed_has_no_p() {
    let test = signed_rank_of_differences(&pairs(&[3.0; 5], &[3.0; 5]), ZeroRule::Pratt);
    assert_eq!((test.p, test.n, test.n_nonzero, test.has_zeros), (None, 5, 0, true));
    let signs = sign_test(&pairs(&[3.0; 5], &[3.0; 5]), LEVEL);
    assert_eq!((signs.p, signs.share_decreased, signs.unchanged), (None, None, 5));
}

#[test]
fn eleven_of_twelve_shorter() {
    let after: Vec<f64> = (0..12).map(|i| if i == 0 { 12.0 } else { 8.0 }).collect();
    let test = sign_test(&pairs(&[10.0; 12], &after), LEVEL);
    assert_eq!((test.decreased, test.increased), (11, 1));
    assert_near(test.p.unwrap(), 26.0 / 4096.0, 1e-12);
}

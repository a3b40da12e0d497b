//! The Mann-Whitney test against all divisions into two groups gone through by hand.

use super::super::cliff::cliffs_delta;
use super::super::hodges_lehmann::unpaired_shift;
use super::super::mann_whitney::*;
use super::*;

/// Twice U for the chosen places: 2 where a chosen value is larger, 1 where equal.
fn doubled_u(values: &[f64], chosen: u32) -> i64 {
    let mut sum = 0;
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            if chosen >> i & 1 == 1 && chosen >> j & 1 == 0 {
                sum += i64::from(a > b) + i64::from(a >= b);
            }
        }
    }
    sum
}

fn by_hand(before: &[f64], after: &[f64]) -> f64 {
    let all = [after, before].concat();
    let centre = (before.len() * after.len()) as i64;
    let observed = (doubled_u(&all, (1 << after.len()) - 1) - centre).abs();
    let divisions: Vec<u32> =
        (0..1_u32 << all.len()).filter(|chosen| chosen.count_ones() as usize == after.len()).collect();
    let as_far =
        divisions.iter().filter(|chosen| (doubled_u(&all, **chosen) - centre).abs() >= observed).count();
    as_far as f64 / divisions.len() as f64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn p_is_the_share_of_divisions(before in prop::collection::vec(lumpy(), 1..6),
                                   after in prop::collection::vec(lumpy(), 1..6)) {
        let test = mann_whitney(&sample(&before), &sample(&after));
        let varied = [&before[..], &after].concat().iter().any(|v| *v != before[0]);
        prop_assert_eq!(test.p.is_some(), varied);
        if let Some(p) = test.p {
            prop_assert!((p - by_hand(&before, &after)).abs() < 1e-12);
        }
        let all = [&after[..], &before].concat();
        prop_assert_eq!(2.0 * test.u_after, doubled_u(&all, (1 << after.len()) - 1) as f64);
    }

    #[test]
    fn sides_can_be_swapped(before in prop::collection::vec(lumpy(), 1..30),
                            after in prop::collection::vec(lumpy(), 1..30)) {
        let (b, a) = (sample(&before), sample(&after));
        let (there, back) = (mann_whitney(&b, &a), mann_whitney(&a, &b));
        prop_assert!((there.p.unwrap_or(2.0) - back.p.unwrap_or(2.0)).abs() < 1e-12);
        prop_assert_eq!(there.u_after + back.u_after, (before.len() * after.len()) as f64);
        let (delta, other) = (cliffs_delta(&b, &a).unwrap(), cliffs_delta(&a, &b).unwrap());
        prop_assert_eq!(delta.delta, -other.delta);
        prop_assert_eq!(delta.share_lower, other.share_higher);
        let shares = delta.share_lower + delta.share_equal + delta.share_higher;
        prop_assert!((shares - 1.0).abs() < 1e-12);
        let from_u = 2.0 * there.u_after / (before.len() * after.len()) as f64 - 1.0;
        prop_assert!((delta.delta - from_u).abs() < 1e-12);
    }

    #[test]
    fn only_ranks_matter(before in prop::collection::vec(minutes(), 1..20),
                         after in prop::collection::vec(minutes(), 1..20)) {
        let squared = |v: &[f64]| sample(&v.iter().map(|x| x * x).collect::<Vec<_>>());
        prop_assert_eq!(
            mann_whitney(&squared(&before), &squared(&after)),
            mann_whitney(&sample(&before), &sample(&after))
        );
    }

    /// Without ties, p is at most 0.05 exactly when the 95 % interval leaves out 0.
    #[test]
    fn test_and_interval_agree(values in prop::collection::btree_set(1_u32..4000, 8..40),
                               labels in prop::collection::vec(any::<bool>(), 40)) {
        let (after, before): (Vec<_>, Vec<_>) = values
            .iter()
            .zip(&labels)
            .map(|(v, is_after)| (f64::from(*v), *is_after))
            .partition(|(_, is_after)| *is_after);
        let side = |v: Vec<(f64, bool)>| sample(&v.iter().map(|(v, _)| *v).collect::<Vec<_>>());
        let (before, after) = (side(before), side(after));
        let Some(p) = mann_whitney(&before, &after).p else { return Ok(()) };
        let shift = unpaired_shift(&before, &after, LEVEL).unwrap();
        let outside = shift.low > 0.0 || shift.high < 0.0;
        prop_assert_eq!(p <= 0.05 + 1e-12, outside && shift.is_attainable);
    }
}

#[test]
fn empty_and_equal_groups_have_no_p() {
    assert_eq!(mann_whitney(&sample(&[]), &sample(&[1.0])).p, None);
    assert_eq!(mann_whitney(&sample(&[]), &sample(&[])).p, None);
    assert_eq!(mann_whitney(&sample(&[2.0, 2.0]), &sample(&[2.0])).p, None);
    assert_eq!(cliffs_delta(&sample(&[]), &sample(&[1.0])), None);
}

#[test]
fn the_exact_test_of_large_groups_is_near_the_normal_one() {
    let before: Vec<f64> = (0..50).map(f64::from).collect();
    let after = |n: u32| -> Vec<f64> { (0..n).map(|i| f64::from(i) / 2.0 + 6.1).collect() };
    let exact = mann_whitney(&sample(&before), &sample(&after(100)));
    assert!(exact.is_exact && !exact.has_ties);
    let deviation = (50.0 * 100.0 * 151.0 / 12.0_f64).sqrt();
    let normal = super::super::special::normal_two_sided((exact.u_after - 2500.0) / deviation);
    let p = exact.p.unwrap();
    assert!(0.005 < p && (p / normal - 1.0).abs() < 0.02, "{p} {normal}");
    assert!(!mann_whitney(&sample(&before), &sample(&after(101))).is_exact);
}

//! Bootstrap intervals.

use super::super::bootstrap::*;
use super::super::random::Seed;
use super::*;

const PLAN: Resampling = Resampling { resamples: 2000, confidence: LEVEL, seed: Seed(11) };

#[test]
fn a_seed_says_the_same_again() {
    let (before, after) = (sample(&[5.0, 8.0, 9.0, 3.0, 7.0]), sample(&[2.0, 4.0, 1.0, 6.0]));
    let first = difference_of_medians(&before, &after, PLAN);
    assert_eq!(difference_of_medians(&before, &after, PLAN), first);
    let other = Resampling { seed: Seed(12), resamples: 100, ..PLAN };
    assert_eq!(difference_of_medians(&before, &after, other).unwrap().resamples, 100);
}

#[test]
fn nothing_varies() {
    let same = sample(&[7.0; 12]);
    let b = ratio_of_medians(&same, &same, PLAN).unwrap();
    let percentile = b.percentile.unwrap();
    assert_eq!((b.value, percentile.low, percentile.high, b.bca), (1.0, 1.0, 1.0, None));
}

#[test]
fn undefined_ratios() {
    let some = sample(&[1.0, 2.0, 3.0]);
    assert_eq!(ratio_of_medians(&sample(&[0.0, 0.0, 1.0]), &some, PLAN), None);
    assert_eq!(ratio_of_medians(&sample(&[]), &some, PLAN), None);
    // Resamples of the side before can have a median of 0: the upper end is unbounded.
    let mixed = sample(&[0.0, 0.0, 1.0, 1.0, 1.0]);
    assert_eq!(ratio_of_medians(&mixed, &some, PLAN).unwrap().percentile, None);
    assert_eq!(median_of_ratios(&pairs(&[0.0], &[1.0]), PLAN), None);
    assert_eq!(median_of_differences(&pairs(&[], &[]), PLAN), None);
    let none = Resampling { resamples: 0, ..PLAN };
    assert_eq!(difference_of_medians(&some, &some, none), None);
}

#[test]
fn a_percentile_interval_of_a_median_is_near_the_exact_one() {
    // The resampled median of 1 to 101 has its 2.5 % point near the 41st value.
    let before = [0.0; 101];
    let after: Vec<f64> = (1..=101).map(f64::from).collect();
    let plan = Resampling { resamples: 10_000, ..PLAN };
    let b = median_of_differences(&pairs(&before, &after), plan).unwrap();
    let percentile = b.percentile.unwrap();
    assert_eq!(b.value, 51.0);
    assert!((percentile.low - 41.0).abs() <= 1.5 && (percentile.high - 61.0).abs() <= 1.5);
    let bca = b.bca.unwrap();
    assert!((bca.low - percentile.low).abs() <= 2.0 && (bca.high - percentile.high).abs() <= 2.0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn ends_come_from_the_data((before, after) in halves(minutes(), 2..20)) {
        let p = pairs(&before, &after);
        let plan = Resampling { resamples: 300, ..PLAN };
        let b = median_of_differences(&p, plan).unwrap();
        let d = p.differences();
        let (least, most) = d.iter().fold((f64::MAX, f64::MIN), |(l, m), v| (l.min(*v), m.max(*v)));
        for interval in [b.percentile, b.bca].into_iter().flatten() {
            prop_assert!(least - 1e-9 <= interval.low && interval.low <= interval.high);
            prop_assert!(interval.high <= most + 1e-9);
        }
    }
}

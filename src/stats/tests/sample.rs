//! Bad numbers never get in.

use super::super::sample::*;
use super::super::survival::durations::{Duration, Durations};
use super::super::xmr::series::Series;
use super::*;

#[test]
fn values_that_are_no_numbers_are_refused_with_their_place() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let at_1 = SampleError::NotFinite { index: 1 };
        assert_eq!(Sample::new(vec![1.0, bad]), Err(at_1.clone()));
        assert_eq!(Pairs::new(vec![1.0, 2.0], vec![1.0, bad]), Err(at_1.clone()));
        assert_eq!(Series::new(vec![None, Some(bad)]), Err(at_1.clone()));
        let time = |time| Duration { time, happened: true };
        assert_eq!(Durations::new(vec![time(1.0), time(bad)]), Err(at_1));
    }
    assert_eq!(SampleError::NotFinite { index: 1 }.to_string(), "value 2 is not a finite number");
}

#[test]
fn values_past_all_measurement_are_refused_or_zero() {
    assert_eq!(Sample::new(vec![1e101]), Err(SampleError::TooLarge { index: 0 }));
    assert_eq!(sample(&[1e-101, -0.0]).values(), [0.0, 0.0]);
    assert!(sample(&[-0.0]).values()[0].is_sign_positive());
}

#[test]
fn negative_durations_are_refused() {
    let time = |time| Duration { time, happened: true };
    assert_eq!(Durations::new(vec![time(3.0), time(-1.0)]), Err(SampleError::Negative { index: 1 }));
}

#[test]
fn halves_of_unequal_length_are_no_pairs() {
    assert_eq!(Pairs::new(vec![1.0], vec![]), Err(SampleError::UnequalLengths { before: 1, after: 0 }));
}

#[test]
fn decimal_ties_stay_ties() {
    let p = pairs(&[46.3, 1.0], &[47.3, 2.0]);
    assert_eq!(p.differences(), [1.0, 1.0]);
    let p = pairs(&[0.1, 100.0], &[0.3, 300.0]);
    let logs = p.log_ratios().unwrap();
    assert_eq!(logs[0], logs[1]);
}

#[test]
fn a_zero_has_no_log_ratio() {
    assert_eq!(pairs(&[1.0, 0.0], &[1.0, 2.0]).log_ratios(), None);
    assert_eq!(pairs(&[1.0, 2.0], &[1.0, 0.0]).log_ratios(), None);
    assert_eq!(sample(&[3.0, 0.0]).ln(), None);
}

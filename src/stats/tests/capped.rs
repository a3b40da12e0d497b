//! Pairs stopped at a cap.

use super::super::capped::*;
use super::super::hodges_lehmann::paired_ratio;
use super::super::survival::durations::Duration;
use super::*;

fn done(time: f64) -> Duration {
    Duration { time, happened: true }
}

fn stopped(time: f64) -> Duration {
    Duration { time, happened: false }
}

fn answer(pairs: Vec<(Duration, Duration)>) -> CappedAnswer {
    capped_pairs(&CappedPairs::new(pairs).unwrap().unwrap(), LEVEL)
}

/// Seven resolved pairs, each halved.
fn halved() -> Vec<(Duration, Duration)> {
    (1..=7).map(|i| f64::from(i) * 12.0).map(|t| (done(t), done(t / 2.0))).collect()
}

#[test]
fn without_stops_both_bounds_are_the_estimate() {
    let all = halved();
    let (before, after): (Vec<f64>, Vec<f64>) = all.iter().map(|(b, a)| (b.time, a.time)).unzip();
    let ratio = paired_ratio(&pairs(&before, &after), LEVEL).unwrap();
    let answer = answer(all);
    let (most, least) = (answer.at_most.unwrap(), answer.at_least.unwrap());
    assert_eq!((most.value, most.end), (ratio.value, Some(ratio.high)));
    assert_eq!((least.value, least.end), (ratio.value, Some(ratio.low)));
    assert_eq!((answer.signs.decreased, answer.undecided.len()), (7, 0));
}

#[test]
fn a_stop_before_is_decided_and_bounds_from_above() {
    let mut all = halved();
    all.push((stopped(120.0), done(30.0)));
    let answer = answer(all);
    assert_eq!((answer.signs.decreased, answer.stopped_before), (8, 1));
    // The reduction is at least what it is with the cap put in.
    assert_near(answer.at_most.unwrap().value, 0.5, 1e-9);
    assert!(answer.at_least.unwrap().value <= answer.at_most.unwrap().value);
}

#[test]
fn a_stop_after_is_decided_against() {
    let mut all = halved();
    all.push((done(60.0), stopped(120.0)));
    let answer = answer(all);
    assert_eq!((answer.signs.increased, answer.stopped_after), (1, 1));
    assert_near(answer.at_least.unwrap().value, 0.5, 1e-9);
}

#[test]
fn stopped_on_both_sides_is_undecided_but_counted() {
    let mut all = halved();
    all.push((stopped(120.0), stopped(120.0)));
    let answer = answer(all);
    assert_eq!((answer.undecided, answer.stopped_both), (vec![7], 1));
    assert_eq!((answer.signs.decreased, answer.signs.unchanged), (7, 0));
    // The unknown pair may lie on either side, so the bounds part.
    assert!(answer.at_least.unwrap().value <= 0.5 + 1e-9);
    assert!(answer.at_most.unwrap().value >= 0.5 - 1e-9);
}

#[test]
fn a_longer_time_than_the_cap_of_the_other_side_decides_nothing() {
    let answer = answer(vec![(stopped(60.0), done(90.0)), (stopped(60.0), done(60.0))]);
    assert_eq!((answer.undecided, answer.signs.decreased), (vec![0], 1));
}

#[test]
fn mostly_unknown_pairs_have_no_bound() {
    let answer = answer(vec![(done(60.0), stopped(120.0)); 5]);
    assert_eq!(answer.at_most, None);
    assert_near(answer.at_least.unwrap().value, 2.0, 1e-9);
}

#[test]
fn times_of_zero_have_no_ratio_and_bad_times_are_refused() {
    assert_eq!(CappedPairs::new(vec![(done(0.0), done(5.0))]), Ok(None));
    assert!(CappedPairs::new(vec![(done(f64::NAN), done(5.0))]).is_err());
    assert_eq!(answer(vec![]).at_most, None);
}

proptest! {
    /// Whatever the stopped times really were, the true answer lies between the bounds.
    #[test]
    fn bounds_hold((before, after) in halves(minutes(), 1..20), cap in minutes()) {
        let cut = |time: f64| if time > cap { stopped(cap) } else { done(time) };
        let all = before.iter().zip(&after).map(|(b, a)| (cut(*b), cut(*a))).collect();
        let truth = paired_ratio(&pairs(&before, &after), LEVEL).unwrap();
        let answer = answer(all);
        if let Some(most) = answer.at_most {
            prop_assert!(truth.value <= most.value * (1.0 + 1e-9));
            prop_assert!(most.end.is_none_or(|end| truth.high <= end * (1.0 + 1e-9)));
        }
        if let Some(least) = answer.at_least {
            prop_assert!(truth.value >= least.value * (1.0 - 1e-9));
            prop_assert!(least.end.is_none_or(|end| truth.low >= end * (1.0 - 1e-9)));
        }
        let decided = answer.signs.decreased + answer.signs.increased + answer.signs.unchanged;
        prop_assert_eq!(decided as usize + answer.undecided.len(), before.len());
    }
}

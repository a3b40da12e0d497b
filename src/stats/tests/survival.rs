//! Curves of times that may have been stopped.

use super::super::random::Seed;
use super::super::survival::durations::*;
use super::super::survival::kaplan_meier::*;
use super::super::survival::log_rank::*;
use super::super::survival::restricted_mean::*;
use super::*;

fn times(done: &[f64], stopped: &[f64]) -> Durations {
    let of = |happened| move |time: &f64| Duration { time: *time, happened };
    Durations::new(done.iter().map(of(true)).chain(stopped.iter().map(of(false))).collect()).unwrap()
}

#[test]
fn nobody_has_no_curve() {
    let nobody = times(&[], &[]);
    assert_eq!(kaplan_meier(&nobody, Band::LogLog, LEVEL), None);
    assert_eq!(restricted_mean(&nobody, 10.0), None);
    let test = log_rank(&nobody, &times(&[1.0], &[]));
    assert_eq!((test.chi_squared, test.p), (None, None));
    assert_eq!(log_rank_permutation(&nobody, &times(&[1.0], &[]), 10, Seed(1)), None);
}

#[test]
fn all_stopped_never_reaches_the_median() {
    let curve = kaplan_meier(&times(&[], &[120.0; 4]), Band::LogLog, LEVEL).unwrap();
    assert_eq!((curve.median, curve.median_low, curve.stopped), (None, None, 4));
    let mean = restricted_mean(&times(&[], &[120.0; 4]), 120.0).unwrap();
    assert_eq!((mean.value, mean.error, mean.is_extrapolated), (120.0, 0.0, false));
    assert!(restricted_mean(&times(&[], &[120.0; 4]), 121.0).unwrap().is_extrapolated);
}

#[test]
fn a_case_stopped_at_the_time_of_an_event_was_still_at_risk() {
    let moments = times(&[5.0, 9.0], &[5.0]).moments();
    let first = Moment { time: 5.0, at_risk: 3, events: 1, stopped: 1 };
    let second = Moment { time: 9.0, at_risk: 1, events: 1, stopped: 0 };
    assert_eq!(moments, [first, second]);
}

#[test]
fn permutation_of_scores_counts_divisions() {
    // Four stopped at 120 against five resolved: one division in 126 is as extreme.
    let (before, after) = (times(&[], &[120.0; 4]), times(&[38.0, 20.0, 52.0, 6.0, 23.0], &[]));
    let test = log_rank_permutation(&before, &after, 0, Seed(1)).unwrap();
    assert_near(test.p, 1.0 / 126.0, 1e-12);
}

#[test]
fn differences_of_means_have_an_interval() {
    let (before, after) = (times(&[30.0, 50.0, 90.0], &[120.0]), times(&[10.0, 20.0, 30.0], &[]));
    let d = restricted_mean_difference(&before, &after, 120.0, LEVEL).unwrap();
    assert_eq!(d.value, 20.0 - (30.0 + 50.0 + 90.0 + 120.0) / 4.0);
    assert!(d.low < d.value && d.value < d.high);
    assert_eq!(restricted_mean_difference(&before, &after, f64::NAN, LEVEL), None);
}

proptest! {
    #[test]
    fn curves_fall_inside_their_band(done in prop::collection::vec(minutes(), 0..30),
                                     stopped in prop::collection::vec(minutes(), 0..10)) {
        let all = times(&done, &stopped);
        for band in [Band::LogLog, Band::Log, Band::Plain] {
            let Some(curve) = kaplan_meier(&all, band, LEVEL) else { continue };
            prop_assert!(curve.steps.windows(2).all(|w| w[0].share >= w[1].share));
            for step in &curve.steps {
                prop_assert!((0.0..=1.0).contains(&step.share));
                if let Some(b) = step.band {
                    prop_assert!(0.0 <= b.low && b.low <= step.share + 1e-12);
                    prop_assert!(step.share <= b.high + 1e-12 && b.high <= 1.0);
                }
            }
            if let (Some(low), Some(median)) = (curve.median_low, curve.median) {
                prop_assert!(low <= median);
            }
        }
    }

    /// With nothing stopped, the curve counts and the mean is the mean of the capped times.
    #[test]
    fn without_stops_it_is_plain_counting(done in prop::collection::vec(minutes(), 1..30), cap in minutes()) {
        let all = times(&done, &[]);
        let curve = kaplan_meier(&all, Band::Plain, LEVEL).unwrap();
        for step in &curve.steps {
            let later = done.iter().filter(|t| **t > step.time).count();
            prop_assert!((step.share - later as f64 / done.len() as f64).abs() < 1e-12);
        }
        let mean = restricted_mean(&all, cap).unwrap();
        let plain = done.iter().map(|t| t.min(cap)).sum::<f64>() / done.len() as f64;
        prop_assert!((mean.value - plain).abs() < 1e-9);
    }

    #[test]
    fn sides_can_be_swapped(before in prop::collection::vec(minutes(), 1..20),
                            after in prop::collection::vec(minutes(), 1..20),
                            stopped in prop::collection::vec(minutes(), 0..5)) {
        let (b, a) = (times(&before, &stopped), times(&after, &[]));
        let (there, back) = (log_rank(&b, &a), log_rank(&a, &b));
        prop_assert_eq!(there.observed[0], back.observed[1]);
        let totals = [there.observed.iter().sum::<u64>() as f64, there.expected.iter().sum()];
        prop_assert!((totals[0] - totals[1]).abs() < 1e-9);
        prop_assert!((there.p.unwrap_or(2.0) - back.p.unwrap_or(2.0)).abs() < 1e-9);
    }
}

#[test]
fn sides_on_which_nothing_was_resolved_cannot_be_told_apart() {
    let test = log_rank(&times(&[], &[120.0; 4]), &times(&[], &[120.0; 5]));
    assert_eq!((test.chi_squared, test.p, test.observed), (Some(0.0), Some(1.0), [0, 0]));
    // Nobody before is left when something first happens after.
    let test = log_rank(&times(&[], &[5.0; 4]), &times(&[10.0, 20.0], &[]));
    assert_eq!((test.chi_squared, test.observed), (Some(0.0), [0, 2]));
}

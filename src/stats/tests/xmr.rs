//! Process behaviour charts.

use super::super::xmr::assurance::*;
use super::super::xmr::limits::*;
use super::super::xmr::series::Series;
use super::super::xmr::special_cause::*;
use super::*;

fn series(values: &[f64]) -> Series {
    Series::complete(values.to_vec()).unwrap()
}

/// Limits 40 and 60 about 50: two thirds of the way lie at 43.3 and 56.7.
fn about_fifty() -> Limits {
    Limits {
        centre: 50.0,
        lower: 40.0,
        upper: 60.0,
        range: 10.0 / MEAN_RANGE_FACTOR,
        rule: LimitRule::MeanRange,
        n: 20,
    }
}

fn causes(values: &[f64]) -> Vec<SpecialCause> {
    special_causes(&series(values), &about_fifty()).into_iter().flatten().map(|flags| flags.cause()).collect()
}

#[test]
fn a_series_that_never_moves_has_limits_on_its_centre() {
    for rule in [
        LimitRule::MeanRange,
        LimitRule::ScreenedMeanRange,
        LimitRule::MedianRange,
        LimitRule::MedianRangeAboutMedian,
    ] {
        let same = series(&[0.1; 12]);
        let found = limits(&same, rule).unwrap();
        assert_eq!((found.lower, found.centre, found.upper), (0.1, 0.1, 0.1));
        assert!(special_causes(&same, &found).iter().all(|f| *f == Some(PointFlags::default())));
        assert!(!found.are_provisional());
    }
    assert!(limits(&series(&[1.0; 11]), LimitRule::MeanRange).unwrap().are_provisional());
}

#[test]
fn one_point_has_no_limits() {
    assert_eq!(limits(&series(&[5.0]), LimitRule::MeanRange), None);
    assert_eq!(limits(&series(&[]), LimitRule::MedianRange), None);
    let apart = Series::new(vec![Some(1.0), None, Some(2.0)]).unwrap();
    assert_eq!(limits(&apart, LimitRule::MeanRange), None);
}

#[test]
fn a_missing_day_is_no_zero_and_breaks_a_run() {
    let gap = Series::new(vec![Some(3.0), Some(5.0), None, Some(90.0), Some(91.0)]).unwrap();
    assert_eq!(gap.moving_ranges(), [2.0, 1.0]);
    assert_eq!(limits(&gap, LimitRule::MeanRange).unwrap().n, 4);

    let seven: Vec<Option<f64>> = [51.0; 7].into_iter().map(Some).collect();
    let shifted = |points: Vec<Option<f64>>| {
        special_causes(&Series::new(points).unwrap(), &about_fifty())
            .into_iter()
            .flatten()
            .filter(|f| f.shift.is_some())
            .count()
    };
    assert_eq!(shifted(seven.clone()), 7);
    let mut broken = seven;
    broken.insert(3, None);
    assert_eq!(shifted(broken), 0);
}

#[test]
fn every_rule_and_their_order() {
    use SpecialCause::*;
    assert_eq!(causes(&[61.0, 39.0]), [Outside(Side::Above), Outside(Side::Below)]);
    assert_eq!(causes(&[60.0, 40.0]), [None, None], "on a limit is not outside");
    assert_eq!(causes(&[58.0, 51.0, 57.0]), [TwoInThree(Side::Above), None, TwoInThree(Side::Above)]);
    assert_eq!(causes(&[58.0, 49.0, 57.0]), [None; 3], "all three on one side");
    assert_eq!(causes(&[42.0, 61.0, 42.0]), [None, Outside(Side::Above), None]);
    let rising = [47.0, 48.0, 49.0, 50.0, 51.0, 52.0, 53.0];
    assert_eq!(causes(&rising), [Trend(Direction::Rising); 7]);
    let falling: Vec<f64> = rising.iter().rev().copied().collect();
    assert_eq!(causes(&falling), [Trend(Direction::Falling); 7]);
    assert_eq!(causes(&rising[..6]), [None; 6]);
    assert_eq!(causes(&[49.0; 7]), [Shift(Side::Below); 7]);
    assert_eq!(causes(&[50.0; 9]), [None; 9], "the centre is on no side");
    assert_eq!(Trend(Direction::Falling).nhs_label(), "7 Point Trend (Decreasing)");
}

#[test]
fn six_rising_points_are_noted_but_no_special_cause() {
    let flags = special_causes(&series(&[48.0, 49.0, 50.0, 51.0, 52.0, 53.0]), &about_fifty());
    assert!(flags.iter().flatten().all(|f| f.short_trend == Some(Direction::Rising)));
    assert!(flags.iter().flatten().all(|f| f.trend.is_none()));
}

#[test]
fn limits_frozen_from_before_judge_the_days_after() {
    let frozen = limits(&series(&[50.0, 54.0, 50.0, 54.0, 50.0, 54.0]), LimitRule::MeanRange).unwrap();
    let after = special_causes(&series(&[52.0, 30.0]), &frozen);
    assert_eq!(after[0].unwrap().outside, None);
    assert_eq!(after[1].unwrap().outside, Some(Side::Below));
}

#[test]
fn screening_drops_a_gross_spike_once() {
    let mut values = vec![10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0];
    values.extend([90.0, 11.0, 10.0, 11.0, 10.0, 11.0]);
    let screened = limits(&series(&values), LimitRule::ScreenedMeanRange).unwrap();
    assert_eq!(screened.range, 1.0);
    assert!(limits(&series(&values), LimitRule::MeanRange).unwrap().range > 10.0);
}

#[test]
fn a_target_is_kept_missed_or_left_to_chance() {
    let limits = about_fifty();
    let lower = [60.0, 59.0, 40.0, 39.0].map(|t| assurance(&limits, t));
    assert_eq!(lower, [Assurance::Keeps, Assurance::HitOrMiss, Assurance::HitOrMiss, Assurance::Misses]);
}

proptest! {
    #[test]
    fn limits_and_flags_follow_a_shift(values in prop::collection::vec(lumpy(), 2..60), by in -64_i32..64) {
        let moved: Vec<f64> = values.iter().map(|v| v + f64::from(by)).collect();
        for rule in [LimitRule::MeanRange, LimitRule::ScreenedMeanRange, LimitRule::MedianRange] {
            let (a, b) = (limits(&series(&values), rule).unwrap(), limits(&series(&moved), rule).unwrap());
            prop_assert!((b.lower - a.lower - f64::from(by)).abs() < 1e-9);
            prop_assert!(a.lower <= a.centre && a.centre <= a.upper);
            prop_assert_eq!(special_causes(&series(&values), &a), special_causes(&series(&moved), &b));
        }
    }
}

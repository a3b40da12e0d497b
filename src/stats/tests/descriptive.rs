//! Summaries of one side.

use super::super::descriptive::*;
use super::super::floor::*;
use super::super::median_interval::*;
use super::*;

#[test]
fn a_hand_worked_example() {
    let d = describe(&sample(&[4.0, 1.0, 3.0, 2.0])).unwrap();
    assert_eq!((d.n, d.mean, d.median, d.q1, d.q3), (4, 2.5, 2.5, 1.75, 3.25));
    assert_near(d.sd.unwrap(), (5.0_f64 / 3.0).sqrt(), 1e-15);
    assert_near(d.p90, 3.7, 1e-15);
}

#[test]
fn nothing_and_one_value() {
    assert_eq!(describe(&sample(&[])), None);
    assert_eq!(median_interval(&sample(&[]), LEVEL), None);
    let d = describe(&sample(&[7.0])).unwrap();
    assert_eq!((d.sd, d.q1, d.p95, d.median), (None, 7.0, 7.0, 7.0));
}

#[test]
fn whole_positions_hit_their_value() {
    let eleven: Vec<f64> = (0..11).map(f64::from).collect();
    for tenths in 0..=10 {
        let p = f64::from(tenths) / 10.0;
        assert_eq!(quantile_of_sorted(&eleven, p), Some(f64::from(tenths)));
    }
}

#[test]
fn equal_values_have_their_own_mean() {
    let d = describe(&sample(&[0.1; 12])).unwrap();
    assert_eq!((d.mean, d.sd), (0.1, Some(0.0)));
}

#[test]
fn compensated_sums_keep_small_values() {
    assert_eq!(sum([1e17, 1.0, -1e17, 1.0]), 2.0);
}

#[test]
fn a_median_of_five_has_no_95_percent_interval() {
    assert_eq!(median_interval(&sample(&[1.0; 5]), LEVEL).unwrap().interval, None);
    let six = median_interval(&sample(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), LEVEL).unwrap();
    let interval = six.interval.unwrap();
    assert_eq!((interval.low, interval.high), (1.0, 6.0));
    assert_eq!(six.achieved_confidence, Some(0.96875));
}

#[test]
fn the_floor_is_as_printed_in_tables() {
    let paired = [3, 4, 5, 6].map(smallest_p_paired);
    assert_eq!(paired, [0.25, 0.125, 0.0625, 0.03125]);
    assert_near(smallest_p_unpaired(3, 3), 0.1, 1e-15);
    assert_near(smallest_p_unpaired(3, 4), 2.0 / 35.0, 1e-15);
    assert_near(smallest_p_unpaired(4, 4), 2.0 / 70.0, 1e-15);
    assert_eq!((smallest_p_paired(0), smallest_p_unpaired(0, 9)), (1.0, 1.0));
    assert_eq!((smallest_p_paired(1), smallest_p_unpaired(1, 1)), (1.0, 1.0));
}

#[test]
fn the_fewest_that_can_show_anything() {
    assert_eq!(fewest_pairs(0.05), 6);
}

proptest! {
    #[test]
    fn quantiles_are_in_order(values in prop::collection::vec(minutes(), 1..40)) {
        let d = describe(&sample(&values)).unwrap();
        let order = [d.min, d.q1, d.median, d.q3, d.p90, d.p95, d.max];
        prop_assert!(order.windows(2).all(|w| w[0] <= w[1]));
        prop_assert!(d.min <= d.mean + 1e-9 && d.mean <= d.max + 1e-9);
    }

    #[test]
    fn order_does_not_matter_to_the_last_bit(mut values in prop::collection::vec(minutes(), 1..40)) {
        let plain = describe(&sample(&values));
        values.reverse();
        prop_assert_eq!(describe(&sample(&values)), plain);
    }

    #[test]
    fn medians_lie_between_their_ends(values in prop::collection::vec(lumpy(), 1..60)) {
        let m = median_interval(&sample(&values), LEVEL).unwrap();
        prop_assert_eq!(m.interval.is_some(), values.len() >= 6);
        prop_assert_eq!(median(&values), Some(m.value));
        if let (Some(interval), Some(achieved)) = (m.interval, m.achieved_confidence) {
            prop_assert!(interval.contains(m.value));
            prop_assert!((0.95..1.0).contains(&achieved));
        }
    }
}

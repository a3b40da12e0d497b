//! Selecting without building gives what building and sorting gives.

use super::super::select::*;
use super::*;

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

proptest! {
    #[test]
    fn differences(before in prop::collection::vec(lumpy(), 1..12),
                   after in prop::collection::vec(-50.0..50.0, 1..12)) {
        let (before, after) = (sorted(before), sorted(after));
        let built = sorted(after.iter().flat_map(|a| before.iter().map(move |b| a - b)).collect());
        for (at, expected) in built.iter().enumerate() {
            prop_assert_eq!(kth_difference(&before, &after, at as u64 + 1), Some(*expected));
        }
        prop_assert_eq!(kth_difference(&before, &after, 0), None);
        prop_assert_eq!(kth_difference(&before, &after, built.len() as u64 + 1), None);
    }

    #[test]
    fn walsh_averages(values in prop::collection::vec(prop_oneof![lumpy(), -1e9..1e9], 1..15)) {
        let values = sorted(values);
        let mut built = Vec::new();
        for (i, x) in values.iter().enumerate() {
            built.extend(values[i..].iter().map(|y| (x + y) / 2.0));
        }
        let built = sorted(built);
        for (at, expected) in built.iter().enumerate() {
            prop_assert_eq!(kth_walsh_average(&values, at as u64 + 1), Some(*expected));
        }
        prop_assert_eq!(kth_walsh_average(&values, built.len() as u64 + 1), None);
    }
}

#[test]
fn nothing_has_no_middle() {
    assert_eq!(middle(0, |_| Some(1.0)), None);
    assert_eq!(kth_difference(&[], &[1.0], 1), None);
    assert_eq!(kth_walsh_average(&[], 1), None);
}

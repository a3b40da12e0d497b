//! How typical changes move with the data.

use super::super::hodges_lehmann::*;
use super::*;

#[test]
fn a_hand_worked_example() {
    // Differences -4, -2, 0: Walsh averages -4, -3, -2, -2, -1, 0.
    let shift = paired_shift(&pairs(&[5.0, 5.0, 5.0], &[1.0, 3.0, 5.0]), LEVEL).unwrap();
    assert_eq!((shift.value, shift.low, shift.high), (-2.0, -4.0, 0.0));
    assert_eq!(shift.achieved_confidence, 0.75);
    assert!(!shift.is_attainable);
    assert_eq!((shift.n_before, shift.n_after), (3, 3));
}

#[test]
fn identical_data_have_no_width() {
    let same = [16.0; 8];
    let ratio = paired_ratio(&pairs(&same, &same), LEVEL).unwrap();
    assert_eq!((ratio.value, ratio.low, ratio.high), (1.0, 1.0, 1.0));
    assert_eq!(ratio.percent_change(), 0.0);
    assert!(ratio.is_attainable);
}

#[test]
fn no_data_and_zeros_have_no_ratio() {
    assert_eq!(paired_shift(&pairs(&[], &[]), LEVEL), None);
    assert_eq!(unpaired_shift(&sample(&[]), &sample(&[1.0]), LEVEL), None);
    assert_eq!(paired_ratio(&pairs(&[1.0, 2.0], &[0.0, 2.0]), LEVEL), None);
    assert_eq!(unpaired_ratio(&sample(&[1.0]), &sample(&[0.0]), LEVEL), None);
}

#[test]
fn a_percent_change_is_read_from_the_ratio() {
    let halved = paired_ratio(&pairs(&[20.0; 7], &[10.0; 7]), LEVEL).unwrap();
    assert_near(halved.percent_change(), -50.0, 1e-9);
    assert_near(halved.percent_interval().high, -50.0, 1e-9);
}

/// Lognormal data with a true ratio of 0.6, as often as the measured coverage was taken from.
#[test]
fn intervals_cover_as_often_as_they_say() {
    let mut random = super::super::random::Random::new(super::super::random::Seed(7), 0);
    let trials = 600;
    let (mut paired, mut groups) = (0, 0);
    for _ in 0..trials {
        let before: Vec<f64> = (0..12).map(|_| 60.0 * random.normal().exp()).collect();
        let ratio = |v: &f64, spread: f64, r: &mut super::super::random::Random| {
            0.6 * v * (spread * r.normal()).exp()
        };
        let matched: Vec<f64> = before.iter().map(|v| ratio(v, 0.6, &mut random)).collect();
        let apart: Vec<f64> = (0..12).map(|_| ratio(&60.0, 1.0, &mut random)).collect();
        let found = paired_ratio(&pairs(&before, &matched), LEVEL).unwrap();
        paired += usize::from(found.interval().contains(0.6));
        let found = unpaired_ratio(&sample(&before), &sample(&apart), LEVEL).unwrap();
        groups += usize::from(found.interval().contains(0.6));
    }
    // 95.8 % and 95.5 % by construction; three standard errors are 2.5 points.
    for covered in [paired, groups] {
        let share = covered as f64 / trials as f64;
        assert!((0.93..0.985).contains(&share), "{share}");
    }
}

proptest! {
    #[test]
    fn shifts_follow_a_shift((before, after) in halves(lumpy(), 1..25), by in -40_i32..40) {
        let by = f64::from(by);
        let moved: Vec<f64> = after.iter().map(|v| v + by).collect();
        let paired = [&after, &moved].map(|a| paired_shift(&pairs(&before, a), LEVEL).unwrap());
        let groups = [&after, &moved]
            .map(|a| unpaired_shift(&sample(&before), &sample(a), LEVEL).unwrap());
        for [plain, moved] in [paired, groups] {
            prop_assert_eq!(moved.value, plain.value + by);
            prop_assert_eq!(moved.low, plain.low + by);
            prop_assert_eq!(moved.high, plain.high + by);
            prop_assert_eq!(moved.achieved_confidence, plain.achieved_confidence);
        }
    }

    #[test]
    fn ratios_follow_a_factor((before, after) in halves(minutes(), 1..25), by in 0.01_f64..100.0) {
        let moved: Vec<f64> = after.iter().map(|v| v * by).collect();
        let paired = [&after, &moved].map(|a| paired_ratio(&pairs(&before, a), LEVEL).unwrap());
        let groups = [&after, &moved]
            .map(|a| unpaired_ratio(&sample(&before), &sample(a), LEVEL).unwrap());
        for [plain, moved] in [paired, groups] {
            prop_assert!((moved.value / (plain.value * by) - 1.0).abs() < 1e-10);
            prop_assert!((moved.low / (plain.low * by) - 1.0).abs() < 1e-10);
            prop_assert!((moved.high / (plain.high * by) - 1.0).abs() < 1e-10);
        }
    }

    #[test]
    fn swapping_sides_turns_the_answer_around((before, after) in halves(minutes(), 1..25)) {
        let there = paired_shift(&pairs(&before, &after), LEVEL).unwrap();
        let back = paired_shift(&pairs(&after, &before), LEVEL).unwrap();
        prop_assert!((there.value + back.value).abs() < 1e-9);
        prop_assert!((there.low + back.high).abs() < 1e-9);
        let there = unpaired_ratio(&sample(&before), &sample(&after), LEVEL).unwrap();
        let back = unpaired_ratio(&sample(&after), &sample(&before), LEVEL).unwrap();
        prop_assert!((there.value * back.value - 1.0).abs() < 1e-10);
        prop_assert!((there.low * back.high - 1.0).abs() < 1e-10);
    }

    #[test]
    fn order_does_not_matter((before, after) in halves(minutes(), 2..25), turn in 0_usize..25) {
        let turned = |v: &[f64]| {
            let mut v = v.to_vec();
            let by = turn % v.len();
            v.rotate_left(by);
            v
        };
        let plain = paired_shift(&pairs(&before, &after), LEVEL);
        prop_assert_eq!(paired_shift(&pairs(&turned(&before), &turned(&after)), LEVEL), plain);
        let plain = unpaired_shift(&sample(&before), &sample(&after), LEVEL);
        prop_assert_eq!(unpaired_shift(&sample(&turned(&before)), &sample(&after), LEVEL), plain);
    }

    #[test]
    fn more_confidence_is_wider((before, after) in halves(minutes(), 1..40)) {
        let levels = [0.5, 0.8, 0.95, 0.99].map(|level| Confidence::new(level).unwrap());
        let paired = levels.map(|l| paired_shift(&pairs(&before, &after), l).unwrap());
        let groups = levels.map(|l| unpaired_shift(&sample(&before), &sample(&after), l).unwrap());
        for all in [paired, groups] {
            for pair in all.windows(2) {
                prop_assert!(pair[1].low <= pair[0].low && pair[0].high <= pair[1].high);
                prop_assert!(pair[0].achieved_confidence <= pair[1].achieved_confidence);
            }
            for shift in all {
                prop_assert!(shift.low <= shift.value && shift.value <= shift.high);
            }
        }
    }
}

//! Shares keep their promises.

use super::super::discrete::Discrete;
use super::super::fisher::fisher;
use super::super::holm::holm;
use super::super::mcnemar::{PairedOutcomes, mcnemar};
use super::super::proportion::*;
use super::super::rate::{Events, rate_ratio};
use super::super::two_proportions::*;
use super::*;

fn tally(hits: u64, n: u64) -> Tally {
    Tally { hits, n }
}

#[test]
fn what_no_failure_still_allows() {
    let percent = |n| (100.0 * upper_bound(0, n, LEVEL).unwrap()).round();
    assert_eq!([3, 5, 10, 20].map(percent), [63.0, 45.0, 26.0, 14.0]);
    assert_near(upper_bound(0, 40, LEVEL).unwrap(), 0.0722, 1e-3);
    assert_eq!(upper_bound(7, 7, LEVEL), Some(1.0));
    assert_eq!(rule_of_three(0, 59), Some(3.0 / 59.0));
    assert_eq!((rule_of_three(0, 0), rule_of_three(1, 59)), (None, None));
}

#[test]
fn impossible_counts_have_no_share() {
    assert_eq!((wilson(0, 0, LEVEL), wilson(3, 2, LEVEL)), (None, None));
    assert_eq!(clopper_pearson(3, 2, LEVEL), None);
    assert_eq!(newcombe(tally(0, 0), tally(1, 2), LEVEL), None);
    assert_eq!(fisher(tally(1, 2), tally(3, 2), LEVEL), None);
    assert_eq!((upper_bound(1, 0, LEVEL), lower_bound(1, 0, LEVEL)), (None, None));
}

#[test]
fn newcombe_is_as_printed() {
    // Newcombe 1998, method 10, 56 of 70 against 48 of 80.
    let d = newcombe(tally(48, 80), tally(56, 70), LEVEL).unwrap();
    assert_near(d.low, 0.0524, 1e-3);
    assert_near(d.high, 0.3339, 1e-3);
}

#[test]
fn an_odds_ratio_is_found_to_its_stated_tolerance() {
    // 2 of 19 before, 18 of 22 after: the true upper end is 412.0.
    let test = fisher(tally(2, 19), tally(18, 22), LEVEL).unwrap();
    let inverse = 1.0 / test.odds_high.unwrap();
    assert!((inverse - 1.0 / 412.003_631_5).abs() < 1.3e-4);
    let test = fisher(tally(20, 21), tally(0, 17), LEVEL).unwrap();
    assert_eq!((test.odds_ratio, test.odds_low), (Some(0.0), 0.0));
    let test = fisher(tally(0, 17), tally(12, 12), LEVEL).unwrap();
    assert_eq!((test.odds_ratio, test.odds_high), (None, None));
}

#[test]
fn cases_that_agree_say_nothing() {
    let same = PairedOutcomes { both: 9, neither: 3, ..PairedOutcomes::default() };
    let test = mcnemar(same, LEVEL);
    assert_eq!((test.p, test.share_only_after, test.n), (None, None, 12));
}

#[test]
fn rates_need_events_and_exposure() {
    let side = |events, exposure| Events { events, exposure };
    assert_eq!(rate_ratio(side(0, 1.0), side(0, 1.0), LEVEL), None);
    assert_eq!(rate_ratio(side(1, 0.0), side(1, 1.0), LEVEL), None);
    assert_eq!(rate_ratio(side(1, f64::NAN), side(1, 1.0), LEVEL), None);
    let none_before = rate_ratio(side(0, 1.0), side(4, 1.0), LEVEL).unwrap();
    assert_eq!((none_before.value, none_before.high), (None, None));
    assert!(none_before.low > 0.0);
    let none_after = rate_ratio(side(4, 1.0), side(0, 1.0), LEVEL).unwrap();
    assert_eq!((none_after.value, none_after.low), (Some(0.0), 0.0));
}

#[test]
fn holm_steps_down() {
    assert_eq!(holm(&[0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]);
    assert_eq!(holm(&[0.5, 0.9]), [1.0, 1.0]);
    assert_eq!(holm(&[]), [0.0; 0]);
}

proptest! {
    #[test]
    fn ends_enclose_the_share_and_mirror(n in 1_u64..400, at in 0.0_f64..1.0) {
        let hits = (at * (n + 1) as f64) as u64;
        for method in [wilson, clopper_pearson] {
            let (s, mirror) = (method(hits, n, LEVEL).unwrap(), method(n - hits, n, LEVEL).unwrap());
            prop_assert!(0.0 <= s.low && s.low <= s.share && s.share <= s.high && s.high <= 1.0);
            prop_assert!((s.low - (1.0 - mirror.high)).abs() < 1e-12);
        }
    }

    /// At the exact ends, what was seen has just the chance of one tail.
    #[test]
    fn exact_ends_leave_exactly_one_tail(n in 2_u64..300, at in 0.0_f64..1.0) {
        let hits = 1 + (at * (n - 1) as f64) as u64;
        prop_assume!(hits < n);
        let s = clopper_pearson(hits, n, LEVEL).unwrap();
        prop_assert!((Discrete::binomial(n, s.low).at_least(hits) - 0.025).abs() < 1e-10);
        prop_assert!((Discrete::binomial(n, s.high).at_most(hits) - 0.025).abs() < 1e-10);
    }

    #[test]
    fn differences_turn_around(a in 0_u64..30, b in 0_u64..30, more_a in 1_u64..30, more_b in 1_u64..30) {
        let (before, after) = (tally(a, a + more_a), tally(b, b + more_b));
        let there = newcombe(before, after, LEVEL).unwrap();
        let back = newcombe(after, before, LEVEL).unwrap();
        prop_assert!((there.low + back.high).abs() < 1e-12);
        prop_assert!(-1.0 - 1e-12 <= there.low && there.low <= there.value);
        prop_assert!(there.value <= there.high && there.high <= 1.0 + 1e-12);
        let (there, back) = (fisher(before, after, LEVEL).unwrap(), fisher(after, before, LEVEL).unwrap());
        prop_assert!((there.p - back.p).abs() < 1e-12);
        prop_assert!(there.p > 0.0 && there.p <= 1.0);
    }

    #[test]
    fn rates_do_not_depend_on_the_unit_of_time(a in 1_u64..30, b in 1_u64..30, t in 1.0_f64..50.0) {
        let side = |events, exposure| Events { events, exposure };
        let days = rate_ratio(side(a, 7.0), side(b, 7.0 * t), LEVEL).unwrap();
        let weeks = rate_ratio(side(a, 1.0), side(b, t), LEVEL).unwrap();
        prop_assert!((days.low / weeks.low - 1.0).abs() < 1e-9);
        prop_assert!((days.p - weeks.p).abs() < 1e-9);
        let value = days.value.unwrap();
        prop_assert!(days.low <= value && value <= days.high.unwrap());
    }

    #[test]
    fn more_confidence_is_wider(n in 1_u64..200, at in 0.0_f64..1.0, m in 1_u64..200, other in 0.0_f64..1.0) {
        let levels = [0.5, 0.8, 0.95, 0.99].map(|level| Confidence::new(level).unwrap());
        let part = |n: u64, at: f64| ((at * (n + 1) as f64) as u64).min(n);
        let (before, after) = (tally(part(n, at), n), tally(part(m, other), m));
        let share = |method: fn(u64, u64, Confidence) -> Option<Share>| {
            levels.map(|level| method(before.hits, n, level).map(|s| (s.low, s.high)).unwrap())
        };
        let difference = levels.map(|level| newcombe(before, after, level).map(|d| (d.low, d.high)).unwrap());
        for ends in [share(wilson), share(clopper_pearson), difference] {
            for pair in ends.windows(2) {
                prop_assert!(pair[1].0 <= pair[0].0 + 1e-12 && pair[0].1 <= pair[1].1 + 1e-12);
            }
        }
        let upper = levels.map(|level| upper_bound(before.hits, n, level).unwrap());
        prop_assert!(upper.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
        let events = |events| Events { events, exposure: 7.0 };
        let rates = levels.map(|level| rate_ratio(events(before.hits), events(after.hits + 1), level).unwrap());
        for pair in rates.windows(2) {
            prop_assert!(pair[1].low <= pair[0].low + 1e-12);
            prop_assert!(pair[1].high.is_none_or(|high| pair[0].high.is_some_and(|less| less <= high + 1e-9 * high)));
        }
    }
}

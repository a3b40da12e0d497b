//! No method ever answers "not a number" or "infinite", whatever it is given.

use super::super::bootstrap::*;
use super::super::capped::*;
use super::super::cliff::cliffs_delta;
use super::super::descriptive::describe;
use super::super::effect::*;
use super::super::hodges_lehmann::*;
use super::super::interrupted::*;
use super::super::mann_whitney::mann_whitney;
use super::super::median_interval::median_interval;
use super::super::permutation::*;
use super::super::random::Seed;
use super::super::sign_test::sign_test;
use super::super::signed_rank::*;
use super::super::survival::durations::*;
use super::super::survival::kaplan_meier::*;
use super::super::survival::log_rank::*;
use super::super::survival::restricted_mean::*;
use super::super::xmr::limits::*;
use super::super::xmr::series::Series;
use super::super::xmr::special_cause::special_causes;
use super::*;

/// Ordinary, tied, absent, tiny and enormous values.
fn wild() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        Just(0.0),
        Just(1.0),
        Just(1e100),
        Just(-1e100),
        Just(1e-100),
        Just(5e-324),
        (0_i32..9).prop_map(f64::from),
        -1e6..1e6,
    ]
}

fn positive() -> impl Strategy<Value = f64> + Clone {
    wild().prop_map(f64::abs)
}

fn shown(value: &impl std::fmt::Debug) -> Result<(), TestCaseError> {
    let text = format!("{value:?}");
    prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
    Ok(())
}

proptest! {
    #[test]
    fn of_pairs((before, after) in halves(prop_oneof![wild(), positive()], 0..12)) {
        let p = pairs(&before, &after);
        let plan = Resampling { resamples: 50, confidence: LEVEL, seed: Seed(2) };
        shown(&paired_shift(&p, LEVEL))?;
        shown(&paired_ratio(&p, LEVEL))?;
        shown(&paired_ratio(&p, LEVEL).map(|r| (r.percent_change(), r.percent_interval())))?;
        for rule in [ZeroRule::Pratt, ZeroRule::Dropped] {
            shown(&signed_rank_of_differences(&p, rule))?;
            shown(&signed_rank_of_log_ratios(&p, rule))?;
        }
        shown(&sign_test(&p, LEVEL))?;
        shown(&hedges_g_paired(&p))?;
        shown(&paired_permutation(&p, 20, Seed(2)))?;
        shown(&median_of_differences(&p, plan))?;
        shown(&median_of_ratios(&p, plan))?;
    }

    #[test]
    fn of_groups(before in prop::collection::vec(wild(), 0..12), after in prop::collection::vec(wild(), 0..12)) {
        let (b, a) = (sample(&before), sample(&after));
        let plan = Resampling { resamples: 50, confidence: LEVEL, seed: Seed(2) };
        shown(&describe(&b))?;
        shown(&median_interval(&b, LEVEL))?;
        shown(&unpaired_shift(&b, &a, LEVEL))?;
        shown(&unpaired_ratio(&b, &a, LEVEL))?;
        shown(&mann_whitney(&b, &a))?;
        shown(&cliffs_delta(&b, &a))?;
        shown(&hedges_g(&b, &a))?;
        shown(&unpaired_permutation(&b, &a, 20, Seed(2)))?;
        shown(&difference_of_medians(&b, &a, plan))?;
        shown(&ratio_of_medians(&b, &a, plan))?;
    }

    #[test]
    fn of_durations(before in prop::collection::vec((positive(), any::<bool>()), 0..12),
                    after in prop::collection::vec((positive(), any::<bool>()), 0..12), cap in positive()) {
        let to = |v: &[(f64, bool)]| -> Vec<Duration> {
            v.iter().map(|(time, happened)| Duration { time: *time, happened: *happened }).collect()
        };
        let (b, a) = (Durations::new(to(&before)).unwrap(), Durations::new(to(&after)).unwrap());
        for band in [Band::LogLog, Band::Log, Band::Plain] {
            shown(&kaplan_meier(&b, band, LEVEL))?;
        }
        shown(&restricted_mean_difference(&b, &a, cap, LEVEL))?;
        shown(&log_rank(&b, &a))?;
        shown(&log_rank_permutation(&b, &a, 20, Seed(2)))?;
        let both = to(&before).into_iter().zip(to(&after)).collect();
        if let Some(capped) = CappedPairs::new(both).unwrap() {
            shown(&capped_pairs(&capped, LEVEL))?;
        }
    }

    #[test]
    fn of_series(points in prop::collection::vec(prop::option::weighted(0.9, wild()), 0..30), cutover in 0_usize..30) {
        let series = Series::new(points).unwrap();
        for rule in [LimitRule::MeanRange, LimitRule::ScreenedMeanRange, LimitRule::MedianRange, LimitRule::MedianRangeAboutMedian] {
            let found = limits(&series, rule);
            shown(&found)?;
            if let Some(found) = found {
                prop_assert_eq!(special_causes(&series, &found).len(), series.points().len());
            }
        }
        shown(&step_only(&series, cutover, 2, LEVEL))?;
        shown(&segmented(&series, cutover, 2, LEVEL))?;
    }
}

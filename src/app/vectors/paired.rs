//! Records about pairs.

use serde_json::{Value, json};

use super::chance::{RESAMPLING, SEED, bootstrap_json, permutation_json, resamples_for};
use super::input;
use super::unpaired::{describe_both, median_json, ratio_json, shift_json};
use crate::stats::bootstrap::{median_of_differences, median_of_ratios};
use crate::stats::confidence::Confidence;
use crate::stats::descriptive::median;
use crate::stats::effect::hedges_g_paired;
use crate::stats::hodges_lehmann::{paired_ratio, paired_shift};
use crate::stats::permutation::paired_permutation;
use crate::stats::sample::Pairs;
use crate::stats::sign_test::sign_test;
use crate::stats::signed_rank::{ZeroRule, signed_rank_of_differences, signed_rank_of_log_ratios};

pub(super) fn compute(method: &str, input: &Value) -> Option<Value> {
    let pairs = input::pairs(input)?;
    let (before, after) = input::samples(input)?;
    let level = Confidence::NINETY_FIVE;
    match method {
        "descriptives" => {
            let mut all = describe_both(&before, &after);
            if let Some(fields) = all.as_object_mut() {
                let typical = median(&pairs.differences());
                fields.insert("median_paired_diff".to_owned(), json!(typical));
            }
            Some(all)
        }
        "hodges_lehmann_shift" => Some(shift_json(&paired_shift(&pairs, level)?)),
        "hodges_lehmann_log_ratio" => Some(ratio_json(paired_ratio(&pairs, level).as_ref())),
        "signed_rank" => Some(signed_rank_json(&pairs)),
        "signed_rank_on_log_ratio" => {
            let test = signed_rank_of_log_ratios(&pairs, ZeroRule::Pratt)?;
            Some(json!({ "p_pratt": test.p }))
        }
        "sign_test" => Some(sign_test_json(&pairs, level)),
        "median_ci_order_statistics_before" => Some(median_json(&before, level)),
        "median_ci_order_statistics_after" => Some(median_json(&after, level)),
        "hedges_g_paired_z" => Some(json!({ "g": hedges_g_paired(&pairs)?.g })),
        "permutation_mean_diff_exact" | "permutation_mean_diff_monte_carlo" => {
            let resamples = resamples_for(pairs.len());
            Some(permutation_json(&paired_permutation(&pairs, resamples, SEED)?))
        }
        "bootstrap_median_paired_diff" => Some(bootstrap_json(&median_of_differences(&pairs, RESAMPLING)?)),
        "bootstrap_geo_median_ratio_paired" => Some(bootstrap_json(&median_of_ratios(&pairs, RESAMPLING)?)),
        _ => None,
    }
}

fn signed_rank_json(pairs: &Pairs) -> Value {
    let pratt = signed_rank_of_differences(pairs, ZeroRule::Pratt);
    let dropped = signed_rank_of_differences(pairs, ZeroRule::Dropped);
    json!({
        "p_pratt": pratt.p,
        "p_wilcoxon_zeros_dropped": dropped.p,
        "ties": pratt.has_ties,
        "zeros": pratt.has_zeros,
        "n_nonzero": pratt.n_nonzero,
    })
}

fn sign_test_json(pairs: &Pairs, level: Confidence) -> Value {
    let test = sign_test(pairs, level);
    json!({
        "decreased": test.decreased,
        "increased": test.increased,
        "unchanged": test.unchanged,
        "p": test.p,
        "share_low": test.share_interval.map(|i| i.low),
        "share_high": test.share_interval.map(|i| i.high),
    })
}

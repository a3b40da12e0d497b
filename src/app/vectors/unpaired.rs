//! Records about two independent groups, and the shapes that pairs share with them.

use serde_json::{Value, json};

use super::chance::{RESAMPLING, SEED, bootstrap_json, permutation_json, resamples_for};
use super::input;
use crate::stats::bootstrap::{difference_of_medians, ratio_of_medians};
use crate::stats::cliff::cliffs_delta;
use crate::stats::confidence::Confidence;
use crate::stats::descriptive::{Description, describe};
use crate::stats::effect::hedges_g;
use crate::stats::hodges_lehmann::{Ratio, Shift, unpaired_ratio, unpaired_shift};
use crate::stats::mann_whitney::mann_whitney;
use crate::stats::median_interval::median_interval;
use crate::stats::permutation::unpaired_permutation;
use crate::stats::sample::Sample;

pub(super) fn compute(method: &str, input: &Value) -> Option<Value> {
    let (before, after) = input::samples(input)?;
    let level = Confidence::NINETY_FIVE;
    match method {
        "descriptives" => Some(describe_both(&before, &after)),
        "hodges_lehmann_shift" | "hodges_lehmann_shift_large_n" => {
            let mut all = shift_json(&unpaired_shift(&before, &after, level)?);
            if let Some(fields) = all.as_object_mut() {
                let p = mann_whitney(&before, &after).p;
                fields.insert("p_normal_approx".to_owned(), json!(p));
            }
            Some(all)
        }
        "hodges_lehmann_log_ratio" | "hodges_lehmann_log_ratio_large_n" => {
            Some(ratio_json(unpaired_ratio(&before, &after, level).as_ref()))
        }
        "mann_whitney" => {
            let test = mann_whitney(&before, &after);
            Some(json!({ "p": test.p, "U_after": test.u_after, "ties": test.has_ties }))
        }
        "cliffs_delta" => Some(json!({ "delta": cliffs_delta(&before, &after)?.delta })),
        "median_ci_order_statistics_before" => Some(median_json(&before, level)),
        "median_ci_order_statistics_after" => Some(median_json(&after, level)),
        "hedges_g" => Some(json!({ "g": hedges_g(&before, &after)?.g })),
        "permutation_mean_diff_exact" | "permutation_mean_diff_monte_carlo" => {
            let resamples = resamples_for(before.len() + after.len());
            let test = unpaired_permutation(&before, &after, resamples, SEED)?;
            Some(permutation_json(&test))
        }
        "bootstrap_diff_of_medians" => {
            Some(bootstrap_json(&difference_of_medians(&before, &after, RESAMPLING)?))
        }
        "bootstrap_ratio_of_medians" => Some(bootstrap_json(&ratio_of_medians(&before, &after, RESAMPLING)?)),
        _ => None,
    }
}

pub(super) fn shift_json(shift: &Shift) -> Value {
    json!({
        "estimate": shift.value,
        "ci_low": shift.low,
        "ci_high": shift.high,
        "k": shift.order,
        "achieved_conf": shift.achieved_confidence,
        "level_95_attainable": shift.is_attainable,
    })
}

pub(super) fn ratio_json(ratio: Option<&Ratio>) -> Value {
    let Some(ratio) = ratio else {
        return json!({ "ratio": null });
    };
    json!({
        "ratio": ratio.value,
        "ratio_low": ratio.low,
        "ratio_high": ratio.high,
        "percent_change": ratio.percent_change(),
        "percent_change_low": ratio.percent_interval().low,
        "percent_change_high": ratio.percent_interval().high,
        "k": ratio.order,
        "achieved_conf": ratio.achieved_confidence,
        "level_95_attainable": ratio.is_attainable,
    })
}

pub(super) fn median_json(sample: &Sample, level: Confidence) -> Value {
    let interval = median_interval(sample, level).and_then(|m| m.interval);
    json!({
        "ci_low": interval.map(|i| i.low),
        "ci_high": interval.map(|i| i.high),
    })
}

/// Both sides; an empty one has no figures, and neither has a comparison with it.
pub(super) fn describe_both(before: &Sample, after: &Sample) -> Value {
    let (b, a) = (describe(before), describe(after));
    let compared = b.as_ref().zip(a.as_ref());
    json!({
        "before": side(b.as_ref()),
        "after": side(a.as_ref()),
        "diff_of_medians": compared.map(|(b, a)| a.median - b.median),
        "ratio_of_medians": compared.filter(|(b, _)| b.median > 0.0).map(|(b, a)| a.median / b.median),
        "diff_of_means": compared.map(|(b, a)| a.mean - b.mean),
    })
}

fn side(description: Option<&Description>) -> Value {
    let Some(d) = description else { return json!({ "n": 0 }) };
    json!({
        "n": d.n, "mean": d.mean, "median": d.median, "q1": d.q1, "q3": d.q3,
        "p90": d.p90, "p95": d.p95, "sd": d.sd, "min": d.min, "max": d.max,
    })
}

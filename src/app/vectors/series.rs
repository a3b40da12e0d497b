//! Records about series in time.

use serde_json::{Value, json};

use super::input::{count, numbers};
use crate::stats::confidence::Confidence;
use crate::stats::interrupted::{Coefficient, Interrupted, segmented, step_only};
use crate::stats::xmr::limits::{LimitRule, limits};
use crate::stats::xmr::series::Series;
use crate::stats::xmr::special_cause::{PointFlags, special_causes};

pub(super) fn compute(method: &str, input: &Value) -> Option<Value> {
    let series = Series::complete(numbers(input, "values")?).ok()?;
    match method {
        "xmr_nhs_unscreened" => chart(&series, LimitRule::MeanRange),
        "xmr_nhs_screened" => chart(&series, LimitRule::ScreenedMeanRange),
        "xmr_median_moving_range" => median_ranges(&series),
        "interrupted_step_only" => Some(model_json(&step_only(
            &series,
            count(input, "cutover_index")? as usize,
            count(input, "hac_lags")? as usize,
            Confidence::NINETY_FIVE,
        )?)),
        "interrupted_segmented" => Some(model_json(&segmented(
            &series,
            count(input, "cutover_index")? as usize,
            count(input, "hac_lags")? as usize,
            Confidence::NINETY_FIVE,
        )?)),
        _ => None,
    }
}

fn model_json(model: &Interrupted) -> Value {
    let named = [
        ("intercept", Some(model.intercept)),
        ("slope_before", model.slope_before),
        ("level_change", Some(model.level_change)),
        ("slope_change", model.slope_change),
    ];
    let each = |value: fn(&Coefficient) -> Value| -> Value {
        let there = named.iter().filter_map(|(name, c)| Some((name, c.as_ref()?)));
        Value::Object(there.map(|(name, c)| ((*name).to_owned(), value(c))).collect())
    };
    json!({
        "coef": each(|c| json!(c.value)),
        "se_ols": each(|c| json!(c.plain_error)),
        "se_hac": each(|c| json!(c.hac_error)),
        "p_hac": each(|c| json!(c.p)),
        "ci_hac": each(|c| json!([c.interval.low, c.interval.high])),
        "durbin_watson": model.durbin_watson,
        "lag1_autocorrelation": model.lag1_autocorrelation,
    })
}

fn chart(series: &Series, rule: LimitRule) -> Option<Value> {
    let limits = limits(series, rule)?;
    let flags: Vec<PointFlags> = special_causes(series, &limits).into_iter().flatten().collect();
    let marked = |is_set: fn(&PointFlags) -> bool| -> Vec<u8> {
        flags.iter().map(|flag| u8::from(is_set(flag))).collect()
    };
    let labels: Vec<&str> = flags.iter().map(|f| f.cause().nhs_label()).collect();
    Some(json!({
        "mean": limits.centre,
        "lower_limit": limits.lower,
        "upper_limit": limits.upper,
        "special_cause_type": labels,
        "flags": {
            "outside_limits": marked(|f| f.outside.is_some()),
            "shift_7_one_side": marked(|f| f.shift.is_some()),
            "trend_7_points": marked(|f| f.trend.is_some()),
            "trend_6_points": marked(|f| f.short_trend.is_some()),
            "two_in_three": marked(|f| f.two_in_three.is_some()),
        },
    }))
}

fn median_ranges(series: &Series) -> Option<Value> {
    let about_mean = limits(series, LimitRule::MedianRange)?;
    let about_median = limits(series, LimitRule::MedianRangeAboutMedian)?;
    Some(json!({
        "centre_mean": about_mean.centre,
        "centre_median": about_median.centre,
        "median_mr": about_mean.range,
        "lower_limit_about_mean": about_mean.lower,
        "upper_limit_about_mean": about_mean.upper,
        "lower_limit_about_median": about_median.lower,
        "upper_limit_about_median": about_median.upper,
    }))
}

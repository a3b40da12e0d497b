//! Records about times that may have been stopped.

use serde_json::{Value, json};

use super::chance::{SEED, permutation_json};
use super::input::{number, numbers};
use crate::stats::confidence::Confidence;
use crate::stats::survival::durations::{Duration, Durations};
use crate::stats::survival::kaplan_meier::{Band, Curve, Step, kaplan_meier};
use crate::stats::survival::log_rank::{log_rank, log_rank_permutation};
use crate::stats::survival::restricted_mean::restricted_mean;

const LEVEL: Confidence = Confidence::NINETY_FIVE;

pub(super) fn compute(method: &str, input: &Value) -> Option<Value> {
    let (before, after) = (side(input, "before")?, side(input, "after")?);
    match method {
        "kaplan_meier" => Some(json!({
            "before": curve_json(&before),
            "after": curve_json(&after),
        })),
        "rmst" => {
            let cap = number(input, "tau")?;
            let mean = |side| {
                let mean = restricted_mean(side, cap)?;
                Some(json!({ "rmst": mean.value, "se": mean.error }))
            };
            Some(json!({ "before": mean(&before), "after": mean(&after) }))
        }
        "log_rank" => {
            let test = log_rank(&before, &after);
            Some(json!({
                "chisq": test.chi_squared,
                "p": test.p,
                "observed": test.observed,
                "expected_events": test.expected,
            }))
        }
        "log_rank_exact_permutation" => {
            let test = log_rank_permutation(&before, &after, 20_000, SEED)?;
            let mut all = permutation_json(&test);
            if let Some(fields) = all.as_object_mut() {
                fields.insert("p".to_owned(), json!(test.p));
            }
            Some(all)
        }
        _ => None,
    }
}

fn side(input: &Value, name: &str) -> Option<Durations> {
    let side = input.get(name)?;
    let (times, events) = (numbers(side, "time")?, numbers(side, "event")?);
    if times.len() != events.len() {
        return None;
    }
    let durations =
        times.into_iter().zip(events).map(|(time, event)| Duration { time, happened: event == 1.0 });
    Durations::new(durations.collect()).ok()
}

fn curve_json(side: &Durations) -> Option<Value> {
    let log_log = kaplan_meier(side, Band::LogLog, LEVEL)?;
    let steps = &log_log.steps;
    let each = |value: fn(&Step) -> Value| -> Vec<Value> { steps.iter().map(value).collect() };
    let mut all = json!({
        "time": each(|s| json!(s.time)),
        "n_risk": each(|s| json!(s.at_risk)),
        "n_event": each(|s| json!(s.events)),
        "n_censor": each(|s| json!(s.stopped)),
        "surv": each(|s| json!(s.share)),
        "std_err_surv": each(|s| json!(s.error)),
        "median": log_log.median,
    });
    let fields = all.as_object_mut()?;
    for (name, band) in [("loglog", Band::LogLog), ("log", Band::Log), ("plain", Band::Plain)] {
        let curve = kaplan_meier(side, band, LEVEL)?;
        for (field, value) in band_fields(&curve) {
            fields.insert(format!("{field}_{name}"), value);
        }
    }
    Some(all)
}

fn band_fields(curve: &Curve) -> [(&'static str, Value); 4] {
    let lower: Vec<_> = curve.steps.iter().map(|s| s.band.map(|b| b.low)).collect();
    let upper: Vec<_> = curve.steps.iter().map(|s| s.band.map(|b| b.high)).collect();
    [
        ("lower", json!(lower)),
        ("upper", json!(upper)),
        ("median_low", json!(curve.median_low)),
        ("median_high", json!(curve.median_high)),
    ]
}

//! Records about the size that a pilot needs.

use serde_json::{Map, Value, json};

use super::chance::SEED;
use super::input::number;
use crate::stats::power::{Design, LARGEST, Plan, size_needed, t_test_anchor};

pub(super) fn compute(method: &str, input: &Value) -> Option<Value> {
    let (design, spread, size_field) = match method {
        "sample_size_signed_rank" => (Design::Paired, "sd_log_ratio", "n_needed"),
        "sample_size_mann_whitney" => (Design::Unpaired, "sd_log", "n_needed_per_group"),
        _ => return None,
    };
    let plan = Plan {
        reduction: number(input, "reduction")?,
        spread: number(input, spread)?,
        alpha: number(input, "alpha")?,
        power: number(input, "power")?,
        trials: 20_000,
        seed: SEED,
    };
    let needed = size_needed(design, &plan, LARGEST)?;
    let power: Map<String, Value> =
        (1_usize..).zip(&needed.power).map(|(size, power)| (size.to_string(), json!(power))).collect();
    let mut all = json!({
        "power_at_n": power,
        "t_test_n_anchor": t_test_anchor(design, &plan),
    });
    all.as_object_mut()?.insert(size_field.to_owned(), json!(needed.n));
    Some(all)
}

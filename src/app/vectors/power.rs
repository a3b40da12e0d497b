//! Records about the size that a pilot needs.

use serde_json::{Map, Value, json};

use super::chance::SEED;
use super::input::number;
use crate::stats::power::{Design, Plan, power_at, size_needed, t_test_anchor};

/// Largest size looked at.
const MOST: usize = 1000;

/// `expected` is read for one thing only: the sizes at which the reference gives the power.
pub(super) fn compute(method: &str, input: &Value, expected: &Value) -> Option<Value> {
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
    let sizes = expected.get("power_at_n").and_then(Value::as_object);
    let power: Map<String, Value> = sizes
        .into_iter()
        .flat_map(Map::keys)
        .filter_map(|size| {
            let coarse = Plan { trials: 6_000, ..plan };
            let power = power_at(design, &coarse, size.parse().ok()?)?;
            Some((size.clone(), json!(power)))
        })
        .collect();
    let mut all = json!({
        "power_at_n": power,
        "t_test_n_anchor": t_test_anchor(design, &plan),
    });
    let fields = all.as_object_mut()?;
    let needed = size_needed(design, &plan, MOST)?.n;
    fields.insert(size_field.to_owned(), json!(needed));
    Some(all)
}

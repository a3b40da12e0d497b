//! Runs one reference record of the statistics: a data set, a method, and the values that
//! established packages gave for it.
//!
//! A record is a JSON object with `method`, `input`, `expected` and `tolerance`; the format is
//! described beside the records in `tests/fixtures/stats/README.md`.

mod chance;
mod compare;
mod input;
mod paired;
mod power;
mod proportions;
mod series;
mod survival;
mod unpaired;

use serde_json::Value;

/// One value that came out differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    /// Where in the expected values, such as `before.median`.
    pub field: String,
    /// The reference value.
    pub expected: Value,
    /// Our value; `null` when undefined.
    pub got: Value,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Every value lies within its tolerance.
    Passed,
    /// These do not.
    Failed(Vec<Mismatch>),
    /// There is no such method here.
    Skipped {
        /// The name of the method, or what made the record unreadable.
        method: String,
    },
}

/// Runs one reference record.
pub fn run(record: &Value) -> Outcome {
    let text = |field: &str| record.get(field).and_then(Value::as_str).unwrap_or("");
    let null = Value::Null;
    let part = |field: &str| record.get(field).unwrap_or(&null);
    let (kind, method, input) = (text("kind"), text("method"), part("input"));
    let computed = match kind {
        "paired" => paired::compute(method, input),
        "unpaired" => unpaired::compute(method, input),
        "prop1" | "prop2" | "prop_paired" | "rate2" => proportions::compute(method, input),
        "xmr" | "step" => series::compute(method, input),
        "surv" => survival::compute(method, input),
        "power_paired" | "power_unpaired" => power::compute(method, input),
        "floor" => proportions::floor(method, input),
        _ => None,
    };
    let Some(got) = computed else {
        return Outcome::Skipped { method: method.to_owned() };
    };
    let mismatches = compare::compare(part("expected"), &got, part("tolerance"));
    if mismatches.is_empty() { Outcome::Passed } else { Outcome::Failed(mismatches) }
}

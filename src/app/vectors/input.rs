//! Reads the inputs of a record.

use serde_json::Value;

use crate::stats::sample::{Pairs, Sample};

pub(super) fn numbers(input: &Value, field: &str) -> Option<Vec<f64>> {
    input.get(field)?.as_array()?.iter().map(Value::as_f64).collect()
}

pub(super) fn number(input: &Value, field: &str) -> Option<f64> {
    input.get(field)?.as_f64()
}

pub(super) fn count(input: &Value, field: &str) -> Option<u64> {
    input.get(field)?.as_u64()
}

pub(super) fn samples(input: &Value) -> Option<(Sample, Sample)> {
    let side = |field| Sample::new(numbers(input, field)?).ok();
    Some((side("before")?, side("after")?))
}

pub(super) fn pairs(input: &Value) -> Option<Pairs> {
    Pairs::new(numbers(input, "before")?, numbers(input, "after")?).ok()
}

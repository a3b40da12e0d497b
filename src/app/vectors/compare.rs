//! Compares computed values with reference values under their tolerances.

use serde_json::{Map, Value};

use super::Mismatch;

/// Every place where `got` strays from `expected`. What the tolerance does not name is not judged.
pub(super) fn compare(expected: &Value, got: &Value, tolerance: &Value) -> Vec<Mismatch> {
    let mut found = Vec::new();
    walk(expected, got, tolerance, "", &mut found);
    found
}

/// How near is right.
enum Rule<'a> {
    Near { relative: f64, absolute: f64 },
    Exact,
    Between { low: f64, high: f64 },
    Ignored,
    ByField(&'a Map<String, Value>),
}

fn rule(tolerance: &Value) -> Rule<'_> {
    match tolerance {
        Value::String(word) if word == "exact" => Rule::Exact,
        Value::Array(ends) => match (ends.first(), ends.last()) {
            (Some(low), Some(high)) => Rule::Between {
                low: low.as_f64().unwrap_or(f64::INFINITY),
                high: high.as_f64().unwrap_or(f64::NEG_INFINITY),
            },
            _ => Rule::Exact,
        },
        Value::Object(fields) => {
            let number = |name: &str| fields.get(name).and_then(Value::as_f64);
            if fields.get("informational") == Some(&Value::Bool(true)) {
                Rule::Ignored
            } else if number("rel").is_some() || number("abs").is_some() {
                Rule::Near { relative: number("rel").unwrap_or(0.0), absolute: number("abs").unwrap_or(0.0) }
            } else {
                Rule::ByField(fields)
            }
        }
        _ => Rule::Exact,
    }
}

fn walk(expected: &Value, got: &Value, tolerance: &Value, at: &str, found: &mut Vec<Mismatch>) {
    let rule = rule(tolerance);
    match (&rule, expected) {
        (Rule::Ignored, _) => {}
        (Rule::ByField(fields), _) => {
            for (name, tolerance) in *fields {
                let field = path(at, name);
                walk(entry(expected, name), entry(got, name), tolerance, &field, found);
            }
        }
        (_, Value::Object(fields)) => {
            for (name, value) in fields {
                walk(value, entry(got, name), tolerance, &path(at, name), found);
            }
        }
        (Rule::Near { .. } | Rule::Exact, Value::Array(values)) => {
            let ours = got.as_array().map(Vec::as_slice).unwrap_or_default();
            if ours.len() != values.len() {
                found.push(mismatch(at, expected, got));
                return;
            }
            for (place, (value, own)) in values.iter().zip(ours).enumerate() {
                walk(value, own, tolerance, &path(at, &place.to_string()), found);
            }
        }
        _ => {
            if !is_right(expected, got, &rule) {
                found.push(mismatch(at, expected, got));
            }
        }
    }
}

fn is_right(expected: &Value, got: &Value, rule: &Rule<'_>) -> bool {
    match (expected, got) {
        (Value::Null, Value::Array(values)) => values.iter().all(Value::is_null),
        (Value::Number(_), Value::Number(_)) => {
            let (Some(expected), Some(got)) = (expected.as_f64(), got.as_f64()) else {
                return false;
            };
            match rule {
                Rule::Near { relative, absolute } => {
                    (got - expected).abs() <= absolute.max(relative * expected.abs())
                }
                Rule::Between { low, high } => *low <= got && got <= *high,
                _ => expected == got,
            }
        }
        _ => expected == got,
    }
}

fn entry<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

fn path(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

fn mismatch(at: &str, expected: &Value, got: &Value) -> Mismatch {
    Mismatch { field: at.to_owned(), expected: expected.clone(), got: got.clone() }
}

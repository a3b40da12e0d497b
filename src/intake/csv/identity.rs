//! What makes two rows the same observation, so that the same file twice adds nothing.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::domain::{Body, Digest};

/// Fields that do not make an observation another one: given by the program, or a judgement on it.
const APART: [&str; 4] = ["code", "source", "attachments", "left_out"];

/// The digest of what an observation says, without its evidence id, where it came from, its
/// attachments and whether it is left out. The same for a row and for the observation made from
/// it, as long as nobody changes that one.
pub fn identity(body: &Body) -> Digest {
    let mut said: Vec<(&str, String)> = body
        .iter()
        .filter(|(name, value)| !APART.contains(&name.as_str()) && !value.is_null())
        .map(|(name, value)| (name.as_str(), plain(value)))
        .collect();
    said.sort();
    let mut hasher = Sha256::new();
    for (name, value) in said {
        hasher.update(format!("{}:{name}{}:{value}", name.len(), value.len()));
    }
    Digest(hasher.finalize().into())
}

/// A value without what two writers may do differently: 35 and 35.0 are one number.
fn plain(value: &Value) -> String {
    match value {
        Value::Number(n) => n.as_f64().map_or_else(|| n.to_string(), |n| n.to_string()),
        Value::String(text) => text.clone(),
        Value::Array(many) => many.iter().fold(String::new(), |mut all, one| {
            let one = plain(one);
            // Lengths keep ["a;b"] and ["a", "b"] apart. Writing to a string cannot fail.
            let _ = write!(all, "{}:{one}", one.len());
            all
        }),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    fn of(value: Value) -> Digest {
        identity(value.as_object().unwrap())
    }

    #[test]
    fn only_what_was_observed_counts() {
        let first =
            of(json!({"kind": "toil", "side": "pilot", "hours": 2, "code": "T-1", "source": "a.csv"}));
        assert_eq!(first, of(json!({"hours": 2.0, "side": "pilot", "kind": "toil", "left_out": "twice"})));
        assert_ne!(first, of(json!({"kind": "toil", "side": "pilot", "hours": 2.5})));
        assert_ne!(first, of(json!({"kind": "toil", "side": "baseline", "hours": 2})));
        assert_ne!(of(json!({"a": ["b;c"]})), of(json!({"a": ["b", "c"]})));
        assert_ne!(of(json!({"a": "b", "c": "d"})), of(json!({"a": "b1:c1:d"})));
    }
}

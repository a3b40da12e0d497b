//! A finding about data, kept and shown beside the data, with ways out of it. Never an error.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::time::Instant;

/// Something about a piece of data that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where: a field's name, `line 12`, or a table and key.
    pub at: String,
    /// What is wrong, then what to do: whole sentences.
    pub what: String,
    /// Ways out, the likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mendings: Vec<Mending>,
}

/// A way out of a problem, as data: whoever applies it puts these values into the fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mending {
    /// "Swap the two".
    pub words: String,
    /// The fields it changes; `None` makes one unknown.
    pub changes: BTreeMap<String, Option<Value>>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self { at: at.into(), what: what.into(), mendings: Vec::new() }
    }
    /// The same, with one more way out.
    pub fn or(mut self, words: impl Into<String>, changes: &[(&str, Option<Value>)]) -> Self {
        let changes = changes.iter().map(|(field, value)| ((*field).to_owned(), value.clone())).collect();
        self.mendings.push(Mending { words: words.into(), changes });
        self
    }
}

/// One point of a clock: its field, its label, and when it was.
pub(super) type Point<'a> = (&'a str, &'a str, Option<Instant>);

/// A problem for each two instants of a clock that come in the wrong order.
pub(super) fn out_of_order(clock: &[Point<'_>]) -> Vec<Problem> {
    let known: Vec<_> =
        clock.iter().filter_map(|(field, label, at)| at.map(|at| (*field, *label, at))).collect();
    known
        .windows(2)
        .filter_map(|two| match two {
            [earlier, later] if later.2 < earlier.2 => Some(contradiction(*earlier, *later)),
            _ => None,
        })
        .collect()
}

const DAY: i64 = 24 * 60;
const HALF_A_DAY: f64 = 12.0 * 60.0;

fn contradiction(
    (first, earlier, a): (&str, &str, Instant),
    (second, later, b): (&str, &str, Instant),
) -> Problem {
    let value = |at: Instant| Some(Value::from(at.to_string()));
    let mut problem =
        Problem::new(second, format!("“{later}” comes before “{earlier}”. Correct one of the two times."));
    if a.minutes_since(b) > HALF_A_DAY {
        // Midnight lay between the two, and one of them kept the other's day.
        let (next, before) = (b.plus_minutes(DAY), a.plus_minutes(-DAY));
        if next >= a {
            problem = problem
                .or(format!("Use the day after for “{later}”"), &[(second, value(next))])
                .or(format!("Use the day before for “{earlier}”"), &[(first, value(before))]);
        }
    }
    problem
        .or("Swap the two", &[(first, value(b)), (second, value(a))])
        .or(format!("Leave “{later}” empty"), &[(second, None)])
        .or(format!("Leave “{earlier}” empty"), &[(first, None)])
}

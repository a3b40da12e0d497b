//! Registering and amending: once a criterion is sealed, what was sealed changes only with a
//! reason, and the change is kept beside it.

use serde_json::Value;
use std::collections::BTreeMap;

use super::{Criterion, Rule};
use crate::domain::{Body, Field, Noun, Problem};

/// The fields that registering, withdrawing and time give: nobody types them.
const GIVEN: [&str; 3] = ["registered_at", "registered_by", "withdrawn_at"];
/// The fields that stay open after registering: they do not say what must be shown.
const OPEN: [&str; 2] = ["note", "done_on"];

/// Whether a field of a criterion is sealed by registering it.
fn is_sealed_field(name: &str) -> bool {
    !GIVEN.contains(&name) && !OPEN.contains(&name)
}

/// Refuses what is never typed: the seal of a criterion, and the record of an amendment.
pub fn typed_by_hand(noun: Noun, name: &str) -> Option<Problem> {
    let what = match noun {
        Noun::Criterion if GIVEN.contains(&name) => {
            "This is given when the criterion is registered or withdrawn. Do that instead."
        }
        Noun::Amendment => "An amendment is made by changing a registered criterion and saying why.",
        _ => return None,
    };
    Some(Problem::new(name, what))
}

/// Why a record cannot simply be removed: a registered criterion is withdrawn with a reason, and an
/// amendment stays.
pub fn removal(noun: Noun, body: &Body) -> Option<&'static str> {
    match noun {
        Noun::Criterion if body.contains_key("registered_at") => Some(
            "A registered criterion is not removed. Withdraw it and say why: that is recorded and printed.",
        ),
        Noun::Amendment => {
            Some("An amendment stays, so that a reader can see it. Undo takes the last one back.")
        }
        _ => None,
    }
}

/// The sealed fields of a registered record that these changes would alter, in the order they are
/// shown; none where the record is no registered criterion.
pub fn amendment_of(
    noun: Noun,
    before: &Body,
    changes: &BTreeMap<String, Option<Value>>,
) -> Vec<&'static Field> {
    if noun != Noun::Criterion || !before.contains_key("registered_at") {
        return Vec::new();
    }
    Criterion::FIELDS
        .iter()
        .filter(|field| is_sealed_field(field.name))
        .filter(|field| changes.get(field.name).is_some_and(|new| new.as_ref() != before.get(field.name)))
        .collect()
}

/// A registered criterion stays primary: what turned out badly is withdrawn in sight, and not made
/// less of.
pub fn stays_primary(before: &Body, changes: &BTreeMap<String, Option<Value>>) -> Option<Problem> {
    let primary = |value: Option<&Value>| value.and_then(Value::as_bool) == Some(true);
    let sealed = before.contains_key("registered_at") && primary(before.get("primary"));
    let lost = changes.get("primary").is_some_and(|new| !primary(new.as_ref()));
    (sealed && lost).then(|| {
        Problem::new(
            "primary",
            "A registered criterion stays primary. Withdraw it and say why: that is recorded and printed.",
        )
    })
}

/// What is still open before a criterion can be registered: a seal on half a criterion would seal
/// nothing.
pub fn seal_problems(criterion: &Criterion) -> Vec<Problem> {
    let mut found = super::problems(criterion);
    let mut ask = |field: &str, open: bool, what: &str| {
        if open && criterion.asks(field) && !found.iter().any(|p| p.at == field) {
            found.push(Problem::new(field, what));
        }
    };
    ask("question", criterion.question.is_none(), "Choose which of the three questions it answers.");
    ask("kind", criterion.kind.is_none(), "Choose a comparison, a demonstration or a milestone.");
    if let Some(kind) = criterion.kind {
        let counted = kind.is_counted();
        ask("rule", counted && criterion.rule.is_none(), "Choose the rule it is judged by.");
        ask("metric", criterion.metric.is_empty(), "Choose the metric it is judged on.");
        let needs = matches!(criterion.rule, Some(Rule::BetterBy | Rule::NotWorse | Rule::AtLeast));
        ask("threshold", needs && criterion.threshold.is_none(), "Say how much, or how many.");
        ask(
            "planned_n",
            criterion.planned_n.is_none(),
            "Say how much evidence is planned; the verdict is given at it.",
        );
    }
    if criterion.withdrawn_at.is_some() {
        found.push(Problem::new("code", "This criterion was withdrawn. Add another in its place."));
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::domain::criterion::CriterionKind;

    fn body(value: Value) -> Body {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn only_what_was_sealed_needs_a_reason() {
        let sealed = body(json!({"code": "F1", "planned_n": 12, "registered_at": "2026-09-18T08:00:00Z"}));
        let changes = |name: &str, new: Value| BTreeMap::from([(name.to_owned(), Some(new))]);
        let named = |before: &Body, changes| -> Vec<_> {
            amendment_of(Noun::Criterion, before, &changes).iter().map(|f| f.name).collect()
        };
        assert_eq!(named(&sealed, changes("planned_n", json!(8))), ["planned_n"]);
        assert!(named(&sealed, changes("planned_n", json!(12))).is_empty(), "the same value is no change");
        assert!(named(&sealed, changes("note", json!("seen"))).is_empty());
        let open = body(json!({"code": "F1", "planned_n": 12}));
        assert!(named(&open, changes("planned_n", json!(8))).is_empty());
    }

    #[test]
    fn half_a_criterion_is_not_sealed() {
        let asked = |criterion: &Criterion| -> Vec<String> {
            seal_problems(criterion).into_iter().map(|p| p.at).collect()
        };
        let mut criterion = Criterion { code: "M1".into(), title: "Done".into(), ..Criterion::default() };
        assert_eq!(asked(&criterion), ["question", "kind"]);
        criterion.question = Some(super::super::Question::InControl);
        criterion.kind = Some(CriterionKind::Milestone);
        assert!(asked(&criterion).is_empty(), "a milestone of one's own needs no rule and no number");
        criterion.kind = Some(CriterionKind::Comparison);
        assert_eq!(asked(&criterion), ["rule", "metric", "planned_n"]);
        criterion.rule = Some(Rule::BetterBy);
        assert_eq!(asked(&criterion), ["metric", "threshold", "planned_n"]);
        criterion.rule = Some(Rule::EveryDrill);
        assert!(asked(&criterion).contains(&"rule".to_owned()), "no rule of a comparison");
    }
}

//! Criteria beyond those of the template.

use serde_json::json;

use super::desk::{Desk, Fault};

/// Question, kind, rule, metric, what it counts.
const KINDS: [[&str; 5]; 10] = [
    ["faster", "comparison", "better", "failure_to_diagnosis", "pairs"],
    ["faster", "comparison", "better_by", "time_to_recover", "pairs"],
    ["faster", "comparison", "not_worse", "time_to_detect", "pairs"],
    ["contained", "comparison", "better", "rollback_duration", "drills"],
    ["contained", "demonstration", "at_least", "stayed_inside", "drills"],
    ["contained", "demonstration", "every_drill", "rollback_clean", "drills"],
    ["in_control", "comparison", "better", "sla_attainment", "days"],
    ["in_control", "comparison", "better", "toil_hours", "days"],
    ["in_control", "demonstration", "every_drill", "alert_precision", "drills"],
    ["in_control", "milestone", "", "", ""],
];

/// Adds so many criteria, of all kinds in turn.
pub fn criteria(desk: &Desk, count: usize) -> Result<(), Fault> {
    for (number, [question, kind, rule, metric, counted]) in (1..=count).zip(KINDS.into_iter().cycle()) {
        let is = |wanted: &[&str], text: &str| {
            if wanted.contains(&rule) { text.to_owned() } else { String::new() }
        };
        let code = format!("{}{}", question.chars().next().unwrap_or('x').to_uppercase(), 20 + number);
        desk.add(
            "criterion",
            json!({
                "code": code, "question": question, "kind": kind, "rule": rule, "metric": metric, "counted": counted,
                "title": format!("What else leadership asked for, number {number}, in as many words as it was asked in"),
                "planned_n": if kind == "milestone" { "" } else { "6" },
                "threshold": is(&["better_by", "not_worse"], "0.3") + &is(&["at_least"], "5"),
                "primary": if number % 5 == 0 { "yes" } else { "no" }, "phase": (1 + number % 3).to_string(),
                "threshold_words": "as was agreed with those who asked",
                "done_on": if kind == "milestone" && number % 20 == 0 { "2026-11-10" } else { "" },
            }),
        )?;
    }
    Ok(())
}

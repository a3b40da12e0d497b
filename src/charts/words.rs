//! Figures as a reader is told them: whole where whole is honest, a true minus sign, and a space
//! before a unit that does not break.

use super::spec::{Better, Bound, Change, Estimate};
use chrono::{Datelike as _, NaiveDate};

/// A space that no line breaks at.
pub const TIED: char = '\u{a0}';

pub use crate::domain::figure;

/// A figure with its unit.
pub fn with_unit(value: f64, unit: &str) -> String {
    if unit.is_empty() { figure(value) } else { format!("{}{TIED}{unit}", figure(value)) }
}

/// A figure with its sign.
pub fn signed(value: f64) -> String {
    let text = figure(value);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// A ratio as a change in percent: 0.46 is "−54 %".
pub fn percent(ratio: f64) -> String {
    let change = (ratio - 1.0) * 100.0;
    let whole = if change.abs() >= 1.0 || change == 0.0 { change.round() } else { change };
    format!("{}{TIED}%", signed(whole))
}

/// A change of either kind, with its sign and unit.
pub fn change(kind: Change, value: f64, unit: &str) -> String {
    match kind {
        Change::Ratio => percent(value),
        Change::Difference if unit.is_empty() => signed(value),
        Change::Difference => format!("{}{TIED}{unit}", signed(value)),
    }
}

/// A level of confidence: 0.961 is "96.1 %".
pub fn level(confidence: f64) -> String {
    let tenth = (confidence * 1000.0).round() / 10.0;
    if tenth.fract() == 0.0 { format!("{tenth:.0}{TIED}%") } else { format!("{tenth:.1}{TIED}%") }
}

/// The words for a bound, empty where the figure is itself. A bound speaks of the improvement: what rises
/// by the size of one, though nothing more is known of it, may rise further.
pub fn bound(bound: Bound, kind: Change, value: f64) -> &'static str {
    let rises = match kind {
        Change::Ratio => value > 1.0,
        Change::Difference => value > 0.0,
    };
    match (bound, rises) {
        (Bound::Exact, _) => "",
        (Bound::AtLeast, false) | (Bound::AtMost, true) => "at least",
        (Bound::AtLeast, true) | (Bound::AtMost, false) => "at most",
    }
}

/// An estimate in one clause, with its interval as far as it has one.
pub fn estimate(estimate: &Estimate, unit: &str) -> String {
    let of = |value: f64| change(estimate.change, value, unit);
    let lead = match estimate.bound {
        Bound::Exact => String::new(),
        other => format!("{} ", bound(other, estimate.change, estimate.value)),
    };
    let span = match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => {
            format!("{} interval {} to {}", level(estimate.confidence), of(low), of(high))
        }
        (None, Some(high)) => format!("{} bound {}, open below", level(estimate.confidence), of(high)),
        (Some(low), None) => format!("{} bound {}, open above", level(estimate.confidence), of(low)),
        (None, None) => "no interval".to_owned(),
    };
    format!("Typical change {lead}{} ({span})", of(estimate.value))
}

/// Whether a change goes the wrong way.
pub fn is_worse(better: Better, before: f64, after: f64) -> bool {
    match better {
        Better::Lower => after > before,
        Better::Higher => after < before,
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day without its year: "1 Sep".
pub fn day(day: NaiveDate) -> String {
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or("");
    format!("{}{TIED}{month}", day.day())
}

/// "1 pair", "3 pairs".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n}{TIED}{}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_reads_as_a_person_writes_it() {
        assert_eq!(percent(0.46), "−54\u{a0}%");
        assert_eq!(percent(1.15), "+15\u{a0}%");
        assert_eq!(percent(1.0), "0\u{a0}%");
        assert_eq!(percent(0.996), "−0.4\u{a0}%");
        assert_eq!(change(Change::Difference, -12.4, "min"), "−12\u{a0}min");
        assert_eq!(level(0.961), "96.1\u{a0}%");
        assert_eq!(level(0.95), "95\u{a0}%");
    }

    #[test]
    fn an_open_interval_prints_its_one_end() {
        let est = Estimate {
            value: 0.46,
            high: Some(0.69),
            confidence: 0.961,
            bound: Bound::AtLeast,
            ..Estimate::default()
        };
        let text = estimate(&est, "");
        assert!(
            text.contains("at least −54") && text.contains("bound −31") && !text.contains(" to "),
            "{text}"
        );
    }
}

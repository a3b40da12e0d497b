//! Words and figures as the report prints them.

use crate::domain::Estimate;
use crate::report::model::{Block, Rich};

/// A space that does not break, between a figure and its unit.
pub(super) const NB: char = '\u{a0}';

/// `1 pair`, `3 pairs`.
pub(super) fn counted(n: impl Into<u64>, one: &str) -> String {
    match n.into() {
        1 => format!("1{NB}{one}"),
        n => format!("{n}{NB}{one}s"),
    }
}

/// A figure with thousands marked and no more digits than it needs: `38,000`, `11.5`, `−4`.
pub(super) fn figure(value: f64) -> String {
    let places = usize::from((value.abs() < 100.0) && (value * 10.0).round() % 10.0 != 0.0);
    let text = format!("{:.places$}", value.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !rest.is_empty() {
        grouped.push('.');
        grouped.push_str(rest);
    }
    if value < 0.0 && grouped.chars().any(|c| c.is_ascii_digit() && c != '0') {
        format!("−{grouped}")
    } else {
        grouped
    }
}

/// A value in its unit: `−52 %`, `12 minutes`.
pub(super) fn in_unit(value: f64, unit: &str) -> String {
    match unit {
        "share" => format!("{}{NB}%", figure((100.0 * value).round())),
        "%" => format!("{}{NB}%", figure(value.round())),
        "" => figure(value),
        unit => format!("{}{NB}{unit}", figure(value)),
    }
}

/// An estimate with its interval and n, in words: `75 % (57 % to 87 %), n = 28 days`.
pub(super) fn estimate(e: &Estimate) -> String {
    let range = match (e.low, e.high) {
        (Some(low), Some(high)) => format!(" ({} to {})", in_unit(low, &e.unit), in_unit(high, &e.unit)),
        (Some(low), None) => format!(" ({} or more)", in_unit(low, &e.unit)),
        (None, Some(high)) => format!(" (up to {})", in_unit(high, &e.unit)),
        (None, None) => String::new(),
    };
    format!("{}{range}, n{NB}={NB}{}", in_unit(e.value, &e.unit), e.n)
}

/// A first letter made large.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A sentence closed by a point, unless it already ends in one.
pub(super) fn closed(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '?', '…', '”']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// A paragraph, if there is anything in it.
pub(super) fn paragraph(rich: Rich) -> Option<Block> {
    (!rich.is_empty()).then_some(Block::Paragraph(rich))
}

/// `a, b and c`.
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A cell that says when nothing is known.
pub(super) fn or_unknown(text: String) -> String {
    if text.is_empty() { "not recorded".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!(figure(38000.0), "38,000");
        assert_eq!(figure(1_234_567.0), "1,234,567");
        assert_eq!(figure(11.5), "11.5");
        assert_eq!(figure(-4.0), "−4");
        assert_eq!(figure(-0.01), "0");
        assert_eq!(in_unit(0.75, "share"), "75\u{a0}%");
        assert_eq!(counted(1u32, "pair"), "1\u{a0}pair");
        assert_eq!(closed("Done"), "Done.");
    }
}

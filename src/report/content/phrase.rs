//! Words and figures as the report prints them.

pub(super) use crate::domain::capital;
pub(super) use crate::domain::listed;
use crate::domain::{Estimate, grouped};

/// A space that does not break, between a figure and its unit.
pub(super) const NB: char = '\u{a0}';

/// `1 pair`, `3 pairs`.
pub(super) fn counted(n: impl Into<u64>, one: &str) -> String {
    match n.into() {
        1 => format!("1{NB}{one}"),
        n => format!("{}{NB}{one}s", grouped(n)),
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

/// Where an evidence id stands among others: by its chain, then by its number, `A-246` before `A-2450`.
pub(super) fn id_order(code: &str) -> (usize, &str, u64, &str) {
    let (chain, number) = code.split_once('-').unwrap_or((code, ""));
    (chain.len(), chain, number.parse().unwrap_or(u64::MAX), code)
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

/// A difference in percentage points with its interval: `+25 percentage points (+8 to +43)`.
pub(super) fn points(e: &Estimate) -> String {
    let signed = |value: f64| match value.round() {
        up if up > 0.0 => format!("+{}", figure(up)),
        other => figure(other),
    };
    let range = e.low.zip(e.high).map(|(low, high)| format!(" ({} to {})", signed(low), signed(high)));
    format!("{}{NB}percentage points{}", signed(e.value), range.unwrap_or_default())
}

/// A first letter made small, unless it begins a name such as F1 or SLA.
pub(super) fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => text.to_owned(),
    }
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

/// The first sentence of a text without its point, and what follows it.
pub(super) fn first_sentence(text: &str) -> (&str, &str) {
    let ends = text.match_indices(". ").find(|(at, _)| {
        text.get(at + 2..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    });
    match ends {
        Some((at, _)) => (text.get(..at).unwrap_or(text), text.get(at + 2..).unwrap_or_default()),
        None => (text.trim_end_matches('.'), ""),
    }
}

/// A sentence without what stands in brackets and without the words on its interval; both stand
/// in the line below a headline.
pub(super) fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0u32;
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    let out = out.replace(" ,", ",").replace("  ", " ");
    out.trim_end_matches(", which leaves out no change").trim_end().to_owned()
}

/// What stands in the first brackets of a sentence.
pub(super) fn bracketed(text: &str) -> Option<&str> {
    text.split_once('(')?.1.split_once(')').map(|(inside, _)| inside)
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
        assert_eq!(counted(10_000u32, "pair"), "10,000\u{a0}pairs");
        assert_eq!(closed("Done"), "Done.");
    }

    #[test]
    fn ids_stand_in_the_order_of_their_numbers() {
        let mut ids = ["B-001", "A-2450", "AA-007", "A-246", "A-051"];
        ids.sort_by(|a, b| id_order(a).cmp(&id_order(b)));
        assert_eq!(ids, ["A-051", "A-246", "A-2450", "B-001", "AA-007"]);
    }

    #[test]
    fn a_headline_is_the_first_sentence_without_its_brackets() {
        let (first, rest) =
            first_sentence("It fell by 50 % (p = 0.01), which leaves out no change. 1 of 12 was stopped.");
        assert_eq!(without_brackets(first), "It fell by 50 %");
        assert_eq!(rest, "1 of 12 was stopped.");
        assert_eq!(first_sentence("One only."), ("One only", ""));
    }
}

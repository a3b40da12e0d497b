//! Numbers as they are printed: minutes and percentages whole, p to two figures, a real minus
//! sign, and a space before % that does not break.

pub(in crate::assess) use crate::domain::capital;
pub(in crate::assess) use crate::domain::listed;

/// The minus sign.
pub(in crate::assess) const MINUS: char = '\u{2212}';
/// A space that does not break.
pub(in crate::assess) const SPACE: char = '\u{a0}';

/// A share of 100 without its sign: "38 %", "0.4 %".
pub(in crate::assess) fn percent(value: f64) -> String {
    format!("{}{SPACE}%", whole(value.abs()))
}

/// A share as a percentage: one decimal below 10, as in "up to 7.2 %".
pub(in crate::assess) fn share(share: f64) -> String {
    let percent = 100.0 * share;
    if percent < 9.95 && percent > 0.0 {
        format!("{}{SPACE}%", trimmed(percent, 1))
    } else {
        format!("{}{SPACE}%", whole(percent))
    }
}

/// A change in percent with its sign: "−38 %", "+15 %".
pub(in crate::assess) fn signed_percent(value: f64) -> String {
    format!("{}{SPACE}%", signed(value, whole(value.abs())))
}

/// A number of percent without its sign, whole: "38"; a decimal for what would round to nothing or,
/// though a part is missing, to all.
fn whole(size: f64) -> String {
    match size {
        s if s > 0.0 && s < 0.05 => "under 0.1".to_owned(),
        s if s > 0.0 && s < 0.5 => trimmed(s, 1),
        s if (99.95..100.0).contains(&s) => "over 99.9".to_owned(),
        s if (99.5..100.0).contains(&s) => trimmed(s, 1),
        s => trimmed(s, 0),
    }
}

fn signed(value: f64, size: String) -> String {
    let sign = if value < 0.0 { MINUS } else { '+' };
    match size.split_once(' ') {
        _ if size == "0" => size,
        Some((word, number)) => format!("{word} {sign}{number}"),
        None => format!("{sign}{size}"),
    }
}

/// Rounded to so many decimals, a half away from zero, without trailing zeros.
pub(in crate::assess) fn trimmed(value: f64, decimals: usize) -> String {
    let parts = 10_f64.powi(decimals as i32);
    let text = format!("{:.decimals$}", (value * parts).round() / parts);
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| c == '0' || c == '.') => "0".to_owned(),
        Some(rest) => format!("{MINUS}{rest}"),
        None => text,
    }
}

/// A value in its unit, without the unit: percentages whole, everything else as figures are printed
/// wherever they stand.
pub(in crate::assess) fn value(value: f64, unit: &str) -> String {
    if !matches!(unit, "%" | "percentage points") {
        return crate::domain::figure(value);
    }
    let text = whole(value.abs());
    if value < 0.0 { signed(value, text) } else { text }
}

/// A value with its unit, in the singular where it is one: "3 assets", "1 asset", "63 minutes".
pub(in crate::assess) fn amount(number: f64, unit: &str) -> String {
    let text = value(number, unit);
    match unit {
        "" => text,
        "%" => format!("{text}{SPACE}%"),
        _ => format!("{text} {}", unit_for(&text, unit)),
    }
}

/// A shift with its sign: "−30 minutes".
pub(in crate::assess) fn signed_amount(number: f64, unit: &str) -> String {
    format!("{} {}", signed_value(number, unit), unit_for(&value(number.abs(), unit), unit))
}

/// A shift with its sign, without the unit: "−30".
pub(in crate::assess) fn signed_value(number: f64, unit: &str) -> String {
    signed(number, value(number.abs(), unit))
}

fn unit_for(text: &str, unit: &str) -> String {
    if text != "1" {
        return unit.to_owned();
    }
    match unit {
        "retries" => "retry".to_owned(),
        _ => unit.strip_suffix('s').unwrap_or(unit).to_owned(),
    }
}

/// "p = 0.0078", "p < 0.001", on one line.
pub(in crate::assess) fn p_value(p: f64) -> String {
    if p < 0.001 {
        return format!("p{SPACE}<{SPACE}0.001");
    }
    let p = p.min(1.0);
    let decimals = (1 - libm::floor(libm::log10(p)) as i32).clamp(1, 6) as usize;
    format!("p{SPACE}={SPACE}{}", trimmed(p, decimals))
}

const WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A count in words up to twelve: "five", "13".
pub(in crate::assess) fn in_words(count: usize) -> String {
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// How many of several, in words: "none", "one", "13".
pub(in crate::assess) fn how_many(count: usize) -> String {
    if count == 0 { "none".to_owned() } else { in_words(count) }
}

/// "1 pair", "3 pairs".
pub(in crate::assess) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", crate::domain::grouped(count as u64), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn percentages_are_whole_and_their_space_does_not_break() {
        assert_eq!(percent(-37.6), "38\u{a0}%");
        assert_eq!(signed_percent(-37.6), "\u{2212}38\u{a0}%");
        assert_eq!(signed_percent(15.2), "+15\u{a0}%");
        assert_eq!(signed_percent(-0.2), "\u{2212}0.2\u{a0}%");
        assert_eq!(signed_percent(0.0), "0\u{a0}%");
        assert_eq!(signed_percent(0.01), "under +0.1\u{a0}%");
        assert_eq!(signed_percent(-99.97), "over \u{2212}99.9\u{a0}%");
    }

    #[test]
    fn bounds_below_ten_percent_keep_a_decimal() {
        assert_eq!(share(0.4507), "45\u{a0}%");
        assert_eq!(share(0.0722), "7.2\u{a0}%");
        assert_eq!(share(1.0), "100\u{a0}%");
        assert_eq!(share(0.9966), "99.7\u{a0}%", "only all is 100 %");
        assert_eq!(share(0.999_99), "over 99.9\u{a0}%");
    }

    #[test]
    fn p_has_two_figures_and_is_never_nought() {
        assert_eq!(p_value(0.0078125), "p\u{a0}=\u{a0}0.0078");
        assert_eq!(p_value(0.14), "p\u{a0}=\u{a0}0.14");
        assert_eq!(p_value(0.0625), "p\u{a0}=\u{a0}0.063");
        assert_eq!(p_value(0.03125), "p\u{a0}=\u{a0}0.031");
        assert_eq!(p_value(1.0), "p\u{a0}=\u{a0}1");
        assert_eq!(p_value(1e-9), "p\u{a0}<\u{a0}0.001");
    }

    #[test]
    fn one_of_a_unit_is_singular() {
        assert_eq!(amount(1.0, "assets"), "1 asset");
        assert_eq!(amount(2.5, "assets"), "2.5 assets");
        assert_eq!(amount(62.6, "minutes"), "63 minutes");
        assert_eq!(signed_amount(-30.2, "minutes"), "\u{2212}30 minutes");
        assert_eq!(signed_amount(-1.0, "retries"), "\u{2212}1 retry");
    }
}

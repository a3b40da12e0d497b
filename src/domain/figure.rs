//! How a measured figure is rounded, wherever it is printed: in sentences, tables and drawings.

/// A figure without its unit: whole from 10 on, else with one decimal where it has any. An exact half
/// stays, for it is the middle of two whole values, and what is not nothing is never printed as 0: it
/// keeps its first digit. With a true minus sign.
pub fn figure(value: f64) -> String {
    // Beneath the ninth decimal lies what arithmetic leaves, and nothing that was measured.
    if value.abs() < 0.05 && value.abs() > 1e-9 {
        let grown = |tens: &f64| Some(tens * 10.0);
        let places =
            std::iter::successors(Some(value.abs()), grown).take_while(|grown| *grown < 0.95).count();
        return format!("{value:.places$}").replace('-', "\u{2212}");
    }
    let tenth = (value * 10.0).round() / 10.0;
    let half = value.fract().abs() == 0.5;
    let whole = (tenth.abs() >= 10.0 && !half) || tenth.fract() == 0.0;
    let text = if whole { format!("{value:.0}") } else { format!("{tenth:.1}") };
    if text == "-0" { "0".to_owned() } else { text.replace('-', "\u{2212}") }
}

/// A count with its thousands marked: `950`, `10,000`.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{figure, grouped};

    #[test]
    fn thousands_are_marked() {
        for (count, words) in [(0, "0"), (950, "950"), (2_500, "2,500"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(count), words);
        }
    }

    #[test]
    fn a_half_stays_small_figures_keep_a_decimal_and_only_nothing_is_0() {
        for (value, words) in [
            (58.5, "58.5"),
            (62.6, "63"),
            (-30.2, "\u{2212}30"),
            (8.25, "8.3"),
            (-0.04, "\u{2212}0.04"),
            (0.0476, "0.05"),
            (0.0096, "0.01"),
            (0.0, "0"),
            (-1e-12, "0"),
            (9.96, "10"),
            (12.0, "12"),
        ] {
            assert_eq!(figure(value), words);
        }
    }
}

//! How a measured figure is rounded, wherever it is printed: in sentences, tables and drawings.

/// A figure without its unit: whole from 10 on, else with one decimal where it has any. An exact half
/// stays, for it is the middle of two whole values. With a true minus sign.
pub fn figure(value: f64) -> String {
    let tenth = (value * 10.0).round() / 10.0;
    let half = value.fract().abs() == 0.5;
    let whole = (tenth.abs() >= 10.0 && !half) || tenth.fract() == 0.0;
    let text = if whole { format!("{value:.0}") } else { format!("{tenth:.1}") };
    if text == "-0" { "0".to_owned() } else { text.replace('-', "\u{2212}") }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_half_stays_and_small_figures_keep_a_decimal() {
        for (value, words) in [
            (58.5, "58.5"),
            (62.6, "63"),
            (-30.2, "\u{2212}30"),
            (8.25, "8.3"),
            (-0.04, "0"),
            (9.96, "10"),
            (12.0, "12"),
        ] {
            assert_eq!(figure(value), words);
        }
    }
}

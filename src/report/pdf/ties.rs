//! Where a line must not end although a space stands there: between a number and its unit, a day and
//! its month, the name of a figure and its number, a sign of statistics and its value.

/// Units and what is counted, as they follow a number.
const AFTER: &[&str] = &[
    "%",
    "‰",
    "s",
    "ms",
    "min",
    "h",
    "d",
    "kB",
    "MB",
    "GB",
    "€",
    "$",
    "£",
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "of",
    "pp",
    "points",
    "pairs",
    "drills",
    "runs",
    "cases",
    "times",
    "thousand",
    "million",
];

/// Words that a number follows.
const BEFORE: &[&str] =
    &["Figure", "Table", "page", "Page", "week", "Week", "level", "Level", "No.", "€", "$", "£"];

/// Signs with a space on both sides, between a letter and its value.
const SIGNS: &[&str] = &["=", "<", ">", "≤", "≥", "≈"];

/// Whether the space that ends before `end` ties what stands on its two sides.
pub fn tied(text: &str, end: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..end), text.get(end..)) else { return false };
    let Some(before) = before.strip_suffix(' ') else { return false };
    let last = before.rsplit([' ', '(']).next().unwrap_or_default();
    let next = after.split(' ').next().unwrap_or_default();
    let word = next.trim_end_matches([',', '.', ';', ':', ')', '?', '”']);
    let number = last.ends_with(|c: char| c.is_ascii_digit());
    let figure = next.starts_with(|c: char| c.is_ascii_digit());
    number && (AFTER.contains(&word) || SIGNS.contains(&next))
        || figure && (BEFORE.contains(&last) || SIGNS.contains(&last))
        || SIGNS.contains(&next) && last.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::tied;

    #[test]
    fn a_number_stays_by_its_unit_and_a_name_by_its_number() {
        let at = |text: &str| tied(text, text.find('|').unwrap_or(0));
        let tie = |text: &str| {
            let place = text.find('|').unwrap_or(0);
            tied(&text.replace('|', ""), place)
        };
        for text in [
            "cap 120 |min, then",
            "at 83 |%",
            "15 |October",
            "Figure |3.",
            "(p |= 0.03",
            "p = |0.03",
            "n |= 9",
            "in 9 |of 12",
            "€ |300",
        ] {
            assert!(tie(text), "{text}");
        }
        for text in ["it took 9 |and", "a |minute", "the day |12", "one |= two", "runs 2026-10-01 |then"] {
            assert!(!tie(text), "{text}");
        }
        assert!(!at("no space|here"));
    }
}

//! The known word that comes nearest to a mistyped one.

/// The nearest of the known words, when at most two letters differ (one in short words).
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = if word.chars().count() < 5 { 1 } else { 2 };
    known.map(|k| (distance(word, k, most), k)).filter(|(d, _)| *d <= most).min().map(|(_, k)| k)
}

/// How many letters must be put in, taken out or changed (Levenshtein 1966).
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut left = i + 1;
        let mut next = vec![left];
        for (two, to) in row.windows(2).zip(&b) {
            if let [diagonal, above] = two {
                left = (diagonal + usize::from(from != to)).min(above + 1).min(left + 1);
                next.push(left);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or(most + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        let known = ["failed at", "detected at", "side", "kind"];
        let find = |word| nearest(word, known.iter().copied());
        assert_eq!(find("faild at"), Some("failed at"));
        assert_eq!(find("detectedat"), Some("detected at"));
        assert_eq!(find("sides"), Some("side"));
        assert_eq!(find("jira link"), None);
        assert_eq!(distance("kitten", "sitting", 3), 3);
    }
}

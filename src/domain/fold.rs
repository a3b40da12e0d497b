//! Text as it is searched.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text without case, and without the marks above and below its letters: "München" is found by
/// "munchen".
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

/// The words of what somebody typed to search for, folded.
pub fn words(typed: &str) -> Vec<String> {
    folded(typed).split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_marks_are_laid_aside() {
        assert_eq!(folded("Inventory München, Größe"), "inventory munchen, große");
        assert_eq!(words("  Late  FILE "), ["late", "file"]);
    }
}

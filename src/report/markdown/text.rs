//! Words as Markdown that shows exactly these words.

use crate::report::model::{Inline, Link, Rich};

/// Escapes words in the middle of a line. Breaks become blanks: no word begins a line of its own.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            letter if letter.is_control() => {}
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '$' | '^' | '@' | '=' => {
                out.push('\\');
                out.push(letter);
            }
            // `https://…` and `www.…` become links by themselves in GitHub's flavour, and a word
            // between colons a picture. A time of day or a colon before a blank is left as it is.
            ':' => {
                let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
                let next = letters.peek().copied();
                let plain =
                    next.is_none_or(char::is_whitespace) || digit(next) && digit(before.chars().next_back());
                out.push_str(if plain { ":" } else { "\\:" });
            }
            '.' if before.to_lowercase().ends_with("www") => out.push_str("\\."),
            letter => out.push(letter),
        }
        before.push(letter);
        if before.len() > 16 {
            before = before.chars().skip(8).collect();
        }
    }
    out
}

/// The same words, already escaped, at the begin of a line, where a few letters more mean something.
pub(super) fn begun(words: &str) -> String {
    let words = words.trim_start();
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    match words.chars().nth(digits) {
        Some('-' | '+' | ':') if digits == 0 => format!("\\{words}"),
        Some('.' | ')') if digits > 0 => {
            // Digits are one byte each.
            let (number, rest) = words.split_at(digits);
            format!("{number}\\{rest}")
        }
        _ => words.to_owned(),
    }
}

/// Text with its styles; links lead within the report only where the place is there.
pub(super) fn rich(rich: &Rich, anchors: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for part in &rich.0 {
        match part {
            Inline::Chip(chip) => out.push_str(&format!("**{}**", chip.word())),
            Inline::Run(run) => {
                let words = escape(&run.text);
                let words = if run.bold { around(&words, "**") } else { words };
                let words = if run.italic { around(&words, "*") } else { words };
                match &run.link {
                    Some(Link::Anchor(place)) if anchors(place) => {
                        out.push_str(&format!("[{words}](#{})", slug(place)));
                    }
                    // An address is shown as it is; nothing that was typed leads anywhere.
                    _ => out.push_str(&words),
                }
            }
        }
    }
    out
}

/// Marks around words; blanks at their ends stay outside, where the marks still count.
pub(super) fn around(words: &str, mark: &str) -> String {
    let inner = words.trim();
    if inner.is_empty() {
        return words.to_owned();
    }
    let start = words.len() - words.trim_start().len();
    let (before, rest) = words.split_at(start);
    let after = rest.get(inner.len()..).unwrap_or_default();
    format!("{before}{mark}{inner}{mark}{after}")
}

/// A place name as it stands in an address.
pub(super) fn slug(place: &str) -> String {
    place
        .chars()
        .map(
            |letter| {
                if letter.is_ascii_alphanumeric() || letter == '-' {
                    letter.to_ascii_lowercase()
                } else {
                    '-'
                }
            },
        )
        .collect()
}

//! How much room words take, by the compiled-in faces, before any program has set them.

use crate::charts::fonts::Face;
use crate::report::model::{Inline, Rich};

/// The deck names its faces and does not carry them. Where they are missing, the program takes its
/// own, and the usual ones are up to a tenth wider; so every width is reckoned with that much more.
const ROOM: f64 = 1.1;

/// How wide a letter is in thousandths of the type size. One that the face lacks comes from another
/// font, and no letter of any is taken to be wider than high.
fn advance(face: Face, letter: char) -> f64 {
    let known = face.parsed().and_then(|face| face.glyph_hor_advance(face.glyph_index(letter)?));
    match (letter, known) {
        ('\u{200d}' | '\u{fe0f}', None) => 0.0,
        (_, known) => known.map_or(1000.0, f64::from),
    }
}

/// How wide a text is at a type size, in points, with room for another face.
pub(super) fn width(face: Face, size: f64, text: &str) -> f64 {
    text.chars().map(|letter| advance(face, letter)).sum::<f64>() * size * ROOM / 1000.0
}

/// The letters of a text with their widths, after which lines are broken.
struct Filled {
    lines: usize,
    at: f64,
    word: f64,
    room: f64,
}

impl Filled {
    /// Takes in a letter. A word that is wider than a line is broken where the line ends.
    fn take(&mut self, letter: char, wide: f64) {
        if letter == '\n' {
            self.close_word();
            (self.lines, self.at) = (self.lines + 1, 0.0);
        } else if letter.is_whitespace() && letter != '\u{a0}' && letter != '\u{202f}' {
            self.close_word();
            self.at += wide;
        } else if self.word + wide > self.room {
            self.close_word();
            (self.lines, self.at, self.word) = (self.lines + 1, 0.0, wide);
        } else {
            self.word += wide;
            if matches!(letter, '-' | '/' | '–') || is_wide(letter) {
                self.close_word();
            }
        }
    }

    fn close_word(&mut self) {
        if self.at > 0.0 && self.at + self.word > self.room {
            (self.lines, self.at) = (self.lines + 1, 0.0);
        }
        self.at += self.word;
        self.word = 0.0;
    }
}

/// Letters between which a line may end without a space.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// How many lines a text takes in a width; at least one.
pub(super) fn lines(words: &Rich, bold: bool, size: f64, room: f64) -> usize {
    let mut filled = Filled { lines: 1, at: 0.0, word: 0.0, room: room.max(size) };
    for part in &words.0 {
        let (text, bold) = match part {
            Inline::Run(run) => (run.text.clone(), bold || run.bold),
            Inline::Chip(chip) => (super::text::chip_words(chip), true),
        };
        let face = if bold { Face::SansSemibold } else { Face::Sans };
        for letter in text.chars() {
            filled.take(letter, advance(face, letter) * size * ROOM / 1000.0);
        }
    }
    filled.close_word();
    filled.lines
}

/// How many lines a plain text takes in a face.
pub(super) fn lines_in(face: Face, size: f64, text: &str, room: f64) -> usize {
    let mut filled = Filled { lines: 1, at: 0.0, word: 0.0, room: room.max(size) };
    for letter in text.chars() {
        filled.take(letter, advance(face, letter) * size * ROOM / 1000.0);
    }
    filled.close_word();
    filled.lines
}

/// The text, or as much of it as stands in so many lines, with an ellipsis.
pub(super) fn cut_to_lines(face: Face, size: f64, text: &str, room: f64, most: usize) -> String {
    if lines_in(face, size, text, room) <= most {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let (mut low, mut high) = (0, letters.len());
    while low + 1 < high {
        let middle = (low + high) / 2;
        let short: String = letters.iter().take(middle).chain(['…'].iter()).collect();
        if lines_in(face, size, &short, room) <= most { low = middle } else { high = middle }
    }
    let short: String = letters.iter().take(low).collect();
    format!("{}…", short.trim_end())
}

/// The same for text with styles: what no longer fits is left out behind an ellipsis.
pub(super) fn cut_rich(words: &Rich, size: f64, room: f64, most: usize) -> Option<Rich> {
    if lines(words, false, size, room) <= most {
        return None;
    }
    let total: usize = words.plain().chars().count();
    let (mut low, mut high) = (0, total);
    while low + 1 < high {
        let middle = (low + high) / 2;
        if lines(&beginning(words, middle), false, size, room) <= most { low = middle } else { high = middle }
    }
    Some(beginning(words, low))
}

fn beginning(words: &Rich, keep: usize) -> Rich {
    let (mut out, mut left) = (Rich::new(), keep);
    for part in &words.0 {
        match part {
            Inline::Run(run) => {
                let mut run = run.clone();
                run.text = run.text.chars().take(left).collect();
                left -= run.text.chars().count();
                out.0.push(Inline::Run(run));
            }
            Inline::Chip(chip) => {
                left = left.saturating_sub(chip.word().chars().count());
                out.0.push(part.clone());
            }
        }
        if left == 0 {
            break;
        }
    }
    out.text("…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_the_lines_that_its_words_need() {
        let one = Rich::from("drill");
        assert_eq!(lines(&one, false, 12.0, 200.0), 1);
        let many = Rich::from("drill ".repeat(40));
        let wide = width(Face::Sans, 12.0, "drill ") * 40.0;
        let needed = lines(&many, false, 12.0, 200.0);
        assert!(needed as f64 >= wide / 200.0 && (needed as f64) < wide / 200.0 + 3.0, "{needed}");
    }

    #[test]
    fn a_word_wider_than_a_line_is_counted_with_its_breaks() {
        let long = "x".repeat(200);
        let wide = width(Face::Sans, 12.0, &long);
        let needed = lines(&Rich::from(long), false, 12.0, 100.0) as f64;
        assert!(needed >= wide / 100.0 && needed <= wide / 100.0 + 2.0, "{needed}");
    }

    #[test]
    fn letters_that_no_face_has_are_as_wide_as_high() {
        let wide = width(Face::Sans, 10.0, "漢🚀");
        assert!((wide - 20.0 * ROOM).abs() < 1e-9, "{wide}");
    }

    #[test]
    fn a_text_that_is_cut_fits_and_says_so() {
        let long = Rich::from("a sentence that goes on ".repeat(30));
        let cut = cut_rich(&long, 12.0, 150.0, 3);
        let cut = cut.unwrap_or_default();
        assert!(cut.plain().ends_with('…') && lines(&cut, false, 12.0, 150.0) <= 3, "{}", cut.plain());
    }
}

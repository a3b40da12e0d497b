//! A page's content as PDF writes it: operators after their operands. What a page would say twice in
//! a row (a colour, a width, a font) is said once.

use super::piece::{Spot, Step};
use crate::charts::Rgb;

/// The content of a page so far.
#[derive(Debug, Default)]
pub struct Stream {
    bytes: Vec<u8>,
    fill: Option<Rgb>,
    line: Option<Rgb>,
    width: Option<i64>,
    dash: Option<(i64, i64)>,
    font: Option<(&'static str, i64)>,
}

/// A length in hundredths of a point, which is as exact as paper needs.
fn hundredths(value: f32) -> i64 {
    (f64::from(value) * 100.0).round() as i64
}

/// What was said last, and whether it is news.
fn news<T: PartialEq + Copy>(last: &mut Option<T>, now: T) -> bool {
    let changed = *last != Some(now);
    *last = Some(now);
    changed
}

impl Stream {
    /// The bytes.
    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn say(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// A number given in parts of a power of ten, and a space after it.
    fn number(&mut self, parts: i64, one: i64) {
        if parts < 0 {
            self.bytes.push(b'-');
        }
        let parts = parts.unsigned_abs();
        let one = one.unsigned_abs().max(1);
        let (whole, mut rest) = (parts / one, parts % one);
        if whole > 0 || rest == 0 {
            self.whole(whole);
        }
        if rest > 0 {
            self.bytes.push(b'.');
            let mut place = one / 10;
            while rest > 0 && place > 0 {
                self.bytes.push(b'0' + (rest / place) as u8);
                (rest, place) = (rest % place, place / 10);
            }
        }
        self.bytes.push(b' ');
    }

    /// A whole number. A page has thousands of them, so that none may cost a text of its own.
    fn whole(&mut self, mut number: u64) {
        let from = self.bytes.len();
        loop {
            self.bytes.push(b'0' + (number % 10) as u8);
            number /= 10;
            if number == 0 {
                break;
            }
        }
        if let Some(digits) = self.bytes.get_mut(from..) {
            digits.reverse();
        }
    }

    fn length(&mut self, value: f32) {
        self.number(hundredths(value), 100);
    }

    fn spot(&mut self, (x, y): Spot) {
        self.length(x);
        self.length(y);
    }

    fn colour(&mut self, colour: Rgb, operator: &str) {
        for part in [colour.0, colour.1, colour.2] {
            self.number((i64::from(part) * 1000 + 127) / 255, 1000);
        }
        self.say(operator);
    }

    /// Sets the colour of areas and letters.
    pub fn fill(&mut self, colour: Rgb) {
        if news(&mut self.fill, colour) {
            self.colour(colour, "rg\n");
        }
    }

    /// Sets the colour, width and dashes of lines.
    pub fn line(&mut self, colour: Rgb, width: f32, dash: Option<(f32, f32)>) {
        if news(&mut self.line, colour) {
            self.colour(colour, "RG\n");
        }
        let width = hundredths(width);
        if news(&mut self.width, width) {
            self.number(width, 100);
            self.say("w\n");
        }
        let (on, off) = dash.map_or((0, 0), |(on, off)| (hundredths(on), hundredths(off)));
        if news(&mut self.dash, (on, off)) {
            self.say("[");
            if dash.is_some() {
                self.number(on, 100);
                self.number(off, 100);
            }
            self.say("] 0 d\n");
        }
    }

    /// An outline, its heights counted from the lower edge, and what is done with it.
    pub fn outline(&mut self, steps: impl IntoIterator<Item = Step>, done: &str) {
        for step in steps {
            match step {
                Step::Move(to) => {
                    self.spot(to);
                    self.say("m\n");
                }
                Step::Line(to) => {
                    self.spot(to);
                    self.say("l\n");
                }
                Step::Curve(a, b, to) => {
                    [a, b, to].into_iter().for_each(|spot| self.spot(spot));
                    self.say("c\n");
                }
                Step::Close => self.say("h\n"),
            }
        }
        self.say(done);
        self.say("\n");
    }

    /// Begins letters of a font at a size, from a place on the baseline.
    pub fn begin_text(&mut self, font: &'static str, size: f32, at: Spot) {
        self.say("BT\n");
        let size = hundredths(size);
        if news(&mut self.font, (font, size)) {
            self.say("/");
            self.say(font);
            self.say(" ");
            self.number(size, 100);
            self.say("Tf\n");
        }
        self.spot(at);
        self.say("Td\n[<");
    }

    /// One letter, by its number in the font.
    pub fn letter(&mut self, glyph: u16) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        for shift in [12, 8, 4, 0] {
            self.bytes.push(HEX.get(usize::from(glyph >> shift & 0xf)).copied().unwrap_or(b'0'));
        }
    }

    /// Moves back between letters, in thousandths of the size.
    pub fn back(&mut self, thousandths: f32) {
        self.say(">");
        self.number((f64::from(thousandths) * 10.0).round() as i64, 10);
        self.say("<");
    }

    /// Lifts the letters that follow above the baseline, in points; 0 lets them down again.
    pub fn lift(&mut self, points: f32) {
        self.say(">] TJ\n");
        self.length(points);
        self.say("Ts\n[<");
    }

    /// Ends letters.
    pub fn end_text(&mut self) {
        self.say(">] TJ\nET\n");
    }

    /// Opens marked content: decoration without a number.
    pub fn open(&mut self, tag: &str, number: Option<usize>) {
        self.say("/");
        self.say(tag);
        match number {
            Some(number) => {
                self.say(" <</MCID ");
                self.whole(number as u64);
                self.say(">> BDC\n");
            }
            None => self.say(" BMC\n"),
        }
    }

    /// Opens marked content that stands for a text.
    pub fn open_as(&mut self, text: &str) {
        self.say("/Span <</ActualText <feff");
        text.encode_utf16().for_each(|unit| self.letter(unit));
        self.say(">>> BDC\n");
    }

    /// Closes marked content.
    pub fn close(&mut self) {
        self.say("EMC\n");
    }

    /// Draws a named picture into a box.
    pub fn picture(&mut self, name: &str, at: Spot, (width, height): Spot) {
        self.say("q\n");
        self.length(width);
        self.say("0 0 ");
        self.length(height);
        self.spot(at);
        self.say("cm\n/");
        self.say(name);
        self.say(" Do\nQ\n");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn said(write: impl FnOnce(&mut Stream)) -> String {
        let mut stream = Stream::default();
        write(&mut stream);
        String::from_utf8(stream.bytes()).unwrap()
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let of = |value: f32| said(|stream| stream.length(value)).trim_end().to_owned();
        assert_eq!(
            [0.0, 12.0, -0.5, 3.127, 100.07, -0.001].map(of),
            ["0", "12", "-.5", "3.13", "100.07", "0"]
        );
    }

    #[test]
    fn what_stays_is_said_once() {
        let text = said(|stream| {
            for _ in 0..2 {
                stream.fill(Rgb(0, 255, 51));
                stream.line(Rgb(0, 0, 0), 0.7, None);
                stream.begin_text("R", 9.0, (1.0, 2.0));
                stream.letter(0x1af);
                stream.back(-12.25);
                stream.letter(2);
                stream.end_text();
            }
        });
        let letters = "1 2 Td\n[<01af>-12.3 <0002>] TJ\nET\n";
        let once = "0 1 .2 rg\n0 0 0 RG\n.7 w\n[] 0 d\n";
        assert_eq!(text, format!("{once}BT\n/R 9 Tf\n{letters}BT\n{letters}"));
    }
}

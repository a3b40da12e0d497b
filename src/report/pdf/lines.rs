//! Rich text to lines: breaks where Unicode allows one, never at a tied space, letter by letter only
//! where a single word is wider than the line.

use super::chip;
use super::faces::{Faces, cleaned};
use super::tint::Tint;
use crate::charts::Ink;
use crate::charts::fonts::{DISPLAY, Face};
use crate::report::model::{Chip, Inline, Link, Rich, Run, Tone};

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The face of plain runs.
    pub face: Face,
    /// The type size in points.
    pub size: f32,
    /// The distance of baselines in points.
    pub leading: f32,
    /// The colour.
    pub ink: Tint,
}

impl Style {
    /// A style of the sans.
    pub const fn sans(size: f32, leading: f32, ink: Ink) -> Style {
        Style { face: Face::Sans, size, leading, ink: Tint::Job(ink) }
    }

    /// The same in semibold.
    pub const fn bold(self) -> Style {
        Style { face: Face::SansSemibold, ..self }
    }

    /// A style of the serif for titles.
    pub const fn display(size: f32, leading: f32) -> Style {
        Style { face: Face::DisplaySemibold, size, leading, ink: Tint::Job(Ink::Navy) }
    }

    fn of(&self, run: &Run) -> (Face, Tint) {
        let bold = run.bold || self.face.weight() > 400;
        let face = Face::of(self.face.family(), bold, run.italic && self.face.family() != DISPLAY);
        let ink = match (&run.link, run.tone) {
            (Some(_), _) | (None, Tone::Pilot) => Ink::Pilot.into(),
            (None, Tone::Plain) => self.ink,
            (None, Tone::Quiet) => Ink::Ink3.into(),
            (None, Tone::Before) => Ink::Before.into(),
            (None, Tone::Worse) => Ink::Worse.into(),
            (None, Tone::Note) => Ink::Note.into(),
        };
        (face, ink)
    }
}

/// A part of a line, from `x` on.
#[derive(Debug, Clone, PartialEq)]
pub enum Bit {
    /// Words of one run.
    Words { x: f32, width: f32, text: String, face: Face, ink: Tint, run: usize, link: Option<Link> },
    /// A chip.
    Chip { x: f32, chip: Chip },
}

/// A line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Its parts from left to right.
    pub bits: Vec<Bit>,
    /// Its width.
    pub width: f32,
}

/// A stretch of text that stays together, in slices of runs.
struct Segment {
    slices: Vec<(usize, String)>,
}

/// The room a chip keeps from what stands before and after it in a line.
const BESIDE: (f32, f32) = (3.0, 5.0);

const CHIP: char = '\u{fffc}';

fn segments(rich: &Rich) -> Vec<Segment> {
    let mut whole = String::new();
    let mut owners: Vec<(usize, usize)> = Vec::new();
    for (at, part) in rich.0.iter().enumerate() {
        owners.push((whole.len(), at));
        match part {
            Inline::Run(run) => whole.push_str(&tied(&cleaned(&run.text).replace(CHIP, ""))),
            Inline::Chip(_) => whole.push(CHIP),
        }
    }
    let mut out = Vec::new();
    let mut start = 0;
    for (end, _) in unicode_linebreak::linebreaks(&whole) {
        let mut slices: Vec<(usize, String)> = Vec::new();
        for (n, (from, at)) in owners.iter().enumerate() {
            let to = owners.get(n + 1).map_or(whole.len(), |(next, _)| *next);
            if let Some(text) = whole.get(start.max(*from)..end.min(to)).filter(|t| !t.is_empty()) {
                slices.push((*at, text.to_owned()));
            }
        }
        if !slices.is_empty() {
            out.push(Segment { slices });
        }
        start = end;
    }
    out
}

/// Keeps a p or n on the line of its figure.
fn tied(text: &str) -> String {
    let mut text = text.to_owned();
    for sign in ['=', '<'] {
        for letter in ['p', 'n'] {
            let apart = format!("{letter} {sign} ");
            text = text.replace(&apart, &format!("{letter}\u{a0}{sign}\u{a0}"));
        }
    }
    text
}

/// Breaks text into lines.
pub struct Breaker<'f, 'a> {
    faces: &'f Faces<'a>,
    style: Style,
}

impl<'f, 'a> Breaker<'f, 'a> {
    /// A breaker for one style.
    pub fn new(faces: &'f Faces<'a>, style: Style) -> Self {
        Breaker { faces, style }
    }

    fn measure(&self, rich: &Rich, slices: &[(usize, String)], trimmed: bool) -> f32 {
        let last = slices.len().saturating_sub(1);
        let widths = slices.iter().enumerate().map(|(n, (at, text))| match rich.0.get(*at) {
            Some(Inline::Chip(chip)) => {
                let after = if trimmed && n == last { 0.0 } else { BESIDE.1 };
                BESIDE.0 + chip::width(self.faces, chip) + after
            }
            Some(Inline::Run(run)) => {
                let text = if trimmed && n == last { text.trim_end_matches(' ') } else { text };
                self.faces.width(self.style.of(run).0, self.style.size, text)
            }
            None => 0.0,
        });
        widths.sum()
    }

    /// The lines of a text that are no wider than the room.
    pub fn lines(&self, rich: &Rich, room: f32) -> Vec<Line> {
        self.faces.note_missing(&rich.plain());
        let mut lines: Vec<Vec<(usize, String)>> = vec![Vec::new()];
        let mut used = 0.0;
        for segment in segments(rich) {
            for slices in self.fitting(rich, segment.slices, room) {
                let bare = self.measure(rich, &slices, true);
                if used > 0.0 && used + bare > room + 0.01 {
                    lines.push(Vec::new());
                    used = 0.0;
                }
                used += self.measure(rich, &slices, false);
                if let Some(line) = lines.last_mut() {
                    line.extend(slices);
                }
            }
        }
        lines.iter().filter(|line| !line.is_empty()).map(|line| self.placed(rich, line)).collect()
    }

    /// A segment as it is, or cut into letters where it is wider than a line.
    fn fitting(&self, rich: &Rich, slices: Vec<(usize, String)>, room: f32) -> Vec<Vec<(usize, String)>> {
        if self.measure(rich, &slices, true) <= room {
            return vec![slices];
        }
        let letters = slices.into_iter().flat_map(|(at, text)| {
            text.chars().map(move |letter| (at, letter.to_string())).collect::<Vec<_>>()
        });
        let mut out: Vec<Vec<(usize, String)>> = vec![Vec::new()];
        for letter in letters {
            let Some(last) = out.last_mut() else { continue };
            last.push(letter);
            if last.len() > 1 && self.measure(rich, last, true) > room {
                let over = last.pop();
                out.push(over.into_iter().collect());
            }
        }
        out
    }

    fn placed(&self, rich: &Rich, slices: &[(usize, String)]) -> Line {
        let mut runs: Vec<(usize, String)> = Vec::new();
        for (at, text) in slices {
            match runs.last_mut() {
                Some((last, joined)) if last == at => joined.push_str(text),
                _ => runs.push((*at, text.clone())),
            }
        }
        let mut spaced = false;
        if let Some((_, text)) = runs.last_mut() {
            let kept = text.trim_end_matches(' ').len();
            spaced = kept < text.len();
            text.truncate(kept);
        }
        if let Some((_, text)) = runs.first_mut() {
            *text = text.trim_start_matches(' ').to_owned();
        }
        let mut line = Line::default();
        let mut after_chip = 0.0;
        for (at, text) in runs {
            line.width += std::mem::take(&mut after_chip);
            match rich.0.get(at) {
                Some(Inline::Chip(chip)) => {
                    let x = if line.bits.is_empty() { 0.0 } else { line.width + BESIDE.0 };
                    line.width = x + chip::width(self.faces, chip);
                    after_chip = BESIDE.1;
                    line.bits.push(Bit::Chip { x, chip: *chip });
                }
                Some(Inline::Run(run)) if !text.is_empty() => {
                    let (face, ink) = self.style.of(run);
                    let width = self.faces.width(face, self.style.size, &text);
                    let x = line.width;
                    line.width += width;
                    let link = run.link.clone();
                    line.bits.push(Bit::Words { x, width, text, face, ink, run: at, link });
                }
                _ => {}
            }
        }
        // The space a line was broken at has no width, but is there for whoever copies or hears it.
        if let (true, Some(Bit::Words { text, .. })) = (spaced, line.bits.last_mut()) {
            text.push(' ');
        }
        line
    }

    /// The lines of a paragraph: if the last would be a word or two alone, slightly shorter lines
    /// give it company, where that costs no line.
    pub fn settled(&self, rich: &Rich, room: f32) -> Vec<Line> {
        let lines = self.lines(rich, room);
        let short = |lines: &[Line]| lines.last().is_some_and(|line| line.width < room * 0.14);
        if lines.len() < 2 || !short(&lines) {
            return lines;
        }
        let tries = [0.98, 0.96, 0.94, 0.92].into_iter().map(|share| self.lines(rich, room * share));
        let better = tries.into_iter().find(|other| other.len() == lines.len() && !short(other));
        better.unwrap_or(lines)
    }

    /// The lines of a title: as few as the room allows, and about equally long.
    pub fn balanced(&self, rich: &Rich, room: f32) -> Vec<Line> {
        let loose = self.lines(rich, room);
        let (mut narrow, mut wide) = (room / loose.len().max(1) as f32, room);
        while wide - narrow > 1.0 {
            let middle = (narrow + wide) / 2.0;
            if self.lines(rich, middle).len() <= loose.len() { wide = middle } else { narrow = middle }
        }
        self.lines(rich, wide)
    }
}

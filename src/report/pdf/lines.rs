//! Rich text to lines: breaks where Unicode allows one, never at a tied space, letter by letter only
//! where a single word is wider than the line.

use super::chip;
use super::faces::{Faces, cleaned};
use super::ties::tied;
use super::tint::Tint;
use crate::charts::Ink;
use crate::charts::fonts::{DISPLAY, Face};
use crate::report::model::{Chip, Inline, Link, Rich, Run, Tone};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation as _;

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

/// A stretch of text that stays together, in slices of runs, with its width: without the spaces at
/// its end, and with them.
struct Segment {
    slices: Vec<Slice>,
    bare: f32,
    full: f32,
}

/// A part of one run: the run's number and the letters.
type Slice = (usize, String);

/// The room a chip keeps from what stands before and after it in a line.
const BESIDE: (f32, f32) = (3.0, 5.0);

const CHIP: char = '\u{fffc}';

fn slices(rich: &Rich) -> Vec<Vec<Slice>> {
    let mut whole = String::new();
    let mut owners: Vec<(usize, usize)> = Vec::new();
    for (at, part) in rich.0.iter().enumerate() {
        owners.push((whole.len(), at));
        match part {
            Inline::Run(run) => whole.push_str(&cleaned(&run.text)),
            Inline::Chip(_) => whole.push(CHIP),
        }
    }
    let mut out = Vec::new();
    let mut start = 0;
    for (end, _) in unicode_linebreak::linebreaks(&whole) {
        if tied(&whole, end) {
            continue;
        }
        let mut slices: Vec<Slice> = Vec::new();
        for (n, (from, at)) in owners.iter().enumerate() {
            let to = owners.get(n + 1).map_or(whole.len(), |(next, _)| *next);
            if let Some(text) = whole.get(start.max(*from)..end.min(to)).filter(|t| !t.is_empty()) {
                slices.push((*at, text.to_owned()));
            }
        }
        if !slices.is_empty() {
            out.push(slices);
        }
        start = end;
    }
    out
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

    /// The width of a slice, without the spaces at its end or with them.
    fn width(&self, rich: &Rich, (at, text): &Slice, trimmed: bool) -> f32 {
        match rich.0.get(*at) {
            Some(Inline::Chip(chip)) => {
                let after = if trimmed { 0.0 } else { BESIDE.1 };
                BESIDE.0 + chip::width(self.faces, chip) + after
            }
            Some(Inline::Run(run)) => {
                let text = if trimmed { text.trim_end_matches(' ') } else { text };
                self.faces.width(self.style.of(run).0, self.style.size, text)
            }
            None => 0.0,
        }
    }

    fn measured(&self, rich: &Rich) -> Vec<Segment> {
        self.faces.note_missing(&rich.plain());
        let measure = |slices: Vec<Slice>| {
            let full: f32 = slices.iter().map(|slice| self.width(rich, slice, false)).sum();
            let end = slices
                .last()
                .map_or(0.0, |slice| self.width(rich, slice, false) - self.width(rich, slice, true));
            Segment { slices, bare: full - end, full }
        };
        slices(rich).into_iter().map(measure).collect()
    }

    /// The lines of a text that are no wider than the room.
    pub fn lines(&self, rich: &Rich, room: f32) -> Vec<Line> {
        let rich = &self.words_for_wide_chips(rich, room);
        self.broken(rich, &self.measured(rich), room).iter().map(|line| self.placed(rich, line)).collect()
    }

    /// A chip that is wider than the room is set as its word, which can be broken.
    fn words_for_wide_chips<'r>(&self, rich: &'r Rich, room: f32) -> Cow<'r, Rich> {
        let wide = |part: &Inline| matches!(part, Inline::Chip(chip) if chip::width(self.faces, chip) > room);
        if !rich.0.iter().any(wide) {
            return Cow::Borrowed(rich);
        }
        let parts = rich.0.iter().map(|part| match part {
            Inline::Chip(chip) if wide(part) => {
                Inline::Run(Run { text: chip.word().to_owned(), bold: true, ..Run::default() })
            }
            other => other.clone(),
        });
        Cow::Owned(Rich(parts.collect()))
    }

    fn broken(&self, rich: &Rich, segments: &[Segment], room: f32) -> Vec<Vec<Slice>> {
        let mut lines: Vec<Vec<Slice>> = vec![Vec::new()];
        let mut used = 0.0;
        for segment in segments {
            let whole = segment.bare <= room;
            let cut = if whole { Vec::new() } else { self.cut(rich, &segment.slices, room) };
            for part in if whole { std::slice::from_ref(segment) } else { &cut } {
                if used > 0.0 && used + part.bare > room + 0.01 {
                    lines.push(Vec::new());
                    used = 0.0;
                }
                used += part.full;
                if let Some(line) = lines.last_mut() {
                    line.extend(part.slices.iter().cloned());
                }
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// A segment that is wider than a line, cut between letters; what belongs to a letter stays by it.
    fn cut(&self, rich: &Rich, slices: &[Slice], room: f32) -> Vec<Segment> {
        let mut out: Vec<Segment> = Vec::new();
        let mut part = Segment { slices: Vec::new(), bare: 0.0, full: 0.0 };
        for (at, text) in slices {
            for letter in text.graphemes(true) {
                let before: f32 = match part.slices.as_slice() {
                    [earlier @ .., last] if last.0 == *at => {
                        earlier.iter().map(|slice| self.width(rich, slice, false)).sum()
                    }
                    all => all.iter().map(|slice| self.width(rich, slice, false)).sum(),
                };
                let mut joined = match part.slices.last() {
                    Some((last, words)) if last == at => words.clone(),
                    _ => String::new(),
                };
                let longer = !joined.is_empty();
                joined.push_str(letter);
                let slice = (*at, joined);
                let bare = before + self.width(rich, &slice, true);
                if bare > room && !part.slices.is_empty() {
                    out.push(std::mem::replace(
                        &mut part,
                        Segment { slices: Vec::new(), bare: 0.0, full: 0.0 },
                    ));
                    let slice = (*at, letter.to_owned());
                    (part.bare, part.full) =
                        (self.width(rich, &slice, true), self.width(rich, &slice, false));
                    part.slices.push(slice);
                    continue;
                }
                (part.bare, part.full) = (bare, before + self.width(rich, &slice, false));
                if longer {
                    part.slices.pop();
                }
                part.slices.push(slice);
            }
        }
        out.push(part);
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
        let rich = &self.words_for_wide_chips(rich, room);
        let segments = self.measured(rich);
        let set = |room: f32| -> Vec<Line> {
            self.broken(rich, &segments, room).iter().map(|line| self.placed(rich, line)).collect()
        };
        let lines = set(room);
        let short = |lines: &[Line]| lines.last().is_some_and(|line| line.width < room * 0.14);
        if lines.len() < 2 || !short(&lines) {
            return lines;
        }
        let tries = [0.98, 0.96, 0.94, 0.92].into_iter().map(|share| set(room * share));
        let better = tries.into_iter().find(|other| other.len() == lines.len() && !short(other));
        better.unwrap_or(lines)
    }

    /// The lines of a title: as few as the room allows, and about equally long.
    pub fn balanced(&self, rich: &Rich, room: f32) -> Vec<Line> {
        let rich = &self.words_for_wide_chips(rich, room);
        let segments = self.measured(rich);
        let count = |room: f32| self.broken(rich, &segments, room).len();
        let fewest = count(room);
        let (mut narrow, mut wide) = (room / fewest.max(1) as f32, room);
        while fewest > 1 && wide - narrow > 1.0 {
            let middle = (narrow + wide) / 2.0;
            if count(middle) <= fewest { wide = middle } else { narrow = middle }
        }
        self.broken(rich, &segments, wide).iter().map(|line| self.placed(rich, line)).collect()
    }
}

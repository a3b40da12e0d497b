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

/// A text in one piece, and where it may be broken.
struct Measured {
    /// The letters of all runs; a sign stands for each chip.
    whole: String,
    segments: Vec<Segment>,
}

/// A stretch of text that stays together, in slices of runs, with its width: without the spaces at
/// its end, and with them.
struct Segment {
    slices: Vec<Slice>,
    bare: f32,
    full: f32,
}

/// A part of one run: the run's number, and where its letters begin and end in the whole text.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Slice {
    run: usize,
    from: usize,
    to: usize,
}

impl Measured {
    fn letters(&self, slice: Slice) -> &str {
        self.whole.get(slice.from..slice.to).unwrap_or_default()
    }
}

/// The room a chip keeps from what stands before and after it in a line.
const BESIDE: (f32, f32) = (3.0, 5.0);

const CHIP: char = '\u{fffc}';

/// The whole text, and the slices of each of its segments.
fn slices(rich: &Rich) -> (String, Vec<Vec<Slice>>) {
    let mut whole = String::new();
    let mut owners: Vec<Slice> = Vec::new();
    for (run, part) in rich.0.iter().enumerate() {
        let from = whole.len();
        match part {
            Inline::Run(run) => whole.push_str(&cleaned(&run.text)),
            Inline::Chip(_) => whole.push(CHIP),
        }
        owners.push(Slice { run, from, to: whole.len() });
    }
    let mut out = Vec::new();
    let (mut start, mut first) = (0, 0);
    for (end, _) in unicode_linebreak::linebreaks(&whole) {
        if tied(&whole, end) {
            continue;
        }
        // Runs that ended before are done with.
        first += owners.iter().skip(first).take_while(|owner| owner.to <= start).count();
        let met = owners.iter().skip(first).take_while(|owner| owner.from < end);
        let cut = |owner: &Slice| Slice { from: owner.from.max(start), to: owner.to.min(end), ..*owner };
        let slices: Vec<Slice> = met.map(cut).filter(|slice| slice.from < slice.to).collect();
        if !slices.is_empty() {
            out.push(slices);
        }
        start = end;
    }
    (whole, out)
}

/// Adds a slice to a line: to the last one, where that is of the same run.
fn join(line: &mut Vec<Slice>, slice: Slice) {
    match line.last_mut() {
        Some(last) if last.run == slice.run => last.to = slice.to,
        _ => line.push(slice),
    }
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

    /// The width of a slice's letters, without the spaces at its end and with them.
    fn widths(&self, rich: &Rich, run: usize, letters: &str) -> (f32, f32) {
        match rich.0.get(run) {
            Some(Inline::Chip(chip)) => {
                let bare = BESIDE.0 + chip::width(self.faces, chip);
                (bare, bare + BESIDE.1)
            }
            Some(Inline::Run(run)) => {
                let (face, size) = (self.style.of(run).0, self.style.size);
                let (words, spaces) = letters.split_at(letters.trim_end_matches(' ').len());
                let bare = self.faces.width(face, size, words);
                (bare, bare + self.faces.width(face, size, spaces))
            }
            None => (0.0, 0.0),
        }
    }

    fn segment(&self, rich: &Rich, whole: &str, slices: Vec<Slice>) -> Segment {
        let (mut bare, mut full) = (0.0, 0.0);
        for slice in &slices {
            let letters = whole.get(slice.from..slice.to).unwrap_or_default();
            let (without, with) = self.widths(rich, slice.run, letters);
            (bare, full) = (full + without, full + with);
        }
        Segment { slices, bare, full }
    }

    fn measured(&self, rich: &Rich) -> Measured {
        let (whole, slices) = slices(rich);
        let segments = slices.into_iter().map(|slices| self.segment(rich, &whole, slices)).collect();
        if self.faces.lacking() {
            self.faces.note_missing(&rich.plain());
        }
        Measured { whole, segments }
    }

    /// The lines of a text that are no wider than the room.
    pub fn lines(&self, rich: &Rich, room: f32) -> Vec<Line> {
        let rich = &self.words_for_wide_chips(rich, room);
        let text = self.measured(rich);
        self.broken(rich, &text, room).iter().map(|line| self.placed(rich, &text, line)).collect()
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

    fn broken(&self, rich: &Rich, text: &Measured, room: f32) -> Vec<Vec<Slice>> {
        let mut lines: Vec<Vec<Slice>> = vec![Vec::new()];
        let mut used = 0.0;
        for segment in &text.segments {
            let whole = segment.bare <= room;
            let cut = if whole { Vec::new() } else { self.cut(rich, text, &segment.slices, room) };
            for part in if whole { std::slice::from_ref(segment) } else { &cut } {
                if used > 0.0 && used + part.bare > room + 0.01 {
                    lines.push(Vec::new());
                    used = 0.0;
                }
                used += part.full;
                if let Some(line) = lines.last_mut() {
                    part.slices.iter().for_each(|slice| join(line, *slice));
                }
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// A segment that is wider than a line, cut between letters; what belongs to a letter stays by it.
    fn cut(&self, rich: &Rich, text: &Measured, slices: &[Slice], room: f32) -> Vec<Segment> {
        let mut out: Vec<Segment> = Vec::new();
        let mut part = self.segment(rich, &text.whole, Vec::new());
        for slice in slices {
            let mut from = slice.from;
            for letter in text.letters(*slice).graphemes(true) {
                let next = Slice { run: slice.run, from, to: from + letter.len() };
                from = next.to;
                let mut longer = part.slices.clone();
                join(&mut longer, next);
                let longer = self.segment(rich, &text.whole, longer);
                if longer.bare > room && !part.slices.is_empty() {
                    let alone = self.segment(rich, &text.whole, vec![next]);
                    out.push(std::mem::replace(&mut part, alone));
                } else {
                    part = longer;
                }
            }
        }
        out.push(part);
        out
    }

    fn placed(&self, rich: &Rich, whole: &Measured, slices: &[Slice]) -> Line {
        let mut runs: Vec<(usize, &str)> =
            slices.iter().map(|slice| (slice.run, whole.letters(*slice))).collect();
        let mut spaced = false;
        if let Some((_, text)) = runs.last_mut() {
            let kept = text.trim_end_matches(' ');
            spaced = kept.len() < text.len();
            *text = kept;
        }
        if let Some((_, text)) = runs.first_mut() {
            *text = text.trim_start_matches(' ');
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
                    let width = self.faces.width(face, self.style.size, text);
                    let x = line.width;
                    line.width += width;
                    let (text, link) = (text.to_owned(), run.link.clone());
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
        let text = self.measured(rich);
        let broken = self.broken(rich, &text, room);
        let placed = |line: &Vec<Slice>| self.placed(rich, &text, line);
        let short = |lines: &[Vec<Slice>]| lines.last().is_some_and(|last| placed(last).width < room * 0.14);
        let mut better = None;
        if broken.len() > 1 && short(&broken) {
            let tries =
                [0.98, 0.96, 0.94, 0.92].into_iter().map(|share| self.broken(rich, &text, room * share));
            better = tries.into_iter().find(|other| other.len() == broken.len() && !short(other));
        }
        better.unwrap_or(broken).iter().map(placed).collect()
    }

    /// The lines of a title: as few as the room allows, and about equally long.
    pub fn balanced(&self, rich: &Rich, room: f32) -> Vec<Line> {
        let rich = &self.words_for_wide_chips(rich, room);
        let text = self.measured(rich);
        let count = |room: f32| self.broken(rich, &text, room).len();
        let fewest = count(room);
        let (mut narrow, mut wide) = (room / fewest.max(1) as f32, room);
        while fewest > 1 && wide - narrow > 1.0 {
            let middle = (narrow + wide) / 2.0;
            if count(middle) <= fewest { wide = middle } else { narrow = middle }
        }
        self.broken(rich, &text, wide).iter().map(|line| self.placed(rich, &text, line)).collect()
    }
}

//! How much room each part takes, and where its shapes stand.

use super::measure;
use super::table::{self, Grid};
use super::text::{Style, chip_label, hanging};
use super::xml::Place;
use crate::charts::fonts::Face;
use crate::charts::{Chart, Ink};
use crate::report::model::deck::{Kind, Para, Part, Plot};
use crate::report::model::{Chip, Rich, Table, Tile, Verdict};

/// Between the parts of a cell, in points; verdicts have a line between them instead.
pub(super) fn between(part: &Part) -> f64 {
    if matches!(part, Part::Verdict(_)) { 0.0 } else { 10.0 }
}

/// The least height at which a chart can still be read.
const LEAST_PLOT: f64 = 170.0;
/// The height of a status chip.
const CHIP: f64 = 19.0;
/// The line over a chart that says what is measured.
const MEASURE: f64 = 20.0;

/// One shape with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub thing: Thing,
}

/// One paragraph as it is set.
pub(super) type Set = (Rich, String, Style);

/// What stands on a slide.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Thing {
    /// Words.
    Words(Vec<Set>),
    /// A status chip.
    Chip(Chip, f64),
    /// A line across.
    Rule(Ink, f64),
    /// Rows and columns.
    Table(Grid),
    /// A native chart.
    Plot(Box<Plot>),
    /// A picture.
    Picture(Box<Chart>),
}

/// A part at the top of what is left.
pub(super) struct Placing<'p> {
    /// The part.
    pub part: &'p Part,
    /// How wide it may be.
    pub width: f64,
    /// By how much the type is larger or smaller than usual.
    pub scale: f64,
}

impl Placing<'_> {
    /// How high it must be.
    pub(super) fn height(&self) -> f64 {
        match self.part {
            Part::Heading(words) => height(&[(words.clone(), String::new(), self.heading())], self.width),
            Part::Text(kind, paras) => height(&self.set(*kind, paras), self.width),
            Part::Table(table) => table::grid(table, self.width, self.scale).height(),
            Part::Verdict(verdict) => self.verdict_height(verdict),
            Part::Tile(tile) => self.tile(tile).1,
            Part::Plot(plot) => LEAST_PLOT.max(8.0 + plot.rows.len() as f64 * self.row_of(plot)) + MEASURE,
            Part::Picture(_, shape) => self.width * shape,
        }
    }

    /// Rows of bars need room for their names; days and points do not.
    fn row_of(&self, plot: &Plot) -> f64 {
        use crate::report::model::deck::Shape;
        match plot.shape {
            Shape::Bars => 20.0 * self.scale,
            Shape::Stacked => 18.0 * self.scale,
            Shape::Lines | Shape::Points => 0.0,
        }
    }

    fn heading(&self) -> Style {
        Style::of(14.0 * self.scale).ink(Ink::Navy).bold()
    }

    fn set(&self, kind: Kind, paras: &[Para]) -> Vec<Set> {
        let (style, above) = match kind {
            Kind::Lead => (Style::of(18.0 * self.scale), 8.0),
            Kind::Body => (Style::of(14.0 * self.scale), 6.0),
            Kind::Small => (Style::of(11.5 * self.scale).ink(Ink::Ink2), 4.0),
        };
        let each = paras.iter().enumerate();
        each.map(|(n, para)| {
            let above = if n == 0 { 0.0 } else { above * self.scale };
            (para.words.clone(), para.mark.clone(), style.above(above))
        })
        .collect()
    }

    /// The shapes of the part in a place; its height is at least what was asked for.
    pub(super) fn place(&self, at: Place) -> Vec<Placed> {
        let one = |thing| vec![Placed { place: at, thing }];
        match self.part {
            Part::Heading(words) => one(Thing::Words(vec![(words.clone(), String::new(), self.heading())])),
            Part::Text(kind, paras) => one(Thing::Words(self.set(*kind, paras))),
            Part::Table(table) => self.place_table(table, at),
            Part::Verdict(verdict) => self.place_verdict(verdict, at),
            Part::Tile(tile) => self.place_tile(tile, at),
            Part::Picture(chart, _) => one(Thing::Picture(chart.clone())),
            Part::Plot(plot) => {
                let measure = vec![(plot.measure.clone(), String::new(), Style::of(12.0).ink(Ink::Ink2))];
                let above = Place { h: MEASURE, ..at };
                let below = Place { y: at.y + MEASURE, h: at.h - MEASURE, ..at };
                vec![
                    Placed { place: above, thing: Thing::Words(measure) },
                    Placed { place: below, thing: Thing::Plot(plot.clone()) },
                ]
            }
        }
    }

    /// A table under its caption.
    fn place_table(&self, table: &Table, at: Place) -> Vec<Placed> {
        let grid = table::grid(table, self.width, self.scale);
        let style = Style::of(13.0 * self.scale).ink(Ink::Navy);
        let caption = (grid.caption > 0.0).then(|| Placed {
            place: Place { h: grid.caption, ..at },
            thing: Thing::Words(vec![(table.caption.clone(), String::new(), style)]),
        });
        let below = Place { y: at.y + grid.caption, h: at.h - grid.caption, ..at };
        caption.into_iter().chain([Placed { place: below, thing: Thing::Table(grid) }]).collect()
    }

    /// A tile's words, and its height.
    fn tile(&self, tile: &Tile) -> (Vec<Set>, f64) {
        let ink = if tile.worse { Ink::Worse } else { Ink::Navy };
        let fits =
            |size: &f64| measure::lines_in(Face::DisplaySemibold, *size, &tile.figure, self.width) == 1;
        let sizes = if self.width > 230.0 { [34.0, 28.0, 24.0, 20.0] } else { [26.0, 23.0, 20.0, 17.0] };
        let figure = sizes.into_iter().map(|size| size * self.scale).find(fits).unwrap_or(17.0 * self.scale);
        let small = Style::of(11.5 * self.scale);
        let mut set: Vec<Set> = vec![
            (Rich::from(tile.label.clone()), String::new(), small.ink(Ink::Ink2).bold()),
            (Rich::from(tile.figure.clone()), String::new(), Style::of(figure).ink(ink).display().above(2.0)),
        ];
        for text in [&tile.interval, &tile.change].into_iter().filter(|text| !text.is_empty()) {
            set.push((Rich::from(text.clone()), String::new(), small.ink(Ink::Ink2).above(1.0)));
        }
        let words = height(&set, self.width) + 8.0;
        let chip = if tile.chip.is_some() { CHIP + 8.0 } else { 0.0 };
        (set, words + chip)
    }

    fn place_tile(&self, tile: &Tile, at: Place) -> Vec<Placed> {
        let (set, _) = self.tile(tile);
        let words = height(&set, self.width);
        let mut placed = vec![
            Placed { place: Place { h: 0.0, ..at }, thing: Thing::Rule(Ink::Navy, 0.75) },
            Placed { place: Place { y: at.y + 8.0, h: words, ..at }, thing: Thing::Words(set) },
        ];
        placed.extend(tile.chip.map(|chip| chip_at(chip, at.x, at.y + 8.0 + words + 7.0)));
        placed
    }

    /// The three columns of a verdict: the question, its answer, its chip with a small drawing.
    fn verdict_columns(&self) -> (f64, f64, f64) {
        let (question, chip) = (132.0, 196.0);
        (question, self.width - question - chip - 24.0, chip)
    }

    fn answer(&self, verdict: &Verdict) -> Vec<Set> {
        vec![
            (verdict.sentence.clone(), String::new(), Style::of(15.0 * self.scale)),
            (verdict.detail.clone(), String::new(), Style::of(11.0 * self.scale).ink(Ink::Ink2).above(2.0)),
        ]
    }

    fn verdict_height(&self, verdict: &Verdict) -> f64 {
        let (_, answer, _) = self.verdict_columns();
        let chips = verdict.chips.len().max(1) as f64 * (CHIP + 4.0);
        let drawing = if verdict.drawing.is_some() { 30.0 } else { 0.0 };
        let note = if verdict.chip_note.is_empty() { 0.0 } else { 15.0 };
        14.0 + height(&self.answer(verdict), answer).max(chips + drawing + note)
    }

    fn place_verdict(&self, verdict: &Verdict, at: Place) -> Vec<Placed> {
        let (left, middle, right) = self.verdict_columns();
        let top = at.y + 8.0;
        let words = |x: f64, y: f64, w: f64, set: Vec<Set>| {
            let h = height(&set, w);
            Placed { place: Place { x, y, w, h }, thing: Thing::Words(set) }
        };
        let question = Style::of(18.0 * self.scale).ink(Ink::Navy).display();
        let edge = at.x + left + middle + 24.0;
        let mut placed = vec![
            Placed { place: Place { h: 0.0, ..at }, thing: Thing::Rule(Ink::Line, 0.75) },
            words(
                at.x,
                top - 1.0,
                left,
                vec![(Rich::from(verdict.question.clone()), String::new(), question)],
            ),
            words(at.x + left, top, middle, self.answer(verdict)),
        ];
        let mut y = top;
        let whole = [(String::new(), verdict.chip)];
        for (code, chip) in if verdict.chips.is_empty() { &whole[..] } else { &verdict.chips[..] } {
            let mut x = edge;
            if !code.is_empty() {
                let style = Style::of(11.0).ink(Ink::Pilot).bold();
                placed.push(words(x, y + 2.0, 24.0, vec![(Rich::from(code.clone()), String::new(), style)]));
                x += 24.0;
            }
            placed.push(chip_at(*chip, x, y));
            y += CHIP + 4.0;
        }
        if !verdict.chip_note.is_empty() {
            let set =
                vec![(Rich::from(verdict.chip_note.clone()), String::new(), Style::of(11.0).ink(Ink::Ink2))];
            placed.push(words(edge, y, right, set));
            y += 15.0;
        }
        if let Some(drawing) = &verdict.drawing {
            let h = (at.y + at.h - 6.0 - y).clamp(24.0, right * 0.26);
            let place = Place { x: edge, y: y + 2.0, w: right, h };
            placed.push(Placed { place, thing: Thing::Picture(Box::new(drawing.clone())) });
        }
        placed
    }
}

/// A chip at its size.
fn chip_at(chip: Chip, x: f64, y: f64) -> Placed {
    let size = 11.0;
    let w = measure::width(Face::SansSemibold, size, &chip_label(&chip)) + 18.0;
    Placed { place: Place { x, y, w, h: CHIP }, thing: Thing::Chip(chip, size) }
}

/// How high paragraphs are in a width.
pub(super) fn height(set: &[Set], width: f64) -> f64 {
    let each = set.iter().map(|(words, mark, style)| {
        let room = if mark.is_empty() { width } else { width - hanging(style.size) };
        let lines = if style.display {
            measure::lines_in(Face::DisplaySemibold, style.size, &words.plain(), room)
        } else {
            measure::lines(words, style.bold, style.size, room)
        };
        style.above + lines as f64 * style.pitch
    });
    each.sum()
}

//! The deck: what its slides say and show, before they have places.

use super::{Footer, Logo, Rich, Table, Tile, Verdict};
use crate::charts::{Chart, Ink, Rgb};
use chrono::{DateTime, NaiveDate, Utc};

/// A whole deck.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Deck {
    /// Its title, for the properties.
    pub title: String,
    /// What it is about, for the properties.
    pub subject: String,
    /// Who answers for it, for the properties.
    pub author: String,
    /// The program that made it, with its version.
    pub program: String,
    /// The language of the text, as BCP 47 writes it: "en-GB".
    pub language: String,
    /// The date in the properties: that of the evidence, never the clock.
    pub date: DateTime<Utc>,
    /// The foot of every slide; the number is added.
    pub footer: Footer,
    /// A mark at the head of every slide, such as "Draft"; may be empty.
    pub mark: String,
    /// The organisation's colour, for the rule at the head of every slide.
    pub accent: Option<Rgb>,
    /// The organisation's logo, over the rule at the head of every slide.
    pub logo: Option<Logo>,
    /// The slides, in order.
    pub slides: Vec<Slide>,
}

/// One slide: a finding, and what shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slide {
    /// A small line above the title.
    pub kicker: String,
    /// The finding, as a sentence.
    pub title: String,
    /// The line below: verdict, n, design, interval.
    pub line: Rich,
    /// The body, from top to bottom.
    pub bands: Vec<Band>,
    /// What the speaker reads: method, evidence, what to mind; a paragraph each.
    pub notes: Vec<String>,
    /// Whether it opens the deck, with a larger title.
    pub opens: bool,
}

/// Cells side by side on the slide's twelve columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Band(pub Vec<Cell>);

/// Some of the twelve columns, and what stands in them from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// How many of the twelve columns.
    pub columns: u8,
    /// What stands there.
    pub parts: Vec<Part>,
}

/// One thing on a slide.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A small heading.
    Heading(Rich),
    /// Text.
    Text(Kind, Vec<Para>),
    /// Rows and columns.
    Table(Table),
    /// A question, its answer and its verdict.
    Verdict(Box<Verdict>),
    /// A figure with what belongs to it.
    Tile(Tile),
    /// A chart of the program's own numbers, editable, with its workbook.
    Plot(Box<Plot>),
    /// A drawing as a picture, with its height over its width.
    Picture(Box<Chart>, f64),
}

/// How large a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What is to be read first.
    Lead,
    /// Text.
    Body,
    /// What explains.
    Small,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Para {
    /// Its words.
    pub words: Rich,
    /// What stands before them: nothing, "•", or "1.".
    pub mark: String,
}

impl Para {
    /// A paragraph without a mark.
    pub fn plain(words: impl Into<Rich>) -> Para {
        Para { words: words.into(), mark: String::new() }
    }

    /// A point of a list.
    pub fn point(words: impl Into<Rich>) -> Para {
        Para { words: words.into(), mark: "•".to_owned() }
    }
}

/// How a plot shows its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Horizontal bars, the series of a row below each other.
    #[default]
    Bars,
    /// Horizontal bars, the series of a row one after the other.
    Stacked,
    /// Lines over days.
    Lines,
    /// Points by two numbers.
    Points,
}

/// A chart that the presentation program draws itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plot {
    /// How it shows its numbers.
    pub shape: Shape,
    /// What it shows, in sentences, for whoever does not see it.
    pub alternative: String,
    /// What the numbers are, over the axis.
    pub measure: Rich,
    /// The head of the first column of its workbook.
    pub head: String,
    /// The rows: their names.
    pub rows: Vec<String>,
    /// The rows by their days, where they are days.
    pub days: Vec<NaiveDate>,
    /// The numbers.
    pub series: Vec<Series>,
    /// Further columns of the workbook, which are not drawn: head and cells.
    pub beside: Vec<(String, Vec<String>)>,
    /// Whether the axis is logarithmic.
    pub log: bool,
}

/// One series of a plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its colour.
    pub ink: Ink,
    /// How it is drawn.
    pub stroke: Stroke,
    /// Its numbers, one a row.
    pub values: Vec<Option<f64>>,
    /// For points: where each stands across.
    pub across: Vec<f64>,
    /// What single numbers look like and say, by row.
    pub marked: Vec<(usize, Marked)>,
    /// The words by which it names itself, at which of its numbers, and on which side of it.
    pub named: Option<(String, usize, Beside)>,
    /// Whether each number is written beside its mark.
    pub written: bool,
}

impl Series {
    /// A series of plain marks.
    pub fn new(name: impl Into<String>, ink: Ink, values: Vec<Option<f64>>) -> Series {
        Series {
            name: name.into(),
            ink,
            stroke: Stroke::Marks,
            values,
            across: Vec::new(),
            marked: Vec::new(),
            named: None,
            written: false,
        }
    }
}

/// Where words stand by a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// To the right of it.
    Right,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Bars, or points with a line through them where days follow each other.
    Marks,
    /// A solid line without points.
    Solid,
    /// A dashed line without points.
    Dashed,
    /// Rings.
    Rings,
}

/// What is particular about one number.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marked {
    /// Another colour.
    pub ink: Option<Ink>,
    /// Hatched: only a bound.
    pub bound: bool,
    /// Other words than the number itself: ">240".
    pub says: Option<String>,
}

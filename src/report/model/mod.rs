//! The document model: what a report says, before it has pages.

mod brand;
pub mod deck;
mod jpeg;
mod rich;
mod walk;

pub(super) use walk::{each_word, each_word_of_slide, unlink_what_is_not_there};

pub(super) use brand::Pixels;
pub use brand::{Brand, Logo};
pub use rich::{Chip, Inline, Link, Rich, Run, Standing, Tone};

use crate::charts::Chart;
use chrono::{DateTime, Utc};

/// The sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 in.
    Letter,
}

/// A whole document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Its title, for the metadata and the window's title bar.
    pub title: String,
    /// What it is about, for the metadata.
    pub subject: String,
    /// Who answers for it, for the metadata.
    pub author: String,
    /// The language of the text, as BCP 47 writes it: "en-GB".
    pub language: String,
    /// The date printed into the metadata: that of the evidence, never the clock.
    pub date: DateTime<Utc>,
    /// The sheet.
    pub paper: Paper,
    /// The foot of every page.
    pub footer: Footer,
    /// The organisation's own look.
    pub brand: Brand,
    /// Why this is no last word, at the head of every page: "Draft: 2 criteria are open"; empty where
    /// it is one.
    pub draft: String,
    /// The content, in order.
    pub blocks: Vec<Block>,
    /// A font file a person chose for letters the built-in faces lack.
    pub fallback_font: Option<Vec<u8>>,
}

/// The foot of every page; the page number is added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Footer {
    /// The document's short name, and the date of its data.
    pub text: String,
    /// Who may see it: "Confidential"; may be empty.
    pub classification: String,
}

/// One part of the content.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A small line in capitals above a title.
    Kicker(String),
    /// The title of a page, a finding in a sentence; level 1 of the outline.
    Title(Heading),
    /// A heading of level 2 or 3.
    Heading(u8, Heading),
    /// Text.
    Paragraph(Rich),
    /// The text that opens a document, a little larger.
    Lead(Rich),
    /// A list.
    Bullets(Vec<Rich>),
    /// Questions with their answers and verdicts.
    Verdicts(Vec<Verdict>),
    /// Figures side by side.
    Tiles(Vec<Tile>),
    /// A drawing with its caption and source.
    Figure(Box<Figure>),
    /// Rows and columns.
    Table(Table),
    /// A box: what is asked for, or what to mind.
    Callout(Callout),
    /// Terms and what they mean, in two columns.
    Definitions(Vec<(Rich, Rich)>),
    /// Small text under what it explains.
    Note(Rich),
    /// Starts a page.
    PageBreak,
    /// Stays on one page if a page can hold it.
    Together(Vec<Block>),
}

/// A heading, with the place name that links lead to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// The words.
    pub text: String,
    /// The place name.
    pub anchor: Option<String>,
}

impl Heading {
    /// A heading that nothing links to.
    pub fn new(text: impl Into<String>) -> Heading {
        Heading { text: text.into(), anchor: None }
    }

    /// The same as a place that links lead to.
    pub fn at(self, anchor: impl Into<String>) -> Heading {
        Heading { anchor: Some(anchor.into()), ..self }
    }
}

/// A question, its answer in a sentence, and its verdict.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// The question, or the criterion's name; may be empty where a row goes on with the one above.
    pub question: String,
    /// The answer.
    pub sentence: Rich,
    /// n, design, interval, evidence.
    pub detail: Rich,
    /// A small drawing beside it.
    pub drawing: Option<Chart>,
    /// How it stands.
    pub chip: Chip,
    /// A few words under the chip: "3 pairs to go".
    pub chip_note: String,
    /// Instead of the one chip: a chip for each criterion, by its id, where they stand differently.
    pub chips: Vec<(String, Chip)>,
}

/// A figure with what belongs to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The figure: "−54 %"; or words such as "Not measured".
    pub figure: String,
    /// Its interval or bound.
    pub interval: String,
    /// Before, after and n.
    pub change: String,
    /// How it stands.
    pub chip: Option<Chip>,
    /// Whether the figure points to worse.
    pub worse: bool,
}

/// A drawing with its caption and source; numbered in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The drawing.
    pub chart: Chart,
    /// Its height over its width.
    pub shape: f64,
    /// What it shows, as a finding; without "Figure n".
    pub caption: Rich,
    /// Where the data come from and how they were treated.
    pub source: Rich,
    /// The place name.
    pub anchor: Option<String>,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// At the right, for figures.
    Right,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its share of the width, relative to the other columns.
    pub share: f32,
    /// How its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn words(head: impl Into<String>, share: f32) -> Column {
        Column { head: head.into(), share, align: Align::Left }
    }

    /// A column of figures.
    pub fn figures(head: impl Into<String>, share: f32) -> Column {
        Column { head: head.into(), share, align: Align::Right }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its cells, as many as there are columns.
    pub cells: Vec<Rich>,
    /// The place name: an evidence id.
    pub anchor: Option<String>,
}

/// A table; its head is repeated on each page and its rows are not cut.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows; may be empty.
    pub caption: Rich,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Smaller type, for an appendix.
    pub dense: bool,
}

/// What a box is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CalloutKind {
    /// A decision asked for.
    #[default]
    Decision,
    /// Something to mind.
    Mind,
}

/// A box with a heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Callout {
    /// What it is for.
    pub kind: CalloutKind,
    /// Its heading.
    pub title: String,
    /// What it holds: text and lists.
    pub blocks: Vec<Block>,
}

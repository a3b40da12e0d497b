//! The document model: what a report says, before it has pages.

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

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To an address; only `http`, `https` and `mailto` become links.
    Url(String),
    /// To a place in this document: a heading's, row's or figure's place name.
    Anchor(String),
}

/// What a run of text is to say by its colour; the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Text.
    #[default]
    Plain,
    /// Second text.
    Quiet,
    /// The pilot.
    Pilot,
    /// The baseline.
    Before,
    /// Worse.
    Worse,
    /// To be mended.
    Note,
}

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Semibold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The colour's meaning.
    pub tone: Tone,
    /// Where it leads.
    pub link: Option<Link>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Run(Run),
    /// A status chip.
    Chip(Chip),
}

/// Text with styles, links and chips.
///
/// ```text
/// Rich::new().text("Shown in ").bold("9 drills").text(", see ").to("F1", "F1")
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rich(pub Vec<Inline>);

impl Rich {
    /// Nothing yet.
    pub fn new() -> Rich {
        Rich::default()
    }

    /// Adds a run of any style.
    pub fn run(mut self, run: Run) -> Rich {
        self.0.push(Inline::Run(run));
        self
    }

    /// Adds plain words.
    pub fn text(self, text: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), ..Run::default() })
    }

    /// Adds semibold words.
    pub fn bold(self, text: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), bold: true, ..Run::default() })
    }

    /// Adds italic words.
    pub fn italic(self, text: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), italic: true, ..Run::default() })
    }

    /// Adds words with a meaning in their colour.
    pub fn toned(self, text: impl Into<String>, tone: Tone) -> Rich {
        self.run(Run { text: text.into(), tone, ..Run::default() })
    }

    /// Adds words that lead to an address.
    pub fn link(self, text: impl Into<String>, url: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), link: Some(Link::Url(url.into())), ..Run::default() })
    }

    /// Adds words that lead to a place in this document.
    pub fn to(self, text: impl Into<String>, anchor: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), link: Some(Link::Anchor(anchor.into())), ..Run::default() })
    }

    /// Adds a chip.
    pub fn chip(mut self, chip: Chip) -> Rich {
        self.0.push(Inline::Chip(chip));
        self
    }

    /// The words without their styles.
    pub fn plain(&self) -> String {
        let words = self.0.iter().map(|part| match part {
            Inline::Run(run) => run.text.clone(),
            Inline::Chip(chip) => chip.word().to_owned(),
        });
        words.collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|part| matches!(part, Inline::Run(run) if run.text.is_empty()))
    }
}

impl From<&str> for Rich {
    fn from(text: &str) -> Rich {
        Rich::new().text(text)
    }
}

impl From<String> for Rich {
    fn from(text: String) -> Rich {
        Rich::new().text(text)
    }
}

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Judged, with too little to say.
    NotEnough,
    /// The two sides are not alike enough.
    NotComparable,
    /// A milestone or checklist not yet done.
    #[default]
    Open,
    /// Before its planned n.
    Interim,
}

/// A verdict as a word in a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chip {
    /// What it says.
    pub standing: Standing,
    /// Before the planned n: the outline is dashed. Has no effect on "met".
    pub interim: bool,
    /// How many cases there are of how many planned, for the ring.
    pub progress: Option<(u32, u32)>,
}

impl Chip {
    /// A chip without a ring.
    pub fn of(standing: Standing) -> Chip {
        Chip { standing, interim: standing == Standing::Interim, progress: None }
    }

    /// The word in the chip.
    pub fn word(&self) -> &'static str {
        match self.standing {
            Standing::Met => "Met",
            Standing::NotMet => "Not met",
            Standing::NotEnough => "Not enough evidence",
            Standing::NotComparable => "Not comparable",
            Standing::Open => "Open",
            Standing::Interim => "Interim",
        }
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

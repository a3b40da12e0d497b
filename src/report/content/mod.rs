//! What the report says: one frozen result in, the document model out. Every sentence is made from
//! the same frozen numbers as the figures beside it.

mod answers;
mod blast;
mod caption;
mod card;
mod claims;
mod closing;
mod diagnose;
mod evidence;
mod freshness;
mod front;
mod method;
mod note;
mod operating;
mod passages;
mod phrase;
mod rollback;
mod scoreboard;
mod seal;
mod shadow;
mod short;
pub mod slides;
mod tiles;
mod view;

pub use note::note;
pub use passages::{Passage, passages};

use std::collections::BTreeMap;

use super::frozen::Frozen;
use super::model::{Block, Brand, Footer, Heading, Paper, Report, Rich, unlink_what_is_not_there};
use crate::charts::Chart;
use crate::domain::Day;
use crate::domain::assessment::{Assessment, ChipState};
use crate::domain::criterion::Rule;
use crate::domain::report::{self, Length};
use view::View;

/// What a person chose for a report.
#[derive(Debug, Clone)]
pub struct Options {
    /// The sheet.
    pub paper: Paper,
    /// How long it is.
    pub length: Length,
    /// The sections behind the answer, in their order.
    pub sections: Vec<report::Section>,
    /// The line at the foot of every page.
    pub classification: String,
    /// Whose it is.
    pub organisation: String,
    /// A font file for letters the built-in faces lack.
    pub fallback_font: Option<Vec<u8>>,
    /// The organisation's own look.
    pub brand: Brand,
    /// What changed since the report that leadership has.
    pub since: Option<SinceReport>,
    /// What the plan of a criterion could show beforehand: its code, and the odds in words.
    pub planned: Vec<(String, String)>,
    /// How those odds were made.
    pub planned_by: String,
    /// The drawings that need more than the frozen result, by their names among charts.
    pub drawn: BTreeMap<&'static str, Chart>,
    /// What the first page does without, so that a brief report is one page.
    pub without: Without,
}

/// What the first page does without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Default)]
pub enum Without {
    /// Nothing.
    #[default]
    Nothing,
    /// The figures, which the answers say already.
    Tiles,
    /// And the story before the answers.
    Story,
}

/// What changed since an earlier report.
#[derive(Debug, Clone)]
pub struct SinceReport {
    /// Its day.
    pub day: Day,
    /// The criteria that stand otherwise, or have more evidence: code, and how it was and is.
    pub moved: Vec<(String, String)>,
    /// How many observations were added.
    pub added: usize,
    /// Whether the document was entered later, so that it is judged by what it holds now.
    pub as_now: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            paper: Paper::default(),
            length: Length::Executive,
            sections: report::Section::ALL.to_vec(),
            classification: String::new(),
            organisation: String::new(),
            fallback_font: None,
            brand: Brand::default(),
            since: None,
            planned: Vec::new(),
            planned_by: String::new(),
            drawn: BTreeMap::new(),
            without: Without::Nothing,
        }
    }
}

/// What a section has to show.
#[derive(Default)]
struct Told {
    /// What leadership reads.
    said: Vec<Block>,
    /// The cases that it rests on: right beneath it in the full report, in the appendix of a shorter
    /// one.
    behind: Vec<Block>,
}

/// A section of the report: its blocks, or the one line that says there is no evidence for it.
enum Section {
    /// It has something to show.
    Told(Told),
    /// It has nothing yet: its name, and one line that says so.
    Empty(&'static str, String),
}

/// Makes the report of a frozen result. The same input gives the same report.
pub fn compose(frozen: &Frozen, options: &Options) -> Report {
    let view = View::of(frozen, options);
    let mut blocks = front::blocks(&view, options);
    if options.length != Length::Brief {
        let (said, behind) = body(&view, options);
        blocks.extend(said);
        blocks.extend(cases(behind));
        blocks.push(Block::PageBreak);
        for section in &options.sections {
            match section {
                report::Section::Method => blocks.extend(method::blocks(&view, options)),
                report::Section::Evidence => blocks.extend(evidence::blocks(&view)),
                _ => {}
            }
        }
        blocks.extend(seal::blocks(&view));
    } else {
        blocks.push(seal::line(&view));
    }
    if !view.is_full() {
        short::Short::of(&view).blocks(&mut blocks);
    }
    bound(&view, options, blocks)
}

/// The first page of a report by itself: whether it is one.
pub fn first_page(frozen: &Frozen, options: &Options) -> Report {
    let view = View::of(frozen, options);
    let mut blocks = front::blocks(&view, options);
    if !view.is_full() {
        short::Short::of(&view).blocks(&mut blocks);
    }
    bound(&view, options, blocks)
}

/// A report of these blocks.
fn bound(view: &View<'_>, options: &Options, mut blocks: Vec<Block>) -> Report {
    let frozen = view.frozen;
    unlink_what_is_not_there(&mut blocks);
    let title = view.title();
    Report {
        subject: format!("{}: executive report, evidence as of {}", title, view.day_words(frozen.as_of)),
        author: options.organisation.clone(),
        language: "en-GB".to_owned(),
        date: frozen.as_of.utc(),
        paper: options.paper,
        footer: footer(view, options),
        blocks,
        brand: options.brand.clone(),
        draft: draft(frozen),
        fallback_font: options.fallback_font.clone(),
        title,
    }
}

/// The cases of a section that stand in the appendix, by the section's name.
type Behind = Vec<(report::Section, Vec<Block>)>;

/// The sections between the answer and the appendix, those without evidence in one list; and the
/// cases that are left to the appendix.
fn body(view: &View<'_>, options: &Options) -> (Vec<Block>, Behind) {
    let (mut blocks, mut missing, mut behind) = (Vec::new(), Vec::new(), Vec::new());
    for (name, section) in options.sections.iter().filter_map(|name| Some((*name, told(view, *name)?))) {
        match section {
            Section::Told(told) => {
                blocks.push(Block::PageBreak);
                blocks.extend(told.said);
                match view.length {
                    Length::Full => blocks.extend(told.behind),
                    _ => behind.push((name, told.behind)),
                }
            }
            Section::Empty(name, line) => missing.push(Rich::new().bold(format!("{name}. ")).text(line)),
        }
    }
    if !missing.is_empty() {
        blocks.push(Block::Together(vec![
            Block::Heading(2, Heading::new("Without evidence so far")),
            Block::Bullets(missing),
        ]));
    }
    (blocks, behind)
}

/// The first part of the appendix: the cases behind each section, in the order of the sections.
fn cases(behind: Behind) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (name, cases) in behind.into_iter().filter(|(_, cases)| !cases.is_empty()) {
        blocks.push(Block::Heading(2, Heading::new(phrase::capital(name.label()))));
        blocks.extend(cases);
    }
    if !blocks.is_empty() {
        let head = [
            Block::PageBreak,
            Block::Kicker("Appendix".to_owned()),
            Block::Title(Heading::new("What each finding rests on").at("cases")),
        ];
        blocks.splice(0..0, head);
    }
    blocks
}

/// A section of the body; the appendix is no part of it.
fn told(view: &View<'_>, section: report::Section) -> Option<Section> {
    use report::Section as S;
    Some(match section {
        S::Diagnose => diagnose::section(view),
        S::Blast => blast::section(view),
        S::Rollback => rollback::section(view),
        S::Freshness => freshness::section(view),
        S::Shadow => shadow::section(view),
        S::Criteria => scoreboard::section(view),
        S::Operating => operating::section(view),
        S::Claims => claims::section(view),
        S::Risks => closing::section(view),
        S::Method | S::Evidence => return None,
    })
}

/// The mark of a draft, while a criterion still waits for its evidence. The one that waits for this
/// very report is no reason.
fn draft(frozen: &Frozen) -> String {
    let waits = |a: &&Assessment| match a.chip.state {
        _ if a.withdrawn_at.is_some() || a.rule == Some(Rule::DecisionRecorded) => false,
        ChipState::Open | ChipState::Interim => true,
        ChipState::NotEnoughEvidence => a.chip.interim,
        _ => false,
    };
    match (frozen.assessments.iter().filter(waits).count(), frozen.assessments.len()) {
        (0, _) => String::new(),
        (open, all) => format!("Draft: evidence to come for {open} of {all} criteria"),
    }
}

fn footer(view: &View<'_>, options: &Options) -> Footer {
    let mut text = format!("{} | evidence as of {}", view.title(), view.day_words(view.frozen.as_of));
    if !view.frozen.redaction.is_empty() {
        text = format!("Redacted | {text}");
    }
    if view.sample() {
        text = format!("Illustrative sample | {text}");
    }
    Footer { text, classification: options.classification.clone() }
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

//! What the report says: one frozen result in, the document model out. Every sentence is made from
//! the same frozen numbers as the figures beside it.

mod answers;
mod blast;
mod card;
mod claims;
mod closing;
mod diagnose;
mod evidence;
mod freshness;
mod front;
mod method;
mod operating;
mod phrase;
mod rollback;
mod scoreboard;
mod seal;
mod shadow;
mod tiles;
mod view;

use super::frozen::Frozen;
use super::model::{Block, Brand, Footer, Heading, Paper, Report, Rich};
use view::View;

/// What a person chose for a report.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The sheet.
    pub paper: Paper,
    /// A font file for letters the built-in faces lack.
    pub fallback_font: Option<Vec<u8>>,
    /// The organisation's own look.
    pub brand: Brand,
    /// What the plan of a criterion could show beforehand: its code, and the odds in words.
    pub planned: Vec<(String, String)>,
    /// How those odds were made.
    pub planned_by: String,
}

/// A section of the report: its blocks, or the one line that says there is no evidence for it.
enum Section {
    /// It has something to show.
    Told(Vec<Block>),
    /// It has nothing yet: its name, and one line that says so.
    Empty(&'static str, String),
}

/// Makes the report of a frozen result. The same input gives the same report.
pub fn compose(frozen: &Frozen, options: &Options) -> Report {
    let view = View::of(frozen, options.paper);
    let mut blocks = front::blocks(&view);
    let sections = [
        diagnose::section(&view),
        blast::section(&view),
        rollback::section(&view),
        freshness::section(&view),
        shadow::section(&view),
        scoreboard::section(&view),
        operating::section(&view),
        claims::section(&view),
        closing::section(&view),
    ];
    let mut missing = Vec::new();
    for section in sections {
        match section {
            Section::Told(told) => {
                blocks.push(Block::PageBreak);
                blocks.extend(told);
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
    blocks.push(Block::PageBreak);
    blocks.extend(method::blocks(&view, options));
    blocks.extend(evidence::blocks(&view));
    blocks.extend(seal::blocks(&view));
    let title = view.title();
    Report {
        subject: format!("{}: executive report, evidence as of {}", title, view.day_words(frozen.as_of)),
        author: view.pilot.organisation.clone(),
        language: "en-GB".to_owned(),
        date: frozen.as_of.utc(),
        paper: options.paper,
        footer: footer(&view),
        blocks,
        brand: options.brand.clone(),
        draft: String::new(),
        fallback_font: options.fallback_font.clone(),
        title,
    }
}

fn footer(view: &View<'_>) -> Footer {
    let mut text = format!("{} | evidence as of {}", view.title(), view.day_words(view.frozen.as_of));
    if view.sample() {
        text = format!("Illustrative sample | {text}");
    }
    Footer { text, classification: view.pilot.classification.clone() }
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

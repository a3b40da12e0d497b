//! What the deck says: the same frozen result and the same phrases as the report, a finding a slide.

mod answer;
mod closing;
mod contained;
mod control;
mod faster;
mod notes;
mod plots;
mod tables;

use super::short::Short;
use super::view::View;
use super::{Options, draft, footer};
use crate::domain::report::Section;
use crate::report::frozen::Frozen;
use crate::report::model::deck::{Band, Cell, Deck, Part, Slide};
use crate::report::model::{Block, Inline, Rich};

/// About as many letters stand in the two lines below a title.
const LINE: usize = 260;

/// Makes the deck of a frozen result. The same input gives the same deck.
pub fn deck(frozen: &Frozen, options: &Options) -> Deck {
    let view = View::of(frozen, options);
    let mut slides = vec![answer::slide(&view)];
    slides.extend(options.sections.iter().flat_map(|section| of_section(&view, *section)));
    slides.push(closing::decision(&view, options));
    slides.push(closing::method(&view));
    let short = Short::of(&view);
    slides.iter_mut().for_each(|slide| short.slide(slide));
    let title = view.title();
    Deck {
        subject: format!("{}: executive deck, evidence as of {}", title, view.day_words(frozen.as_of)),
        author: options.organisation.clone(),
        program: frozen.program.clone(),
        language: "en-GB".to_owned(),
        date: frozen.as_of.utc(),
        footer: footer(&view, options),
        mark: mark(&view),
        accent: options.brand.accent,
        logo: options.brand.logo.clone(),
        slides,
        title,
    }
}

/// The slides of a section of the report; those without evidence take none.
fn of_section(view: &View<'_>, section: Section) -> Vec<Slide> {
    let slides = match section {
        Section::Diagnose => vec![faster::slide(view)],
        Section::Blast => vec![contained::slide(view)],
        Section::Rollback => vec![contained::rollback(view)],
        Section::Freshness => vec![control::slide(view), control::products(view)],
        Section::Shadow => vec![control::shadow(view)],
        Section::Criteria => vec![tables::scoreboard(view)],
        Section::Operating => vec![tables::operating(view)],
        Section::Claims => vec![tables::claims(view)],
        Section::Risks => vec![tables::risks(view)],
        Section::Method | Section::Evidence => Vec::new(),
    };
    slides.into_iter().flatten().collect()
}

/// What every slide is marked with: a sample, and a draft while criteria are open.
fn mark(view: &View<'_>) -> String {
    let sample = view.sample().then(|| "Illustrative sample".to_owned());
    let parts = sample.into_iter().chain(Some(draft(view.frozen)).filter(|draft| !draft.is_empty()));
    parts.collect::<Vec<_>>().join(" | ")
}

/// One cell over the whole width.
fn whole(parts: Vec<Part>) -> Band {
    Band(vec![Cell { columns: 12, parts }])
}

/// Two cells side by side.
fn beside(columns: u8, left: Vec<Part>, right: Vec<Part>) -> Band {
    Band(vec![Cell { columns, parts: left }, Cell { columns: 12 - columns, parts: right }])
}

/// The words of a block of text.
fn words(block: Block) -> Rich {
    match block {
        Block::Paragraph(words) | Block::Lead(words) | Block::Note(words) => words,
        _ => Rich::new(),
    }
}

/// The line below a title: as many whole sentences of it as two lines hold. All of it stands in the
/// notes.
fn line(block: Block) -> Rich {
    let mut words = words(block);
    let mut room = LINE.saturating_sub(words.0.len() * 6);
    for part in &mut words.0 {
        let Inline::Run(run) = part else { continue };
        while run.text.chars().count() > room {
            let mut all: Vec<&str> = run.text.split_inclusive(". ").collect();
            if all.len() < 2 {
                break;
            }
            all.pop();
            run.text = all.concat();
        }
        room = room.saturating_sub(run.text.chars().count());
    }
    words
}

/// A table with its columns as wide as its slide asks for.
fn shares(part: Option<Part>, shares: &[f32]) -> Option<Part> {
    let Some(Part::Table(mut table)) = part else { return part };
    for (column, share) in table.columns.iter_mut().zip(shares) {
        column.share = *share;
    }
    Some(Part::Table(table))
}

/// A block's table with only these of its columns.
fn table(block: Block, columns: &[usize]) -> Option<Part> {
    let Block::Table(mut table) = block else { return None };
    let kept = |n: &usize| columns.is_empty() || columns.contains(n);
    let of = std::mem::take(&mut table.columns);
    table.columns = of.into_iter().enumerate().filter(|(n, _)| kept(n)).map(|(_, column)| column).collect();
    for row in &mut table.rows {
        let cells = std::mem::take(&mut row.cells);
        row.cells = cells.into_iter().enumerate().filter(|(n, _)| kept(n)).map(|(_, cell)| cell).collect();
    }
    Some(Part::Table(table))
}

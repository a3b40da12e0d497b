//! Every place of a report and every text with links, whatever block it stands in.

use std::collections::BTreeSet;

use super::{Block, Inline, Link, Rich};

/// Takes the links away that lead to no place of the report: a section that was not asked for has
/// none, and its ids are words.
pub fn unlink_what_is_not_there(blocks: &mut [Block]) {
    let mut places = BTreeSet::new();
    anchors(blocks, &mut places);
    each_text(blocks, &mut |rich| {
        for part in &mut rich.0 {
            if let Inline::Run(run) = part
                && matches!(&run.link, Some(Link::Anchor(to)) if !places.contains(to))
            {
                run.link = None;
            }
        }
    });
}

fn anchors(blocks: &[Block], into: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Title(heading) | Block::Heading(_, heading) => into.extend(heading.anchor.clone()),
            Block::Figure(figure) => into.extend(figure.anchor.clone()),
            Block::Table(table) => into.extend(table.rows.iter().filter_map(|row| row.anchor.clone())),
            Block::Callout(callout) => anchors(&callout.blocks, into),
            Block::Together(blocks) => anchors(blocks, into),
            _ => {}
        }
    }
}

fn each_text(blocks: &mut [Block], act: &mut impl FnMut(&mut Rich)) {
    for block in blocks {
        match block {
            Block::Paragraph(rich) | Block::Lead(rich) | Block::Note(rich) => act(rich),
            Block::Bullets(items) => items.iter_mut().for_each(&mut *act),
            Block::Definitions(items) => items.iter_mut().for_each(|(term, words)| {
                act(term);
                act(words);
            }),
            Block::Verdicts(verdicts) => verdicts.iter_mut().for_each(|verdict| {
                act(&mut verdict.sentence);
                act(&mut verdict.detail);
            }),
            Block::Figure(figure) => {
                act(&mut figure.caption);
                act(&mut figure.source);
            }
            Block::Table(table) => {
                act(&mut table.caption);
                table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(&mut *act);
            }
            Block::Callout(callout) => each_text(&mut callout.blocks, act),
            Block::Together(blocks) => each_text(blocks, act),
            Block::Kicker(_) | Block::Title(_) | Block::Heading(..) | Block::Tiles(_) | Block::PageBreak => {}
        }
    }
}

//! Every place of a report and every text with links, whatever block it stands in.

use std::collections::BTreeSet;

use super::deck::{Part, Slide};
use super::{Block, Inline, Link, Rich, Table, Tile, Verdict};

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

/// Every text that stands on paper but those of a drawing, which fits its own.
pub fn each_word(blocks: &mut [Block], act: &mut dyn FnMut(&mut String)) {
    each_text(blocks, &mut |rich| runs(rich, act));
    heads(blocks, act);
}

/// The texts that [`each_text`] has no styles for.
fn heads(blocks: &mut [Block], act: &mut dyn FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Kicker(text) => act(text),
            Block::Title(heading) | Block::Heading(_, heading) => act(&mut heading.text),
            Block::Verdicts(verdicts) => verdicts.iter_mut().for_each(|v| act(&mut v.chip_note)),
            Block::Tiles(tiles) => tiles.iter_mut().for_each(|tile| tile_words(tile, act)),
            Block::Callout(callout) => {
                act(&mut callout.title);
                heads(&mut callout.blocks, act);
            }
            Block::Together(blocks) => heads(blocks, act),
            _ => {}
        }
    }
}

fn runs(rich: &mut Rich, act: &mut dyn FnMut(&mut String)) {
    for part in &mut rich.0 {
        if let Inline::Run(run) = part {
            act(&mut run.text);
        }
    }
}

fn tile_words(tile: &mut Tile, act: &mut dyn FnMut(&mut String)) {
    [&mut tile.label, &mut tile.figure, &mut tile.interval, &mut tile.change].into_iter().for_each(act);
}

fn verdict_words(verdict: &mut Verdict, act: &mut dyn FnMut(&mut String)) {
    runs(&mut verdict.sentence, act);
    runs(&mut verdict.detail, act);
    act(&mut verdict.chip_note);
}

fn table_words(table: &mut Table, act: &mut dyn FnMut(&mut String)) {
    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
    std::iter::once(&mut table.caption).chain(cells).for_each(|rich| runs(rich, act));
}

/// Every text that stands on a slide but those of a drawing; the notes are not on it.
pub fn each_word_of_slide(slide: &mut Slide, act: &mut dyn FnMut(&mut String)) {
    act(&mut slide.kicker);
    act(&mut slide.title);
    runs(&mut slide.line, act);
    for part in slide.bands.iter_mut().flat_map(|band| &mut band.0).flat_map(|cell| &mut cell.parts) {
        match part {
            Part::Heading(words) => runs(words, act),
            Part::Text(_, paras) => paras.iter_mut().for_each(|para| runs(&mut para.words, act)),
            Part::Table(table) => table_words(table, act),
            Part::Verdict(verdict) => verdict_words(verdict, act),
            Part::Tile(tile) => tile_words(tile, act),
            Part::Plot(plot) => plot.rows.iter_mut().for_each(&mut *act),
            Part::Picture(..) => {}
        }
    }
}

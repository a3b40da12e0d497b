//! One file a kind of block.

mod boxes;
mod figure;
mod table;
mod text;
mod tiles;
mod verdicts;

use super::setter::{Setter, styles};
use super::tree::Role;
use crate::report::model::Block;

/// Sets blocks in their order.
pub fn set(setter: &mut Setter<'_, '_>, blocks: &[Block]) {
    for block in blocks {
        one(setter, block);
    }
}

fn one(setter: &mut Setter<'_, '_>, block: &Block) {
    match block {
        Block::Kicker(words) => text::kicker(setter, words),
        Block::Title(heading) => text::heading(setter, 1, heading),
        Block::Heading(level, heading) => text::heading(setter, *level, heading),
        Block::Paragraph(rich) => setter.text(rich, styles::BODY, 6.0, Role::P),
        Block::Lead(rich) => setter.text(rich, styles::LEAD, 8.0, Role::P),
        Block::Note(rich) => {
            setter.gap = 0.0;
            setter.keep_last();
            setter.text(rich, styles::NOTE, 5.0, Role::P);
        }
        Block::Bullets(items) => text::bullets(setter, items),
        Block::Definitions(pairs) => text::definitions(setter, pairs),
        Block::Verdicts(rows) => verdicts::set(setter, rows),
        Block::Tiles(tiles) => tiles::set(setter, tiles),
        Block::Figure(figure) => figure::set(setter, figure),
        Block::Table(table) => table::set(setter, table),
        Block::Callout(callout) => boxes::set(setter, callout),
        Block::PageBreak => setter.page_break = true,
        Block::Together(inner) => {
            let first = setter.pieces.len();
            set(setter, inner);
            setter.together(first);
        }
    }
    // What is not running text keeps some air below it too.
    match block {
        Block::Table(_) | Block::Callout(_) | Block::Tiles(_) | Block::Verdicts(_) => setter.gap = 11.0,
        Block::Figure(_) => setter.gap = 9.0,
        _ => {}
    }
}

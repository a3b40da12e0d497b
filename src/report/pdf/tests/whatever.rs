//! Whatever a person writes, nothing is placed outside the page's frame and nothing is lost.

use super::layout::laid;
use super::small;
use crate::report::model::*;
use crate::report::pdf::faces::cleaned;
use proptest::prelude::*;

/// Text of any kind: words, names without spaces, scripts of both directions, signs.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z0-9 .,%()-]{0,60}",
        2 => "[a-z_]{100,240}",
        2 => "[ء-ي ]{0,60}",
        1 => "([a-z ]{0,9}[א-ת ]{0,9}[0-9 ]{0,4}){0,6}",
        1 => "[一-龥]{0,80}",
        1 => "[a-e\u{300}-\u{36f}]{0,40}",
        1 => "[😀-🙏 ]{0,20}",
        1 => ".{0,60}",
        1 => "([A-Za-z]{1,12} ){80,400}",
    ]
}

fn rich() -> impl Strategy<Value = Rich> {
    prop::collection::vec((text(), any::<bool>(), any::<bool>(), any::<bool>()), 0..3).prop_map(|parts| {
        parts.into_iter().fold(Rich::new(), |rich, (text, bold, linked, chip)| {
            let link = linked.then(|| Link::Anchor("there".into()));
            let rich = rich.run(Run { text, bold, link, ..Run::default() });
            if chip { rich.chip(Chip::of(Standing::NotEnough)) } else { rich }
        })
    })
}

fn table() -> impl Strategy<Value = Block> {
    (1_usize..9, any::<bool>()).prop_flat_map(|(columns, dense)| {
        let heads = prop::collection::vec((text(), 0.0_f32..9.0, any::<bool>()), columns);
        let rows = prop::collection::vec(prop::collection::vec(rich(), columns), 0..9);
        (heads, rows, rich()).prop_map(move |(heads, rows, caption)| {
            let column = |(head, share, right): (String, f32, bool)| Column {
                head,
                share,
                align: if right { Align::Right } else { Align::Left },
            };
            let rows = rows.into_iter().map(|cells| Row { cells, anchor: None }).collect();
            Block::Table(Table { columns: heads.into_iter().map(column).collect(), rows, caption, dense })
        })
    })
}

fn verdict() -> impl Strategy<Value = Block> {
    (text(), rich(), rich(), text(), prop::collection::vec(text(), 0..3)).prop_map(
        |(question, sentence, detail, chip_note, ids)| {
            let chips = ids.into_iter().map(|id| (id, Chip::of(Standing::NotMet))).collect();
            Block::Verdicts(vec![Verdict {
                question,
                sentence,
                detail,
                chip_note,
                chips,
                ..Verdict::default()
            }])
        },
    )
}

fn tiles() -> impl Strategy<Value = Block> {
    let tile = (text(), text(), text(), text(), any::<bool>()).prop_map(
        |(label, figure, interval, change, worse)| Tile {
            label,
            figure,
            interval,
            change,
            worse,
            chip: None,
        },
    );
    prop::collection::vec(tile, 1..6).prop_map(Block::Tiles)
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        text().prop_map(|text| Block::Title(Heading::new(text))),
        text().prop_map(|text| Block::Heading(2, Heading::new(text))),
        rich().prop_map(Block::Paragraph),
        rich().prop_map(Block::Lead),
        rich().prop_map(Block::Note),
        prop::collection::vec(rich(), 0..4).prop_map(Block::Bullets),
        prop::collection::vec((rich(), rich()), 0..4).prop_map(Block::Definitions),
        (text(), rich()).prop_map(|(title, words)| {
            Block::Callout(Callout { title, blocks: vec![Block::Paragraph(words)], ..Callout::default() })
        }),
        table(),
        verdict(),
        tiles(),
    ]
}

/// Every letter that a block must show, in no order.
fn letters(block: &Block) -> String {
    match block {
        Block::Title(heading) | Block::Heading(_, heading) => heading.text.clone(),
        Block::Paragraph(rich) | Block::Lead(rich) | Block::Note(rich) => rich.plain(),
        Block::Bullets(items) => items.iter().map(Rich::plain).collect(),
        Block::Definitions(pairs) => pairs.iter().map(|(a, b)| a.plain() + &b.plain()).collect(),
        Block::Callout(callout) => {
            callout.title.clone() + &callout.blocks.iter().map(letters).collect::<String>()
        }
        Block::Table(table) => {
            let heads = table.columns.iter().map(|column| column.head.clone());
            let cells = table.rows.iter().flat_map(|row| &row.cells).map(Rich::plain);
            heads.chain(cells).chain([table.caption.plain()]).collect()
        }
        Block::Verdicts(rows) => rows
            .iter()
            .map(|row| {
                let chips: String =
                    row.chips.iter().map(|(id, chip)| format!("{id} {}", chip.word())).collect();
                let chip = if row.chips.is_empty() { row.chip.word() } else { "" };
                format!(
                    "{}{}{}{}{chips}{chip}",
                    row.question,
                    row.sentence.plain(),
                    row.detail.plain(),
                    row.chip_note
                )
            })
            .collect(),
        Block::Tiles(tiles) => {
            tiles.iter().map(|t| [&*t.label, &*t.figure, &*t.interval, &*t.change].concat()).collect()
        }
        _ => String::new(),
    }
}

fn sorted(text: &str) -> String {
    // Composed once more: a letter and its mark may come from two texts.
    let mut letters: Vec<char> = cleaned(text).chars().filter(|c| !c.is_whitespace() && *c != '•').collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_placed_outside_the_frame_and_nothing_is_lost(
        blocks in prop::collection::vec(block(), 1..6),
        letter in any::<bool>(),
    ) {
        let paper = if letter { Paper::Letter } else { Paper::A4 };
        let report = Report { paper, ..small(blocks) };
        let laid = laid(&report);
        prop_assert!(laid.outside.is_empty(), "{:?}", laid.outside);
        for block in &report.blocks {
            let alone = super::layout::laid(&Report { paper, ..small(vec![block.clone()]) });
            let said: String = alone.said.iter().filter(|said| !said.again).map(|said| said.text.as_str()).collect();
            let wanted = letters(block);
            // Marks that combine are compared by their number only: where two texts meet they compose anew.
            if wanted.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}')) {
                continue;
            }
            prop_assert_eq!(sorted(&said), sorted(&wanted));
        }
    }
}

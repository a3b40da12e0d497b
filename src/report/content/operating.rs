//! The operating model: who does what, with the owner of each row, and the controls.

use super::card;
use super::view::{View, measured};
use super::{Section, Told};
use crate::domain::Noun;
use crate::domain::assessment::{Assessment, Truth};
use crate::domain::criterion::Rule;
use crate::domain::story::{Manager, Responsibility};
use crate::report::content::phrase::{capital, closed};
use crate::report::model::{Block, Column, Heading, Rich, Row, Table, Tone};

pub(super) fn section(view: &View<'_>) -> Section {
    let rows: Vec<Responsibility> =
        view.contents().all::<Responsibility>().into_iter().map(|kept| kept.value).collect();
    if rows.is_empty() {
        return Section::Empty("Operating model", "No row is written down.".to_owned());
    }
    let named = rows.iter().filter(|row| row.owner.is_some()).count();
    let mut blocks = vec![
        Block::Kicker("Operating model".to_owned()),
        Block::Title(
            Heading::new(format!("{named} of {} rows of the operating model have a named owner", rows.len()))
                .at("operating"),
        ),
    ];
    if let Some(milestone) = by_rule(view, Rule::OwnersNamed) {
        blocks.push(card::verdict_line(milestone));
    }
    let mut behind = Vec::new();
    blocks.push(table(view, &rows));
    behind.extend(noted(&rows));
    if let Some(controls) = by_rule(view, Rule::Checklist).filter(|a| measured(a) || !a.rows.items.is_empty())
    {
        blocks.push(Block::Heading(2, Heading::new("Controls that leadership asks about")));
        blocks.push(card::told_with_verdict(controls));
        behind.push(checklist(view, controls));
        blocks.extend(card::beneath(view, controls));
    }
    Section::Told(Told { said: blocks, behind })
}

pub(super) fn by_rule<'v>(view: &'v View<'_>, rule: Rule) -> Option<&'v Assessment> {
    view.frozen.assessments.iter().find(|a| a.rule == Some(rule))
}

pub(super) fn table(view: &View<'_>, rows: &[Responsibility]) -> Block {
    let rows = rows.iter().map(|row| {
        let owner = match row.owner {
            Some(id) => Rich::from(view.name(Noun::Person, Some(id.0))),
            None => Rich::new().toned("nobody yet", Tone::Note),
        };
        Row {
            cells: vec![
                Rich::new().bold(row.what.clone()),
                Rich::from(capital(row.manager.map_or("not decided", Manager::label))),
                owner,
            ],
            anchor: None,
        }
    });
    Block::Table(Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("What", 5.0),
            Column::words("Who does it", 2.2),
            Column::words("Named owner in the team", 2.8),
        ],
        rows: rows.collect(),
        dense: true,
    })
}

/// What is to be known of a row beside its owner.
fn noted(rows: &[Responsibility]) -> Option<Block> {
    let rows: Vec<Row> = rows
        .iter()
        .filter(|row| !row.note.0.is_empty())
        .map(|row| Row {
            cells: vec![Rich::new().bold(row.what.clone()), Rich::from(closed(&row.note.0))],
            anchor: None,
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: Rich::new().bold("Notes to the operating model"),
            columns: vec![Column::words("What", 3.4), Column::words("Note", 6.6)],
            rows,
            dense: true,
        })
    })
}

pub(super) fn checklist(view: &View<'_>, controls: &Assessment) -> Block {
    let rows = controls.rows.items.iter().map(|item| Row {
        cells: vec![
            Rich::new().bold(item.what.clone()),
            match item.holds {
                Truth::Holds => Rich::from("yes"),
                Truth::Fails => Rich::new().toned("no", Tone::Worse),
                Truth::Unknown => Rich::new().toned("not shown", Tone::Note),
            },
            Rich::from(item.words.clone()),
            view.ids(Rich::new(), &item.evidence),
        ],
        anchor: None,
    });
    Block::Table(Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("Control", 2.2),
            Column::words("Holds", 1.0),
            Column::words("What was recorded", 5.2),
            Column::words("Evidence", 1.6),
        ],
        rows: rows.collect(),
        dense: true,
    })
}

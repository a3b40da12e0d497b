//! The slides that are read as tables: scoreboard, operating model, claims, risks.

use super::{beside, line, notes, shares, table, whole, words};
use crate::domain::criterion::Rule;
use crate::domain::story::{Claim, OpenQuestion};
use crate::report::content::phrase::closed;
use crate::report::content::view::{View, measured};
use crate::report::content::{
    Section, card, claims as published, closing, operating as model, scoreboard as board,
};
use crate::report::model::deck::{Kind, Para, Part, Slide};
use crate::report::model::{Block, Rich, Row};

/// The kicker and the title of a section.
fn head(blocks: &[Block]) -> (String, String) {
    let (mut kicker, mut title) = (String::new(), String::new());
    for block in blocks {
        match block {
            Block::Kicker(text) if kicker.is_empty() => kicker.clone_from(text),
            Block::Title(heading) if title.is_empty() => title.clone_from(&heading.text),
            _ => {}
        }
    }
    (kicker, title)
}

fn told(section: Section) -> Option<Vec<Block>> {
    match section {
        Section::Told(told) => Some(told.said),
        Section::Empty(..) => None,
    }
}

pub(super) fn scoreboard(view: &View<'_>) -> Option<Slide> {
    let (kicker, title) = head(&told(board::section(view))?);
    let amended: Vec<Para> =
        board::amendments(view).into_iter().map(|block| Para::plain(words(block))).collect();
    let rows = shares(table(board::table(view), &[]), &[0.42, 4.1, 3.1, 1.2, 2.75, 1.75]);
    let mut parts: Vec<Part> = rows.into_iter().collect();
    parts.push(Part::Text(Kind::Small, amended));
    let said = view.frozen.assessments.iter().map(|a| {
        format!("{}: {} {}", a.code, closed(&a.words.verdict_why), notes::evidence(a)).trim_end().to_owned()
    });
    Some(Slide { kicker, title, bands: vec![whole(parts)], notes: said.collect(), ..Slide::default() })
}

pub(super) fn operating(view: &View<'_>) -> Option<Slide> {
    let blocks = told(model::section(view))?;
    let (kicker, title) = head(&blocks);
    let owners = model::by_rule(view, Rule::OwnersNamed);
    let controls = model::by_rule(view, Rule::Checklist).filter(|a| measured(a) || !a.rows.items.is_empty());
    let rows = blocks
        .into_iter()
        .find(|block| matches!(block, Block::Table(_)))
        .and_then(|block| table(block, &[0, 1, 2]));
    let left: Vec<Part> = rows.into_iter().collect();
    let right: Vec<Part> = controls
        .map(|a| {
            let list = table(model::checklist(view, a), &[0, 1, 3]);
            let line = Part::Text(Kind::Small, vec![Para::plain(words(card::verdict_line(a)))]);
            [Part::Heading(Rich::from("Controls that leadership asks about")), line]
                .into_iter()
                .chain(list)
                .collect()
        })
        .unwrap_or_default();
    let bands = if right.is_empty() { vec![whole(left)] } else { vec![beside(7, left, right)] };
    Some(Slide {
        kicker,
        title,
        line: owners.map(|a| line(card::verdict_line(a))).unwrap_or_default(),
        bands,
        notes: [owners, controls].into_iter().flatten().flat_map(|a| notes::of(view, a)).collect(),
        opens: false,
    })
}

pub(super) fn claims(view: &View<'_>) -> Option<Slide> {
    let blocks = told(published::section(view))?;
    let (kicker, title) = head(&blocks);
    let line =
        blocks.iter().find(|b| matches!(b, Block::Paragraph(_))).cloned().map(words).unwrap_or_default();
    let claims: Vec<Claim> = view.contents().all().into_iter().map(|kept| kept.value).collect();
    let rows = table(published::table(view, &claims, published::source_in_short), &[]);
    let rows = shares(rows, &[2.2, 4.2, 4.2]);
    let in_full =
        claims.iter().map(|claim| format!("{}: {}", claim.code, published::source(view, claim).plain()));
    let said: Vec<String> = std::iter::once(line.plain()).chain(in_full).collect();
    Some(Slide {
        kicker,
        title,
        line,
        bands: vec![whole(rows.into_iter().collect())],
        notes: said,
        opens: false,
    })
}

/// Each row of a table in a line, its cells by their heads.
fn in_words(part: &Part) -> Vec<String> {
    let Part::Table(table) = part else { return Vec::new() };
    let row = |row: &Row| {
        let cells = table.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
        cells
            .map(|(column, cell)| format!("{}: {}", column.head, cell.plain()))
            .collect::<Vec<_>>()
            .join("; ")
    };
    table.rows.iter().map(|each| closed(&row(each))).collect()
}

pub(super) fn risks(view: &View<'_>) -> Option<Slide> {
    let (_, title) = head(&told(closing::section(view))?);
    let risks = view.contents().all().into_iter().map(|kept| kept.value).collect();
    let questions: Vec<OpenQuestion> = view.contents().all().into_iter().map(|kept| kept.value).collect();

    let mut bands = Vec::new();
    let risks = closing::risk_table(view, risks).and_then(|block| table(block, &[]));
    let risks: Vec<Part> = shares(risks, &[3.7, 0.85, 0.8, 4.4, 1.25]).into_iter().collect();
    if !risks.is_empty() {
        bands.push(whole(risks));
    }
    let questions = closing::question_table(view, &questions).and_then(|block| table(block, &[]));
    let questions = shares(questions, &[3.6, 2.8, 1.4, 1.5]);
    bands.extend(questions.map(|part| whole(vec![part])));
    let kicker = "Risks and open questions".to_owned();
    let notes =
        bands.iter().flat_map(|band| &band.0).flat_map(|cell| &cell.parts).flat_map(in_words).collect();
    Some(Slide { kicker, title, bands, notes, ..Slide::default() })
}

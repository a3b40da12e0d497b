//! The decision asked for, and how all of it was measured and sealed.

use super::{beside, shares, table, whole};
use crate::charts::of;
use crate::report::content::phrase::{closed, first_sentence};
use crate::report::content::view::View;
use crate::report::content::{Options, Section, closing as costs, front, method as how, seal, told};
use crate::report::model::deck::{Band, Kind, Para, Part, Slide};
use crate::report::model::{Block, Callout, Column, Inline, Rich, Row, Table};

/// The first of the callout's words is the title; conditions become a list.
pub(super) fn decision(view: &View<'_>, options: &Options) -> Slide {
    let Block::Callout(Callout { title: kicker, blocks, .. }) = front::decision(view) else {
        return Slide::default();
    };
    let (title, conditions) = front::asked(view);
    let mut left = Vec::new();
    if !conditions.is_empty() {
        let points =
            conditions.into_iter().map(|point| Para { words: Rich::from(point), mark: "1.".to_owned() });
        left.push(Part::Text(Kind::Lead, points.collect()));
    }
    let rest: Vec<Para> = front::who_decides(view).into_iter().map(Para::plain).collect();
    left.push(Part::Text(Kind::Body, rest));
    left.extend(without_evidence(view, options));
    let recommendation = &view.frozen.recommendation;
    let mut right = vec![
        Part::Heading(Rich::from("What the printed rule rests on")),
        Part::Text(Kind::Small, recommendation.why.iter().map(|why| Para::point(closed(why))).collect()),
    ];
    if !recommendation.missing.is_empty() {
        right.push(Part::Heading(Rich::from("Missing for “proceed”")));
        let missing = recommendation.missing.iter().map(|line| Para::point(closed(line)));
        right.push(Part::Text(Kind::Small, missing.collect()));
    }
    let costs = costs::cost_table(view);
    let sources = costs.iter().flat_map(rows_in_words).collect::<Vec<_>>();
    right.extend(shares(costs.and_then(|block| table(block, &[0, 1, 2])), &[1.3, 2.5, 2.6]));
    let notes = blocks
        .into_iter()
        .map(|block| super::words(block).plain())
        .chain([closed(&recommendation.rule)])
        .chain(sources);
    Slide { kicker, title, bands: vec![beside(7, left, right)], notes: notes.collect(), ..Slide::default() }
}

/// The sections that nothing is known of yet, a line each.
fn without_evidence(view: &View<'_>, options: &Options) -> Vec<Part> {
    let missing: Vec<Para> = options
        .sections
        .iter()
        .filter_map(|section| match told(view, *section)? {
            Section::Told(_) => None,
            Section::Empty(name, line) => Some(Para::plain(Rich::new().bold(format!("{name}. ")).text(line))),
        })
        .collect();
    match missing.is_empty() {
        true => Vec::new(),
        false => vec![Part::Heading(Rich::from("Without evidence so far")), Part::Text(Kind::Small, missing)],
    }
}

/// The rows of a table, each in a line.
fn rows_in_words(block: &Block) -> Vec<String> {
    let Block::Table(table) = block else { return Vec::new() };
    let each = table.rows.iter().map(|row| row.cells.iter().map(Rich::plain).collect::<Vec<_>>().join("; "));
    each.collect()
}

/// The six weeks, the rules, and the seal.
pub(super) fn method(view: &View<'_>) -> Slide {
    let mut bands: Vec<Band> = Vec::new();
    if let Some(weeks) = of::six_weeks(view.contents(), &view.frozen.assessments, view.frozen.as_of) {
        bands.push(whole(vec![Part::Picture(Box::new(weeks), 0.085)]));
    }
    let rules = how::rules(view).iter().map(|rule| Para::point(first(rule))).collect();
    let left = vec![Part::Heading(Rich::from("Rules")), Part::Text(Kind::Small, rules)];
    let mut right = vec![Part::Heading(Rich::from("Seal"))];
    right.extend(seal::blocks(view).into_iter().flat_map(sealed));
    bands.push(beside(7, left, right));
    let principles = how::PRINCIPLES.replace("this report", "this deck");
    let mut sentences = principles.split_inclusive(". ").map(str::trim);
    let line = sentences.next().unwrap_or_default();
    let title = sentences.next().unwrap_or_default().trim_end_matches('.').to_owned();
    let rest: Vec<String> = sentences.map(str::to_owned).collect();
    let rules = how::rules(view).iter().map(Rich::plain).collect();
    let notes = [vec![principles.clone()], rules, how::spoken(view)].concat();
    Slide {
        kicker: "Method and seal".to_owned(),
        title,
        line: Rich::from([vec![line.to_owned()], rest].concat().join(" ")),
        bands,
        notes,
        opens: false,
    }
}

/// A rule by its name and its first sentence; all of it stands in the notes.
fn first(rule: &Rich) -> Rich {
    let mut rule = rule.clone();
    if let Some(Inline::Run(run)) = rule.0.get_mut(1) {
        run.text = closed(first_sentence(&run.text).0);
    }
    rule.0.truncate(2);
    rule
}

/// The seal's terms as a table, and its words.
fn sealed(block: Block) -> Vec<Part> {
    match block {
        Block::Together(blocks) => blocks.into_iter().flat_map(sealed).collect(),
        Block::Definitions(terms) => vec![Part::Table(Table {
            columns: vec![Column::words("Sealed", 1.0), Column::words("With", 1.9)],
            rows: terms
                .into_iter()
                .map(|(term, what)| Row { cells: vec![term, what], anchor: None })
                .collect(),
            dense: true,
            caption: Rich::new(),
        })],
        Block::Paragraph(words) => {
            let said = words.plain().replace("this report", "this deck").replace("this page", "this slide");
            vec![Part::Text(Kind::Small, vec![Para::plain(said)])]
        }
        _ => Vec::new(),
    }
}

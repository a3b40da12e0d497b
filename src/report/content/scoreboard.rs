//! The scoreboard: what was registered, what was amended, and the verdict, criterion by criterion.

use super::view::{View, chip};
use super::{Section, card};
use crate::charts::of;
use crate::domain::Noun;
use crate::domain::assessment::{Assessment, ChipState, Sealing};
use crate::domain::criterion::Amendment;
use crate::domain::report::Length;
use crate::report::content::phrase::{closed, counted, or_unknown};
use crate::report::model::{Block, Column, Figure, Heading, Rich, Row, Table};

pub(super) fn section(view: &View<'_>) -> Section {
    let all = &view.frozen.assessments;
    if all.is_empty() {
        return Section::Empty("Criteria", "None is registered yet.".to_owned());
    }
    let met = all.iter().filter(|a| a.chip.state == ChipState::Met).count();
    let mut blocks = vec![
        Block::Kicker("Criteria scoreboard".to_owned()),
        Block::Title(Heading::new(format!("{met} of {} criteria are met", all.len())).at("criteria")),
    ];
    blocks.extend(strip(view));
    blocks.push(table(view));
    // The shorter reports have the table alone, which says the same in less room.
    let forest = of::criteria(all).filter(|_| view.length == Length::Full);
    blocks.extend(forest.map(|chart| {
        let how = "A tick marks the threshold; the bar is the interval.";
        card::figure(view, chart, how, "figure-criteria")
    }));
    blocks.extend(amendments(view));
    Section::Told(blocks)
}

pub(super) fn table(view: &View<'_>) -> Block {
    let rows = view.frozen.assessments.iter().map(|a| {
        let what = Rich::new().text(a.title.clone());
        let what = if a.primary { what.bold(" (primary)") } else { what };
        let mut registered =
            a.registered_at.map_or_else(|| "not registered".to_owned(), |at| view.day_words(at));
        if a.sealing == Some(Sealing::Late) {
            registered.push_str(", late");
        }
        if a.amendments > 0 {
            registered.push_str(&format!("; amended {}×", a.amendments));
        }
        Row {
            cells: vec![
                Rich::new().bold(a.code.clone()),
                what,
                Rich::from(threshold(a)),
                Rich::from(registered),
                Rich::from(a.words.scoreboard.clone()),
                Rich::new().chip(chip(a)),
            ],
            anchor: Some(a.code.clone()),
        }
    });
    Block::Table(Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("Id", 0.45),
            Column::words("What must be shown", 2.7),
            Column::words("Threshold, planned n", 2.0),
            Column::words("Registered", 1.25),
            Column::words("Result", 2.4),
            Column::words("Verdict", 2.75),
        ],
        rows: rows.collect(),
        dense: true,
    })
}

fn threshold(a: &Assessment) -> String {
    let planned = a.progress.planned.filter(|n| *n > 0).map(|n| {
        let what = a.progress.counted.label();
        match (n, what.strip_suffix('s')) {
            (1, Some(one)) => counted(n, one),
            _ => format!("{n}\u{a0}{what}"),
        }
    });
    match planned {
        Some(planned) => format!("{}; {planned}", a.threshold_words),
        None => a.threshold_words.clone(),
    }
}

pub(super) fn amendments(view: &View<'_>) -> Vec<Block> {
    let amendments = view.contents().all::<Amendment>();
    if amendments.is_empty() {
        return vec![Block::Note(Rich::from("No criterion was amended after it was registered."))];
    }
    amendments.iter().map(|kept| Block::Note(amended(view, &kept.value))).collect()
}

fn amended(view: &View<'_>, a: &Amendment) -> Rich {
    let code = view
        .frozen
        .assessments
        .iter()
        .find(|r| r.criterion.is_some() && r.criterion == a.criterion.map(|id| id.0))
        .map(|r| r.code.clone())
        .unwrap_or_else(|| view.name(Noun::Criterion, a.criterion.map(|id| id.0)));
    let on = a.at.map(|at| format!(" on {}", view.day_words(at))).unwrap_or_default();
    let by = or_unknown(view.name(Noun::Person, a.by.map(|id| id.0)));
    Rich::new().bold("Amended after it was registered: ").to(code.clone(), code).text(format!(
        "{on} by {by}: {} {}",
        closed(&a.what),
        closed(&a.why.0)
    ))
}

/// The weeks, the phases, and where each criterion stands.
fn strip(view: &View<'_>) -> Option<Block> {
    let start = view.pilot.starts?;
    let weeks = view.pilot.weeks.unwrap_or(6);
    Some(Block::Figure(Box::new(Figure {
        chart: of::six_weeks(view.contents(), &view.frozen.assessments, view.frozen.as_of)?,
        shape: 0.17,
        caption: Rich::from(format!(
            "The {weeks} weeks from {} to {}, and the criteria judged at the end of each phase.",
            start.words(),
            of::last_day(start, weeks).words()
        )),
        source: Rich::new(),
        anchor: Some("figure-weeks".to_owned()),
    })))
}

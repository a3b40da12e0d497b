//! The scoreboard: what was registered, what was amended, and the verdict, criterion by criterion.

use super::view::{View, chip};
use super::{Section, Told, caption, card};
use crate::charts::of;
use crate::domain::Noun;
use crate::domain::assessment::{Assessment, ChipState, Sealing};
use crate::domain::criterion::Amendment;
use crate::report::content::phrase::{NB, closed, counted, listed, or_unknown};
use crate::report::model::{Block, Column, Figure, Heading, Rich, Row, Table};

/// As many criteria can be read off one drawing of a page.
const DRAWN: f64 = 26.0;

pub(super) fn section(view: &View<'_>) -> Section {
    let all = &view.frozen.assessments;
    if all.is_empty() {
        return Section::Empty("Criteria", "None is registered yet.".to_owned());
    }
    let mut blocks = vec![
        Block::Kicker("Criteria scoreboard".to_owned()),
        Block::Title(Heading::new(counts(all)).at("criteria")),
    ];
    blocks.extend(strip(view));
    let drawn = weightiest(all, view.shape(DRAWN) as usize);
    blocks.extend(of::criteria(&drawn).map(|chart| {
        let mut how = "A tick marks the threshold; the bar is the interval, or the bound.".to_owned();
        if drawn.len() < all.len() {
            let (some, of) = (drawn.len(), all.len());
            how.push_str(&format!(
                " Drawn are {some} of {of}: the primary ones, then those not met, then the first."
            ));
        }
        how.push_str(" The table of what was registered has every one.");
        card::figure(view, chart, &caption::primary(all), &how, "figure-criteria")
    }));
    blocks.extend(amendments(view));
    let measures = view.drawn("measures").map(|chart| {
        let told = crate::charts::title(&chart).to_owned();
        let how = "Every metric of the catalogue that was measured on both sides; those of no primary criterion are exploratory.";
        card::figure(view, chart, &told, how, "figure-measures")
    });
    let behind = measures.into_iter().chain([table(view)]).collect();
    Section::Told(Told { said: blocks, behind })
}

/// The criteria that one drawing has room for, in their order: the primary ones, those not met, and
/// the first of the others.
fn weightiest(all: &[Assessment], most: usize) -> Vec<Assessment> {
    let all = all.iter().filter(|a| a.withdrawn_at.is_none());
    let mut ranked: Vec<(usize, &Assessment)> = all.enumerate().collect();
    ranked.sort_by_key(|(n, a)| (!a.primary, a.chip.state != ChipState::NotMet, *n));
    ranked.truncate(most);
    ranked.sort_by_key(|(n, _)| *n);
    ranked.into_iter().map(|(_, a)| a.clone()).collect()
}

/// How the criteria stand, counted: the headline of the scoreboard.
fn counts(all: &[Assessment]) -> String {
    let count = |states: &[ChipState]| all.iter().filter(|a| states.contains(&a.chip.state)).count();
    let are = |n: usize| if n == 1 { "is" } else { "are" };
    let (met, not) = (count(&[ChipState::Met]), count(&[ChipState::NotMet]));
    let lacks = count(&[ChipState::NotEnoughEvidence, ChipState::Interim]);
    let (unlike, open) = (count(&[ChipState::NotComparable]), count(&[ChipState::Open]));
    let rest: Vec<String> = [
        (not, format!("{not}{NB}{} not met", are(not))),
        (lacks, format!("{lacks}{NB}{} enough evidence", if lacks == 1 { "lacks" } else { "lack" })),
        (unlike, format!("{unlike}{NB}{} not comparable", are(unlike))),
        (open, format!("{open}{NB}{} open", are(open))),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(_, said)| said)
    .collect();
    let headline = format!("{met} of {} criteria {} met", all.len(), are(met));
    if rest.is_empty() { headline } else { format!("{headline}; {}", listed(&rest)) }
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
            Column::words("What must be shown", 2.9),
            Column::words("Threshold, planned n", 2.7),
            Column::words("Registered", 1.15),
            Column::words("Result", 2.1),
            Column::words("Verdict", 2.25),
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
        let none = view.frozen.assessments.iter().all(|a| a.registered_at.is_none());
        let said = match none {
            true => "No criterion is registered, so nothing shows that any was set beforehand.",
            false => "No criterion was amended after it was registered.",
        };
        return vec![Block::Note(Rich::from(said))];
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
    let chart = of::six_weeks(view.contents(), &view.frozen.assessments, view.frozen.as_of)?;
    Some(Block::Figure(Box::new(Figure {
        shape: 0.17,
        caption: Rich::from(closed(crate::charts::title(&chart))),
        source: Rich::new(),
        anchor: Some("figure-weeks".to_owned()),
        chart,
    })))
}

//! Published claims, in words beside what was measured here. Never on one axis with it.

use super::view::{View, chip, measured};
use super::{Section, Told};
use crate::domain::story::Claim;
use crate::report::content::phrase::{closed, first_sentence};
use crate::report::model::{Block, Column, Heading, Rich, Row, Table};

pub(super) fn section(view: &View<'_>) -> Section {
    let claims: Vec<Claim> = view.contents().all::<Claim>().into_iter().map(|kept| kept.value).collect();
    if claims.is_empty() {
        return Section::Empty("Published claims", "None is written down.".to_owned());
    }
    let said = vec![
        Block::Kicker("Published claims".to_owned()),
        Block::Title(
            Heading::new("What others published stands beside what this pilot measured").at("claims"),
        ),
        Block::Paragraph(Rich::from(
            "The words on the left were published by others about other organisations. They were not measured here, \
             they count towards no criterion, and they are on no scale with the figures on the right.",
        )),
        table(view, &claims, source_in_short),
    ];
    Section::Told(Told { said, behind: vec![sources(view, &claims)] })
}

/// Each claim with who says so, beside what was measured here. Claims of which the same is to be said
/// share a row.
pub(super) fn table(view: &View<'_>, claims: &[Claim], who: fn(&Claim) -> Rich) -> Block {
    let place = |claim: &Claim| Some(format!("claim-{}", claim.code));
    let rows = shared(claims.iter().map(|claim| (claim, vec![who(claim), here(view, claim)], place(claim))));
    Block::Table(Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("Published, in its exact words", 1.9),
            Column::words("Who says so, and what was not verified", 3.8),
            Column::words("What this pilot can say", 4.3),
        ],
        rows,
        dense: true,
    })
}

/// Rows of claims; those that follow each other and say the same share one.
fn shared<'c>(claims: impl Iterator<Item = (&'c Claim, Vec<Rich>, Option<String>)>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (claim, said, anchor) in claims {
        match rows.last_mut().and_then(|row| row.cells.split_first_mut()) {
            Some((words, rest)) if *rest == *said => {
                words.0.extend(Rich::new().text("; ").0.into_iter().chain(published(claim).0));
            }
            _ => rows.push(Row { cells: [vec![published(claim)], said].concat(), anchor }),
        }
    }
    rows
}

/// Everything that is known of where a claim comes from.
fn sources(view: &View<'_>, claims: &[Claim]) -> Block {
    let rows = shared(claims.iter().map(|claim| (claim, vec![source(view, claim)], None)));
    Block::Table(Table {
        caption: Rich::new().bold("Where each claim comes from"),
        columns: vec![
            Column::words("Published, in its exact words", 2.6),
            Column::words("Who says so, about whom, read where, and what was not verified", 7.4),
        ],
        rows,
        dense: true,
    })
}

fn published(claim: &Claim) -> Rich {
    Rich::new().text(format!("{}  ", claim.code)).bold(format!("“{}”", claim.text.0))
}

pub(super) fn source(view: &View<'_>, claim: &Claim) -> Rich {
    let mut parts = Vec::new();
    if !claim.publisher.is_empty() {
        parts.push(closed(&claim.publisher));
    }
    parts.push(if claim.sponsor.is_empty() {
        "Who paid for it is not known.".to_owned()
    } else {
        closed(&claim.sponsor)
    });
    if !claim.sample.is_empty() {
        parts.push(closed(&claim.sample));
    }
    if !claim.address.is_empty() {
        parts.push(format!("Read in: {}", closed(&claim.address)));
    }
    match claim.seen {
        None => parts.push("When it was read is not recorded.".to_owned()),
        // What was done after the report's day is not told in it.
        Some(day) if day > view.day(view.frozen.as_of) => {}
        Some(day) => parts.push(format!("Seen on {}.", day.words())),
    }
    let rich = Rich::new().text(parts.join(" "));
    if claim.verified.0.is_empty() {
        rich
    } else {
        rich.bold(" Not verified: ").text(closed(&claim.verified.0))
    }
}

/// Who says so and what was not verified, a sentence each, for want of room.
pub(super) fn source_in_short(claim: &Claim) -> Rich {
    let sponsor = if claim.sponsor.is_empty() { "Who paid for it is not known." } else { &claim.sponsor };
    let parts = [closed(&claim.publisher), closed(first_sentence(sponsor).0)];
    let said = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    let rich = Rich::new().text(said);
    match claim.verified.0.as_str() {
        "" => rich,
        not => rich.bold(" Not verified: ").text(closed(first_sentence(not).0)),
    }
}

fn here(view: &View<'_>, claim: &Claim) -> Rich {
    let rich = Rich::new().text(closed(&claim.pilot_can_say.0));
    match view.frozen.on_metric(&claim.metric).filter(|a| measured(a)) {
        Some(nearest) => rich
            .bold(" Measured here: ")
            .text(format!("{} ", closed(first_sentence(&nearest.words.sentence).0)))
            .to(nearest.code.clone(), nearest.code.clone())
            .text(format!(": {}.", chip(nearest).word().to_lowercase())),
        None => rich,
    }
}

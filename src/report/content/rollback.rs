//! Rollback: three times a drill, what it left as it was, and what previews caught.

use super::view::{View, measured, why_empty};
use super::{Section, Told, card};
use crate::charts::of;
use crate::domain::criterion::{Criterion, Question};
use crate::domain::observation::{Detail, Kind, Observation, RollbackDrill, RollbackOutcome};
use crate::domain::{Instant, Kept, Noun};
use crate::report::content::phrase::{closed, figure, or_unknown};
use crate::report::model::{Block, Column, Heading, Rich, Row, Table, Tone};

pub(super) fn section(view: &View<'_>) -> Section {
    let judged = view.frozen.on_metric("rollback_clean");
    let Some(main) = judged.filter(|a| measured(a)) else {
        let none = "No rollback drill is recorded.";
        return Section::Empty("Rollback", why_empty(view, judged, &[Kind::RollbackDrill], none));
    };
    let mut blocks = vec![
        Block::Kicker(Question::Contained.label().to_owned()),
        Block::Title(Heading::new(card::headline(main)).at("rollback")),
        card::verdict_line(main),
    ];
    blocks.extend(card::further(main));
    blocks.extend(of::rollbacks(view.contents(), view.frozen.as_of).map(|chart| {
        let told = crate::charts::title(&chart).to_owned();
        card::figure(
            view,
            chart,
            &told,
            "Three times a drill: requested, deployed, first good run.",
            "figure-rollbacks",
        )
    }));
    // The times are drawn; what a clean drill did not restore stands nowhere but in their table.
    let mut behind: Vec<Block> = vec![times(view)];
    if let Some(duration) = view.frozen.beside("rollback_duration").filter(|a| measured(a)) {
        let sentence = format!("{} {}", closed(&duration.words.sentence), closed(&duration.words.detail));
        let told = Rich::new().bold("From requested to the first good run. ").text(sentence);
        // A rollback that never came good has no time, and the times are the better for it.
        let untimed = card::left_out(view, duration, " Not in these times: ");
        let mut told = Block::Paragraph(told);
        if let (Block::Paragraph(words), Some(untimed)) = (&mut told, untimed) {
            words.0.extend(untimed.0);
        }
        blocks.push(told);
    }
    blocks.extend(card::beneath(view, main));
    if let Some(note) = facts(view, &main.code) {
        behind.push(Block::Note(Rich::new().bold("What a rollback is here. ").text(note)));
    }
    if let Some(previews) = view.frozen.on_metric("preview_catches").filter(|a| measured(a)) {
        blocks.push(Block::Heading(2, Heading::new("Faults seeded into deploy previews")));
        blocks.push(card::told_with_verdict(previews));
        if let Some(table) = card::drills_behind(view, previews) {
            behind.push(Block::Heading(3, Heading::new("Faults seeded into deploy previews")));
            behind.push(table);
        }
        blocks.extend(card::beneath(view, previews));
    }
    Section::Told(Told { said: blocks, behind })
}

/// The note of the criterion: what a rollback on this platform restores and what it does not.
pub(super) fn facts(view: &View<'_>, code: &str) -> Option<String> {
    let of = |kept: Kept<Criterion>| (kept.value.code == code).then_some(kept.value.note.0);
    view.contents().all::<Criterion>().into_iter().find_map(of).filter(|note| !note.is_empty())
}

fn times(view: &View<'_>) -> Block {
    let rows =
        view.observations.iter().filter(|kept| kept.value.common.left_out.is_empty()).filter_map(|kept| {
            match &kept.value.detail {
                Detail::RollbackDrill(drill) => Some(row(view, kept.value, drill)),
                _ => None,
            }
        });
    Block::Table(Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("Id", 0.8),
            Column::words("Side", 1.0),
            Column::words("Rolled back", 2.3),
            Column::figures("Deployed after, min", 1.2),
            Column::figures("Good run after, min", 1.2),
            Column::figures("Minutes down", 1.0),
            Column::figures("Others affected", 1.0),
            Column::words("Outcome", 1.0),
            Column::words("Not restored", 2.6),
        ],
        rows: rows.collect(),
        dense: true,
    })
}

fn row(view: &View<'_>, observation: &Observation, drill: &RollbackDrill) -> Row {
    let common = &observation.common;
    let since = |at: Option<Instant>| match (at, drill.requested_at) {
        (Some(at), Some(from)) => figure(at.minutes_since(from)),
        _ => "unknown".to_owned(),
    };
    let workload = view.name(Noun::Workload, common.workload.map(|id| id.0));
    let what = format!("{workload} {}\u{a0}→\u{a0}{}", drill.from_version, drill.to_version);
    let outcome = match drill.outcome {
        Some(RollbackOutcome::Clean) => Rich::from("clean"),
        Some(other) => Rich::new().toned(other.label(), Tone::Worse),
        None => Rich::from("unknown"),
    };
    Row {
        cells: vec![
            view.ids(Rich::new(), std::slice::from_ref(&common.code)),
            Rich::from(common.side.map(|side| side.label()).unwrap_or_default()),
            Rich::from(what),
            Rich::from(since(drill.deployed_at)),
            Rich::from(since(drill.good_run_at)),
            Rich::from(drill.downtime.map_or_else(|| "unknown".to_owned(), |m| figure(m.get()))),
            Rich::from(drill.others_affected.map_or_else(|| "unknown".to_owned(), |n| n.to_string())),
            outcome,
            Rich::from(or_unknown(drill.not_restored.0.trim_end_matches('.').to_owned())),
        ],
        anchor: None,
    }
}

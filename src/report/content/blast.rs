//! Blast radius: the isolation demonstration, and what one failure reached before and after.

use super::diagnose::plot;
use super::view::{View, measured};
use super::{Section, card};
use crate::charts::of;
use crate::domain::criterion::Question;
use crate::domain::report::Length;
use crate::report::content::phrase::closed;
use crate::report::model::{Block, Heading, Rich};

pub(super) fn section(view: &View<'_>) -> Section {
    let isolation = view.frozen.on_metric("stayed_inside").filter(|a| measured(a));
    let radius = view.frozen.on_metric("blast_radius").filter(|a| measured(a));
    let Some(main) = isolation.or(radius) else {
        return Section::Empty(
            "Blast radius",
            "No isolation drill and no failure with counted assets is recorded.".to_owned(),
        );
    };
    let mut blocks = vec![
        Block::Kicker(Question::Contained.label().to_owned()),
        Block::Title(Heading::new(card::headline(main)).at("blast")),
        card::verdict_line(main),
    ];
    if isolation.is_some() {
        blocks.extend(card::drills(view, main));
        blocks.extend(card::beneath(view, main));
    }
    if let Some(radius) = radius {
        if isolation.is_some() {
            blocks.push(Block::Heading(2, Heading::new("Blast radius per failure")));
            blocks.push(Block::Paragraph(Rich::from(closed(&radius.words.sentence))));
            blocks.push(card::verdict_line(radius));
        }
        let full = view.length == Length::Full;
        let drawn = of::blast(radius, view.contents()).filter(|_| full).map(|chart| {
            let how = "Downstream assets that one failure reached; grey: baseline, coloured: pilot.";
            card::figure(view, chart, how, &format!("figure-{}", radius.code))
        });
        blocks
            .extend(drawn.or_else(|| plot(view, radius, "Downstream assets that one failure reached", 0.27)));
        blocks.extend(card::pairs(view, radius, "", "more"));
        blocks.extend(card::beneath(view, radius));
    }
    Section::Told(blocks)
}

//! Blast radius: the isolation demonstration, and what one failure reached before and after.

use super::diagnose::plot;
use super::view::{View, measured, why_empty};
use super::{Section, Told, caption, card};
use crate::charts::of;
use crate::domain::assessment::Assessment;
use crate::domain::criterion::Question;
use crate::domain::observation::Kind;
use crate::report::model::{Block, Heading, Rich};

pub(super) fn section(view: &View<'_>) -> Section {
    let isolation = view.frozen.on_metric("stayed_inside").filter(|a| measured(a));
    let radius = view.frozen.on_metric("blast_radius").filter(|a| measured(a));
    let Some(main) = isolation.or(radius) else {
        let none = "No isolation drill and no failure with counted assets is recorded.";
        let judged = view.frozen.on_metric("stayed_inside");
        return Section::Empty("Blast radius", why_empty(view, judged, &[Kind::IsolationDrill], none));
    };
    let mut blocks = vec![
        Block::Kicker(Question::Contained.label().to_owned()),
        Block::Title(Heading::new(card::headline(main)).at("blast")),
        card::verdict_line(main),
    ];
    blocks.extend(card::further(main).filter(|_| isolation.is_some()));
    let mut behind: Vec<Block> = Vec::new();
    if isolation.is_some() {
        behind.extend(card::drills_behind(view, main));
        blocks.extend(card::beneath(view, main));
    }
    if let Some(radius) = radius {
        if isolation.is_some() {
            blocks.push(Block::Heading(2, Heading::new("Blast radius per failure")));
            blocks.push(card::told_with_verdict(radius));
        }
        let anchor = format!("figure-{}", radius.code);
        let drawn = of::blast(radius, view.contents()).map(|chart| {
            let told =
                if radius.rows.pairs.is_empty() { caption::groups(radius) } else { caption::pairs(radius) };
            card::figure(view, chart, &told, "Downstream assets that one failure reached.", &anchor)
        });
        // The estimate with its interval is drawn where every case is.
        let spread =
            |anchor: &str| plot(view, radius, "Downstream assets that one failure reached", 0.27, anchor);
        match drawn {
            Some(drawn) => {
                blocks.push(drawn);
                let spread = spread(&format!("{anchor}-pairs")).filter(|_| view.is_full());
                // It shows the same pairs, for the sake of their spread.
                behind.extend(spread.map(|block| match block {
                    Block::Figure(mut figure) => {
                        figure.caption = Rich::from(format!(
                            "Each failure of both sides, and by how much: {}.",
                            change(radius)
                        ));
                        Block::Figure(figure)
                    }
                    other => other,
                }));
            }
            None => blocks.extend(spread(&anchor)),
        }
        behind.extend(card::pairs(view, radius, "", "more"));
        blocks.extend(card::beneath(view, radius));
    }
    Section::Told(Told { said: blocks, behind })
}

/// The change with its interval: "typically −5.5 assets, 95 % interval −6.5 to −4.5, 8 pairs".
fn change(a: &Assessment) -> String {
    [a.words.figure.as_str(), a.words.figure_detail.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

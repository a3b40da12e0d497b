//! Time to diagnose: the pairs, their change, and the other clocks.

use super::answers::answering;
use super::view::{View, measured, why_empty};
use super::{Section, Told, caption, card};
use crate::charts::of;
use crate::domain::assessment::Assessment;
use crate::domain::criterion::Question;
use crate::domain::observation::Kind;
use crate::report::content::phrase::closed;
use crate::report::model::{Block, Figure, Heading, Rich};

pub(super) fn section(view: &View<'_>) -> Section {
    let main = view.frozen.on_metric("time_to_diagnose").or_else(|| answering(view, Question::Faster));
    let Some(main) = main.filter(|a| measured(a)) else {
        let none = "No diagnosis trial has been recorded on either side.";
        return Section::Empty("Time to diagnose", why_empty(view, main, &[Kind::DiagnosisTrial], none));
    };
    let mut blocks = vec![
        Block::Kicker(Question::Faster.label().to_owned()),
        Block::Title(Heading::new(card::headline(main)).at("diagnose")),
        card::verdict_line(main),
    ];
    blocks.extend(card::further(main));
    let anchor = format!("figure-{}", main.code);
    blocks.extend(plot(view, main, "Minutes from detection to the confirmed cause", 0.32, &anchor));
    blocks.extend(card::beneath(view, main));
    let others: Vec<&Assessment> = view
        .frozen
        .assessments
        .iter()
        .filter(|a| a.question == Some(Question::Faster) && a.code != main.code)
        .collect();
    let mut behind: Vec<Block> = card::pairs(view, main, "min", "slower").into_iter().collect();
    behind.extend(card::stopped_note(main));
    behind.extend(card::others("The other clocks", &others));
    behind.extend(card::curves(view, std::iter::once(main).chain(others)));
    Section::Told(Told { said: blocks, behind })
}

/// The drawing of a comparison: paired where it is, two groups where it is not.
pub(super) fn plot(
    view: &View<'_>,
    a: &Assessment,
    measure: &str,
    shape: f64,
    anchor: &str,
) -> Option<Block> {
    let drawn = of::paired(a, measure);
    let is_paired = drawn.is_some();
    let chart = drawn.or_else(|| of::unpaired(a, measure))?;
    let kind = if is_paired {
        "Each line is one scenario tried on both sides; the change axis shares its scale."
    } else {
        "The cases are not paired; each mark is one case."
    };
    let caption = if is_paired { caption::pairs(a) } else { caption::groups(a) };
    Some(Block::Figure(Box::new(Figure {
        chart,
        shape: view.shape(shape),
        caption: Rich::from(closed(&caption)),
        source: Rich::from(format!("{kind} Evidence as of {}.", view.day_words(view.frozen.as_of))),
        anchor: Some(anchor.to_owned()),
    })))
}

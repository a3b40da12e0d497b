//! Time to diagnose: every pair on both sides, the typical change, the other clocks.

use super::{beside, line, notes, plots, words};
use crate::domain::assessment::Assessment;
use crate::domain::criterion::Question;
use crate::report::content::answers::answering;
use crate::report::content::phrase::{closed, first_sentence};
use crate::report::content::view::{View, chip, measured};
use crate::report::content::{card, tiles};
use crate::report::model::Rich;
use crate::report::model::deck::{Kind, Para, Part, Slide};

/// As many other results of the question stand beside the first.
const OTHERS: usize = 4;

pub(super) fn slide(view: &View<'_>) -> Option<Slide> {
    let main = view.frozen.on_metric("time_to_diagnose").or_else(|| answering(view, Question::Faster));
    let main = main.filter(|a| measured(a))?;
    let others: Vec<&Assessment> = view
        .frozen
        .assessments
        .iter()
        .filter(|a| a.question == Some(Question::Faster) && a.code != main.code)
        .collect();
    let mut right = vec![Part::Tile(tiles::tile(main)), Part::Text(Kind::Small, firm(main))];
    if !others.is_empty() {
        right.push(Part::Heading(Rich::from("The other clocks")));
        let mut said: Vec<Para> = others.iter().take(OTHERS).map(|a| other(a)).collect();
        if others.len() > OTHERS {
            said.push(Para::plain(format!("{} more stand in the scoreboard.", others.len() - OTHERS)));
        }
        right.push(Part::Text(Kind::Small, said));
    }
    let left = plots::comparison(main, "Minutes from detection to the confirmed cause", "slower");
    let mut said = notes::of(view, main);
    said.extend(others.iter().flat_map(|a| notes::of(view, a)));
    Some(Slide {
        kicker: Question::Faster.label().to_owned(),
        title: card::headline(main),
        line: line(card::verdict_line(main)),
        bands: vec![beside(8, left.into_iter().collect(), right)],
        notes: said,
        opens: false,
    })
}

/// What the sentence says beyond the headline, how firm it is, and whether one case decides it.
pub(super) fn firm(a: &Assessment) -> Vec<Para> {
    let further = card::further(a).map(words);
    let firm = card::firm(a).into_iter().map(|said| Rich::from(closed(first_sentence(&said).0)));
    further.into_iter().chain(firm).map(Para::plain).collect()
}

/// Another result of the same question.
pub(super) fn other(a: &Assessment) -> Para {
    let brief = card::brief(a);
    let first = closed(first_sentence(&brief).0);
    Para::plain(
        Rich::new().to(a.code.clone(), a.code.clone()).text(" ").chip(chip(a)).text(format!("  {first}")),
    )
}

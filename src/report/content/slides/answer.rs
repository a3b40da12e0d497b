//! The first slide: the recommendation, the three questions, the figures.

use super::whole;
use crate::domain::story::CostOf;
use crate::report::content::passages::LEAD;
use crate::report::content::phrase::closed;
use crate::report::content::view::View;
use crate::report::content::{answers, front, tiles};
use crate::report::model::deck::{Band, Cell, Part, Slide};
use crate::report::model::{Block, Tone, Verdict};

pub(super) fn slide(view: &View<'_>) -> Slide {
    // A slide has the width for it in the line below the answer, and no height under the chip.
    let noted = |row: Verdict| match row.chip_note.as_str() {
        "" => row,
        note => Verdict {
            detail: row.detail.text(format!(" Beside it: {note}.")),
            chip_note: String::new(),
            ..row
        },
    };
    let rows = answers::verdicts(view).into_iter().map(|row| Part::Verdict(Box::new(noted(row))));
    let mut parts: Vec<Band> = vec![whole(rows.collect())];
    let cells: Vec<Cell> = tiles::tiles(view)
        .into_iter()
        .map(|tile| Cell { columns: 3, parts: vec![Part::Tile(tile)] })
        .collect();
    if !cells.is_empty() {
        parts.push(Band(cells));
    }
    Slide {
        kicker: front::kicker(view).replacen("Executive report | ", "", 1),
        title: front::title(view),
        line: sample(view).into_iter().fold(view.told(LEAD, &front::lead(view)), |line, said| {
            line.toned(format!(" {said}"), Tone::Note)
        }),
        bands: parts,
        notes: notes(view),
        opens: true,
    }
}

fn sample(view: &View<'_>) -> Option<String> {
    match front::sample_box(view) {
        Block::Callout(callout) if view.sample() => Some(callout.title),
        _ => None,
    }
}

fn notes(view: &View<'_>) -> Vec<String> {
    let recommendation = &view.frozen.recommendation;
    let mut notes = vec![closed(&recommendation.sentence)];
    notes.extend(recommendation.why.iter().map(|line| closed(line)));
    notes.push(closed(&recommendation.rule));
    notes
        .extend(recommendation.missing.iter().map(|line| format!("Missing for “proceed”: {}", closed(line))));
    notes.push(format!("Cost of the incident: {}", front::cost(view, CostOf::Incident)));
    notes.push(format!("Cost of the pilot: {}", front::cost(view, CostOf::Pilot)));
    notes.extend(sample(view));
    notes
}

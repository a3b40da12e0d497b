//! In control: freshness day by day, the other products, and how the workloads ran in shadow.

use super::{beside, line, notes, plots, table, whole, words};
use crate::domain::assessment::SeriesView;
use crate::domain::criterion::Question;
use crate::domain::run_summary::ShadowSummary;
use crate::report::content::view::{View, measured};
use crate::report::content::{Section, Told, card, freshness, shadow as runs, tiles};
use crate::report::model::deck::{Part, Slide};
use crate::report::model::{Block, Rich, Tile};

pub(super) fn slide(view: &View<'_>) -> Option<Slide> {
    let main = view.frozen.on_metric("freshness_delay").filter(|a| !a.rows.series.is_empty())?;
    let primary = view.primary_products();
    let first: &SeriesView =
        main.rows.series.iter().find(|s| primary.contains(&s.product)).or(main.rows.series.first())?;
    let mut right: Vec<Part> = tiles::attainment(view, main).into_iter().map(Part::Tile).collect();
    let alerts = view.frozen.on_metric("alert_came_first").filter(|a| measured(a));
    right.extend(alerts.map(|a| Part::Tile(tiles::tile(a))));
    let mut said = notes::of(view, main);
    said.extend(alerts.into_iter().flat_map(|a| notes::of(view, a)));
    Some(Slide {
        kicker: Question::InControl.label().to_owned(),
        title: card::headline(main),
        line: line(card::verdict_line(main)),
        bands: vec![beside(9, vec![plots::days(view, first)], right)],
        notes: said,
        opens: false,
    })
}

/// All products by their deadlines, where there are several.
pub(super) fn products(view: &View<'_>) -> Option<Slide> {
    let main = view.frozen.on_metric("freshness_delay").filter(|a| a.rows.series.len() > 1)?;
    let held =
        main.rows.series.iter().filter(|s| s.assured == crate::domain::assessment::Truth::Holds).count();
    let rows = table(freshness::attainment(view, main), &[]);
    Some(Slide {
        kicker: Question::InControl.label().to_owned(),
        title: format!(
            "{held} of {} data products can be expected by their deadline",
            main.rows.series.len()
        ),
        line: line(card::verdict_line(main)),
        bands: vec![whole(rows.into_iter().collect())],
        notes: main.rows.series.iter().map(|series| series.sentence.clone()).collect(),
        opens: false,
    })
}

pub(super) fn shadow(view: &View<'_>) -> Option<Slide> {
    let Section::Told(Told { said: blocks, .. }) = runs::section(view) else { return None };
    let title = blocks.iter().find_map(|block| match block {
        Block::Title(heading) => Some(heading.text.clone()),
        _ => None,
    })?;
    let paragraphs: Vec<Rich> =
        blocks.iter().filter(|b| matches!(b, Block::Paragraph(_))).cloned().map(words).collect();
    let paired: Vec<&ShadowSummary> = view.frozen.runs.pairs.iter().filter(|p| p.pairs > 0).collect();
    let beside_it = ["run_duration", "run_success", "shadow_agreement"];
    let judged: Vec<_> =
        beside_it.iter().filter_map(|m| view.frozen.beside(m).filter(|a| measured(a))).collect();
    let right: Vec<Part> = judged
        .iter()
        .map(|a| {
            let label = a.metric.as_ref().map(|m| m.begun()).unwrap_or_default();
            Part::Tile(Tile { label, chip: None, ..tiles::tile(a) })
        })
        .collect();
    let drawn = view
        .frozen
        .beside("run_duration")
        .and_then(|a| plots::comparison(a, "Seconds a run, median per DAG", "longer"));
    let left = drawn.or_else(|| table(runs::table(view, &paired), &[0, 1, 2, 3, 4]));
    let mut said: Vec<String> = paragraphs.iter().map(Rich::plain).collect();
    said.extend(judged.iter().flat_map(|a| notes::of(view, a)));
    Some(Slide {
        kicker: "Operation data".to_owned(),
        title,
        line: paragraphs.first().cloned().unwrap_or_default(),
        bands: vec![beside(8, left.into_iter().collect(), right)],
        notes: said,
        opens: false,
    })
}

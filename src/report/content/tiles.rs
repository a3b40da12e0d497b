//! The figures of page 1, each with before → after, its interval or bound, and n.

use super::view::{View, chip, measured};
use crate::domain::assessment::{Assessment, SeriesView};
use crate::report::model::Tile;

/// What leadership asks about first, by metric; each gives a tile when a criterion is judged on it.
const FIRST: [(&str, &str); 4] = [
    ("time_to_diagnose", "Time to diagnose"),
    ("blast_radius", "Blast radius"),
    ("rollback_clean", "Clean rollbacks"),
    ("freshness_delay", "Days in time"),
];

/// Up to four tiles.
pub(super) fn tiles(view: &View<'_>) -> Vec<Tile> {
    let frozen = view.frozen;
    let mut chosen: Vec<&Assessment> =
        FIRST.iter().filter_map(|(metric, _)| frozen.on_metric(metric)).collect();
    for more in frozen.assessments.iter().filter(|a| a.metric.is_some() && measured(a)) {
        if chosen.len() < FIRST.len() && !chosen.iter().any(|a| a.code == more.code) {
            chosen.push(more);
        }
    }
    chosen.into_iter().map(|a| attainment(view, a).unwrap_or_else(|| tile(a))).collect()
}

pub(super) fn tile(assessment: &Assessment) -> Tile {
    let words = &assessment.words;
    Tile {
        label: label(assessment),
        figure: if measured(assessment) { words.figure.clone() } else { "Not measured".to_owned() },
        interval: words.figure_detail.clone(),
        change: words.before_after.clone(),
        chip: Some(chip(assessment)),
        worse: assessment.level.worse,
    }
}

fn label(assessment: &Assessment) -> String {
    let Some(metric) = &assessment.metric else { return assessment.title.clone() };
    let short = FIRST.iter().find(|(name, _)| *name == metric.name).map(|(_, short)| (*short).to_owned());
    short.unwrap_or_else(|| metric.begun())
}

/// A series is shown as SLA attainment of its primary product: days in time before and after.
pub(super) fn attainment(view: &View<'_>, assessment: &Assessment) -> Option<Tile> {
    let primary = view.primary_products();
    let series: &SeriesView = assessment
        .rows
        .series
        .iter()
        .find(|s| primary.contains(&s.product))
        .or_else(|| assessment.rows.series.first())?;
    series.attainment.pilot.as_ref()?;
    Some(Tile {
        label: series.product.clone(),
        figure: series.attainment.pilot_words.clone(),
        interval: format!("days in time, {}", series.attainment.pilot_range),
        change: match &series.attainment.baseline {
            Some(_) => format!("before: {}", series.attainment.baseline_words),
            None => "not measured before".to_owned(),
        },
        chip: Some(chip(assessment)),
        worse: assessment.level.worse,
    })
}

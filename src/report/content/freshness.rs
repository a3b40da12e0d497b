//! SLA and freshness: each primary product over time with the cut-over marked, and attainment.

use super::view::{View, measured, why_empty};
use super::{Section, Told, caption, card};
use crate::charts::of;
use crate::domain::Day;
use crate::domain::assessment::{Assessment, Limits, SeriesView, Truth};
use crate::domain::criterion::Question;
use crate::domain::observation::Kind;
use crate::report::content::phrase::{closed, figure, points};
use crate::report::model::{Block, Column, Figure, Heading, Rich, Row, Table, Tone};

pub(super) fn section(view: &View<'_>) -> Section {
    let judged = view.frozen.on_metric("freshness_delay");
    let Some(main) = judged.filter(|a| !a.rows.series.is_empty()) else {
        let none = "No SLA day is recorded.";
        return Section::Empty("SLA and freshness", why_empty(view, judged, &[Kind::SlaDay], none));
    };
    let mut blocks = vec![
        Block::Kicker(Question::InControl.label().to_owned()),
        Block::Title(Heading::new(card::headline(main)).at("freshness")),
        card::verdict_line(main),
    ];
    let primary = view.primary_products();
    let drawn: Vec<&SeriesView> = main
        .rows
        .series
        .iter()
        .filter(|s| primary.is_empty() || primary.contains(&s.product))
        .filter(|s| s.days.iter().any(|day| day.value.is_some()))
        .collect();
    for series in &drawn {
        blocks.push(figure_of(view, series));
    }
    blocks.push(attainment(view, main));
    blocks.extend(card::beneath(view, main));
    if let Some(alerts) = view.frozen.on_metric("alert_came_first").filter(|a| measured(a)) {
        blocks.push(Block::Heading(2, Heading::new("Alerts")));
        blocks.push(card::told_with_verdict(alerts));
        blocks.extend(card::beneath(view, alerts));
    }
    Section::Told(Told { said: blocks, behind: days(view, &drawn) })
}

/// The last day of the pilot, while it is still to come: days that have passed without a delivery are
/// no days to come.
pub(super) fn until(view: &View<'_>) -> Option<Day> {
    let last = view.pilot.starts.zip(view.pilot.weeks).map(|(from, weeks)| of::last_day(from, weeks));
    last.filter(|last| *last >= view.day(view.frozen.as_of))
}

/// Every day of each product, and the shares beside one another, where there is room for all of them.
fn days(view: &View<'_>, drawn: &[&SeriesView]) -> Vec<Block> {
    if !view.is_full() {
        return Vec::new();
    }
    let calendars = drawn.iter().map(|series| {
        let chart = of::calendar(series, until(view));
        let told = caption::late(series);
        card::figure(view, chart, &told, "A day a cell.", &format!("figure-days-{}", series.product))
    });
    let shares = view.drawn("shares").map(|chart| {
        let told = crate::charts::title(&chart).to_owned();
        card::figure(view, chart, &told, "x of n, each with its 95\u{a0}% Wilson interval.", "figure-shares")
    });
    calendars.chain(shares).collect()
}

fn figure_of(view: &View<'_>, series: &SeriesView) -> Block {
    let mut source = Vec::new();
    if let Some(limits) = &series.before {
        source.push(format!(
            "Limits from {} days before the cut-over ({} to {}), frozen: they find special causes after it",
            limits.n,
            limits.from.words(),
            limits.until.words()
        ));
    }
    if let Some(limits) = &series.pilot {
        source.push(format!(
            "the pilot’s own limits ({} days{}) serve assurance against the deadline and nothing else",
            limits.n,
            if limits.provisional { ", provisional" } else { "" }
        ));
    }
    if let Some(day) = series.cut_over {
        source.push(format!("the cut-over day, {}, belongs to neither side and is left out", day.words()));
    }
    Block::Figure(Box::new(Figure {
        chart: of::xmr(series, until(view)),
        shape: view.shape(0.46),
        caption: Rich::from(closed(&of::attained(series))),
        source: Rich::from(closed(&source.join("; "))),
        anchor: Some(format!("figure-{}", series.product)),
    }))
}

/// The products with days on the pilot that a criterion on the primary ones says nothing about.
pub(super) fn not_judged<'v>(view: &'v View<'_>, main: &Assessment) -> Vec<&'v SeriesView> {
    let judged = |product: &str| main.rows.series.iter().any(|s| s.product == product);
    let all = view.frozen.beside("sla_attainment").into_iter().flat_map(|a| &a.rows.series);
    all.filter(|s| !judged(&s.product) && s.attainment.pilot.is_some()).collect()
}

pub(super) fn attainment(view: &View<'_>, main: &Assessment) -> Block {
    let primary = view.primary_products();
    let others = not_judged(view, main);
    let rows = main.rows.series.iter().chain(others).map(|series| {
        let part = |words: &str, range: &str| match range {
            "" => "not measured".to_owned(),
            range => format!("{words}; {range}"),
        };
        let at = &series.attainment;
        let product = Rich::new().bold(series.product.clone());
        let product = if primary.contains(&series.product) { product.text(" (primary)") } else { product };
        Row {
            cells: vec![
                product,
                Rich::from(part(&at.baseline_words, &at.baseline_range)),
                Rich::from(part(&at.pilot_words, &at.pilot_range)),
                Rich::from(at.difference.as_ref().map_or_else(|| "not measured".to_owned(), points)),
                Rich::from(series.pilot.as_ref().map_or_else(|| "none yet".to_owned(), limits)),
                assured(series.assured),
            ],
            anchor: None,
        }
    });
    Block::Table(Table {
        caption: Rich::new().bold("Days on which the product was there by its deadline"),
        columns: vec![
            Column::words("Product", 1.9),
            Column::words("Before", 2.1),
            Column::words("Pilot", 2.1),
            Column::words("Difference", 2.2),
            Column::words("Pilot limits, min", 1.7),
            Column::words("Expected to hold", 1.3),
        ],
        rows: rows.collect(),
        dense: true,
    })
}

fn limits(limits: &Limits) -> String {
    format!("{} ({} to {})", figure(limits.mean), figure(limits.lower), figure(limits.upper))
}

fn assured(truth: Truth) -> Rich {
    match truth {
        Truth::Holds => Rich::from("yes"),
        Truth::Fails => Rich::new().toned("no", Tone::Worse),
        Truth::Unknown => Rich::from("not known yet"),
    }
}

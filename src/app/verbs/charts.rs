//! Charts: one drawing each, for the screen or for a file.

use std::path::Path;

use super::super::freeze::freeze;
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch, files};
use super::theme;
use crate::assess;
use crate::charts::{self, Chart, Size, Theme};
use crate::domain::assessment::Assessment;
use crate::domain::metric::{METRICS, Metric};
use crate::report::{About, Frozen, print_chart};

/// A chart that fills the working part of a screen.
pub(super) const WIDE: Size = Size { width: 720.0, height: 400.0 };
/// The six weeks across a screen.
pub(super) const STRIP: Size = Size { width: 1000.0, height: 84.0 };
/// The odds of a plan, beside its figures.
pub(super) const ODDS: Size = Size { width: 390.0, height: 210.0 };
/// The pairs of a plan over the weeks.
pub(super) const DRILLS: Size = Size { width: 690.0, height: 380.0 };
/// A small drawing beside a sentence.
pub(super) const SPARK: Size = Size { width: 220.0, height: 56.0 };

/// The chart of a judged result, where there is something to draw.
pub(super) fn of_assessment(assessment: &Assessment) -> Option<Chart> {
    charts::of::assessment(assessment)
}

/// A drawing for the screen.
pub(super) fn view(name: &str, chart: &Chart, size: Size, theme: Theme) -> Result<ChartView, Failure> {
    let drawing = charts::svg(chart, size, theme).map_err(|e| Failure::bug(e.to_string()))?;
    Ok(ChartView {
        name: name.to_owned(),
        title: charts::title(chart).to_owned(),
        svg: drawing.svg,
        width: drawing.width,
        height: drawing.height,
        alt: drawing.alt,
        hits: drawing
            .hits
            .into_iter()
            .flat_map(|hit| {
                let code = hit.evidence.first().cloned().unwrap_or_default();
                Some(HitView { x: hit.x, y: hit.y, w: hit.width, h: hit.height, code, label: hit.label })
            })
            .collect(),
        table: TableView { header: drawing.table.header, rows: drawing.table.rows },
    })
}

/// Every chart that this document can draw, by name.
fn drawable(frozen: &Frozen, runs: &crate::domain::run::SideRuns) -> Vec<(String, Chart, Size)> {
    let weeks = charts::of::six_weeks(&frozen.contents, &frozen.assessments, frozen.as_of);
    let strip = weeks.map(|chart| ("six-weeks".to_owned(), chart, STRIP));
    let compared = METRICS.iter().filter_map(|metric: &Metric| {
        let judged = frozen.on_metric(metric.name).cloned();
        let assessment =
            judged.or_else(|| assess::compare(&frozen.contents, runs, metric.name, frozen.as_of))?;
        Some((format!("compare-{}", metric.name), of_assessment(&assessment)?, WIDE))
    });
    let series = frozen.assessments.iter().flat_map(|a| &a.rows.series).map(|series| {
        let name: String = series
            .product
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect();
        (format!("freshness-{name}"), charts::of::xmr(series, None), WIDE)
    });
    strip.into_iter().chain(compared).chain(series).collect()
}

fn named(app: &App, args: &ChartArgs) -> Result<(Chart, Size), Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, args.as_of.as_deref())?;
    let runs = super::super::freeze::runs(&open, &*open.read()?)?;
    drawable(&frozen, &runs.sides)
        .into_iter()
        .find(|(name, _, _)| *name == args.name)
        .map(|(_, chart, size)| (chart, size))
        .ok_or_else(|| {
            Failure::missing(format!(
                "There is no chart “{}” in this document. `postflight chart FILE` lists them.",
                args.name
            ))
        })
}

pub(in super::super) fn charts(app: &App, args: DocArgs, _: &Watch) -> Result<Vec<ChartName>, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, None)?;
    let runs = super::super::freeze::runs(&open, &*open.read()?)?;
    Ok(drawable(&frozen, &runs.sides)
        .into_iter()
        .map(|(name, chart, _)| ChartName { name, title: charts::title(&chart).to_owned() })
        .collect())
}

pub(in super::super) fn chart(app: &App, args: ChartArgs, _: &Watch) -> Result<ChartView, Failure> {
    let (chart, size) = named(app, &args)?;
    view(&args.name, &chart, size, theme(args.theme.as_deref())?)
}

pub(in super::super) fn chart_png(app: &App, args: ChartArgs, _: &Watch) -> Result<Vec<u8>, Failure> {
    let (chart, size) = named(app, &args)?;
    charts::png(&chart, size, theme(args.theme.as_deref())?, 2.0).map_err(|e| Failure::bug(e.to_string()))
}

pub(in super::super) fn save_chart(app: &App, args: SaveChartArgs, _: &Watch) -> Result<Saved, Failure> {
    let path = app.places.path(&args.place)?;
    let (chart, size) = named(app, &args.chart)?;
    let theme = theme(args.chart.theme.as_deref())?;
    let bytes = match ending(&path).as_str() {
        "svg" => charts::svg(&chart, size, theme).map_err(|e| Failure::bug(e.to_string()))?.svg.into_bytes(),
        "png" => charts::png(&chart, size, theme, 2.0).map_err(|e| Failure::bug(e.to_string()))?,
        "pdf" => pdf(app, args.chart.doc, &chart, size)?,
        _ => return Err(Failure::refused("Give the chart's file a name that ends in .svg, .pdf or .png.")),
    };
    files::write_whole(&path, &bytes)?;
    let name = file_label(&path);
    Ok(Saved { sentence: format!("Wrote {name}."), name, bytes: bytes.len() as f64 })
}

fn pdf(app: &App, doc: u32, chart: &Chart, size: Size) -> Result<Vec<u8>, Failure> {
    let open = app.document(doc)?;
    let store = open.read()?;
    let date = store.last_change()?.map_or_else(|| app.surroundings.now(), |hlc| hlc.instant());
    let sheet = About {
        title: charts::title(chart).to_owned(),
        subject: store.contents().pilot().name,
        author: store.contents().pilot().organisation,
        language: "en".to_owned(),
        date: date.utc(),
    };
    Ok(print_chart(chart, size, &sheet).map_err(|e| Failure::bug(e.to_string()))?.bytes)
}

fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

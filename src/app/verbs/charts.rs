//! Charts: one drawing each, for the screen or for a file.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use super::super::imported::{DAGS_NAME, Imported, SHADOW_NAME};
use super::super::outgoing::{Leaving, Outgoing, outgoing};
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch, files};
use super::board::hurt;
use super::theme;
use crate::assess;
use crate::charts::{self, Chart, Size, Theme};
use crate::domain::assessment::Assessment;
use crate::domain::metric::METRICS;
use crate::domain::report::Length;
use crate::report::{About, Frozen, print_chart};

/// A chart that fills the working part of a screen.
pub(super) const WIDE: Size = Size { width: 720.0, height: 400.0 };
/// The six weeks with the criteria below them.
const STRIP: Size = Size { width: 1000.0, height: 102.0 };
/// The six weeks across a screen.
pub(super) const WEEKS: Size = Size { width: 1000.0, height: 66.0 };
/// The odds of a plan, beside its figures.
pub(super) const ODDS: Size = Size { width: 390.0, height: 210.0 };
/// The pairs of a plan over the weeks.
pub(super) const DRILLS: Size = Size { width: 690.0, height: 380.0 };
/// A small drawing beside a sentence.
pub(super) const SPARK: Size = Size { width: 220.0, height: 56.0 };

/// The name of the six weeks among charts.
pub(super) const WEEKS_NAME: &str = "six-weeks";

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

/// The name under which a comparison is drawn.
const COMPARE: &str = "compare-";
/// Metrics that are shares of what was counted, for the picture of shares.
const SHARES: [&str; 5] =
    ["change_failure_rate", "alert_precision", "stayed_inside", "rollback_clean", "sla_attainment"];

/// The name under which the curves of stopped times are drawn.
const WAITING: &str = "waiting-";
/// The charts that are about no single metric or product, in the order they are listed.
const WHOLE: [&str; 8] =
    [WEEKS_NAME, "criteria", "measures", "shares", "blast-radius", "rollbacks", SHADOW_NAME, DAGS_NAME];

/// What charts are made from: one frozen result and the runs behind it.
struct Ground<'a> {
    frozen: &'a Frozen,
    runs: &'a Imported,
    /// The metrics that were looked at: several charts show the same.
    seen: RefCell<BTreeMap<String, Option<Rc<Assessment>>>>,
}

impl<'a> Ground<'a> {
    fn of(out: &'a Outgoing) -> Self {
        Self { frozen: &out.frozen, runs: &out.imported, seen: RefCell::default() }
    }

    /// A metric as it is judged; `None` where there is no such metric.
    fn metric(&self, metric: &str) -> Option<Rc<Assessment>> {
        let Frozen { contents, as_of, .. } = self.frozen;
        let judge = || match self.frozen.on_metric(metric).or_else(|| self.frozen.beside(metric)) {
            Some(judged) => Some(judged.clone()),
            None => assess::compare(contents, &self.runs.runs, metric, *as_of, &self.runs.memory),
        };
        let mut seen = self.seen.borrow_mut();
        seen.entry(metric.to_owned()).or_insert_with(|| judge().map(Rc::new)).clone()
    }

    fn metrics(&self, names: impl IntoIterator<Item = &'static str>) -> Vec<Rc<Assessment>> {
        names.into_iter().filter_map(|name| self.metric(name)).collect()
    }

    /// The two charts of each data product's days, by their names among charts.
    fn products(&self) -> impl Iterator<Item = (String, Chart)> {
        let pilot = self.frozen.contents.pilot();
        let until = pilot.starts.zip(pilot.weeks).map(|(from, weeks)| charts::of::last_day(from, weeks));
        self.frozen.assessments.iter().flat_map(|a| &a.rows.series).flat_map(move |series| {
            let letters = in_letters(&series.product);
            [
                (format!("freshness-{letters}"), charts::of::xmr(series, None)),
                (format!("calendar-{letters}"), charts::of::calendar(series, until)),
            ]
        })
    }

    /// One chart by its name; only that one is made.
    fn chart(&self, name: &str) -> Option<Chart> {
        let frozen = self.frozen;
        match name {
            WEEKS_NAME => charts::of::six_weeks(&frozen.contents, &frozen.assessments, frozen.as_of),
            "measures" => charts::of::changes(&self.metrics(METRICS.iter().map(|m| m.name))),
            "criteria" => charts::of::criteria(&frozen.assessments),
            "shares" => charts::of::shares(&self.metrics(SHARES)),
            "blast-radius" => charts::of::blast(self.metric("blast_radius")?.as_ref(), &frozen.contents),
            "rollbacks" => charts::of::rollbacks(&frozen.contents, frozen.as_of),
            SHADOW_NAME => charts::of::shadow_pairs(&assess::shadow_pairs(&self.runs.runs)),
            DAGS_NAME => charts::of::dags(&self.runs.runs, &frozen.runs.pairs, &hurt(&frozen.contents)),
            _ => self.of_one(name),
        }
    }

    /// A chart of one metric or one data product.
    fn of_one(&self, name: &str) -> Option<Chart> {
        match (name.strip_prefix(COMPARE), name.strip_prefix(WAITING)) {
            (Some(metric), _) => of_assessment(self.metric(metric)?.as_ref()),
            (_, Some(metric)) => charts::of::waiting(self.metric(metric)?.as_ref()),
            _ => self.products().find(|(known, _)| known == name).map(|(_, chart)| chart),
        }
    }

    /// A chart's title, where there is such a chart.
    fn title(&self, name: &str) -> Option<String> {
        match self.runs.titles().get(name) {
            Some(known) => known.clone(),
            None => Some(charts::title(&self.chart(name)?).to_owned()),
        }
    }

    /// The names of all charts that there may be, in the order they are listed.
    fn names(&self) -> Vec<String> {
        let compared = METRICS.iter().map(|m| format!("{COMPARE}{}", m.name));
        let waiting = METRICS.iter().map(|m| format!("{WAITING}{}", m.name));
        let products = self.products().map(|(name, _)| name);
        WHOLE.into_iter().map(str::to_owned).chain(compared).chain(waiting).chain(products).collect()
    }
}

/// A chart on paper.
pub(super) struct OnPaper {
    /// Its name.
    pub(super) name: String,
    /// The drawing.
    pub(super) svg: Vec<u8>,
    /// The picture, two pixels for one.
    pub(super) png: Vec<u8>,
}

/// Every chart that belongs to a report. `step` hears which one is next, and may stop the work.
pub(super) fn on_paper(
    out: &Outgoing,
    step: &dyn Fn(usize, usize, &str) -> Result<(), Failure>,
) -> Result<Vec<OnPaper>, Failure> {
    let ground = Ground::of(out);
    let named: Vec<(String, Chart)> = ground
        .names()
        .into_iter()
        .filter_map(|name| Some((ground.chart(&name)?, name)))
        .map(|(c, n)| (n, c))
        .collect();
    let total = named.len();
    let fault = |error: charts::ChartError| Failure::bug(error.to_string());
    let drawn = named.into_iter().enumerate().map(|(n, (name, chart))| {
        step(n, total, &name)?;
        let size = size_of(&name, &chart);
        let svg = charts::svg(&chart, size, Theme::Paper).map_err(fault)?.svg.into_bytes();
        let png = charts::png(&chart, size, Theme::Paper, 2.0).map_err(fault)?;
        Ok(OnPaper { name, svg, png })
    });
    drawn.collect()
}

/// The charts that a report of a length places and that need more than the frozen result: every
/// metric, and the imported runs.
pub(super) fn for_report(out: &Outgoing, length: Length) -> BTreeMap<&'static str, Chart> {
    let names: &[&'static str] = match length {
        Length::Brief => &[],
        Length::Executive => &["measures"],
        Length::Full => &["measures", "shares", "shadow-pairs", "dags"],
    };
    let ground = Ground::of(out);
    names.iter().filter_map(|name| Some((*name, ground.chart(name)?))).collect()
}

/// A name as part of a chart's name.
fn in_letters(name: &str) -> String {
    name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

/// What else shows the evidence of a metric, by the chart's name, with the words to choose it by.
pub(super) fn others(frozen: &Frozen, assessment: &Assessment) -> Vec<OtherChart> {
    let metric = assessment.metric.as_ref().map(|m| m.name.as_str()).unwrap_or_default();
    let mut names: Vec<(String, &str)> = Vec::new();
    if !assessment.finding.curves.is_empty() {
        names.push((format!("{WAITING}{metric}"), "Over time"));
    }
    match metric {
        "blast_radius" | "containment" => names.push(("blast-radius".to_owned(), "Assets hit")),
        "rollback_duration" | "rollback_downtime" | "rollback_clean" => {
            names.push(("rollbacks".to_owned(), "Three times"));
        }
        "run_duration" | "run_success" | "shadow_agreement" => {
            names.push((SHADOW_NAME.to_owned(), "Shadow pairs"));
            names.push((DAGS_NAME.to_owned(), "Each DAG"));
        }
        "freshness_delay" | "sla_attainment" => {
            let listed = frozen.assessments.iter().flat_map(|a| &a.rows.series);
            let shown: Vec<&str> = listed.map(|s| s.product.as_str()).collect();
            let series = assessment.rows.series.iter().filter(|s| shown.contains(&s.product.as_str()));
            names
                .extend(series.take(1).map(|s| (format!("calendar-{}", in_letters(&s.product)), "Calendar")));
            names.push(("shares".to_owned(), "Shares"));
        }
        _ => {}
    }
    names.into_iter().map(|(name, label)| OtherChart { name, label: label.to_owned() }).collect()
}

fn size_of(name: &str, chart: &Chart) -> Size {
    if name == WEEKS_NAME { STRIP } else { charts::natural_size(chart, WIDE.width) }
}

fn named(app: &App, args: &ChartArgs, redact: Option<bool>) -> Result<(Chart, Size), Failure> {
    let open = app.document(args.doc)?;
    let out = outgoing(app, &open, Leaving { as_of: args.as_of.as_deref(), redact })?;
    let chart = Ground::of(&out).chart(&args.name).ok_or_else(|| {
        Failure::missing(format!(
            "There is no chart “{}” in this document. `postflight chart FILE` lists them.",
            args.name
        ))
    })?;
    let size = size_of(&args.name, &chart);
    Ok((chart, size))
}

pub(in super::super) fn charts(app: &App, args: ChartsArgs, _: &Watch) -> Result<Vec<ChartName>, Failure> {
    let open = app.document(args.doc)?;
    let how = Leaving { as_of: args.as_of.as_deref(), redact: Some(args.redact == Some(true)) };
    let out = outgoing(app, &open, how)?;
    let ground = Ground::of(&out);
    Ok(ground
        .names()
        .into_iter()
        .filter_map(|name| Some(ChartName { title: ground.title(&name)?, name }))
        .collect())
}

pub(in super::super) fn chart(app: &App, args: ChartArgs, _: &Watch) -> Result<ChartView, Failure> {
    // A screen shows the document as it is, unless it is asked how it would leave.
    let (chart, size) = named(app, &args, Some(args.redact == Some(true)))?;
    view(&args.name, &chart, size, theme(args.theme.as_deref())?)
}

pub(in super::super) fn chart_png(app: &App, args: ChartArgs, _: &Watch) -> Result<Vec<u8>, Failure> {
    let (chart, size) = named(app, &args, args.redact)?;
    charts::png(&chart, size, theme(args.theme.as_deref())?, 2.0).map_err(|e| Failure::bug(e.to_string()))
}

pub(in super::super) fn save_chart(app: &App, args: SaveChartArgs, _: &Watch) -> Result<Saved, Failure> {
    let path = app.places.path(&args.place)?;
    let (chart, size) = named(app, &args.chart, args.chart.redact)?;
    let theme = theme(args.chart.theme.as_deref())?;
    let bytes = match ending(&path).as_str() {
        "svg" => charts::svg(&chart, size, theme).map_err(|e| Failure::bug(e.to_string()))?.svg.into_bytes(),
        "png" => charts::png(&chart, size, theme, 2.0).map_err(|e| Failure::bug(e.to_string()))?,
        "pdf" => pdf(app, &args.chart, &chart, size)?,
        _ => return Err(Failure::refused("Give the chart's file a name that ends in .svg, .pdf or .png.")),
    };
    files::write_whole(&path, &bytes)?;
    let name = file_label(&path);
    Ok(Saved { sentence: format!("Wrote {name}."), name, bytes: bytes.len() as f64 })
}

fn pdf(app: &App, args: &ChartArgs, chart: &Chart, size: Size) -> Result<Vec<u8>, Failure> {
    let open = app.document(args.doc)?;
    let frozen = outgoing(app, &open, Leaving { as_of: args.as_of.as_deref(), redact: args.redact })?.frozen;
    let pilot = frozen.contents.pilot();
    let sheet = About {
        title: charts::title(chart).to_owned(),
        subject: pilot.name,
        author: pilot.organisation,
        language: "en".to_owned(),
        date: frozen.as_of.utc(),
    };
    Ok(print_chart(chart, size, &sheet).map_err(|e| Failure::bug(e.to_string()))?.bytes)
}

fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

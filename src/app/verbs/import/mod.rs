//! Taking a file in: parsed first, away from the document; then kept in short steps.

mod csv;
mod runs;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use super::super::files;
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Code, Failure, Watch};
use super::problems::plain;
use crate::domain::{Problem, Side};
use crate::intake::airflow::AirflowFile;
use crate::intake::{Format, IntakeError, recognise};

/// How many problems are listed; all are counted.
const LISTED: usize = 200;

/// A file, and how it is to be read.
struct Source {
    doc: u32,
    path: PathBuf,
    format: Format,
    side: Option<Side>,
    assume_zone: Option<Tz>,
}

pub(in super::super) fn import_preview(
    app: &App,
    args: ImportArgs,
    watch: &Watch,
) -> Result<ImportPreview, Failure> {
    let source = source(app, args)?;
    match source.format {
        Format::Airflow(_) => runs::preview(app, &source, watch),
        Format::Observations => csv::preview(app, &source, watch),
    }
}

pub(in super::super) fn import(app: &App, args: ImportArgs, watch: &Watch) -> Result<ImportResult, Failure> {
    let source = source(app, args)?;
    match source.format {
        Format::Airflow(_) => runs::import(app, &source, watch),
        Format::Observations => csv::import(app, &source, watch),
    }
}

/// The DAG ids that an Airflow metadata database holds, for whoever sets a pilot up from it.
pub(in super::super) fn dag_ids(app: &App, args: PlaceArgs, watch: &Watch) -> Result<Vec<String>, Failure> {
    let path = app.places.path(&args.place)?;
    let runs =
        AirflowFile::open(&path, &|d, t| watch.progress(d as usize, t as usize, "Copying the database"))?
            .read(&|d, t| watch.progress(d as usize, t as usize, "Reading runs"))?
            .runs;
    let ids: BTreeSet<String> = runs.into_iter().map(|run| run.dag_id).collect();
    Ok(ids.into_iter().collect())
}

pub(in super::super) fn save_rejects(
    app: &App,
    args: SaveRejectsArgs,
    watch: &Watch,
) -> Result<Saved, Failure> {
    let path = app.places.path(&args.place)?;
    let source = source(app, args.import)?;
    let (bytes, refused) = match source.format {
        Format::Airflow(_) => runs::rejects(&source, watch)?,
        Format::Observations => csv::rejects(app, &source, watch)?,
    };
    files::write_whole(&path, &bytes)?;
    let name = file_label(&path);
    Ok(Saved {
        sentence: format!("Wrote {refused} refused {} to {name}.", if refused == 1 { "row" } else { "rows" }),
        name,
        bytes: bytes.len() as f64,
    })
}

fn source(app: &App, args: ImportArgs) -> Result<Source, Failure> {
    let path = app.places.path(&args.place)?;
    let side = args
        .side
        .as_deref()
        .filter(|s| !s.is_empty())
        .map(|name| {
            Side::parse(name)
                .ok_or_else(|| Failure::refused(format!("“{name}” is not a side. Use baseline or pilot.")))
        })
        .transpose()?;
    let assume_zone = args
        .assume_zone
        .as_deref()
        .filter(|z| !z.is_empty())
        .map(|name| {
            name.parse::<Tz>().map_err(|_| {
                Failure::refused(format!("“{name}” is not a time zone. Use one such as Europe/Berlin."))
            })
        })
        .transpose()?;
    let format = recognise(&path)?;
    match args.format.as_deref().filter(|f| !f.is_empty()) {
        Some(named) if named != name_of(&format) => Err(Failure::refused(format!(
            "{} was named as {named}, and it is {}. Leave --format out, or choose another file.",
            file_label(&path),
            label_of(&format),
        ))),
        _ => Ok(Source { doc: args.doc, path, format, side, assume_zone }),
    }
}

const fn name_of(format: &Format) -> &'static str {
    match format {
        Format::Airflow(_) => "airflow-sqlite",
        Format::Observations => "observations-csv",
    }
}

fn label_of(format: &Format) -> String {
    match format {
        Format::Airflow(version) => format!("an {} metadata database", version.label()),
        Format::Observations => "a CSV of observations".to_owned(),
    }
}

/// A count with the words that fit it.
fn counted(n: usize, one: &str, many: &str) -> CountView {
    CountView { label: if n == 1 { one } else { many }.to_owned(), n: n as u32 }
}

/// What else came of an import; what there was none of is not said.
fn also(already: usize, refused: usize) -> String {
    let were = |n: usize| if n == 1 { "was" } else { "were" };
    let parts: Vec<String> = [(already, "there already"), (refused, "refused")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!("{n} {} {what}", were(n)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("; {}", parts.join(", ")) }
}

/// Problems as a face shows them, the first of them.
fn listed<'a>(problems: impl Iterator<Item = &'a Problem>) -> Vec<ProblemView> {
    problems.take(LISTED).map(plain).collect()
}

fn words<'a>(warnings: impl Iterator<Item = &'a Problem>) -> Vec<String> {
    warnings.map(|p| p.what.clone()).collect()
}

fn label(path: &Path) -> String {
    file_label(path)
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        let code =
            if matches!(error, IntakeError::Cancelled { .. }) { Code::Cancelled } else { Code::Refused };
        Self::new(code, error.to_string())
    }
}

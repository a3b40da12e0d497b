//! Runs of an Airflow metadata database: an immutable batch, named by its content.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::super::super::desk::OpenDocument;
use super::super::super::wire::*;
use super::super::super::{App, Code, Failure, Watch};
use super::{Source, also, counted, label, label_of, listed, name_of, words};
use crate::domain::run::Run;
use crate::domain::{Body, Digest, Noun, RecordId, Side};
use crate::intake::airflow::{AirflowFile, AirflowSnapshot};
use crate::store::{Act, StoreError, Verb};

/// How many runs are kept at a time.
const STEP: usize = 200;

fn read(source: &Source, watch: &Watch) -> Result<(AirflowSnapshot, Digest), Failure> {
    let file = AirflowFile::open(&source.path, &|d, t| {
        watch.progress(d as usize, t as usize, "Copying the database")
    })?;
    let digest = file.digest(&|d, t| watch.progress(d as usize, t as usize, "Reading the file"))?;
    let snapshot = file.read(&|d, t| watch.progress(d as usize, t as usize, "Reading runs"))?;
    Ok((snapshot, digest))
}

/// The batch's identity: the same content on the same side is the same batch, on every device.
pub(super) fn batch_id(side: Side, format: &str, digest: Digest) -> RecordId {
    let hash = Sha256::new()
        .chain_update(side.name())
        .chain_update([0])
        .chain_update(format)
        .chain_update([0])
        .chain_update(digest.0)
        .finalize();
    let mut bytes = [0u8; 16];
    bytes.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    RecordId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

pub(super) fn preview(app: &App, source: &Source, watch: &Watch) -> Result<ImportPreview, Failure> {
    let (snapshot, digest) = read(source, watch)?;
    let format = name_of(&source.format);
    let already = match source.side {
        Some(side) => {
            let open = app.document(source.doc)?;
            open.read()?.contents().body(Noun::Batch, batch_id(side, format, digest)).is_some()
        }
        None => false,
    };
    let attempts: usize = snapshot.runs.iter().map(|r| r.attempts.len()).sum();
    Ok(ImportPreview {
        format: format.to_owned(),
        format_label: label_of(&source.format),
        side: source.side.map(|s| s.name().to_owned()),
        needs_side: source.side.is_none(),
        counts: vec![
            counted(snapshot.runs.len(), "DAG run", "DAG runs"),
            counted(attempts, "task attempt", "task attempts"),
            counted(by_dag(&snapshot.runs).len(), "DAG", "DAGs"),
        ],
        sample: sample(&snapshot.runs),
        problems: listed(snapshot.refused.iter()),
        refused_rows: snapshot.refused.len() as u32,
        zoneless: 0,
        warnings: words(snapshot.warnings.iter()),
        already,
    })
}

/// "1 run", "92 runs".
fn runs_of(n: usize) -> String {
    if n == 1 { "1 run".to_owned() } else { format!("{n} runs") }
}

fn by_dag(runs: &[Run]) -> BTreeMap<&str, Vec<&Run>> {
    let mut dags: BTreeMap<&str, Vec<&Run>> = BTreeMap::new();
    for run in runs {
        dags.entry(&run.dag_id).or_default().push(run);
    }
    dags
}

/// The runs per DAG: what a person checks before taking them in.
fn sample(runs: &[Run]) -> TableView {
    let day = |run: &&Run| run.logical_date.map(|at| at.day(chrono_tz::Tz::UTC));
    let rows = by_dag(runs)
        .into_iter()
        .map(|(dag, runs)| {
            let state = |name: &str| runs.iter().filter(|r| r.state == name).count().to_string();
            let days = (runs.iter().filter_map(day).min(), runs.iter().filter_map(day).max());
            let span = if let (Some(from), Some(until)) = days {
                format!("{from} to {until}")
            } else {
                String::new()
            };
            vec![dag.to_owned(), runs.len().to_string(), state("success"), state("failed"), span]
        })
        .collect();
    TableView {
        header: ["DAG", "runs", "success", "failed", "logical dates"].map(str::to_owned).to_vec(),
        rows,
    }
}

pub(super) fn import(app: &App, source: &Source, watch: &Watch) -> Result<ImportResult, Failure> {
    let side = source.side.ok_or_else(|| {
        Failure::refused(format!(
            "{} does not say which side it is from. Choose baseline or pilot (--side).",
            label(&source.path)
        ))
    })?;
    let (snapshot, digest) = read(source, watch)?;
    let format = name_of(&source.format);
    let batch = batch_id(side, format, digest);
    let open = app.document(source.doc)?;
    let already = open.read()?.contents().body(Noun::Batch, batch).is_some();
    let mut warnings = words(snapshot.warnings.iter());
    if !already {
        warnings.extend(super::super::backups::before_import(app, &open));
        keep(&open, batch, &snapshot.runs, watch)?;
    }
    let mut body = body(app, side, source, &snapshot, digest);
    let mut store = open.read()?;
    let mut touched = Vec::new();
    if !already {
        let act = Act::new(
            Verb::Import,
            format!("Import {} of the {}", runs_of(snapshot.runs.len()), side.label()),
        );
        let written = app.write(&mut store, &act, |tx| {
            // Another program may have taken staged rows out, or staged the same file.
            if tx.staged(batch)? != snapshot.runs.len() {
                return Err(StoreError::Busy);
            }
            body.insert("rows_digest".to_owned(), tx.rows_digest(batch)?.into());
            tx.add(Noun::Batch, batch, &body)
        })?;
        touched = written.touched.into_iter().map(|n| n.name().to_owned()).collect();
    }
    let (added, before) = if already { (0, snapshot.runs.len()) } else { (snapshot.runs.len(), 0) };
    let sentence = if already {
        format!("{} was taken in before: nothing was added.", label(&source.path))
    } else {
        format!(
            "Took in {} of the {} from {}{}.",
            runs_of(added),
            side.label(),
            label_of(&source.format),
            also(0, snapshot.refused.len())
        )
    };
    Ok(ImportResult {
        value: ImportedView {
            format: format.to_owned(),
            side: Some(side.name().to_owned()),
            added: added as u32,
            already: before as u32,
            refused: snapshot.refused.len() as u32,
            problems: listed(snapshot.refused.iter()),
            warnings,
            sentence,
        },
        touched,
        undo: store.history(app.settings.device())?.undo.map(|(_, label)| label),
    })
}

/// Puts the rows into the document in short steps; they do not count yet. When it is cancelled they
/// are taken out again.
fn keep(open: &OpenDocument, batch: RecordId, runs: &[Run], watch: &Watch) -> Result<(), Failure> {
    // The rows of a batch that was undone are still there, and redo needs them.
    if open.read()?.staged(batch)? == runs.len() {
        return Ok(());
    }
    open.read()?.unstage(batch)?;
    for (step, chunk) in runs.chunks(STEP).enumerate() {
        let first = step * STEP;
        let staged = if watch.progress(first, runs.len(), "Keeping runs") {
            open.read()?.stage(batch, first, chunk).map_err(Failure::from)
        } else {
            Err(Failure::new(Code::Cancelled, "Cancelled. Nothing was taken in."))
        };
        if let Err(failure) = staged {
            open.read()?.unstage(batch)?;
            return Err(failure);
        }
    }
    Ok(())
}

fn body(app: &App, side: Side, source: &Source, snapshot: &AirflowSnapshot, digest: Digest) -> Body {
    let mut body = Body::new();
    let attempts: usize = snapshot.runs.iter().map(|r| r.attempts.len()).sum();
    let pairs: [(&str, Value); 9] = [
        ("side", side.name().into()),
        ("source", label(&source.path).into()),
        ("format", name_of(&source.format).into()),
        ("version", snapshot.version_label.clone().into()),
        ("digest", digest.to_string().into()),
        ("runs", snapshot.runs.len().into()),
        ("attempts", attempts.into()),
        ("refused", snapshot.refused.len().into()),
        ("taken_at", app.surroundings.now().to_string().into()),
    ];
    for (name, value) in pairs {
        body.insert(name.to_owned(), value);
    }
    body
}

/// The refused rows as CSV: where, and why.
pub(super) fn rejects(source: &Source, watch: &Watch) -> Result<(Vec<u8>, usize), Failure> {
    let (snapshot, _) = read(source, watch)?;
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let rows = std::iter::once(["row", "reason"].map(str::to_owned))
        .chain(snapshot.refused.iter().map(|p| [p.at.clone(), p.what.clone()]));
    for row in rows {
        writer.write_record(&row).map_err(|error| Failure::bug(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::bug(error.to_string()))?;
    Ok((bytes, snapshot.refused.len()))
}

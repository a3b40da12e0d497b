//! A CSV of observations: each row is an edit, in the log like any other.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::super::wire::*;
use super::super::super::{App, Failure, Watch};
use super::super::grid;
use super::{Source, also, counted, label, label_of, listed, name_of, words};
use crate::domain::{Contents, Digest, Noun, RecordId};
use crate::intake::csv::{Draft, ObservationTable, ReadOptions, identity, read_observation_file};
use crate::store::{Act, Verb};

fn read(contents: &Contents, source: &Source, watch: &Watch) -> Result<ObservationTable, Failure> {
    let find = |noun: Noun, text: &str| contents.find(noun, text);
    let options =
        ReadOptions { assume_zone: source.assume_zone, kind: None, columns: BTreeMap::new(), find: &find };
    let progress = |d: u64, t: u64| watch.progress(d as usize, t as usize, "Reading rows");
    Ok(read_observation_file(&source.path, &options, &progress)?)
}

/// The drafts that the document does not hold yet.
fn fresh<'a>(contents: &Contents, table: &'a ObservationTable) -> Vec<&'a Draft> {
    let mut held: BTreeMap<Digest, u32> = BTreeMap::new();
    for (_, body) in contents.bodies(Noun::Observation) {
        *held.entry(identity(body)).or_default() += 1;
    }
    table.unseen(move |identity| held.get(identity).copied().unwrap_or_default()).collect()
}

fn refused(table: &ObservationTable) -> Vec<ProblemView> {
    let problems: Vec<_> = table.refused.iter().flat_map(|row| row.problems.iter()).collect();
    listed(problems.into_iter())
}

pub(super) fn preview(app: &App, source: &Source, watch: &Watch) -> Result<ImportPreview, Failure> {
    let open = app.document(source.doc)?;
    let contents = open.read()?.contents().clone();
    let table = read(&contents, source, watch)?;
    let new = fresh(&contents, &table);
    Ok(ImportPreview {
        format: name_of(&source.format).to_owned(),
        format_label: label_of(&source.format),
        side: None,
        needs_side: false,
        counts: vec![
            counted(table.rows(), "row in the file", "rows in the file"),
            counted(new.len(), "observation to add", "observations to add"),
            counted(table.drafts.len() - new.len(), "in the document already", "in the document already"),
            counted(table.refused.len(), "refused", "refused"),
        ],
        sample: sample(&contents, &new),
        problems: refused(&table),
        refused_rows: table.refused.len() as u32,
        zoneless: table.zoneless as u32,
        warnings: words(table.warnings.iter()),
        already: new.is_empty() && !table.drafts.is_empty(),
    })
}

/// The first rows, with the columns that any of them fills.
fn sample(contents: &Contents, drafts: &[&Draft]) -> TableView {
    let rows: Vec<(u64, RowView)> = drafts
        .iter()
        .take(8)
        .map(|d| (d.line, grid::row(contents, Noun::Observation, RecordId(uuid::Uuid::nil()), &d.body)))
        .collect();
    let filled =
        |name: &str| rows.iter().any(|(_, row)| row.cells.get(name).is_some_and(|c| !c.text.is_empty()));
    let columns: Vec<_> =
        grid::columns(Noun::Observation).into_iter().filter(|f| filled(f.name)).take(7).collect();
    let head =
        ["line", "kind"].map(str::to_owned).into_iter().chain(columns.iter().map(|f| f.label.to_owned()));
    let kind = |row: &RowView| row.cells.get("kind").map(|cell| cell.text.clone()).unwrap_or_default();
    let cells = |(line, row): &(u64, RowView)| {
        let own = columns.iter().map(|f| row.cells.get(f.name).map(|c| c.text.clone()).unwrap_or_default());
        [line.to_string(), kind(row)].into_iter().chain(own).collect()
    };
    TableView { header: head.collect(), rows: rows.iter().map(cells).collect() }
}

pub(super) fn import(app: &App, source: &Source, watch: &Watch) -> Result<ImportResult, Failure> {
    let open = app.document(source.doc)?;
    let contents = open.read()?.contents().clone();
    let table = read(&contents, source, watch)?;
    let name = label(&source.path);
    let mut warnings = words(table.warnings.iter());
    if !fresh(&contents, &table).is_empty() {
        warnings.extend(super::super::backups::before_import(app, &open));
    }
    let mut store = open.read()?;
    let new = fresh(store.contents(), &table);
    let already = table.drafts.len() - new.len();
    let added = new.len();
    let act = Act::new(Verb::Import, format!("Import {}", Noun::Observation.counted(added)));
    let written = app.write(&mut store, &act, |tx| {
        for draft in &new {
            let id = tx.new_id();
            let mut body = draft.body.clone();
            body.insert("code".to_owned(), Value::from(tx.next_code()?));
            tx.add(Noun::Observation, id, &body)?;
        }
        Ok(())
    })?;
    let refused_rows = table.refused.len();
    Ok(ImportResult {
        value: ImportedView {
            format: name_of(&source.format).to_owned(),
            side: None,
            added: added as u32,
            already: already as u32,
            refused: refused_rows as u32,
            problems: refused(&table),
            warnings,
            sentence: format!(
                "Took in {} from {name}{}.",
                Noun::Observation.counted(added),
                also(already, refused_rows)
            ),
        },
        touched: written.touched.into_iter().map(|n| n.name().to_owned()).collect(),
        undo: store.history(app.settings.device())?.undo.map(|(_, label)| label),
    })
}

/// The refused rows as CSV, each with its line and reason, to be mended and taken in again.
pub(super) fn rejects(app: &App, source: &Source, watch: &Watch) -> Result<(Vec<u8>, usize), Failure> {
    let open = app.document(source.doc)?;
    let contents = open.read()?.contents().clone();
    let table = read(&contents, source, watch)?;
    Ok((table.rejects(), table.refused.len()))
}

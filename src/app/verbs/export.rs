//! The document's data as a file for other programs.

use serde_json::{Map, Value, json};

use super::super::desk::zone;
use super::super::outgoing::{Leaving, Outgoing, outgoing};
use super::super::places::file_label;
use super::super::seal;
use super::super::wire::*;
use super::super::{App, Failure, Watch, files};
use crate::domain::{Body, Contents, Noun, RecordId};
use crate::intake::csv::{Words, observations_csv};

pub(in super::super) fn export(app: &App, args: ExportArgs, watch: &Watch) -> Result<Saved, Failure> {
    let path = app.places.path(&args.place)?;
    let bytes = export_bytes(
        app,
        ExportBytesArgs { doc: args.doc, format: args.format, redact: args.redact },
        watch,
    )?;
    files::write_whole(&path, &bytes)?;
    let name = file_label(&path);
    Ok(Saved { sentence: format!("Wrote {name}."), name, bytes: bytes.len() as f64 })
}

pub(in super::super) fn export_bytes(
    app: &App,
    args: ExportBytesArgs,
    _: &Watch,
) -> Result<Vec<u8>, Failure> {
    let open = app.document(args.doc)?;
    let out = outgoing(app, &open, Leaving { as_of: None, redact: args.redact })?;
    match args.format.as_str() {
        "json" => json(&out, &seal::head(&*open.read()?)?),
        "csv" => Ok(csv(&out.frozen.contents)),
        other => Err(Failure::refused(format!("There is no export format “{other}”. Use json or csv."))),
    }
}

/// The observations as CSV, in the columns that an import reads.
fn csv(contents: &Contents) -> Vec<u8> {
    let bodies: Vec<Body> = contents.bodies(Noun::Observation).map(|(_, body)| body.clone()).collect();
    let label = |noun: Noun, id: RecordId| contents.label(noun, id);
    let find = |noun: Noun, text: &str| contents.find(noun, text);
    observations_csv(&bodies, &Words { zone: zone(contents), label: &label, find: &find })
}

/// The whole document as JSON: every record by noun, the runs of both sides, and the head of the
/// audit chain. Records refer to each other by `id`.
fn json(out: &Outgoing, head: &str) -> Result<Vec<u8>, Failure> {
    let contents = &out.frozen.contents;
    let mut records = Map::new();
    for noun in Noun::ALL.iter().copied().filter(|noun| contents.count(*noun) > 0) {
        let list: Vec<Value> = contents
            .bodies(noun)
            .map(|(id, body)| {
                let mut record = Map::new();
                record.insert("id".to_owned(), Value::from(id.to_string()));
                record.extend(body.clone());
                Value::Object(record)
            })
            .collect();
        records.insert(noun.name().to_owned(), Value::from(list));
    }
    let whole = json!({
        "postflight": { "format": super::documents::format_version(), "head": head, "redaction": out.frozen.redaction },
        "records": records,
        "runs": { "baseline": out.imported.runs.baseline, "pilot": out.imported.runs.pilot },
    });
    let mut bytes = serde_json::to_vec_pretty(&whole)?;
    bytes.push(b'\n');
    Ok(bytes)
}

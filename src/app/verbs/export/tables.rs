//! Tables as CSV and as a workbook.

use super::super::super::desk::{OpenDocument, zone};
use super::super::super::wire::*;
use super::super::super::{App, Failure, Watch};
use super::USUAL;
use crate::domain::capital;
use crate::domain::{Body, Contents, Noun, RecordId};
use crate::intake::csv::{Words, observations_csv};
use crate::report::{About, Frozen, data};

pub(in super::super::super) fn tables(
    app: &App,
    args: DocArgs,
    _: &Watch,
) -> Result<Vec<TableName>, Failure> {
    let open = app.document(args.doc)?;
    let out = super::leaving(app, &open, &DataArgs::of(args.doc))?;
    let named = |sheet: data::Sheet| TableName {
        name: sheet.name,
        about: sheet.about,
        rows: u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX),
    };
    Ok(data::sheets(&out.frozen).into_iter().map(named).collect())
}

/// One table as CSV.
pub(in super::super::super) fn csv(
    app: &App,
    open: &OpenDocument,
    args: &DataArgs,
    table: &str,
) -> Result<Vec<u8>, Failure> {
    let out = super::leaving(app, open, args)?;
    let contents = &out.frozen.contents;
    if table == USUAL {
        return Ok(observations(contents));
    }
    let sheets = data::sheets(&out.frozen);
    let sheet = sheets.iter().find(|sheet| sheet.name == table).ok_or_else(|| {
        let known: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        Failure::missing(format!(
            "There is no table “{table}” in this document. There are: {}.",
            known.join(", ")
        ))
    })?;
    Ok(data::csv(sheet, zone(contents)))
}

/// The observations as CSV, in the columns that an import reads.
fn observations(contents: &Contents) -> Vec<u8> {
    let bodies: Vec<Body> = contents.bodies(Noun::Observation).map(|(_, body)| body.clone()).collect();
    let label = |noun: Noun, id: RecordId| contents.label(noun, id);
    let find = |noun: Noun, text: &str| contents.find(noun, text);
    observations_csv(&bodies, &Words { zone: zone(contents), label: &label, find: &find })
}

/// Every table as a sheet of one workbook.
pub(in super::super::super) fn workbook(
    app: &App,
    open: &OpenDocument,
    args: &DataArgs,
    watch: &Watch,
) -> Result<Vec<u8>, Failure> {
    let frozen = super::leaving(app, open, args)?.sealed()?;
    watch.progress(0, 1, "Writing the workbook");
    let pilot = frozen.contents.pilot();
    let about = About {
        title: format!("{}: tables", pilot.name),
        subject: format!("Evidence as of {}", frozen.as_of),
        author: pilot.organisation.clone(),
        language: "en".to_owned(),
        date: frozen.as_of.utc(),
    };
    data::workbook(&data::sheets(&frozen), zone(&frozen.contents), &about, &said(&frozen, &pilot.name))
        .map_err(|error| Failure::refused(format!("{}.", capital(&error.to_string()))))
}

/// What the first sheet says.
fn said(frozen: &Frozen, name: &str) -> Vec<(String, String)> {
    let pilot = frozen.contents.pilot();
    let line = |what: &str, words: String| (what.to_owned(), words);
    let sample =
        (pilot.sample == Some(true)).then(|| line("Sample", "The drill log is illustrative.".to_owned()));
    let redaction = frozen.redaction.iter().map(|words| line("Redaction", words.clone()));
    [line("Pilot", name.to_owned())]
        .into_iter()
        .chain(
            (!pilot.classification.is_empty()).then(|| line("Classification", pilot.classification.clone())),
        )
        .chain(sample)
        .chain([
            line("Evidence as of", frozen.as_of.to_string()),
            line("Recommendation", frozen.recommendation.sentence.clone()),
            line("Rule", frozen.recommendation.rule.clone()),
            line("Times", format!("In {}, the pilot’s own zone.", zone(&frozen.contents))),
            line("Empty cells", "Nothing is known, or the column does not apply; never a zero.".to_owned()),
            line("Made by", frozen.program.clone()),
            line("Digest of the data (SHA-256)", frozen.seal.digest.clone()),
        ])
        .chain(redaction)
        .collect()
}

//! The whole document as JSON: what was judged, every record, and the imported runs.
//! `docs/export-json.md` describes it, and `docs/export.schema.json` is made from these types.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::super::desk::OpenDocument;
use super::super::super::seal;
use super::super::super::wire::*;
use super::super::super::{App, Failure};
use super::super::documents::format_version;
use super::super::view::{assessment_view, recommendation_view};
use crate::domain::run::{Run, SideRuns};
use crate::domain::{Body, Noun};

/// The version of this shape: raised when something is taken away or means another thing. What is
/// only added does not raise it.
const VERSION: u32 = 1;

/// The whole document as JSON.
#[derive(Serialize)]
#[cfg_attr(all(test, feature = "ts"), derive(schemars::JsonSchema))]
pub(super) struct Export<'a> {
    /// What this file is, and what it was made from.
    postflight: Made,
    /// The moment up to which evidence counts, RFC 3339.
    as_of: String,
    /// What the printed rule proposes.
    recommendation: RecommendationView,
    /// Every criterion with its assessment, as `postflight assess --json` prints it.
    criteria: Vec<AssessmentView>,
    /// Comparisons that belong to no criterion and stand beside them in the report.
    comparisons: Vec<AssessmentView>,
    /// Every record, by noun. Records refer to each other by `id`.
    #[cfg_attr(all(test, feature = "ts"), schemars(schema_with = "super::schema::records"))]
    records: BTreeMap<&'static str, Vec<Body>>,
    /// The imported runs of both sides.
    runs: Runs<'a>,
}

/// What this file is, and what it was made from.
#[derive(Serialize)]
#[cfg_attr(all(test, feature = "ts"), derive(schemars::JsonSchema))]
struct Made {
    /// The version of this file's shape.
    export: u32,
    /// The version of the document's own format.
    format: i32,
    /// The program and its version.
    program: String,
    /// One digest (SHA-256) over the ends of the audit chains.
    head: String,
    /// The digest (SHA-256) of the document's records and imports, as the report's seal prints it.
    digest: String,
    /// What was done to make the data neutral, a sentence each; empty where they are whole.
    redaction: Vec<String>,
}

/// The imported runs that count: the newest snapshot of each.
#[derive(Serialize)]
#[cfg_attr(all(test, feature = "ts"), derive(schemars::JsonSchema))]
struct Runs<'a> {
    /// The current platform's.
    baseline: &'a [Run],
    /// The piloted platform's.
    pilot: &'a [Run],
}

impl<'a> Runs<'a> {
    fn of(runs: &'a SideRuns) -> Self {
        Self { baseline: &runs.baseline, pilot: &runs.pilot }
    }
}

/// The document's data as JSON.
pub(in super::super::super) fn json(
    app: &App,
    open: &OpenDocument,
    args: &DataArgs,
) -> Result<Vec<u8>, Failure> {
    let out = super::leaving(app, open, args)?;
    let frozen = out.sealed()?;
    let head = seal::head(&*open.read()?)?;
    let contents = &frozen.contents;
    let with_id = |noun: Noun| -> Vec<Body> {
        let bodies = contents.bodies(noun);
        let record = |(id, body): (crate::domain::RecordId, &Body)| -> Body {
            let mut record = Body::new();
            record.insert("id".to_owned(), id.to_string().into());
            record.extend(body.clone());
            record
        };
        bodies.map(record).collect()
    };
    let nouns = Noun::ALL.iter().copied().filter(|noun| contents.count(*noun) > 0);
    let whole = Export {
        postflight: Made {
            export: VERSION,
            format: format_version(),
            program: frozen.program.clone(),
            head,
            digest: frozen.seal.digest.clone(),
            redaction: frozen.redaction.clone(),
        },
        as_of: frozen.as_of.to_string(),
        recommendation: recommendation_view(&frozen.recommendation),
        criteria: frozen.assessments.iter().map(assessment_view).collect(),
        comparisons: frozen.comparisons.iter().map(assessment_view).collect(),
        records: nouns.map(|noun| (noun.name(), with_id(noun))).collect(),
        runs: Runs::of(&out.imported.runs),
    };
    let mut bytes = serde_json::to_vec_pretty(&whole)?;
    bytes.push(b'\n');
    Ok(bytes)
}

//! The sample document: made by the program with a fixed seed, clock and device, so that it is the
//! same bytes' worth of content wherever it is made.

use std::collections::BTreeMap;

use super::super::wire::*;
use super::super::{App, Failure, Surroundings, Watch};
use super::documents;
use crate::domain::{Body, Noun, RecordId, Side};
use crate::store::{Act, Store, Verb};
use crate::templates::{SAMPLE_AS_OF, sample_records, sample_runs, sample_runs_name};

/// The seed of the sample's identities and salts.
const SEED: u64 = 20_261_124;

/// Makes the sample in a folder of its own with its own settings, then opens it here.
pub(in super::super) fn make_sample(
    app: &App,
    args: PlaceArgs,
    watch: &Watch,
) -> Result<DocumentView, Failure> {
    let path = app.places.path(&args.place)?;
    let aside = tempfile::tempdir()
        .map_err(|e| Failure::new(super::super::Code::Unwritable, format!("No temporary folder: {e}.")))?;
    let maker =
        App::new(Surroundings::fixed(aside.path().to_owned(), "Sample", &SAMPLE_AS_OF.to_string(), SEED))?;
    documents::create(&maker, &path, |store| fill(&maker, store, watch))?;
    documents::open_document(app, args, watch)
}

fn fill(maker: &App, store: &mut Store, watch: &Watch) -> Result<(), Failure> {
    let template = documents::shipped("astro-post-incident")?;
    let pen = maker.pen();
    let records =
        sample_records(&template, &mut || RecordId(pen.new_id())).map_err(|e| Failure::bug(e.to_string()))?;
    let act = Act::new(Verb::New, "New sample: real runs, illustrative drill log");
    maker.write(store, &act, |tx| {
        records.iter().try_for_each(|record| {
            if record.noun == Noun::Observation {
                // Counts the evidence id as given; the records carry the same ids in the same order.
                tx.next_code()?;
            }
            tx.add(record.noun, record.id, &record.body)
        })
    })?;
    for side in [Side::Baseline, Side::Pilot] {
        let runs = sample_runs(side).map_err(|e| Failure::bug(e.to_string()))?;
        let batch = RecordId(pen.new_id());
        if !watch.progress(0, runs.len(), "Keeping runs") {
            return Err(Failure::new(super::super::Code::Cancelled, "Cancelled. Nothing was made."));
        }
        store.stage(batch, 0, &runs)?;
        let mut body = batch_body(side, runs.len(), runs.iter().map(|r| r.attempts.len()).sum());
        let act = Act::new(Verb::Import, format!("Import {} runs of the {}", runs.len(), side.label()));
        maker.write(store, &act, |tx| {
            body.insert("rows_digest".to_owned(), tx.rows_digest(batch)?.into());
            tx.add(Noun::Batch, batch, &body)
        })?;
    }
    Ok(())
}

fn batch_body(side: Side, runs: usize, attempts: usize) -> Body {
    let fields: BTreeMap<&str, serde_json::Value> = BTreeMap::from([
        ("side", side.name().into()),
        ("source", sample_runs_name(side).into()),
        ("format", "sample".into()),
        ("runs", runs.into()),
        ("attempts", attempts.into()),
        ("taken_at", SAMPLE_AS_OF.to_string().into()),
    ]);
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

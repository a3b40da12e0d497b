//! One frozen result: what is judged, drawn, printed and shown is all made from it, so that no two
//! places can say different things.

use std::sync::{Arc, Mutex};

use chrono::{NaiveTime, TimeZone};

use super::desk::{OpenDocument, zone};
use super::imported::{Imported, imported};
use super::{App, Failure};
use crate::assess::{self, Judged};
use crate::domain::{Contents, Day, Instant};
use crate::plan;
use crate::report::{BESIDE, Frozen, Seal};
use crate::store::Store;

/// The last frozen result of an open document, kept while the document stays as it was: a screen
/// asks for the same result several times in a row.
#[derive(Default)]
pub(super) struct LastFrozen(Mutex<Option<(u64, Instant, Arc<Frozen>)>>);

/// Freezes a document as of a day; without one, as of its last change.
pub(super) fn freeze(app: &App, open: &OpenDocument, as_of: Option<&str>) -> Result<Arc<Frozen>, Failure> {
    let store = open.read()?;
    let as_of = moment(app, &store, store.contents(), as_of)?;
    let generation = store.generation();
    let mut last = open
        .frozen
        .0
        .lock()
        .map_err(|_| Failure::bug("A result stopped half way. Close and open the document."))?;
    if let Some((of, at, frozen)) = &*last
        && (*of, *at) == (generation, as_of)
    {
        return Ok(Arc::clone(frozen));
    }
    let frozen = Arc::new(anew(&store, store.contents(), &*imported(open, &store)?, as_of)?);
    *last = Some((generation, as_of, Arc::clone(&frozen)));
    Ok(frozen)
}

/// Freezes contents of a document: its own, or the same made neutral.
pub(super) fn anew(
    store: &Store,
    contents: &Contents,
    imported: &Imported,
    as_of: Instant,
) -> Result<Frozen, Failure> {
    let contents = contents.clone();
    let Judged { assessments, beside } =
        assess::judge(&contents, &imported.runs, as_of, BESIDE, &imported.memory);
    Ok(Frozen {
        recommendation: assess::recommend(&assessments),
        drills: plan::drills(&contents, &assessments, as_of),
        runs: imported.summary.clone(),
        comparisons: beside,
        assessments,
        as_of,
        redaction: Vec::new(),
        program: concat!("Postflight ", env!("CARGO_PKG_VERSION")).to_owned(),
        seal: Seal {
            digest: String::new(),
            head: super::seal::head(store)?,
            entries: u64::from(store.entry_count()?),
            shared_with: None,
        },
        contents,
    })
}

/// The end of a day in the pilot's zone; without a day, the last change.
pub(super) fn moment(
    app: &App,
    store: &Store,
    contents: &Contents,
    as_of: Option<&str>,
) -> Result<Instant, Failure> {
    let Some(text) = as_of.filter(|text| !text.trim().is_empty()) else {
        return Ok(store.last_change()?.map_or_else(|| app.surroundings.now(), |hlc| hlc.instant()));
    };
    // The last moment of that day: the first of the next one is another day already.
    let next = beginning(contents, day_named(text)?.plus_days(1));
    Ok(Instant::from_micros(next.micros() - 1))
}

/// A day by what was typed.
pub(super) fn day_named(text: &str) -> Result<Day, Failure> {
    Day::parse(text.trim())
        .ok_or_else(|| Failure::refused(format!("“{text}” is not a day. Type it as 2026-10-31.")))
}

/// The first moment of a day in the pilot's zone.
pub(super) fn beginning(contents: &Contents, day: Day) -> Instant {
    let midnight = day.0.and_time(NaiveTime::MIN);
    zone(contents)
        .from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| Instant::from(midnight.and_utc()), Instant::from)
}

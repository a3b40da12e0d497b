//! What changed since a person last looked: the document as it was then, judged again, beside the
//! document as it is.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use super::Failure;
use super::desk::{OpenDocument, zone};
use super::freeze::beginning;
use super::imported::{batches, imported, runs_of};
use crate::assess;
use crate::domain::assessment::Assessment;
use crate::domain::observation::Observation;
use crate::domain::{Contents, Day, Hlc, Instant, Kept, RecordId};
use crate::report::{Frozen, SinceReport};
use crate::store::Store;

/// The document as it was at an earlier moment, judged as of that moment.
pub(super) struct Then {
    pub(super) contents: Contents,
    pub(super) assessments: Vec<Assessment>,
}

/// The last result of an earlier moment, kept while that moment is asked for: what was then does not
/// change any more.
#[derive(Default)]
pub(super) struct LastSince(Mutex<Option<(Hlc, Arc<Then>)>>);

/// The document as it was at `then`.
pub(super) fn judged_then(open: &OpenDocument, store: &Store, then: Hlc) -> Result<Arc<Then>, Failure> {
    let mut last = open
        .since
        .0
        .lock()
        .map_err(|_| Failure::bug("A look back stopped half way. Close and open the document."))?;
    if let Some((of, was)) = &*last
        && *of == then
    {
        return Ok(Arc::clone(was));
    }
    let contents = store.contents_at(then)?;
    let same = batches(&contents) == batches(store.contents());
    let assessments = if same {
        assess::assess_all(&contents, &imported(open, store)?.runs, then.instant())
    } else {
        assess::assess_all(&contents, &runs_of(store, &contents)?, then.instant())
    };
    let was = Arc::new(Then { contents, assessments });
    *last = Some((then, Arc::clone(&was)));
    Ok(was)
}

/// What changed since the report of a day: the document as it stood when that day ended, beside what is
/// reported now. A document that held no criterion then, such as one that was entered afterwards, is
/// judged by what it holds now of the evidence up to that day; the report says which.
pub(super) fn since_report(
    open: &OpenDocument,
    store: &Store,
    now: &Frozen,
    day: Day,
) -> Result<SinceReport, Failure> {
    let end = beginning(store.contents(), day.plus_days(1));
    if end > now.as_of {
        return Err(Failure::refused(format!(
            "The last report cannot be of {}: this one is as of {}. Name an earlier day, or none.",
            day.words(),
            now.as_of.day(zone(store.contents())).words()
        )));
    }
    let then = judged_then(open, store, Hlc::default().next(end))?;
    let as_now = then.assessments.is_empty() && !now.assessments.is_empty();
    let then = if as_now {
        let contents = store.contents().clone();
        let assessments = assess::assess_all(&contents, &imported(open, store)?.runs, end);
        Arc::new(Then { contents, assessments })
    } else {
        then
    };
    let counts = |at: Instant| move |o: &&Kept<&Observation>| o.value.when().is_none_or(|when| when <= at);
    let known: BTreeSet<RecordId> =
        then.contents.observations().iter().filter(counts(end)).map(|kept| kept.id).collect();
    let observations = now.contents.observations();
    let fresh = observations.iter().filter(counts(now.as_of)).filter(|kept| !known.contains(&kept.id));
    Ok(SinceReport { day, moved: moved(&then, now), added: fresh.count(), as_now })
}

/// A criterion whose standing or whose n is another now: its code, and how it was and is.
pub(super) fn moved(then: &Then, now: &Frozen) -> Vec<(String, String)> {
    let before = |a: &Assessment| then.assessments.iter().find(|b| b.criterion == a.criterion);
    now.assessments
        .iter()
        .filter_map(|a| {
            let was = before(a)?;
            let (one, other) = (was.chip.word.to_lowercase(), a.chip.word.to_lowercase());
            let (n, m) = (was.progress.done, a.progress.done);
            let said = match (one == other, n == m) {
                (false, _) => format!("{one} → {other}"),
                (true, false) => format!("{n} → {m} {}", a.progress.counted.label()),
                (true, true) => return None,
            };
            Some((a.code.clone(), said))
        })
        .collect()
}

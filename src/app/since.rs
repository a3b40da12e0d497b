//! What changed since a person last looked: the document as it was then, judged again, beside the
//! document as it is.

use std::sync::{Arc, Mutex};

use super::Failure;
use super::desk::OpenDocument;
use super::imported::{batches, imported, runs_of};
use crate::assess;
use crate::domain::assessment::Assessment;
use crate::domain::{Contents, Hlc};
use crate::report::Frozen;
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

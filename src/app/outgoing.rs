//! What leaves the program. Every exporter (report, deck, charts, tables, data, pack) takes what it
//! writes from here and from nowhere else, so that what is asked to be neutral is neutral before
//! anything of it is judged, worded, named or drawn.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock};

use serde_json::Value;

use super::desk::OpenDocument;
use super::freeze::{anew, freeze, moment};
use super::imported::{Imported, imported};
use super::{App, Failure, seal};
use crate::domain::redact::{Redacted, redact};
use crate::domain::{Contents, Instant};
use crate::report::Frozen;
use crate::templates::{SHIPPED, shipped};

/// How something is asked to leave.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Leaving<'a> {
    /// As of the end of a day; without one, as of the last change.
    pub(super) as_of: Option<&'a str>,
    /// Neutral or whole; without a word, as the document says.
    pub(super) redact: Option<bool>,
}

/// What an exporter may see of a document.
#[derive(Clone)]
pub(super) struct Outgoing {
    /// The frozen result, with the records it rests on. Its `redaction` says what was done to it.
    pub(super) frozen: Arc<Frozen>,
    /// The imported runs it rests on.
    pub(super) imported: Arc<Imported>,
    whole: Contents,
}

/// The last neutral result of a document, kept while the document stays as it was.
#[derive(Default)]
pub(super) struct LastOutgoing(Mutex<Option<(u64, Instant, Outgoing)>>);

/// The frozen result of a document as it may leave.
pub(super) fn outgoing(app: &App, open: &OpenDocument, how: Leaving<'_>) -> Result<Outgoing, Failure> {
    let (by_default, whole) = {
        let store = open.read()?;
        (store.contents().pilot().redact == Some(true), store.contents().clone())
    };
    if how.redact.unwrap_or(by_default) {
        return neutral(app, open, how.as_of);
    }
    let frozen = freeze(app, open, how.as_of)?;
    Ok(Outgoing { frozen, imported: imported(open, &*open.read()?)?, whole })
}

fn neutral(app: &App, open: &OpenDocument, as_of: Option<&str>) -> Result<Outgoing, Failure> {
    let store = open.read()?;
    let as_of = moment(app, &store, store.contents(), as_of)?;
    let generation = store.generation();
    let mut last = open
        .outgoing
        .0
        .lock()
        .map_err(|_| Failure::bug("A redaction stopped half way. Close and open the document."))?;
    if let Some((of, at, outgoing)) = &*last
        && (*of, *at) == (generation, as_of)
    {
        return Ok(outgoing.clone());
    }
    let whole = store.contents().clone();
    let Redacted { contents, runs, said } = redact(&whole, &imported(open, &store)?.runs, words_that_ship());
    let imported = Arc::new(Imported::of(runs));
    let frozen = Frozen { redaction: said, ..anew(&store, &contents, &imported, as_of)? };
    let outgoing = Outgoing { frozen: Arc::new(frozen), imported, whole };
    *last = Some((generation, as_of, outgoing.clone()));
    Ok(outgoing)
}

impl Outgoing {
    /// The result with the digest of its data, for paper. Over every record of a large document it
    /// would keep each screen waiting, and none shows it. It is the digest of the whole document also
    /// where the result is neutral: it is what can be compared later.
    pub(super) fn sealed(&self) -> Result<Frozen, Failure> {
        let mut frozen = (*self.frozen).clone();
        frozen.seal.digest = seal::data(&self.whole)?;
        Ok(frozen)
    }
}

/// Every text of the templates that ship.
fn words_that_ship() -> &'static BTreeSet<&'static str> {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let texts = SHIPPED.iter().filter_map(|(id, _)| Some(shipped(id)?.ok()?.0)).flat_map(|template| {
            let bodies = std::iter::once(template.pilot).chain(template.records.into_values().flatten());
            bodies.flat_map(|body| body.into_iter().map(|(_, value)| value)).collect::<Vec<Value>>()
        });
        // Leaked once in a run of the program: they are asked for with every text.
        texts.filter_map(|text| text.as_str().map(|text| &*text.to_owned().leak())).collect()
    })
}

//! The imported runs of an open document. Batches never change, so the runs are read once for the
//! batches that count, and again when others do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono_tz::Tz;

use super::Failure;
use super::desk::OpenDocument;
use crate::assess::{self, DagDays, Memory, RunEvent};
use crate::charts::{self, Chart};
use crate::domain::run::SideRuns;
use crate::domain::run_summary::RunsSummary;
use crate::domain::{Contents, Day, Noun, RecordId, Side};
use crate::store::Store;

/// How many days the board of runs shows.
const DAYS: usize = 21;

/// The names of the two drawings of runs among charts.
pub(super) const SHADOW_NAME: &str = "shadow-pairs";
pub(super) const DAGS_NAME: &str = "dags";

/// Runs, and what they sum up to.
pub(super) struct Imported {
    pub(super) runs: SideRuns,
    pub(super) summary: RunsSummary,
    /// What was judged on these runs.
    pub(super) memory: Memory,
    events: OnceLock<Vec<RunEvent>>,
    titles: OnceLock<BTreeMap<&'static str, Option<String>>>,
    board: Mutex<Option<(Tz, Arc<Board>)>>,
}

/// The last days of runs, and how each DAG fared on them.
pub(super) struct Board {
    pub(super) days: Vec<Day>,
    pub(super) dags: BTreeMap<String, DagDays>,
}

impl Imported {
    /// Runs, with nothing judged on them yet.
    pub(super) fn of(runs: SideRuns) -> Self {
        Self {
            summary: assess::summarise_runs(&runs),
            memory: Memory::default(),
            events: OnceLock::new(),
            titles: OnceLock::new(),
            board: Mutex::default(),
            runs,
        }
    }

    /// The last days in a zone, counted once.
    pub(super) fn board(&self, zone: Tz) -> Arc<Board> {
        let mut last = self.board.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, board)) = last.as_ref().filter(|(of, _)| *of == zone) {
            return Arc::clone(board);
        }
        let days = assess::last_days(&self.runs, zone, DAYS);
        let first = days.first().copied().unwrap_or(Day(chrono::NaiveDate::MIN));
        let board = Arc::new(Board { dags: assess::days_of(&self.runs, first, zone), days });
        *last = Some((zone, Arc::clone(&board)));
        board
    }

    /// The titles of the drawings of runs, where there is something to draw. They rest on the runs
    /// alone, and a list of drawings is no reason to go through all of them again.
    pub(super) fn titles(&self) -> &BTreeMap<&'static str, Option<String>> {
        self.titles.get_or_init(|| {
            let title = |chart: Option<Chart>| chart.map(|chart| charts::title(&chart).to_owned());
            let shadow = charts::of::shadow_pairs(&assess::shadow_pairs(&self.runs));
            // Which DAGs were hurt orders the drawing, and its title does not name them.
            let dags = charts::of::dags(&self.runs, &self.summary.pairs, &BTreeSet::new());
            BTreeMap::from([(SHADOW_NAME, title(shadow)), (DAGS_NAME, title(dags))])
        })
    }

    /// Failures and recoveries, newest first.
    pub(super) fn events(&self) -> &[RunEvent] {
        self.events.get_or_init(|| assess::events(&self.runs))
    }
}

/// The runs that were last read, and of which batches they are.
#[derive(Default)]
pub(super) struct LastImported(Mutex<Option<(Vec<RecordId>, Arc<Imported>)>>);

/// The runs that count now.
pub(super) fn imported(open: &OpenDocument, store: &Store) -> Result<Arc<Imported>, Failure> {
    let mut last = open
        .imported
        .0
        .lock()
        .map_err(|_| Failure::bug("The runs stopped half way. Close and open the document."))?;
    let batches = batches(store.contents());
    if let Some((of, runs)) = &*last
        && *of == batches
    {
        return Ok(Arc::clone(runs));
    }
    let fresh = Arc::new(Imported::of(runs_of(store, store.contents())?));
    *last = Some((batches, Arc::clone(&fresh)));
    Ok(fresh)
}

/// The batches that count.
pub(super) fn batches(contents: &Contents) -> Vec<RecordId> {
    contents.bodies(Noun::Batch).map(|(id, _)| id).collect()
}

/// The runs of both sides, by what `contents` says of batches.
pub(super) fn runs_of(store: &Store, contents: &Contents) -> Result<SideRuns, Failure> {
    Ok(SideRuns {
        baseline: store.runs(contents, Side::Baseline)?,
        pilot: store.runs(contents, Side::Pilot)?,
    })
}

//! What a person should know about the file they have open: said calmly, once, with what to do.

use std::path::Path;

use super::desk::OpenDocument;
use super::drive;
use super::{App, Failure};
use crate::store::Store;

/// How far the clock may lag behind the last change before that is worth a word: two computers are
/// seldom set to the same second.
const BEHIND: f64 = 5.0;

/// What opening a file showed.
pub(super) fn on_opening(app: &App, store: &Store, path: &Path) -> Result<Vec<String>, Failure> {
    let mut notices = Vec::new();
    if store.is_read_only()? {
        notices.push(
            "This document can be read here, and not changed: the file or its drive is read-only. To record in it, copy it to a folder you may write to and open the copy.".to_owned(),
        );
    }
    if let Some(kind) = drive::network(path)
        && app.settings.tell_once(path, "network")
    {
        notices.push(format!(
            "This document is on a network drive ({kind}). Every edit is saved whole there too. Some such drives let two computers write at the same moment, so take turns, or work in a copy each."
        ));
    }
    Ok(notices)
}

/// What is to be known now: what opening showed, the daily copy, the clock.
pub(super) fn now(app: &App, open: &OpenDocument, store: &Store) -> Result<Vec<String>, Failure> {
    let mut notices = open.notices();
    let behind =
        store.last_change()?.map_or(0.0, |last| last.instant().minutes_since(app.surroundings.now()));
    // The sample is dated by its maker, and says nothing of this computer's clock.
    let sample = store.contents().pilot().sample == Some(true);
    if behind > BEHIND && !sample {
        notices.push(format!(
            "This computer’s clock is {} behind the document’s last change. Edits are kept in their order; set the clock right, so that their times are right too.",
            span(behind)
        ));
    }
    Ok(notices)
}

/// "12 minutes", "3 hours", "2 days".
fn span(minutes: f64) -> String {
    let (n, unit) = match minutes {
        m if m < 120.0 => (m, "minutes"),
        m if m < 2880.0 => (m / 60.0, "hours"),
        m => (m / 1440.0, "days"),
    };
    format!("{n:.0} {unit}")
}

//! The sentences of the first page that belong to no criterion, and that a person may word anew.

use super::view::View;
use super::{Options, front};
use crate::report::frozen::Frozen;

/// One of them, as the program makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its name in the document.
    pub place: &'static str,
    /// What it is, for a person.
    pub title: &'static str,
    /// The program's words.
    pub generated: String,
}

/// Under the headline: what happened, what was piloted, how the criteria stand.
pub(super) const LEAD: &str = "lead";
/// What leadership is asked to decide.
pub(super) const DECISION: &str = "decision";

/// The passages of a result, in the order of the page.
pub fn passages(frozen: &Frozen) -> Vec<Passage> {
    let options = Options::default();
    let view = View::of(frozen, &options);
    vec![
        Passage { place: LEAD, title: "Under the headline", generated: front::lead(&view) },
        Passage {
            place: DECISION,
            title: "What is asked of leadership",
            generated: front::asked_whole(&view),
        },
    ]
}

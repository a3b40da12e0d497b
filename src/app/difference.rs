//! What differs between two states of a document: what putting a copy back would change.

use std::collections::BTreeSet;

use crate::domain::{Body, Contents, Noun, RecordId};

/// The records of one noun that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) noun: Noun,
    pub(super) added: Vec<RecordId>,
    pub(super) changed: Vec<(RecordId, Vec<String>)>,
    pub(super) removed: Vec<RecordId>,
}

/// What differs, by noun, from the one state to the other; nouns without a difference are left out.
pub(super) fn difference(from: &Contents, to: &Contents) -> Vec<Difference> {
    Noun::ALL.iter().map(|noun| of_noun(*noun, from, to)).filter(|d| !d.is_empty()).collect()
}

fn of_noun(noun: Noun, from: &Contents, to: &Contents) -> Difference {
    let mut found = Difference { noun, added: Vec::new(), changed: Vec::new(), removed: Vec::new() };
    for (id, after) in to.bodies(noun) {
        match from.body(noun, id) {
            None => found.added.push(id),
            Some(before) if before != after => found.changed.push((id, fields(before, after))),
            Some(_) => {}
        }
    }
    found.removed = from.bodies(noun).map(|(id, _)| id).filter(|id| to.body(noun, *id).is_none()).collect();
    found
}

/// The fields that have another value.
fn fields(before: &Body, after: &Body) -> Vec<String> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names.into_iter().filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

impl Difference {
    fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

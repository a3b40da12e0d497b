//! Neutral labels: the same for the same name wherever it stands, numbered in the order in which the
//! records were made, so that a record that is added later renames none.

use std::collections::BTreeMap;

use crate::domain::contents::Contents;
use crate::domain::fold::folded;
use crate::domain::id::RecordId;
use crate::domain::pilot::Person;

/// What stands in the place of which name.
#[derive(Default)]
pub(super) struct Labels {
    people: BTreeMap<RecordId, String>,
    given: BTreeMap<&'static str, BTreeMap<String, usize>>,
}

impl Labels {
    /// The people's labels of a document; the others are given as they are met.
    pub(super) fn of(contents: &Contents) -> Self {
        let people = contents.all::<Person>();
        let role = |person: &Person| match person.role.trim() {
            "" => "person".to_owned(),
            role => role.to_owned(),
        };
        let mut alike: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
        for kept in &people {
            alike.entry(folded(&role(&kept.value))).or_default().push(kept.id);
        }
        let label = |id: RecordId, person: &Person| {
            let role = role(person);
            let same = alike.get(&folded(&role)).map_or(&[][..], Vec::as_slice);
            match same.iter().position(|other| *other == id) {
                Some(place) if same.len() > 1 => format!("{role} {}", place + 1),
                _ => role,
            }
        };
        Self {
            people: people.iter().map(|kept| (kept.id, label(kept.id, &kept.value))).collect(),
            given: BTreeMap::new(),
        }
    }

    /// A person as their role.
    pub(super) fn person(&self, id: RecordId) -> String {
        self.people.get(&id).cloned().unwrap_or_else(|| "person".to_owned())
    }

    /// `Workload 3`.
    pub(super) fn numbered(&mut self, what: &'static str, name: &str) -> String {
        format!("{what} {}", self.number(what, name))
    }

    /// `X3`.
    pub(super) fn coded(&mut self, what: &'static str, name: &str) -> String {
        format!("{what}{}", self.number(what, name))
    }

    fn number(&mut self, what: &'static str, name: &str) -> usize {
        let given = self.given.entry(what).or_default();
        let next = given.len() + 1;
        // A metric is found by its name whatever the case; of everything else the case matters.
        let name = if what == "Metric" { folded(name.trim()) } else { name.trim().to_owned() };
        *given.entry(name).or_insert(next)
    }
}

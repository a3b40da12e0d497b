//! The pilot templates that the program ships, and the source of the sample document. Data and
//! the readers of it; what is made of them is written by the layers above.

mod rows;
mod runs;
mod sample;

use crate::domain::template::Template;
use crate::domain::{Body, Noun, Problem, RecordId};

pub use sample::{SAMPLE_AS_OF, sample_records, sample_runs, sample_runs_name};

/// The template "Astro, after an incident, 6 weeks".
pub const ASTRO_POST_INCIDENT: &str = include_str!("astro-post-incident.toml");

/// Every template that ships: its id, and its text.
pub const SHIPPED: &[(&str, &str)] = &[("astro-post-incident", ASTRO_POST_INCIDENT)];

/// The order in which records are made, so that each can name the ones before it.
const ORDER: &[Noun] = &[
    Noun::Person,
    Noun::Workload,
    Noun::Pilot,
    Noun::Incident,
    Noun::Phase,
    Noun::Boundary,
    Noun::Snapshot,
    Noun::Scenario,
    Noun::Criterion,
    Noun::Amendment,
    Noun::Control,
    Noun::DataProduct,
    Noun::CustomMetric,
    Noun::Responsibility,
    Noun::Claim,
    Noun::Cost,
    Noun::Risk,
    Noun::OpenQuestion,
    Noun::PlannedDrill,
    Noun::Decision,
    Noun::Narrative,
];

/// Why something that ships with the program could not be read: a fault of the file, not of a
/// person.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// The file does not parse, or holds what the catalogue does not know.
    #[error("{file}: {why}")]
    Unreadable {
        /// Which file.
        file: String,
        /// What is wrong, with the place where it is known.
        why: String,
    },
}

impl TemplateError {
    fn at(file: &str, why: impl std::fmt::Display) -> Self {
        Self::Unreadable { file: file.to_owned(), why: why.to_string() }
    }
}

/// A record that a new document is to hold.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRecord {
    /// Which noun it is.
    pub noun: Noun,
    /// Its identity.
    pub id: RecordId,
    /// Its fields.
    pub body: Body,
}

/// Reads a shipped template by its id.
///
/// # Errors
/// [`TemplateError::Unreadable`] when the file does not parse; `None` when no such template ships.
pub fn shipped(id: &str) -> Option<Result<(Template, Vec<Problem>), TemplateError>> {
    let (name, text) = SHIPPED.iter().find(|(name, _)| *name == id)?;
    Some(Template::read(text, crate::domain::fields_of).map_err(|why| TemplateError::at(name, why)))
}

/// The records a new document starts with: the pilot's own first, then the others in the order in
/// which they can name each other. `fresh` gives increasing identities.
pub fn template_records(template: &Template, fresh: &mut dyn FnMut() -> RecordId) -> Vec<NewRecord> {
    let mut made = Vec::new();
    for noun in ORDER {
        if *noun == Noun::Pilot {
            made.push(NewRecord { noun: *noun, id: fresh(), body: template.pilot.clone() });
        }
        for body in template.records.get(noun).into_iter().flatten() {
            made.push(NewRecord { noun: *noun, id: fresh(), body: body.clone() });
        }
    }
    made
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::criterion::{CriterionKind, Rule};
    use crate::domain::{Contents, metric::Metric, pilot::Pilot};

    fn astro() -> Template {
        let (template, problems) = shipped("astro-post-incident").unwrap().unwrap();
        assert_eq!(problems, Vec::new());
        template
    }

    fn contents(template: &Template) -> Contents {
        let mut n = 0u128;
        let mut fresh = || {
            n += 1;
            RecordId(uuid::Uuid::from_u128(n))
        };
        let mut contents = Contents::default();
        for record in template_records(template, &mut fresh) {
            contents.put(record.noun, record.id, record.body);
        }
        contents
    }

    #[test]
    fn the_template_holds_what_it_promises() {
        let template = astro();
        let counts: Vec<_> = [
            (Noun::Phase, 3),
            (Noun::Scenario, 12),
            (Noun::Criterion, 12),
            (Noun::Responsibility, 9),
            (Noun::Claim, 5),
            (Noun::Control, 7),
        ]
        .into_iter()
        .map(|(noun, n)| (noun, template.records[&noun].len() == n))
        .collect();
        assert!(counts.iter().all(|(_, right)| *right), "{counts:?}");
        for name in template.pilot.keys() {
            assert!(Pilot::FIELDS.iter().any(|f| f.name == name), "{name}");
        }
    }

    #[test]
    fn every_code_is_used_once_and_every_scenario_is_complete() {
        let contents = contents(&astro());
        for noun in [Noun::Phase, Noun::Scenario, Noun::Criterion, Noun::Claim, Noun::Control] {
            let codes: BTreeSet<_> =
                contents.bodies(noun).map(|(_, body)| body["code"].clone().to_string()).collect();
            assert_eq!(codes.len(), contents.count(noun), "{noun:?}");
        }
        for kept in contents.all::<crate::domain::scenario::Scenario>() {
            let s = kept.value;
            assert!(!s.safely.0.is_empty() && !s.clock_starts.0.is_empty() && !s.confirmed.0.is_empty());
            assert!(s.severity.is_some(), "{}", s.code);
        }
    }

    #[test]
    fn every_criterion_can_be_judged() {
        let contents = contents(&astro());
        let criteria = contents.all::<crate::domain::criterion::Criterion>();
        for kept in &criteria {
            let c = &kept.value;
            let without_metric =
                matches!(c.rule, Some(Rule::Checklist | Rule::OwnersNamed | Rule::DecisionRecorded));
            assert_eq!(Metric::named(&c.metric).is_some(), !without_metric, "{}", c.code);
            assert_eq!(c.planned_n.is_none(), c.kind == Some(CriterionKind::Milestone), "{}", c.code);
            assert!(c.question.is_some() && c.rule.is_some() && !c.phase.is_empty(), "{}", c.code);
        }
        let primary: Vec<_> = criteria
            .iter()
            .filter(|k| k.value.primary == Some(true))
            .map(|k| k.value.code.as_str())
            .collect();
        assert_eq!(primary, ["F1", "C1", "C2", "K1"]);
    }
}

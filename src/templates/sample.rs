//! The sample document's source: real runs, and a drill log that is clearly marked as
//! illustrative. Pure: the program gives the identities, so the sample is the same every time.

use chrono_tz::Tz;
use serde_json::Value;

use super::{NewRecord, ORDER, TemplateError, rows, runs, template_records};
use crate::domain::observation::{Kind, Observation};
use crate::domain::run::Run;
use crate::domain::template::Template;
use crate::domain::{Body, Contents, Field, Instant, Noun, Reading, RecordId, Side, fields_of};

/// The moment the sample's clock stands at when it is made: 24 November 2026, 09:00 UTC, in
/// microseconds since 1970. Every record and every run of it is older.
pub const SAMPLE_AS_OF: Instant = Instant::from_millis(1_795_510_800_000);

const STORY: &str = include_str!("sample/sample.toml");

const RECORDS: &[(Noun, &str)] = &[
    (Noun::Person, include_str!("sample/records/person.csv")),
    (Noun::Criterion, include_str!("sample/records/criterion.csv")),
    (Noun::PlannedDrill, include_str!("sample/records/planned_drill.csv")),
];

const OBSERVATIONS: &[(Kind, &str)] = &[
    (Kind::DiagnosisTrial, include_str!("sample/observations/diagnosis_trial.csv")),
    (Kind::RollbackDrill, include_str!("sample/observations/rollback_drill.csv")),
    (Kind::IsolationDrill, include_str!("sample/observations/isolation_drill.csv")),
    (Kind::SlaDay, include_str!("sample/observations/sla_day.csv")),
    (Kind::Deploy, include_str!("sample/observations/deploy.csv")),
    (Kind::HealthAlert, include_str!("sample/observations/health_alert.csv")),
    (Kind::Toil, include_str!("sample/observations/toil.csv")),
    (Kind::ControlCheck, include_str!("sample/observations/control_check.csv")),
];

/// The runs of one side of the sample, as real Airflow wrote them, by DAG and logical date.
///
/// # Errors
/// [`TemplateError::Unreadable`] when the table that ships cannot be read.
pub fn sample_runs(side: Side) -> Result<Vec<Run>, TemplateError> {
    match side {
        Side::Baseline => runs::table("runs/baseline.csv", include_str!("sample/runs/baseline.csv")),
        Side::Pilot => runs::table("runs/pilot.csv", include_str!("sample/runs/pilot.csv")),
    }
}

/// The name under which a side's runs stand in the audit trail.
pub const fn sample_runs_name(side: Side) -> &'static str {
    match side {
        Side::Baseline => "sample: runs of Airflow 2.11.2",
        Side::Pilot => "sample: runs of Airflow 3.3.2",
    }
}

/// Every record of the sample document: those of `template`, filled in and added to, then the
/// observations in the order in which they happened, with evidence ids `A-001`, `A-002`, …
/// `fresh` gives increasing identities.
///
/// # Errors
/// [`TemplateError::Unreadable`] when a file that ships does not fit the catalogue.
pub fn sample_records(
    template: &Template,
    fresh: &mut dyn FnMut() -> RecordId,
) -> Result<Vec<NewRecord>, TemplateError> {
    let story: Template = toml::from_str(STORY).map_err(|e| TemplateError::at("sample.toml", e))?;
    let mut made = Made::of(template_records(template, fresh));
    for noun in ORDER {
        let mut bodies: Vec<Body> = Vec::new();
        if *noun == Noun::Pilot {
            bodies.push(rows::resolved("sample.toml", &story.pilot, fields_of(*noun), &made.finder())?);
        }
        for (_, text) in RECORDS.iter().filter(|(of, _)| of == noun) {
            let fields: Vec<&Field> = fields_of(*noun).iter().collect();
            bodies.extend(made.table(noun.name(), text, &fields)?);
        }
        for body in story.records.get(noun).into_iter().flatten() {
            bodies.push(rows::resolved("sample.toml", body, fields_of(*noun), &made.finder())?);
        }
        for body in bodies {
            made.join(*noun, body, fresh);
        }
    }
    for body in observations(&made)? {
        made.add(Noun::Observation, body, fresh);
    }
    Ok(made.records)
}

/// The observations of all kinds in the order in which they happened.
fn observations(made: &Made) -> Result<Vec<Body>, TemplateError> {
    let mut found: Vec<(Option<Instant>, Body)> = Vec::new();
    for (kind, text) in OBSERVATIONS {
        let fields: Vec<&Field> = kind.fields().collect();
        for mut body in made.table(kind.name(), text, &fields)? {
            body.insert("kind".to_owned(), Value::from(kind.name()));
            found.push((Observation::from_body(&body).when(), body));
        }
    }
    found.sort_by_key(|(when, _)| *when);
    Ok(found
        .into_iter()
        .zip(1..)
        .map(|((_, mut body), n)| {
            body.insert("code".to_owned(), Value::from(format!("A-{n:03}")));
            body
        })
        .collect())
}

/// The records made so far, and the same as contents, for finding one by its name.
struct Made {
    records: Vec<NewRecord>,
    contents: Contents,
}

impl Made {
    fn of(records: Vec<NewRecord>) -> Self {
        let mut contents = Contents::default();
        for record in &records {
            contents.put(record.noun, record.id, record.body.clone());
        }
        Self { records, contents }
    }

    fn finder(&self) -> impl Fn(Noun, &str) -> Option<RecordId> + '_ {
        |noun, text| self.contents.find(noun, text)
    }

    fn table(&self, name: &str, text: &str, fields: &[&'static Field]) -> Result<Vec<Body>, TemplateError> {
        let find = self.finder();
        let with = Reading { zone: Tz::UTC, now: SAMPLE_AS_OF, above: None, find: &find };
        rows::table(&format!("{name}.csv"), text, fields, &with)
    }

    fn add(&mut self, noun: Noun, body: Body, fresh: &mut dyn FnMut() -> RecordId) {
        let id = fresh();
        self.contents.put(noun, id, body.clone());
        self.records.push(NewRecord { noun, id, body });
    }

    /// Fills a record of the template in, found by what people call it, or adds a new one. The
    /// pilot is one, whatever it is called.
    fn join(&mut self, noun: Noun, body: Body, fresh: &mut dyn FnMut() -> RecordId) {
        let known = if noun == Noun::Pilot {
            self.contents.bodies(noun).next().map(|(id, _)| id)
        } else {
            ["code", "name", "what"]
                .iter()
                .find_map(|key| self.contents.find(noun, body.get(*key).and_then(Value::as_str)?))
        };
        let Some(record) =
            known.and_then(|id| self.records.iter_mut().find(|r| r.noun == noun && r.id == id))
        else {
            return self.add(noun, body, fresh);
        };
        record.body.extend(body);
        self.contents.put(noun, record.id, record.body.clone());
    }
}

#[cfg(test)]
#[path = "sample_tests.rs"]
mod tests;

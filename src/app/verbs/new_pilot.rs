//! A new pilot: a template, and what a person said of theirs. Checked as a whole, made in one act.

mod read;

use serde_json::Value;
use std::collections::BTreeMap;

use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::criteria::seal;
use super::documents::{create, open_document, shipped};
use super::problems::{plain, refuse};
use crate::domain::criterion::Criterion;
use crate::domain::pilot::{Phase, Pilot};
use crate::domain::template::Template;
use crate::domain::{Body, Contents, Noun, RecordId};
use crate::store::{Act, Store, StoreError, Tx, Verb};
use crate::templates;
use read::Said;

pub(in super::super) fn templates(_: &App, _: Nothing, _: &Watch) -> Result<Vec<TemplateView>, Failure> {
    templates::SHIPPED.iter().map(|(id, _)| shipped(id).map(template_view)).collect()
}

fn template_view(template: Template) -> TemplateView {
    let criteria = template.records.get(&Noun::Criterion).into_iter().flatten().map(Criterion::of);
    let criterion = |c: Criterion| TemplateCriterionView {
        question: c.question.map(|q| q.name().to_owned()).unwrap_or_default(),
        kind: c.kind.map(|k| k.name().to_owned()).unwrap_or_default(),
        metric: c.metric.to_string(),
        counted: c.counted.map(|k| k.label().to_owned()).unwrap_or_default(),
        planned_n: c.planned_n,
        primary: c.primary == Some(true),
        threshold: c.threshold_words,
        code: c.code,
        title: c.title,
        phase: c.phase,
    };
    TemplateView {
        criteria: criteria.map(criterion).collect(),
        id: template.id,
        title: template.title,
        summary: template.summary,
        weeks: template.weeks,
    }
}

pub(in super::super) fn check_new(
    app: &App,
    args: NewDocumentArgs,
    _: &Watch,
) -> Result<NewPilotCheck, Failure> {
    let template = shipped(&args.template)?;
    let said = read::read(&args, &template, app.surroundings.now());
    let pilot = Pilot { starts: said.starts, ..Pilot::default() };
    let phases = template.records.get(&Noun::Phase).into_iter().flatten();
    let mut contents = Contents::default();
    for (place, body) in phases.enumerate() {
        contents.put(Noun::Phase, RecordId(uuid::Uuid::from_u128(place as u128)), body.clone());
    }
    Ok(NewPilotCheck {
        problems: said.problems.iter().map(plain).collect(),
        echoes: said.echoes,
        phases: contents.all::<Phase>().iter().map(|kept| days_of(&kept.value, &pilot)).collect(),
        workloads: said.workloads.len() as u32,
        people: said.people,
    })
}

fn days_of(phase: &Phase, pilot: &Pilot) -> PhaseDaysView {
    let weeks =
        phase.first_week.zip(phase.last_week).map_or(1, |(from, until)| until.saturating_sub(from) + 1);
    PhaseDaysView {
        code: phase.code.clone(),
        name: phase.name.clone(),
        weeks,
        days: match (phase.first_day(pilot), phase.last_day(pilot)) {
            (Some(from), Some(until)) => format!("{} to {}", from.words(), until.words()),
            _ => String::new(),
        },
    }
}

pub(in super::super) fn new_document(
    app: &App,
    args: NewDocumentArgs,
    watch: &Watch,
) -> Result<DocumentView, Failure> {
    let path = app.places.path(&args.place)?;
    let mut template = shipped(&args.template)?;
    let said = read::read(&args, &template, app.surroundings.now());
    if !said.problems.is_empty() {
        return Err(refuse(&Contents::default(), Noun::Pilot, said.problems));
    }
    // Kept first, so that the first entry of the log has it.
    if let Some(who) = &said.who {
        app.settings.set_who(who.clone())?;
    }
    template.pilot.extend(said.pilot.clone());
    if let Some(criteria) = template.records.get_mut(&Noun::Criterion) {
        *criteria = said.criteria.iter().map(|(body, _)| body.clone()).collect();
    }
    create(app, &path, |store| fill(app, store, &template, &said))?;
    open_document(app, PlaceArgs { place: args.place }, watch)
}

/// Adds the template's records and what was said of this pilot, as one act.
fn fill(app: &App, store: &mut Store, template: &Template, said: &Said) -> Result<(), Failure> {
    let act = Act::new(Verb::New, format!("New pilot from the template {}", template.id));
    let now = app.surroundings.now();
    app.write(store, &act, |tx| {
        let people = people(tx, said)?;
        workloads(tx, said, &people)?;
        let incident = tx.new_id();
        tx.add(Noun::Incident, incident, &said.incident)?;
        let by = people.get(&said.registered_by.to_lowercase()).copied();
        let registered: Vec<&str> =
            said.criteria.iter().filter(|(_, now)| *now).filter_map(|(body, _)| code_of(body)).collect();
        for mut record in templates::template_records(template, &mut || tx.new_id()) {
            if record.noun == Noun::Criterion
                && code_of(&record.body).is_some_and(|c| registered.contains(&c))
            {
                record.body.extend(seal(now, by).into_iter().map(|(name, value)| (name.to_owned(), value)));
            }
            tx.add(record.noun, record.id, &record.body)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn code_of(body: &Body) -> Option<&str> {
    body.get("code").and_then(Value::as_str)
}

/// Adds the people; gives them by name, in small letters.
fn people(tx: &mut Tx<'_>, said: &Said) -> Result<BTreeMap<String, RecordId>, StoreError> {
    let mut known = BTreeMap::new();
    for person in &said.people {
        let id = tx.new_id();
        let fields = [("name", &person.name), ("role", &person.role)];
        let body: Body = fields
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), Value::from(text.as_str())))
            .collect();
        tx.add(Noun::Person, id, &body)?;
        known.insert(person.name.to_lowercase(), id);
    }
    Ok(known)
}

fn workloads(tx: &mut Tx<'_>, said: &Said, people: &BTreeMap<String, RecordId>) -> Result<(), StoreError> {
    for workload in &said.workloads {
        let mut body = Body::new();
        body.insert("dag_id".to_owned(), Value::from(workload.dag_id.as_str()));
        if let Some(owner) = people.get(&workload.owner.to_lowercase()) {
            body.insert("owner".to_owned(), Value::from(owner.to_string()));
        }
        if said.all_failed {
            body.insert("failed_in_incident".to_owned(), Value::Bool(true));
        }
        let id = tx.new_id();
        tx.add(Noun::Workload, id, &body)?;
    }
    Ok(())
}

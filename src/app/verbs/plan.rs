//! The plan: odds, the schedule, the next drill, and the calendar.

use serde_json::Value;

use super::super::desk::{OpenDocument, zone};
use super::super::freeze::freeze;
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch, files};
use super::charts::{self as chart, DRILLS};
use super::plan_view::{criterion_view, drill_view, next_view, schedule_view};
use crate::charts::{self, Theme};
use crate::domain::plan::ScheduledDrill;
use crate::domain::story::PlannedDrill;
use crate::domain::{Body, Contents, Day, LongText, Noun, PersonId, RecordId};
use crate::plan::{self, Ask, Proposal, Whether};
use crate::report::{DrillSheet, Frozen, print, sheets};
use crate::store::{Act, Verb};

/// The widest spread that is tried out: times that scatter over three powers of ten.
const WIDEST: f64 = 5.0;
/// The most pairs that are tried out.
const MOST: u32 = 100;

pub(in super::super) fn plan(app: &App, args: AsOfArgs, _: &Watch) -> Result<PlanView, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, args.as_of.as_deref())?;
    let contents = &frozen.contents;
    let today = app.surroundings.now().day(zone(contents));
    let drills = &frozen.drills;
    let now = app.surroundings.now().max(frozen.as_of);
    let chart = charts::of::drills(contents, drills, frozen.as_of);
    let mut criteria = plan::criteria(contents, &frozen.assessments, drills, frozen.as_of);
    criteria.sort_by_key(|plan| !plan.primary);
    Ok(PlanView {
        criteria: criteria.iter().map(criterion_view).collect::<Result<_, _>>()?,
        schedule: schedule_view(contents, &drills.drills, &drills.balance, today),
        next: drills.next.as_ref().map(|next| next_view(contents, next)),
        rule: plan::RULE.to_owned(),
        chart: chart.map(|chart| chart::view("plan-drills", &chart, DRILLS, Theme::Light)).transpose()?,
        missing: drills.missing,
        people: plan::who(contents).iter().map(|id| contents.label(Noun::Person, id.0)).collect(),
        from: plan::first_day(contents, now).to_string(),
    })
}

pub(in super::super) fn plan_what_if(
    app: &App,
    args: WhatIfArgs,
    _: &Watch,
) -> Result<CriterionPlanView, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, None)?;
    let assessment =
        frozen
            .assessments
            .iter()
            .find(|a| a.code.eq_ignore_ascii_case(args.criterion.trim()))
            .ok_or_else(|| Failure::missing(format!("There is no criterion “{}”.", args.criterion)))?;
    let refused = |what: &str| Err(Failure::refused(what.to_owned()));
    if args.n.is_some_and(|n| n == 0 || n > MOST) {
        return refused("Try out 1 to 100 pairs.");
    }
    if args.spread.is_some_and(|s| !(s > 0.0 && s <= WIDEST)) {
        return refused("A spread lies above 0 and up to 5; 0.6 is usual, 1.0 is wide.");
    }
    if args.reduction.is_some_and(|r| !(r > 0.0 && r < 100.0)) {
        return refused("A reduction lies between 0 and 100 %, such as 30.");
    }
    let whether =
        Whether { n: args.n, spread: args.spread, reduction: args.reduction.map(|percent| percent / 100.0) };
    criterion_view(&plan::what_if(&frozen.contents, assessment, &frozen.drills, frozen.as_of, whether))
}

/// Reads what a schedule is asked to be.
fn ask(contents: &Contents, args: &ScheduleArgs) -> Result<Ask, Failure> {
    let from = match args.from.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => Some(
            Day::parse(text)
                .ok_or_else(|| Failure::refused(format!("“{text}” is not a day. Type it as 2026-10-05.")))?,
        ),
    };
    if args.per_day.is_some_and(|n| n == 0 || n > 4) {
        return Err(Failure::refused("Plan 1 to 4 drills a day."));
    }
    let person = |name: &String| {
        contents.find(Noun::Person, name).map(PersonId).ok_or_else(|| {
            Failure::missing(format!("There is no person “{name}”. Add them in the set-up first."))
        })
    };
    let mut people: Vec<PersonId> = args.people.iter().map(person).collect::<Result<_, _>>()?;
    people.sort();
    people.dedup();
    Ok(Ask { seed: args.seed, from, per_day: args.per_day, people, replay: args.replay })
}

/// A schedule that begins no earlier than today, whenever the last change was.
fn proposed(app: &App, frozen: &Frozen, ask: &Ask) -> Proposal {
    let now = app.surroundings.now().max(frozen.as_of);
    plan::propose(&frozen.contents, &frozen.assessments, now, ask)
}

pub(in super::super) fn propose_schedule(
    app: &App,
    args: ScheduleArgs,
    _: &Watch,
) -> Result<ScheduleView, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, None)?;
    let contents = &frozen.contents;
    let proposal = proposed(app, &frozen, &ask(contents, &args)?);
    let today = app.surroundings.now().day(zone(contents));
    let view = schedule_view(contents, &proposal.drills, &proposal.balance, today);
    Ok(ScheduleView {
        sentence: plan::proposal_words(&proposal),
        seed: Some(args.seed),
        warnings: proposal.warnings,
        ..view
    })
}

pub(in super::super) fn take_schedule(
    app: &App,
    args: ScheduleArgs,
    _: &Watch,
) -> Result<WrittenAct, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, None)?;
    let proposal = proposed(app, &frozen, &ask(&frozen.contents, &args)?);
    if proposal.drills.is_empty() {
        return Err(Failure::refused("No criterion needs another drill, so there is nothing to schedule."));
    }
    let label = format!("Schedule {} drills, seed {}", proposal.drills.len(), args.seed);
    let mut store = open.read()?;
    let bodies: Vec<Body> = proposal.drills.iter().map(body).collect::<Result<_, Failure>>()?;
    let written = app.write(&mut store, &Act::new(Verb::Add, label.clone()), |tx| {
        proposal.replaces.iter().try_for_each(|id| tx.remove(Noun::PlannedDrill, *id))?;
        bodies.iter().try_for_each(|body| {
            let id: RecordId = tx.new_id();
            tx.add(Noun::PlannedDrill, id, body)
        })
    })?;
    Ok(WrittenAct {
        value: label,
        touched: written.touched.into_iter().map(|noun| noun.name().to_owned()).collect(),
        undo: store.history(app.settings.device())?.undo.map(|(_, label)| label),
    })
}

/// A proposed drill as a record.
fn body(drill: &ScheduledDrill) -> Result<Body, Failure> {
    let record = PlannedDrill {
        drill: Some(drill.kind),
        scenario: drill.scenario,
        side: Some(drill.side),
        workload: drill.workload,
        boundary: drill.boundary,
        on: drill.on,
        at: drill.at,
        person: drill.person,
        injected_by: drill.injected_by,
        into: Some(drill.into),
        replay: drill.replay.then_some(true),
        order: drill.order,
        seed: drill.seed,
        ..PlannedDrill::default()
    };
    match serde_json::to_value(record)? {
        Value::Object(body) => Ok(body),
        _ => Err(Failure::bug("A planned drill is no record.")),
    }
}

pub(in super::super) fn save_calendar(
    app: &App,
    args: SaveScheduleArgs,
    _: &Watch,
) -> Result<Saved, Failure> {
    let path = app.places.path(&args.place)?;
    let open = app.document(args.doc)?;
    let (frozen, drills) = scheduled(app, &open)?;
    let dated = drills.iter().filter(|drill| drill.on.is_some()).count();
    if dated == 0 {
        return Err(Failure::refused("No planned drill has a day yet. Plan the drills first."));
    }
    let text = plan::calendar(&frozen.contents, &drills, frozen.as_of);
    files::write_whole(&path, text.as_bytes())?;
    let name = file_label(&path);
    let left = drills.len() - dated;
    let without = if left == 0 { String::new() } else { format!(" {left} without a day were left out.") };
    Ok(Saved {
        sentence: format!("Wrote {dated} drills to {name}.{without}"),
        name,
        bytes: text.len() as f64,
    })
}

pub(in super::super) fn save_drill_sheets(
    app: &App,
    args: SaveScheduleArgs,
    _: &Watch,
) -> Result<Saved, Failure> {
    let path = app.places.path(&args.place)?;
    let open = app.document(args.doc)?;
    let (frozen, drills) = scheduled(app, &open)?;
    let contents = &frozen.contents;
    let today = frozen.as_of.day(zone(contents));
    let sheet = |drill: &ScheduledDrill| {
        let view = drill_view(contents, drill, today);
        let scenario = drill.scenario.and_then(|id| contents.one::<crate::domain::scenario::Scenario>(id.0));
        let said = scenario.unwrap_or_default();
        let text = |text: LongText| text.0;
        DrillSheet {
            title: view.title,
            place: view.place,
            workload: view.workload,
            injected_by: view.injected_by,
            diagnosed_by: view.diagnosed_by,
            state: view.state_words,
            safely: text(said.safely),
            clock_starts: text(said.clock_starts),
            confirmed: text(said.confirmed),
        }
    };
    let open_first = drills.iter().map(sheet).collect::<Vec<_>>();
    if open_first.is_empty() {
        return Err(Failure::refused("No drill is planned yet. Plan the drills first."));
    }
    let seed = drills.iter().rev().find_map(|drill| drill.seed);
    let printed = print(&sheets(&frozen, &open_first, seed)).map_err(|e| Failure::bug(e.to_string()))?;
    files::write_whole(&path, &printed.bytes)?;
    let name = file_label(&path);
    let pages = if printed.pages == 1 { "1 page".to_owned() } else { format!("{} pages", printed.pages) };
    Ok(Saved { sentence: format!("Wrote {name}: {pages}."), name, bytes: printed.bytes.len() as f64 })
}

fn scheduled(
    app: &App,
    open: &OpenDocument,
) -> Result<(std::sync::Arc<Frozen>, Vec<ScheduledDrill>), Failure> {
    let frozen = freeze(app, open, None)?;
    let drills = frozen.drills.drills.clone();
    Ok((frozen, drills))
}

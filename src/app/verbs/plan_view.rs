//! The plan as the wire carries it. Nothing is decided here.

use std::collections::BTreeMap;

use super::super::Failure;
use super::super::wire::*;
use super::charts as chart;
use crate::charts::{self, Theme};
use crate::domain::observation::{Kind, Origin};
use crate::domain::plan::{Balance, CriterionPlan, DrillState, NextDrill, ScheduledDrill};
use crate::domain::{Contents, Day, Noun, PersonId, WorkloadId};
use crate::plan;

/// The next best drill.
pub(super) fn next_view(contents: &Contents, next: &NextDrill) -> NextDrillView {
    let drill = &next.drill;
    NextDrillView {
        title: next.title.clone(),
        why: next.why.clone(),
        place: next.place.clone(),
        clock: next.clock.clone(),
        criteria: next.criteria.clone(),
        planned: drill.id.map(|id| id.to_string()),
        kind: drill.kind.name().to_owned(),
        scenario: drill.scenario.map(|id| id.to_string()),
        scenario_code: scenario_code(contents, drill),
        side: drill.side.name().to_owned(),
        workload: workload(contents, drill.workload),
        diagnosed_by: person(contents, drill.person),
        injected_by: person(contents, drill.injected_by),
        environment: drill.into.name().to_owned(),
        fields: fields(drill),
        rule: plan::RULE.to_owned(),
    }
}

/// What the observation of a drill begins with.
fn fields(drill: &ScheduledDrill) -> BTreeMap<String, String> {
    let origin = if drill.replay { Origin::Replay } else { Origin::Drill };
    let with_scenario = !matches!(drill.kind, Kind::Deploy);
    let diagnosed = drill.person.filter(|_| drill.kind == Kind::DiagnosisTrial);
    let bounded = matches!(drill.kind, Kind::RollbackDrill | Kind::IsolationDrill);
    [
        ("side", Some(drill.side.name().to_owned())),
        ("origin", Some(origin.name().to_owned())),
        ("injected_into", Some(drill.into.name().to_owned())),
        ("scenario", drill.scenario.filter(|_| with_scenario).map(|id| id.to_string())),
        ("workload", drill.workload.map(|id| id.to_string())),
        ("boundary", drill.boundary.filter(|_| bounded).map(|id| id.to_string())),
        ("injected_by", drill.injected_by.map(|id| id.to_string())),
        ("diagnosed_by", diagnosed.map(|id| id.to_string())),
        ("seeded_fault", (drill.kind == Kind::Deploy).then(|| "yes".to_owned())),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name.to_owned(), value?)))
    .collect()
}

fn scenario_code(contents: &Contents, drill: &ScheduledDrill) -> String {
    let scenario = drill.scenario.and_then(|id| contents.one::<crate::domain::scenario::Scenario>(id.0));
    scenario.map(|s| s.code).unwrap_or_default()
}

fn person(contents: &Contents, id: Option<PersonId>) -> String {
    id.map(|id| contents.label(Noun::Person, id.0)).unwrap_or_default()
}

fn workload(contents: &Contents, id: Option<WorkloadId>) -> String {
    id.map(|id| contents.label(Noun::Workload, id.0)).unwrap_or_default()
}

/// A planned drill.
pub(super) fn drill_view(contents: &Contents, drill: &ScheduledDrill, today: Day) -> PlannedDrillView {
    let starts = contents.pilot().starts;
    let week =
        drill.on.zip(starts).map_or(0, |(on, starts)| (on.days_since(starts).div_euclid(7) + 1).max(0));
    PlannedDrillView {
        id: drill.id.map(|id| id.to_string()).unwrap_or_default(),
        title: plan::title_of(contents, drill),
        kind: drill.kind.name().to_owned(),
        scenario_code: scenario_code(contents, drill),
        side: drill.side.name().to_owned(),
        workload: workload(contents, drill.workload),
        on: drill.on.map(|day| day.to_string()).unwrap_or_default(),
        at: drill.at.map(|at| at.to_string()).unwrap_or_default(),
        place: plan::place_of(drill),
        week: week as u32,
        diagnosed_by: person(contents, drill.person),
        injected_by: person(contents, drill.injected_by),
        state: drill.state.name().to_owned(),
        state_words: plan::state_words(drill),
        evidence: drill.evidence.clone(),
        by_hand: drill.by_hand,
        overdue: drill.state == DrillState::Open && drill.on.is_some_and(|day| day < today),
        skipped: drill.skipped.clone(),
    }
}

/// A schedule by week.
pub(super) fn schedule_view(
    contents: &Contents,
    drills: &[ScheduledDrill],
    balance: &Balance,
    today: Day,
) -> ScheduleView {
    let starts = contents.pilot().starts;
    let mut weeks: Vec<PlanWeekView> = Vec::new();
    for drill in drills {
        let title = plan::week_title(starts, drill.on);
        let view = drill_view(contents, drill, today);
        match weeks.last_mut().filter(|week| week.title == title) {
            Some(week) => week.drills.push(view),
            None => weeks.push(PlanWeekView { title, drills: vec![view] }),
        }
    }
    let people = balance.people.iter().map(|load| PersonLoadView {
        person: contents.label(Noun::Person, load.person.0),
        injects: load.injects,
        baseline: load.baseline,
        pilot: load.pilot,
        first: load.first,
        second: load.second,
    });
    ScheduleView {
        weeks,
        baseline_first: balance.baseline_first,
        pilot_first: balance.pilot_first,
        people: people.collect(),
        sentence: plan::standing(drills),
        seed: drills.iter().rev().find_map(|drill| drill.seed),
        warnings: Vec::new(),
    }
}

/// What the plan of a criterion can show.
pub(super) fn criterion_view(plan: &CriterionPlan) -> Result<CriterionPlanView, Failure> {
    let chart = charts::of::odds(plan)
        .map(|chart| chart::view(&format!("odds-{}", plan.code), &chart, chart::ODDS, Theme::Light))
        .transpose()?;
    Ok(CriterionPlanView {
        code: plan.code.clone(),
        title: plan.title.clone(),
        kind: plan.kind.name().to_owned(),
        primary: plan.primary,
        planned: plan.planned,
        done: plan.done,
        counted: plan.counted.label().to_owned(),
        sentence: plan.sentence.clone(),
        odds: plan::figures(plan).into_iter().map(|(figure, words)| OddsView { figure, words }).collect(),
        notes: plan.notes.clone(),
        warnings: plan.warnings.clone(),
        reduction: plan.odds.first().map(|odds| 100.0 * odds.reduction),
        spread: plan.spread.as_ref().map(|spread| spread.used),
        chart,
    })
}

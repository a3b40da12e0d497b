//! From records to values: each with its evidence id, and everything left out with its reason.

mod left_out;
mod reading;

use std::collections::BTreeMap;

pub(super) use left_out::LeftOuts;
pub(super) use reading::{Clock, Reading, came_first, other_clock, read, read_by_other_clock};

use super::compare::change::Seen;
use super::world::{From, Measured, World};
use crate::domain::observation::{Detail, Kind, Observation, Origin, Severity};
use crate::domain::pilot::Criticality;
use crate::domain::{Instant, Kept, PersonId, ProductId, ScenarioId, Side};

/// One value of a metric.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Case {
    /// The evidence ids behind it; a week of toil has several.
    pub evidence: Vec<String>,
    /// The side.
    pub side: Side,
    /// The scenario, where one was recorded.
    pub scenario: Option<ScenarioId>,
    /// The product of an SLA day.
    pub product: Option<ProductId>,
    /// What people call it: scenario, product, workload.
    pub name: String,
    /// When.
    pub when: Instant,
    /// The value, or where it was stopped.
    pub value: f64,
    /// Stopped at that value: the true one is larger.
    pub censored: bool,
    /// Not finished at the moment of the judgement.
    pub open: bool,
    /// How it came about.
    pub origin: Option<Origin>,
    /// Whether a failure was made to happen for it.
    pub drill: bool,
    /// Whether those on call knew beforehand.
    pub announced: Option<bool>,
    /// Who looked for the cause.
    pub people: Vec<PersonId>,
    /// How much the failure hurts; as critical as its workload where nobody said.
    pub severity: Option<Severity>,
    /// On the baseline: from the incident behind the pilot, or a replay of a workload that failed
    /// in it.
    pub trigger: bool,
    /// On the pilot: from before the day of the cut-over.
    pub before_cut_over: bool,
    /// A live drill whose clock has not been stopped.
    pub running: bool,
}

impl Case {
    /// The id to sort and show it by.
    pub fn code(&self) -> &str {
        self.evidence.first().map_or("", String::as_str)
    }
    /// The side's value as it stands: measured, or stopped.
    pub fn seen(&self) -> Seen {
        Seen { value: self.value, censored: self.censored }
    }
    /// A real failure, as it happened.
    pub fn is_live(&self) -> bool {
        self.origin == Some(Origin::LiveIncident)
    }
}

/// The values of a metric, in order of time, and what was left out.
pub(super) struct Gathered {
    /// What counts.
    pub cases: Vec<Case>,
    /// What does not, and why.
    pub left_out: LeftOuts,
}

/// When the pilot's evidence began; the baseline may lie long before anything was registered.
pub(super) fn first_on_the_pilot(cases: &[Case]) -> Option<Instant> {
    cases.iter().filter(|case| case.side == Side::Pilot).map(|case| case.when).min()
}

/// The evidence id of an observation.
pub(super) fn code_of(kept: &Kept<&Observation>) -> String {
    if kept.value.common.code.is_empty() {
        kept.id.to_string().chars().take(8).collect()
    } else {
        kept.value.common.code.clone()
    }
}

/// Gathers the values of a metric from the observations.
pub(super) fn gather(world: &World<'_>, metric: &Measured) -> Gathered {
    gather_by(world, metric, Clock::Own)
}

/// Gathers the values of a metric with a clock that need not be its own.
pub(super) fn gather_by(world: &World<'_>, metric: &Measured, by: Clock) -> Gathered {
    let mut cases = Vec::new();
    let mut left_out = LeftOuts::default();
    for kept in &world.observations {
        let reading = match (&metric.from, &kept.value.detail) {
            (From::Custom(id), Detail::Custom(custom)) => reading::read_custom(*id, custom),
            (From::Custom(_), _) => Reading::Elsewhere,
            (From::Catalogue(m), detail) => match by {
                Clock::Own => read(m.name, detail, world.as_of),
                Clock::Other => reading::read_by_other_clock(m.name, detail, world.as_of),
            },
        };
        if reading == Reading::Elsewhere {
            continue;
        }
        // A drill whose clock still runs counts once it is finished, whatever it holds by now.
        let reading = if is_running(kept.value) { Reading::Open(0.0) } else { reading };
        match admit(world, kept).and_then(|(side, when)| case_of(world, kept, side, when, reading)) {
            Ok(case) => cases.push(case),
            Err(reason) => left_out.add(reason, code_of(kept)),
        }
    }
    if metric.catalogue_name() == "toil_hours" {
        cases = by_week(cases);
    }
    cases.sort_by(|a, b| (a.when, a.code()).cmp(&(b.when, b.code())));
    Gathered { cases, left_out }
}

/// Whether an observation counts at all, whatever the metric: its side and its time, or the
/// reason why not.
pub(super) fn admit(world: &World<'_>, kept: &Kept<&Observation>) -> Result<(Side, Instant), String> {
    let observation = kept.value;
    let by_hand = observation.common.left_out.trim();
    if !by_hand.is_empty() {
        return Err(format!("left out by hand: {by_hand}"));
    }
    let Some(side) = observation.common.side else { return Err("no side recorded".to_owned()) };
    if let Some(problem) = observation.problems().into_iter().next() {
        return Err(format!("its fields contradict each other: {}", problem.what));
    }
    let Some(when) = observation.when() else { return Err("no time recorded".to_owned()) };
    if when > world.as_of {
        return Err("later than the moment of this assessment".to_owned());
    }
    if is_operation(observation) {
        in_its_period(world, side, when)?;
    }
    Ok((side, when))
}

/// A live drill whose clock has not been stopped.
pub(super) fn is_running(observation: &Observation) -> bool {
    observation.common.running == Some(true)
}

/// Operation data belong to a period; a drill belongs to its side whenever it was run.
fn is_operation(observation: &Observation) -> bool {
    let live = observation.common.origin == Some(Origin::LiveIncident);
    live || matches!(observation.kind(), Kind::SlaDay | Kind::Toil)
}

fn in_its_period(world: &World<'_>, side: Side, when: Instant) -> Result<(), String> {
    let day = when.day(world.zone);
    let pilot = &world.pilot;
    if let Some(cut_over) = pilot.cut_over {
        if day == cut_over {
            return Err("the cut-over day, which is neither before nor after".to_owned());
        }
        if side == Side::Baseline && day > cut_over {
            return Err("on the baseline after the cut-over".to_owned());
        }
        if side == Side::Pilot && day < cut_over {
            return Err("on the pilot before the cut-over".to_owned());
        }
    }
    let outside = pilot.baseline_from.is_some_and(|from| day < from)
        || pilot.baseline_until.is_some_and(|until| day > until);
    if side == Side::Baseline && outside {
        return Err("outside the baseline period chosen beforehand".to_owned());
    }
    Ok(())
}

fn case_of(
    world: &World<'_>,
    kept: &Kept<&Observation>,
    side: Side,
    when: Instant,
    reading: Reading,
) -> Result<Case, String> {
    let (value, censored, open) = match reading {
        Reading::Value(value) => (value, false, false),
        Reading::Stopped(value) => (value, true, false),
        Reading::Open(value) => (value, true, true),
        Reading::Missing(what) => return Err(what.to_owned()),
        Reading::Elsewhere => return Err("it says nothing about this".to_owned()),
    };
    if !value.is_finite() || value.abs() > 1e12 {
        return Err("its value is no measurement".to_owned());
    }
    let (scenario, people, severity) = match &kept.value.detail {
        Detail::DiagnosisTrial(trial) => (trial.scenario, trial.diagnosed_by.clone(), trial.severity),
        Detail::RollbackDrill(drill) => (drill.scenario, Vec::new(), None),
        Detail::IsolationDrill(drill) => (drill.scenario, Vec::new(), None),
        _ => (None, Vec::new(), None),
    };
    let workload = kept.value.common.workload;
    let as_its_workload = || workload.and_then(|id| world.criticality(id)).map(as_critical);
    let product = kept.value.product();
    let name = scenario
        .map(|id| world.scenario_name(id))
        .or_else(|| product.map(|id| world.product_name(id)))
        .or_else(|| kept.value.common.workload.map(|id| world.workload_name(id)))
        .unwrap_or_default();
    Ok(Case {
        evidence: vec![code_of(kept)],
        side,
        scenario,
        product,
        name,
        when,
        value,
        censored,
        open,
        origin: kept.value.common.origin,
        drill: kept.value.is_drill(),
        announced: kept.value.common.announced,
        people,
        severity: severity.or_else(as_its_workload),
        trigger: side == Side::Baseline && is_trigger(world, kept.value, when),
        before_cut_over: side == Side::Pilot
            && world.pilot.cut_over.is_some_and(|cut_over| when.day(world.zone) < cut_over),
        running: is_running(kept.value),
    })
}

fn as_critical(workload: Criticality) -> Severity {
    match workload {
        Criticality::Critical => Severity::Critical,
        Criticality::Important => Severity::Major,
        Criticality::Routine => Severity::Minor,
    }
}

/// Whether a case comes from the incident behind the pilot: it happened in it, or it replays a
/// workload that failed in it. A failure made to happen in those days does not.
fn is_trigger(world: &World<'_>, observation: &Observation, when: Instant) -> bool {
    let replayed = || observation.common.workload.is_some_and(|id| world.failed_in_incident(id));
    match observation.common.origin {
        Some(Origin::Replay) => replayed(),
        _ if observation.is_drill() => false,
        _ => world.in_incident(when),
    }
}

/// Toil is judged by the week: what one week was spent on is summed.
fn by_week(cases: Vec<Case>) -> Vec<Case> {
    let mut weeks: BTreeMap<(Side, Instant), Case> = BTreeMap::new();
    for case in cases {
        match weeks.get_mut(&(case.side, case.when)) {
            Some(week) => {
                week.value += case.value;
                week.evidence.extend(case.evidence);
                week.evidence.sort();
            }
            None => {
                weeks.insert((case.side, case.when), case);
            }
        }
    }
    weeks.into_values().collect()
}

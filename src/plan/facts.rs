//! The drills that were run, as the plan sees them.

use chrono::TimeZone;
use chrono_tz::Tz;

use crate::domain::observation::{Detail, Kind, Observation, Origin};
use crate::domain::{Clock, Contents, Day, Instant, Kept, PersonId, RecordId, ScenarioId, Side, WorkloadId};

/// A drill that was run, or whose clock runs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fact {
    pub id: RecordId,
    pub code: String,
    pub kind: Kind,
    pub side: Side,
    pub scenario: Option<ScenarioId>,
    pub workload: Option<WorkloadId>,
    pub when: Instant,
    pub day: Day,
    pub running: bool,
    pub diagnosed_by: Vec<PersonId>,
    pub injected_by: Option<PersonId>,
}

/// The zone of a pilot; UTC where none is given or it is not known.
pub(super) fn zone(contents: &Contents) -> Tz {
    contents.pilot().time_zone.parse().unwrap_or(Tz::UTC)
}

/// A time of day on a day, as a moment. A time that the clocks skip counts as the one before.
pub(super) fn moment(day: Day, at: Option<Clock>, zone: Tz) -> Instant {
    let local = day.0.and_time(at.map(|clock| clock.0).unwrap_or_default());
    zone.from_local_datetime(&local).earliest().map_or_else(|| Instant::from(local.and_utc()), Instant::from)
}

/// Drills and replays up to a moment, in order of time. A live incident was planned by nobody, and
/// what was left out by hand fulfils nothing.
pub(super) fn gather(contents: &Contents, as_of: Instant) -> Vec<Fact> {
    let zone = zone(contents);
    let mut facts: Vec<Fact> = contents
        .observations()
        .iter()
        .filter(|kept| is_drill(kept.value.kind()))
        .filter_map(|kept| fact(kept, as_of, zone))
        .collect();
    facts.sort_by(|a, b| (a.when, &a.code).cmp(&(b.when, &b.code)));
    facts
}

fn is_drill(kind: Kind) -> bool {
    matches!(kind, Kind::DiagnosisTrial | Kind::RollbackDrill | Kind::IsolationDrill | Kind::Deploy)
}

fn fact(kept: &Kept<&Observation>, as_of: Instant, zone: Tz) -> Option<Fact> {
    let Observation { common, detail } = kept.value;
    let counts = common.origin != Some(Origin::LiveIncident) && common.left_out.trim().is_empty();
    let (scenario, diagnosed_by) = match detail {
        Detail::DiagnosisTrial(trial) => (trial.scenario, trial.diagnosed_by.clone()),
        Detail::RollbackDrill(drill) => (drill.scenario, Vec::new()),
        Detail::IsolationDrill(drill) => (drill.scenario, Vec::new()),
        Detail::Deploy(deploy) if deploy.seeded_fault == Some(true) => (None, Vec::new()),
        _ => return None,
    };
    let running = common.running == Some(true);
    // A drill that has just begun has no mark yet; it is running all the same.
    let when = kept.value.when().or(running.then_some(as_of)).filter(|when| counts && *when <= as_of)?;
    Some(Fact {
        id: kept.id,
        code: common.code.clone(),
        kind: kept.value.kind(),
        side: common.side?,
        scenario,
        workload: common.workload,
        when,
        day: when.day(zone),
        running,
        diagnosed_by,
        injected_by: common.injected_by,
    })
}

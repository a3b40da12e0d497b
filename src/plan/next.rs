//! The drill that brings the most, by one printed rule.

use super::facts::Fact;
use super::need::{Need, row_of};
use super::state::safe;
use super::words::{clock_of, count, place_of, side_first, title_of};
use crate::domain::assessment::{Assessment, Order};
use crate::domain::observation::{Environment, Kind};
use crate::domain::pilot::Workload;
use crate::domain::plan::{DrillState, NextDrill, ScheduledDrill};
use crate::domain::scenario::Scenario;
use crate::domain::{Contents, Day, ScenarioId, Side, WorkloadId};

/// The rule, as printed.
pub(crate) const RULE: &str = "Next comes the drill that completes an open pair of a primary criterion; then one that opens such a pair, on the side that keeps the order even; then one that a primary demonstration still needs; then the same for the other criteria. Among equals the schedule decides, else the scenario's number.";

/// A drill that could be next, with what decides. Smaller comes first.
struct Candidate<'a> {
    rank: (u8, bool, Option<Day>, u32, String),
    drill: ScheduledDrill,
    need: Option<&'a Need>,
}

/// The next best drill: a planned one, or one that the criteria need and nobody planned yet.
pub(super) fn best(
    contents: &Contents,
    assessments: &[Assessment],
    facts: &[Fact],
    drills: &[ScheduledDrill],
    needs: &[Need],
) -> Option<NextDrill> {
    let open = |drill: &&ScheduledDrill| drill.state == DrillState::Open;
    let planned = drills.iter().filter(open).map(|drill| {
        let need = needs.iter().find(|need| serves(need, drill));
        candidate(contents, assessments, drill.clone(), need)
    });
    let free = needs.iter().filter(|need| !drills.iter().filter(open).any(|drill| serves(need, drill)));
    let proposed =
        free.map(|need| candidate(contents, assessments, of_need(contents, facts, need), Some(need)));
    let best = planned.chain(proposed).min_by(|a, b| a.rank.cmp(&b.rank))?;
    Some(NextDrill {
        criteria: codes(assessments, best.need),
        title: title_of(contents, &best.drill),
        why: why(contents, assessments, &best),
        place: format!("{}.", place_of(&best.drill)),
        clock: clock_of(contents, &best.drill),
        drill: best.drill,
    })
}

fn serves(need: &Need, drill: &ScheduledDrill) -> bool {
    let same_kind = need.kind == drill.kind
        // A scenario that was planned as one kind of drill is not asked for as another.
        || (need.scenario.is_some() && matches!(drill.kind, Kind::DiagnosisTrial | Kind::IsolationDrill));
    same_kind && need.side == drill.side && (need.scenario.is_none() || need.scenario == drill.scenario)
}

fn codes(assessments: &[Assessment], need: Option<&Need>) -> Vec<String> {
    let serves = need.map(|need| need.serves.as_slice()).unwrap_or_default();
    serves.iter().filter_map(|at| assessments.get(*at)).map(|a| a.code.clone()).collect()
}

fn leading<'a>(assessments: &'a [Assessment], need: Option<&Need>) -> Option<&'a Assessment> {
    assessments.get(*need?.serves.first()?)
}

fn candidate<'a>(
    contents: &Contents,
    assessments: &[Assessment],
    drill: ScheduledDrill,
    need: Option<&'a Need>,
) -> Candidate<'a> {
    let lead = leading(assessments, need);
    let primary = lead.is_some_and(|a| a.primary);
    let of_pair = need.is_some_and(|need| need.scenario.is_some());
    let class = match need {
        None => 6,
        Some(need) if need.completes => 0,
        Some(_) if of_pair => 1,
        Some(_) => 2,
    };
    let class = if need.is_some() && !primary { class + 3 } else { class };
    let orders = lead.map(orders).unwrap_or_default();
    let opens = of_pair && !need.is_some_and(|n| n.completes);
    let apart = if opens { after(orders, drill.side).1 } else { 0 };
    let at = drill.at.map(|at| at.to_string()).unwrap_or_default();
    let code =
        drill.scenario.and_then(|id| contents.one::<Scenario>(id.0)).map(|s| s.code).unwrap_or_default();
    // A drill that nobody put a day to stands behind the planned ones of its class.
    let unplanned = drill.on.is_none();
    let side = u8::from(drill.side == Side::Pilot);
    Candidate { rank: (class, unplanned, drill.on, apart, format!("{at} {code} {side}")), drill, need }
}

/// Pairs with the baseline first and with the pilot first, run or begun.
pub(super) fn orders(a: &Assessment) -> (u32, u32) {
    let mut counts = (0, 0);
    for row in &a.rows.pairs {
        let begun = |cell: &crate::domain::assessment::Cell| cell.value.is_some() || cell.open;
        let first = match (row.order, begun(&row.baseline), begun(&row.pilot)) {
            (Some(order), _, _) => Some(order),
            (None, true, false) => Some(Order::BaselineFirst),
            (None, false, true) => Some(Order::PilotFirst),
            _ => None,
        };
        match first {
            Some(Order::BaselineFirst) => counts.0 += 1,
            Some(Order::PilotFirst) => counts.1 += 1,
            None => {}
        }
    }
    counts
}

/// The counts once a pair is opened on a side, and how far they then lie apart.
fn after((baseline, pilot): (u32, u32), side: Side) -> ((u32, u32), u32) {
    let counts = match side {
        Side::Baseline => (baseline + 1, pilot),
        Side::Pilot => (baseline, pilot + 1),
    };
    (counts, counts.0.abs_diff(counts.1))
}

fn why(contents: &Contents, assessments: &[Assessment], best: &Candidate<'_>) -> String {
    let Some((need, a)) = best.need.and_then(|need| Some((need, leading(assessments, Some(need))?))) else {
        return "It is planned; no criterion still needs it.".to_owned();
    };
    let planned = a.progress.planned.unwrap_or(0);
    let of = |n: u32| format!("{n} of {planned} for {}", a.code);
    let Some(scenario) = need.scenario else {
        let left = planned.saturating_sub(a.progress.done);
        return format!("Drill {}; {} to go.", of(a.progress.done + 1), count(left, "drill", "drills"));
    };
    let begun = a.rows.pairs.iter().filter(|row| !row.complete && !row.later).count() as u32;
    if need.completes {
        let other = if best.drill.side == Side::Baseline { Side::Pilot } else { Side::Baseline };
        return format!(
            "Completes pair {}: its half on {} was run{}.",
            of(a.progress.done + 1),
            side_first(other),
            evidence_of(contents, a, scenario, other)
        );
    }
    let opens = format!("Opens pair {}", of(a.progress.done + begun + 1));
    let now = orders(a);
    let ((baseline, pilot), apart) = after(now, best.drill.side);
    let before = now.0.abs_diff(now.1);
    let counts = format!("now {} and {}", now.0, now.1);
    match apart {
        0 | 1 => format!("{opens} and keeps the order even, {counts}."),
        _ if apart < before => {
            format!("{opens} and makes the order more even, {counts} (baseline first, pilot first).")
        }
        _ => format!("{opens}. The baseline then comes first in {baseline} and the pilot in {pilot}."),
    }
}

fn evidence_of(contents: &Contents, a: &Assessment, scenario: ScenarioId, side: Side) -> String {
    let row = contents.one::<Scenario>(scenario.0).and_then(|s| row_of(a, &s));
    let evidence =
        row.map(|row| if side == Side::Baseline { &row.baseline.evidence } else { &row.pilot.evidence });
    evidence
        .filter(|codes| !codes.is_empty())
        .map(|codes| format!(" ({})", codes.join(", ")))
        .unwrap_or_default()
}

/// A drill that nobody planned yet, with what can be said about it.
fn of_need(contents: &Contents, facts: &[Fact], need: &Need) -> ScheduledDrill {
    let workload = workload_for(contents, facts, need.scenario, 0);
    let side = need.side;
    ScheduledDrill { workload, ..blank(need.kind, need.scenario, side, safe(side)) }
}

/// A drill about which nothing else is known.
pub(super) fn blank(
    kind: Kind,
    scenario: Option<ScenarioId>,
    side: Side,
    into: Environment,
) -> ScheduledDrill {
    ScheduledDrill {
        id: None,
        kind,
        scenario,
        side,
        workload: None,
        boundary: None,
        on: None,
        at: None,
        person: None,
        injected_by: None,
        into,
        replay: false,
        order: None,
        seed: None,
        state: DrillState::Open,
        evidence: None,
        done_on: None,
        by_hand: false,
        skipped: String::new(),
    }
}

/// The workload a scenario was drilled on before; else one that failed in the incident, in turn.
pub(super) fn workload_for(
    contents: &Contents,
    facts: &[Fact],
    scenario: Option<ScenarioId>,
    turn: usize,
) -> Option<WorkloadId> {
    let drilled = |fact: &&Fact| scenario.is_some() && fact.scenario == scenario && fact.workload.is_some();
    let before = facts.iter().rev().find(drilled).and_then(|fact| fact.workload);
    before.or_else(|| {
        let all = contents.all::<Workload>();
        let failed: Vec<_> = all.iter().filter(|kept| kept.value.failed_in_incident == Some(true)).collect();
        let of = if failed.is_empty() { all.iter().collect() } else { failed };
        of.get(turn.checked_rem(of.len())?).map(|kept| WorkloadId(kept.id))
    })
}

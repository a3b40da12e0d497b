//! Demonstrations: so many registered drills, every item of their checklist true. The first drill
//! that fails decides; it is shown and never replaced by a later one.

mod checklist;
pub(super) mod items;

pub(super) use checklist::Drill;
use checklist::{Role, role};

use super::asked::{Asked, close};
use super::evidence::{LeftOuts, admit, code_of, is_running};
use super::level;
use super::wording;
use super::world::World;
use crate::domain::assessment::{Assessment, Bound, Design, DrillRow, ItemRow, LevelName, Truth, Verdict};
use crate::domain::criterion::{Counted, Rule};
use crate::domain::observation::{Detail, Observation};
use crate::domain::{Estimate, Instant, Side};
use crate::stats::confidence::Confidence;
use crate::stats::proportion::upper_bound;

/// How the drills of a demonstration went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Went {
    /// Deciding drills in which every item holds.
    pub held: u32,
    /// Deciding drills in which an item does not hold.
    pub failed: u32,
    /// Deciding drills in which an item was not recorded.
    pub unknown: u32,
    /// Drills planned.
    pub planned: Option<u32>,
    /// How many must hold: all, or the threshold.
    pub wanted: Option<u32>,
}

/// Judges a demonstration.
pub(super) fn assess(world: &World<'_>, asked: &Asked, drill: Drill) -> Assessment {
    let mut result = asked.blank(world, Design::Drills, Counted::Drills);
    let mut left_out = LeftOuts::default();
    let mut drills = gather(world, drill, &mut left_out);
    let planned = asked.planned;
    for (place, row) in drills.iter_mut().enumerate() {
        row.later = planned.is_some_and(|n| place >= n as usize);
    }
    let went = count(&drills, asked);
    let done = went.held + went.failed + went.unknown;
    result.progress.done = went.held + went.failed;
    result.progress.later = drills.iter().filter(|d| d.later).count() as u32;
    let verdict = verdict(&went);
    let interim = verdict != Verdict::NotMet && planned.is_none_or(|n| result.progress.done < n);
    let name = match done {
        0 => LevelName::NotMeasured,
        _ if verdict != Verdict::NotEnoughEvidence => LevelName::Clear,
        _ => LevelName::ValuesOnly,
    };
    put_bound(&drills, &went, &mut result);
    result.finding.failed_again = failed_again(&drills, &asked.amended);
    let verdict = if interim { Verdict::NotEnoughEvidence } else { verdict };
    level::conclude(&mut result, (name, false), verdict, interim);
    wording::drills::put(drill, &went, &drills, &mut result);
    let first = drills.first().and_then(|d| d.when);
    asked.say_when_registered(first, &mut result);
    result.evidence = drills.iter().map(|d| d.code.clone()).collect();
    result.rows.drills = drills;
    close(result, left_out)
}

/// The pilot's drills in order of time.
fn gather(world: &World<'_>, drill: Drill, left_out: &mut LeftOuts) -> Vec<DrillRow> {
    let mut drills: Vec<DrillRow> = Vec::new();
    for kept in &world.observations {
        let code = code_of(kept);
        let items = match role(drill, &kept.value.detail, &code) {
            Role::Drill(items) => items,
            Role::NoDrill(why) => {
                left_out.add(why, code);
                continue;
            }
            Role::Elsewhere => continue,
        };
        match admit(world, kept) {
            Ok((Side::Baseline, _)) => {
                left_out.add("on the baseline, while the pilot is to demonstrate it", code);
            }
            Ok(_) if is_running(kept.value) => left_out.add("still running", code),
            Ok((Side::Pilot, when)) => drills.push(DrillRow {
                name: name_of(world, kept.value),
                holds: all_of(&items),
                code,
                when: Some(when),
                items,
                later: false,
            }),
            Err(reason) => left_out.add(reason, code),
        }
    }
    drills.sort_by(|a, b| (a.when, &a.code).cmp(&(b.when, &b.code)));
    drills
}

fn name_of(world: &World<'_>, observation: &Observation) -> String {
    let scenario = match &observation.detail {
        Detail::IsolationDrill(d) => d.scenario,
        Detail::RollbackDrill(d) => d.scenario,
        _ => None,
    };
    let version = match &observation.detail {
        Detail::RollbackDrill(d) if !d.from_version.is_empty() || !d.to_version.is_empty() => {
            format!("{} → {}", d.from_version, d.to_version)
        }
        Detail::Deploy(d) => d.version.clone(),
        _ => String::new(),
    };
    let workload = observation.common.workload.map(|id| world.workload_name(id));
    let parts: Vec<String> = [scenario.map(|id| world.scenario_name(id)), workload, Some(version)]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// One item that fails decides; else one that was not recorded leaves it unknown.
pub(super) fn all_of(items: &[ItemRow]) -> Truth {
    if items.iter().any(|item| item.holds == Truth::Fails) {
        Truth::Fails
    } else if items.iter().any(|item| item.holds == Truth::Unknown) {
        Truth::Unknown
    } else {
        Truth::Holds
    }
}

fn count(drills: &[DrillRow], asked: &Asked) -> Went {
    let of = |wanted| drills.iter().filter(|d| !d.later && d.holds == wanted).count() as u32;
    let wanted = match asked.rule {
        Some(Rule::AtLeast) => asked.threshold().map(|t| libm::ceil(t.max(0.0)) as u32),
        _ => asked.planned,
    };
    Went {
        held: of(Truth::Holds),
        failed: of(Truth::Fails),
        unknown: of(Truth::Unknown),
        planned: asked.planned,
        wanted,
    }
}

fn verdict(went: &Went) -> Verdict {
    let (Some(planned), Some(wanted)) = (went.planned, went.wanted) else {
        return Verdict::NotEnoughEvidence;
    };
    if wanted > planned {
        return Verdict::NotEnoughEvidence;
    }
    if went.failed > planned - wanted {
        Verdict::NotMet
    } else if went.held >= wanted && went.held + went.failed >= planned {
        Verdict::Met
    } else {
        Verdict::NotEnoughEvidence
    }
}

/// Whether a drill failed, the criterion was then amended for a fix, and a drill failed again.
fn failed_again(drills: &[DrillRow], amended: &[Instant]) -> bool {
    let failed: Vec<Instant> =
        drills.iter().filter(|d| d.holds == Truth::Fails).filter_map(|d| d.when).collect();
    let (Some(first), Some(last)) = (failed.first(), failed.last()) else { return false };
    amended.iter().any(|fix| first < fix && fix < last)
}

fn put_bound(drills: &[DrillRow], went: &Went, result: &mut Assessment) {
    let n = went.held + went.failed;
    let Some(bound) = upper_bound(u64::from(went.failed), u64::from(n), Confidence::NINETY_FIVE) else {
        return;
    };
    result.finding.bound = Some(Bound::AtMost);
    result.finding.failure_bound = Some(Estimate {
        value: 100.0 * f64::from(went.failed) / f64::from(n),
        low: None,
        high: Some(100.0 * bound),
        confidence: Some(0.95),
        n,
        counted: "drills".to_owned(),
        unit: "%".to_owned(),
        method: "Clopper–Pearson, one-sided".to_owned(),
        evidence: drills.iter().filter(|d| !d.later).map(|d| d.code.clone()).collect(),
    });
}

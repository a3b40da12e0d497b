//! A schedule drawn from a stated seed: each scenario on both sides, the order balanced, the people
//! balanced, never a failure in production. What was run or skipped is kept; what was only planned
//! is drawn anew.

mod pairs;
mod people;
mod singles;
mod slots;

pub(super) use slots::{PER_DAY, capacity, window};

use super::facts::{self, Fact, zone};
use super::need::{self, Need};
use super::state;
use crate::domain::assessment::Assessment;
use crate::domain::observation::Kind;
use crate::domain::pilot::{Boundary, BoundaryKind, Person};
use crate::domain::plan::{Balance, DrillState, ScheduledDrill};
use crate::domain::{BoundaryId, Contents, Day, Instant, Noun, PersonId, RecordId, Side};
use slots::Slots;

/// What a schedule is asked to be.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Ask {
    /// Where chance starts. The same seed and document give the same schedule.
    pub seed: u32,
    /// The first day; empty: today, or the pilot's first day when that is later.
    pub from: Option<Day>,
    /// Drills a working day, 1 to 4.
    pub per_day: Option<u32>,
    /// Who takes part; empty: analysts and engineers by their role, else everybody.
    pub people: Vec<PersonId>,
    /// Whether the baseline's failures are replayed from logs.
    pub replay: bool,
}

/// A schedule that nobody took yet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proposal {
    /// The drills, in order.
    pub drills: Vec<ScheduledDrill>,
    /// Planned drills that it takes the place of.
    pub replaces: Vec<RecordId>,
    /// Drills that were run or skipped, and stay.
    pub kept: u32,
    /// How even it all is, with what was run.
    pub balance: Balance,
    /// What a person should know before taking it.
    pub warnings: Vec<String>,
    /// The day it begins on.
    pub from: Day,
}

/// Everything the parts of a schedule look at.
struct Draw<'a> {
    contents: &'a Contents,
    assessments: &'a [Assessment],
    facts: &'a [Fact],
    ask: &'a Ask,
    people: Vec<PersonId>,
}

/// Draws a schedule for what the criteria still need.
pub(crate) fn propose(
    contents: &Contents,
    assessments: &[Assessment],
    as_of: Instant,
    ask: &Ask,
) -> Proposal {
    let facts = facts::gather(contents, as_of);
    let before = state::scheduled(contents, &facts);
    let needs = need::needs(contents, assessments, &facts, &before);
    let from = ask.from.unwrap_or_else(|| first_day(contents, as_of));
    let people = if ask.people.is_empty() { who(contents) } else { ask.people.clone() };
    let draw = Draw { contents, assessments, facts: &facts, ask, people };
    let (stay, replaced): (Vec<_>, Vec<_>) =
        before.into_iter().partition(|drill| drill.state != DrillState::Open);
    let mut drills = placed(&draw, &needs, from);
    drills.sort_by_key(|drill| (drill.on, drill.at, drill.order));
    for (drill, order) in drills.iter_mut().zip(stay.len() as u32 + 1..) {
        drill.order = Some(order);
        drill.seed = Some(ask.seed);
    }
    let all: Vec<ScheduledDrill> = stay.iter().chain(&drills).cloned().collect();
    Proposal {
        balance: state::balance(&state::pairs(contents, &facts, &all), &facts, &all),
        warnings: warnings(&draw, &drills),
        replaces: replaced.iter().filter_map(|drill| drill.id).collect(),
        kept: stay.len() as u32,
        drills,
        from,
    }
}

/// Today, or the pilot's first day when that is later.
pub(crate) fn first_day(contents: &Contents, as_of: Instant) -> Day {
    let today = as_of.day(zone(contents));
    contents.pilot().starts.map_or(today, |starts| starts.max(today))
}

/// The missing drills with people, phase by phase on the days.
fn placed(draw: &Draw<'_>, needs: &[Need], from: Day) -> Vec<ScheduledDrill> {
    let mut slots = Slots::new(draw.ask.per_day.unwrap_or(PER_DAY), from);
    let mut phases: Vec<String> = needs.iter().map(|need| phase(draw, need)).collect();
    phases.sort();
    phases.dedup();
    let mut drills: Vec<ScheduledDrill> = Vec::new();
    for code in phases {
        let of: Vec<Need> = needs.iter().filter(|need| phase(draw, need) == code).cloned().collect();
        let mut queue = pairs::halves(draw, &of, slots.per_day());
        let before: Vec<ScheduledDrill> = drills.iter().chain(&queue).cloned().collect();
        queue.extend(singles::singles(draw, &of, &before));
        let begins = window(draw.contents, &code).map(|(first, _)| first);
        let dated = draw.contents.pilot().starts.is_some();
        for mut drill in queue {
            if dated && let Some((on, at)) = slots.next(begins) {
                (drill.on, drill.at) = (Some(on), Some(at));
            }
            drill.order = Some(drills.len() as u32);
            drills.push(drill);
        }
    }
    drills
}

/// The phase of the criterion that a need serves first.
fn phase(draw: &Draw<'_>, need: &Need) -> String {
    need.serves
        .first()
        .and_then(|at| draw.assessments.get(*at))
        .and_then(|a| draw.contents.one::<crate::domain::criterion::Criterion>(a.criterion?))
        .map(|criterion| criterion.phase)
        .unwrap_or_default()
}

/// Those who diagnose and inject by their role: analysts and engineers; everybody where no role
/// says so.
pub(crate) fn who(contents: &Contents) -> Vec<PersonId> {
    let all = contents.all::<Person>();
    let works = |role: &str| {
        let role = role.to_lowercase();
        role.contains("analyst") || role.contains("engineer")
    };
    let some: Vec<PersonId> =
        all.iter().filter(|kept| works(&kept.value.role)).map(|kept| PersonId(kept.id)).collect();
    if some.len() > 1 { some } else { all.iter().map(|kept| PersonId(kept.id)).collect() }
}

/// The smallest Deployment of the pilot that holds a workload: the one made for drills.
fn boundary(draw: &Draw<'_>, drill: &ScheduledDrill) -> Option<BoundaryId> {
    let holds = |b: &Boundary| {
        b.kind == Some(BoundaryKind::Deployment)
            && b.side == Some(Side::Pilot)
            && drill.workload.is_none_or(|workload| b.workloads.contains(&workload))
    };
    draw.contents
        .all::<Boundary>()
        .into_iter()
        .filter(|kept| drill.side == Side::Pilot && drill.kind != Kind::DiagnosisTrial && holds(&kept.value))
        .min_by_key(|kept| (kept.value.workloads.len(), kept.id))
        .map(|kept| BoundaryId(kept.id))
}

fn warnings(draw: &Draw<'_>, drills: &[ScheduledDrill]) -> Vec<String> {
    let mut found = Vec::new();
    if drills.is_empty() {
        return found;
    }
    let pilot = draw.contents.pilot();
    match pilot.starts {
        None => found.push("The pilot has no first day, so the drills have an order and no days. Set the first day in the set-up.".to_owned()),
        Some(starts) => {
            let end = starts.plus_days(i64::from(pilot.weeks.unwrap_or(6)) * 7 - 1);
            let after = drills.iter().filter(|drill| drill.on.is_some_and(|day| day > end)).count();
            if after > 0 {
                found.push(format!(
                    "{} of {} drills fall after the pilot's last day, {}. More drills a day, an earlier start or more weeks would hold them.",
                    after,
                    drills.len(),
                    end.words()
                ));
            }
        }
    }
    match draw.people.len() {
        0 | 1 => found.push(format!(
            "{}, so the drills have nobody to inject and nobody else to diagnose. Add people in the set-up.",
            if draw.people.is_empty() { "Nobody takes part" } else { "Only one person takes part" }
        )),
        2 => found.push(
            "With two people, one diagnoses both halves of a pair and may have learned from the first. A third person would rule that out.".to_owned(),
        ),
        _ => {}
    }
    if draw.contents.count(Noun::Workload) == 0 {
        found.push("No workload is set up, so the drills name none.".to_owned());
    }
    found
}

/// What a proposal would do, in a sentence.
pub(crate) fn proposal_words(proposal: &Proposal) -> String {
    if proposal.drills.is_empty() {
        return "No criterion needs another drill.".to_owned();
    }
    let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let mut text = format!("{} from {}", many(proposal.drills.len(), "drill"), proposal.from.words());
    if let Some(last) = proposal.drills.iter().filter_map(|drill| drill.on).max() {
        text.push_str(&format!(" to {}", last.words()));
    }
    text.push('.');
    if !proposal.replaces.is_empty() {
        text.push_str(&format!(
            " They take the place of {} that nobody ran.",
            many(proposal.replaces.len(), "planned drill")
        ));
    }
    if proposal.kept > 0 {
        text.push_str(&format!(" {} that were run or skipped stay.", many(proposal.kept as usize, "drill")));
    }
    text
}

//! Regression to the mean: a pilot that began after a bad incident looks better whatever it does,
//! if that incident is its baseline.

use crate::assess::evidence::Case;
use crate::assess::wording::number::counted;
use crate::assess::world::World;
use crate::domain::Side;
use crate::domain::assessment::{Alike, Likeness, Ways};
use crate::domain::observation::Origin;

use super::comparability::row;

/// Withholds the headline where most of the baseline is the incident behind the pilot.
pub(in crate::assess) fn mostly_the_incident(cases: &[Case]) -> Option<Likeness> {
    let (bad, all) = tally(cases);
    (2 * bad > all).then(|| {
        row(
            "baseline",
            Alike::Withholds,
            format!(
                "{bad} of {} come from the incident behind the pilot. After so bad a start anything looks better.",
                counted(all, "baseline case", "baseline cases")
            ),
        )
    })
}

/// What a baseline that was chosen because it was bad may have added; the ways of looking say
/// whether the result stays without it.
pub(in crate::assess) fn regression(world: &World<'_>, cases: &[Case], ways: Option<&Ways>) -> Vec<String> {
    let mut said: Vec<String> = from_the_incident(cases, ways).into_iter().collect();
    if cases.iter().any(|c| c.side == Side::Baseline && !c.drill && c.origin != Some(Origin::Replay)) {
        said.extend(period(world));
    }
    said
}

fn tally(cases: &[Case]) -> (usize, usize) {
    let of = || cases.iter().filter(|c| c.side == Side::Baseline);
    (of().filter(|c| c.trigger).count(), of().count())
}

fn from_the_incident(cases: &[Case], ways: Option<&Ways>) -> Option<String> {
    let (bad, all) = tally(cases);
    if bad == 0 {
        return None;
    }
    let replays = cases.iter().filter(|c| c.trigger && c.origin == Some(Origin::Replay)).count() == bad;
    let what = match (replays, bad == 1) {
        (true, true) => "is a replay of a workload that failed in the incident behind the pilot",
        (true, false) => "are replays of workloads that failed in the incident behind the pilot",
        (false, true) => "comes from the incident behind the pilot",
        (false, false) => "come from the incident behind the pilot",
    };
    let without = ways.and_then(|ways| {
        let way = ways.rows.iter().find(|way| way.words == crate::assess::wording::firm::WITHOUT_TRIGGER)?;
        Some(match way.holds {
            true => format!(" Without {} the conclusion is the same.", if bad == 1 { "it" } else { "them" }),
            false => format!(" Without {} the conclusion turns.", if bad == 1 { "it" } else { "them" }),
        })
    });
    let cases = counted(all, "baseline case", "baseline cases");
    Some(format!(
        "{bad} of {cases} {what}; a baseline that was bad by chance looks better next time by itself.{}",
        without.unwrap_or_default()
    ))
}

/// Days of the baseline that lie in the incident behind the pilot.
pub(in crate::assess) fn days_of_the_incident(bad: usize, all: usize) -> String {
    format!(
        "{bad} of {} lie in the incident behind the pilot; a baseline that was bad by chance looks better next time by itself.",
        counted(all, "baseline day", "baseline days")
    )
}

/// For what simply happened on the baseline, whether its period was chosen beforehand.
pub(in crate::assess) fn period(world: &World<'_>) -> Option<String> {
    let pilot = &world.pilot;
    let (Some(from), Some(until)) = (pilot.baseline_from, pilot.baseline_until) else {
        return Some(
            "No baseline period is set, so nothing shows that it was chosen before looking.".to_owned(),
        );
    };
    let incident = world.incident.as_ref()?;
    let began = incident.began.or(incident.detected)?.day(world.zone);
    let resolved = incident.resolved.map_or(until, |at| at.day(world.zone));
    (from <= resolved && until >= began).then(|| {
        "The baseline period holds the incident behind the pilot, so part of the change may be a return to normal."
            .to_owned()
    })
}

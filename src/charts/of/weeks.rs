//! The weeks of the pilot, its phases, and where each criterion stands.

use chrono_tz::Tz;

use crate::charts::Chart;
use crate::charts::spec::{Milestone, Phase as Stretch, SixWeekStrip, Standing};
use crate::domain::assessment::{Assessment, ChipState, Verdict};
use crate::domain::criterion::Criterion;
use crate::domain::pilot::Phase;
use crate::domain::{Contents, Day, Instant};

/// The strip of weeks as of a moment; `None` while the pilot has no first day.
pub fn six_weeks(contents: &Contents, assessments: &[Assessment], now: Instant) -> Option<Chart> {
    let pilot = contents.pilot();
    let start = pilot.starts?;
    let weeks = pilot.weeks.unwrap_or(6);
    let phases: Vec<Phase> = contents.all::<Phase>().into_iter().map(|kept| kept.value).collect();
    let today = now.day(pilot.time_zone.parse().unwrap_or(Tz::UTC));
    let within = today >= start && today <= last_day(start, weeks);
    Some(Chart::Strip(SixWeekStrip {
        title: finding(assessments, (start, weeks), today),
        start: start.0,
        weeks,
        phases: phases
            .iter()
            .filter_map(|p| stretch(start, p, &progress(contents, assessments, p)))
            .collect(),
        today: within.then_some(today.0),
        milestones: milestones(contents, assessments, start, &phases),
    }))
}

/// How far the weeks are, and how many criteria are met by then.
fn finding(assessments: &[Assessment], (start, weeks): (Day, u32), today: Day) -> String {
    let met = assessments.iter().filter(|a| a.chip.state == ChipState::Met).count();
    let end = last_day(start, weeks);
    let criteria = match assessments.len() {
        0 => "no criterion is registered".to_owned(),
        n => format!("{met} of {n} criteria met"),
    };
    let weeks = if weeks == 1 { "The week".to_owned() } else { format!("The {weeks} weeks") };
    match today {
        today if today < start => format!("{weeks} begin on {}", start.words()),
        today if today > end => format!("{weeks} ended on {}; {criteria}", end.words()),
        today => format!(
            "Week {} of the pilot that ends on {}; {criteria} so far",
            today.days_since(start) / 7 + 1,
            end.words()
        ),
    }
}

/// The last day of a week, counted from 1.
pub fn last_day(start: Day, week: u32) -> Day {
    start.plus_days(i64::from(week) * 7 - 1)
}

fn stretch(start: Day, phase: &Phase, progress: &str) -> Option<Stretch> {
    Some(Stretch {
        name: format!("{} {}", phase.code, phase.name).trim().to_owned(),
        detail: progress.to_owned(),
        from: start.plus_days((i64::from(phase.first_week?) - 1) * 7).0,
        to: last_day(start, phase.last_week?).0,
    })
}

/// How far a phase is: "9 of 12 pairs" where one primary criterion is planned for it, "1 of 2 primary
/// criteria met" where several are.
fn progress(contents: &Contents, assessments: &[Assessment], phase: &Phase) -> String {
    let criteria = contents.all::<Criterion>();
    let of_phase = |a: &&Assessment| {
        let criterion = criteria.iter().find(|kept| Some(kept.id) == a.criterion);
        a.primary && criterion.is_some_and(|kept| kept.value.phase == phase.code)
    };
    let primary: Vec<&Assessment> = assessments.iter().filter(of_phase).collect();
    match primary.as_slice() {
        [] => String::new(),
        [one] => one.progress.planned.map_or_else(String::new, |planned| {
            format!("{} of {planned} {}", one.progress.done, one.progress.counted.label())
        }),
        several => {
            let met = several.iter().filter(|a| a.verdict == Verdict::Met).count();
            format!("{met} of {} primary criteria met", several.len())
        }
    }
}

fn milestones(
    contents: &Contents,
    assessments: &[Assessment],
    start: Day,
    phases: &[Phase],
) -> Vec<Milestone> {
    let criteria = contents.all::<Criterion>();
    let end_of = |a: &Assessment| {
        let criterion = criteria.iter().find(|kept| kept.value.code == a.code)?;
        let phase = phases.iter().find(|phase| phase.code == criterion.value.phase)?;
        Some(last_day(start, phase.last_week?))
    };
    assessments
        .iter()
        .filter_map(|a| {
            Some(Milestone {
                label: a.code.clone(),
                day: end_of(a)?.0,
                standing: standing(a.chip.state),
                evidence: vec![a.code.clone()],
            })
        })
        .collect()
}

fn standing(state: ChipState) -> Standing {
    match state {
        ChipState::Met => Standing::Met,
        ChipState::NotMet => Standing::NotMet,
        ChipState::NotEnoughEvidence | ChipState::NotComparable | ChipState::Interim => Standing::NotEnough,
        ChipState::Open => Standing::Open,
    }
}

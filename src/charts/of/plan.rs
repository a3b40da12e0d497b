//! The plan as drawings.

use chrono::Timelike;
use chrono_tz::Tz;

use super::half;
use crate::charts::Chart;
use crate::charts::spec::{DrillLine, DrillMark, DrillWeeks, OddsLine, OddsPlot, Stage};
use crate::domain::observation::Kind;
use crate::domain::plan::{CriterionPlan, DrillPlan, DrillState, PairHalf, PairPlan};
use crate::domain::scenario::Scenario;
use crate::domain::{Contents, Instant, Side};

/// The odds of a criterion, where they were simulated.
pub fn odds(plan: &CriterionPlan) -> Option<Chart> {
    if plan.curves.is_empty() {
        return None;
    }
    Some(Chart::Odds(OddsPlot {
        title: plan.sentence.clone(),
        lines: plan
            .curves
            .iter()
            .map(|c| OddsLine { name: c.name.clone(), aside: c.aside, chances: c.chances.clone() })
            .collect(),
        planned: plan.planned.map(|n| n as usize),
    }))
}

/// The pairs over the weeks; `None` while the pilot has no first day, or no pair.
pub fn drills(contents: &Contents, plan: &DrillPlan, as_of: Instant) -> Option<Chart> {
    let pilot = contents.pilot();
    let zone: Tz = pilot.time_zone.parse().unwrap_or(Tz::UTC);
    let starts = pilot.starts?;
    // A drill on the pilot alone is no pair that lacks a half; it belongs to a demonstration.
    let is_pair = |pair: &&PairPlan| pair.kind == Kind::DiagnosisTrial || pair.baseline.is_some();
    let mut lines: Vec<DrillLine> =
        plan.pairs.iter().filter(is_pair).filter_map(|pair| line(contents, pair, zone)).collect();
    lines.sort_by(|a, b| a.label.cmp(&b.label));
    let last = lines.iter().flat_map(|line| &line.marks).map(|mark| mark.day).max()?;
    let reach = ((last - starts.0).num_days().max(0) / 7 + 1) as u32;
    let today = as_of.day(zone);
    let weeks = pilot.weeks.unwrap_or(6).max(reach);
    let inside = (today.days_since(starts)) < i64::from(weeks) * 7 && today >= starts;
    Some(Chart::Drills(DrillWeeks {
        title: finding(&lines),
        start: starts.0,
        weeks,
        today: inside.then_some(today.0),
        lines,
    }))
}

/// How many of the drills that are drawn are run.
fn finding(lines: &[DrillLine]) -> String {
    let all = || lines.iter().flat_map(|line| &line.marks);
    let run = all().filter(|mark| mark.stage == Stage::Run).count();
    format!("{run} of {} drills are run, the same scenario on both sides", all().count())
}

fn line(contents: &Contents, pair: &PairPlan, zone: Tz) -> Option<DrillLine> {
    let scenario = contents.one::<Scenario>(pair.scenario.0)?;
    let mut marks: Vec<DrillMark> = [(Side::Baseline, &pair.baseline), (Side::Pilot, &pair.pilot)]
        .into_iter()
        .filter_map(|(side, half)| Some(mark(side, half.as_ref()?, zone)))
        .collect();
    marks.sort_by_key(|mark| mark.day);
    let name = if pair.kind == Kind::IsolationDrill {
        format!("Blast radius: {}", scenario.name)
    } else {
        scenario.name
    };
    Some(DrillLine { label: scenario.code, name, marks })
}

fn mark(side: Side, of: &PairHalf, zone: Tz) -> DrillMark {
    let local = of.at.utc().with_timezone(&zone);
    DrillMark {
        side: half(side),
        day: local.date_naive(),
        hour: f64::from(local.num_seconds_from_midnight()) / 86_400.0,
        stage: match of.state {
            DrillState::Running => Stage::Running,
            DrillState::Done => Stage::Run,
            DrillState::Open | DrillState::Skipped => Stage::Planned,
        },
        evidence: of.evidence.iter().cloned().collect(),
    }
}

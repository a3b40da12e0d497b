//! When no outcome could meet a criterion, or its drills do not fit: said before anybody drills.

use super::need::{is_paired, kind_for, missing};
use super::schedule::{capacity, window};
use super::words::{count, percent};
use crate::domain::assessment::{Assessment, Verdict};
use crate::domain::criterion::{Criterion, CriterionKind, Rule};
use crate::domain::plan::{CriterionPlan, DrillPlan, DrillState};
use crate::domain::{Contents, Day, Instant, Noun};
use crate::stats::confidence::Confidence;
use crate::stats::floor::{fewest_pairs, smallest_p_paired};
use crate::stats::two_proportions::{Tally, newcombe};

/// Days from which the pilot's own limits are firm.
const FIRM_DAYS: u32 = 12;

/// Every reason why the plan of a criterion cannot end well, each with what to do.
pub(super) fn warnings(
    contents: &Contents,
    a: &Assessment,
    registered: &Criterion,
    drills: &DrillPlan,
    as_of: Instant,
    plan: &CriterionPlan,
) -> Vec<String> {
    let mut found = Vec::new();
    match plan.planned {
        None => found.push(format!(
            "{}: no planned n is registered, so it stays interim for good. Register one.",
            a.code
        )),
        Some(n) if is_paired(a) => pairs(contents, a, registered, n, &mut found),
        Some(_) if a.kind == CriterionKind::Demonstration => demonstration(a, &mut found),
        Some(n) if a.rule == Some(Rule::Assurance) => days(contents, a, registered, n, &mut found),
        Some(n) => proportion(a, n, &mut found),
    }
    if let Some(words) = room(contents, a, registered, drills, as_of, plan) {
        found.push(words);
    }
    found
}

fn pairs(contents: &Contents, a: &Assessment, registered: &Criterion, n: u32, found: &mut Vec<String>) {
    let floor = fewest_pairs(super::odds::ALPHA);
    if (n as usize) < floor {
        found.push(format!(
            "{}: no outcome can meet it. With {}, even if all of them agree, p is {:.2}; plan at least {floor}.",
            a.code,
            count(n, "pair", "pairs"),
            smallest_p_paired(n as usize)
        ));
    }
    let scenarios = contents.count(Noun::Scenario);
    if n as usize > scenarios {
        found.push(format!(
            "{}: {n} pairs are planned, and there are {scenarios} scenarios. A scenario counts once however often it is drilled: add {} or amend the planned n.",
            a.code,
            count((n as usize).saturating_sub(scenarios) as u32, "scenario", "scenarios"),
        ));
    }
    if let (Some(Rule::BetterBy), Some(threshold), Some(matters)) = (a.rule, a.threshold, registered.matters)
        && matters <= threshold
    {
        found.push(format!(
            "{}: the reduction that matters ({}) is not beyond the threshold ({}), so it would be met by luck alone. Prefer “better”, and report the size with its interval.",
            a.code,
            percent(matters),
            percent(threshold)
        ));
    }
}

/// One that failed is decided, whatever comes after.
fn demonstration(a: &Assessment, found: &mut Vec<String>) {
    if a.verdict == Verdict::NotMet {
        found.push(format!(
            "{}: it is not met, whatever the other drills show. A repeat after a fix is a new registered drill.",
            a.code
        ));
    }
}

/// Days of a series: more than its phase still has, or too few for limits.
fn days(contents: &Contents, a: &Assessment, registered: &Criterion, n: u32, found: &mut Vec<String>) {
    if n < FIRM_DAYS {
        found.push(format!(
            "{}: no outcome can meet it. Limits are firm from {FIRM_DAYS} days on; {n} are planned.",
            a.code
        ));
    }
    let pilot = contents.pilot();
    let Some(begins) = pilot.cut_over.map(|day| day.plus_days(1)).or(pilot.starts) else { return };
    let Some((_, last)) = window(contents, &registered.phase) else { return };
    let fit = (last.days_since(begins) + 1).max(0);
    if i64::from(n) > fit {
        found.push(format!(
            "{}: {n} days are planned, and from {} to the end of its phase on {} there are {fit}. Cut over earlier, or amend the planned n.",
            a.code,
            day_words(begins),
            day_words(last)
        ));
    }
}

/// A margin that even two perfect sides cannot keep.
fn proportion(a: &Assessment, n: u32, found: &mut Vec<String>) {
    let (Some(Rule::NotWorse), Some(margin), Some(reach)) = (a.rule, a.threshold, attainment_reach(n)) else {
        return;
    };
    if reach > margin {
        found.push(format!(
            "{}: no outcome can meet it. Even when all {n} on both sides hold, the interval reaches {} points either way, and the margin is {}.",
            a.code,
            points(reach),
            points(margin)
        ));
    }
}

/// How far the interval of the difference reaches when every one of `n` a side holds.
pub(super) fn attainment_reach(n: u32) -> Option<f64> {
    let all = Tally { hits: u64::from(n), n: u64::from(n) };
    newcombe(all, all, Confidence::NINETY_FIVE).map(|d| d.high.max(-d.low))
}

/// What so many days cannot show, said as work.
pub(super) fn attainment_note(reach: f64) -> String {
    format!(
        "So many days a side cannot show that SLA attainment is within 5 points: the interval reaches about {} points either way, at best. That is why freshness is judged by assurance.",
        points(reach)
    )
}

fn points(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// Whether the drills that are missing still fit into the weeks.
fn room(
    contents: &Contents,
    a: &Assessment,
    registered: &Criterion,
    drills: &DrillPlan,
    as_of: Instant,
    plan: &CriterionPlan,
) -> Option<String> {
    kind_for(a)?;
    let (first, last) = window(contents, &registered.phase)?;
    let today = as_of.day(super::facts::zone(contents));
    let halves = plan.planned?.saturating_sub(a.progress.done) * if is_paired(a) { 2 } else { 1 };
    let fit = capacity(first.max(today), last);
    let late = drills
        .drills
        .iter()
        .filter(|d| d.state == DrillState::Open && d.on.is_some_and(|day| day > last))
        .count();
    (missing(a) > 0 && today <= last && halves > fit && late == 0).then(|| {
        format!(
            "{}: {} are missing, and until the end of its phase on {} there is room for {fit}, at {} a working day.",
            a.code,
            count(halves, "drill", "drills"),
            day_words(last),
            super::schedule::PER_DAY
        )
    })
}

fn day_words(day: Day) -> String {
    day.0.format("%-d\u{a0}%b").to_string()
}

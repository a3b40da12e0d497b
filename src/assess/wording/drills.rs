//! The words for demonstrations.

use super::number::{capital, counted, how_many, in_words, listed, share};
use super::progress;
use crate::assess::demonstrate::{Drill, Went};
use crate::domain::assessment::{Assessment, DrillRow, Truth, Verdict};

/// Puts the sentences into the result.
pub(in crate::assess) fn put(drill: Drill, went: &Went, drills: &[DrillRow], result: &mut Assessment) {
    let deciding: Vec<&DrillRow> = drills.iter().filter(|d| !d.later).collect();
    let known = went.held + went.failed;
    result.level.words = match (known, went.failed) {
        (0, _) => "not demonstrated".to_owned(),
        (_, 0) => format!(
            "demonstrated {}{}",
            counted(known as usize, "time", "times"),
            if result.interim { " so far" } else { "" }
        ),
        (_, _) => format!("{} of {known} held", went.held),
    };
    result.words.sentence = sentence(drill, went, &deciding);
    result.words.detail = detail(went, &deciding, result);
    result.words.method_why = "A demonstration: the registered drills in order of time, each against its checklist. An item that nobody recorded is not true. The first drill that fails stays and is never replaced. The bound is the one-sided 95\u{a0}% bound of Clopper and Pearson.".to_owned();
    result.words.figure = match known {
        0 => "Not measured".to_owned(),
        n => format!("{} of {n}", went.held),
    };
    let allowed =
        bound_words(result).map(|bound| format!("; allows a failure rate up to {bound}")).unwrap_or_default();
    result.words.figure_detail = match known {
        0 => String::new(),
        n => format!("{}{allowed}", counted(n as usize, drill.counted_in().0, drill.counted_in().1)),
    };
    result.words.scoreboard = scoreboard(drill, went, result);
    result.words.missing = missing(drill, went, &deciding, result);
    result.words.verdict_why = verdict_why(drill, went, result);
    if let Some(caution) = progress::later(result) {
        result.cautions.push(caution);
    }
    let later_failed: Vec<String> =
        drills.iter().filter(|d| d.later && d.holds == Truth::Fails).map(|d| d.code.clone()).collect();
    if !later_failed.is_empty() {
        result.cautions.push(format!("Of the later drills {} failed.", listed(&later_failed)));
    }
}

/// As many failed drills are named in a sentence; all stand in its list.
const NAMED: usize = 3;

/// "45 %": the failure rate that the drills still allow. Where none held, any rate is, and that says nothing.
fn bound_words(result: &Assessment) -> Option<String> {
    let high = result.finding.failure_bound.as_ref()?.high?;
    (high < 100.0).then(|| share(high / 100.0))
}

fn sentence(drill: Drill, went: &Went, deciding: &[&DrillRow]) -> String {
    let (one, many) = drill.words();
    let known = went.held + went.failed;
    let all = known + went.unknown;
    if all == 0 {
        return format!("No {one} was recorded on the pilot.");
    }
    let subject = |n: u32| if n == 1 { one } else { many };
    let verb = |n: u32| match drill {
        Drill::Isolation => "",
        Drill::Rollback | Drill::SeededDeploy if n == 1 => "was ",
        Drill::Rollback | Drill::SeededDeploy => "were ",
        Drill::Alert => "came ",
    };
    let did = match drill.held_words() {
        // Behind "none of them" what every one had to show would read as shown.
        words if went.held == 0 && went.failed > 0 => words.split(", with ").next().unwrap_or(words),
        words => words,
    };
    let failed: Vec<&&DrillRow> = deciding.iter().filter(|d| d.holds == Truth::Fails).collect();
    let head = if known == 0 {
        format!("{} {} recorded, but not completely", capital(&in_words(all as usize)), subject(all))
    } else if went.failed == 0 {
        let n = went.held;
        format!("{} {} {}{did}", capital(&in_words(n as usize)), subject(n), verb(n))
    } else {
        format!("{} of {known} {many} {}{did}", capital(&how_many(went.held as usize)), verb(went.held))
    };
    let not = match drill {
        Drill::Isolation | Drill::Alert => "did not",
        Drill::Rollback | Drill::SeededDeploy => "was not",
    };
    let named = failed.iter().take(NAMED);
    let mut parts: Vec<String> = std::iter::once(head)
        .chain(named.map(|d| format!("{} {not}: {}", d.code, failed_items(d))))
        .collect();
    if failed.len() > NAMED {
        parts.push(format!("and {} more", failed.len() - NAMED));
    }
    format!("{}.", parts.join("; "))
}

/// "12 minutes of downtime and 2 other workloads affected".
fn failed_items(drill: &DrillRow) -> String {
    let items: Vec<String> =
        drill.items.iter().filter(|item| item.holds == Truth::Fails).map(|item| item.words.clone()).collect();
    listed(&items)
}

fn detail(went: &Went, deciding: &[&DrillRow], result: &Assessment) -> String {
    let known = went.held + went.failed;
    let mut parts = Vec::new();
    match bound_words(result) {
        Some(bound) if went.failed == 0 => parts.push(format!(
            "Demonstrated {}; by itself this still allows a failure rate up to {bound}.",
            counted(known as usize, "time", "times")
        )),
        Some(bound) => parts.push(format!(
            "{} of {known} held; by itself this allows a failure rate up to {bound}.",
            went.held
        )),
        None if known > 0 => parts.push(format!("{} of {known} held.", went.held)),
        None => parts.push("No drill was recorded completely.".to_owned()),
    }
    let unknown: Vec<String> =
        deciding.iter().filter(|d| d.holds == Truth::Unknown).map(|d| unknown_items(d)).collect();
    if !unknown.is_empty() {
        parts.push(format!("Not recorded, and so not true: {}.", unknown.join("; ")));
    }
    parts.join(" ")
}

/// "A-014: downtime".
fn unknown_items(drill: &DrillRow) -> String {
    let items: Vec<String> =
        drill.items.iter().filter(|i| i.holds == Truth::Unknown).map(|i| i.what.clone()).collect();
    format!("{}: {}", drill.code, listed(&items))
}

fn scoreboard(drill: Drill, went: &Went, result: &Assessment) -> String {
    let (_, many) = drill.words();
    let known = went.held + went.failed;
    let held = format!("{} of {known} {many} {}", went.held, drill.held_in_short());
    match went.planned {
        Some(planned) if result.interim => format!("interim, {held}, {planned} planned"),
        _ => held,
    }
}

fn missing(drill: Drill, went: &Went, deciding: &[&DrillRow], result: &Assessment) -> String {
    let (one, many) = drill.words();
    if result.verdict == Verdict::NotMet {
        return String::new();
    }
    let mut parts = Vec::new();
    let unrecorded: Vec<String> =
        deciding.iter().filter(|d| d.holds == Truth::Unknown).map(|d| unknown_items(d)).collect();
    let all = went.held + went.failed + went.unknown;
    if let Some(left) = went.planned.and_then(|n| n.checked_sub(all)).filter(|left| *left > 0) {
        parts.push(format!("{} to go", counted(left as usize, one, many)));
    }
    if !unrecorded.is_empty() {
        parts.push(format!("to record: {}", unrecorded.join("; ")));
    }
    parts.join("; ")
}

fn verdict_why(drill: Drill, went: &Went, result: &Assessment) -> String {
    let (one, many) = drill.counted_in();
    let Some(planned) = went.planned else {
        return format!("Interim: no planned number of {many} was set, so no verdict can be given.");
    };
    let wanted = went.wanted.unwrap_or(planned);
    match result.verdict {
        Verdict::Met if wanted == planned => {
            format!("All {planned} planned {many} are recorded and every item of their checklists holds.")
        }
        Verdict::Met => {
            format!("{} of {planned} planned {many} held; at least {wanted} had to.", went.held)
        }
        Verdict::NotMet if wanted == planned => {
            format!("At least one {one} failed. It stays counted; a repeat after a fix counts for itself.")
        }
        Verdict::NotMet => format!(
            "{} failed, so at least {wanted} of {planned} can no longer hold.",
            capital(&counted(went.failed as usize, one, many))
        ),
        _ => format!(
            "Interim: {} of {planned} planned {many} are recorded completely. The verdict is given once, at {planned}.",
            went.held + went.failed
        ),
    }
}

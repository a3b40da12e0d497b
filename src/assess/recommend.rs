//! What the printed rule proposes. A named person decides, and both are shown.

use super::wording::number::{capital, counted, listed};
use crate::domain::assessment::{Assessment, LevelName, PrimaryState, Recommendation, Verdict};
use crate::domain::criterion::CriterionKind;
use crate::domain::story::Course;

/// The rule, as printed beside what it proposes.
const RECOMMENDATION_RULE: &str = "Proceed when every primary criterion is met and none is worse. Stop when a primary criterion is worse than the baseline at its planned n, or a primary demonstration failed and failed again after a fix. Extend otherwise, with what is missing. A primary criterion that was withdrawn after evidence for it was there still counts. The program proposes; a named person decides.";

/// Reads the assessments by the printed rule.
pub(crate) fn recommend(assessments: &[Assessment]) -> Recommendation {
    let primary: Vec<&Assessment> =
        assessments.iter().filter(|a| a.primary && a.criterion.is_some()).collect();
    let stops: Vec<String> = primary.iter().filter_map(|a| stops(a)).collect();
    let worse: Vec<&Assessment> =
        assessments.iter().filter(|a| a.criterion.is_some() && is_worse(a)).collect();
    let met = primary.iter().filter(|a| a.verdict == Verdict::Met).count();
    let course = if !stops.is_empty() {
        Course::Stop
    } else if !primary.is_empty() && met == primary.len() && worse.is_empty() {
        Course::Proceed
    } else {
        Course::Extend
    };
    let why = match course {
        Course::Stop => stops,
        _ => reasons(&primary, &worse),
    };
    Recommendation {
        course,
        sentence: sentence(&primary, &worse),
        why,
        missing: if course == Course::Extend { missing(&primary, &worse) } else { Vec::new() },
        primary: primary.iter().map(|a| state(a)).collect(),
        rule: RECOMMENDATION_RULE.to_owned(),
    }
}

/// Worse than the baseline, shown at the planned n.
fn is_worse(a: &Assessment) -> bool {
    a.level.worse && !a.interim && a.level.number >= LevelName::Direction.number()
}

fn stops(a: &Assessment) -> Option<String> {
    if is_worse(a) {
        return Some(format!("{} is worse than the baseline at its planned n. {}", a.code, a.words.sentence));
    }
    let again = a.kind == CriterionKind::Demonstration && a.finding.failed_again;
    again.then(|| format!("{} failed, and failed again after a fix. {}", a.code, a.words.sentence))
}

fn state(a: &Assessment) -> PrimaryState {
    PrimaryState {
        code: a.code.clone(),
        verdict: a.verdict,
        interim: a.interim,
        worse: is_worse(a),
        missing: a.words.missing.clone(),
    }
}

fn reasons(primary: &[&Assessment], worse: &[&Assessment]) -> Vec<String> {
    let mut why: Vec<String> =
        primary.iter().map(|a| format!("{}: {}", a.code, a.words.verdict_why)).collect();
    for a in worse.iter().filter(|a| !a.primary) {
        why.push(format!("{} is worse than the baseline. {}", a.code, a.words.sentence));
    }
    why
}

fn missing(primary: &[&Assessment], worse: &[&Assessment]) -> Vec<String> {
    if primary.is_empty() {
        return vec!["No criterion is marked primary, so nothing can be proposed.".to_owned()];
    }
    let mut lines: Vec<String> = primary
        .iter()
        .filter(|a| a.verdict != Verdict::Met)
        .map(|a| {
            let what = if a.words.missing.is_empty() {
                a.words.verdict_why.clone()
            } else {
                a.words.missing.clone()
            };
            format!("{}: {what}", a.code)
        })
        .collect();
    lines.extend(worse.iter().filter(|a| !a.primary).map(|a| format!("{}: worse than the baseline", a.code)));
    lines
}

fn sentence(primary: &[&Assessment], worse: &[&Assessment]) -> String {
    if primary.is_empty() {
        return "No criterion is marked primary, so the rule cannot propose to proceed.".to_owned();
    }
    let all = primary.len();
    let met = primary.iter().filter(|a| a.verdict == Verdict::Met).count();
    let not_met: Vec<&Assessment> =
        primary.iter().copied().filter(|a| a.verdict == Verdict::NotMet).collect();
    let short = primary.iter().filter(|a| a.interim && a.verdict != Verdict::NotMet).count();
    let criteria = counted(all, "primary criterion", "primary criteria");
    let mut parts = vec![if not_met.len() == all {
        format!("none of {criteria} is met")
    } else {
        format!("{met} of {criteria} {} met", are(met))
    }];
    if !not_met.is_empty() && not_met.len() < all {
        parts.push(format!("{} not met", named(&not_met, "")));
    }
    parts.push(match worse {
        [] => "none is shown to be worse".to_owned(),
        worse => format!("{} worse than the baseline", named(worse, " criteria")),
    });
    if short > 0 {
        parts.push(format!("{short} {} short of the planned n", are(short)));
    }
    format!("{}.", capital(&listed(&parts)))
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// "F1 is", "F1 and K1 are"; of more than two only how many, for a headline holds no list within a list.
fn named(some: &[&Assessment], what: &str) -> String {
    match some {
        [] | [_] | [_, _] => {
            let codes: Vec<String> = some.iter().map(|a| a.code.clone()).collect();
            format!("{} {}", listed(&codes), are(some.len()))
        }
        more => format!("{}{what} are", more.len()),
    }
}

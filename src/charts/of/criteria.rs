//! Every criterion against its threshold.

use super::span;
use crate::charts::Chart;
use crate::charts::spec::{
    Lane, LaneAxis, LaneForm, LaneGroup, LaneMark, LanePlot, Standing, Threshold, Whose,
};
use crate::domain::assessment::{Assessment, ChipState, SeriesView, Verdict};
use crate::domain::criterion::{CriterionKind, Rule};

/// The forest of all criteria: estimate with interval, threshold, and the word of the verdict. Those
/// in percent share an axis, those that count drills and items another; the others have their own.
/// `None` without a criterion.
pub fn criteria(assessments: &[Assessment]) -> Option<Chart> {
    let judged: Vec<&Assessment> = assessments.iter().filter(|a| a.withdrawn_at.is_none()).collect();
    if judged.is_empty() {
        return None;
    }
    let (mut changes, mut shares, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for assessment in &judged {
        let lane = named(assessment);
        if assessment.kind != CriterionKind::Comparison {
            shares.push(counted(assessment, lane));
        } else if let Some(series) = hardest(assessment) {
            own.push(of_series(series, lane, assessment));
        } else {
            match in_percent(assessment) {
                true => changes.push(change(assessment, lane)),
                false => own.push(change(assessment, lane)),
            }
        }
    }
    let group =
        |name: &str, axis, lanes| LaneGroup { name: name.to_owned(), axis, form: LaneForm::Intervals, lanes };
    Some(Chart::Lanes(LanePlot {
        title: title(&judged),
        about: "Every criterion: its estimate with interval, its threshold, and its verdict.".to_owned(),
        groups: vec![
            group("Comparisons, change from the baseline", LaneAxis::Change, changes),
            group("Comparisons, each on its own scale", LaneAxis::Own, own),
            group("Drills, items and milestones, share that holds", LaneAxis::Share, shares),
        ],
        empty: String::new(),
    }))
}

fn title(judged: &[&Assessment]) -> String {
    let count = |state: fn(ChipState) -> bool| judged.iter().filter(|a| state(a.chip.state)).count();
    let parts = [
        (count(|s| s == ChipState::Met), "met"),
        (count(|s| s == ChipState::NotMet), "not met"),
        (count(|s| s == ChipState::NotEnoughEvidence), "without enough evidence"),
        (count(|s| s == ChipState::NotComparable), "not comparable"),
        (count(|s| s == ChipState::Interim), "interim"),
        (count(|s| s == ChipState::Open), "open"),
    ];
    let told: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    format!("Of {} criteria: {}", judged.len(), told.join(", "))
}

fn in_percent(assessment: &Assessment) -> bool {
    match &assessment.finding.effect {
        Some(effect) => effect.unit == "%",
        None => super::is_time(assessment),
    }
}

fn standing(assessment: &Assessment) -> Standing {
    match assessment.chip.state {
        ChipState::Met => Standing::Met,
        ChipState::NotMet => Standing::NotMet,
        ChipState::NotEnoughEvidence | ChipState::NotComparable | ChipState::Interim => Standing::NotEnough,
        ChipState::Open => Standing::Open,
    }
}

fn named(assessment: &Assessment) -> Lane {
    let words = &assessment.words;
    let (detail, n) = super::interval_and_n(&words.figure_detail);
    // "5 of 5" says its n already.
    let counts_nothing = assessment.progress.done == 0 && assessment.evidence.is_empty();
    let figure = match n.is_empty() || words.figure.contains(" of ") {
        _ if counts_nothing && words.figure == "0 of 0" => "Not measured".to_owned(),
        true => words.figure.clone(),
        false => format!("{}, {n}", words.figure),
    };
    let worse = assessment.verdict == Verdict::NotMet || assessment.level.worse;
    Lane {
        code: assessment.code.clone(),
        name: assessment.title.clone(),
        figure,
        figure_detail: detail,
        worse,
        standing: Some((standing(assessment), assessment.chip.word.clone())),
        ..Lane::default()
    }
}

fn mark(assessment: &Assessment, value: f64, low: Option<f64>, high: Option<f64>) -> LaneMark {
    LaneMark {
        whose: Whose::Estimate,
        value,
        low,
        high,
        words: String::new(),
        evidence: vec![assessment.code.clone()],
    }
}

/// A change with its interval against "no change", or against the share that was registered.
fn change(assessment: &Assessment, lane: Lane) -> Lane {
    let percent = in_percent(assessment);
    let better = super::way(assessment);
    let none = if percent { 1.0 } else { 0.0 };
    let margin = assessment.threshold.filter(|_| percent);
    let sign = if better == crate::charts::spec::Better::Lower { 1.0 } else { -1.0 };
    let (value, words) = match (assessment.rule, margin) {
        (Some(Rule::BetterBy), Some(by)) => (1.0 - sign * by, ""),
        (Some(Rule::NotWorse), Some(by)) => (1.0 + sign * by, ""),
        _ => (none, "no change"),
    };
    let words = if percent && words.is_empty() { String::new() } else { words.to_owned() };
    let estimate = span(assessment).filter(|_| assessment.verdict != Verdict::NotComparable);
    let ends = super::has_interval(assessment);
    let absent = if estimate.is_none() { assessment.chip.word.clone() } else { String::new() };
    Lane {
        marks: estimate
            .map(|e| mark(assessment, e.value, e.low.filter(|_| ends), e.high.filter(|_| ends)))
            .into_iter()
            .collect(),
        threshold: Some(Threshold { value, words }),
        absent: if lane.figure.is_empty() { absent } else { String::new() },
        ..lane
    }
}

/// The data product whose own limits come nearest to its deadline, or lie furthest beyond it.
fn hardest(assessment: &Assessment) -> Option<&SeriesView> {
    let beyond = |s: &&SeriesView| s.pilot.as_ref().map_or(f64::NEG_INFINITY, |l| l.upper - s.target);
    assessment.rows.series.iter().max_by(|a, b| beyond(a).total_cmp(&beyond(b)))
}

fn of_series(series: &SeriesView, lane: Lane, assessment: &Assessment) -> Lane {
    let limits = series.pilot.as_ref();
    let several = assessment.rows.series.len() > 1;
    Lane {
        marks: limits.map(|l| mark(assessment, l.mean, Some(l.lower), Some(l.upper))).into_iter().collect(),
        threshold: Some(Threshold {
            value: series.target,
            words: if several { format!("deadline of {}", series.product) } else { "deadline".to_owned() },
        }),
        absent: if limits.is_none() { "no limits from so few days".to_owned() } else { String::new() },
        ..lane
    }
}

/// How many drills or items hold, of how many; for drills with what the bound still allows.
fn counted(assessment: &Assessment, lane: Lane) -> Lane {
    let (holding, of) = held(assessment);
    let planned = assessment.progress.planned.map_or(of, |n| n as usize).max(1);
    let needed = match (assessment.rule, assessment.threshold) {
        (Some(Rule::AtLeast), Some(least)) => (least / planned as f64).min(1.0),
        _ => 1.0,
    };
    let lowest = assessment.finding.failure_bound.as_ref().and_then(|b| b.high).map(|h| 1.0 - h / 100.0);
    let share = (of > 0).then(|| holding as f64 / of as f64);
    Lane {
        // The bound is one-sided: it says nothing about the upper end.
        marks: share.map(|s| mark(assessment, s, lowest, lowest.map(|_| s))).into_iter().collect(),
        threshold: Some(Threshold { value: needed, words: String::new() }),
        absent: if share.is_none() { "nothing recorded yet".to_owned() } else { String::new() },
        ..lane
    }
}

fn held(assessment: &Assessment) -> (usize, usize) {
    use crate::domain::assessment::Truth::{Fails, Holds};
    let rows = &assessment.rows;
    if !rows.drills.is_empty() {
        let counted = || rows.drills.iter().filter(|d| !d.later && matches!(d.holds, Holds | Fails));
        return (counted().filter(|d| d.holds == Holds).count(), counted().count());
    }
    (rows.items.iter().filter(|item| item.holds == Holds).count(), rows.items.len())
}

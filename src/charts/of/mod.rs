//! From a result to a drawing's plain data. The screen and the report draw the same.

mod blast;
mod calendar;
mod criteria;
mod curves;
mod durations;
mod measures;
mod plan;
mod rollbacks;
mod shadow;
mod weeks;

pub use blast::blast;
pub use calendar::calendar;
pub use criteria::criteria;
pub use curves::waiting;
pub use durations::durations;
pub use measures::{attained, changes, shares};
pub use plan::{drills, odds};
pub use rollbacks::rollbacks;
pub use shadow::{dags, shadow_pairs};
pub use weeks::{last_day, six_weeks};

use crate::charts::Chart;
use crate::charts::spec::{
    Axis, Better, Bound as Limit, Case, Change, DayPoint, DotRow, Estimate as Span, Group, Limits as Band,
    MiniInterval, MiniSeries, Pair, PairedPlot, Reading, Side as Half, Special, Target, Trial, UnpairedPlot,
    XmrPlot,
};
use crate::domain::assessment::{Assessment, Bound, Cell, LevelName, Limits, SeriesView, Truth};
use crate::domain::metric::Better as Way;
use crate::domain::{Day, Estimate, Side};

/// The estimate of a result on the scale of its drawing: a change in percent as a ratio.
pub fn span(assessment: &Assessment) -> Option<Span> {
    // So few values are shown one by one; a typical change would say more than the verdict does.
    if matches!(assessment.level.name, LevelName::NotMeasured | LevelName::ValuesOnly) {
        return None;
    }
    let bound = match assessment.finding.bound {
        Some(Bound::AtLeast) => Limit::AtLeast,
        Some(Bound::AtMost) => Limit::AtMost,
        Some(Bound::TwoBounds | Bound::Undecided) => return None,
        Some(Bound::Exact) | None => Limit::Exact,
    };
    let Estimate { value, low, high, confidence, unit, .. } = assessment.finding.effect.as_ref()?;
    let (change, scaled): (Change, fn(f64) -> f64) = if unit == "%" {
        (Change::Ratio, |percent| 1.0 + percent / 100.0)
    } else {
        (Change::Difference, |x| x)
    };
    Some(Span {
        change,
        value: scaled(*value),
        low: low.map(scaled),
        high: high.map(scaled),
        confidence: confidence.unwrap_or(0.95),
        bound,
    })
}

fn way(assessment: &Assessment) -> Better {
    match assessment.metric.as_ref().map(|m| m.better) {
        Some(Way::Higher) => Better::Higher,
        _ => Better::Lower,
    }
}

fn unit(assessment: &Assessment) -> String {
    match assessment.metric.as_ref().map(|m| m.unit.as_str()) {
        Some("minutes") => "min".to_owned(),
        Some("hours") => "h".to_owned(),
        Some("seconds") => "s".to_owned(),
        _ => String::new(),
    }
}

fn is_time(assessment: &Assessment) -> bool {
    !unit(assessment).is_empty()
}

fn reading(cell: &Cell) -> Reading {
    match (cell.value, cell.censored || cell.open) {
        (Some(value), false) => Reading::Measured(value),
        (Some(value), true) => Reading::Stopped(value),
        (None, _) => Reading::Missing,
    }
}

/// What is measured, for the axis of a chart.
pub fn measure(assessment: &Assessment) -> String {
    let Some(metric) = &assessment.metric else { return assessment.title.clone() };
    format!("{}, {}", metric.begun(), metric.unit)
}

/// Whether an interval is told: below, a sentence says why there is none.
fn has_interval(assessment: &Assessment) -> bool {
    assessment.level.number >= LevelName::Inconclusive.number()
}

/// The line under a figure, with the interval or bound apart from n.
fn interval_and_n(detail: &str) -> (String, String) {
    let of_interval =
        |part: &&str| ["interval", "bound", "at least", "allows"].iter().any(|w| part.contains(w));
    let parts = detail.split("; ").flat_map(|part| part.split(", "));
    let (interval, n): (Vec<&str>, Vec<&str>) = parts.partition(of_interval);
    (interval.join(", "), n.join(", "))
}

/// The two halves of "78 → 43 minutes", each without what follows its figures.
fn before_and_after(assessment: &Assessment) -> (String, String) {
    let (before, after) = assessment.words.before_after.split_once('→').unwrap_or_default();
    (figures(before), figures(after))
}

fn figures(text: &str) -> String {
    let is_figure =
        |word: &&str| *word == "of" || word.starts_with(|c: char| c.is_ascii_digit() || "−>".contains(c));
    text.split_whitespace().take_while(is_figure).collect::<Vec<_>>().join(" ")
}

/// The chart that shows a result whole, where there is something to draw: shares with their
/// intervals, the pairs, else the two groups, else the series.
pub fn assessment(assessment: &Assessment) -> Option<Chart> {
    let measure = measure(assessment);
    let counts = assessment.metric.as_ref().is_some_and(|m| m.unit == "share");
    let is_count = counts && assessment.rows.series.is_empty() && assessment.rows.pairs.is_empty();
    let share = is_count.then(|| measures::shares(std::slice::from_ref(assessment))).flatten();
    share
        .or_else(|| paired(assessment, &measure))
        .or_else(|| unpaired(assessment, &measure))
        .or_else(|| assessment.rows.series.first().map(|series| xmr(series, None)))
}

/// The paired plot of a comparison, when it has a complete pair.
pub fn paired(assessment: &Assessment, measure: &str) -> Option<Chart> {
    let pairs: Vec<Pair> = assessment
        .rows
        .pairs
        .iter()
        .filter(|row| row.complete)
        .map(|row| Pair {
            label: row.code.clone(),
            name: row.name.clone(),
            before: reading(&row.baseline),
            after: reading(&row.pilot),
            before_evidence: row.baseline.evidence.clone(),
            after_evidence: row.pilot.evidence.clone(),
        })
        .collect();
    let cap = assessment
        .rows
        .pairs
        .iter()
        .flat_map(|row| [&row.baseline, &row.pilot])
        .filter(|cell| cell.censored)
        .filter_map(|cell| cell.value)
        .reduce(f64::max);
    (!pairs.is_empty()).then(|| {
        Chart::Paired(PairedPlot {
            title: assessment.words.sentence.clone(),
            measure: measure.to_owned(),
            unit: unit(assessment),
            before_name: "Baseline".to_owned(),
            after_name: "Pilot".to_owned(),
            worse_word: if is_time(assessment) { "slower" } else { "more" }.to_owned(),
            axis: if is_time(assessment) { Axis::Log } else { Axis::Linear },
            better: way(assessment),
            pairs,
            cap,
            estimate: span(assessment),
            no_estimate: assessment.level.words.clone(),
        })
    })
}

/// The two groups of a comparison that is not paired.
pub fn unpaired(assessment: &Assessment, measure: &str) -> Option<Chart> {
    let group = |side: Side, name: &str, median: Option<&Estimate>| Group {
        name: name.to_owned(),
        cases: assessment
            .rows
            .cases
            .iter()
            .filter(|case| case.side == side)
            .map(|case| Case {
                label: case.name.clone(),
                reading: if case.censored {
                    Reading::Stopped(case.value)
                } else {
                    Reading::Measured(case.value)
                },
                evidence: vec![case.code.clone()],
            })
            .collect(),
        median: median.map(|e| e.value),
    };
    let before = group(Side::Baseline, "Baseline", assessment.finding.baseline.as_ref());
    let after = group(Side::Pilot, "Pilot", assessment.finding.pilot.as_ref());
    (!before.cases.is_empty() && !after.cases.is_empty()).then(|| {
        Chart::Unpaired(UnpairedPlot {
            title: assessment.words.sentence.clone(),
            measure: measure.to_owned(),
            unit: unit(assessment),
            axis: if is_time(assessment) { Axis::Log } else { Axis::Linear },
            better: way(assessment),
            before,
            after,
            cap: None,
            estimate: span(assessment),
            no_estimate: assessment.level.words.clone(),
        })
    })
}

fn band(limits: &Limits) -> Band {
    Band { mean: limits.mean, low: limits.lower, high: limits.upper, provisional: limits.provisional }
}

fn half(side: Side) -> Half {
    match side {
        Side::Baseline => Half::Baseline,
        Side::Pilot => Half::Pilot,
    }
}

/// Freshness over time, with limits frozen from before the cut-over.
pub fn xmr(series: &SeriesView, until: Option<Day>) -> Chart {
    let points = series
        .days
        .iter()
        .filter(|day| Some(day.day) != series.cut_over)
        .map(|day| DayPoint {
            day: day.day.0,
            value: day.value,
            side: half(day.side),
            special: (!day.flags.is_empty())
                .then(|| Special { worse: day.worse, rule: day.flags.join("; ") }),
            evidence: vec![day.evidence.clone()],
        })
        .collect();
    let deadline = series.deadline.as_deref().unwrap_or_default();
    Chart::Xmr(XmrPlot {
        title: series.sentence.clone(),
        measure: "Minutes after the deadline (negative: early)".to_owned(),
        unit: "min".to_owned(),
        better: Better::Lower,
        points,
        before: series.before.as_ref().map(band),
        pilot: series.pilot.as_ref().map(band),
        target: Some(Target {
            value: series.target,
            label: format!("Deadline {deadline}").trim().to_owned(),
        }),
        cut_over: series.cut_over.map(|day| day.0),
        until: until.map(|day| day.0),
    })
}

/// The small drawing beside a question's answer.
pub fn small(assessment: &Assessment) -> Option<Chart> {
    if !assessment.rows.drills.is_empty() {
        let trials: Vec<Trial> = assessment
            .rows
            .drills
            .iter()
            .filter(|drill| !drill.later)
            .map(|drill| Trial {
                label: drill.name.clone(),
                held: drill.holds == Truth::Holds,
                evidence: vec![drill.code.clone()],
            })
            .collect();
        let planned = assessment.progress.planned.map_or(trials.len(), |n| n as usize);
        return Some(Chart::Dots(DotRow { title: assessment.words.sentence.clone(), trials, planned }));
    }
    if let Some(series) = assessment.rows.series.first() {
        let days =
            |side| series.days.iter().filter(|d| d.side == side && Some(d.day) != series.cut_over).count();
        return Some(Chart::Series(MiniSeries {
            title: series.sentence.clone(),
            points: series
                .days
                .iter()
                .filter(|d| Some(d.day) != series.cut_over)
                .map(|d| (half(d.side), d.value))
                .collect(),
            target: Some((series.target, "deadline".to_owned())),
            before_caption: format!("{} days before", days(Side::Baseline)),
            after_caption: format!("pilot, {} days", days(Side::Pilot)),
        }));
    }
    Some(Chart::Interval(MiniInterval {
        title: assessment.words.sentence.clone(),
        estimate: span(assessment)?,
        better: way(assessment),
        unit: unit(assessment),
        threshold: None,
    }))
}

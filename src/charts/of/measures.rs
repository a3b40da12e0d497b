//! Every metric that both sides have, in one picture; and the shares among them with their intervals.

use std::borrow::Borrow;

use super::{before_and_after, span};
use crate::charts::Chart;
use crate::charts::spec::{
    Bound, Change, Estimate as Span, Lane, LaneAxis, LaneForm, LaneGroup, LaneMark, LanePlot, Whose,
};
use crate::domain::Estimate;
use crate::domain::assessment::{Assessment, LevelName, SeriesView, Verdict};
use crate::domain::metric::Better;

/// Before and after of every metric that was measured on both sides: what has a change in percent
/// on the axis of change, counts by their share of the baseline, and shares on an axis of their own.
/// `None` where no metric has both sides.
pub fn changes(compared: &[impl Borrow<Assessment>]) -> Option<Chart> {
    let compared: Vec<&Assessment> = compared.iter().map(Borrow::borrow).collect();
    let (mut times, mut shares, mut beside) = (Vec::new(), Vec::new(), Vec::new());
    for assessment in compared.iter().copied().filter(|a| is_measured(a)) {
        if is_share(assessment) {
            shares.extend(share_lane(assessment));
        } else if let Some(lane) = change_lane(assessment) {
            times.push(lane);
        } else {
            beside.push(worded(assessment));
        }
    }
    let measured = compared.into_iter().filter(|a| is_measured(a));
    let (valued, judged): (Vec<&Assessment>, Vec<&Assessment>) =
        measured.partition(|a| a.level.name == LevelName::ValuesOnly);
    let worse = judged.iter().filter(|a| is_worse(a)).count();
    let clear = judged.iter().filter(|a| is_clear(a)).count();
    if judged.is_empty() && valued.is_empty() {
        return None;
    }
    Some(Chart::Lanes(LanePlot {
        title: title(judged.len(), worse, clear, valued.len()),
        about: "Every metric measured on both sides, before and after.".to_owned(),
        groups: vec![
            group(
                "Change from the baseline; ring: before, dot: pilot",
                LaneAxis::Change,
                LaneForm::Dumbbell,
                times,
            ),
            group("Shares; ring: before, dot: pilot", LaneAxis::Share, LaneForm::Dumbbell, shares),
            group("Without a change in percent", LaneAxis::Own, LaneForm::Dumbbell, beside),
        ],
        empty: String::new(),
    }))
}

/// Shares before and after, x of n with their Wilson intervals: change failure rate, alert
/// precision, days in time. What was counted on one side only is shown there. `None` where nothing
/// was counted.
pub fn shares(compared: &[impl Borrow<Assessment>]) -> Option<Chart> {
    let compared: Vec<&Assessment> = compared.iter().map(Borrow::borrow).collect();
    let lanes: Vec<Lane> = compared.iter().copied().flat_map(counted).collect();
    let both = lanes.iter().filter(|lane| lane.marks.len() == 2).count();
    let worse = lanes.iter().filter(|lane| lane.worse).count();
    let title = match (lanes.as_slice(), compared.as_slice()) {
        ([], _) => return None,
        ([_], [only]) if only.rows.series.is_empty() => only.words.sentence.clone(),
        ([_], [only]) => only.rows.series.first().map(attained).unwrap_or_default(),
        (all, _) => format!(
            "Of {} shares counted, {both} on both sides; {} of these went the wrong way",
            all.len(),
            if worse == 0 { "none".to_owned() } else { worse.to_string() }
        ),
    };
    Some(Chart::Lanes(LanePlot {
        title,
        about: "Shares before and after, with 95\u{a0}% Wilson intervals.".to_owned(),
        groups: vec![group(
            "Share with 95\u{a0}% Wilson interval; ring: before, dot: pilot",
            LaneAxis::Share,
            LaneForm::Intervals,
            lanes,
        )],
        empty: String::new(),
    }))
}

fn group(name: &str, axis: LaneAxis, form: LaneForm, lanes: Vec<Lane>) -> LaneGroup {
    LaneGroup { name: name.to_owned(), axis, form, lanes }
}

/// What the picture shows. Two values beside each other have no direction that could be claimed.
fn title(count: usize, worse: usize, clear: usize, valued: usize) -> String {
    let metrics = |n: usize| format!("{n} {}", if n == 1 { "metric" } else { "metrics" });
    if count == 0 {
        return format!("{} measured on both sides: values only, nothing is compared", metrics(valued));
    }
    let wrong = if worse == 0 { "none".to_owned() } else { worse.to_string() };
    let moved = format!("Of {} compared, {wrong} went the wrong way", metrics(count));
    let clear = match clear {
        0 => "no interval is clear of no change".to_owned(),
        1 => "one interval is clear of no change".to_owned(),
        n => format!("{n} intervals are clear of no change"),
    };
    let rest = if valued == 0 { String::new() } else { format!("; {valued} more, values only") };
    format!("{moved}; {clear}{rest}")
}

/// Both sides have a figure, and nothing withholds it.
fn is_measured(assessment: &Assessment) -> bool {
    let both = assessment.finding.baseline.is_some() && assessment.finding.pilot.is_some();
    both && assessment.level.name != LevelName::NotMeasured && assessment.verdict != Verdict::NotComparable
}

fn is_clear(assessment: &Assessment) -> bool {
    // What is drawn of a series are its days in time, not the limits that its verdict rests on.
    if let Some(series) = assessment.rows.series.first() {
        let moved = series.attainment.difference.as_ref().and_then(|d| d.low.zip(d.high));
        return moved.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    }
    matches!(assessment.level.name, LevelName::Direction | LevelName::Clear)
}

fn is_share(assessment: &Assessment) -> bool {
    let percent = |e: &Option<Estimate>| e.as_ref().is_some_and(|e| e.unit == "%");
    percent(&assessment.finding.baseline) && percent(&assessment.finding.pilot)
}

/// Whether the figure itself went the wrong way, however firmly.
fn is_worse(assessment: &Assessment) -> bool {
    let better = assessment.metric.as_ref().map_or(Better::Lower, |m| m.better);
    // What days in time stand beside is a delay; the days in time themselves are better when more.
    let better = if assessment.rows.series.is_empty() { better } else { Better::Higher };
    let moved = assessment.finding.effect.as_ref().map_or(0.0, |e| e.value);
    match better {
        Better::Lower => moved > 0.0,
        Better::Higher => moved < 0.0,
    }
}

fn named(assessment: &Assessment) -> Lane {
    let metric = assessment.metric.as_ref();
    let title = metric.map_or_else(|| assessment.title.clone(), |m| m.begun());
    let unit = metric.map(|m| m.unit.as_str()).filter(|unit| *unit != "share").unwrap_or_default();
    let effect = assessment.finding.effect.as_ref();
    Lane {
        name: if !assessment.rows.series.is_empty() {
            "Days in time".to_owned()
        } else if unit.is_empty() {
            title
        } else {
            format!("{title}, {unit}")
        },
        detail: effect.map(counted_by).unwrap_or_default(),
        figure: if is_worse(assessment) {
            format!("{}, worse", assessment.words.figure)
        } else {
            assessment.words.figure.clone()
        },
        // The figure above it names the unit.
        figure_detail: super::interval_and_n(&assessment.words.figure_detail)
            .0
            .replace(" percentage points", ""),
        worse: is_worse(assessment),
        ..Lane::default()
    }
}

/// "12 pairs", "1 DAG".
fn counted_by(estimate: &Estimate) -> String {
    let one = estimate.counted.strip_suffix('s').filter(|_| estimate.n == 1);
    format!("{} {}", estimate.n, one.unwrap_or(&estimate.counted))
}

/// A metric without a place on an axis: its figures in words.
fn worded(assessment: &Assessment) -> Lane {
    Lane { absent: assessment.words.before_after.clone(), ..named(assessment) }
}

/// Ring at "no change", dot at the change; a shift is placed by its share of the baseline's typical
/// value, and its figure stays in its own unit.
fn change_lane(assessment: &Assessment) -> Option<Lane> {
    let estimate = span(assessment)?;
    let ratio = as_ratio(&estimate, assessment.finding.baseline.as_ref()?.value)?;
    let (before, after) = before_and_after(assessment);
    let evidence = |e: &Option<Estimate>| e.as_ref().map(|e| e.evidence.clone()).unwrap_or_default();
    let both = super::has_interval(assessment);
    Some(Lane {
        marks: vec![
            LaneMark {
                whose: Whose::Before,
                value: 1.0,
                words: before,
                evidence: evidence(&assessment.finding.baseline),
                ..LaneMark::default()
            },
            LaneMark {
                whose: Whose::After,
                value: ratio.value,
                low: ratio.low.filter(|_| both),
                high: ratio.high.filter(|_| both),
                words: after,
                evidence: evidence(&assessment.finding.pilot),
            },
        ],
        ..named(assessment)
    })
}

fn as_ratio(estimate: &Span, baseline: f64) -> Option<Span> {
    match estimate.change {
        Change::Ratio => Some(estimate.clone()),
        Change::Difference if baseline > 0.0 => {
            let of = |shift: f64| ((baseline + shift) / baseline).max(0.0);
            Some(Span {
                change: Change::Ratio,
                value: of(estimate.value),
                low: estimate.low.map(of),
                high: estimate.high.map(of),
                bound: Bound::Exact,
                confidence: estimate.confidence,
            })
        }
        Change::Difference => None,
    }
}

fn share_mark(whose: Whose, share: &Estimate, words: &str, with_interval: bool) -> LaneMark {
    let end = |end: Option<f64>| end.filter(|_| with_interval).map(|v| v / 100.0);
    LaneMark {
        whose,
        value: share.value / 100.0,
        low: end(share.low),
        high: end(share.high),
        words: words.to_owned(),
        evidence: share.evidence.clone(),
    }
}

fn share_lane(assessment: &Assessment) -> Option<Lane> {
    let percent = |words: String| match words.contains(" of ") || words.is_empty() {
        true => words,
        false => format!("{words}\u{a0}%"),
    };
    let (before, after) = before_and_after(assessment);
    let (before, after) = (percent(before), percent(after));
    let finding = &assessment.finding;
    Some(Lane {
        marks: vec![
            share_mark(Whose::Before, finding.baseline.as_ref()?, &before, false),
            share_mark(Whose::After, finding.pilot.as_ref()?, &after, false),
        ],
        ..named(assessment)
    })
}

/// The shares of a result: one of its own, or one a data product.
fn counted(assessment: &Assessment) -> Vec<Lane> {
    if !assessment.rows.series.is_empty() {
        return assessment.rows.series.iter().filter_map(in_time).collect();
    }
    let finding = &assessment.finding;
    let of_wilson = |e: &&Estimate| e.method == "Wilson interval";
    let sides = [
        (Whose::Before, finding.baseline.as_ref().filter(of_wilson)),
        (Whose::After, finding.pilot.as_ref().filter(of_wilson)),
    ];
    lane_of(named(assessment), sides).into_iter().collect()
}

fn in_time(series: &SeriesView) -> Option<Lane> {
    let at = &series.attainment;
    let points = at.difference.as_ref();
    let lane = Lane {
        name: format!("In time: {}", series.product),
        figure: points.map(signed_points).unwrap_or_default(),
        figure_detail: points
            .and_then(|e| {
                Some(format!(
                    "95\u{a0}% interval {} to {}",
                    crate::charts::words::signed(e.low?.round()),
                    crate::charts::words::signed(e.high?.round())
                ))
            })
            .unwrap_or_default(),
        worse: points.is_some_and(|e| e.value < 0.0),
        ..Lane::default()
    };
    lane_of(lane, [(Whose::Before, at.baseline.as_ref()), (Whose::After, at.pilot.as_ref())])
}

fn signed_points(e: &Estimate) -> String {
    format!("{} percentage points", crate::charts::words::signed(e.value.round()))
}

/// The finding of one data product's days in time.
pub fn attained(series: &SeriesView) -> String {
    let at = &series.attainment;
    let after = at.pilot.as_ref().map(|_| format!("on {} days on the pilot", at.pilot_words));
    let before = at.baseline.as_ref().map(|_| format!("before, on {}", at.baseline_words));
    let later = series.days.iter().filter(|day| day.later).count();
    let beside = (later > 0).then(|| format!("{later} later days stand beside"));
    let parts: Vec<String> = after.into_iter().chain(before).chain(beside).collect();
    match parts.as_slice() {
        [] => format!("{}: no day counted", series.product),
        _ => format!("{}: in time {}", series.product, parts.join("; ")),
    }
}

fn lane_of(lane: Lane, sides: [(Whose, Option<&Estimate>); 2]) -> Option<Lane> {
    let [before, after] = sides.map(|(_, estimate)| estimate);
    let absent = match (before, after) {
        (None, None) => return None,
        (None, _) => "not counted on the baseline",
        (_, None) => "not counted on the pilot",
        _ => "",
    };
    let n = |e: Option<&Estimate>| e.map_or(0, |e| e.n);
    let marks = sides.into_iter().filter_map(|(whose, estimate)| {
        let estimate = estimate?;
        let hits = (estimate.value * f64::from(estimate.n) / 100.0).round();
        Some(share_mark(whose, estimate, &format!("{hits:.0} of {}", estimate.n), true))
    });
    Some(Lane {
        marks: marks.collect(),
        detail: format!("n = {} and {}", n(before), n(after)),
        absent: absent.to_owned(),
        ..lane
    })
}

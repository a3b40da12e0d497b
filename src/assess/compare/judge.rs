//! One judgement for everything that is laid out as pairs or as two groups.

use super::beside;
use super::chance;
use super::change::{Bounded, Layout, Scale, Seen};
use super::estimates::{Of, change_estimate, median_estimate};
use super::firm::{self, LeftOneOut};
use super::more::{self, More};
use super::pairing::CaseKind;
use crate::assess::asked::Asked;
use crate::assess::level::{self, Firmness, Gain, Says, Target};
use crate::assess::wording::told::{Stopped, Told};
use crate::assess::wording::{self, number};
use crate::domain::assessment::{Assessment, Bound, Design, LevelName, MetricOf, Signs};
use crate::domain::criterion::Rule;
use crate::domain::metric::Better;

/// Cases laid out for a judgement.
pub(in crate::assess) struct Laid {
    /// The deciding cases.
    pub layout: Layout,
    /// The values to show medians of; the layout's own but for DAGs.
    pub shown: (Vec<Seen>, Vec<Seen>),
    /// How they are laid out.
    pub design: Design,
    /// What they were.
    pub kind: CaseKind,
    /// Percent or the unit.
    pub scale: Scale,
    /// The unit of a shift.
    pub unit: String,
    /// What to call each case when it is left out; groups count the baseline first.
    pub labels: Vec<String>,
    /// The baseline's evidence ids.
    pub evidence_baseline: Vec<String>,
    /// The pilot's evidence ids.
    pub evidence_pilot: Vec<String>,
    /// Paired, or otherwise comparable.
    pub comparable: bool,
    /// Whole numbers rather than times.
    pub count: bool,
}

/// What the cases say, before it is put into figures and words.
struct Read {
    bounded: Option<Bounded>,
    target: Target,
    gain: Gain,
    says: Says,
    signs: Option<Signs>,
    lopsided: bool,
    /// Lopsided, and the sign test does not confirm the direction.
    blocked: bool,
    left: Option<LeftOneOut>,
    level: (LevelName, bool),
}

/// Judges the cases and puts figures, level, verdict, chip and words into the result.
pub(in crate::assess) fn judge(asked: &Asked, laid: &Laid, result: &mut Assessment, interim: bool) {
    let Some(of) = result.metric.clone() else { return };
    let read = read(asked, laid, of.better);
    let verdict = level::verdict(read.level.0, interim, read.gain, read.target);
    let evidence: Vec<String> = laid.evidence_baseline.iter().chain(&laid.evidence_pilot).cloned().collect();
    put_figures(laid, &read, &of, &evidence, result);
    level::conclude(result, read.level, verdict, interim);
    let told = told(asked, laid, read, of);
    wording::comparison(&told, laid.count, result);
    result.evidence.extend(evidence);
}

/// What an interval and the signs conclude, before it is weighed how firmly.
pub(in crate::assess) struct Conclusion {
    /// The change.
    pub bounded: Option<Bounded>,
    /// The interval in the better direction.
    pub gain: Gain,
    /// What it says.
    pub says: Says,
    /// Which way the pairs went.
    pub signs: Option<Signs>,
    /// Whether 95 % can be reached at all.
    pub attainable: bool,
    /// Where stopped times leave no interval: whether the signs alone show the better direction.
    pub signs_better: bool,
}

/// Concludes from a layout.
pub(in crate::assess) fn conclusion(laid: &Laid, better: Better, target: Target) -> Conclusion {
    let bounded = laid.layout.change(laid.scale);
    let gain = gain_of(bounded, better);
    let signs = chance::signs(&laid.layout, better);
    let (signs_better, _) = chance::sign_verdict(signs.as_ref());
    Conclusion {
        says: level::says(gain, target),
        attainable: bounded.is_some_and(|b| b.attainable),
        signs_better: signs_better && bounded.is_some_and(|b| b.bound != Bound::Exact),
        bounded,
        gain,
        signs,
    }
}

fn read(asked: &Asked, laid: &Laid, better: Better) -> Read {
    let (before, after) = &laid.shown;
    let target = target_of(asked, laid);
    let Conclusion { bounded, gain, says, signs, attainable, signs_better } =
        conclusion(laid, better, target);
    let lopsided = chance::lopsided(&laid.layout, laid.scale);
    let blocked = lopsided && !chance::sign_verdict(signs.as_ref()).1;
    let left = firm::leave_one_out(laid, better, target);
    let level = level::of_comparison(Firmness {
        baseline: before.len(),
        pilot: after.len(),
        attainable,
        says,
        signs_better,
        stable: left.as_ref().is_none_or(LeftOneOut::holds) && !blocked,
        comparable: laid.comparable,
        points_worse: gain.value.is_some_and(|v| v < 0.0),
    });
    Read { bounded, target, gain, says, signs, lopsided, blocked, left, level }
}

fn put_figures(laid: &Laid, read: &Read, of: &MetricOf, evidence: &[String], result: &mut Assessment) {
    let (before, after) = &laid.shown;
    let effect = Of {
        unit: effect_unit(laid),
        design: laid.design,
        count: before.len().min(after.len()),
        evidence: evidence.to_vec(),
    };
    let unit = if of.unit == "share" { "%" } else { of.unit.as_str() };
    let finding = &mut result.finding;
    finding.bound = read.bounded.map(|b| b.bound);
    finding.effect = read.bounded.and_then(|b| b.change).map(|c| change_estimate(c, &effect));
    finding.other_bound = read.bounded.and_then(|b| b.other).map(|c| change_estimate(c, &effect));
    finding.baseline = median_estimate(before, unit, laid.evidence_baseline.clone());
    finding.pilot = median_estimate(after, unit, laid.evidence_pilot.clone());
    finding.shift = firm::shift_beside(laid, &effect);
    chance::put_p(laid, read.bounded, read.signs.as_ref(), read.lopsided, of.better, finding);
    beside::put(laid, finding);
    finding.leave_one_out = read.left.clone().map(|l| l.told);
    finding.signs = read.signs.clone();
}

fn told(asked: &Asked, laid: &Laid, read: Read, metric: MetricOf) -> Told {
    let (before, after) = &laid.shown;
    let printed = |side: &[Seen]| side.iter().map(|s| seen_words(*s, &laid.unit)).collect();
    // A title says in brackets where the metric comes from; a sentence does without.
    let title = metric.title.split(" (").next().unwrap_or_default().to_owned();
    Told {
        metric: MetricOf { title, ..metric },
        design: laid.design,
        kind: laid.kind,
        n_baseline: before.len(),
        n_pilot: after.len(),
        scale: laid.scale,
        unit: laid.unit.clone(),
        bounded: read.bounded,
        says: read.says,
        level: read.level.0,
        worse: read.level.1,
        target: read.target,
        target_words: target_words(asked),
        stopped_baseline: stopped(before),
        stopped_pilot: stopped(after),
        baseline_words: printed(before),
        pilot_words: printed(after),
        signs: read.signs,
        turned_by: read.left.map(|l| l.told.turned_by).unwrap_or_default(),
        comparable: laid.comparable,
        lopsided: read.blocked,
        more: how_many_more(asked, laid, read.level.0, read.bounded),
    }
}

/// Said where the evidence is inconclusive, for the reduction that was set beforehand.
fn how_many_more(asked: &Asked, laid: &Laid, level: LevelName, bounded: Option<Bounded>) -> Option<More> {
    let measured = bounded.is_some_and(|b| b.bound == Bound::Exact);
    let lower = asked.metric.as_ref().is_some_and(|m| m.of.better == Better::Lower);
    if level != LevelName::Inconclusive || !measured || !lower || laid.design != Design::Paired {
        return None;
    }
    let target = (asked.rule == Some(Rule::BetterBy)).then(|| asked.threshold()).flatten();
    more::more(laid, asked.matters().or(target))
}

/// Reads a change in the direction that is better, with the ends that hold whatever the stopped
/// times really were.
pub(in crate::assess) fn gain_of(bounded: Option<Bounded>, better: Better) -> Gain {
    let Some(Bounded { bound, change, ends, .. }) = bounded else {
        return Gain { value: None, low: None, high: None };
    };
    let single = change.filter(|_| bound != Bound::TwoBounds).map(|c| c.value);
    Gain::of(single, ends.0, ends.1, better)
}

/// The target in the scale of the change: for a shift, the share of the baseline's median.
pub(in crate::assess) fn target_of(asked: &Asked, laid: &Laid) -> Target {
    let target = Target::of(asked.rule, asked.threshold());
    if laid.scale == Scale::Percent || laid.unit == "percentage points" {
        return target;
    }
    target.in_units_of(super::pairing::middle(&laid.shown.0).map_or(0.0, |s| s.value))
}

/// "30 % target", "margin of 5 %": how the threshold is called in a sentence.
pub(in crate::assess) fn target_words(asked: &Asked) -> Option<String> {
    let share = asked.threshold()?.abs();
    match asked.rule? {
        Rule::BetterBy => Some(format!("{} target", number::percent(100.0 * share))),
        Rule::NotWorse => Some(format!("margin of {}", number::percent(100.0 * share))),
        _ => None,
    }
}

fn effect_unit(laid: &Laid) -> String {
    match laid.scale {
        Scale::Percent => "%".to_owned(),
        Scale::Unit => laid.unit.clone(),
    }
}

fn stopped(values: &[Seen]) -> Stopped {
    let caps: Vec<f64> = values.iter().filter(|s| s.censored).map(|s| s.value).collect();
    let first = caps.first().copied();
    let same = first.filter(|cap| caps.iter().all(|other| (other - cap).abs() < 0.5));
    Stopped { count: caps.len(), of: values.len(), cap: same }
}

/// "94", ">120".
pub(in crate::assess) fn seen_words(seen: Seen, unit: &str) -> String {
    format!("{}{}", if seen.censored { ">" } else { "" }, number::value(seen.value, unit))
}

//! One judgement for everything that is laid out as pairs or as two groups.

use super::change::{Bounded, Layout, Scale, Seen};
use super::estimates::{Of, change_estimate, median_estimate};
use super::firm::{self, LeftOneOut};
use super::pairing::CaseKind;
use super::chance;
use super::more::{self, More};
use crate::assess::asked::Asked;
use crate::assess::level::{self, Firmness, Gain, Says, Target};
use crate::assess::wording::told::{Stopped, Told};
use crate::assess::wording::{self, number};
use crate::domain::assessment::{Assessment, Bound, Design, LevelName};
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

/// Judges the cases and puts figures, level, verdict, chip and words into the result.
pub(in crate::assess) fn judge(asked: &Asked, laid: &Laid, result: &mut Assessment, interim: bool) {
    let Some(of) = result.metric.clone() else { return };
    let (before, after) = laid.shown.clone();
    let bounded = laid.layout.change(laid.scale);
    let target = target_of(asked, laid, &before);
    let gain = gain_of(bounded, of.better);
    let says = level::says(gain, target);
    let signs = chance::signs(&laid.layout, of.better);
    let lopsided = chance::lopsided(&laid.layout, laid.scale);
    let (signs_better, sign_p) = chance::sign_verdict(signs.as_ref());
    let left = firm::leave_one_out(laid, of.better, target);
    let blocked = lopsided && !sign_p;
    let firmness = Firmness {
        baseline: before.len(),
        pilot: after.len(),
        attainable: bounded.is_some_and(|b| b.attainable),
        says,
        signs_better: signs_better && bounded.is_some_and(|b| b.bound != Bound::Exact),
        stable: left.as_ref().is_none_or(LeftOneOut::holds) && !blocked,
        comparable: laid.comparable,
        points_worse: gain.value.is_some_and(|v| v < 0.0),
    };
    let level = level::of_comparison(firmness);
    let verdict = level::verdict(level.0, interim, gain, target);
    let evidence = |side: &[String]| side.to_vec();
    let all: Vec<String> = laid.evidence_baseline.iter().chain(&laid.evidence_pilot).cloned().collect();
    let of_effect = Of { unit: effect_unit(laid), design: laid.design, count: before.len().min(after.len()), evidence: all };
    let finding = &mut result.finding;
    finding.bound = bounded.map(|b| b.bound);
    finding.effect = bounded.and_then(|b| b.change).map(|c| change_estimate(c, &of_effect));
    finding.other_bound = bounded.and_then(|b| b.other).map(|c| change_estimate(c, &of_effect));
    finding.baseline = median_estimate(&before, &of.unit, evidence(&laid.evidence_baseline));
    finding.pilot = median_estimate(&after, &of.unit, evidence(&laid.evidence_pilot));
    finding.shift = firm::shift_beside(laid, &of_effect);
    chance::put_p(laid, bounded, signs.as_ref(), lopsided, of.better, finding);
    finding.leave_one_out = left.clone().map(|l| l.told);
    finding.signs = signs;
    level::conclude(result, level, verdict, interim);
    let told = Told {
        metric: of,
        design: laid.design,
        kind: laid.kind,
        n_baseline: before.len(),
        n_pilot: after.len(),
        scale: laid.scale,
        unit: laid.unit.clone(),
        bounded,
        says,
        level: level.0,
        worse: level.1,
        target,
        target_words: target_words(asked),
        stopped_baseline: stopped(&before),
        stopped_pilot: stopped(&after),
        baseline_words: before.iter().map(|s| seen_words(*s, &laid.unit)).collect(),
        pilot_words: after.iter().map(|s| seen_words(*s, &laid.unit)).collect(),
        signs: result.finding.signs.clone(),
        turned_by: left.map(|l| l.told.turned_by).unwrap_or_default(),
        comparable: laid.comparable,
        lopsided: blocked,
        more: how_many_more(asked, laid, level.0, bounded),
    };
    wording::comparison(&told, laid.count, result);
    result.evidence.extend(of_effect.evidence);
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
fn target_of(asked: &Asked, laid: &Laid, before: &[Seen]) -> Target {
    let target = Target::of(asked.rule, asked.threshold());
    if laid.scale == Scale::Percent || laid.unit == "percentage points" {
        return target;
    }
    target.in_units_of(super::pairing::middle(before).map_or(0.0, |s| s.value))
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

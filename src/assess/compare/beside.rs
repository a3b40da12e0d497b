//! What stands beside an effect, whatever it is: the ratio of medians, times that were stopped as
//! curves, totals of counts, and for the appendix Hedges' g.

use super::change::{Layout, Scale, Seen};
use super::judge::Laid;
use crate::assess::wording::beside as words;
use crate::domain::assessment::{Beside, Finding, Waited, WaitingCurve};
use crate::domain::{Estimate, Side};
use crate::stats::bootstrap::{Bootstrap, Resampling, ratio_of_medians};
use crate::stats::confidence::Confidence;
use crate::stats::effect::{hedges_g, hedges_g_paired};
use crate::stats::permutation::{Permutation, paired_permutation, unpaired_permutation};
use crate::stats::random::Seed;
use crate::stats::sample::Sample;
use crate::stats::survival::durations::{Duration, Durations};
use crate::stats::survival::kaplan_meier::{Band, Curve, kaplan_meier};
use crate::stats::survival::log_rank::log_rank;
use crate::stats::survival::restricted_mean::restricted_mean_difference;

/// Fixed and printed, so that the same data give the same figures.
pub(in crate::assess) const SEED: Seed = Seed(20_261_005);
/// Resamples of a bootstrap, and arrangements of a permutation that is too large to go through.
const RESAMPLES: usize = 10_000;
/// Past so many cases resampling would take seconds, and the medians are known well enough.
const MOST_RESAMPLED: usize = 5000;
/// Past so many cases a permutation would take seconds and the interval says as much.
const MOST_PERMUTED: usize = 2000;
/// The bootstrap of a median is lumpy below.
const FEWEST_FOR_BOOTSTRAP: usize = 10;

/// Puts everything that stands beside the effect into the figures.
pub(in crate::assess) fn put(laid: &Laid, finding: &mut Finding) {
    if laid.shown.0.len().min(laid.shown.1.len()) < 3 {
        return;
    }
    finding.curves = curves(laid).unwrap_or_default();
    if let (Layout::Groups(before, after), true) = (&laid.layout, laid.layout.is_stopped()) {
        stopped(laid, before, after, finding);
        return;
    }
    if laid.layout.is_stopped() {
        return;
    }
    finding.beside.extend(medians(laid));
    finding.beside.extend(totals(laid));
    finding.beside.extend(hedges(laid));
}

fn samples(laid: &Laid) -> Option<(Sample, Sample)> {
    let (before, after) = laid.layout.sides();
    let values = |side: Vec<Seen>| Sample::new(side.into_iter().map(|s| s.value).collect()).ok();
    Some((values(before)?, values(after)?))
}

/// The ratio of the two medians, by the bootstrap, for groups of times.
fn medians(laid: &Laid) -> Option<Beside> {
    if laid.layout.pairs().is_some() || laid.scale != Scale::Percent {
        return None;
    }
    let (before, after) = samples(laid)?;
    if before.len().min(after.len()) < FEWEST_FOR_BOOTSTRAP || before.len() + after.len() > MOST_RESAMPLED {
        return None;
    }
    let plan = Resampling { resamples: RESAMPLES, confidence: Confidence::NINETY_FIVE, seed: SEED };
    let found = ratio_of_medians(&before, &after, plan)?;
    Some(Beside {
        words: words::ratio_of_medians(&found),
        estimate: Some(ratio_estimate(&found)),
        appendix: false,
    })
}

fn ratio_estimate(found: &Bootstrap) -> Estimate {
    let percent = |ratio: f64| 100.0 * (ratio - 1.0);
    Estimate {
        value: percent(found.value),
        low: found.percentile.map(|e| percent(e.low)),
        high: found.percentile.map(|e| percent(e.high)),
        confidence: found.percentile.map(|_| 0.95),
        n: found.n_before.min(found.n_after) as u32,
        counted: "cases in the smaller group".to_owned(),
        unit: "%".to_owned(),
        method: format!(
            "ratio of medians, percentile bootstrap, {} resamples, seed {}",
            found.resamples, found.seed.0
        ),
        evidence: Vec::new(),
    }
}

/// Totals of counts, and the permutation test of their means, because totals matter.
fn totals(laid: &Laid) -> Option<Beside> {
    if !laid.count || laid.unit == "percentage points" {
        return None;
    }
    let (before, after) = samples(laid)?;
    let few = before.len() + after.len() <= MOST_PERMUTED;
    let found: Option<Permutation> = match laid.layout.pairs() {
        _ if !few => None,
        Some(pairs) => paired_permutation(&pairs, RESAMPLES, SEED),
        None => unpaired_permutation(&before, &after, RESAMPLES, SEED),
    };
    Some(Beside {
        words: words::totals(before.sorted(), after.sorted(), &laid.unit, found.as_ref()),
        estimate: None,
        appendix: false,
    })
}

/// Hedges' g belongs in the appendix: on skewed minutes one outlier decides it.
fn hedges(laid: &Laid) -> Option<Beside> {
    let found = match laid.layout.pairs() {
        Some(pairs) => hedges_g_paired(&pairs),
        None => {
            let (before, after) = samples(laid)?;
            hedges_g(&before, &after)
        }
    }?;
    Some(Beside { words: words::hedges(&found), estimate: None, appendix: true })
}

/// The curve of each side by itself, where times were stopped; the pairs are told apart from it.
fn curves(laid: &Laid) -> Option<Vec<WaitingCurve>> {
    if !laid.layout.is_stopped() {
        return None;
    }
    let (before, after) = laid.layout.sides();
    let side = |side, seen: &[Seen], evidence: &[String]| {
        let curve = kaplan_meier(&durations(seen)?, Band::LogLog, Confidence::NINETY_FIVE)?;
        let steps = curve.steps.iter().map(|step| Waited {
            time: step.time,
            at_risk: step.at_risk as u32,
            stopped: step.stopped as u32,
            share: step.share,
        });
        Some(WaitingCurve {
            side,
            n: curve.n as u32,
            stopped: curve.stopped as u32,
            steps: steps.collect(),
            median: curve.median,
            median_low: curve.median_low,
            median_high: curve.median_high,
            evidence: evidence.to_vec(),
        })
    };
    Some(vec![
        side(Side::Baseline, &before, &laid.evidence_baseline)?,
        side(Side::Pilot, &after, &laid.evidence_pilot)?,
    ])
}

/// Two groups of which some times were stopped: medians of the curves instead of the values, the
/// mean up to the common cap, and the log-rank test.
fn stopped(laid: &Laid, before: &[Seen], after: &[Seen], finding: &mut Finding) {
    let (Some(b), Some(a)) = (durations(before), durations(after)) else { return };
    let curve = |side: &Durations| kaplan_meier(side, Band::LogLog, Confidence::NINETY_FIVE);
    let (Some(curve_b), Some(curve_a)) = (curve(&b), curve(&a)) else { return };
    let cap = common_cap(&b, &a);
    let means = restricted_mean_difference(&b, &a, cap, Confidence::NINETY_FIVE);
    let test = log_rank(&b, &a);
    finding.baseline = Some(median_of(&curve_b, longest(&b), laid, &laid.evidence_baseline));
    finding.pilot = Some(median_of(&curve_a, longest(&a), laid, &laid.evidence_pilot));
    // Where nothing was resolved on either side there is nothing to test.
    finding.p = test.p.filter(|_| test.observed != [0, 0]);
    finding.p_method = finding.p.map(|_| "log-rank".to_owned());
    finding.beside.push(Beside {
        words: words::curves((&curve_b, longest(&b)), (&curve_a, longest(&a)), &laid.unit),
        estimate: None,
        appendix: false,
    });
    finding.beside.extend(means.map(|means| Beside {
        words: words::restricted(&means, &laid.unit),
        estimate: Some(Estimate {
            value: means.value,
            low: Some(means.low),
            high: Some(means.high),
            confidence: Some(0.95),
            n: b.len().min(a.len()) as u32,
            counted: "cases in the smaller group".to_owned(),
            unit: laid.unit.clone(),
            method: "difference of the means up to the common cap".to_owned(),
            evidence: Vec::new(),
        }),
        appendix: false,
    }));
}

fn durations(side: &[Seen]) -> Option<Durations> {
    Durations::new(side.iter().map(|s| Duration { time: s.value, happened: !s.censored }).collect()).ok()
}

/// Up to where both curves are known: the longest time of a side whose end was not seen.
fn common_cap(before: &Durations, after: &Durations) -> f64 {
    let known = |side: &Durations| if side.stopped() == 0 { f64::INFINITY } else { longest(side) };
    known(before).min(known(after))
}

fn longest(side: &Durations) -> f64 {
    side.sorted().last().map_or(0.0, |d| d.time)
}

/// The median of a curve, or more than its cap.
fn median_of(curve: &Curve, cap: f64, laid: &Laid, evidence: &[String]) -> Estimate {
    let interval = curve.median.and(curve.median_low.zip(curve.median_high));
    Estimate {
        value: curve.median.unwrap_or(cap),
        low: if curve.median.is_none() { Some(cap) } else { interval.map(|(low, _)| low) },
        high: interval.map(|(_, high)| high),
        confidence: interval.map(|_| 0.95),
        n: curve.n as u32,
        counted: "values".to_owned(),
        unit: laid.unit.clone(),
        method: if curve.median.is_none() {
            "Kaplan–Meier median, not reached: at least the cap"
        } else {
            "Kaplan–Meier median, log-log band"
        }
        .to_owned(),
        evidence: evidence.to_vec(),
    }
}

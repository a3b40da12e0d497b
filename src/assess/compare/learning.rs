//! Learning from one drill to the next: the second run of the same failure is faster, whatever
//! the platform.

use std::collections::BTreeMap;

use super::change::Seen;
use super::pairing::Pair;
use crate::assess::evidence::Case;
use crate::assess::wording::number::{SPACE, counted, percent, signed_percent};
use crate::domain::assessment::{Learning, Order};
use crate::domain::{Estimate, ScenarioId, Side};
use crate::stats::confidence::Confidence;
use crate::stats::hodges_lehmann::{Ratio, paired_ratio, unpaired_ratio};
use crate::stats::sample::{Pairs, Sample};

/// Looks for learning in the order of the pairs and in repeated drills; `None` where nothing was
/// tried twice.
pub(in crate::assess) fn learning(pairs: &[&Pair], cases: &[Case]) -> Option<Learning> {
    let order = by_order(pairs);
    let repeats = by_repeats(cases);
    let parts: Vec<&Part> = order.iter().chain(&repeats).collect();
    if parts.is_empty() {
        return None;
    }
    Some(Learning {
        sentence: parts.iter().map(|p| p.words.as_str()).collect::<Vec<_>>().join(" "),
        flagged: parts.iter().any(|p| p.flagged),
        order: order.and_then(|p| p.estimate),
        repeats: repeats.and_then(|p| p.estimate),
    })
}

struct Part {
    words: String,
    estimate: Option<Estimate>,
    flagged: bool,
}

/// Pairs with the pilot first against pairs with the baseline first.
fn by_order(pairs: &[&Pair]) -> Option<Part> {
    let of = |wanted| pairs.iter().filter(move |p| p.order == Some(wanted));
    let (baseline, pilot) = (of(Order::BaselineFirst).count(), of(Order::PilotFirst).count());
    let all = baseline + pilot;
    if all < 3 {
        return None;
    }
    if 4 * baseline.min(pilot) < all {
        let (most, first) = if baseline > pilot { (baseline, "baseline") } else { (pilot, "pilot") };
        return Some(Part {
            words: format!(
                "In {most} of {all} pairs the {first} came first, so what was learnt from the first drill may be part of the change."
            ),
            estimate: None,
            flagged: true,
        });
    }
    let ratios = |wanted| {
        let measured = of(wanted).filter_map(|p| ratio(p.seen()?));
        Sample::new(measured.collect()).ok().filter(|s| s.len() >= 2)
    };
    let (first, second) = (ratios(Order::BaselineFirst)?, ratios(Order::PilotFirst)?);
    let found = unpaired_ratio(&first, &second, Confidence::NINETY_FIVE)?;
    let typical = |s: &Sample| middle_change(s).map(signed_percent);
    // A pair with a stopped time has no exact change, and is not silently left out.
    let told = |s: &Sample, all: usize| {
        let pairs = counted(s.len(), "pair", "pairs");
        match all - s.len() {
            0 => pairs,
            1 => format!("{pairs}, without 1 that was stopped"),
            more => format!("{pairs}, without {more} that were stopped"),
        }
    };
    let head = format!(
        "With the baseline first ({}) the median change was {}, with the pilot first ({}) {}",
        told(&first, baseline),
        typical(&first)?,
        told(&second, pilot),
        typical(&second)?
    );
    let flagged = excludes_none(&found);
    let tail = if flagged {
        "; what was learnt from the first drill may be part of the change."
    } else {
        ". This does not show that the order matters, nor that it does not."
    };
    Some(Part {
        words: head + tail,
        estimate: Some(estimate(&found, first.len().min(second.len()), "pairs in the smaller group")),
        flagged,
    })
}

fn ratio((before, after): (Seen, Seen)) -> Option<f64> {
    let measured = !before.censored && !after.censored && before.value > 0.0 && after.value > 0.0;
    measured.then(|| after.value / before.value)
}

fn middle_change(ratios: &Sample) -> Option<f64> {
    crate::stats::descriptive::median(ratios.values()).map(|ratio| 100.0 * (ratio - 1.0))
}

fn excludes_none(found: &Ratio) -> bool {
    let ends = found.percent_interval();
    found.is_attainable && (ends.low > 0.0 || ends.high < 0.0)
}

/// The first drill of a scenario on a side against the last one there.
fn by_repeats(cases: &[Case]) -> Option<Part> {
    let mut tried: BTreeMap<(ScenarioId, Side), Vec<&Case>> = BTreeMap::new();
    for case in cases.iter().filter(|c| !c.is_live() && !c.open) {
        if let Some(scenario) = case.scenario {
            tried.entry((scenario, case.side)).or_default().push(case);
        }
    }
    let (mut first, mut last) = (Vec::new(), Vec::new());
    for cases in tried.values_mut() {
        cases.sort_by(|a, b| (a.when, a.code()).cmp(&(b.when, b.code())));
        let [one, .., other] = cases.as_slice() else { continue };
        if ratio((one.seen(), other.seen())).is_some() {
            first.push(one.value);
            last.push(other.value);
        }
    }
    let n = first.len();
    let shorter = first.iter().zip(&last).filter(|(first, last)| last < first).count();
    let pairs = Pairs::new(first, last).ok().filter(|p| !p.is_empty())?;
    let found = paired_ratio(&pairs, Confidence::NINETY_FIVE)?;
    let flagged = excludes_none(&found);
    let repeated = counted(
        n,
        "scenario was tried again on the same side",
        "scenarios were tried again on the same side",
    );
    let interval = if found.is_attainable {
        let ends = found.percent_interval();
        format!(" (95{SPACE}% interval {} to {})", signed_percent(ends.low), signed_percent(ends.high))
    } else {
        String::new()
    };
    let moved = found.percent_change();
    let typical = format!("typically by {} {}", percent(moved), if moved <= 0.0 { "less" } else { "more" });
    Some(Part {
        words: format!(
            "{repeated}; the last try was lower than the first in {shorter} of {n}, {typical}{interval}."
        ),
        estimate: Some(estimate(&found, n, "scenarios tried again")),
        flagged,
    })
}

fn estimate(found: &Ratio, n: usize, counted: &str) -> Estimate {
    let ends = found.percent_interval();
    let interval = found.is_attainable.then_some(ends);
    Estimate {
        value: found.percent_change(),
        low: interval.map(|e| e.low),
        high: interval.map(|e| e.high),
        confidence: interval.map(|_| found.achieved_confidence),
        n: n as u32,
        counted: counted.to_owned(),
        unit: "%".to_owned(),
        method: "Hodges–Lehmann on logarithms".to_owned(),
        evidence: Vec::new(),
    }
}

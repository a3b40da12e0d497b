//! Figures in the shape in which they reach a reader.

use super::change::{Change, Seen};
use super::pairing::middle;
use crate::domain::Estimate;
use crate::domain::assessment::Design;
use crate::stats::confidence::Confidence;
use crate::stats::median_interval::median_interval;
use crate::stats::sample::Sample;

/// What a figure is about.
pub(in crate::assess) struct Of {
    /// Its unit.
    pub unit: String,
    /// How the cases are laid out.
    pub design: Design,
    /// n: pairs, DAGs, or the smaller group.
    pub count: usize,
    /// The evidence ids.
    pub evidence: Vec<String>,
}

/// A typical change as a figure.
pub(in crate::assess) fn change_estimate(change: Change, of: &Of) -> Estimate {
    let counted = match of.design {
        Design::Paired => "pairs",
        Design::PerDag => "DAGs",
        _ => "cases in the smaller group",
    };
    let logs = if of.unit == "%" { " on log(after ÷ before)" } else { " shift" };
    Estimate {
        value: change.value,
        low: change.low,
        high: change.high,
        confidence: (change.low.is_some() || change.high.is_some()).then_some(change.achieved),
        n: of.count as u32,
        counted: counted.to_owned(),
        unit: of.unit.clone(),
        method: format!("Hodges–Lehmann{logs}"),
        evidence: of.evidence.clone(),
    }
}

/// The median of one side. Without an interval where times were stopped or values are few.
pub(in crate::assess) fn median_estimate(
    values: &[Seen],
    unit: &str,
    evidence: Vec<String>,
) -> Option<Estimate> {
    let typical = middle(values)?;
    let sample = Sample::new(values.iter().map(|s| s.value).collect()).ok()?;
    let found = median_interval(&sample, Confidence::NINETY_FIVE)?;
    let measured = values.iter().all(|s| !s.censored);
    let interval = found.interval.filter(|_| measured);
    Some(Estimate {
        value: typical.value,
        // A median that stopped times can only raise has itself as its lower end and no upper one.
        low: if typical.censored { Some(typical.value) } else { interval.map(|ends| ends.low) },
        high: interval.map(|ends| ends.high),
        confidence: interval.and(found.achieved_confidence),
        n: values.len() as u32,
        counted: "values".to_owned(),
        unit: unit.to_owned(),
        method: if typical.censored { "median, at least" } else { "median" }.to_owned(),
        evidence,
    })
}

//! The share still waiting over time, where times were stopped.

use super::{half, measure, unit};
use crate::charts::Chart;
use crate::charts::spec::{StepAt, StepCurve, StepPlot};
use crate::domain::assessment::Assessment;

/// The Kaplan–Meier curves of both sides; `None` where no time was stopped, or too few were measured
/// for a curve.
pub fn waiting(assessment: &Assessment) -> Option<Chart> {
    let curves: Vec<StepCurve> = assessment
        .finding
        .curves
        .iter()
        .map(|curve| StepCurve {
            side: half(curve.side),
            n: curve.n as usize,
            stopped: curve.stopped as usize,
            steps: curve
                .steps
                .iter()
                .map(|step| StepAt {
                    time: step.time,
                    share: step.share,
                    at_risk: u64::from(step.at_risk),
                    stopped: u64::from(step.stopped),
                })
                .collect(),
            median: curve.median.map(|middle| (middle, curve.median_low, curve.median_high)),
            evidence: curve.evidence.clone(),
        })
        .collect();
    (!curves.is_empty()).then(|| {
        Chart::Steps(StepPlot {
            title: assessment.words.sentence.clone(),
            measure: measure(assessment),
            unit: unit(assessment),
            curves,
        })
    })
}

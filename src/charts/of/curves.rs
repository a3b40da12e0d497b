//! The share still waiting over time, where times were stopped.

use super::{half, measure, unit};
use crate::charts::Chart;
use crate::charts::spec::{Side, StepAt, StepCurve, StepPlot};
use crate::charts::words::figure;
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
            title: finding(assessment, &curves),
            measure: measure(assessment),
            unit: unit(assessment),
            curves,
        })
    })
}

/// After what time half of the cases were over, on each side by itself.
fn finding(assessment: &Assessment, curves: &[StepCurve]) -> String {
    let name = measure(assessment);
    let name = name.split(',').next().unwrap_or_default();
    let unit = unit(assessment);
    let said: Vec<String> = curves
        .iter()
        .map(|curve| {
            let side = if curve.side == Side::Pilot { "on the pilot" } else { "on the baseline" };
            let stopped = match curve.stopped {
                0 => String::new(),
                n => format!(" ({n} of {} stopped)", curve.n),
            };
            match curve.median {
                Some((middle, ..)) => format!("{} {unit} {side}{stopped}", figure(middle)),
                None => format!("not reached {side}{stopped}"),
            }
        })
        .collect();
    format!("{name}, when half of the cases were over: {}", said.join("; "))
}

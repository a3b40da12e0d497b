//! The durations of a DAG's runs.

use crate::charts::Chart;
use crate::charts::spec::{MiniSeries, Side};

/// Minutes of the last finished runs in order, the baseline's before the pilot's.
pub fn durations(dag: &str, before: &[f64], after: &[f64]) -> Chart {
    let of = |side: Side, minutes: &[f64]| minutes.iter().map(move |m| (side, Some(*m))).collect::<Vec<_>>();
    let runs = |n: usize| if n == 1 { "1 run".to_owned() } else { format!("{n} runs") };
    Chart::Series(MiniSeries {
        title: format!("Minutes of the last finished runs of {dag}"),
        points: [of(Side::Baseline, before), of(Side::Pilot, after)].concat(),
        target: None,
        before_caption: format!("baseline, {}", runs(before.len())),
        after_caption: format!("pilot, {}", runs(after.len())),
    })
}

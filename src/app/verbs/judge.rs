//! Metrics, and what was judged.

use super::super::wire::*;
use super::super::{App, Failure, Watch};
use crate::domain::metric::{METRICS, Metric};

pub(in super::super) fn metrics(_: &App, _: Nothing, _: &Watch) -> Result<Vec<MetricView>, Failure> {
    Ok(METRICS.iter().map(metric_view).collect())
}

/// A metric of the catalogue.
pub(super) fn metric_view(metric: &Metric) -> MetricView {
    MetricView {
        name: metric.name.to_owned(),
        title: metric.title.to_owned(),
        unit: metric.unit.to_owned(),
        better: metric.better.name().to_owned(),
        shape: metric.shape.name().to_owned(),
        source: metric.source.label().to_owned(),
        definition: metric.definition.to_owned(),
    }
}

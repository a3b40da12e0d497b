//! Metrics, and what was judged.

use super::super::freeze::freeze;
use super::super::imported::imported;
use super::super::outgoing::{Leaving, outgoing};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::view::{assessment_view, recommendation_view};
use super::{charts, theme};
use crate::assess;
use crate::domain::capital;
use crate::domain::metric::{Better, CustomMetric, METRICS, Metric, Shape};

pub(in super::super) fn metrics(app: &App, args: MetricsArgs, _: &Watch) -> Result<Vec<MetricView>, Failure> {
    let own = match args.doc {
        Some(doc) => app.document(doc)?.read()?.contents().all::<CustomMetric>(),
        None => Vec::new(),
    };
    let own = own.into_iter().map(|kept| own_view(kept.value)).filter(|metric| !metric.name.is_empty());
    Ok(METRICS.iter().map(metric_view).chain(own).collect())
}

/// A metric of the pilot's own.
fn own_view(metric: CustomMetric) -> MetricView {
    MetricView {
        title: metric.name.clone(),
        name: metric.name,
        unit: metric.unit,
        better: metric.better.unwrap_or(Better::Lower).name().to_owned(),
        shape: Shape::Time.name().to_owned(),
        source: "measurements of the pilot's own".to_owned(),
        definition: metric.definition.0,
    }
}

fn metric_view(metric: &Metric) -> MetricView {
    MetricView {
        name: metric.name.to_owned(),
        title: capital(metric.title),
        unit: metric.unit.to_owned(),
        better: metric.better.name().to_owned(),
        shape: metric.shape.name().to_owned(),
        source: metric.source.label().to_owned(),
        definition: metric.definition.to_owned(),
    }
}

pub(in super::super) fn assess(app: &App, args: AssessArgs, _: &Watch) -> Result<AssessView, Failure> {
    let open = app.document(args.doc)?;
    let how = Leaving { as_of: args.as_of.as_deref(), redact: Some(args.redact == Some(true)) };
    let frozen = outgoing(app, &open, how)?.frozen;
    Ok(AssessView {
        as_of: frozen.as_of.to_string(),
        recommendation: recommendation_view(&frozen.recommendation),
        criteria: frozen.assessments.iter().map(assessment_view).collect(),
    })
}

pub(in super::super) fn compare(app: &App, args: CompareArgs, _: &Watch) -> Result<CompareView, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, args.as_of.as_deref())?;
    let unknown = || {
        Failure::missing(format!("There is no metric “{}”. `postflight metrics` lists them.", args.metric))
    };
    let assessment = match frozen.on_metric(&args.metric).or_else(|| frozen.beside(&args.metric)) {
        Some(judged) => judged.clone(),
        None => {
            let imported = imported(&open, &*open.read()?)?;
            assess::compare(&frozen.contents, &imported.runs, &args.metric, frozen.as_of, &imported.memory)
                .ok_or_else(unknown)?
        }
    };
    let metric = assessment.metric.as_ref().ok_or_else(unknown)?;
    let view = MetricView {
        name: metric.name.clone(),
        title: metric.begun(),
        unit: metric.unit.clone(),
        better: metric.better.name().to_owned(),
        shape: Metric::named(&metric.name).map(|m| m.shape.name().to_owned()).unwrap_or_default(),
        source: Metric::named(&metric.name).map(|m| m.source.label().to_owned()).unwrap_or_default(),
        definition: metric.definition.clone(),
    };
    let name = format!("compare-{}", metric.name);
    let chart = charts::of_assessment(&assessment)
        .map(|chart| charts::view(&name, &chart, charts::WIDE, theme(args.theme.as_deref())?))
        .transpose()?;
    let others = if chart.is_some() { charts::others(&frozen, &assessment) } else { Vec::new() };
    Ok(CompareView { metric: view, assessment: assessment_view(&assessment), chart, others })
}

//! What every judgement looks at: the records, the runs, the moment, and the words for them.

use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::metric::{CustomMetric, Metric, Shape, Source};
use crate::domain::observation::Observation;
use crate::domain::pilot::{Criticality, Incident, Pilot, Workload};
use crate::domain::run::SideRuns;
use crate::domain::scenario::Scenario;
use crate::domain::story::DataProduct;
use crate::domain::{Contents, CustomMetricId, Instant, Kept, ProductId, ScenarioId, WorkloadId};
use crate::domain::{Noun, assessment::MetricOf};

/// Everything a judgement may look at, read once.
pub(super) struct World<'a> {
    /// The records.
    pub contents: &'a Contents,
    /// The imported runs.
    pub runs: &'a SideRuns,
    /// The moment up to which evidence counts, and "now" for open cases.
    pub as_of: Instant,
    /// The pilot's zone.
    pub zone: Tz,
    /// The pilot's own record.
    pub pilot: Pilot,
    /// The failure behind the pilot, where it is told.
    pub incident: Option<Incident>,
    /// All observations, in the order of their records.
    pub observations: Vec<Kept<&'a Observation>>,
    criticality: BTreeMap<WorkloadId, Criticality>,
    failed: BTreeSet<WorkloadId>,
    scenarios: BTreeMap<ScenarioId, Scenario>,
}

impl<'a> World<'a> {
    /// Reads what is needed from the records.
    pub fn new(contents: &'a Contents, runs: &'a SideRuns, as_of: Instant) -> Self {
        let pilot = contents.pilot();
        let zone = pilot.time_zone.parse().unwrap_or(Tz::UTC);
        let scenarios =
            contents.all::<Scenario>().into_iter().map(|kept| (ScenarioId(kept.id), kept.value)).collect();
        let workloads = contents.all::<Workload>();
        let of = |kept: &Kept<Workload>| WorkloadId(kept.id);
        Self {
            contents,
            runs,
            as_of,
            zone,
            pilot,
            incident: contents.all::<Incident>().into_iter().next().map(|kept| kept.value),
            observations: contents.observations(),
            criticality: workloads.iter().filter_map(|w| Some((of(w), w.value.criticality?))).collect(),
            failed: workloads.iter().filter(|w| w.value.failed_in_incident == Some(true)).map(of).collect(),
            scenarios,
        }
    }
    /// How much the business depends on a workload.
    pub fn criticality(&self, id: WorkloadId) -> Option<Criticality> {
        self.criticality.get(&id).copied()
    }
    /// Whether a workload failed in the incident behind the pilot.
    pub fn failed_in_incident(&self, id: WorkloadId) -> bool {
        self.failed.contains(&id)
    }
    /// Whether a moment lies inside the incident behind the pilot; one that is not resolved lasts.
    pub fn in_incident(&self, when: Instant) -> bool {
        let Some(incident) = &self.incident else { return false };
        let ended = |at: Instant| incident.resolved.is_none_or(|resolved| at <= resolved);
        incident.began.or(incident.detected).is_some_and(|began| began <= when && ended(when))
    }
    /// A scenario's short name; its name where it has none.
    pub fn scenario_code(&self, id: ScenarioId) -> String {
        match self.scenarios.get(&id) {
            Some(scenario) if !scenario.code.is_empty() => scenario.code.clone(),
            Some(scenario) if !scenario.name.is_empty() => scenario.name.clone(),
            _ => "a removed scenario".to_owned(),
        }
    }
    /// A scenario's name.
    pub fn scenario_name(&self, id: ScenarioId) -> String {
        self.scenarios.get(&id).map(|scenario| scenario.name.clone()).unwrap_or_default()
    }
    /// A workload as people call it.
    pub fn workload_name(&self, id: WorkloadId) -> String {
        self.contents.label(Noun::Workload, id.0)
    }
    /// A data product as its users call it.
    pub fn product_name(&self, id: ProductId) -> String {
        self.contents.label(Noun::DataProduct, id.0)
    }
    /// The data products, in the order they were made.
    pub fn products(&self) -> Vec<Kept<DataProduct>> {
        self.contents.all::<DataProduct>()
    }
    /// Finds a metric of the catalogue, or one of the user's own by its name.
    pub fn metric(&self, name: &str) -> Option<Measured> {
        if let Some(metric) = Metric::named(name) {
            return Some(Measured {
                of: MetricOf::from(metric),
                shape: metric.shape,
                from: From::Catalogue(metric),
            });
        }
        let wanted = name.trim().to_lowercase();
        let custom = self
            .contents
            .all::<CustomMetric>()
            .into_iter()
            .find(|kept| kept.value.name.to_lowercase() == wanted && !wanted.is_empty())?;
        Some(Measured::custom(custom))
    }
}

/// A metric with how its values are compared and where they come from.
pub(super) struct Measured {
    /// As shown.
    pub of: MetricOf,
    /// How its values are compared.
    pub shape: Shape,
    /// Where its values come from.
    pub from: From,
}

/// Where the values of a metric come from.
pub(super) enum From {
    /// The catalogue says.
    Catalogue(&'static Metric),
    /// Measurements of the user's own.
    Custom(CustomMetricId),
}

impl Measured {
    fn custom(kept: Kept<CustomMetric>) -> Self {
        let metric = kept.value;
        let of = MetricOf {
            title: metric.name.clone(),
            name: metric.name,
            unit: if metric.unit.is_empty() { "minutes".to_owned() } else { metric.unit },
            better: metric.better.unwrap_or(crate::domain::metric::Better::Lower),
            definition: metric.definition.0,
        };
        Self { of, shape: Shape::Time, from: From::Custom(CustomMetricId(kept.id)) }
    }
    /// What the values are derived from, where the catalogue says.
    pub fn source(&self) -> Option<Source> {
        match self.from {
            From::Catalogue(metric) => Some(metric.source),
            From::Custom(_) => None,
        }
    }
    /// The name by which values are derived; empty for a metric of the user's own.
    pub fn catalogue_name(&self) -> &'static str {
        match self.from {
            From::Catalogue(metric) => metric.name,
            From::Custom(_) => "",
        }
    }
}

impl std::convert::From<&Metric> for MetricOf {
    fn from(metric: &Metric) -> Self {
        Self {
            name: metric.name.to_owned(),
            title: metric.title.to_owned(),
            unit: metric.unit.to_owned(),
            better: metric.better,
            definition: metric.definition.to_owned(),
        }
    }
}

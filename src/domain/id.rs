//! Identities. All are UUIDv7 by default, so that records sort by when they were made.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

use super::noun::Noun;

/// The identity of any record, whatever its noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(pub Uuid);

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// A typed identity: a reference to a record of one noun.
pub trait Reference {
    /// The noun that is referred to.
    const NOUN: Noun;
}

macro_rules! references {
    ($($(#[$doc:meta])* $name:ident => $noun:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub RecordId);
        impl Reference for $name {
            const NOUN: Noun = Noun::$noun;
        }
        impl From<RecordId> for $name {
            fn from(id: RecordId) -> Self {
                Self(id)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

references! {
    /// A workload of the pilot.
    WorkloadId => Workload;
    /// A scenario.
    ScenarioId => Scenario;
    /// A person of the pilot.
    PersonId => Person;
    /// An observation.
    ObservationId => Observation;
    /// A data product.
    ProductId => DataProduct;
    /// A boundary: a Deployment or a Workspace.
    BoundaryId => Boundary;
    /// A criterion.
    CriterionId => Criterion;
    /// A control of the checklist.
    ControlId => Control;
    /// A custom metric's definition.
    CustomMetricId => CustomMetric;
    /// An attachment kept in the document.
    AttachmentId => Attachment;
}

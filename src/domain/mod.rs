//! The nouns of a pilot and their laws. Names no other layer, and touches no disk, clock or chance.

#[macro_use]
mod choice;
#[macro_use]
mod field;
mod change;
mod contents;
mod entry;
mod estimate;
mod figure;
mod fold;
mod guard;
mod id;
mod laws;
mod listed;
mod noun;
mod problem;
mod time;

pub mod assessment;
mod begun;
pub mod criterion;
pub mod metric;
pub mod observation;
pub mod pilot;
pub mod plan;
pub mod redact;
pub mod report;
pub mod run;
pub mod run_summary;
pub mod scenario;
pub mod side;
pub mod story;
pub mod template;

pub use begun::capital;
pub use change::{ChainId, DeviceId, Digest, FieldChange, Hlc};
pub use choice::Choice;
pub use contents::{Contents, Kept, Record};
pub use entry::{Reading, read_text, show_value, shown_moment};
pub use estimate::Estimate;
pub use field::{Body, Field, FieldType, Kinded, LongText, Recorded};
pub use figure::{figure, grouped};
pub use fold::{folded, words};
pub use guard::{disarm, guard, unguard};
pub use id::*;
pub use laws::{changed, problems, questions};
pub use listed::listed;
pub use noun::Noun;
pub use problem::{Mending, Problem};
pub use side::Side;
pub use time::{Clock, Day, Instant};

/// The fields of a noun. An observation's depend on its kind; this gives the common ones.
pub fn fields_of(noun: Noun) -> &'static [Field] {
    use {criterion as c, pilot as p, story as s};
    match noun {
        Noun::Pilot => p::Pilot::FIELDS,
        Noun::Incident => p::Incident::FIELDS,
        Noun::Workload => p::Workload::FIELDS,
        Noun::Phase => p::Phase::FIELDS,
        Noun::Person => p::Person::FIELDS,
        Noun::Boundary => p::Boundary::FIELDS,
        Noun::Scenario => scenario::Scenario::FIELDS,
        Noun::Observation => observation::Common::FIELDS,
        Noun::CustomMetric => metric::CustomMetric::FIELDS,
        Noun::Criterion => c::Criterion::FIELDS,
        Noun::Amendment => c::Amendment::FIELDS,
        Noun::DataProduct => s::DataProduct::FIELDS,
        Noun::Control => s::Control::FIELDS,
        Noun::Snapshot => p::Snapshot::FIELDS,
        Noun::Risk => s::Risk::FIELDS,
        Noun::OpenQuestion => s::OpenQuestion::FIELDS,
        Noun::Decision => s::Decision::FIELDS,
        Noun::Cost => s::Cost::FIELDS,
        Noun::Claim => s::Claim::FIELDS,
        Noun::Responsibility => s::Responsibility::FIELDS,
        Noun::PlannedDrill => s::PlannedDrill::FIELDS,
        Noun::Narrative => s::Narrative::FIELDS,
        Noun::Attachment => p::Attachment::FIELDS,
        Noun::Batch => &[],
    }
}

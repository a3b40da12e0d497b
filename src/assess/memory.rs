//! What was judged last, kept so that an edit judges anew only what it touches. What is recalled is
//! what judging afresh would give: a result is let go as soon as anything that it reads is another.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use super::asked::Asked;
use super::evidence::{read, read_by_other_clock};
use super::world::{From, World};
use crate::domain::assessment::Assessment;
use crate::domain::criterion::{Amendment, Criterion};
use crate::domain::metric::{Metric, Source};
use crate::domain::observation::{Kind, Observation};
use crate::domain::run::Run;
use crate::domain::{Contents, Instant, Noun, Record, RecordId};

/// Results on the same imported runs, to be recalled: others need a memory of their own.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Last>);

/// The results that still hold, and of which document and moment.
#[derive(Default)]
pub(super) struct Last {
    seen: Option<(Contents, Instant)>,
    found: BTreeMap<Key, (Reads, Assessment)>,
}

/// A criterion, or a metric that somebody only looks at.
type Key = (Option<RecordId>, String);

/// What a result rests on beside the records that all results rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reads {
    /// Observations, by a metric of the catalogue.
    Metric(&'static Metric),
    /// Observations of the user's own metrics.
    Custom,
    /// The imported runs.
    Runs,
}

impl Memory {
    /// The results that hold for the document at its moment. Nobody else judges meanwhile.
    pub(super) fn at(&self, world: &World<'_>) -> MutexGuard<'_, Last> {
        let mut last = self.0.lock().unwrap_or_else(|stopped| {
            let mut last = stopped.into_inner();
            *last = Last::default();
            last
        });
        last.turn_to(world);
        last
    }
}

impl Last {
    /// The result of what is asked: as it was found before, else found now.
    pub(super) fn or_judge(
        &mut self,
        world: &World<'_>,
        asked: Asked,
        judge: impl FnOnce(&World<'_>, &Asked) -> Assessment,
    ) -> Assessment {
        let Some(reads) = Reads::of(&asked) else { return judge(world, &asked) };
        let name = asked.metric.as_ref().map(|m| m.of.name.clone()).unwrap_or_default();
        let key = (asked.criterion.as_ref().map(|kept| kept.id), name);
        if let Some((_, known)) = self.found.get(&key) {
            return Assessment { as_of: world.as_of, ..known.clone() };
        }
        let fresh = judge(world, &asked);
        self.found.insert(key, (reads, fresh.clone()));
        fresh
    }

    /// Lets go of what no longer holds.
    fn turn_to(&mut self, world: &World<'_>) {
        let now = (world.contents.clone(), world.as_of);
        let Some((then, was)) = self.seen.replace(now) else { return };
        let span = (was.min(world.as_of), was.max(world.as_of));
        if other_records(&then, world, span) {
            self.found.clear();
            return;
        }
        let changed = changed(&then, world.contents);
        let reads: Vec<Reads> = self.found.values().map(|(reads, _)| *reads).collect();
        let stale: Vec<Reads> = reads.into_iter().filter(|r| r.moved(world, &changed, span)).collect();
        self.found.retain(|_, (reads, _)| !stale.contains(reads));
    }
}

/// Whether something changed that every result rests on: any record but an observation, or what
/// counts only from a moment within the span on.
fn other_records(then: &Contents, world: &World<'_>, (from, until): (Instant, Instant)) -> bool {
    let others = Noun::ALL.iter().filter(|noun| **noun != Noun::Observation);
    let within = |at: Option<Instant>| at.is_some_and(|at| from < at && at <= until);
    others.into_iter().any(|noun| !then.shares(world.contents, *noun))
        || world.contents.all::<Amendment>().iter().any(|kept| within(kept.value.at))
        || world.contents.all::<Criterion>().iter().any(|kept| within(kept.value.withdrawn_at))
}

/// The observations that differ between two documents, as they were and as they are.
fn changed<'a>(then: &'a Contents, now: &'a Contents) -> Vec<&'a Observation> {
    if then.shares(now, Noun::Observation) {
        return Vec::new();
    }
    let of = |contents: &'a Contents| -> BTreeMap<RecordId, &'a Arc<Record>> {
        contents.records(Noun::Observation).collect()
    };
    let (before, after) = (of(then), of(now));
    let apart = |mine: &BTreeMap<RecordId, &'a Arc<Record>>, theirs: &BTreeMap<RecordId, &'a Arc<Record>>| {
        let own =
            mine.iter().filter(|(id, record)| theirs.get(id).is_none_or(|other| !Arc::ptr_eq(record, other)));
        own.map(|(_, record)| record.observation()).collect::<Vec<_>>()
    };
    let mut changed = apart(&before, &after);
    changed.extend(apart(&after, &before));
    changed
}

impl Reads {
    /// `None` where a result is found so fast, or rests on so much, that it is not kept.
    fn of(asked: &Asked) -> Option<Self> {
        // Items rest on what day it is.
        if asked.is_of_items() {
            return None;
        }
        match asked.metric.as_ref()?.from {
            From::Catalogue(metric) if metric.source == Source::Runs => Some(Self::Runs),
            From::Catalogue(metric) => Some(Self::Metric(metric)),
            From::Custom(_) => Some(Self::Custom),
        }
    }

    /// Whether it reads observations of a kind.
    fn reads(self, kind: Kind) -> bool {
        match self {
            Self::Runs => false,
            Self::Custom => kind == Kind::Custom,
            Self::Metric(metric) => match metric.source {
                Source::DiagnosisTrials => kind == Kind::DiagnosisTrial,
                Source::RollbackDrills => kind == Kind::RollbackDrill,
                Source::IsolationDrills => kind == Kind::IsolationDrill,
                Source::Failures => matches!(kind, Kind::DiagnosisTrial | Kind::IsolationDrill),
                Source::SlaDays => kind == Kind::SlaDay,
                Source::Deploys => kind == Kind::Deploy,
                Source::HealthAlerts => kind == Kind::HealthAlert,
                Source::Toil => kind == Kind::Toil,
                Source::Runs => false,
            },
        }
    }

    /// Whether what it reads is another: a changed observation, or one that says something else at
    /// the end of the span than at its beginning.
    fn moved(self, world: &World<'_>, changed: &[&Observation], (from, until): (Instant, Instant)) -> bool {
        if changed.iter().any(|observation| self.reads(observation.kind())) {
            return true;
        }
        if from == until {
            return false;
        }
        let begun = |run: &Run| run.start.is_some_and(|start| from < start && start <= until);
        match self {
            Self::Runs => world.runs.baseline.iter().chain(&world.runs.pilot).any(begun),
            _ => world
                .observations
                .iter()
                .filter(|kept| self.reads(kept.value.kind()))
                .any(|kept| self.says_otherwise(kept.value, from, until)),
        }
    }

    fn says_otherwise(self, observation: &Observation, from: Instant, until: Instant) -> bool {
        let other = match self {
            Self::Metric(Metric { name, .. }) => {
                let detail = &observation.detail;
                read(name, detail, from) != read(name, detail, until)
                    || read_by_other_clock(name, detail, from) != read_by_other_clock(name, detail, until)
            }
            _ => false,
        };
        other || observation.when().is_some_and(|when| from < when && when <= until)
    }
}

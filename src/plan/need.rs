//! Which drills the criteria still need.

use std::collections::BTreeMap;

use super::facts::Fact;
use crate::domain::assessment::{Assessment, PairRow, Verdict};
use crate::domain::criterion::{Counted, CriterionKind};
use crate::domain::metric::{Metric, Source};
use crate::domain::observation::Kind;
use crate::domain::plan::{DrillState, ScheduledDrill};
use crate::domain::scenario::Scenario;
use crate::domain::{Contents, Kept, ScenarioId, Side};

/// A drill that is missing, or several of one kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Need {
    /// What it ends as.
    pub kind: Kind,
    /// Which failure; `None` where any will do.
    pub scenario: Option<ScenarioId>,
    /// On which side.
    pub side: Side,
    /// The criteria it serves, the primary ones first, by their place in the list.
    pub serves: Vec<usize>,
    /// Whether the other half of its pair was run.
    pub completes: bool,
    /// How many such drills.
    pub many: u32,
}

/// The kind of drill that brings evidence for a metric, where one does.
pub(super) fn kind_for(a: &Assessment) -> Option<Kind> {
    let metric = a.metric.as_ref().and_then(|of| Metric::named(&of.name))?;
    match metric.source {
        Source::DiagnosisTrials => Some(Kind::DiagnosisTrial),
        Source::Failures | Source::IsolationDrills => Some(Kind::IsolationDrill),
        Source::RollbackDrills => Some(Kind::RollbackDrill),
        Source::Deploys => Some(Kind::Deploy),
        _ => None,
    }
}

/// Whether a criterion compares pairs of scenarios.
pub(super) fn is_paired(a: &Assessment) -> bool {
    a.kind == CriterionKind::Comparison
        && a.progress.counted == Counted::Pairs
        && matches!(kind_for(a), Some(Kind::DiagnosisTrial | Kind::IsolationDrill))
}

/// How much is missing to a criterion's planned n. A demonstration that failed needs no more: its
/// next drill would be a new one, registered after a fix.
pub(super) fn missing(a: &Assessment) -> u32 {
    match (a.kind, a.verdict) {
        (CriterionKind::Milestone, _) | (CriterionKind::Demonstration, Verdict::NotMet) => 0,
        _ => a.progress.planned.unwrap_or(0).saturating_sub(a.progress.done),
    }
}

/// The pair of a scenario in a criterion's rows.
pub(super) fn row_of<'a>(a: &'a Assessment, scenario: &Scenario) -> Option<&'a PairRow> {
    let code = if scenario.code.is_empty() { &scenario.name } else { &scenario.code };
    a.rows.pairs.iter().find(|row| row.code == *code)
}

/// Every drill that is missing, halves of pairs first.
pub(super) fn needs(
    contents: &Contents,
    assessments: &[Assessment],
    facts: &[Fact],
    drills: &[ScheduledDrill],
) -> Vec<Need> {
    let scenarios = contents.all::<Scenario>();
    let mut halves: BTreeMap<(ScenarioId, Side), Need> = BTreeMap::new();
    let mut first: Vec<usize> = (0..assessments.len()).collect();
    first.sort_by_key(|at| assessments.get(*at).is_none_or(|a| !a.primary));
    for at in &first {
        let Some(a) = assessments.get(*at).filter(|a| is_paired(a)) else { continue };
        for half in of_pairs(a, &scenarios, drills) {
            let kind = kind_for(a).unwrap_or(Kind::DiagnosisTrial);
            let need = halves.entry((half.scenario, half.side)).or_insert(Need {
                kind,
                scenario: Some(half.scenario),
                side: half.side,
                serves: Vec::new(),
                completes: half.completes,
                many: 1,
            });
            // One trial serves the clock and the blast radius alike.
            if kind == Kind::DiagnosisTrial {
                need.kind = kind;
            }
            need.serves.push(*at);
        }
    }
    let singles = first.iter().filter_map(|at| single(assessments.get(*at)?, *at, facts));
    halves.into_values().chain(singles).collect()
}

struct Half {
    scenario: ScenarioId,
    side: Side,
    completes: bool,
}

/// The halves that a comparison of pairs lacks: open pairs first, then scenarios that are planned
/// already, then the others in their order. What was skipped is not asked for again.
fn of_pairs(a: &Assessment, scenarios: &[Kept<Scenario>], drills: &[ScheduledDrill]) -> Vec<Half> {
    let planned = |id: ScenarioId, state: DrillState| {
        drills.iter().any(|drill| drill.scenario == Some(id) && drill.state == state)
    };
    let has = |row: Option<&PairRow>, side: Side| {
        row.is_some_and(|row| match side {
            Side::Baseline => row.baseline.value.is_some() || row.baseline.open,
            Side::Pilot => row.pilot.value.is_some() || row.pilot.open,
        })
    };
    let mut open: Vec<(u8, &str, ScenarioId, Option<&PairRow>)> = scenarios
        .iter()
        .map(|kept| (ScenarioId(kept.id), &kept.value, row_of(a, &kept.value)))
        .filter(|(id, _, row)| !row.is_some_and(|r| r.complete) && !planned(*id, DrillState::Skipped))
        .map(|(id, scenario, row)| {
            let begun = has(row, Side::Baseline) || has(row, Side::Pilot);
            let rank = if begun {
                0
            } else if planned(id, DrillState::Open) {
                1
            } else {
                2
            };
            (rank, scenario.code.as_str(), id, row)
        })
        .collect();
    open.sort_by_key(|(rank, code, id, _)| (*rank, *code, *id));
    open.into_iter()
        .take(missing(a) as usize)
        .flat_map(|(_, _, id, row)| {
            [Side::Baseline, Side::Pilot].into_iter().filter(move |side| !has(row, *side)).map(move |side| {
                let other = if side == Side::Baseline { Side::Pilot } else { Side::Baseline };
                Half { scenario: id, side, completes: has(row, other) }
            })
        })
        .collect()
}

/// The drills that a demonstration lacks. One whose clock runs is not asked for again.
fn single(a: &Assessment, at: usize, facts: &[Fact]) -> Option<Need> {
    let kind = kind_for(a).filter(|_| a.kind == CriterionKind::Demonstration)?;
    let running = facts.iter().filter(|f| f.kind == kind && f.side == Side::Pilot && f.running).count();
    let many = missing(a).saturating_sub(running as u32);
    (many > 0).then(|| Need {
        kind,
        scenario: None,
        side: Side::Pilot,
        serves: vec![at],
        completes: false,
        many,
    })
}

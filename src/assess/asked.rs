//! What is asked of the evidence: by a registered criterion, or by somebody who only looks.

use std::collections::BTreeMap;

use super::evidence::LeftOuts;
use super::world::{Measured, World};
use crate::domain::assessment::{
    Assessment, Chip, ChipState, Design, Finding, Firm, Level, LevelName, Progress, Rows, Sealing, Verdict,
    Words,
};
use crate::domain::criterion::{Amendment, Counted, Criterion, CriterionKind, Rule};
use crate::domain::{CriterionId, Day, Instant, Kept};

/// What is asked.
pub(super) struct Asked {
    /// The criterion; `None` for a look without one.
    pub criterion: Option<Kept<Criterion>>,
    /// The metric, where one is judged.
    pub metric: Option<Measured>,
    /// When it is met.
    pub rule: Option<Rule>,
    /// The planned n.
    pub planned: Option<u32>,
    /// When amendments were made, in order.
    pub amended: Vec<Instant>,
    /// The first day of its phase, where it was registered only after that day.
    pub late: Option<Day>,
}

impl Asked {
    /// By a criterion.
    pub fn by(world: &World<'_>, criterion: Kept<Criterion>) -> Self {
        let metric = world.metric(&criterion.value.metric);
        let mut amended: Vec<Instant> = world
            .contents
            .all::<Amendment>()
            .into_iter()
            .filter(|kept| kept.value.criterion == Some(CriterionId(criterion.id)))
            .filter_map(|kept| kept.value.at)
            .filter(|at| *at <= world.as_of)
            .collect();
        amended.sort();
        let late = late(world, &criterion.value);
        Self {
            late,
            rule: criterion.value.rule,
            planned: criterion.value.planned_n.filter(|n| *n > 0),
            criterion: Some(criterion),
            metric,
            amended,
        }
    }
    /// By somebody who only looks.
    pub fn look(metric: Measured) -> Self {
        Self {
            criterion: None,
            metric: Some(metric),
            rule: None,
            planned: None,
            amended: Vec::new(),
            late: None,
        }
    }
    /// Whether it asks for items to be there rather than for a figure.
    pub fn is_of_items(&self) -> bool {
        let milestone = |c: &Kept<Criterion>| c.value.kind == Some(CriterionKind::Milestone);
        matches!(self.rule, Some(Rule::Checklist | Rule::OwnersNamed | Rule::DecisionRecorded))
            || self.criterion.as_ref().is_some_and(milestone)
    }
    /// The threshold as registered: a share of the baseline, or how many drills.
    pub fn threshold(&self) -> Option<f64> {
        self.criterion.as_ref().and_then(|c| c.value.threshold).filter(|t| t.is_finite())
    }
    /// The smallest reduction that matters, as a share.
    pub fn matters(&self) -> Option<f64> {
        self.criterion.as_ref().and_then(|c| c.value.matters).filter(|m| *m > 0.0 && *m < 1.0)
    }
    /// A result that holds nothing yet but what was asked.
    pub fn blank(&self, world: &World<'_>, design: Design, counted: Counted) -> Assessment {
        let criterion = self.criterion.as_ref();
        let said = criterion.map(|kept| kept.value.clone()).unwrap_or_default();
        let of = self.metric.as_ref().map(|m| m.of.clone());
        let withdrawn_at = said.withdrawn_at.filter(|at| *at <= world.as_of);
        let or_metric = |text: String, pick: fn(&crate::domain::assessment::MetricOf) -> String| {
            if text.is_empty() { of.as_ref().map(pick).unwrap_or_default() } else { text }
        };
        Assessment {
            criterion: criterion.map(|kept| kept.id),
            code: or_metric(said.code, |m| m.name.clone()),
            question: said.question,
            kind: said.kind.unwrap_or(CriterionKind::Comparison),
            title: or_metric(said.title, |m| m.title.clone()),
            rule: self.rule,
            threshold: said.threshold,
            threshold_words: said.threshold_words,
            primary: said.primary == Some(true),
            withdrawn_at,
            registered_at: said.registered_at,
            sealing: self.sealing(None).map(|(sealing, _)| sealing),
            amendments: self.amended.len() as u32,
            metric: of,
            as_of: world.as_of,
            design,
            level: Level {
                number: 0,
                name: LevelName::NotMeasured,
                worse: false,
                words: LevelName::NotMeasured.label().to_owned(),
            },
            verdict: Verdict::NotEnoughEvidence,
            interim: true,
            chip: Chip {
                state: ChipState::NotEnoughEvidence,
                word: ChipState::NotEnoughEvidence.label().to_owned(),
                interim: true,
                done: 0,
                planned: self.planned,
            },
            progress: Progress {
                done: 0,
                planned: self.planned,
                counted: said.counted.unwrap_or(counted),
                later: 0,
            },
            finding: Finding::default(),
            firm: Firm::default(),
            rows: Rows::default(),
            left_out: Vec::new(),
            cautions: Vec::new(),
            words: Words::default(),
            edited: None,
            evidence: Vec::new(),
        }
    }
    /// Whether the criterion was sealed before its phase and before the first evidence for it, and
    /// the caution where it was not.
    fn sealing(&self, first_evidence: Option<Instant>) -> Option<(Sealing, String)> {
        Some(match (self.criterion.as_ref()?.value.registered_at, first_evidence, self.late) {
            (None, ..) => (
                Sealing::Never,
                "This criterion was never registered, so nothing shows that it was set before looking."
                    .to_owned(),
            ),
            (Some(sealed), Some(first), _) if sealed > first => (
                Sealing::Late,
                "This criterion was registered after the first evidence on the pilot.".to_owned(),
            ),
            (Some(_), _, Some(day)) => (
                Sealing::Late,
                format!("This criterion was registered after its phase began on {}.", day.words()),
            ),
            _ => (Sealing::Beforehand, String::new()),
        })
    }
    /// Says when the criterion was sealed after its evidence began, or never, or amended since.
    pub fn say_when_registered(&self, first_evidence: Option<Instant>, result: &mut Assessment) {
        let (sealing, caution) = self.sealing(first_evidence).unzip();
        result.sealing = sealing;
        result.cautions.extend(caution.filter(|words| !words.is_empty()));
        let times = match self.amended.len() {
            0 => String::new(),
            1 => "once".to_owned(),
            n => format!("{n} times"),
        };
        if !times.is_empty() {
            result.cautions.push(format!("This criterion was amended {times} after it was registered."));
        }
    }
}

/// The first day of its phase, where a criterion was registered only after that day.
fn late(world: &World<'_>, criterion: &Criterion) -> Option<Day> {
    let sealed = criterion.registered_at?.day(world.zone);
    criterion.phase_begins(world.contents).filter(|begins| sealed > *begins)
}

/// Lets a criterion go that was withdrawn before any of its evidence was there. One that was withdrawn
/// later stays what it was: what a reader decides by does not get better by taking out what came out
/// badly.
pub(super) fn let_go(world: &World<'_>, result: &mut Assessment) {
    let Some(at) = result.withdrawn_at else { return };
    let when: BTreeMap<&str, Option<Instant>> =
        world.observations.iter().map(|kept| (&*kept.value.common.code, kept.value.when())).collect();
    // What carries no moment of its own, such as a DAG's runs, may have been seen.
    let seen = |code: &String| when.get(&**code).copied().flatten().is_none_or(|when| when <= at);
    result.primary &= result.evidence.iter().any(seen);
}

/// Says that a criterion was withdrawn: what was found stays, and nothing is asked of it any more.
pub(super) fn withdraw(result: &mut Assessment) {
    let Some(at) = result.withdrawn_at else { return };
    let rests = match result.primary {
        true => "after evidence for it was there, so the recommendation still rests on what was found",
        false => "and the recommendation does not rest on it; what was found stays here",
    };
    result.chip.state = ChipState::Open;
    result.chip.word = "Withdrawn".to_owned();
    result.words.missing.clear();
    result
        .cautions
        .push(format!("This criterion was withdrawn on {}, {rests}.", Day(at.utc().date_naive()).words()));
}

/// Finishes a result: what was left out, and which evidence it rests on.
pub(super) fn close(mut result: Assessment, left_out: LeftOuts) -> Assessment {
    result.left_out = left_out.listed();
    result.evidence.sort();
    result.evidence.dedup();
    result
}

//! Judged results as the wire carries them. Nothing is computed here.

use super::super::wire::*;
use crate::domain::Estimate;
use crate::domain::assessment::{
    Assessment, Bound, Chip, Edited, Firm, Level, Recommendation, Rows, Sealing, Way,
};

/// A chip.
pub(super) fn chip_view(chip: &Chip) -> ChipView {
    ChipView {
        state: chip.state.name().to_owned(),
        word: chip.word.clone(),
        interim: chip.interim,
        done: chip.done,
        planned: chip.planned,
    }
}

/// A level of evidence.
pub(super) fn level_view(level: &Level) -> LevelView {
    LevelView {
        number: u32::from(level.number),
        name: level.name.name().to_owned(),
        words: level.words.clone(),
        worse: level.worse,
    }
}

fn estimate_view(estimate: &Estimate) -> EstimateView {
    EstimateView {
        value: estimate.value,
        low: estimate.low,
        high: estimate.high,
        confidence: estimate.confidence,
        n: estimate.n,
        counted: estimate.counted.clone(),
        unit: estimate.unit.clone(),
        method: estimate.method.clone(),
        evidence: estimate.evidence.clone(),
    }
}

/// What the rule proposes.
pub(super) fn recommendation_view(recommendation: &Recommendation) -> RecommendationView {
    RecommendationView {
        course: recommendation.course.name().to_owned(),
        word: recommendation.course.label().to_owned(),
        sentence: recommendation.sentence.clone(),
        why: recommendation.why.clone(),
        missing: recommendation.missing.clone(),
        rule: recommendation.rule.clone(),
    }
}

/// A criterion or a metric, judged.
pub(super) fn assessment_view(a: &Assessment) -> AssessmentView {
    AssessmentView {
        id: a.criterion.map(|id| id.to_string()),
        code: a.code.clone(),
        question: a.question.map(|q| q.name().to_owned()),
        title: a.title.clone(),
        kind: a.kind.name().to_owned(),
        primary: a.primary,
        metric: a.metric.as_ref().map(|m| m.name.clone()),
        verdict: a.verdict.name().to_owned(),
        interim: a.interim,
        chip: chip_view(&a.chip),
        level: level_view(&a.level),
        design: a.design.label().to_owned(),
        sentence: a.words.sentence.clone(),
        edited: a.edited.as_ref().map(edited_view),
        detail: a.words.detail.clone(),
        method_why: a.words.method_why.clone(),
        verdict_why: a.words.verdict_why.clone(),
        missing: a.words.missing.clone(),
        figure: a.words.figure.clone(),
        figure_detail: a.words.figure_detail.clone(),
        before_after: a.words.before_after.clone(),
        scoreboard: a.words.scoreboard.clone(),
        threshold: a.threshold_words.clone(),
        registered: a.registered_at.map(|at| at.to_string()),
        sealing: sealing_words(a),
        amendments: a.amendments,
        effect: a.finding.effect.as_ref().map(estimate_view),
        baseline: a.finding.baseline.as_ref().map(estimate_view),
        pilot: a.finding.pilot.as_ref().map(estimate_view),
        p: a.finding.p,
        p_holm: a.finding.p_holm,
        beside: a
            .finding
            .beside
            .iter()
            .map(|b| BesideView {
                words: b.words.clone(),
                estimate: b.estimate.as_ref().map(estimate_view),
                appendix: b.appendix,
            })
            .collect(),
        firm: firm_view(&a.firm),
        pairs: pairs(&a.rows),
        cases: cases(&a.rows),
        items: items(&a.rows),
        left_out: a
            .left_out
            .iter()
            .map(|l| LeftOutView { reason: l.reason.clone(), count: l.count, evidence: l.evidence.clone() })
            .collect(),
        cautions: a.cautions.clone(),
        evidence: a.evidence.clone(),
    }
}

fn firm_view(firm: &Firm) -> FirmView {
    let way = |way: &Way| WayView {
        words: way.words.clone(),
        holds: way.holds,
        finding: way.finding.clone(),
        n: way.n.clone(),
    };
    FirmView {
        ways: firm.ways.as_ref().map(|ways| WaysView {
            held: ways.held,
            of: ways.of,
            sentence: ways.sentence.clone(),
            rows: ways.rows.iter().map(way).collect(),
            same: ways.same.clone(),
        }),
        one_case: firm.one_case.clone(),
        likeness: firm
            .likeness
            .iter()
            .map(|l| LikenessView {
                what: l.what.clone(),
                alike: l.alike.name().to_owned(),
                words: l.words.clone(),
            })
            .collect(),
        regression: firm.regression.clone(),
        learning: firm.learning.as_ref().map(|l| l.sentence.clone()).unwrap_or_default(),
        learning_flagged: firm.learning.as_ref().is_some_and(|l| l.flagged),
    }
}

fn pairs(rows: &Rows) -> Vec<PairView> {
    let view = |pair: &crate::domain::assessment::PairRow| PairView {
        code: pair.code.clone(),
        scenario: pair.name.clone(),
        baseline: pair.baseline.words.clone(),
        pilot: pair.pilot.words.clone(),
        change: pair.change_words.clone(),
        order: pair.order.map(|o| o.label().to_owned()).unwrap_or_default(),
        evidence: pair.baseline.evidence.iter().chain(&pair.pilot.evidence).cloned().collect(),
        worse: pair.worse,
        censored: pair.bound != Bound::Exact,
        complete: pair.complete,
        later: pair.later,
    };
    rows.pairs.iter().map(view).collect()
}

fn cases(rows: &Rows) -> Vec<CaseView> {
    rows.cases
        .iter()
        .map(|c| CaseView {
            code: c.code.clone(),
            name: c.name.clone(),
            side: c.side.name().to_owned(),
            value: c.words.clone(),
        })
        .collect()
}

/// Drills first, then the items of a checklist, then the products of a series.
fn items(rows: &Rows) -> Vec<ItemView> {
    let drills = rows.drills.iter().map(|d| ItemView {
        code: d.code.clone(),
        what: d.name.clone(),
        holds: d.holds.name().to_owned(),
        words: d
            .items
            .iter()
            .filter(|i| i.holds.name() != "holds")
            .map(|i| i.words.clone())
            .collect::<Vec<_>>()
            .join("; "),
        evidence: vec![d.code.clone()],
    });
    let items = rows.items.iter().map(|i| ItemView {
        code: String::new(),
        what: i.what.clone(),
        holds: i.holds.name().to_owned(),
        words: i.words.clone(),
        evidence: i.evidence.clone(),
    });
    let series = rows.series.iter().map(|s| ItemView {
        code: String::new(),
        what: s.product.clone(),
        holds: s.assured.name().to_owned(),
        words: s.sentence.clone(),
        evidence: Vec::new(),
    });
    drills.chain(items).chain(series).collect()
}

/// When a criterion was sealed, where that was not beforehand.
pub(super) fn sealing_words(a: &Assessment) -> String {
    a.sealing
        .filter(|sealing| *sealing != Sealing::Beforehand)
        .map_or_else(String::new, |s| s.label().to_owned())
}

/// A person's words with what a reader should know about them.
pub(super) fn edited_view(edited: &Edited) -> EditedView {
    EditedView { text: edited.text.clone(), moved: edited.moved, warnings: edited.warnings.clone() }
}

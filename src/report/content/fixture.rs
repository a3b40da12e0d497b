//! A frozen result for the tests: the sample's records, and results written by hand, because the
//! room that judges lies beside this one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::domain::assessment::{
    Assessment, Bound, Cell, Chip, ChipState, DayPoint, Design, DrillRow, Finding, Firm, ItemRow, LeftOut,
    Level, LevelName, MetricOf, Order, PairRow, Progress, Recommendation, Rows, Sealing, SeriesView, Truth,
    Verdict, Words,
};
use crate::domain::criterion::{Counted, Criterion};
use crate::domain::metric::Metric;
use crate::domain::observation::{Detail, Kind};
use crate::domain::run_summary::{RunsSummary, ShadowSummary};
use crate::domain::story::{Course, DataProduct};
use crate::domain::{Body, Contents, Estimate, Noun, RecordId, Side};
use crate::report::frozen::{Frozen, Seal};
use crate::templates::{SAMPLE_AS_OF, sample_records, shipped};

/// The sample's records as contents.
pub(super) fn sample_contents() -> Contents {
    let (template, _) = shipped("astro-post-incident").unwrap().unwrap();
    let mut n = 0u128;
    let mut fresh = || {
        n += 1;
        RecordId(uuid::Uuid::from_u128(n))
    };
    let mut contents = Contents::default();
    for record in sample_records(&template, &mut fresh).unwrap() {
        contents.put(record.noun, record.id, record.body);
    }
    contents
}

/// The sample with a paired comparison, a demonstration, a series, a checklist and shadow pairs.
pub(super) fn frozen() -> Frozen {
    let contents = sample_contents();
    let assessments =
        contents.all::<Criterion>().into_iter().map(|kept| result(&contents, &kept.value)).collect();
    Frozen { assessments, runs: shadow(), ..empty(contents) }
}

/// A document without criteria, runs or observations of its own.
pub(super) fn empty(contents: Contents) -> Frozen {
    Frozen {
        contents,
        assessments: Vec::new(),
        comparisons: Vec::new(),
        drills: crate::domain::plan::DrillPlan::default(),
        recommendation: Recommendation {
            course: Course::Extend,
            sentence: "What was planned is not all there yet.".to_owned(),
            why: vec!["F1 is met".to_owned()],
            missing: vec!["C1: 2 drills to go".to_owned()],
            primary: Vec::new(),
            rule: "Proceed when every primary criterion is met and none is worse".to_owned(),
        },
        runs: RunsSummary::default(),
        as_of: SAMPLE_AS_OF,
        redaction: Vec::new(),
        program: "Postflight 0.1.0".to_owned(),
        seal: Seal { digest: "ab".repeat(32), heads: vec!["cd".repeat(32)], entries: 812, shared_with: None },
    }
}

/// A document in which nothing is recorded.
pub(super) fn blank() -> Frozen {
    let mut contents = Contents::default();
    let mut pilot = Body::new();
    pilot.insert("name".to_owned(), "Blank".into());
    contents.put(Noun::Pilot, RecordId(uuid::Uuid::from_u128(1)), pilot);
    empty(contents)
}

fn shadow() -> RunsSummary {
    let pair = ShadowSummary {
        dag_id: "transform_orders".to_owned(),
        pairs: 42,
        only_baseline: 0,
        only_pilot: 0,
        both_success: 41,
        states: [("failed->success".to_owned(), 1), ("success->success".to_owned(), 41)].into(),
        ratio_median: Some(0.365),
        difference_s_median: Some(-11.8),
        pilot_faster: 41,
        never_cleared: 37,
    };
    RunsSummary { pairs: vec![pair], ..RunsSummary::default() }
}

fn codes(contents: &Contents, kind: Kind, side: Side) -> Vec<String> {
    contents
        .observations()
        .into_iter()
        .filter(|o| o.value.kind() == kind && o.value.common.side == Some(side))
        .map(|o| o.value.common.code.clone())
        .collect()
}

fn result(contents: &Contents, criterion: &Criterion) -> Assessment {
    let metric = Metric::named(&criterion.metric);
    let mut a = Assessment {
        criterion: contents.find(Noun::Criterion, &criterion.code),
        code: criterion.code.clone(),
        question: criterion.question,
        kind: criterion.kind.unwrap(),
        title: criterion.title.clone(),
        rule: criterion.rule,
        threshold: criterion.threshold,
        threshold_words: criterion.threshold_words.clone(),
        primary: criterion.primary == Some(true),
        registered_at: criterion.registered_at,
        sealing: Some(if criterion.registered_at.is_some() { Sealing::Beforehand } else { Sealing::Never }),
        withdrawn_at: criterion.withdrawn_at,
        amendments: u32::from(criterion.code == "C3"),
        metric: metric.map(|m| MetricOf {
            name: m.name.to_owned(),
            title: m.title.to_owned(),
            unit: m.unit.to_owned(),
            better: m.better,
            definition: m.definition.to_owned(),
        }),
        as_of: SAMPLE_AS_OF,
        design: Design::Milestone,
        level: Level {
            number: 0,
            name: LevelName::NotMeasured,
            worse: false,
            words: "not measured".to_owned(),
        },
        verdict: Verdict::NotEnoughEvidence,
        interim: false,
        chip: Chip {
            state: ChipState::Open,
            word: "Open".to_owned(),
            interim: false,
            done: 0,
            planned: None,
        },
        progress: Progress {
            done: 0,
            planned: criterion.planned_n,
            counted: criterion.counted.unwrap_or(Counted::Items),
            later: 0,
        },
        finding: Finding::default(),
        firm: Firm::default(),
        edited: None,
        rows: Rows::default(),
        left_out: Vec::new(),
        cautions: Vec::new(),
        words: Words {
            sentence: format!("{} is not measured yet", criterion.title),
            detail: "0 of the planned cases".to_owned(),
            figure: "Not measured".to_owned(),
            scoreboard: "not measured".to_owned(),
            ..Words::default()
        },
        evidence: Vec::new(),
    };
    match criterion.code.as_str() {
        "F1" => paired(contents, &mut a),
        "C1" => drills(contents, &mut a),
        "K1" => series(contents, &mut a),
        "K3" => checklist(contents, &mut a),
        _ => {}
    }
    a
}

fn met(a: &mut Assessment, done: u32, sentence: &str, figure: &str) {
    a.verdict = Verdict::Met;
    a.chip =
        Chip { state: ChipState::Met, word: "Met".to_owned(), interim: false, done, planned: Some(done) };
    a.progress.done = done;
    a.level = Level { number: 5, name: LevelName::Clear, worse: false, words: "clear".to_owned() };
    a.words.sentence = sentence.to_owned();
    a.words.detail = format!("{done} by scenario");
    a.words.figure = figure.to_owned();
    a.words.scoreboard = figure.to_owned();
}

fn cell(value: f64, censored: bool, evidence: &str) -> Cell {
    let words = if censored { format!(">{value}") } else { value.to_string() };
    Cell { value: Some(value), censored, open: false, words, evidence: vec![evidence.to_owned()] }
}

fn paired(contents: &Contents, a: &mut Assessment) {
    met(a, 2, "In these 2 pairs time to diagnose fell by at least 50\u{a0}%", "at least −50\u{a0}%");
    a.design = Design::Paired;
    let before = codes(contents, Kind::DiagnosisTrial, Side::Baseline);
    let after = codes(contents, Kind::DiagnosisTrial, Side::Pilot);
    let row = |code: &str, b: Cell, p: Cell, bound: Bound, worse: bool| PairRow {
        code: code.to_owned(),
        name: "A failure".to_owned(),
        baseline: b,
        pilot: p,
        change_percent: Some(-50.0),
        difference: Some(-20.0),
        bound,
        change_words: "−50\u{a0}%".to_owned(),
        order: Some(Order::PilotFirst),
        worse,
        complete: true,
        later: false,
    };
    a.rows.pairs = vec![
        row("S01", cell(240.0, true, &before[2]), cell(118.0, false, &after[0]), Bound::AtLeast, false),
        row("S08", cell(57.0, false, &before[3]), cell(71.0, false, &after[1]), Bound::Exact, true),
    ];
    a.finding.effect = Some(Estimate {
        value: -50.0,
        low: None,
        high: Some(-31.0),
        confidence: Some(0.961),
        n: 2,
        counted: "pairs".to_owned(),
        unit: "%".to_owned(),
        method: "Hodges–Lehmann".to_owned(),
        evidence: Vec::new(),
    });
    a.finding.bound = Some(Bound::AtLeast);
    a.left_out = vec![LeftOut {
        reason: "a live incident, which has no pair".to_owned(),
        count: 2,
        evidence: before[..2].to_vec(),
    }];
    a.evidence = vec![before[2].clone(), after[0].clone(), before[3].clone(), after[1].clone()];
}

fn drills(contents: &Contents, a: &mut Assessment) {
    met(a, 5, "Demonstrated 5 times; by itself this still allows a failure rate up to 45\u{a0}%", "5 of 5");
    a.design = Design::Drills;
    a.evidence = codes(contents, Kind::IsolationDrill, Side::Pilot);
    a.rows.drills = a
        .evidence
        .iter()
        .map(|code| DrillRow {
            code: code.clone(),
            name: "Upstream schema drift".to_owned(),
            when: None,
            holds: Truth::Holds,
            items: vec![ItemRow {
                what: "production untouched".to_owned(),
                holds: Truth::Holds,
                words: "yes".to_owned(),
                evidence: vec![code.clone()],
            }],
            later: false,
        })
        .collect();
}

fn series(contents: &Contents, a: &mut Assessment) {
    met(a, 28, "Curated orders can be expected to be there by 04:00", "34 of 34");
    a.design = Design::Series;
    for product in contents.all::<DataProduct>() {
        let days = contents.observations().into_iter().filter_map(|kept| match &kept.value.detail {
            Detail::SlaDay(day) if day.data_product.map(|p| p.0) == Some(product.id) => Some(DayPoint {
                day: day.due_at?.day(chrono_tz::UTC),
                side: kept.value.common.side?,
                value: day.delivered_at.zip(day.due_at).map(|(at, due)| at.minutes_since(due)),
                on_time: true,
                flags: Vec::new(),
                worse: false,
                later: false,
                evidence: kept.value.common.code.clone(),
            }),
            _ => None,
        });
        a.rows.series.push(SeriesView {
            product: product.value.name.clone(),
            deadline: product.value.deadline.map(|d| d.to_string()),
            target: 0.0,
            cut_over: contents.pilot().cut_over,
            days: days.collect(),
            before: None,
            pilot: None,
            autocorrelation: None,
            attainment: Default::default(),
            assured: Truth::Holds,
            second_look: String::new(),
            sentence: format!("{} can be expected to be on time", product.value.name),
        });
    }
    a.evidence = codes(contents, Kind::SlaDay, Side::Pilot);
}

fn checklist(contents: &Contents, a: &mut Assessment) {
    a.design = Design::Checklist;
    a.words.sentence = "6 of 7 controls are present with evidence".to_owned();
    a.rows.items = codes(contents, Kind::ControlCheck, Side::Pilot)
        .into_iter()
        .map(|code| ItemRow {
            what: "A control".to_owned(),
            holds: Truth::Holds,
            words: "present".to_owned(),
            evidence: vec![code],
        })
        .collect();
}

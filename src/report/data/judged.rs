//! What was judged, and the rows behind it.

use super::{Datum, Frozen, Sheet, estimate, ids, sheet};
use crate::domain::assessment::{Assessment, Cell};

/// The tables of every criterion and of what is compared beside them.
pub(super) fn sheets(frozen: &Frozen) -> Vec<Sheet> {
    let all: Vec<&Assessment> = frozen.assessments.iter().chain(&frozen.comparisons).collect();
    let rows = |of: fn(&Assessment) -> Vec<Vec<Datum>>| -> Vec<Vec<Datum>> {
        all.iter().flat_map(|a| with_code(a, of(a))).collect()
    };
    vec![
        criteria(&all),
        sheet(
            "pairs",
            "A scenario or DAG tried on both sides",
            &[
                "criterion",
                "pair",
                "name",
                "baseline",
                "baseline_stopped",
                "baseline_ids",
                "pilot",
                "pilot_stopped",
                "pilot_ids",
                "change_percent",
                "difference",
                "bound",
                "change",
                "first",
                "complete",
                "after_the_verdict",
            ],
            rows(pairs),
        ),
        sheet(
            "cases",
            "A case of a comparison that is not paired",
            &["criterion", "id", "name", "side", "value", "stopped", "when", "after_the_verdict"],
            rows(cases),
        ),
        sheet(
            "days",
            "A day of a data product, with its delay in minutes",
            &[
                "criterion",
                "product",
                "day",
                "side",
                "delay_minutes",
                "on_time",
                "special_causes",
                "id",
                "after_the_verdict",
            ],
            rows(days),
        ),
        sheet(
            "drills",
            "An item of a registered drill's checklist",
            &["criterion", "id", "name", "when", "item", "holds", "recorded", "after_the_verdict"],
            rows(drills),
        ),
        sheet(
            "items",
            "An item of a checklist or a milestone",
            &["criterion", "item", "holds", "recorded", "ids"],
            rows(items),
        ),
        sheet(
            "left_out",
            "What a figure leaves out, and why",
            &["criterion", "reason", "count", "ids"],
            rows(left_out),
        ),
    ]
}

fn with_code(a: &Assessment, rows: Vec<Vec<Datum>>) -> impl Iterator<Item = Vec<Datum>> + use<> {
    let code = Datum::from(&a.code);
    rows.into_iter().map(move |row| std::iter::once(code.clone()).chain(row).collect())
}

/// One row a criterion or comparison: verdict, figure, and all that the figure rests on.
fn criteria(all: &[&Assessment]) -> Sheet {
    let row = |a: &&Assessment| -> Vec<Datum> {
        let sentence = a.edited.as_ref().map_or(&a.words.sentence, |edited| &edited.text);
        let head = [
            Datum::from(&a.code),
            a.question.map(|q| q.label()).into(),
            Datum::from(&a.title),
            a.kind.label().into(),
            a.metric.as_ref().map(|m| m.name.as_str()).into(),
            a.primary.into(),
            Datum::from(&a.threshold_words),
            a.registered_at.into(),
            a.amendments.into(),
            a.verdict.label().into(),
            a.interim.into(),
            Datum::from(&a.level.words),
            a.progress.done.into(),
            a.progress.planned.into(),
            Datum::from(&a.words.missing),
        ];
        let effect = estimate(a.finding.effect.as_ref());
        let tail = [
            a.finding.bound.map(|b| b.label()).into(),
            a.finding.baseline.as_ref().map(|e| e.value).into(),
            a.finding.pilot.as_ref().map(|e| e.value).into(),
            a.finding.baseline.as_ref().or(a.finding.pilot.as_ref()).map(|e| e.unit.as_str()).into(),
            a.finding.failure_bound.as_ref().and_then(|e| e.high.or(Some(e.value))).into(),
            a.finding.p.into(),
            a.finding.p_method.as_deref().into(),
            a.finding.p_holm.into(),
            a.design.label().into(),
            Datum::from(sentence),
            a.edited.is_some().into(),
            ids(&a.evidence),
        ];
        head.into_iter().chain(effect).chain(tail).collect()
    };
    sheet(
        "criteria",
        "A criterion, or a comparison beside them, as it stands",
        &[
            "criterion",
            "question",
            "what",
            "kind",
            "metric",
            "primary",
            "threshold",
            "registered",
            "amendments",
            "verdict",
            "interim",
            "evidence",
            "done",
            "planned",
            "missing",
            "effect",
            "effect_low",
            "effect_high",
            "confidence",
            "n",
            "effect_unit",
            "method",
            "bound",
            "baseline",
            "pilot",
            "unit",
            "failure_rate_up_to",
            "p",
            "p_method",
            "p_holm",
            "design",
            "sentence",
            "sentence_edited",
            "ids",
        ],
        all.iter().map(row).collect(),
    )
}

fn half(cell: &Cell) -> [Datum; 3] {
    [cell.value.into(), cell.value.map(|_| cell.censored).into(), ids(&cell.evidence)]
}

fn pairs(a: &Assessment) -> Vec<Vec<Datum>> {
    let row = |pair: &crate::domain::assessment::PairRow| -> Vec<Datum> {
        let head = [Datum::from(&pair.code), Datum::from(&pair.name)];
        let tail = [
            pair.change_percent.into(),
            pair.difference.into(),
            pair.bound.label().into(),
            Datum::from(&pair.change_words),
            pair.order.map(|order| order.label()).into(),
            pair.complete.into(),
            pair.later.into(),
        ];
        head.into_iter().chain(half(&pair.baseline)).chain(half(&pair.pilot)).chain(tail).collect()
    };
    a.rows.pairs.iter().map(row).collect()
}

fn cases(a: &Assessment) -> Vec<Vec<Datum>> {
    let row = |case: &crate::domain::assessment::GroupRow| {
        vec![
            Datum::from(&case.code),
            Datum::from(&case.name),
            case.side.label().into(),
            case.value.into(),
            case.censored.into(),
            case.when.into(),
            case.later.into(),
        ]
    };
    a.rows.cases.iter().map(row).collect()
}

fn days(a: &Assessment) -> Vec<Vec<Datum>> {
    let of = |series: &crate::domain::assessment::SeriesView| -> Vec<Vec<Datum>> {
        series
            .days
            .iter()
            .map(|day| {
                vec![
                    Datum::from(&series.product),
                    Datum::Day(day.day),
                    day.side.label().into(),
                    day.value.into(),
                    day.on_time.into(),
                    Datum::from(&day.flags.join("; ")),
                    Datum::from(&day.evidence),
                    day.later.into(),
                ]
            })
            .collect()
    };
    a.rows.series.iter().flat_map(of).collect()
}

fn drills(a: &Assessment) -> Vec<Vec<Datum>> {
    let of = |drill: &crate::domain::assessment::DrillRow| -> Vec<Vec<Datum>> {
        drill
            .items
            .iter()
            .map(|item| {
                vec![
                    Datum::from(&drill.code),
                    Datum::from(&drill.name),
                    drill.when.into(),
                    Datum::from(&item.what),
                    item.holds.label().into(),
                    Datum::from(&item.words),
                    drill.later.into(),
                ]
            })
            .collect()
    };
    a.rows.drills.iter().flat_map(of).collect()
}

fn items(a: &Assessment) -> Vec<Vec<Datum>> {
    let row = |item: &crate::domain::assessment::ItemRow| {
        vec![
            Datum::from(&item.what),
            item.holds.label().into(),
            Datum::from(&item.words),
            ids(&item.evidence),
        ]
    };
    a.rows.items.iter().map(row).collect()
}

fn left_out(a: &Assessment) -> Vec<Vec<Datum>> {
    let row = |left: &crate::domain::assessment::LeftOut| {
        vec![Datum::from(&left.reason), left.count.into(), ids(&left.evidence)]
    };
    a.left_out.iter().map(row).collect()
}

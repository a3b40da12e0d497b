//! How far the same failure reached before and after.

use std::collections::BTreeMap;

use crate::charts::Chart;
use crate::charts::spec::{Lane, LaneAxis, LaneForm, LaneGroup, LaneMark, LanePlot, Whose};
use crate::charts::words::figure;
use crate::domain::Contents;
use crate::domain::Side;
use crate::domain::assessment::{Assessment, Cell};
use crate::domain::observation::{Detail, Observation};

/// Assets hit, a row a scenario that was tried on either side, or a row a case where nothing is
/// paired; with what was at risk, where both sides agree on it. `None` where no failure was counted.
pub fn blast(assessment: &Assessment, contents: &Contents) -> Option<Chart> {
    let at_risk = at_risk(contents);
    let pairs = assessment.rows.pairs.iter().map(|row| Lane {
        code: row.code.clone(),
        name: if row.name == row.code { String::new() } else { row.name.clone() },
        marks: [(Whose::Before, &row.baseline), (Whose::After, &row.pilot)]
            .into_iter()
            .filter_map(|(whose, cell)| mark(whose, cell))
            .collect(),
        track: agreed(&at_risk, [&row.baseline, &row.pilot]),
        absent: absent(row.baseline.value, row.pilot.value).to_owned(),
        worse: row.worse,
        ..Lane::default()
    });
    let cases = assessment.rows.cases.iter().map(|case| Lane {
        code: case.code.clone(),
        name: case.name.clone(),
        marks: vec![LaneMark {
            whose: if case.side == Side::Baseline { Whose::Before } else { Whose::After },
            value: case.value,
            words: figure(case.value),
            evidence: vec![case.code.clone()],
            ..LaneMark::default()
        }],
        track: at_risk.get(&case.code).copied(),
        ..Lane::default()
    });
    let lanes: Vec<Lane> = if assessment.rows.pairs.is_empty() { cases.collect() } else { pairs.collect() };
    let lanes: Vec<Lane> = lanes.into_iter().filter(|lane| !lane.marks.is_empty()).collect();
    if lanes.is_empty() {
        return None;
    }
    let tracked = lanes.iter().any(|lane| lane.track.is_some());
    let name = if tracked {
        "Assets hit per failure: hollow before, filled on the pilot; pale: at risk"
    } else {
        "Assets hit per failure: hollow before, filled on the pilot"
    };
    Some(Chart::Lanes(LanePlot {
        title: assessment.words.sentence.clone(),
        about: "Downstream assets hit by each failure, before and after.".to_owned(),
        groups: vec![LaneGroup { name: name.to_owned(), axis: LaneAxis::Count, form: LaneForm::Bars, lanes }],
        empty: String::new(),
    }))
}

fn mark(whose: Whose, cell: &Cell) -> Option<LaneMark> {
    Some(LaneMark {
        whose,
        value: cell.value?,
        words: figure(cell.value?),
        evidence: cell.evidence.clone(),
        ..LaneMark::default()
    })
}

fn absent(before: Option<f64>, after: Option<f64>) -> &'static str {
    match (before, after) {
        (Some(_), None) => "not tried on the pilot yet",
        (None, Some(_)) => "not tried on the baseline yet",
        _ => "",
    }
}

/// The assets at risk of each observation that says so, by its evidence id.
fn at_risk(contents: &Contents) -> BTreeMap<String, f64> {
    let of = |observation: &Observation| match &observation.detail {
        Detail::DiagnosisTrial(trial) => trial.assets_at_risk,
        Detail::IsolationDrill(drill) => drill.assets_at_risk,
        _ => None,
    };
    let all = contents.observations().into_iter();
    all.filter_map(|kept| Some((kept.value.common.code.clone(), f64::from(of(kept.value)?)))).collect()
}

/// What was at risk, where every observation of the row says the same.
fn agreed(at_risk: &BTreeMap<String, f64>, cells: [&Cell; 2]) -> Option<f64> {
    let mut said = cells.into_iter().flat_map(|cell| &cell.evidence).map(|code| at_risk.get(code).copied());
    let first = said.next()??;
    said.all(|other| other == Some(first)).then_some(first)
}

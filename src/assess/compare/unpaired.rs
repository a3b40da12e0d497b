//! Comparisons of two groups: cases before and after that no scenario pairs.

use super::change::{Layout, Scale, Seen};
use super::comparability;
use super::judge::{Laid, judge, seen_words};
use super::paired::unit_of_values;
use super::pairing::CaseKind;
use crate::assess::asked::{Asked, close};
use crate::assess::evidence::{self, Case, Gathered};
use crate::assess::level;
use crate::assess::world::World;
use crate::domain::assessment::{Assessment, Design, GroupRow, Verdict};
use crate::domain::criterion::Counted;
use crate::domain::metric::Shape;
use crate::domain::{Instant, Side};

/// Judges a metric on two groups.
pub(in crate::assess) fn assess(world: &World<'_>, asked: &Asked, gathered: Gathered) -> Assessment {
    let mut result = asked.blank(world, Design::Unpaired, Counted::Drills);
    let Some(metric) = &asked.metric else { return result };
    let first = evidence::first_on_the_pilot(&gathered.cases);
    let unit = unit_of_values(&metric.of.unit);
    let look = look_at(&gathered.cases, asked.planned);
    let (deciding, later): (Vec<Case>, Vec<Case>) =
        gathered.cases.iter().cloned().partition(|case| look.is_none_or(|at| case.when <= at));
    let check = comparability::of_groups(world, &deciding);
    let laid = lay(&deciding, metric.shape, &unit, check.same_mix);
    let (n, m) = (laid.shown.0.len(), laid.shown.1.len());
    result.progress.done = n.min(m) as u32;
    result.progress.later = later.len() as u32;
    let interim = asked.planned.is_none_or(|planned| result.progress.done < planned);
    judge(asked, &laid, &mut result, interim);
    result.rows.cases = gathered.cases.iter().map(|case| row(case, &unit, look)).collect();
    if let Some(reason) = check.fails.first().filter(|_| n > 0 && m > 0) {
        let reason = reason.clone();
        let level = (result.level.name, result.level.worse);
        level::conclude(&mut result, level, Verdict::NotComparable, interim);
        crate::assess::wording::not_comparable(&mut result, &reason);
    }
    result.cautions.extend(check.cautions);
    result.cautions.extend(asked.registration(first));
    close(result, gathered.left_out)
}

/// When both sides first had so many cases as were planned.
pub(in crate::assess) fn look_at(cases: &[Case], planned: Option<u32>) -> Option<Instant> {
    let nth = (planned? as usize).checked_sub(1)?;
    let reached = |side| cases.iter().filter(|c| c.side == side).map(|c| c.when).nth(nth);
    Some(reached(Side::Baseline)?.max(reached(Side::Pilot)?))
}

fn lay(cases: &[Case], shape: Shape, unit: &str, comparable: bool) -> Laid {
    let mut kind = CaseKind::default();
    cases.iter().for_each(|case| kind.add(case));
    let of = |side: Side| -> (Vec<Seen>, Vec<String>, Vec<String>) {
        let cases: Vec<&Case> = cases.iter().filter(|c| c.side == side).collect();
        (
            cases.iter().map(|c| Seen { value: c.value, censored: c.censored }).collect(),
            cases.iter().map(|c| c.code().to_owned()).collect(),
            cases.iter().flat_map(|c| c.evidence.iter().cloned()).collect(),
        )
    };
    let (before, labels_before, evidence_baseline) = of(Side::Baseline);
    let (after, labels_after, evidence_pilot) = of(Side::Pilot);
    let layout = Layout::Groups(before.clone(), after.clone());
    let times = matches!(shape, Shape::Time | Shape::Series);
    let scale = if times && layout.is_positive() { Scale::Percent } else { Scale::Unit };
    Laid {
        layout,
        shown: (before, after),
        design: Design::Unpaired,
        kind,
        scale,
        unit: unit.to_owned(),
        labels: labels_before.into_iter().chain(labels_after).collect(),
        evidence_baseline,
        evidence_pilot,
        comparable,
        count: !times,
    }
}

/// One case as a row.
pub(in crate::assess) fn row(case: &Case, unit: &str, look: Option<Instant>) -> GroupRow {
    GroupRow {
        code: case.code().to_owned(),
        side: case.side,
        value: case.value,
        censored: case.censored,
        words: if case.open {
            "running".to_owned()
        } else {
            seen_words(Seen { value: case.value, censored: case.censored }, unit)
        },
        name: case.name.clone(),
        when: Some(case.when),
        later: look.is_some_and(|at| case.when > at),
    }
}

//! Freshness of data products over time: special causes by limits frozen before the cut-over,
//! assurance against the deadline by the pilot's own limits, SLA attainment beside it.

mod days;
mod limits;
mod product;

use std::collections::BTreeMap;

use super::asked::{Asked, close};
use super::compare::comparability::Measures;
use super::compare::ways::{self, Concluded, Look, Seen};
use super::compare::{guard, set_ups};
use super::evidence::LeftOuts;
use super::level::{self, Says};
use super::wording;
use super::world::World;
use crate::domain::assessment::{Assessment, Bound, Design, Firm, LevelName, Verdict, Ways};
use crate::domain::criterion::Counted;
use crate::domain::{Kept, ProductId, Side, story::DataProduct};
use days::ProductDay;
pub(super) use product::Judged;

/// Judges every primary data product; all of them where none is marked primary or nobody asks by
/// a criterion.
pub(super) fn assess(world: &World<'_>, asked: &Asked) -> Assessment {
    let mut result = asked.blank(world, Design::Series, Counted::Days);
    let mut left_out = LeftOuts::default();
    let mut by_product = days::gather(world, &mut left_out);
    let primary = primaries(world);
    if asked.criterion.is_some() && !primary.is_empty() {
        by_product.retain(|id, _| primary.contains(id));
        for id in &primary {
            by_product.entry(*id).or_default();
        }
    } else if asked.criterion.is_some() && !by_product.is_empty() {
        result.cautions.push("No data product is marked primary, so all of them are judged.".to_owned());
    }
    let first = by_product.values().flatten().filter(|day| day.side == Side::Pilot).map(|day| day.due).min();
    let firm = Firm {
        ways: ways_of(world, &by_product, asked.planned),
        likeness: set_ups::rows(world, &[], Measures::People),
        regression: regression(world, &by_product),
        ..Firm::default()
    };
    let judged: Vec<Judged> =
        by_product.into_iter().map(|(id, days)| product::judge(world, id, days, asked.planned)).collect();
    let done = judged.iter().map(|j| j.done).min().unwrap_or(0);
    result.progress.done = done;
    result.progress.later = judged.iter().map(|j| j.later).max().unwrap_or(0);
    let interim = asked.planned.is_none_or(|planned| done < planned);
    let name = judged.iter().map(|j| j.level).min().unwrap_or(LevelName::NotMeasured);
    let worse = judged.iter().any(|j| j.worse);
    // One product that is worse decides for all; the least known one says how far the rest is.
    let name = judged.iter().filter(|j| j.worse).map(|j| j.level).max().unwrap_or(name);
    let verdict = if interim { Verdict::NotEnoughEvidence } else { verdict_of(&judged) };
    put_figures(&judged, &mut result);
    level::conclude(&mut result, (name, worse), verdict, interim);
    wording::series::put(&judged, &mut result);
    result.cautions.extend(judged.iter().flat_map(|j| j.cautions.iter().cloned()));
    asked.say_when_registered(first, &mut result);
    result.evidence = judged.iter().flat_map(|j| j.view.days.iter().map(|d| d.evidence.clone())).collect();
    result.rows.series = judged.into_iter().map(|j| j.view).collect();
    result.firm = firm;
    close(result, left_out)
}

type Days = BTreeMap<ProductId, Vec<ProductDay>>;

/// The one way of looking that days have: a baseline without the incident behind the pilot.
fn ways_of(world: &World<'_>, products: &Days, planned: Option<u32>) -> Option<Ways> {
    ways::count(None, |look| {
        if look != (Look { without_trigger: look.without_trigger, ..Look::default() }) {
            return None;
        }
        let keep = |day: &&ProductDay| !(look.without_trigger && is_trigger(world, day));
        let kept: Days =
            products.iter().map(|(id, days)| (*id, days.iter().filter(keep).cloned().collect())).collect();
        let judged: Vec<Judged> =
            kept.iter().map(|(id, days)| product::judge(world, *id, days.clone(), planned)).collect();
        let enough = judged.iter().all(|j| j.level.number() >= LevelName::Inconclusive.number());
        let says = match verdict_of(&judged) {
            Verdict::Met => Says::Reaches,
            Verdict::NotMet => Says::Worse,
            _ => Says::Open,
        };
        let says =
            if enough && !judged.is_empty() { Concluded::Shown(says, false) } else { Concluded::Nothing };
        let days: usize = kept.values().map(Vec::len).sum();
        Some(Seen {
            says,
            finding: wording::series::expected(&judged),
            n: wording::number::counted(days, "day", "days"),
            data: kept,
        })
    })
}

fn is_trigger(world: &World<'_>, day: &ProductDay) -> bool {
    day.side == Side::Baseline && world.in_incident(day.due)
}

/// Says when the baseline holds the incident behind the pilot.
fn regression(world: &World<'_>, products: &Days) -> Vec<String> {
    let before = || products.values().flatten().filter(|day| day.side == Side::Baseline);
    let bad = before().filter(|day| is_trigger(world, day)).count();
    let mut said = Vec::new();
    if bad > 0 {
        said.push(guard::days_of_the_incident(bad, before().count()));
    }
    if before().count() > 0 {
        said.extend(guard::period(world));
    }
    said
}

fn primaries(world: &World<'_>) -> Vec<ProductId> {
    let products: Vec<Kept<DataProduct>> = world.products();
    products.into_iter().filter(|p| p.value.primary == Some(true)).map(|p| ProductId(p.id)).collect()
}

fn verdict_of(judged: &[Judged]) -> Verdict {
    let all = |wanted| judged.iter().all(|j| j.verdict == wanted);
    if judged.is_empty() {
        Verdict::NotEnoughEvidence
    } else if judged.iter().any(|j| j.verdict == Verdict::NotMet) {
        Verdict::NotMet
    } else if all(Verdict::Met) {
        Verdict::Met
    } else {
        Verdict::NotEnoughEvidence
    }
}

/// With one product its attainment is the figure; shares of several products are never pooled.
fn put_figures(judged: &[Judged], result: &mut Assessment) {
    if let [only] = judged {
        let attainment = &only.view.attainment;
        result.finding.bound = Some(Bound::Exact);
        result.finding.baseline = attainment.baseline.clone();
        result.finding.pilot = attainment.pilot.clone();
        result.finding.effect = attainment.difference.clone();
    }
}

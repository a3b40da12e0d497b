//! Freshness of data products over time: special causes by limits frozen before the cut-over,
//! assurance against the deadline by the pilot's own limits, SLA attainment beside it.

mod days;
mod limits;
mod product;

use super::asked::{Asked, close};
use super::evidence::LeftOuts;
use super::level;
use super::wording;
use super::world::World;
use crate::domain::assessment::{Assessment, Bound, Design, LevelName, Verdict};
use crate::domain::criterion::Counted;
use crate::domain::{Kept, ProductId, Side, story::DataProduct};
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
    result.cautions.extend(asked.registration(first));
    result.evidence = judged.iter().flat_map(|j| j.view.days.iter().map(|d| d.evidence.clone())).collect();
    result.rows.series = judged.into_iter().map(|j| j.view).collect();
    close(result, left_out)
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

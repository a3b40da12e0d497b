//! Rollback drills as times from their request.

use crate::charts::Chart;
use crate::charts::spec::{Rollback, RollbackTimes, Side as Half};
use crate::charts::words::{count, figure};
use crate::domain::observation::{Detail, RollbackDrill, RollbackOutcome};
use crate::domain::{Contents, Instant, Noun, Side};

/// The rollback drills up to a moment, the baseline's before the pilot's, each in order of time.
/// What is left out, still runs or contradicts itself is not drawn. `None` where there is none.
pub fn rollbacks(contents: &Contents, as_of: Instant) -> Option<Chart> {
    let mut found: Vec<(Half, Instant, Rollback)> = Vec::new();
    for kept in contents.observations() {
        let Detail::RollbackDrill(drill) = &kept.value.detail else { continue };
        let common = &kept.value.common;
        let counts = common.left_out.trim().is_empty() && common.running != Some(true);
        let (Some(side), Some(requested)) = (common.side, drill.requested_at) else { continue };
        if !counts || requested > as_of || !kept.value.problems().is_empty() {
            continue;
        }
        let minutes =
            |at: Option<Instant>| at.filter(|at| *at <= as_of).map(|at| at.seconds_since(requested) / 60.0);
        let name = common.workload.map(|id| contents.label(Noun::Workload, id.0)).unwrap_or_default();
        let side = if side == Side::Baseline { Half::Baseline } else { Half::Pilot };
        let times = Rollback {
            side,
            code: common.code.clone(),
            name,
            deployed: minutes(drill.deployed_at),
            good_run: minutes(drill.good_run_at),
            trouble: trouble(drill).to_owned(),
            downtime: drill.downtime.map(|d| d.get()),
        };
        found.push((side, requested, times));
    }
    if found.is_empty() {
        return None;
    }
    found.sort_by_key(|(side, at, _)| (*side == Half::Pilot, *at));
    let drills: Vec<Rollback> = found.into_iter().map(|(_, _, drill)| drill).collect();
    let told: Vec<String> = [(Half::Pilot, "on the pilot"), (Half::Baseline, "on the baseline")]
        .into_iter()
        .filter_map(|(side, words)| range(&drills, side, words))
        .collect();
    Some(Chart::Rollback(RollbackTimes {
        title: format!("From request to first good run: {}", told.join("; ")),
        drills,
    }))
}

fn trouble(drill: &RollbackDrill) -> &'static str {
    match drill.outcome {
        Some(RollbackOutcome::Partial) => "partial",
        Some(RollbackOutcome::Failed) => "failed",
        Some(RollbackOutcome::Clean) | None => "",
    }
}

/// "9 to 15 min in 5 drills on the pilot".
fn range(drills: &[Rollback], side: Half, words: &str) -> Option<String> {
    let of: Vec<&Rollback> = drills.iter().filter(|drill| drill.side == side).collect();
    let mut times: Vec<f64> = of.iter().filter_map(|drill| drill.good_run).collect();
    times.sort_by(f64::total_cmp);
    let unseen = of.len() - times.len();
    let n = match unseen {
        0 => count(of.len(), "drill", "drills"),
        // The span is that of the drills in which a good run was seen, and of no others.
        _ if !times.is_empty() => format!("{} of {}", times.len(), count(of.len(), "drill", "drills")),
        _ => count(of.len(), "drill", "drills"),
    };
    let mut without = if unseen > 0 { format!(", {unseen} without a good run") } else { String::new() };
    let unclean = of.iter().filter(|drill| !drill.trouble.is_empty()).count();
    match unclean {
        0 => {}
        n if n == of.len() && n > 1 => without.push_str(", none of them clean"),
        n => without.push_str(&format!(", {n} of them not clean")),
    }
    let span = match (times.first(), times.last()) {
        (None, _) | (_, None) => return (!of.is_empty()).then(|| format!("no good run in {n} {words}")),
        (Some(low), Some(high)) if figure(*low) == figure(*high) => figure(*low),
        (Some(low), Some(high)) => format!("{} to {}", figure(*low), figure(*high)),
    };
    Some(format!("{span}\u{a0}min in {n} {words}{without}"))
}

//! What the set-ups of the two sides differ in, as far as they were recorded.

use super::comparability::{Measures, row};
use crate::assess::evidence::Case;
use crate::assess::wording::number::listed;
use crate::assess::world::World;
use crate::domain::assessment::{Alike, Likeness};
use crate::domain::pilot::Snapshot;
use crate::domain::{Day, Side};

/// The name of the row, or the head of several.
const WHAT: &str = "set-up";

/// Compares the newest set-ups of the sides, and says where one changed while evidence was taken.
pub(in crate::assess) fn rows(world: &World<'_>, cases: &[Case], measures: Measures) -> Vec<Likeness> {
    let of = |side| Snapshot::of(world.contents, side).into_iter().map(|kept| kept.value).collect::<Vec<_>>();
    let (before, after) = (of(Side::Baseline), of(Side::Pilot));
    let (before, after) = match (before.last(), after.last()) {
        (Some(b), Some(a)) => {
            let mut rows = between(b, a, measures);
            rows.extend(changed(world, cases, &before, Side::Baseline));
            rows.extend(changed(world, cases, &after, Side::Pilot));
            return rows;
        }
        (before, after) => (before.is_some(), after.is_some()),
    };
    let words = match (before, after) {
        (false, false) => {
            "No set-up of either side is recorded, so a confounded comparison would not be seen."
        }
        (false, _) => "No set-up of the baseline is recorded.",
        _ => "No set-up of the pilot is recorded.",
    };
    vec![row(WHAT, Alike::Unknown, words)]
}

/// What a set-up is made of. Whether machines of another kind would explain a time of machines by
/// themselves stands with each.
fn parts(s: &Snapshot) -> [(&'static str, &str, bool); 7] {
    [
        ("executor", &s.executor, true),
        ("worker sizes", &s.workers, true),
        ("metadata database", &s.database, true),
        ("platform version", &s.version, false),
        ("region", &s.region, false),
        ("team on call", &s.on_call, false),
        ("other load", &s.load, false),
    ]
}

fn between(before: &Snapshot, after: &Snapshot, measures: Measures) -> Vec<Likeness> {
    let mut rows = Vec::new();
    let mut same = Vec::new();
    for ((what, b, decides), (_, a, _)) in parts(before).into_iter().zip(parts(after)) {
        let (b, a) = (b.trim(), a.trim());
        if b.is_empty() || a.is_empty() {
            continue;
        }
        if b == a {
            same.push(what.to_owned());
            continue;
        }
        let said = format!("The set-ups differ in {what}: {b} on the baseline, {a} on the pilot");
        rows.push(match decides && measures == Measures::Machines {
            true => row(
                WHAT,
                Alike::Withholds,
                format!("{said}, which by itself changes how long machines take."),
            ),
            false => row(WHAT, Alike::Differs, format!("{said}.")),
        });
    }
    if !same.is_empty() {
        rows.push(row(WHAT, Alike::Same, format!("Recorded alike on both sides: {}.", listed(&same))));
    }
    rows
}

/// Whether a side's set-up changed between its first and its last case.
fn changed(world: &World<'_>, cases: &[Case], set_ups: &[Snapshot], side: Side) -> Option<Likeness> {
    let days = || cases.iter().filter(|c| c.side == side).map(|c| c.when.day(world.zone));
    let (first, last) = (days().min()?, days().max()?);
    let within = |day: &Day| *day > first && *day <= last;
    let mut what = Vec::new();
    for two in set_ups.windows(2) {
        let [earlier, later] = two else { continue };
        if !later.taken.as_ref().is_some_and(within) {
            continue;
        }
        for ((part, old, _), (_, new, _)) in parts(earlier).into_iter().zip(parts(later)) {
            let (old, new) = (old.trim(), new.trim());
            if !old.is_empty() && !new.is_empty() && old != new {
                what.push(format!("{part} (from {old} to {new})"));
            }
        }
    }
    (!what.is_empty()).then(|| {
        let side = side.label();
        let words = format!("The set-up of the {side} changed while evidence was taken: {}.", listed(&what));
        row(WHAT, Alike::Differs, words)
    })
}

//! The words for how firm a result is.

use super::number::listed;
use super::told::{interval_signed, signed};
use crate::assess::compare::judge::{Conclusion, Laid};
use crate::assess::compare::ways::Look;
use crate::domain::assessment::{Bound, Design, LeaveOneOut, Way};

/// The way without the incident behind the pilot and nothing else otherwise.
pub(in crate::assess) const WITHOUT_TRIGGER: &str = "baseline without the incident behind the pilot";

/// So many ways that turn a result are named in its sentence; all of them stand in the list.
const NAMED: usize = 3;

/// One way of looking, by what it does otherwise than the judgement.
pub(in crate::assess) fn way(look: Look, clock: Option<&str>) -> String {
    let mut parts = Vec::new();
    if let (true, Some(from)) = (look.other_clock, clock) {
        parts.push(format!("clock from {from}"));
    }
    for (set, words) in [
        (look.unpaired, "all cases, not paired"),
        (look.zeros_dropped, "pairs without change dropped"),
        (look.without_trigger, WITHOUT_TRIGGER),
        (look.after_cut_over, "without the pilot’s cases from before the cut-over"),
    ] {
        if set {
            parts.push(words.to_owned());
        }
    }
    if parts.is_empty() { "as judged".to_owned() } else { parts.join(", ") }
}

/// Why one of the five respects makes no difference.
pub(in crate::assess) fn same(respect: usize) -> String {
    match respect {
        0 => "the clock: there is only one, or both give the same",
        1 => "the pairing: every case counts in the same way either way",
        2 => "zeros: no pair is without change",
        3 => "the baseline window: no case of it comes from the incident behind the pilot",
        _ => "a cut-over in mid-phase: nothing on the pilot lies before it",
    }
    .to_owned()
}

/// "Holds in 10 of 12 ways of looking", with what turns it.
pub(in crate::assess) fn ways(held: u32, rows: &[Way]) -> String {
    let of = rows.len();
    if of == 1 {
        return "None of the ways of looking differs here, so none is counted.".to_owned();
    }
    let count = format!("Holds in {held} of {of} ways of looking");
    let turned: Vec<String> = rows
        .iter()
        .filter(|way| !way.holds)
        .map(|way| format!("{} ({}, {})", way.words, way.finding, way.n))
        .collect();
    let more = turned.len().saturating_sub(NAMED);
    let named = turned.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    match (turned.len(), more) {
        (0, _) => format!("{count}."),
        (_, 0) => format!("{count}. It turns with: {named}."),
        (_, more) => format!("{count}. It turns with: {named}; and in {more} more."),
    }
}

/// What is found in one way: "−35 % (−51 % to −11 %)".
pub(in crate::assess) fn finding(laid: &Laid, found: &Conclusion, enough: bool) -> String {
    let Some(bounded) = found.bounded else { return "no figure".to_owned() };
    if bounded.bound == Bound::TwoBounds {
        return "no single figure".to_owned();
    }
    let Some(change) = bounded.change else { return "no figure".to_owned() };
    let value = signed(laid.scale, &laid.unit, change.value);
    let falls = change.value < 0.0;
    let value = match (bounded.bound, falls) {
        (Bound::AtLeast, true) | (Bound::AtMost, false) => format!("at least {value}"),
        (Bound::AtLeast, false) | (Bound::AtMost, true) => format!("at most {value}"),
        _ => value,
    };
    match interval_signed(laid.scale, &laid.unit, change) {
        _ if !enough => format!("{value}, too few to conclude"),
        Some(interval) => format!("{value} ({interval})"),
        None => value,
    }
}

/// What a way rests on.
pub(in crate::assess) fn n(laid: &Laid) -> String {
    let (n, m) = (laid.shown.0.len(), laid.shown.1.len());
    match laid.design {
        Design::Paired => super::number::counted(n, "pair", "pairs"),
        _ => format!("{n} + {m} cases"),
    }
}

/// Whether one single case decides the result.
pub(in crate::assess) fn one_case(left: &LeaveOneOut) -> String {
    if left.held == left.of {
        return format!(
            "No single case decides it: the conclusion stays when any one of the {} is left out.",
            left.of
        );
    }
    let turned = match left.turned_by.len() {
        0..=NAMED => listed_or(&left.turned_by),
        many => format!("any one of {many} of them"),
    };
    format!(
        "The conclusion stays in {} of {} when one case is left out; without {turned} it turns.",
        left.held, left.of,
    )
}

fn listed_or(names: &[String]) -> String {
    match names {
        [head @ .., last] if !head.is_empty() => format!("{} or {last}", head.join(", ")),
        _ => listed(names),
    }
}

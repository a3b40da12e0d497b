//! What stands beside and below the sentence: n, design, medians, tests; why this method; the
//! figure of a tile; the line of the scoreboard.

use super::number::{SPACE, amount, p_value, trimmed, value};
use super::sentence::stopped_why;
use super::told::Told;
use crate::assess::compare::change::Scale;
use crate::domain::assessment::{Bound, Design, Finding, LevelName};

/// n, design, interval and unit, and what belongs beside the number.
pub(in crate::assess) fn detail(told: &Told, finding: &Finding) -> String {
    let mut parts = vec![laid_out(told)];
    if let Some(signs) = &told.signs {
        let all = signs.better + signs.worse + signs.equal + signs.undecided;
        let (better, _) = told.adjectives();
        let mut text = format!("{} of {all} {better} on the pilot", signs.better);
        if signs.equal > 0 {
            text.push_str(&format!(", no change in {}", signs.equal));
        }
        if signs.undecided > 0 {
            text.push_str(&format!(", {} undecided", signs.undecided));
        }
        parts.push(text);
    }
    let medians = before_after(finding);
    if !medians.is_empty() {
        parts.push(format!("medians {medians}"));
    }
    if let Some(shift) = finding.shift.as_ref()
        && let (Some(low), Some(high)) = (shift.low, shift.high)
    {
        parts.push(format!(
            "typical difference {} (95{SPACE}% interval {} to {})",
            super::number::signed_amount(shift.value, &shift.unit),
            super::number::signed_value(low, &shift.unit),
            super::number::signed_value(high, &shift.unit),
        ));
    }
    if told.level.number() >= LevelName::NotEnough.number() {
        parts.extend(finding.beside.iter().filter(|b| !b.appendix).map(|b| b.words.clone()));
    }
    if told.level.number() >= LevelName::Inconclusive.number() {
        parts.extend(tests(told, finding));
    }
    let mut text = parts.join("; ") + ".";
    if told.bound() != Bound::Exact && told.level.number() < LevelName::Inconclusive.number() {
        text.push_str(&format!(" {}.", stopped_why(told)));
    }
    text
}

fn laid_out(told: &Told) -> String {
    let times = matches!(told.design, Design::Paired);
    match told.design {
        Design::PerDag => format!("{}, one figure per DAG", told.n_words()),
        _ if times => format!("{} by scenario, the same failure on both sides", told.n_words()),
        _ => format!(
            "{} on the baseline and {} on the pilot, before and after, unpaired",
            told.n_baseline, told.n_pilot
        ),
    }
}

fn tests(told: &Told, finding: &Finding) -> Vec<String> {
    let mut parts = Vec::new();
    if let (Some(p), Some(method)) = (finding.p, &finding.p_method) {
        parts.push(format!("{method} {}", p_value(p)));
    }
    if let Some(p) = told.signs.as_ref().and_then(|s| s.p)
        && finding.p_method.as_deref() != Some("sign test")
    {
        parts.push(format!("sign test {}", p_value(p)));
    }
    if let Some(share) = finding.pairings_better {
        let (better, _) = told.adjectives();
        parts.push(format!(
            "a pilot case is {better} than a baseline one in {} of the pairings",
            super::number::percent(100.0 * share)
        ));
    }
    parts
}

/// "63 → 33 minutes".
pub(in crate::assess) fn before_after(finding: &Finding) -> String {
    let (Some(before), Some(after)) = (&finding.baseline, &finding.pilot) else { return String::new() };
    let more = |stopped: bool| if stopped { ">" } else { "" };
    let capped = |side: &crate::domain::Estimate| side.low.is_some() && side.high.is_none();
    format!(
        "{}{} → {}{}",
        more(capped(before)),
        value(before.value, &before.unit),
        more(capped(after)),
        amount(after.value, &after.unit)
    )
}

/// Why this method, in plain words.
pub(in crate::assess) fn method_why(told: &Told, has_zero: bool, count: bool) -> String {
    let mut text = match told.design {
        Design::Paired => {
            "The same scenario was tried on both sides, so each pair is its own control.".to_owned()
        }
        Design::PerDag => {
            "Shadow pairs of one DAG are not independent, so each DAG counts once, with its typical pair."
                .to_owned()
        }
        _ => "The cases are not paired by scenario, so the two groups are compared.".to_owned(),
    };
    let stopped = told.stopped_baseline.count + told.stopped_pilot.count > 0;
    let counts = count && matches!(told.unit.as_str(), "assets" | "workloads" | "retries");
    let what = match (counts, has_zero, told.scale) {
        (true, _, _) => " Counts: the Hodges–Lehmann shift with its exact interval.".to_owned(),
        (_, true, Scale::Unit) => format!(
            " A value is 0 or below, so there is no change in percent: the Hodges–Lehmann shift in {} with its exact interval.",
            told.unit
        ),
        (_, _, Scale::Unit) => {
            format!(" The Hodges–Lehmann shift in {} with its exact interval.", told.unit)
        }
        (_, _, Scale::Percent) if stopped => {
            " Few, skewed times of which some were stopped: Hodges–Lehmann on log(after ÷ before); the caps make it a bound.".to_owned()
        }
        (_, _, Scale::Percent) => {
            " Few, skewed times: Hodges–Lehmann on log(after ÷ before) with its exact interval, because means and t-tests would be ruled by one stuck case.".to_owned()
        }
    };
    text.push_str(&what);
    if let Some(bounded) = told.bounded
        && bounded.attainable
        && told.level.number() >= LevelName::Inconclusive.number()
    {
        text.push_str(&format!(
            " At {} {}{SPACE}% is the first exact level of 95{SPACE}% or above.",
            told.n_words(),
            trimmed(100.0 * bounded.achieved, 1)
        ));
    }
    if stopped && told.design == Design::Unpaired {
        text.push_str(
            " Beside it Kaplan–Meier curves (log-log band), the difference of the means up to the common cap, and the log-rank test; the bound decides, because it holds whatever the stopped times really were.",
        );
    }
    if told.lopsided {
        text.push_str(" The changes are too lopsided for the signed-rank test, so the sign test decides.");
    }
    text
}

/// The figure of a tile.
pub(in crate::assess) fn figure(told: &Told) -> String {
    match (told.level, told.bound(), told.change()) {
        (LevelName::NotMeasured, _, _) => "Not measured".to_owned(),
        (LevelName::ValuesOnly, _, _) => "Values only".to_owned(),
        (_, Bound::TwoBounds, _) => "No single figure".to_owned(),
        (_, _, None) => "No figure".to_owned(),
        (_, Bound::AtLeast, Some(change)) if change.value < 0.0 => {
            format!("at least {}", told.signed(change.value))
        }
        (_, Bound::AtLeast, Some(change)) => format!("at most {}", told.signed(change.value)),
        (_, Bound::AtMost, Some(change)) if change.value < 0.0 => {
            format!("at most {}", told.signed(change.value))
        }
        (_, Bound::AtMost, Some(change)) => format!("at least {}", told.signed(change.value)),
        (_, _, Some(change)) => told.signed(change.value),
    }
}

/// The line under the figure of a tile: its interval or bound, with n and design.
pub(in crate::assess) fn figure_detail(told: &Told) -> String {
    let n = told.n_words();
    let interval = told.change().and_then(|change| told.interval_signed(change));
    match (told.level, interval) {
        (LevelName::NotMeasured | LevelName::ValuesOnly, _) | (_, None) => n,
        (LevelName::NotEnough, _) => format!("{n}, too few for a 95{SPACE}% interval"),
        (_, Some(interval)) if told.bound() == Bound::Exact => format!("95{SPACE}% interval {interval}, {n}"),
        (_, Some(interval)) => format!("95{SPACE}% bound: {interval}, {n}"),
    }
}

/// The middle of the scoreboard's line: "−35 % (−51 % to −11 %)".
pub(in crate::assess) fn in_short(told: &Told) -> String {
    match (told.level, told.change().and_then(|c| told.interval_signed(c))) {
        (LevelName::NotMeasured, _) => {
            super::sentence::not_measured(told.n_baseline, told.n_pilot).trim_end_matches('.').to_lowercase()
        }
        (LevelName::ValuesOnly, _) => "too few to generalise".to_owned(),
        (LevelName::NotEnough, _) => {
            format!("{}; too few to rule out chance", figure(told))
        }
        (_, Some(interval)) if told.bound() == Bound::Exact => format!("{} ({interval})", figure(told)),
        (_, Some(interval)) => {
            format!("{} (95{SPACE}% bound: {interval})", super::lower_first(&figure(told)))
        }
        (_, None) => super::lower_first(&figure(told)),
    }
}

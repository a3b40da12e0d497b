//! The sentence of a comparison, by its level.

use super::number::{capital, in_words, listed, p_value};
use super::told::Told;
use crate::assess::level::Says;
use crate::domain::assessment::{Bound, Design, LevelName, Signs};
use crate::stats::floor;

/// One sentence (or two) that a manager could read aloud.
pub(in crate::assess) fn sentence(told: &Told) -> String {
    match told.level {
        LevelName::NotMeasured => not_measured(told.n_baseline, told.n_pilot),
        LevelName::ValuesOnly => values_only(told),
        LevelName::NotEnough => not_enough(told),
        LevelName::Inconclusive => inconclusive(told),
        LevelName::Direction => direction(told),
        LevelName::Clear => clear(told),
    }
}

/// "Not measured on the baseline."
pub(in crate::assess) fn not_measured(baseline: usize, pilot: usize) -> String {
    match (baseline, pilot) {
        (0, 0) => "Not measured on either side.",
        (0, _) => "Not measured on the baseline.",
        _ => "Not measured on the pilot.",
    }
    .to_owned()
}

fn values_only(told: &Told) -> String {
    let unit = &told.metric.unit;
    let values = |words: &[String]| listed(words);
    let (n, m) = (told.n_baseline, told.n_pilot);
    let many = matches!(told.design, Design::Paired | Design::PerDag);
    let head = if many {
        let one = match told.design {
            Design::PerDag => ("DAG", "DAGs"),
            _ => (told.kind.word(), told.kind.words()),
        };
        let paired = if told.design == Design::Paired { "paired " } else { "" };
        format!("{} {paired}{}", capital(&in_words(n)), if n == 1 { one.0 } else { one.1 })
    } else {
        let word = |n: usize| if n == 1 { told.kind.word() } else { told.kind.words() };
        format!("{} {} before and {} after", capital(&in_words(n)), word(n), in_words(m))
    };
    // A long list of values belongs into the rows, not into a sentence.
    if n.max(m) > 4 {
        return format!("{head}. Too few to generalise.");
    }
    format!(
        "{head}: {} {unit} before, {} after. Too few to generalise.",
        values(&told.baseline_words),
        values(&told.pilot_words)
    )
}

fn not_enough(told: &Told) -> String {
    let (better, worse) = told.adjectives();
    let seen = match (&told.signs, told.change()) {
        (Some(signs), change) => signs_first(told, signs, change.map(|c| c.value), better, worse),
        (None, Some(change)) => format!(
            "Typical {} was {} on the pilot, in {}.",
            told.metric.title,
            told.compared(change.value),
            told.units()
        ),
        (None, None) => format!("{} were tried.", capital(&told.units())),
    };
    let (n, m) = (told.n_baseline, told.n_pilot);
    let (few, more) = match told.design {
        Design::Paired => {
            (format!("{} pairs", capital(&in_words(n))), floor::fewest_pairs(0.05).saturating_sub(n))
        }
        Design::PerDag => {
            (format!("{} DAGs", capital(&in_words(n))), floor::fewest_pairs(0.05).saturating_sub(n))
        }
        _ => (format!("{} and {}", capital(&in_words(n)), in_words(m)), fewest_more(n, m)),
    };
    let more = more.max(1);
    format!(
        "{seen} {few} cannot rule out chance at the usual level; at least {} more {} needed even if {}.",
        in_words(more),
        if more == 1 { "is" } else { "are" },
        if more == 1 { "it agrees" } else { "they agree" },
    )
}

/// "All 5 paired drills were faster on the pilot, by 41 % typically."
fn signs_first(told: &Told, signs: &Signs, change: Option<f64>, better: &str, worse: &str) -> String {
    let all = signs.better + signs.worse + signs.equal + signs.undecided;
    let (most, adjective) =
        if signs.better >= signs.worse { (signs.better, better) } else { (signs.worse, worse) };
    let agrees = change.is_some_and(|c| c != 0.0);
    let typical = match change {
        Some(change) if agrees && most == all && told.bound() == Bound::Exact => {
            format!(", by {} typically.", told.size(change))
        }
        Some(change) if told.bound() == Bound::Exact => {
            format!("; typically {}.", told.compared(change))
        }
        _ => match told.between().filter(|_| told.bound() == Bound::TwoBounds) {
            Some(between) => format!("; the typical change {between}."),
            None => change.map_or(".".to_owned(), |_| {
                format!(
                    "; {} {}.",
                    told.metric.title,
                    told.change().map(|c| told.moved(c)).unwrap_or_default()
                )
            }),
        },
    };
    let units = told.units();
    let what = units.strip_prefix(&format!("{all} ")).unwrap_or(&units).to_owned();
    if told.design == Design::PerDag {
        return format!("In {most} of {all} DAGs the shadow runs were {adjective} on the pilot{typical}");
    }
    // Cases are faster or slower; what they count is lower or higher.
    if adjective == "lower" || adjective == "higher" {
        let of = if most == all { format!("all {all}") } else { format!("{most} of {all}") };
        return format!("In {of} {what} {} was {adjective} on the pilot{typical}", told.metric.title);
    }
    if most == all && all > 1 {
        format!("All {all} {what} were {adjective} on the pilot{typical}")
    } else {
        format!(
            "{most} of {all} {what} {} {adjective} on the pilot{typical}",
            if most == 1 { "was" } else { "were" }
        )
    }
}

/// How many more cases two groups need at the least before chance can be ruled out.
pub(in crate::assess) fn fewest_more(n: usize, m: usize) -> usize {
    (0..=12)
        .find(|more| {
            (0..=*more).any(|before| floor::smallest_p_unpaired(n + before, m + more - before) <= 0.05)
        })
        .unwrap_or(12)
}

fn inconclusive(told: &Told) -> String {
    let neither = "This does not show a difference, nor that there is none.";
    let title = &told.metric.title;
    if let Some(signs) = told.signs.as_ref().filter(|s| s.better + s.worse + s.undecided == 0) {
        return format!(
            "No difference at the resolution of the measurement: all {} {} are equal.",
            signs.equal,
            told.counted()
        );
    }
    if told.bound() != Bound::Exact {
        return format!("No single figure: {} {neither}", bounded_words(told));
    }
    let Some(change) = told.change() else { return neither.to_owned() };
    let anything = match (change.low, change.high) {
        (Some(low), Some(high)) => format!("{} to {}", told.compared(low), told.compared(high)),
        _ => "anything".to_owned(),
    };
    let typical = if change.value == 0.0 {
        format!("Typical {title} was the same")
    } else {
        format!("Typical {title} was {}", told.compared(change.value))
    };
    format!("{typical}, but the data fit anything from {anything}. {neither}{}", how_many_more(told))
}

fn how_many_more(told: &Told) -> String {
    told.more.map(super::more::sentence).unwrap_or_default()
}

/// What stopped times leave: the bound and why.
fn bounded_words(told: &Told) -> String {
    let why = stopped_why(told);
    let change = match told.bound() {
        Bound::TwoBounds => told.between().map(|between| format!("typical {} {between}", told.metric.title)),
        _ => told.change().map(|c| format!("{} {}", told.metric.title, told.moved(c))),
    };
    match change {
        Some(change) => format!("{why}; {change}."),
        None => format!("{why}."),
    }
}

/// "1 of 9 baseline drills was stopped at 120 minutes unresolved and 2 of 9 pilot drills were …".
pub(in crate::assess) fn stopped_why(told: &Told) -> String {
    let (baseline, pilot) = (told.stopped_baseline, told.stopped_pilot);
    if let (Some(cap), true) = (baseline.cap.filter(|_| baseline.cap == pilot.cap), pilot.count > 0) {
        return format!(
            "{} of {} baseline and {} of {} pilot {} were stopped at {} unresolved",
            baseline.count,
            baseline.of,
            pilot.count,
            pilot.of,
            told.kind.words(),
            super::number::amount(cap, &told.metric.unit)
        );
    }
    let mut sides = Vec::new();
    if told.stopped_baseline.count > 0 {
        sides.push(told.stopped_words(told.stopped_baseline, "baseline"));
    }
    if told.stopped_pilot.count > 0 {
        sides.push(told.stopped_words(told.stopped_pilot, "pilot"));
    }
    sides.join(" and ")
}

/// What follows from stopped times, where they bound the figure of a sentence.
fn stopped_after(told: &Told) -> String {
    let falls = told.change().is_some_and(|c| c.value < 0.0);
    let (what, how) = match (told.bound(), falls) {
        (Bound::AtLeast, true) => ("reduction", "at least this large"),
        (Bound::AtLeast, false) => ("change", "lower than this"),
        (Bound::AtMost, true) => ("reduction", "at most this large"),
        (Bound::AtMost, false) => ("increase", "at least this large"),
        _ => return String::new(),
    };
    format!(" {}, so the true {what} here is {how}.", stopped_why(told))
}

fn direction(told: &Told) -> String {
    let title = &told.metric.title;
    // Where stopped times leave no interval, the sign test of the decided pairs speaks.
    if told.says == Says::Open {
        let (better, worse) = told.adjectives();
        let Some(signs) = &told.signs else { return String::new() };
        let decided = signs.better + signs.worse;
        let (most, word) = if told.worse { (signs.worse, worse) } else { (signs.better, better) };
        let p = signs.p.map(|p| format!(" (sign test, {})", p_value(p))).unwrap_or_default();
        return format!(
            "In these {} {most} of {decided} decided pairs were {word} on the pilot{p}. {} The size is only bounded.",
            told.units(),
            capital(&bounded_words(told))
        );
    }
    if told.bound() == Bound::TwoBounds {
        let falls = told.change().is_some_and(|c| c.high.is_some_and(|high| high < 0.0));
        let likely = if falls { "A reduction is likely" } else { "A direction is likely" };
        return format!("{} {likely}; {}.", two_bounds(told), not_firm(told));
    }
    let Some(change) = told.change() else { return String::new() };
    let likely = if change.value < 0.0 { "A reduction is likely" } else { "An increase is likely" };
    let rest = match &told.target_words {
        Some(target) if told.says == Says::Better => {
            format!("{likely}; whether it reaches the {target} is open.")
        }
        _ => format!("{likely}; {}.", not_firm(told)),
    };
    format!(
        "In {} {title} {}{}. {rest}{}",
        these(told),
        told.moved(change),
        told.interval(change),
        stopped_after(told)
    )
}

/// Stopped on both sides: the two bounds and no single figure.
fn two_bounds(told: &Told) -> String {
    let between = told.between().unwrap_or_else(|| "is not bounded".to_owned());
    let nbsp = super::number::SPACE;
    let end = told.change().and_then(|c| c.high).map(|high| {
        let limit = if high < 0.0 { "at least" } else { "at most" };
        format!(" (95{nbsp}% bound: {limit} {})", told.compared(high))
    });
    let end = end.unwrap_or_default();
    format!(
        "In {} typical {} {between}{end}; no single figure, because {}.",
        these(told),
        told.metric.title,
        stopped_why(told)
    )
}

/// "these 12 paired drills", "the shadow runs of 7 DAGs".
fn these(told: &Told) -> String {
    let units = told.units();
    if units.starts_with("the ") { units } else { format!("these {units}") }
}

/// Why a shown direction is not clear.
fn not_firm(told: &Told) -> String {
    if told.lopsided {
        return "the changes are so lopsided that only the sign test counts, and it does not confirm it"
            .to_owned();
    }
    if !told.turned_by.is_empty() {
        if told.turned_by.len() > 3 {
            let (many, what) = (told.turned_by.len(), told.counted());
            return format!("it is open again when any of {many} {what} is left out");
        }
        return format!("it is open again when {} is left out", told.turned_by.join(" or "));
    }
    if !told.comparable {
        return "before and after differ in time as well, so the change need not come from the platform"
            .to_owned();
    }
    "whether it is firm is open".to_owned()
}

/// How an interval without "no change" in it is told.
pub(in crate::assess) const CLEAR: &str = ", clear of no change";

fn clear(told: &Told) -> String {
    if told.bound() == Bound::TwoBounds {
        return two_bounds(told);
    }
    let Some(change) = told.change() else { return String::new() };
    let beyond = match (&told.target_words, told.worse) {
        (_, true) => CLEAR.to_owned(),
        (Some(target), false) if told.target.margin => format!(", inside the {target}"),
        (Some(target), false) => format!(", beyond the {target}"),
        (None, false) => CLEAR.to_owned(),
    };
    format!(
        "In {} {} {}{}{beyond}.{}",
        told.units(),
        told.metric.title,
        told.moved(change),
        told.interval(change),
        stopped_after(told)
    )
}

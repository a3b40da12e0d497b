//! How far the evidence is: what is missing, as work; why this verdict; the scoreboard's line.

use super::number::counted;
use crate::domain::assessment::{Assessment, Design, LevelName, Verdict};
use crate::domain::criterion::Counted;
use crate::domain::criterion::Rule;

/// One and several of what is counted. Cases that nobody registered as drills are cases.
pub(in crate::assess) fn unit_words(result: &Assessment) -> (&'static str, &'static str) {
    match result.progress.counted {
        _ if result.design == Design::PerDag => ("DAG", "DAGs"),
        _ if result.design == Design::Unpaired && result.criterion.is_none() => ("case", "cases"),
        Counted::Pairs => ("pair", "pairs"),
        Counted::Drills => ("drill", "drills"),
        Counted::Days => ("day", "days"),
        Counted::Items => ("item", "items"),
    }
}

/// "3 pairs of drills to go"; empty when nothing is missing.
pub(in crate::assess) fn missing(result: &Assessment) -> String {
    let Some(planned) = result.progress.planned else { return String::new() };
    let (one, many) = match unit_words(result) {
        ("pair", _) => ("pair of drills", "pairs of drills"),
        ("day", _) => ("day of deliveries", "days of deliveries"),
        words => words,
    };
    match planned.saturating_sub(result.progress.done) {
        0 => String::new(),
        left => format!("{} to go", counted(left as usize, one, many)),
    }
}

/// "9 of 12 pairs; −35 % (−51 % to −11 %)".
pub(in crate::assess) fn scoreboard(result: &Assessment, short: &str) -> String {
    let (one, many) = unit_words(result);
    let done = result.progress.done;
    let n = match result.progress.planned {
        Some(planned) if done < planned => format!("interim, {done} of {planned} {many}"),
        _ => counted(done as usize, one, many),
    };
    format!("{n}; {short}")
}

/// Why this verdict, in a sentence or two.
pub(in crate::assess) fn verdict_why(result: &Assessment) -> String {
    let (_, many) = unit_words(result);
    let done = result.progress.done;
    if result.criterion.is_none() {
        return "No criterion is registered on this metric, so no verdict is given; the level says how far the evidence goes.".to_owned();
    }
    if result.interim {
        return match result.progress.planned {
            Some(planned) => {
                format!(
                    "Interim: {done} of {planned} planned {many}. The verdict is given once, at {planned}."
                )
            }
            None => "Interim: no planned n was set, so no verdict can be given.".to_owned(),
        };
    }
    let beyond = if result.threshold_words.is_empty() {
        "what was registered".to_owned()
    } else {
        format!("the threshold, “{}”", result.threshold_words)
    };
    let at = format!("At the planned {} {many}", result.progress.planned.unwrap_or(done));
    match (result.verdict, result.level.name) {
        (Verdict::Met, _) => {
            format!("{at} the whole interval passes {beyond}, and no single case decides it.")
        }
        (Verdict::NotMet, _) if result.level.worse => {
            format!("{at} the change is in the wrong direction.")
        }
        (Verdict::NotMet, _) => format!("{at} the whole interval misses {beyond}."),
        (_, LevelName::Direction) => {
            format!("{at} a direction is shown, {}.", only_direction(result, &beyond))
        }
        (_, LevelName::Inconclusive) => format!("{at} “no change” lies inside the interval."),
        (_, LevelName::NotEnough) => {
            format!("{at} chance cannot be ruled out, whatever the numbers.")
        }
        (_, LevelName::ValuesOnly) => format!("{at} a side has fewer than three values."),
        (_, LevelName::NotMeasured) => format!("{at} a side has no value."),
        (_, LevelName::Clear) => String::new(),
    }
}

/// What keeps a shown direction from a verdict.
fn only_direction(result: &Assessment, beyond: &str) -> String {
    let turned = result.finding.leave_one_out.as_ref().map_or(0, |l| l.of - l.held) as usize;
    if matches!(result.rule, Some(Rule::BetterBy | Rule::NotWorse)) && turned == 0 {
        format!("but the interval does not pass {beyond}")
    } else if turned > 0 {
        format!(
            "but leaving out {} opens it again",
            counted(turned, "single case", "of the cases, one at a time,")
        )
    } else if result.design == Design::Unpaired {
        "and cases before and after that are not paired can show no more".to_owned()
    } else {
        format!("which is not yet {beyond}")
    }
}

/// Says what came after the look at the planned n.
pub(in crate::assess) fn later(result: &Assessment) -> Option<String> {
    let later = result.progress.later as usize;
    let (one, many) = unit_words(result);
    (later > 0).then(|| {
        format!(
            "{} came after the look at the planned n. {} counted beside the verdict, not in it.",
            counted(later, one, many),
            if later == 1 { "It is" } else { "They are" }
        )
    })
}

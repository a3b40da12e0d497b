//! The words for data products over time.

use super::number::{SPACE, capital, counted, how_many, in_words, listed, value};
use super::{progress, sentence};
use crate::assess::series::Judged;
use crate::domain::assessment::{Assessment, LevelName, Limits, Verdict};
use crate::stats::xmr::assurance::Assurance;
use crate::stats::xmr::limits::{DRAWN_FROM, FIRM_FROM};

/// Puts the sentences into the result.
pub(in crate::assess) fn put(judged: &[Judged], result: &mut Assessment) {
    result.words.sentence = match judged {
        [] => "Not measured on either side.".to_owned(),
        [only] => only.view.sentence.clone(),
        several => several_sentence(several),
    };
    result.words.detail = match judged {
        [] => "0 days on the baseline, 0 days on the pilot.".to_owned(),
        [only] => detail(only),
        several => several.iter().map(|j| j.view.sentence.clone()).collect::<Vec<_>>().join(" "),
    };
    result.words.method_why = "Days follow one another, so they are no independent cases: a process behaviour chart (XmR). Limits from the baseline only, frozen, find special causes on the pilot (outside a limit; 7 on one side; a trend of 7; 2 of 3 near a limit). The pilot's own limits serve assurance against the deadline and nothing else. SLA attainment stands beside it, each share with its Wilson interval, or its exact bound where all days or none were in time.".to_owned();
    if let [only] = judged {
        let attainment = &only.view.attainment;
        result.words.figure = if only.done == 0 {
            "Not measured".to_owned()
        } else {
            format!("{} days", attainment.pilot_words)
        };
        result.words.figure_detail = figure_detail(only);
        result.words.before_after = if only.n_before > 0 && only.done > 0 {
            format!("{} → {} days in time", attainment.baseline_words, attainment.pilot_words)
        } else {
            String::new()
        };
    } else if judged.iter().any(|j| j.lies.is_some()) {
        let kept = judged.iter().filter(|j| j.verdict == Verdict::Met).count();
        result.words.figure = format!("{kept} of {}", judged.len());
        result.words.figure_detail = "data products that can be expected in time".to_owned();
    } else if !judged.is_empty() {
        // None that can be expected in time would be said of all of them, and nothing is known of any.
        result.words.figure = "Too few days".to_owned();
        result.words.figure_detail = format!("in {} data products", judged.len());
    } else {
        result.words.figure = "Not measured".to_owned();
    }
    let short = match judged {
        [only] if only.done > 0 => format!(
            "in time on {} days, before on {}",
            only.view.attainment.pilot_words, only.view.attainment.baseline_words
        ),
        [] => "not measured on either side".to_owned(),
        _ => super::lower_first(&format!("{} {}", result.words.figure, result.words.figure_detail)),
    };
    result.words.scoreboard = progress::scoreboard(result, &short);
    result.words.missing = progress::missing(result);
    result.words.verdict_why = verdict_why(judged, result);
    if let Some(caution) = progress::later(result) {
        result.cautions.push(caution);
    }
}

fn verdict_why(judged: &[Judged], result: &Assessment) -> String {
    if result.interim {
        return progress::verdict_why(result);
    }
    let at = format!("At the planned {} days", result.progress.planned.unwrap_or(result.progress.done));
    match result.verdict {
        Verdict::Met => format!(
            "{at} the deadline lies outside the pilot's process limits and no special cause points to worse."
        ),
        Verdict::NotMet => {
            let missed: Vec<String> = judged
                .iter()
                .filter(|j| j.verdict == Verdict::NotMet)
                .map(|j| j.view.product.clone())
                .collect();
            let why = if judged.iter().any(|j| j.worse) {
                "a special cause points to worse"
            } else {
                "even the better limit misses the deadline"
            };
            format!("{at} {why}: {}.", listed(&missed))
        }
        _ => format!("{at} the deadline lies between the process limits, or a side has too few days."),
    }
}

fn several_sentence(judged: &[Judged]) -> String {
    let kept = judged.iter().filter(|j| j.verdict == Verdict::Met).count();
    format!(
        "{} of {} data products can be expected by their deadlines.",
        capital(&how_many(kept)),
        in_words(judged.len())
    )
}

/// What is found in one way of looking.
pub(in crate::assess) fn expected(judged: &[Judged]) -> String {
    let kept = judged.iter().filter(|j| j.verdict == Verdict::Met).count();
    format!("{kept} of {} expected in time", counted(judged.len(), "data product", "data products"))
}

/// One sentence about a product.
pub(in crate::assess) fn product_sentence(judged: &Judged) -> String {
    let view = &judged.view;
    let by = view.deadline.as_ref().map_or("its deadline".to_owned(), |d| d.clone());
    let name = &view.product;
    let attained = attained(judged, &by);
    match judged.level {
        LevelName::NotMeasured => {
            format!("{name}: {}", sentence::not_measured(judged.n_before, judged.done as usize))
        }
        LevelName::ValuesOnly => format!("{attained} Too few days to generalise."),
        LevelName::NotEnough => format!("{attained} {}", too_few(judged)),
        _ if judged.worse => format!(
            "{name} got worse after the cut-over: {} {} a special cause for the worse. {attained}",
            counted(judged.worse_days, "day", "days"),
            if judged.worse_days == 1 { "shows" } else { "show" }
        ),
        _ => {
            let lies = match judged.lies {
                Some(Assurance::Keeps) => format!("{name} can be expected by {by}"),
                Some(Assurance::Misses) => format!("{name} cannot be expected by {by}"),
                _ => format!("{name} may or may not be there by {by}"),
            };
            let limits = view.pilot.as_ref().map(runs_from).unwrap_or_default();
            format!("{lies}{limits}. {attained}")
        }
    }
}

/// ": on the pilot it comes 48 to 12 minutes before it (process limits, 28 days)".
fn runs_from(limits: &Limits) -> String {
    let size = |delay: f64| value(delay.abs(), "minutes");
    let (early, late) = (size(limits.lower), size(limits.upper));
    let range = match (limits.lower < 0.0, limits.upper <= 0.0) {
        (true, true) => format!("{early} to {late} minutes before it"),
        (true, false) => format!("from {early} minutes before it to {late} minutes after it"),
        _ => format!("{early} to {late} minutes after it"),
    };
    format!(": on the pilot it comes {range} (process limits, {} days)", limits.n)
}

fn attained(judged: &Judged, by: &str) -> String {
    let attainment = &judged.view.attainment;
    let mut text = format!("{} came by {by} on {} days", judged.view.product, attainment.pilot_words);
    if attainment.baseline.is_some() {
        text.push_str(&format!("; before, on {}", attainment.baseline_words));
    }
    text + "."
}

fn too_few(judged: &Judged) -> String {
    let more = |have: usize, need: usize, side: &str| {
        (have < need).then(|| format!("{} more on the {side}", counted(need - have, "day", "days")))
    };
    let missing: Vec<String> =
        [more(judged.n_pilot, FIRM_FROM, "pilot"), more(judged.n_before, DRAWN_FROM, "baseline")]
            .into_iter()
            .flatten()
            .collect();
    format!("So few days carry no limits; at least {} are needed.", listed(&missing))
}

fn detail(judged: &Judged) -> String {
    let attainment = &judged.view.attainment;
    let mut parts = vec![format!(
        "{} on the pilot, {} before{}",
        counted(judged.done as usize, "day", "days"),
        counted(judged.n_before, "day", "days"),
        if judged.view.cut_over.is_some() { "; the cut-over day is left out" } else { "" }
    )];
    for (words, range, side) in [
        (&attainment.baseline_words, &attainment.baseline_range, "before"),
        (&attainment.pilot_words, &attainment.pilot_range, "on the pilot"),
    ] {
        if !range.is_empty() {
            parts.push(format!("in time {side} on {words} ({range})"));
        }
    }
    if let Some(d) = &attainment.difference
        && let (Some(low), Some(high)) = (d.low, d.high)
    {
        let points = "percentage points";
        parts.push(format!(
            "difference {} {points} (95{SPACE}% interval {} to {})",
            super::number::signed_value(d.value, points),
            super::number::signed_value(low, points),
            super::number::signed_value(high, points)
        ));
    }
    let text = parts.join("; ") + ".";
    if judged.view.second_look.is_empty() { text } else { format!("{text} {}", judged.view.second_look) }
}

fn figure_detail(judged: &Judged) -> String {
    let attainment = &judged.view.attainment;
    let Some(pilot) = &attainment.pilot else { return String::new() };
    format!("{}, {}", attainment.pilot_range, counted(pilot.n as usize, "day", "days"))
}

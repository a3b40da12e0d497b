//! The words for shares of the same scenarios on both sides.

use super::number::{SPACE, capital, counted, in_words, p_value, share};
use super::progress;
use crate::domain::assessment::{Assessment, LevelName};
use crate::domain::metric::Better;
use crate::stats::floor;
use crate::stats::mcnemar::{McNemar, PairedOutcomes};

/// The figures of a paired comparison of shares.
pub(in crate::assess) struct ToldPairs {
    /// The metric in words.
    pub title: String,
    /// Which direction is better.
    pub better: Better,
    /// How the pairs went.
    pub counts: PairedOutcomes,
    /// McNemar's test.
    pub test: McNemar,
}

/// "9 pairs".
pub(in crate::assess) fn pairs(n: usize) -> String {
    counted(n, "pair", "pairs")
}

/// What is found in one way of looking.
pub(in crate::assess) fn way(test: McNemar) -> String {
    match test.p {
        Some(p) => format!("{} of {} pairs disagree, {}", test.discordant, test.n, p_value(p)),
        None => "no pair disagrees".to_owned(),
    }
}

/// Puts the sentences into the result.
pub(in crate::assess) fn put(told: &ToldPairs, result: &mut Assessment) {
    let ToldPairs { counts, test, .. } = told;
    let (before, after) = (counts.both + counts.only_before, counts.both + counts.only_after);
    let n = test.n;
    let words = &mut result.words;
    words.sentence = sentence(told, result.level.name);
    words.before_after = if n == 0 { String::new() } else { format!("{before} of {n} → {after} of {n}") };
    words.detail = detail(told);
    words.method_why = "The same scenario was tried on both sides and each try is a yes or a no, so only the pairs that disagree say anything: McNemar’s exact test, with the share of them that the pilot won (Clopper–Pearson). Where a scenario was repeated, most of its tries decide.".to_owned();
    words.figure = match result.level.name {
        LevelName::NotMeasured => "Not measured".to_owned(),
        LevelName::ValuesOnly => "Values only".to_owned(),
        _ => format!("{before} → {after} of {n}"),
    };
    words.figure_detail = match test.share_interval {
        Some(ends) => format!(
            "{}, {} disagree, 95{SPACE}% interval of the share won {} to {}",
            pairs(n as usize),
            test.discordant,
            share(won(told, ends.low, ends.high).0),
            share(won(told, ends.low, ends.high).1)
        ),
        None => pairs(n as usize),
    };
    let short = match result.level.name {
        LevelName::NotMeasured => words.sentence.trim_end_matches('.').to_lowercase(),
        _ => words.before_after.clone(),
    };
    result.words.scoreboard = progress::scoreboard(result, &short);
    result.words.missing = progress::missing(result);
    result.words.verdict_why = progress::verdict_why(result);
    if let Some(caution) = progress::later(result) {
        result.cautions.push(caution);
    }
}

/// The ends of the share that the pilot won: of a "no" that is better, the other way round.
fn won(told: &ToldPairs, low: f64, high: f64) -> (f64, f64) {
    match told.better {
        Better::Higher => (low, high),
        Better::Lower => (1.0 - high, 1.0 - low),
    }
}

fn directions(told: &ToldPairs) -> (u64, u64) {
    let PairedOutcomes { only_before, only_after, .. } = told.counts;
    match told.better {
        Better::Higher => (only_after, only_before),
        Better::Lower => (only_before, only_after),
    }
}

fn sentence(told: &ToldPairs, level: LevelName) -> String {
    let (better, worse) = directions(told);
    let n = told.test.n;
    let same = n - better - worse;
    let head = format!(
        "{}: of {n} paired scenarios the pilot did better in {better}, worse in {worse} and the same in {same}",
        capital(&told.title)
    );
    match level {
        LevelName::NotMeasured => "No scenario was tried on both sides.".to_owned(),
        LevelName::ValuesOnly => format!("{head}. Too few to generalise."),
        LevelName::NotEnough => {
            let more = floor::fewest_pairs(0.05).saturating_sub(n as usize).max(1);
            format!(
                "{head}. {} pairs cannot rule out chance at the usual level; at least {} more {} needed.",
                capital(&in_words(n as usize)),
                in_words(more),
                if more == 1 { "is" } else { "are" }
            )
        }
        LevelName::Inconclusive => {
            format!("{head}. This does not show a difference, nor that there is none.")
        }
        LevelName::Direction | LevelName::Clear if better >= worse => {
            format!("{head}. The pilot does better where the two differ.")
        }
        LevelName::Direction | LevelName::Clear => {
            format!("{head}. The pilot does worse where the two differ.")
        }
    }
}

fn detail(told: &ToldPairs) -> String {
    let test = &told.test;
    let mut text = format!("{} by scenario, the same failure on both sides", pairs(test.n as usize));
    if let (Some(ends), Some(p)) = (test.share_interval, test.p) {
        let (low, high) = won(told, ends.low, ends.high);
        let (better, _) = directions(told);
        text.push_str(&format!(
            "; of {} the pilot won {better} (95{SPACE}% interval {} to {}); McNemar {}",
            counted(test.discordant as usize, "pair that disagrees", "pairs that disagree"),
            share(low),
            share(high),
            p_value(p)
        ));
    }
    text + "."
}

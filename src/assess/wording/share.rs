//! The words for shares: x of n, percentage points, "7 of 9" below twenty.

use super::number::{SPACE, in_words, percent, signed_value, value};
use super::{progress, sentence};
use crate::assess::level::Says;
use crate::domain::assessment::{Assessment, LevelName};
use crate::domain::grouped;
use crate::stats::confidence::Confidence;
use crate::stats::proportion::{lower_bound, upper_bound, wilson};
use crate::stats::two_proportions::{ShareDifference, Tally};

const POINTS: &str = "percentage points";

/// The figures of a comparison of shares.
pub(in crate::assess) struct ToldShares {
    /// The metric in words.
    pub title: String,
    /// Before.
    pub before: Tally,
    /// After.
    pub after: Tally,
    /// After minus before.
    pub difference: Option<ShareDifference>,
    /// What the interval says.
    pub says: Says,
    /// The level.
    pub level: LevelName,
    /// The threshold as called in a sentence.
    pub target_words: Option<String>,
    /// The cases that turn the result when left out.
    pub turned_by: Vec<String>,
    /// Whether the two groups are comparable.
    pub comparable: bool,
}

/// "7 of 9"; from twenty on with the share: "23 of 28 (82 %)".
pub(in crate::assess) fn x_of_n(tally: Tally) -> String {
    let said = format!("{} of {}", grouped(tally.hits), grouped(tally.n));
    match 100.0 * tally.hits as f64 / tally.n as f64 {
        share if tally.n >= 20 => format!("{said} ({})", percent(share)),
        _ => said,
    }
}

/// The interval of a share that stands by itself: "95 % interval 57 % to 87 %"; where all or none
/// hold the exact bound of one side: "95 % bound: at least 90 %". Empty without cases.
pub(in crate::assess) fn range(tally: Tally) -> String {
    let Tally { hits, n } = tally;
    let level = Confidence::NINETY_FIVE;
    let bound = |words: &str, at: f64| format!("95{SPACE}% bound: {words} {}", super::number::share(at));
    let said = match hits {
        hits if hits == n => lower_bound(hits, n, level).map(|low| bound("at least", low)),
        0 => upper_bound(0, n, level).map(|high| bound("at most", high)),
        _ => wilson(hits, n, level).map(|both| {
            let end = super::number::share;
            format!("95{SPACE}% interval {} to {}", end(both.low), end(both.high))
        }),
    };
    said.unwrap_or_default()
}

/// Puts the sentences into the result.
pub(in crate::assess) fn put(told: &ToldShares, result: &mut Assessment) {
    result.words.sentence = sentence_of(told);
    result.words.before_after = if told.before.n > 0 && told.after.n > 0 {
        format!("{} → {}", x_of_n(told.before), x_of_n(told.after))
    } else {
        String::new()
    };
    result.words.detail = detail(told, result);
    result.words.method_why =
        "Each case is a yes or a no: Newcombe's interval of the difference of two shares, Wilson's of each, Fisher's exact test beside it.".to_owned();
    let figure = figure(told);
    result.words.figure_detail =
        format!("{} + {} cases{}", told.before.n, told.after.n, interval_after(told));
    let short = match told.level {
        LevelName::NotMeasured => sentence_of(told).trim_end_matches('.').to_lowercase(),
        LevelName::ValuesOnly => "too few to generalise".to_owned(),
        _ => format!("{figure}{}", interval_after(told)),
    };
    result.words.figure = figure;
    result.words.scoreboard = progress::scoreboard(result, &short);
    result.words.missing = progress::missing(result);
    result.words.verdict_why = progress::verdict_why(result);
    if let Some(caution) = progress::later(result) {
        result.cautions.push(caution);
    }
}

/// What is found in one way of looking.
pub(in crate::assess) fn way(difference: Option<ShareDifference>, enough: bool) -> String {
    let Some(d) = difference else { return "not measured".to_owned() };
    let points = |v: f64| signed_value(100.0 * v, POINTS);
    if enough {
        format!("{} {POINTS} ({} to {})", points(d.value), points(d.low), points(d.high))
    } else {
        format!("{} {POINTS}, too few to conclude", points(d.value))
    }
}

fn interval_after(told: &ToldShares) -> String {
    match (told.difference, told.level.number() >= LevelName::Inconclusive.number()) {
        (Some(d), true) => format!(
            ", 95{SPACE}% interval {} to {} {POINTS}",
            signed_value(100.0 * d.low, POINTS),
            signed_value(100.0 * d.high, POINTS)
        ),
        _ => String::new(),
    }
}

fn figure(told: &ToldShares) -> String {
    match (told.level, told.difference) {
        (LevelName::NotMeasured, _) | (_, None) => "Not measured".to_owned(),
        (LevelName::ValuesOnly, _) => "Values only".to_owned(),
        (_, Some(d)) => format!("{} {POINTS}", signed_value(100.0 * d.value, POINTS)),
    }
}

fn detail(told: &ToldShares, result: &Assessment) -> String {
    let mut text = format!(
        "{} on the baseline, {} on the pilot; before and after, unpaired",
        x_of_n(told.before),
        x_of_n(told.after)
    );
    text.push_str(&interval_after(told).replacen(", ", "; ", 1));
    if let Some(p) = result.finding.p.filter(|_| told.level.number() >= LevelName::Inconclusive.number()) {
        text.push_str(&format!("; Fisher {}", super::number::p_value(p)));
    }
    text + "."
}

fn sentence_of(told: &ToldShares) -> String {
    let (n, m) = (told.before.n as usize, told.after.n as usize);
    let both = format!("{} before, {} after", x_of_n(told.before), x_of_n(told.after));
    let title = super::number::capital(&told.title);
    let Some(d) = told.difference else { return sentence::not_measured(n, m) };
    let points = format!("{} {POINTS}", value(100.0 * d.value.abs(), POINTS));
    let interval = format!(
        "(95{SPACE}% interval {} to {})",
        signed_value(100.0 * d.low, POINTS),
        signed_value(100.0 * d.high, POINTS)
    );
    let moved = format!("{} by {points}", if d.value < 0.0 { "fell" } else { "rose" });
    match told.level {
        LevelName::NotMeasured => sentence::not_measured(n, m),
        LevelName::ValuesOnly => format!("{title}: {both}. Too few to generalise."),
        LevelName::NotEnough => format!(
            "{title}: {both}. {} and {} cannot rule out chance at the usual level; at least {} more {} needed.",
            super::number::capital(&in_words(n)),
            in_words(m),
            in_words(sentence::fewest_more(n, m).max(1)),
            if sentence::fewest_more(n, m) > 1 { "are" } else { "is" },
        ),
        LevelName::Inconclusive => format!(
            "{title}: {both}. The difference is {} {POINTS}, but the data fit anything from {} to {}. This does not show a difference, nor that there is none.",
            signed_value(100.0 * d.value, POINTS),
            signed_value(100.0 * d.low, POINTS),
            signed_value(100.0 * d.high, POINTS)
        ),
        LevelName::Direction => {
            let likely = if d.value < 0.0 { "A reduction" } else { "An increase" };
            format!("{title} {moved} {interval}: {both}. {likely} is likely; {}.", not_firm(told))
        }
        LevelName::Clear => {
            let target = told.target_words.as_ref().filter(|_| told.says == Says::Reaches);
            let beyond = target.map_or(sentence::CLEAR.to_owned(), |t| format!(", beyond the {t}"));
            format!("{title} {moved} {interval}{beyond}: {both}.")
        }
    }
}

fn not_firm(told: &ToldShares) -> String {
    match &told.target_words {
        Some(target) if told.says == Says::Better => {
            return format!("whether it reaches the {target} is open");
        }
        _ => {}
    }
    match told.turned_by.first() {
        Some(case) => format!("it is open again when {case} is left out"),
        None if !told.comparable => {
            "before and after differ in time as well, so the change need not come from the platform"
                .to_owned()
        }
        None => "whether it is firm is open".to_owned(),
    }
}

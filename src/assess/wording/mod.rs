//! Words: every sentence is made from the same frozen figures as tiles and charts.

pub(super) mod beside;
pub(super) mod detail;
pub(super) mod drills;
pub(super) mod firm;
pub(super) mod items;
pub(super) mod more;
pub(super) mod number;
pub(super) mod paired_share;
pub(super) mod progress;
pub(super) mod sentence;
pub(super) mod series;
pub(super) mod share;
pub(super) mod told;

use crate::assess::compare::change::Scale;
use crate::domain::assessment::{Assessment, Verdict};
use told::Told;

/// Puts every sentence of a comparison into the result.
pub(super) fn comparison(told: &Told, count: bool, result: &mut Assessment) {
    let finding = &result.finding;
    result.words = crate::domain::assessment::Words {
        sentence: sentence::sentence(told),
        detail: detail::detail(told, finding),
        before_after: detail::before_after(finding),
        method_why: detail::method_why(told, !count && told.scale == Scale::Unit, count),
        figure: detail::figure(told),
        figure_detail: detail::figure_detail(told),
        ..crate::domain::assessment::Words::default()
    };
    result.words.scoreboard = progress::scoreboard(result, &detail::in_short(told));
    result.words.missing = progress::missing(result);
    result.words.verdict_why = progress::verdict_why(result);
    if let Some(caution) = progress::later(result) {
        result.cautions.push(caution);
    }
}

/// Withholds the headline: the cases are listed, no figure is given.
pub(super) fn not_comparable(result: &mut Assessment, reason: &str) {
    debug_assert_eq!(result.verdict, Verdict::NotComparable);
    result.finding = crate::domain::assessment::Finding::default();
    // What would say the figure by another way is withheld with it.
    result.firm.ways = None;
    result.firm.learning = None;
    result.firm.one_case = String::new();
    let words = &mut result.words;
    words.sentence = format!("Not comparable: {}", lower_first(reason));
    words.detail = "No headline figure is given; the cases are listed.".to_owned();
    words.figure = "Not comparable".to_owned();
    words.figure_detail = String::new();
    words.before_after = String::new();
    words.verdict_why = reason.to_owned();
    words.scoreboard = "not comparable; the cases are listed".to_owned();
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

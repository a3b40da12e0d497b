//! Sentences that a person wrote over the program's own: kept, marked, and held against the numbers
//! as they are now.

use super::wording::number::listed;
use crate::domain::Contents;
use crate::domain::assessment::{Assessment, Edited};
use crate::domain::story::Narrative;

/// Puts a person's sentences beside the program's own, by the criterion's id.
pub(super) fn put(contents: &Contents, all: &mut [Assessment]) {
    for kept in contents.all::<Narrative>() {
        let Narrative { code, text, generated, .. } = kept.value;
        let own = text.0.trim();
        if own.is_empty() {
            continue;
        }
        if let Some(assessment) = all.iter_mut().find(|a| a.criterion.is_some() && a.code == code) {
            assessment.edited = Some(held_against(own, generated.0.trim(), &assessment.words.sentence));
        }
    }
}

/// Holds a person's words against the program's own: as they were when the person wrote, and now.
pub(crate) fn held_against(own: &str, over: &str, now: &str) -> Edited {
    let moved = !over.is_empty() && over != now;
    let theirs = numbers(own);
    let mut left_out: Vec<String> = Vec::new();
    for number in numbers(now) {
        if !theirs.contains(&number) && !left_out.contains(&number) {
            left_out.push(number);
        }
    }
    let mut warnings = Vec::new();
    if moved {
        warnings.push(format!(
            "The numbers have moved since this sentence was edited. The program now writes: “{now}”"
        ));
    }
    if !left_out.is_empty() {
        let which = listed(&left_out);
        warnings.push(match moved {
            true => format!("The edited sentence leaves out {which}."),
            false => format!("The edited sentence leaves out {which} of the program’s own: “{now}”"),
        });
    }
    Edited { text: own.to_owned(), moved, left_out, warnings }
}

/// The numbers of a sentence as printed, with their percent sign.
fn numbers(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        // A digit that belongs to a name, such as S01, is no number.
        let in_a_name = at > 0 && letters.get(at - 1).is_some_and(|c| c.is_alphanumeric());
        if !is_digit(at) || in_a_name {
            at += 1;
            continue;
        }
        let from = at;
        while is_digit(at) || (matches!(letters.get(at), Some('.' | ',' | ':')) && is_digit(at + 1)) {
            at += 1;
        }
        let mut number: String = letters.get(from..at).unwrap_or_default().iter().collect();
        let sign = letters.get(at..).unwrap_or_default().iter().find(|c| !c.is_whitespace());
        if sign == Some(&'%') {
            number.push_str("\u{a0}%");
        }
        found.push(number);
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::*;

    const OURS: &str = "In these 12 paired drills time to diagnose fell by about 38\u{a0}% (95\u{a0}% interval 9\u{a0}% to 57\u{a0}%).";

    #[test]
    fn what_a_person_leaves_out_is_named() {
        let edited = held_against("Diagnosis was 38 % faster in 12 drills (S01 aside).", OURS, OURS);
        assert!(!edited.moved);
        assert_eq!(edited.left_out, ["95\u{a0}%", "9\u{a0}%", "57\u{a0}%"]);
        assert!(edited.warnings[0].contains("leaves out 95\u{a0}%, 9\u{a0}% and 57\u{a0}%"));
    }

    #[test]
    fn numbers_that_moved_since_are_said() {
        let now = OURS.replace("38", "31");
        let edited = held_against(OURS, OURS, &now);
        assert!(edited.moved);
        assert_eq!(edited.left_out, ["31\u{a0}%"]);
        assert!(edited.warnings[0].starts_with("The numbers have moved since this sentence was edited."));
    }

    #[test]
    fn a_sentence_with_every_number_has_no_warning() {
        assert_eq!(held_against(OURS, OURS, OURS).warnings, Vec::<String>::new());
    }
}

//! Sentences that a person wrote over the program's own, held against the numbers as they are now.

use super::Edited;
use crate::domain::listed;

/// Holds a person's words against the program's own: as they were when the person wrote, and now.
pub fn held_against(own: &str, over: &str, now: &str) -> Edited {
    let moved = !over.is_empty() && over != now;
    let (theirs, ours) = (numbers(own), numbers(now));
    let left_out = without(&ours, &theirs);
    let foreign = without(&theirs, &ours);
    let mut warnings = Vec::new();
    if moved {
        warnings.push(format!(
            "The numbers have moved since this sentence was edited. The program now writes: “{now}”"
        ));
    }
    if !foreign.is_empty() {
        let is = if foreign.len() == 1 { "is" } else { "are" };
        warnings.push(format!("{} {is} not among the program’s own numbers.", listed(&foreign)));
    }
    if !left_out.is_empty() {
        let which = listed(&left_out);
        warnings.push(match moved {
            true => format!("The edited sentence leaves out {which}."),
            false => format!("The edited sentence leaves out {which} of the program’s own: “{now}”"),
        });
    }
    Edited { text: own.to_owned(), moved, left_out, foreign, warnings }
}

/// Which of some numbers are not among others, each once.
fn without(numbers: &[String], others: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for number in numbers {
        if !others.contains(number) && !found.contains(number) {
            found.push(number.clone());
        }
    }
    found
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
    fn a_number_of_ones_own_is_named() {
        let edited = held_against("Diagnosis is 70 % faster in 12 drills.", OURS, OURS);
        assert_eq!(edited.foreign, ["70\u{a0}%"]);
        assert_eq!(edited.warnings[0], "70\u{a0}% is not among the program’s own numbers.");
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

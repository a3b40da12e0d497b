//! The words for checklists and milestones.

use crate::domain::assessment::{Assessment, Design, ItemRow, Truth, Verdict};

/// Puts the sentences into the result.
pub(in crate::assess) fn put(design: Design, items: &[ItemRow], result: &mut Assessment) {
    let done = items.iter().filter(|i| i.holds == Truth::Holds).count();
    let all = items.len();
    let open: Vec<String> = items
        .iter()
        .filter(|i| i.holds != Truth::Holds)
        .map(|i| if i.words.is_empty() { i.what.clone() } else { format!("{}: {}", i.what, i.words) })
        .collect();
    let met = result.verdict == Verdict::Met;
    result.level.words = if met { "done" } else { "open" }.to_owned();
    let words = &mut result.words;
    words.sentence = match (design, all, met) {
        (_, 0, _) => "There is nothing on the list yet.".to_owned(),
        (Design::Checklist, _, true) => {
            format!("All {all} controls are present on the pilot, with evidence.")
        }
        (Design::Checklist, _, false) => {
            format!("{done} of {all} controls are present on the pilot with evidence.")
        }
        (_, _, true) => format!("{}: done.", result.title),
        (_, 1, false) => format!("{}: not done.", result.title),
        (_, _, false) => format!("{}: {done} of {all} done.", result.title),
    };
    words.detail =
        if open.is_empty() { String::new() } else { format!("Still missing: {}.", open.join("; ")) };
    words.method_why = match design {
        Design::Checklist => {
            "A checklist: the latest check of each control on the pilot counts; “present” needs evidence."
                .to_owned()
        }
        _ => "A milestone is done or not.".to_owned(),
    };
    words.figure = format!("{done} of {all}");
    words.figure_detail = if design == Design::Checklist { "with evidence" } else { "done" }.to_owned();
    words.missing = in_short(&open);
    words.scoreboard = match design {
        Design::Checklist => format!("{done} of {all} present with evidence"),
        _ if met => "done".to_owned(),
        _ => format!("{done} of {all} done"),
    };
    words.verdict_why = match (design, met) {
        (Design::Checklist, true) => "Every control is present with evidence.".to_owned(),
        (_, true) => "Done.".to_owned(),
        (_, false) => "Open until every item holds.".to_owned(),
    };
}

/// The first three open items, and how many more there are; the detail names all of them.
fn in_short(open: &[String]) -> String {
    match open {
        [first, second, third, rest @ ..] if !rest.is_empty() => {
            format!("{first}; {second}; {third}; and {} more", rest.len())
        }
        few => few.join("; "),
    }
}

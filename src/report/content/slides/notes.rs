//! What a speaker reads: how a result was found, what it rests on, and what to mind.

use super::words;
use crate::domain::assessment::Assessment;
use crate::report::content::card;
use crate::report::content::phrase::{capital, closed};
use crate::report::content::view::View;

/// The notes of a result, a paragraph each.
pub(super) fn of(view: &View<'_>, a: &Assessment) -> Vec<String> {
    let said = &a.words;
    let mut notes =
        vec![format!("{}. {} {}", a.code, closed(&said.sentence), closed(&capital(&said.detail)))];
    for (name, text) in
        [("Verdict", &said.verdict_why), ("Method", &said.method_why), ("Missing", &said.missing)]
    {
        if !text.is_empty() {
            notes.push(format!("{name}: {}", closed(text)));
        }
    }
    if let Some(metric) = &a.metric {
        notes.push(format!("{}: {}", metric.begun(), closed(&metric.definition)));
    }
    notes.extend(card::beneath(view, a).into_iter().map(|block| words(block).plain()));
    notes.push(evidence(a));
    notes.retain(|text| !text.is_empty());
    notes
}

/// Every observation that a result rests on.
pub(super) fn evidence(a: &Assessment) -> String {
    if a.evidence.is_empty() { String::new() } else { format!("Evidence: {}.", a.evidence.join(", ")) }
}

//! Problems on their way to a face, and the questions that come before a record is kept.

use serde_json::Value;

use super::super::desk::zone;
use super::super::wire::*;
use super::super::{Code, Failure};
use super::grid;
use crate::domain::{Body, Contents, Field, FieldType, Mending, Noun, Problem, questions, show_value};

/// Refuses what was typed, with its problems beside their fields.
pub(super) fn refuse(contents: &Contents, noun: Noun, problems: Vec<Problem>) -> Failure {
    let list: Vec<_> = problems.iter().map(|p| format!("{}: {}", p.at.replace('_', " "), p.what)).collect();
    Failure::new(Code::Problems, list.join(" ")).with(problem_views(contents, noun, problems))
}

/// Problems with their mendings as a person would type them.
pub(super) fn problem_views(contents: &Contents, noun: Noun, problems: Vec<Problem>) -> Vec<ProblemView> {
    if problems.is_empty() {
        return Vec::new();
    }
    let fields = grid::columns(noun);
    let view = |problem: Problem| ProblemView {
        mendings: problem.mendings.iter().map(|mending| mending_view(contents, &fields, mending)).collect(),
        ..plain(&problem)
    };
    problems.into_iter().map(view).collect()
}

/// A problem without ways out, such as one in a file that is taken in.
pub(super) fn plain(problem: &Problem) -> ProblemView {
    ProblemView { field: problem.at.clone(), what: problem.what.clone(), mendings: Vec::new() }
}

fn mending_view(contents: &Contents, fields: &[&Field], mending: &Mending) -> MendingView {
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id));
    let typed = |name: &str, value: &Value| {
        let kind = fields.iter().find(|f| f.name == name).map_or(FieldType::Text, |f| f.kind);
        show_value(kind, value, zone(contents), &label)
    };
    MendingView {
        words: mending.words.clone(),
        fields: mending
            .changes
            .iter()
            .map(|(name, value)| (name.clone(), value.as_ref().map_or_else(String::new, |v| typed(name, v))))
            .collect(),
    }
}

/// Asks what must be asked before a record is kept, one question after the other: `confirmed` is
/// how many of them a person has answered with yes.
pub(super) fn ask_first(noun: Noun, before: &Body, after: &Body, confirmed: u32) -> Result<(), Failure> {
    let questions = questions(noun, before, after);
    match questions.get(confirmed as usize) {
        Some(question) => Err(Failure::new(Code::Confirm, *question)
            .with(ConfirmView { question: (*question).to_owned(), confirmed: confirmed + 1 })),
        None => Ok(()),
    }
}

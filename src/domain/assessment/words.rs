//! The sentences of a result.

use serde::Serialize;

/// Every sentence of a result, made from its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The answer, as a manager could read it aloud.
    pub sentence: String,
    /// n, design, interval and unit, and what else belongs beside the number.
    pub detail: String,
    /// Why this method.
    pub method_why: String,
    /// Why this verdict.
    pub verdict_why: String,
    /// What is missing, as work: "3 pairs to go". Empty when nothing is.
    pub missing: String,
    /// The figure of a tile: "−38 %", "at least −31 %", "5 of 5", "Not measured".
    pub figure: String,
    /// The line under the figure: its interval or bound, with n.
    pub figure_detail: String,
    /// Before → after, with its unit and n; empty where there is none.
    pub before_after: String,
    /// The line of the scoreboard: "9 of 12 pairs; −35 % (−51 % to −11 %)".
    pub scoreboard: String,
    /// The p adjusted for there being several measures: "p = 0.18"; empty where none is.
    pub adjusted: String,
}

/// A sentence that a person wrote over the program's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Edited {
    /// The person's words.
    pub text: String,
    /// Whether the program's own sentence is another one now than when it was edited.
    pub moved: bool,
    /// The numbers of the program's own sentence that the person's words leave out.
    pub left_out: Vec<String>,
    /// The numbers of the person's words that are none of the program's.
    pub foreign: Vec<String>,
    /// What a reader should know about it, a sentence each.
    pub warnings: Vec<String>,
}

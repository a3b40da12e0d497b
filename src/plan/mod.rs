//! Before the verdicts: what the planned drills can show and with which odds, how many are needed,
//! when and by whom they are run, and which comes next. Pure: the moment and the seed are handed in.
//!
//! A plan never counts what was observed as the change to look for (that would be power after the
//! fact); from the data it takes only how widely they scatter.

mod calendar;
mod criteria;
mod facts;
mod limits;
mod need;
mod next;
mod odds;
mod schedule;
mod state;
mod words;

pub(crate) use calendar::calendar;
pub(crate) use criteria::{Whether, criteria, method_line, what_if};
pub(crate) use next::RULE;
pub(crate) use schedule::{Ask, Proposal, first_day, proposal_words, propose, who};
pub(crate) use words::{figures, place_of, standing, state_words, title_of, week_title};

use crate::domain::assessment::Assessment;
use crate::domain::plan::DrillPlan;
use crate::domain::{Contents, Instant};

/// The drills of a document: run, planned and next.
pub(crate) fn drills(contents: &Contents, assessments: &[Assessment], as_of: Instant) -> DrillPlan {
    let facts = facts::gather(contents, as_of);
    let drills = state::scheduled(contents, &facts);
    let needs = need::needs(contents, assessments, &facts, &drills);
    let pairs = state::pairs(contents, &facts, &drills);
    DrillPlan {
        balance: state::balance(&pairs, &facts, &drills),
        pairs,
        missing: needs.iter().map(|need| need.many).sum(),
        next: next::best(contents, assessments, &facts, &drills, &needs),
        drills,
    }
}

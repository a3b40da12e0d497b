//! Checklists and milestones: items that are done or not.

use std::collections::BTreeMap;

use super::all_of;
use crate::assess::asked::{Asked, close};
use crate::assess::evidence::{LeftOuts, code_of};
use crate::assess::world::World;
use crate::assess::{level, wording};
use crate::domain::assessment::{Assessment, Design, ItemRow, LevelName, Sealing, Truth, Verdict};
use crate::domain::criterion::{Counted, Rule};
use crate::domain::observation::{ControlCheck, Detail, Presence};
use crate::domain::story::{Control, Decision, Responsibility};
use crate::domain::{ControlId, Instant, Noun, RecordId, Side};

/// Judges a checklist or a milestone.
pub(in crate::assess) fn assess(world: &World<'_>, asked: &Asked) -> Assessment {
    let design = if asked.rule == Some(Rule::Checklist) { Design::Checklist } else { Design::Milestone };
    let mut result = asked.blank(world, design, Counted::Items);
    let mut left_out = LeftOuts::default();
    let items = match asked.rule {
        Some(Rule::Checklist) => controls(world, &mut left_out),
        Some(Rule::OwnersNamed) => owners(world),
        Some(Rule::DecisionRecorded) => decision(world, asked),
        _ => own_milestone(world, asked),
    };
    let done = items.iter().filter(|item| item.holds == Truth::Holds).count() as u32;
    // A checklist is as long as it is: a planned n that is longer keeps it open.
    let planned =
        (items.len() as u32).max(asked.planned.filter(|_| design == Design::Checklist).unwrap_or(0));
    result.progress.done = done;
    result.progress.planned = Some(planned).filter(|n| *n > 0);
    let met = planned > 0 && done == planned && all_of(&items) == Truth::Holds;
    let name = if met {
        LevelName::Clear
    } else if done > 0 {
        LevelName::ValuesOnly
    } else {
        LevelName::NotMeasured
    };
    let verdict = if met { Verdict::Met } else { Verdict::NotEnoughEvidence };
    level::conclude(&mut result, (name, false), verdict, !met);
    result.evidence = items.iter().flat_map(|item| item.evidence.iter().cloned()).collect();
    wording::items::put(design, &items, &mut result);
    result.rows.items = items;
    if result.sealing == Some(Sealing::Never) && design == Design::Checklist {
        asked.say_when_registered(None, &mut result);
    }
    close(result, left_out)
}

/// The latest check of each control on the pilot: present, with evidence.
fn controls(world: &World<'_>, left_out: &mut LeftOuts) -> Vec<ItemRow> {
    let mut latest: BTreeMap<ControlId, ((Option<Instant>, RecordId), ItemRow)> = BTreeMap::new();
    for kept in &world.observations {
        let Detail::ControlCheck(check) = &kept.value.detail else { continue };
        let code = code_of(kept);
        let common = &kept.value.common;
        let attached = !common.attachments.is_empty();
        let reason = match (common.side, check.control) {
            _ if !common.left_out.trim().is_empty() => {
                Some(format!("left out by hand: {}", common.left_out.trim()))
            }
            (None, _) => Some("no side recorded".to_owned()),
            (Some(Side::Baseline), _) => Some("on the baseline; the checklist is about the pilot".to_owned()),
            (_, None) => Some("no control recorded".to_owned()),
            _ if kept.value.when().is_some_and(|when| when > world.as_of) => {
                Some("later than the moment of this assessment".to_owned())
            }
            _ => None,
        };
        if let Some(reason) = reason {
            left_out.add(reason, code);
            continue;
        }
        let Some(control) = check.control else { continue };
        let key = (kept.value.when(), kept.id);
        let newer = latest.get(&control).is_none_or(|(old, _)| *old < key);
        if newer {
            latest.insert(control, (key, checked(check, attached, code)));
        }
    }
    world
        .contents
        .all::<Control>()
        .into_iter()
        .map(|kept| {
            let found = latest.remove(&ControlId(kept.id)).map(|(_, item)| item);
            let row = found.unwrap_or_else(|| missing("not checked on the pilot"));
            ItemRow { what: kept.value.name, ..row }
        })
        .collect()
}

fn checked(check: &ControlCheck, attached: bool, code: String) -> ItemRow {
    let evidenced = attached || !check.evidence.trim().is_empty();
    let (holds, words) = match check.presence {
        Some(Presence::Present) if evidenced => (Truth::Holds, "present, with evidence".to_owned()),
        Some(Presence::Present) => (Truth::Unknown, "present, without evidence".to_owned()),
        Some(other) => (Truth::Fails, other.label().to_owned()),
        None => (Truth::Unknown, "state not recorded".to_owned()),
    };
    ItemRow { what: String::new(), holds, words, evidence: vec![code] }
}

fn missing(words: &str) -> ItemRow {
    ItemRow { what: String::new(), holds: Truth::Unknown, words: words.to_owned(), evidence: Vec::new() }
}

/// Every row of the operating model has a named owner that exists.
fn owners(world: &World<'_>) -> Vec<ItemRow> {
    world
        .contents
        .all::<Responsibility>()
        .into_iter()
        .map(|kept| {
            let owner = kept.value.owner.filter(|id| world.contents.body(Noun::Person, id.0).is_some());
            match owner {
                Some(id) => ItemRow {
                    what: kept.value.what,
                    holds: Truth::Holds,
                    words: world.contents.label(Noun::Person, id.0),
                    evidence: Vec::new(),
                },
                None => ItemRow { what: kept.value.what, ..missing("no owner named") },
            }
        })
        .collect()
}

/// A decision by a named person on a day. A decision is made on the report that was delivered.
fn decision(world: &World<'_>, asked: &Asked) -> Vec<ItemRow> {
    let today = world.as_of.day(world.zone);
    let made = world
        .contents
        .all::<Decision>()
        .into_iter()
        .map(|kept| kept.value)
        .find(|d| d.course.is_some() && d.by.is_some() && d.on.is_some_and(|on| on <= today));
    let delivered = asked.criterion.as_ref().and_then(|c| c.value.done_on).filter(|on| *on <= today);
    let report = match (delivered, &made) {
        (Some(on), _) => ItemRow { holds: Truth::Holds, words: on.words(), ..missing("") },
        (None, Some(_)) => {
            ItemRow { holds: Truth::Holds, words: "a decision was made on it".to_owned(), ..missing("") }
        }
        (None, None) => missing("not recorded as delivered"),
    };
    let recorded = match made.as_ref().and_then(|d| Some((d.course?, d.by?, d.on?))) {
        Some((course, by, on)) => ItemRow {
            holds: Truth::Holds,
            words: format!(
                "{}, {}, {}",
                course.label(),
                world.contents.label(Noun::Person, by.0),
                on.words()
            ),
            ..missing("")
        },
        None => missing("no decision with a name and a date"),
    };
    vec![
        ItemRow { what: "Report delivered".to_owned(), ..report },
        ItemRow { what: "Decision recorded".to_owned(), ..recorded },
    ]
}

/// A milestone of the user's own: the day it was reached.
fn own_milestone(world: &World<'_>, asked: &Asked) -> Vec<ItemRow> {
    let criterion = asked.criterion.as_ref().map(|c| c.value.clone()).unwrap_or_default();
    let today = world.as_of.day(world.zone);
    let row = match criterion.done_on.filter(|on| *on <= today) {
        Some(on) => ItemRow { holds: Truth::Holds, words: format!("done on {}", on.words()), ..missing("") },
        None => missing("not done"),
    };
    vec![ItemRow { what: criterion.title, ..row }]
}

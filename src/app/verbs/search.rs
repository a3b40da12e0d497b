//! Searching a document: records, DAGs with imported runs, and the audit trail.

use serde_json::Value;

use super::super::desk::zone;
use super::super::index::{Found, index};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::fields::noun as noun_named;
use super::grid::{kind_of, row};
use crate::domain::{Contents, Noun, RecordId, capital, fields_of, show_value, words};
use crate::store::Heading;

/// How many of each noun are given where nobody says.
const EACH: u32 = 5;
/// The longest text of a line.
const LINE: usize = 120;

pub(in super::super) fn search(app: &App, args: SearchArgs, _: &Watch) -> Result<SearchView, Failure> {
    let only = args.noun.as_deref().map(noun_named).transpose()?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let asked = words(&args.query);
    if asked.is_empty() && only.is_none() {
        return Ok(SearchView { total: 0, groups: Vec::new() });
    }
    let index = index(&open, &store)?;
    let mut scored: Vec<(u32, &Found)> = index
        .iter()
        .filter(|place| only.is_none_or(|noun| matches!(place.found, Found::Record(of, _) if of == noun)))
        .filter_map(|place| Some((place.score(&asked)?, &place.found)))
        .collect();
    // The order of the index decides between equals: it is stable.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let most = args.most.unwrap_or(EACH) as usize;
    let mut groups: Vec<FoundGroupView> = Vec::new();
    for (_, found) in &scored {
        let noun = name_of(found);
        let group = match groups.iter_mut().find(|group| group.noun == noun) {
            Some(group) => group,
            None => {
                groups.push(FoundGroupView { noun: noun.to_owned(), total: 0, hits: Vec::new() });
                let Some(new) = groups.last_mut() else { continue };
                new
            }
        };
        group.total += 1;
        if group.hits.len() < most {
            group.hits.push(view(store.contents(), found));
        }
    }
    Ok(SearchView { total: scored.len() as u32, groups })
}

const fn name_of(found: &Found) -> &'static str {
    match found {
        Found::Record(noun, _) => noun.name(),
        Found::Dag(_) => "run",
        Found::Entry(_) => "entry",
    }
}

fn view(contents: &Contents, found: &Found) -> FoundView {
    match found {
        Found::Record(Noun::Observation, id) => observation(contents, *id),
        Found::Record(noun, id) => record(contents, *noun, *id),
        Found::Dag(dag) => FoundView {
            id: String::new(),
            code: dag.clone(),
            title: dag.clone(),
            about: "imported runs".to_owned(),
        },
        Found::Entry(heading) => entry(contents, heading),
    }
}

fn observation(contents: &Contents, id: RecordId) -> FoundView {
    let empty = Default::default();
    let body = contents.body(Noun::Observation, id).unwrap_or(&empty);
    let row = row(contents, Noun::Observation, id, body);
    let text = |name: &str| row.cells.get(name).map(|cell| cell.text.clone()).unwrap_or_default();
    let first =
        ["at", "failed_at", "requested_at", "injected_at", "due_at", "deployed_at", "raised_at", "week"];
    let when = first.into_iter().map(text).find(|when| !when.is_empty()).unwrap_or_default();
    let named = ["scenario", "workload", "data_product", "control"];
    let what = named.into_iter().map(text).find(|name| !name.is_empty()).unwrap_or_default();
    FoundView {
        id: id.to_string(),
        title: joined(&[kind_of(body).map_or_else(String::new, |kind| capital(kind.label())), what]),
        about: joined(&[text("side"), when, text("note")]),
        code: row.code,
    }
}

fn record(contents: &Contents, noun: Noun, id: RecordId) -> FoundView {
    let empty = Default::default();
    let body = contents.body(noun, id).unwrap_or(&empty);
    let title = contents.label(noun, id);
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| String::new(), |id| contents.label(noun, id));
    let others = fields_of(noun).iter().filter(|field| field.name != "code");
    let said = others
        .filter_map(|field| Some(show_value(field.kind, body.get(field.name)?, zone(contents), &label)))
        .find(|text| *text != title && text.len() > 2);
    FoundView {
        id: id.to_string(),
        code: body.get("code").and_then(Value::as_str).unwrap_or_default().to_owned(),
        title: joined(&[title]),
        about: joined(&[said.unwrap_or_default()]),
    }
}

fn entry(contents: &Contents, heading: &Heading) -> FoundView {
    let at = heading.at.utc().with_timezone(&zone(contents)).format("%Y-%m-%d %H:%M").to_string();
    FoundView {
        id: String::new(),
        code: heading.seq.clone(),
        title: heading.label.clone(),
        about: joined(&[heading.actor.clone().unwrap_or_default(), at]),
    }
}

/// Parts in one line of bearable length.
fn joined(parts: &[String]) -> String {
    let whole = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    let line = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LINE {
        return line;
    }
    line.chars().take(LINE - 1).chain(std::iter::once('…')).collect()
}

//! Which field holds letters that no font of a report has, so that a person knows what to mend.

use std::collections::BTreeSet;

use serde_json::Value;

use super::records::fields_in;
use crate::domain::{Contents, Noun, RecordId};
use crate::report::MissingGlyph;

/// So many fields are named one by one.
const NAMED: usize = 12;

/// A sentence for each field that holds such letters; for letters of no field, for the text they are in.
pub(super) fn warnings(contents: &Contents, missing: &[MissingGlyph]) -> Vec<String> {
    let lacking: BTreeSet<char> = missing.iter().flat_map(|text| text.chars.chars()).collect();
    if lacking.is_empty() {
        return Vec::new();
    }
    let (mut told, mut fields) = (BTreeSet::new(), Vec::new());
    for noun in Noun::ALL {
        for (id, body) in contents.bodies(*noun) {
            for field in fields_in(*noun, body) {
                let held: BTreeSet<char> = body.get(field.name).map(text).unwrap_or_default();
                let held: Vec<char> = held.intersection(&lacking).copied().collect();
                if !held.is_empty() {
                    let owner = owner(contents, *noun, id);
                    fields.push(said(&String::from_iter(&held), &format!("the {} of {owner}", field.label)));
                    told.extend(held);
                }
            }
        }
    }
    let more = fields.len().saturating_sub(NAMED);
    fields.truncate(NAMED);
    if more > 0 {
        fields.push(format!("{more} more fields hold letters that the fonts lack."));
    }
    let untold = missing.iter().filter(|text| text.chars.chars().any(|c| !told.contains(&c)));
    fields.extend(untold.map(|one| said(&one.chars, &format!("“{}”", one.text))));
    fields
}

fn said(letters: &str, place: &str) -> String {
    format!(
        "The fonts have no letters for {letters} in {place}: a box stands in their place. Choose a font that has them."
    )
}

/// Every letter of a text, or of a list of texts.
fn text(value: &Value) -> BTreeSet<char> {
    match value {
        Value::String(text) => text.chars().collect(),
        Value::Array(all) => all.iter().flat_map(text).collect(),
        _ => BTreeSet::new(),
    }
}

/// A record as a sentence names it: an observation by its evidence id, which is its name already.
fn owner(contents: &Contents, noun: Noun, id: RecordId) -> String {
    let (label, name) = (contents.label(noun, id), noun.label());
    match noun {
        Noun::Pilot | Noun::Incident => format!("the {name}"),
        Noun::Observation => label,
        _ => format!("{name} “{label}”"),
    }
}

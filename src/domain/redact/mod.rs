//! Contents made neutral before anything is judged, worded or drawn, so that whatever is made of them
//! is neutral too. What is not known to be harmless is left out: a field that somebody adds to the
//! catalogue tomorrow is left out until a rule here says otherwise.
//!
//! Times, figures, choices and whether a field is filled in stay as they are, so every verdict and
//! every number is the one of the whole document.

mod labels;
mod rules;
mod runs;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::contents::Contents;
use super::field::{Body, Field, FieldType};
use super::id::RecordId;
use super::metric::Metric;
use super::noun::Noun;
use super::observation::{Common, Kind};
use super::run::SideRuns;
use super::time::{Clock, Day, Instant};
use labels::Labels;
use rules::{Rule, rule};

/// What stands where somebody wrote a text.
pub const LEFT_OUT: &str = "left out by redaction";

/// Neutral contents and runs, and what was done to them.
#[derive(Debug, Clone)]
pub struct Redacted {
    /// The records.
    pub contents: Contents,
    /// The imported runs.
    pub runs: SideRuns,
    /// What a reader should know, in sentences.
    pub said: Vec<String>,
}

/// Makes a document neutral. `shipped` are the texts that ship with the program: words that are
/// exactly one of them name nothing of anybody's.
pub fn redact(contents: &Contents, runs: &SideRuns, shipped: &BTreeSet<&str>) -> Redacted {
    let mut work = Work { labels: Labels::of(contents), shipped, texts: BTreeMap::new() };
    let mut neutral = Contents::default();
    for noun in Noun::ALL.iter().copied().filter(|noun| *noun != Noun::Narrative) {
        for (id, body) in contents.bodies(noun) {
            neutral.put(noun, id, work.body(noun, id, body));
        }
    }
    let runs = runs::neutral(runs, &mut work.labels);
    Redacted { said: work.said(contents), contents: neutral, runs }
}

struct Work<'a> {
    labels: Labels,
    shipped: &'a BTreeSet<&'a str>,
    /// How many texts were left out, by the label of their field.
    texts: BTreeMap<&'static str, usize>,
}

/// A value's place.
struct Of<'a> {
    noun: Noun,
    id: RecordId,
    body: &'a Body,
    field: &'static Field,
}

impl Work<'_> {
    fn body(&mut self, noun: Noun, id: RecordId, body: &Body) -> Body {
        let kind = body.get("kind").and_then(Value::as_str).and_then(Kind::parse);
        let fields: Vec<&'static Field> = match noun {
            Noun::Observation => match kind {
                Some(kind) => kind.fields().collect(),
                None => Common::FIELDS.iter().collect(),
            },
            _ => super::fields_of(noun).iter().collect(),
        };
        let mut neutral = Body::new();
        if let (Noun::Observation, Some(kind)) = (noun, kind) {
            neutral.insert("kind".to_owned(), Value::from(kind.name()));
        }
        for field in fields {
            let kept =
                body.get(field.name).and_then(|value| self.value(&Of { noun, id, body, field }, value));
            if let Some(value) = kept {
                neutral.insert(field.name.to_owned(), value);
            }
        }
        neutral
    }

    fn value(&mut self, of: &Of<'_>, value: &Value) -> Option<Value> {
        match (of.field.kind, value) {
            (FieldType::Text | FieldType::LongText, Value::String(text)) if text.trim().is_empty() => None,
            (FieldType::Text | FieldType::LongText, Value::String(text)) => {
                self.text(of, text).map(Value::from)
            }
            (FieldType::Metric, Value::String(name)) => Some(Value::from(match Metric::named(name) {
                Some(metric) => metric.name.to_owned(),
                None => self.labels.numbered("Metric", name),
            })),
            (kind, value) => harmless(kind, value).then(|| value.clone()),
        }
    }

    fn text(&mut self, of: &Of<'_>, text: &str) -> Option<String> {
        let rule = rule(of.noun, of.field, of.body);
        if self.shipped.contains(text) && rule.lets_shipped_words_stand() {
            return Some(text.to_owned());
        }
        match rule {
            Rule::Kept => Some(text.to_owned()),
            Rule::KeptIf(fits) => fits(text).then(|| text.to_owned()),
            Rule::Gone => None,
            Rule::Said(words) => Some(words.to_owned()),
            Rule::Role => Some(self.labels.person(of.id)),
            Rule::Called(what) | Rule::Worded(what) => Some(self.labels.numbered(what, text)),
            Rule::Code(fits, _) if fits(text) => Some(text.to_owned()),
            Rule::Code(_, what) => Some(self.labels.coded(what, text)),
            Rule::LeftOut => {
                *self.texts.entry(of.field.label).or_default() += 1;
                Some(LEFT_OUT.to_owned())
            }
        }
    }

    fn said(&self, contents: &Contents) -> Vec<String> {
        let mut said = vec![
            "Redacted: people stand by their roles; workloads, data products, Deployments, Workspaces, versions and files by neutral labels. Times, figures and verdicts are those of the whole document."
                .to_owned(),
        ];
        let mut left: Vec<String> = self.texts.iter().map(|(label, n)| format!("{label} ({n})")).collect();
        left.sort();
        if !left.is_empty() {
            said.push(format!(
                "Texts that somebody wrote could name what is not to be named, so they are left out: {}. Words that ship with the program stand.",
                left.join(", ")
            ));
        }
        match contents.count(Noun::Narrative) {
            0 => {}
            1 => said
                .push("One edited sentence is left out; the program’s own stands in its place.".to_owned()),
            n => said
                .push(format!("{n} edited sentences are left out; the program’s own stand in their place.")),
        }
        said
    }
}

/// Whether a value is what its field holds, and so no text of somebody's.
fn harmless(kind: FieldType, value: &Value) -> bool {
    match (kind, value) {
        (_, Value::Number(_) | Value::Bool(_)) => true,
        (FieldType::Instant, Value::String(text)) => Instant::parse(text).is_some(),
        (FieldType::Day, Value::String(text)) => Day::parse(text).is_some(),
        (FieldType::Clock, Value::String(text)) => Clock::parse(text).is_some(),
        (FieldType::Choice(choices), Value::String(text)) => choices.iter().any(|c| c.value == text),
        (FieldType::Ref(Noun::Attachment), _) => false,
        (FieldType::Ref(_), Value::String(text)) => text.parse::<uuid::Uuid>().is_ok(),
        (FieldType::Refs(_), Value::Array(all)) => {
            all.iter().all(|id| id.as_str().is_some_and(|id| id.parse::<uuid::Uuid>().is_ok()))
        }
        _ => false,
    }
}

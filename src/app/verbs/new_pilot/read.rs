//! Reads what a person said of a new pilot, with a problem for each place that cannot stand.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde_json::Value;

use super::super::super::wire::*;
use super::super::who;
use crate::domain::criterion::{Criterion, seal_problems, typed_by_hand};
use crate::domain::template::Template;
use crate::domain::{
    Body, Day, Instant, Noun, Problem, Reading, RecordId, fields_of, problems, read_text, show_value,
};

/// How many workloads one pilot starts with at most: more is a slip of the clipboard.
const MOST: usize = 2000;

/// What was said, read.
pub(super) struct Said {
    pub(super) problems: Vec<Problem>,
    pub(super) echoes: BTreeMap<String, String>,
    pub(super) starts: Option<Day>,
    /// The pilot's own fields.
    pub(super) pilot: Body,
    pub(super) incident: Body,
    pub(super) workloads: Vec<SaidWorkload>,
    pub(super) all_failed: bool,
    /// Everybody who was named, those who own a workload too.
    pub(super) people: Vec<NewPersonArgs>,
    /// The template's criteria as they are to be, each with whether it is registered now.
    pub(super) criteria: Vec<(Body, bool)>,
    pub(super) registered_by: String,
    /// Who makes it, where somebody was asked; the inner one is `None` where it was left.
    pub(super) who: Option<Option<String>>,
}

pub(super) struct SaidWorkload {
    pub(super) dag_id: String,
    pub(super) owner: String,
}

/// Reads a new pilot; every problem is found, and none is thrown.
pub(super) fn read(args: &NewDocumentArgs, template: &Template, now: Instant) -> Said {
    let zone: Option<Tz> = args.time_zone.trim().parse().ok();
    let find = |_: Noun, _: &str| None::<RecordId>;
    let mut reader = Reader {
        with: Reading { zone: zone.unwrap_or(Tz::UTC), now, above: None, find: &find },
        problems: Vec::new(),
        echoes: BTreeMap::new(),
    };
    let (mut pilot, starts) = reader.pilot(args, template);
    pilot.insert("time_zone".to_owned(), Value::from(args.time_zone.trim()));
    let incident = reader.fields(Noun::Incident, "incident", &args.incident);
    reader.check(Noun::Incident, "incident", &incident);
    let workloads = reader.workloads(&args.workloads);
    let people = reader.people(args, &workloads);
    let criteria = reader.criteria(args, template);
    let who = args.who.as_deref().map(|typed| reader.who(typed));
    Said {
        problems: reader.problems,
        echoes: reader.echoes,
        starts,
        pilot,
        incident,
        workloads,
        all_failed: args.all_failed,
        people,
        criteria,
        registered_by: args.registered_by.trim().to_owned(),
        who,
    }
}

struct Reader<'a> {
    with: Reading<'a>,
    problems: Vec<Problem>,
    echoes: BTreeMap<String, String>,
}

impl Reader<'_> {
    fn pilot(&mut self, args: &NewDocumentArgs, template: &Template) -> (Body, Option<Day>) {
        let mut body = self.fields(Noun::Pilot, "pilot", &args.pilot);
        let named = BTreeMap::from([
            ("name".to_owned(), args.name.clone()),
            ("starts".to_owned(), args.starts.clone()),
        ]);
        body.extend(self.fields(Noun::Pilot, "", &named));
        body.insert("template".to_owned(), Value::from(template.id.as_str()));
        body.entry("weeks").or_insert(Value::from(template.weeks));
        let starts = body.get("starts").and_then(Value::as_str).and_then(Day::parse);
        if args.starts.trim().is_empty() {
            self.say("starts", "Say which day week 1 begins; it can be changed later.");
        }
        let mut whole = body.clone();
        whole.insert("time_zone".to_owned(), Value::from(args.time_zone.trim()));
        for problem in problems(Noun::Pilot, &whole) {
            let own = matches!(problem.at.as_str(), "name" | "time_zone");
            let at = if own { problem.at } else { format!("pilot.{}", problem.at) };
            self.problems.push(Problem::new(at, problem.what));
        }
        (body, starts)
    }

    /// Reads typed fields of a noun; `under` is where their places begin.
    fn fields(&mut self, noun: Noun, under: &str, typed: &BTreeMap<String, String>) -> Body {
        let mut body = Body::new();
        for (name, text) in typed {
            let at = if under.is_empty() { name.clone() } else { format!("{under}.{name}") };
            let Some(field) = fields_of(noun).iter().find(|field| field.name == name) else {
                self.say(&at, &format!("A {} has no field “{name}”. Leave it out.", noun.label()));
                continue;
            };
            if let Some(problem) = typed_by_hand(noun, name) {
                self.say(&at, &problem.what);
                continue;
            }
            match read_text(field, text, &self.with) {
                Ok(Some(value)) => {
                    let shown = show_value(field.kind, &value, self.with.zone, &|_, id| id.to_owned());
                    self.echoes.insert(at, shown);
                    body.insert(name.clone(), value);
                }
                Ok(None) => {}
                Err(what) => self.say(&at, &what),
            }
        }
        body
    }

    fn check(&mut self, noun: Noun, under: &str, body: &Body) {
        for problem in problems(noun, body) {
            self.say(&format!("{under}.{}", problem.at), &problem.what);
        }
    }

    /// One workload a line: the DAG id, then its owner after a comma, a semicolon or a tab.
    fn workloads(&mut self, text: &str) -> Vec<SaidWorkload> {
        let mut found: Vec<SaidWorkload> = Vec::new();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        for (place, line) in lines {
            let (dag_id, owner) = line.split_once([',', ';', '\t']).unwrap_or((line, ""));
            let (dag_id, owner) = (dag_id.trim(), owner.trim());
            let wrong = if found.len() == MOST {
                Some(format!("There are more than {MOST}. Paste the DAGs that take part."))
            } else if dag_id.is_empty() || dag_id.contains(char::is_whitespace) {
                Some(format!(
                    "“{dag_id}” is no DAG id. Type it as Airflow writes it, then a comma and its owner."
                ))
            } else if found.iter().any(|one| one.dag_id == dag_id) {
                Some(format!("{dag_id} stands there twice. Remove one of the two lines."))
            } else {
                None
            };
            match wrong {
                Some(what) => {
                    self.say("workloads", &format!("Line {}: {what}", place + 1));
                    if found.len() == MOST {
                        break;
                    }
                }
                None => found.push(SaidWorkload { dag_id: dag_id.to_owned(), owner: owner.to_owned() }),
            }
        }
        found
    }

    /// The people, then the owners who are not among them yet.
    fn people(&mut self, args: &NewDocumentArgs, workloads: &[SaidWorkload]) -> Vec<NewPersonArgs> {
        let mut known: Vec<NewPersonArgs> = Vec::new();
        let is = |known: &[NewPersonArgs], name: &str| {
            known.iter().any(|one| one.name.to_lowercase() == name.to_lowercase())
        };
        for (place, person) in args.people.iter().enumerate() {
            let (name, role) = (person.name.trim(), person.role.trim());
            if name.is_empty() && !role.is_empty() {
                self.say(&format!("people.{place}"), "Say who it is, or leave the line empty.");
            } else if is(&known, name) {
                self.say(
                    &format!("people.{place}"),
                    "This person stands there twice. Remove one of the two.",
                );
            } else if !name.is_empty() {
                known.push(NewPersonArgs { name: name.to_owned(), role: role.to_owned() });
            }
        }
        let by = args.registered_by.trim();
        for name in workloads.iter().map(|one| one.owner.as_str()).chain([by]) {
            if !name.is_empty() && !is(&known, name) {
                known.push(NewPersonArgs { name: name.to_owned(), role: String::new() });
            }
        }
        known
    }

    fn criteria(&mut self, args: &NewDocumentArgs, template: &Template) -> Vec<(Body, bool)> {
        let shipped: Vec<&Body> = template.records.get(&Noun::Criterion).into_iter().flatten().collect();
        let code = |body: &Body| body.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
        for one in &args.criteria {
            if !shipped.iter().any(|body| code(body) == one.code) {
                let what =
                    format!("The template has no criterion “{}”. Add it once the pilot is made.", one.code);
                self.say(&format!("criteria.{}", one.code), &what);
            }
        }
        let mut found = Vec::new();
        for body in shipped {
            let said = args.criteria.iter().find(|one| one.code == code(body));
            if said.is_some_and(|one| one.keep == Some(false)) {
                continue;
            }
            let at = format!("criteria.{}", code(body));
            let mut body = body.clone();
            let register = said.is_some_and(|one| one.register == Some(true));
            if let Some(one) = said {
                for (name, _) in one.fields.iter().filter(|(_, text)| text.trim().is_empty()) {
                    body.remove(name);
                }
                body.extend(self.fields(Noun::Criterion, &at, &one.fields));
            }
            if register {
                for problem in seal_problems(&Criterion::of(&body)) {
                    self.say(&format!("{at}.{}", problem.at), &problem.what);
                }
            } else {
                self.check(Noun::Criterion, &at, &body);
            }
            found.push((body, register));
        }
        found
    }

    /// Who makes it. To leave it empty is an answer too.
    fn who(&mut self, typed: &str) -> Option<String> {
        if typed.trim().is_empty() {
            return None;
        }
        who::read_name(typed).map_err(|what| self.say("who", &what)).ok()
    }

    fn say(&mut self, at: &str, what: &str) {
        self.problems.push(Problem::new(at, what));
    }
}

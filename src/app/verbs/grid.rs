//! Records as rows of a grid.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use serde_json::Value;

use super::super::desk::zone;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::fields::{field_view, noun};
use super::problems::problem_views;
use crate::domain::observation::{Common, Detail, Kind, Observation};
use crate::domain::{Body, Contents, Field, FieldType, Noun, RecordId, fields_of, problems, show_value};

pub(in super::super) fn observations(app: &App, args: DocArgs, _: &Watch) -> Result<GridView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    Ok(grid(store.contents(), Noun::Observation))
}

pub(in super::super) fn records(app: &App, args: RecordsArgs, _: &Watch) -> Result<GridView, Failure> {
    let noun = noun(&args.noun)?;
    let open = app.document(args.doc)?;
    let store = open.read()?;
    Ok(grid(store.contents(), noun))
}

/// All records of a noun as a grid.
pub(super) fn grid(contents: &Contents, noun: Noun) -> GridView {
    GridView {
        noun: noun.name().to_owned(),
        columns: columns(noun).iter().map(|f| field_view(f, contents)).collect(),
        rows: contents.bodies(noun).map(|(id, body)| row(contents, noun, id, body)).collect(),
    }
}

/// The columns of a noun; an observation's are those of all kinds, each once.
pub(in super::super) fn columns(noun: Noun) -> Vec<&'static Field> {
    if noun != Noun::Observation {
        return fields_of(noun).iter().collect();
    }
    let mut seen = BTreeSet::new();
    let own = Kind::ALL.iter().flat_map(|kind| kind.own_fields());
    let (head, tail): (Vec<_>, Vec<_>) =
        Common::FIELDS.iter().partition(|f| matches!(f.name, "code" | "side" | "workload"));
    head.into_iter().chain(own).chain(tail).filter(|f| seen.insert(f.name)).collect()
}

/// One record as a row.
pub(super) fn row(contents: &Contents, noun: Noun, id: RecordId, body: &Body) -> RowView {
    let zone = zone(contents);
    let kind = body.get("kind").and_then(Value::as_str).and_then(Kind::parse);
    let fields: Vec<&Field> = match kind {
        Some(kind) => kind.fields().collect(),
        None => fields_of(noun).iter().collect(),
    };
    let problems = problems(noun, body);
    let mut cells: BTreeMap<String, CellView> = fields
        .iter()
        .map(|field| (field.name.to_owned(), cell(contents, field, body.get(field.name), zone)))
        .collect();
    for problem in &problems {
        if let Some(cell) = cells.get_mut(&problem.at) {
            cell.state = "problem".to_owned();
        }
    }
    if noun == Noun::Observation {
        for ChoiceView { value, label } in durations(body) {
            let state = if label.starts_with('>') { "censored" } else { "computed" };
            cells.insert(value, CellView { text: label.clone(), raw: label, state: state.to_owned() });
        }
    }
    RowView {
        id: id.to_string(),
        code: body
            .get("code")
            .and_then(Value::as_str)
            .map_or_else(|| contents.label(noun, id), str::to_owned),
        kind: kind.map_or_else(|| noun.name().to_owned(), |k| k.name().to_owned()),
        cells,
        problems: problem_views(contents, noun, problems),
        left_out: body.get("left_out").and_then(Value::as_str).unwrap_or_default().to_owned(),
    }
}

fn cell(contents: &Contents, field: &Field, value: Option<&Value>, zone: Tz) -> CellView {
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id));
    let Some(value) = value else {
        return CellView { text: String::new(), raw: String::new(), state: "unknown".to_owned() };
    };
    let text = show_value(field.kind, value, zone, &label);
    let raw = match (field.kind, value) {
        (FieldType::Ref(_), Value::String(id)) => id.clone(),
        (FieldType::Refs(_), Value::Array(ids)) => {
            ids.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ")
        }
        (FieldType::Choice(_), Value::String(name)) => name.clone(),
        _ => text.clone(),
    };
    CellView { text, raw, state: "typed".to_owned() }
}

/// The durations that follow from an observation's times, in minutes, as `name` and text. A trial
/// stopped at its cap shows `>` and the cap.
pub(super) fn durations(body: &Body) -> Vec<ChoiceView> {
    let spans = match Observation::from_body(body).detail {
        Detail::DiagnosisTrial(t) => vec![
            ("time_to_detect", t.failed_at, t.detected_at, None),
            ("time_to_diagnose", t.detected_at, t.confirmed_at, t.stopped_at),
            (
                "time_to_recover",
                t.failed_at,
                t.recovered_at,
                t.stopped_at.filter(|_| t.recovered_at.is_none()),
            ),
        ],
        Detail::RollbackDrill(r) => vec![("rollback_duration", r.requested_at, r.good_run_at, None)],
        Detail::SlaDay(s) => vec![("freshness_delay", s.due_at, s.delivered_at, None)],
        _ => Vec::new(),
    };
    spans
        .into_iter()
        .filter_map(|(name, from, until, stopped)| {
            let minutes =
                |until: crate::domain::Instant| from.map(|from| until.minutes_since(from).round() as i64);
            let text = match (until, stopped) {
                (Some(until), _) => minutes(until)?.to_string(),
                (None, Some(stopped)) => format!(">{}", minutes(stopped)?),
                (None, None) => return None,
            };
            Some(ChoiceView { value: name.to_owned(), label: text })
        })
        .collect()
}

//! Appendix: every observation by its id, and what was left out.

use std::collections::BTreeMap;

use super::view::{View, week_of, week_place};
use crate::domain::grouped;
use crate::domain::observation::{Common, Detail, DiagnosisTrial, Kind, Observation};
use crate::domain::pilot::Attachment;
use crate::domain::report::Length;
use crate::domain::{Day, FieldType, Instant, Kept, Noun, Side, show_value};
use crate::report::content::phrase::{capital, closed, counted, figure};
use crate::report::model::{Block, Column, Heading, Rich, Row, Table, Tone};

pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, Heading::new("Every observation").at("observations"))];
    let total = view.observations.len();
    if total == 0 {
        blocks.push(Block::Paragraph(Rich::from("No observation is recorded.")));
        return blocks;
    }
    blocks.push(Block::Paragraph(Rich::from(format!(
        "{}, in the order of their ids{}; times in {}. “Used in” leads to the criteria that rest on it.",
        counted(total as u64, "observation"),
        if view.length == Length::Full { ", with every field that is filled in" } else { "" },
        view.zone.name()
    ))));
    for kind in Kind::ALL {
        let of_kind: Vec<&Kept<&Observation>> =
            view.observations.iter().filter(|o| o.value.kind() == *kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        blocks.push(match kind {
            _ if view.length == Length::Full => plain(view, *kind, &of_kind),
            Kind::DiagnosisTrial => trials(view, &of_kind),
            Kind::SlaDay => sla_weeks(view, &of_kind),
            _ => plain(view, *kind, &of_kind),
        });
    }
    blocks.extend(files(view));
    blocks.extend(left_out(view));
    blocks
}

/// The files kept with observations, each by its digest.
fn files(view: &View<'_>) -> Option<Block> {
    let files = view.observations.iter().flat_map(|kept| {
        let code = kept.value.common.code.clone();
        let named = kept.value.common.attachments.iter();
        named.filter_map(move |id| Some((code.clone(), view.contents().one::<Attachment>(id.0)?)))
    });
    let rows: Vec<Row> = files
        .map(|(code, file)| Row {
            cells: vec![
                Rich::new().bold(code),
                Rich::from(file.name),
                Rich::from(file.bytes.map(|bytes| figure(f64::from(bytes))).unwrap_or_default()),
                Rich::from(file.digest),
            ],
            anchor: None,
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: Rich::new()
                .bold(counted(rows.len() as u64, "attached file"))
                .text(", kept in the document; the digest is SHA-256"),
            columns: vec![
                Column::words("Id", 0.85),
                Column::words("File", 3.0),
                Column::figures("Bytes", 1.1),
                Column::words("Digest", 6.2),
            ],
            rows,
            dense: true,
        })
    })
}

fn title(kind: Kind, n: usize) -> Rich {
    let plural = if kind == Kind::Toil { "" } else { "s" };
    Rich::new().bold(format!("{}{plural}", capital(kind.label()))).text(format!(", {}", grouped(n as u64)))
}

fn trials(view: &View<'_>, of_kind: &[&Kept<&Observation>]) -> Block {
    let rows = of_kind.iter().filter_map(|kept| match &kept.value.detail {
        Detail::DiagnosisTrial(trial) => Some(trial_row(view, kept.value, trial)),
        _ => None,
    });
    Block::Table(Table {
        caption: title(Kind::DiagnosisTrial, of_kind.len())
            .text("; minutes from the time in the column before"),
        columns: vec![
            Column::words("Id", 0.85),
            Column::words("Side", 1.0),
            Column::words("Scenario, workload", 4.0),
            Column::words("Failed at", 1.6),
            Column::figures("Detected", 1.1),
            Column::figures("Confirmed", 1.25),
            Column::figures("Recovered", 1.25),
            Column::words("How, by whom", 2.3),
            Column::words("Used in", 1.45),
        ],
        rows: rows.collect(),
        dense: true,
    })
}

fn trial_row(view: &View<'_>, observation: &Observation, trial: &DiagnosisTrial) -> Row {
    let common = &observation.common;
    let after = |at: Option<Instant>, from: Option<Instant>| match (at, from) {
        (Some(at), Some(from)) => figure(at.minutes_since(from)),
        _ => String::new(),
    };
    let confirmed = match (trial.confirmed_at, trial.stopped_at, trial.detected_at) {
        (None, Some(stopped), Some(from)) => format!(">{}", figure(stopped.minutes_since(from))),
        (confirmed, _, from) => after(confirmed, from),
    };
    let scenario = scenario_name(view, trial);
    let workload = view.name(Noun::Workload, common.workload.map(|id| id.0));
    let people: Vec<String> =
        trial.diagnosed_by.iter().map(|id| view.name(Noun::Person, Some(id.0))).collect();
    let how = common.origin.map(|origin| origin.label()).unwrap_or_default();
    Row {
        cells: vec![
            id_cell(&common.code, &common.left_out),
            Rich::from(common.side.map(Side::label).unwrap_or_default()),
            Rich::from(
                [scenario, workload].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "),
            ),
            Rich::from(trial.failed_at.map(|at| view.time_words(at)).unwrap_or_default()),
            Rich::from(after(trial.detected_at, trial.failed_at)),
            Rich::from(confirmed),
            Rich::from(after(trial.recovered_at, trial.confirmed_at)),
            Rich::from(
                [how.to_owned(), people.join(", ")]
                    .into_iter()
                    .filter(|t| !t.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            view.used_in(&common.code),
        ],
        anchor: Some(common.code.clone()),
    }
}

fn scenario_name(view: &View<'_>, trial: &DiagnosisTrial) -> String {
    let Some(id) = trial.scenario else { return "no scenario".to_owned() };
    view.contents()
        .one::<crate::domain::scenario::Scenario>(id.0)
        .map(|s| format!("{} {}", s.code, s.name))
        .unwrap_or_default()
}

fn id_cell(code: &str, left_out: &str) -> Rich {
    if left_out.is_empty() {
        Rich::new().bold(code)
    } else {
        Rich::new().bold(code).toned(" left out", Tone::Note)
    }
}

/// A week a row, so that 28 days a product do not take a page; every day keeps its id.
fn sla_weeks(view: &View<'_>, of_kind: &[&Kept<&Observation>]) -> Block {
    let mut weeks: BTreeMap<(String, Day), BTreeMap<i64, Rich>> = BTreeMap::new();
    for kept in of_kind {
        let Detail::SlaDay(sla) = &kept.value.detail else { continue };
        let Some(due) = sla.due_at else { continue };
        let day = view.day(due);
        let product = view.name(Noun::DataProduct, sla.data_product.map(|id| id.0));
        let delay = match sla.delivered_at {
            Some(at) => signed(at.minutes_since(due)),
            None => "never".to_owned(),
        };
        let side = if kept.value.common.side == Some(Side::Pilot) { Tone::Pilot } else { Tone::Before };
        let cell = Rich::new().toned(delay, side).toned(format!(" {}", kept.value.common.code), Tone::Quiet);
        weeks.entry((product, week_of(day))).or_default().insert(day.days_since(week_of(day)), cell);
    }
    let rows = weeks.into_iter().map(|((product, week), days)| {
        let mut cells = vec![Rich::new().text(product.clone()), Rich::from(week.words())];
        cells.extend((0..7).map(|n| days.get(&n).cloned().unwrap_or_default()));
        Row { cells, anchor: week_place(product, week) }
    });
    let mut columns = vec![Column::words("Product", 2.4), Column::words("Week of", 1.4)];
    columns.extend(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(|day| Column::words(day, 1.2)));
    Block::Table(Table {
        caption: title(Kind::SlaDay, of_kind.len()).text(
            "; minutes after the deadline, negative when early, then the id; grey: baseline, coloured: pilot",
        ),
        columns,
        rows: rows.collect(),
        dense: true,
    })
}

fn signed(value: f64) -> String {
    if value > 0.0 { format!("+{}", figure(value)) } else { figure(value) }
}

/// Any other kind: what was recorded, field by field.
fn plain(view: &View<'_>, kind: Kind, of_kind: &[&Kept<&Observation>]) -> Block {
    let rows = of_kind.iter().map(|kept| {
        let common = &kept.value.common;
        let about = [
            common.side.map(Side::label).unwrap_or_default().to_owned(),
            view.name(Noun::Workload, common.workload.map(|id| id.0)),
        ];
        Row {
            cells: vec![
                id_cell(&common.code, &common.left_out),
                Rich::from(kept.value.when().map(|at| view.time_words(at)).unwrap_or_default()),
                Rich::from(about.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")),
                Rich::from(recorded(view, kind, kept)),
                view.used_in(&common.code),
            ],
            anchor: Some(common.code.clone()),
        }
    });
    Block::Table(Table {
        caption: title(kind, of_kind.len()),
        columns: vec![
            Column::words("Id", 0.85),
            Column::words("When", 1.65),
            Column::words("Side, workload", 2.8),
            Column::words("What was recorded", 9.8),
            Column::words("Used in", 1.05),
        ],
        rows: rows.collect(),
        dense: true,
    })
}

fn recorded(view: &View<'_>, kind: Kind, kept: &Kept<&Observation>) -> String {
    let Some(body) = view.contents().body(Noun::Observation, kept.id) else { return String::new() };
    let label = |noun: Noun, id: &str| {
        id.parse().map_or_else(|_| id.to_owned(), |id| view.contents().label(noun, id))
    };
    // What stands in a column of its own is not said again.
    let told = ["code", "side", "workload", "note"];
    let full = view.length == Length::Full;
    let common = Common::FIELDS.iter().filter(|field| full && !told.contains(&field.name));
    let mut known_by = kept.value.when();
    let parts: Vec<String> = kind
        .own_fields()
        .iter()
        .chain(common)
        .filter_map(|field| {
            let value = body.get(field.name)?;
            let at = value.as_str().and_then(Instant::parse);
            // The time the observation is known by stands in a column of its own.
            if field.kind == FieldType::Instant && at.is_some() && at == known_by {
                // Another time that is the same, such as that of a delivery to the minute, is told.
                known_by = None;
                return None;
            }
            let shown = match (field.kind, at) {
                (FieldType::Instant, Some(at)) => view.time_words(at),
                (FieldType::Minutes | FieldType::Number, _) => value.as_f64().map(figure).unwrap_or_default(),
                _ => show_value(field.kind, value, view.zone, &label),
            };
            Some(format!("{}: {}", field.label, shown.trim_end_matches('.')))
        })
        .collect();
    let mut text = parts.join("; ");
    let note = kept.value.common.note.0.trim();
    let note = if view.sample() { note.strip_prefix("Illustrative.").unwrap_or(note).trim() } else { note };
    if !note.is_empty() {
        text.push_str(&format!(". {}", closed(note)));
    }
    text
}

/// What stands in no figure by a person's choice, each with its reason.
fn left_out(view: &View<'_>) -> Vec<Block> {
    let rows: Vec<Row> = view
        .observations
        .iter()
        .filter(|kept| !kept.value.common.left_out.is_empty())
        .map(|kept| Row {
            cells: vec![
                view.ids(Rich::new(), std::slice::from_ref(&kept.value.common.code)),
                Rich::from(kept.value.kind().label()),
                Rich::from(closed(&kept.value.common.left_out)),
            ],
            anchor: None,
        })
        .collect();
    let heading = Block::Heading(2, Heading::new("Left out by hand").at("left-out"));
    if rows.is_empty() {
        return vec![heading, Block::Paragraph(Rich::from("Nothing was left out by hand."))];
    }
    vec![
        heading,
        Block::Table(Table {
            caption: Rich::new(),
            columns: vec![Column::words("Id", 0.8), Column::words("Kind", 1.4), Column::words("Why", 8.6)],
            rows,
            dense: true,
        }),
    ]
}

//! The set-ups of both sides, so that a confounded comparison can be seen.

use serde_json::Value;

use super::super::desk::zone;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use crate::domain::pilot::Snapshot;
use crate::domain::{Contents, Field, Noun, RecordId, Side, show_value};

pub(in super::super) fn set_ups(app: &App, args: DocArgs, _: &Watch) -> Result<SetUpsView, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let contents = store.contents();
    let [baseline, pilot] =
        [Side::Baseline, Side::Pilot].map(|side| Snapshot::of(contents, side).pop().map(|kept| kept.id));
    let rows: Vec<SetUpRow> = Snapshot::FIELDS
        .iter()
        .filter(|field| field.name != "side")
        .map(|field| {
            let [baseline, pilot] = [baseline, pilot].map(|id| shown(contents, id, field));
            let told = !matches!(field.name, "taken" | "note");
            SetUpRow {
                label: field.label.to_owned(),
                help: field.help.to_owned(),
                differs: told && !baseline.is_empty() && !pilot.is_empty() && baseline.trim() != pilot.trim(),
                baseline,
                pilot,
            }
        })
        .collect();
    let known = [baseline, pilot].into_iter().flatten().count();
    Ok(SetUpsView {
        sentence: sentence(baseline.is_some(), pilot.is_some(), &rows),
        older: (contents.count(Noun::Snapshot) - known) as u32,
        baseline: baseline.map(|id| id.to_string()),
        pilot: pilot.map(|id| id.to_string()),
        rows,
    })
}

fn shown(contents: &Contents, id: Option<RecordId>, field: &Field) -> String {
    let value = id.and_then(|id| contents.body(Noun::Snapshot, id)).and_then(|body| body.get(field.name));
    value
        .map(|value: &Value| show_value(field.kind, value, zone(contents), &|_, id| id.to_owned()))
        .unwrap_or_default()
}

fn sentence(baseline: bool, pilot: bool, rows: &[SetUpRow]) -> String {
    let differing: Vec<_> = rows.iter().filter(|row| row.differs).map(|row| row.label.as_str()).collect();
    let open = rows
        .iter()
        .filter(|row| row.label != "note" && row.baseline.is_empty() != row.pilot.is_empty())
        .count();
    match (baseline, pilot) {
        (false, false) => "No set-up is recorded, so a confounded comparison would not be seen.".to_owned(),
        (false, true) => "The set-up of the baseline is still to be recorded.".to_owned(),
        (true, false) => "The set-up of the pilot is still to be recorded.".to_owned(),
        _ if differing.is_empty() && open > 0 => {
            format!(
                "Nothing that is recorded for both sides differs; {open} of the fields are recorded for one side only."
            )
        }
        _ if differing.is_empty() => "Nothing that is recorded differs between the sides.".to_owned(),
        _ => format!(
            "The sides differ in {}. What was measured may come from that, and not from the platform alone.",
            differing.join(", ")
        ),
    }
}

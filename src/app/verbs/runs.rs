//! The imported runs, summed up.

use serde_json::Value;

use super::super::imported::{Imported, imported};
use super::super::wire::*;
use super::super::{App, Failure, Watch};

pub(in super::super) fn runs(app: &App, args: DocArgs, _: &Watch) -> Result<RunsView, Failure> {
    let open = app.document(args.doc)?;
    let imported = imported(&open, &*open.read()?)?;
    on_the_wire(&imported)
}

/// The summary as the wire carries it.
pub(super) fn on_the_wire(imported: &Imported) -> Result<RunsView, Failure> {
    // The summary has the wire's own names: both are the names of the published table.
    let mut summary = serde_json::to_value(&imported.summary)?;
    to_the_microsecond(&mut summary);
    Ok(serde_json::from_value(summary)?)
}

/// Rounds to six decimals: Airflow keeps microseconds, and digits beyond them are not measured.
fn to_the_microsecond(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(rounded) = number.as_f64().and_then(|x| format!("{x:.6}").parse::<f64>().ok())
                && number.is_f64()
            {
                *value = Value::from(rounded);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(to_the_microsecond),
        Value::Object(fields) => fields.values_mut().for_each(to_the_microsecond),
        _ => {}
    }
}

//! The imported runs, summed up.

use super::super::freeze;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use crate::assess;

pub(in super::super) fn runs(app: &App, args: DocArgs, _: &Watch) -> Result<RunsView, Failure> {
    let open = app.document(args.doc)?;
    let runs = freeze::runs(&*open.read()?)?;
    // The summary has the wire's own names: both are the names of the published table.
    Ok(serde_json::from_value(serde_json::to_value(assess::summarise_runs(&runs))?)?)
}

//! The executive report.

use super::super::chosen::chosen;
use super::super::outgoing::outgoing;
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch, files};
use crate::domain::assessment::Assessment;
use crate::domain::plan::CriterionPlan;
use crate::plan;
use crate::report::{Frozen, Options, Printed, compose, print};

fn printed(app: &App, args: &ReportArgs) -> Result<Printed, Failure> {
    let open = app.document(args.doc)?;
    let out = outgoing(app, &open, args.leaving())?;
    let chosen = chosen(app, &open, &out, args)?;
    let frozen = out.sealed()?;
    let options = with_odds(&frozen, chosen);
    print(&compose(&frozen, &options)).map_err(|e| Failure::bug(e.to_string()))
}

/// Before a verdict its odds tell what to expect; after it the interval tells more.
fn with_odds(frozen: &Frozen, options: Options) -> Options {
    let ahead = |a: &&Assessment| a.primary && a.progress.planned.is_some_and(|n| a.progress.done < n);
    // Odds are simulated, which is most of the work of a report: only for those that are printed.
    let ahead: Vec<Assessment> = frozen.assessments.iter().filter(ahead).cloned().collect();
    let planned: Vec<CriterionPlan> = plan::criteria(&frozen.contents, &ahead, &frozen.drills, frozen.as_of)
        .into_iter()
        .filter(|plan| !plan.odds.is_empty())
        .collect();
    let planned_by = planned.first().map(plan::method_line).unwrap_or_default();
    let planned = planned.into_iter().map(|plan| (plan.code, plan.sentence)).collect();
    Options { planned, planned_by, ..options }
}

pub(in super::super) fn report_pdf(app: &App, args: ReportArgs, _: &Watch) -> Result<Vec<u8>, Failure> {
    Ok(printed(app, &args)?.bytes)
}

pub(in super::super) fn save_report(
    app: &App,
    args: SaveReportArgs,
    _: &Watch,
) -> Result<SavedReport, Failure> {
    let path = app.places.path(&args.place)?;
    let printed = printed(app, &args.report)?;
    files::write_whole(&path, &printed.bytes)?;
    let warnings = printed
        .warnings
        .iter()
        .map(|w| {
            format!("The fonts have no letters for {} in “{}”: a box stands in their place.", w.chars, w.text)
        })
        .collect();
    Ok(SavedReport {
        name: file_label(&path),
        bytes: printed.bytes.len() as f64,
        pages: printed.pages as u32,
        warnings,
    })
}

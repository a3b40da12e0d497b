//! The executive report.

use super::super::chosen::chosen;
use super::super::desk::OpenDocument;
use super::super::outgoing::outgoing;
use super::super::places::file_label;
use super::super::wire::*;
use super::super::{App, Failure, Watch, files};
use super::charts::for_report;
use super::letters;
use crate::domain::Noun;
use crate::domain::assessment::Assessment;
use crate::domain::plan::CriterionPlan;
use crate::domain::report::{Length, Section, sections};
use crate::plan;
use crate::report::model::Report;
use crate::report::{Frozen, Options, Printed, Without, compose, first_page, note, pages, print};

/// The report on its pages, and the result it tells. Its first page does without what the answers say
/// already until all of it, the decision last, is one page.
pub(super) fn printed(
    app: &App,
    open: &OpenDocument,
    args: &ReportArgs,
) -> Result<(Printed, Frozen), Failure> {
    let (frozen, mut options) = as_chosen(app, open, args)?;
    let is_brief = options.length == Length::Brief;
    let fits = [Without::Nothing, Without::Tiles, Without::Story].into_iter().find(|without| {
        let options = Options { without: *without, ..options.clone() };
        // A brief report is its first page, with the seal beneath it.
        let report = if is_brief { compose(&frozen, &options) } else { first_page(&frozen, &options) };
        pages(&report) == 1
    });
    // Where it takes more than a page all the same, only a brief report wins by leaving something out.
    options.without = fits.unwrap_or(if is_brief { Without::Story } else { Without::Nothing });
    let printed = print(&compose(&frozen, &options)).map_err(|e| Failure::bug(e.to_string()))?;
    Ok((printed, frozen))
}

/// What the report says.
pub(super) fn composed(app: &App, open: &OpenDocument, args: &ReportArgs) -> Result<Report, Failure> {
    let (frozen, options) = as_chosen(app, open, args)?;
    Ok(compose(&frozen, &options))
}

/// The page that goes with a pack of these files.
pub(super) fn noted(
    app: &App,
    open: &OpenDocument,
    args: &ReportArgs,
    held: &[(&str, &str)],
) -> Result<Report, Failure> {
    let (frozen, options) = as_chosen(app, open, args)?;
    Ok(note(&frozen, &options, held))
}

fn as_chosen(app: &App, open: &OpenDocument, args: &ReportArgs) -> Result<(Frozen, Options), Failure> {
    let out = outgoing(app, open, args.leaving())?;
    let chosen = chosen(app, open, &out, args)?;
    let frozen = out.sealed()?;
    let options = Options { drawn: for_report(&out, chosen.length), ..with_odds(&frozen, chosen) };
    Ok((frozen, options))
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
    Ok(printed(app, &*app.document(args.doc)?, &args)?.0.bytes)
}

pub(in super::super) fn save_report(
    app: &App,
    args: SaveReportArgs,
    _: &Watch,
) -> Result<SavedReport, Failure> {
    let path = app.places.path(&args.place)?;
    let (printed, frozen) = printed(app, &*app.document(args.report.doc)?, &args.report)?;
    files::write_whole(&path, &printed.bytes)?;
    Ok(SavedReport {
        name: file_label(&path),
        bytes: printed.bytes.len() as f64,
        pages: printed.pages as u32,
        warnings: letters::warnings(&frozen.contents, &printed.warnings),
    })
}

pub(in super::super) fn report_settings(
    app: &App,
    args: DocArgs,
    _: &Watch,
) -> Result<ReportSettings, Failure> {
    let open = app.document(args.doc)?;
    let store = open.read()?;
    let pilot = store.contents().pilot();
    let id = store.contents().bodies(Noun::Pilot).next().map(|(id, _)| id.to_string()).unwrap_or_default();
    // What cannot be read is as if nothing was said; the report itself says what is wrong with it.
    let told = sections(&pilot.sections).unwrap_or_else(|_| Section::ALL.to_vec());
    let others =
        Section::ALL.iter().filter(|section| !told.contains(section)).map(|section| (*section, false));
    let view = |(section, on): (Section, bool)| SectionView {
        name: section.name().to_owned(),
        label: section.label().to_owned(),
        on,
    };
    let all = told.iter().map(|section| (*section, true)).chain(others);
    Ok(ReportSettings { pilot: id, sections: all.map(view).collect(), redact: pilot.redact == Some(true) })
}

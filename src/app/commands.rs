//! The table of commands: the dispatcher, the command line's `rpc` and the window's TypeScript all
//! come from it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::verbs::{self as v};
use super::wire::*;
use super::{App, Failure, Watch};

/// Reads a command's arguments.
fn arguments<A: DeserializeOwned>(cmd: &str, args: Value) -> Result<A, Failure> {
    let args = if args.is_null() { Value::Object(serde_json::Map::new()) } else { args };
    serde_json::from_value(args)
        .map_err(|error| Failure::refused(format!("{cmd}: {error}. See `postflight rpc --help`.")))
}

macro_rules! commands {
    (values { $($(#[doc = $doc:literal])* $name:ident($args:ty) -> $out:ty = $run:path;)* }
     bytes { $($(#[doc = $bdoc:literal])* $bname:ident($bargs:ty) = $brun:path;)* }) => {
        /// The names of all commands that answer with a value, each with what it does.
        pub const COMMANDS: &[(&str, &str)] = &[$((stringify!($name), concat!($($doc),*))),*];
        /// The names of all commands that answer with bytes, each with what it does.
        pub const BYTES_COMMANDS: &[(&str, &str)] = &[$((stringify!($bname), concat!($($bdoc),*))),*];

        pub(super) fn dispatch(app: &App, cmd: &str, args: Value, watch: &Watch) -> Result<Value, Failure> {
            match cmd {
                $(stringify!($name) => {
                    let args: $args = arguments(cmd, args)?;
                    let out: $out = $run(app, args, watch)?;
                    Ok(serde_json::to_value(out)?)
                })*
                _ => Err(Failure::refused(format!("There is no command “{cmd}”."))),
            }
        }

        pub(super) fn dispatch_bytes(app: &App, cmd: &str, args: Value, watch: &Watch) -> Result<Vec<u8>, Failure> {
            match cmd {
                $(stringify!($bname) => {
                    let args: $bargs = arguments(cmd, args)?;
                    $brun(app, args, watch)
                })*
                _ => Err(Failure::refused(format!("There is no command “{cmd}” that answers with bytes."))),
            }
        }

        /// The TypeScript of the table: each command with its arguments and its answer.
        #[cfg(all(test, feature = "ts"))]
        pub fn typescript() -> String {
            use std::fmt::Write;
            use ts_rs::{Config, TS};
            let config = Config::from_env();
            let mut names = std::collections::BTreeSet::new();
            let mut table = String::from("export interface Commands {\n");
            $({
                let (args, out) = (<$args as TS>::name(&config), <$out as TS>::name(&config));
                let _ = writeln!(table, "  /** {} */\n  {}: [{args}, {out}];", concat!($($doc),*).trim(), stringify!($name));
                names.insert(args);
                names.insert(out);
            })*
            table.push_str("}\n\nexport interface BytesCommands {\n");
            $({
                let args = <$bargs as TS>::name(&config);
                let _ = writeln!(table, "  /** {} */\n  {}: {args};", concat!($($bdoc),*).trim(), stringify!($bname));
                names.insert(args);
            })*
            table.push_str("}\n");
            super::wire::typescript::with_imports(&names, &table)
        }

        /// Writes the TypeScript of every wire type the table names.
        ///
        /// # Errors
        /// The file system's faults.
        #[cfg(all(test, feature = "ts"))]
        pub fn export_types() -> Result<(), ts_rs::ExportError> {
            let mut types = super::wire::typescript::Exporter::new();
            $(types.export::<$args>()?; types.export::<$out>()?;)*
            $(types.export::<$bargs>()?;)*
            types.export::<Failure>()?;
            types.export::<super::Progress>()
        }
    };
}

commands! {
    values {
        /// The templates a pilot can be made from.
        templates(Nothing) -> Vec<TemplateView> = v::new_pilot::templates;
        /// Who works at this device: the name that each edit made here carries.
        who(Nothing) -> WhoView = v::who::who;
        /// Says who works at this device. Edits made before keep the names they have.
        set_who(SetWhoArgs) -> WhoView = v::who::set_who;
        /// The documents that were open lately.
        recent(Nothing) -> Vec<RecentView> = v::documents::recent;
        /// Takes a document off the list of recent ones.
        forget_recent(PlaceArgs) -> Nothing = v::documents::forget_recent;
        /// Makes a pilot from a template, in a new file.
        new_document(NewDocumentArgs) -> DocumentView = v::new_pilot::new_document;
        /// Checks a new pilot while it is filled in, and reads it back in full.
        check_new(NewDocumentArgs) -> NewPilotCheck = v::new_pilot::check_new;
        /// The DAG ids that an Airflow metadata database holds.
        dag_ids(PlaceArgs) -> Vec<String> = v::import::dag_ids;
        /// Makes the sample document, in a new file.
        make_sample(PlaceArgs) -> DocumentView = v::sample::make_sample;
        /// Opens a document.
        open_document(PlaceArgs) -> DocumentView = v::documents::open_document;
        /// What a document says of itself now.
        document(DocArgs) -> DocumentView = v::documents::document;
        /// Closes a document. There is nothing to save.
        close_document(DocArgs) -> Nothing = v::documents::close_document;
        /// The dated copies of a document, newest first.
        backups(PlaceArgs) -> BackupsView = v::backups::backups;
        /// What putting a copy back would change.
        preview_restore(BackupArgs) -> RestorePreview = v::restore::preview_restore;
        /// Puts a copy back, after a copy of what is there now.
        restore(BackupArgs) -> RestoredView = v::restore::restore;
        /// Writes a copy to a new file, to be opened beside.
        save_backup(SaveBackupArgs) -> Saved = v::restore::save_backup;
        /// Looks through a document's file, without touching it.
        doctor(PlaceArgs) -> DoctorView = v::doctor::doctor;
        /// Repairs what the file itself still knows, after a dated copy.
        repair(PlaceArgs) -> DoctorView = v::doctor::repair;
        /// Saves what can be read in a damaged file into a new document.
        salvage(SalvageArgs) -> SalvagedView = v::doctor::salvage;
        /// The field catalogue of a noun.
        fields(FieldsArgs) -> FieldsView = v::fields::fields;
        /// The records of a noun, as a grid: filtered, sorted and grouped, a part at a time.
        records(RecordsArgs) -> GridView = v::grid::records;
        /// A block of cells, as it is copied.
        block(BlockArgs) -> BlockView = v::grid::block;
        /// The different values of a column, to choose a filter from.
        column_values(ColumnArgs) -> Vec<ValueView> = v::grid::column_values;
        /// Checks what was typed, and reads it back in full.
        check_record(DraftArgs) -> CheckView = v::records::check_record;
        /// Adds a record.
        add_record(DraftArgs) -> WrittenRow = v::records::add_record;
        /// Changes fields of a record.
        edit_record(EditArgs) -> WrittenRow = v::records::edit_record;
        /// Removes a record.
        delete_record(RecordArgs) -> WrittenRow = v::records::delete_record;
        /// The files kept with an observation.
        attachments(AttachmentsArgs) -> AttachmentsView = v::attachments::attachments;
        /// Keeps a file with an observation, in the document.
        attach(AttachArgs) -> WrittenRow = v::attachments::attach;
        /// Takes a file away from an observation.
        detach(DetachArgs) -> WrittenRow = v::attachments::detach;
        /// Writes an attached file out, once its bytes are those that were kept.
        save_attachment(SaveAttachmentArgs) -> Saved = v::attachments::save_attachment;
        /// The logo that is kept in the document.
        logo(DocArgs) -> LogoView = v::logo::logo;
        /// Keeps a logo in the document, for the report and the deck; without a file, takes it away.
        keep_logo(LogoArgs) -> WrittenRow = v::logo::keep_logo;
        /// Every criterion as it was said: its rule, its seal and its amendments.
        criteria(DocArgs) -> Vec<CriterionView> = v::criteria::criteria;
        /// Seals criteria, so that a later change is an amendment.
        register_criteria(RegisterArgs) -> WrittenAct = v::criteria::register_criteria;
        /// Withdraws a registered criterion, with the reason.
        withdraw_criterion(WithdrawArgs) -> WrittenRow = v::criteria::withdraw_criterion;
        /// The set-ups of both sides, side by side.
        set_ups(DocArgs) -> SetUpsView = v::set_ups::set_ups;
        /// Removes records, as one act.
        delete_records(RecordsOfArgs) -> WrittenRows = v::many::delete_records;
        /// Gives cells of many records the same value, as one act.
        fill_cells(FillArgs) -> WrittenRows = v::many::fill_cells;
        /// Looks at a block from the clipboard before it is taken in.
        paste_preview(PasteArgs) -> PasteView = v::paste::paste_preview;
        /// Takes a block from the clipboard in, as one act.
        paste(PasteArgs) -> WrittenRows = v::paste::paste;
        /// The half-typed form that was kept, if any.
        draft(DraftOfArgs) -> DraftView = v::drafts::draft;
        /// Keeps a half-typed form; one without any words is forgotten.
        keep_draft(DraftArgs) -> Nothing = v::drafts::keep_draft;
        /// The live drills that are running.
        drills(DocArgs) -> DrillsView = v::drills::drills;
        /// One live drill, running or finished, beside its pair's other half.
        drill(DrillArgs) -> DrillView = v::drills::drill;
        /// Starts a live drill.
        start_drill(StartDrillArgs) -> WrittenDrill = v::drills::start_drill;
        /// Marks a point of a drill's clock, now.
        mark_drill(MarkArgs) -> WrittenDrill = v::drills::mark_drill;
        /// Takes a mark back.
        unmark_drill(MarkArgs) -> WrittenDrill = v::drills::unmark_drill;
        /// Adds a line to a drill's notes, stamped with the time.
        note_drill(NoteDrillArgs) -> WrittenDrill = v::drills::note_drill;
        /// Ends a drill: from then on it counts.
        finish_drill(DrillArgs) -> WrittenDrill = v::drills::finish_drill;
        /// Ends a diagnosis trial undiagnosed, at its cap or now: a censored time.
        stop_drill(DrillArgs) -> WrittenDrill = v::drills::stop_drill;
        /// What undo and redo would do.
        history(DocArgs) -> HistoryView = v::history::history;
        /// Takes back the last act.
        undo(DocArgs) -> WrittenAct = v::history::undo;
        /// Does again what was taken back.
        redo(DocArgs) -> WrittenAct = v::history::redo;
        /// Looks into a file before it is taken in.
        import_preview(ImportArgs) -> ImportPreview = v::import::import_preview;
        /// Takes a file in.
        import(ImportArgs) -> ImportResult = v::import::import;
        /// Writes the rows of a file that would be refused, each with its reason.
        save_rejects(SaveRejectsArgs) -> Saved = v::import::save_rejects;
        /// Searches records, DAGs and the audit trail.
        search(SearchArgs) -> SearchView = v::search::search;
        /// The imported runs, summed up per DAG and side, and the shadow pairs.
        runs(DocArgs) -> RunsView = v::runs::runs;
        /// How each DAG fared day by day on both sides.
        run_board(RunBoardArgs) -> RunBoardView = v::board::run_board;
        /// Runs in which something failed or whose pair ended otherwise, and what came good.
        run_events(RunEventsArgs) -> RunEventsView = v::board::run_events;
        /// One DAG on both sides.
        dag_runs(DagArgs) -> DagRunsView = v::board::dag_runs;
        /// The catalogue of metrics; with a document, its own metrics too.
        metrics(MetricsArgs) -> Vec<MetricView> = v::judge::metrics;
        /// The sentences of the report's first page that belong to no criterion.
        passages(AssessArgs) -> Vec<PassageView> = v::sentences::passages;
        /// Holds a person's words against the program's own while they are typed, as it would once they were kept.
        judge_sentence(EditSentenceArgs) -> EditedView = v::sentences::judge_sentence;
        /// Writes a person's words over the sentence of a criterion or a passage, or gives the program's own back.
        edit_sentence(EditSentenceArgs) -> WrittenRow = v::sentences::edit_sentence;
        /// Every criterion with its assessment.
        assess(AssessArgs) -> AssessView = v::judge::assess;
        /// One metric, before against after.
        compare(CompareArgs) -> CompareView = v::judge::compare;
        /// The answer to the three questions, and what is missing.
        overview(AsOfArgs) -> OverviewView = v::overview::overview;
        /// What the planned drills can show, the schedule, and the next best drill.
        plan(AsOfArgs) -> PlanView = v::plan::plan;
        /// What the plan of a criterion would show with another n, spread or reduction. Writes nothing.
        plan_what_if(WhatIfArgs) -> CriterionPlanView = v::plan::plan_what_if;
        /// Draws a schedule from a seed. Writes nothing.
        propose_schedule(ScheduleArgs) -> ScheduleView = v::plan::propose_schedule;
        /// Takes a drawn schedule into the document, in the place of what was only planned.
        take_schedule(ScheduleArgs) -> WrittenAct = v::plan::take_schedule;
        /// Writes the schedule to a calendar file.
        save_calendar(SaveScheduleArgs) -> Saved = v::plan::save_calendar;
        /// Writes the schedule and how each failure is made to happen safely, as PDF.
        save_drill_sheets(SaveScheduleArgs) -> Saved = v::plan::save_drill_sheets;
        /// One chart, as SVG with its hit areas, its words and its table.
        chart(ChartArgs) -> ChartView = v::charts::chart;
        /// The names of all charts of a document.
        charts(ChartsArgs) -> Vec<ChartName> = v::charts::charts;
        /// Writes one chart to a file: SVG, PDF or PNG by the file's ending.
        save_chart(SaveChartArgs) -> Saved = v::charts::save_chart;
        /// Which sections the report has, and what else the document says about it.
        report_settings(DocArgs) -> ReportSettings = v::report::report_settings;
        /// Writes the executive report to a file.
        save_report(SaveReportArgs) -> SavedReport = v::report::save_report;
        /// Writes the deck to a PowerPoint file.
        save_deck(SaveReportArgs) -> SavedDeck = v::deck::save_deck;
        /// Writes the leadership pack: report, deck, charts, data and a page on the method, under one digest.
        save_pack(SaveReportArgs) -> SavedPack = v::pack::save_pack;
        /// The tables that can be exported.
        tables(DocArgs) -> Vec<TableName> = v::export::tables;
        /// Writes the document's data to a file; as Markdown, to a folder with the charts.
        export(ExportArgs) -> Saved = v::export::export;
        /// The audit trail, newest first, by whom and of what is wanted.
        audit(AuditArgs) -> AuditView = v::audit::audit;
        /// Verifies the chains and compares the records with the log.
        verify(DocArgs) -> VerifyView = v::audit::verify;
    }
    bytes {
        /// The pages of the executive report, as PDF.
        report_pdf(ReportArgs) = v::report::report_pdf;
        /// The slides of the deck, as a PowerPoint file.
        deck_pptx(ReportArgs) = v::deck::deck_pptx;
        /// One chart at twice its size, as PNG.
        chart_png(ChartArgs) = v::charts::chart_png;
        /// The document's data, as the file an export would write.
        export_bytes(DataArgs) = v::export::export_bytes;
    }
}

#[cfg(all(test, feature = "ts"))]
mod tests {
    #![allow(clippy::expect_used)]

    /// `cargo xtask types` runs this, and compares what it writes with what is committed.
    #[test]
    fn export_bindings() {
        let folder = std::env::var("TS_RS_EXPORT_DIR").expect("cargo sets TS_RS_EXPORT_DIR");
        super::export_types().expect("the types are written");
        std::fs::write(format!("{folder}/commands.ts"), super::typescript()).expect("the table is written");
        let schema = crate::app::verbs::export::schema::text();
        std::fs::write(format!("{folder}/export.schema.json"), schema).expect("the schema is written");
    }
}

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
        #[cfg(feature = "ts")]
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
        #[cfg(feature = "ts")]
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
        templates(Nothing) -> Vec<TemplateView> = v::documents::templates;
        /// The documents that were open lately.
        recent(Nothing) -> Vec<RecentView> = v::documents::recent;
        /// Takes a document off the list of recent ones.
        forget_recent(PlaceArgs) -> Nothing = v::documents::forget_recent;
        /// Makes a pilot from a template, in a new file.
        new_document(NewDocumentArgs) -> DocumentView = v::documents::new_document;
        /// Makes the sample document, in a new file.
        make_sample(PlaceArgs) -> DocumentView = v::sample::make_sample;
        /// Opens a document.
        open_document(PlaceArgs) -> DocumentView = v::documents::open_document;
        /// What a document says of itself now.
        document(DocArgs) -> DocumentView = v::documents::document;
        /// Closes a document. There is nothing to save.
        close_document(DocArgs) -> Nothing = v::documents::close_document;
        /// The field catalogue of a noun.
        fields(FieldsArgs) -> FieldsView = v::fields::fields;
        /// All observations, as a grid.
        observations(DocArgs) -> GridView = v::grid::observations;
        /// All records of a noun, as a grid.
        records(RecordsArgs) -> GridView = v::grid::records;
        /// Checks what was typed, and reads it back in full.
        check_record(DraftArgs) -> CheckView = v::records::check_record;
        /// Adds a record.
        add_record(DraftArgs) -> WrittenRow = v::records::add_record;
        /// Changes fields of a record.
        edit_record(EditArgs) -> WrittenRow = v::records::edit_record;
        /// Removes a record.
        delete_record(RecordArgs) -> WrittenRow = v::records::delete_record;
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
        /// The imported runs, summed up per DAG and side, and the shadow pairs.
        runs(DocArgs) -> RunsView = v::runs::runs;
        /// The catalogue of metrics.
        metrics(Nothing) -> Vec<MetricView> = v::judge::metrics;
        /// Writes a person's words over the sentence of a criterion, or gives the program's own back.
        edit_sentence(EditSentenceArgs) -> WrittenRow = v::sentences::edit_sentence;
        /// Every criterion with its assessment.
        assess(AsOfArgs) -> AssessView = v::judge::assess;
        /// One metric, before against after.
        compare(CompareArgs) -> CompareView = v::judge::compare;
        /// The answer to the three questions, and what is missing.
        overview(AsOfArgs) -> OverviewView = v::overview::overview;
        /// One chart, as SVG with its hit areas, its words and its table.
        chart(ChartArgs) -> ChartView = v::charts::chart;
        /// The names of all charts of a document.
        charts(DocArgs) -> Vec<ChartName> = v::charts::charts;
        /// Writes one chart to a file: SVG, PDF or PNG by the file's ending.
        save_chart(SaveChartArgs) -> Saved = v::charts::save_chart;
        /// Writes the executive report to a file.
        save_report(SaveReportArgs) -> SavedReport = v::report::save_report;
        /// Writes the document's data to a file.
        export(ExportArgs) -> Saved = v::export::export;
        /// The audit trail, newest first.
        audit(AuditArgs) -> AuditView = v::audit::audit;
        /// Verifies the chains and compares the records with the log.
        verify(DocArgs) -> VerifyView = v::audit::verify;
    }
    bytes {
        /// The pages of the executive report, as PDF.
        report_pdf(ReportArgs) = v::report::report_pdf;
        /// One chart at twice its size, as PNG.
        chart_png(ChartArgs) = v::charts::chart_png;
        /// The document's data, as the file an export would write.
        export_bytes(ExportBytesArgs) = v::export::export_bytes;
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
    }
}

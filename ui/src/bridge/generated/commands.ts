// Written by `cargo xtask types` from the core's command table. Do not edit.
import type { AsOfArgs, AssessView, AuditArgs, AuditView, ChartArgs, ChartName, ChartView, CheckView, CompareArgs, CompareView, DagArgs, DagRunsView, DocArgs, DocumentView, DraftArgs, EditArgs, ExportArgs, ExportBytesArgs, FieldsArgs, FieldsView, GridView, HistoryView, ImportArgs, ImportPreview, ImportResult, MetricView, MetricsArgs, NewDocumentArgs, Nothing, OverviewView, PlaceArgs, RecentView, RecordArgs, RecordsArgs, ReportArgs, RunBoardArgs, RunBoardView, RunEventsArgs, RunEventsView, RunsView, SaveChartArgs, SaveRejectsArgs, SaveReportArgs, Saved, SavedReport, SearchArgs, SearchView, TemplateView, VerifyView, WrittenAct, WrittenRow } from "./wire";
import type { AsOfArgs, AssessView, AuditArgs, AuditView, ChartArgs, ChartName, ChartView, CheckView, CompareArgs, CompareView, DocArgs, DocumentView, DraftArgs, DraftOfArgs, DraftView, DrillArgs, DrillView, DrillsView, EditArgs, ExportArgs, ExportBytesArgs, FieldsArgs, FieldsView, GridView, HistoryView, ImportArgs, ImportPreview, ImportResult, MarkArgs, MetricView, NewDocumentArgs, NoteDrillArgs, Nothing, OverviewView, PlaceArgs, RecentView, RecordArgs, RecordsArgs, ReportArgs, RunsView, SaveChartArgs, SaveRejectsArgs, SaveReportArgs, Saved, SavedReport, StartDrillArgs, TemplateView, VerifyView, WrittenAct, WrittenDrill, WrittenRow } from "./wire";

export interface Commands {
  /** The templates a pilot can be made from. */
  templates: [Nothing, Array<TemplateView>];
  /** The documents that were open lately. */
  recent: [Nothing, Array<RecentView>];
  /** Takes a document off the list of recent ones. */
  forget_recent: [PlaceArgs, Nothing];
  /** Makes a pilot from a template, in a new file. */
  new_document: [NewDocumentArgs, DocumentView];
  /** Makes the sample document, in a new file. */
  make_sample: [PlaceArgs, DocumentView];
  /** Opens a document. */
  open_document: [PlaceArgs, DocumentView];
  /** What a document says of itself now. */
  document: [DocArgs, DocumentView];
  /** Closes a document. There is nothing to save. */
  close_document: [DocArgs, Nothing];
  /** The field catalogue of a noun. */
  fields: [FieldsArgs, FieldsView];
  /** All observations, as a grid. */
  observations: [DocArgs, GridView];
  /** All records of a noun, as a grid. */
  records: [RecordsArgs, GridView];
  /** Checks what was typed, and reads it back in full. */
  check_record: [DraftArgs, CheckView];
  /** Adds a record. */
  add_record: [DraftArgs, WrittenRow];
  /** Changes fields of a record. */
  edit_record: [EditArgs, WrittenRow];
  /** Removes a record. */
  delete_record: [RecordArgs, WrittenRow];
  /** The half-typed form that was kept, if any. */
  draft: [DraftOfArgs, DraftView];
  /** Keeps a half-typed form; one without any words is forgotten. */
  keep_draft: [DraftArgs, Nothing];
  /** The live drills that are running. */
  drills: [DocArgs, DrillsView];
  /** One live drill, running or finished, beside its pair's other half. */
  drill: [DrillArgs, DrillView];
  /** Starts a live drill. */
  start_drill: [StartDrillArgs, WrittenDrill];
  /** Marks a point of a drill's clock, now. */
  mark_drill: [MarkArgs, WrittenDrill];
  /** Takes a mark back. */
  unmark_drill: [MarkArgs, WrittenDrill];
  /** Adds a line to a drill's notes, stamped with the time. */
  note_drill: [NoteDrillArgs, WrittenDrill];
  /** Ends a drill: from then on it counts. */
  finish_drill: [DrillArgs, WrittenDrill];
  /** Ends a diagnosis trial undiagnosed, at its cap or now: a censored time. */
  stop_drill: [DrillArgs, WrittenDrill];
  /** What undo and redo would do. */
  history: [DocArgs, HistoryView];
  /** Takes back the last act. */
  undo: [DocArgs, WrittenAct];
  /** Does again what was taken back. */
  redo: [DocArgs, WrittenAct];
  /** Looks into a file before it is taken in. */
  import_preview: [ImportArgs, ImportPreview];
  /** Takes a file in. */
  import: [ImportArgs, ImportResult];
  /** Writes the rows of a file that would be refused, each with its reason. */
  save_rejects: [SaveRejectsArgs, Saved];
  /** Searches records, DAGs and the audit trail. */
  search: [SearchArgs, SearchView];
  /** The imported runs, summed up per DAG and side, and the shadow pairs. */
  runs: [DocArgs, RunsView];
  /** How each DAG fared day by day on both sides. */
  run_board: [RunBoardArgs, RunBoardView];
  /** Runs in which something failed or whose pair ended otherwise, and what came good. */
  run_events: [RunEventsArgs, RunEventsView];
  /** One DAG on both sides. */
  dag_runs: [DagArgs, DagRunsView];
  /** The catalogue of metrics, and a document's own. */
  metrics: [MetricsArgs, Array<MetricView>];
  /** Every criterion with its assessment. */
  assess: [AsOfArgs, AssessView];
  /** One metric, before against after. */
  compare: [CompareArgs, CompareView];
  /** The answer to the three questions, and what is missing. */
  overview: [AsOfArgs, OverviewView];
  /** One chart, as SVG with its hit areas, its words and its table. */
  chart: [ChartArgs, ChartView];
  /** The names of all charts of a document. */
  charts: [DocArgs, Array<ChartName>];
  /** Writes one chart to a file: SVG, PDF or PNG by the file's ending. */
  save_chart: [SaveChartArgs, Saved];
  /** Writes the executive report to a file. */
  save_report: [SaveReportArgs, SavedReport];
  /** Writes the document's data to a file. */
  export: [ExportArgs, Saved];
  /** The audit trail, newest first, by whom and of what is wanted. */
  audit: [AuditArgs, AuditView];
  /** Verifies the chains and compares the records with the log. */
  verify: [DocArgs, VerifyView];
}

export interface BytesCommands {
  /** The pages of the executive report, as PDF. */
  report_pdf: ReportArgs;
  /** One chart at twice its size, as PNG. */
  chart_png: ChartArgs;
  /** The document's data, as the file an export would write. */
  export_bytes: ExportBytesArgs;
}

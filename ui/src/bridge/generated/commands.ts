// Written by `cargo xtask types` from the core's command table. Do not edit.
import type { AsOfArgs, AssessArgs, AssessView, AttachArgs, AttachmentsArgs, AttachmentsView, AuditArgs, AuditView, BackupArgs, BackupsView, BlockArgs, BlockView, ChartArgs, ChartName, ChartView, ChartsArgs, CheckView, ColumnArgs, CompareArgs, CompareView, CriterionPlanView, CriterionView, DagArgs, DagRunsView, DataArgs, DetachArgs, DocArgs, DoctorView, DocumentView, DraftArgs, DraftOfArgs, DraftView, DrillArgs, DrillView, DrillsView, EditArgs, EditSentenceArgs, EditedView, ExportArgs, FieldsArgs, FieldsView, FillArgs, GridView, HistoryView, ImportArgs, ImportPreview, ImportResult, LogoArgs, LogoView, MarkArgs, MetricView, MetricsArgs, NewDocumentArgs, NewPilotCheck, NoteDrillArgs, Nothing, OverviewView, PassageView, PasteArgs, PasteView, PlaceArgs, PlanView, RecentView, RecordArgs, RecordsArgs, RecordsOfArgs, RegisterArgs, ReportArgs, ReportSettings, RestorePreview, RestoredView, RunBoardArgs, RunBoardView, RunEventsArgs, RunEventsView, RunsView, SalvageArgs, SalvagedView, SaveAttachmentArgs, SaveBackupArgs, SaveChartArgs, SaveRejectsArgs, SaveReportArgs, SaveScheduleArgs, Saved, SavedDeck, SavedPack, SavedReport, ScheduleArgs, ScheduleView, SearchArgs, SearchView, SetUpsView, SetWhoArgs, StartDrillArgs, TableName, TemplateView, ValueView, VerifyView, WhatIfArgs, WhoView, WithdrawArgs, WrittenAct, WrittenDrill, WrittenRow, WrittenRows } from "./wire";

export interface Commands {
  /** The templates a pilot can be made from. */
  templates: [Nothing, Array<TemplateView>];
  /** Who works at this device: the name that each edit made here carries. */
  who: [Nothing, WhoView];
  /** Says who works at this device. Edits made before keep the names they have. */
  set_who: [SetWhoArgs, WhoView];
  /** The documents that were open lately. */
  recent: [Nothing, Array<RecentView>];
  /** Takes a document off the list of recent ones. */
  forget_recent: [PlaceArgs, Nothing];
  /** Makes a pilot from a template, in a new file. */
  new_document: [NewDocumentArgs, DocumentView];
  /** Checks a new pilot while it is filled in, and reads it back in full. */
  check_new: [NewDocumentArgs, NewPilotCheck];
  /** The DAG ids that an Airflow metadata database holds. */
  dag_ids: [PlaceArgs, Array<string>];
  /** Makes the sample document, in a new file. */
  make_sample: [PlaceArgs, DocumentView];
  /** Opens a document. */
  open_document: [PlaceArgs, DocumentView];
  /** What a document says of itself now. */
  document: [DocArgs, DocumentView];
  /** Closes a document. There is nothing to save. */
  close_document: [DocArgs, Nothing];
  /** The dated copies of a document, newest first. */
  backups: [PlaceArgs, BackupsView];
  /** What putting a copy back would change. */
  preview_restore: [BackupArgs, RestorePreview];
  /** Puts a copy back, after a copy of what is there now. */
  restore: [BackupArgs, RestoredView];
  /** Writes a copy to a new file, to be opened beside. */
  save_backup: [SaveBackupArgs, Saved];
  /** Looks through a document's file, without touching it. */
  doctor: [PlaceArgs, DoctorView];
  /** Repairs what the file itself still knows, after a dated copy. */
  repair: [PlaceArgs, DoctorView];
  /** Saves what can be read in a damaged file into a new document. */
  salvage: [SalvageArgs, SalvagedView];
  /** The field catalogue of a noun. */
  fields: [FieldsArgs, FieldsView];
  /** The records of a noun, as a grid: filtered, sorted and grouped, a part at a time. */
  records: [RecordsArgs, GridView];
  /** A block of cells, as it is copied. */
  block: [BlockArgs, BlockView];
  /** The different values of a column, to choose a filter from. */
  column_values: [ColumnArgs, Array<ValueView>];
  /** Checks what was typed, and reads it back in full. */
  check_record: [DraftArgs, CheckView];
  /** Adds a record. */
  add_record: [DraftArgs, WrittenRow];
  /** Changes fields of a record. */
  edit_record: [EditArgs, WrittenRow];
  /** Removes a record. */
  delete_record: [RecordArgs, WrittenRow];
  /** The files kept with an observation. */
  attachments: [AttachmentsArgs, AttachmentsView];
  /** Keeps a file with an observation, in the document. */
  attach: [AttachArgs, WrittenRow];
  /** Takes a file away from an observation. */
  detach: [DetachArgs, WrittenRow];
  /** Writes an attached file out, once its bytes are those that were kept. */
  save_attachment: [SaveAttachmentArgs, Saved];
  /** The logo that is kept in the document. */
  logo: [DocArgs, LogoView];
  /** Keeps a logo in the document, for the report and the deck; without a file, takes it away. */
  keep_logo: [LogoArgs, WrittenRow];
  /** Every criterion as it was said: its rule, its seal and its amendments. */
  criteria: [DocArgs, Array<CriterionView>];
  /** Seals criteria, so that a later change is an amendment. */
  register_criteria: [RegisterArgs, WrittenAct];
  /** Withdraws a registered criterion, with the reason. */
  withdraw_criterion: [WithdrawArgs, WrittenRow];
  /** The set-ups of both sides, side by side. */
  set_ups: [DocArgs, SetUpsView];
  /** Removes records, as one act. */
  delete_records: [RecordsOfArgs, WrittenRows];
  /** Gives cells of many records the same value, as one act. */
  fill_cells: [FillArgs, WrittenRows];
  /** Looks at a block from the clipboard before it is taken in. */
  paste_preview: [PasteArgs, PasteView];
  /** Takes a block from the clipboard in, as one act. */
  paste: [PasteArgs, WrittenRows];
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
  /** The catalogue of metrics; with a document, its own metrics too. */
  metrics: [MetricsArgs, Array<MetricView>];
  /** The sentences of the report's first page that belong to no criterion. */
  passages: [AssessArgs, Array<PassageView>];
  /** Holds a person's words against the program's own while they are typed, as it would once they were kept. */
  judge_sentence: [EditSentenceArgs, EditedView];
  /** Writes a person's words over the sentence of a criterion or a passage, or gives the program's own back. */
  edit_sentence: [EditSentenceArgs, WrittenRow];
  /** Every criterion with its assessment. */
  assess: [AssessArgs, AssessView];
  /** One metric, before against after. */
  compare: [CompareArgs, CompareView];
  /** The answer to the three questions, and what is missing. */
  overview: [AsOfArgs, OverviewView];
  /** What the planned drills can show, the schedule, and the next best drill. */
  plan: [AsOfArgs, PlanView];
  /** What the plan of a criterion would show with another n, spread or reduction. Writes nothing. */
  plan_what_if: [WhatIfArgs, CriterionPlanView];
  /** Draws a schedule from a seed. Writes nothing. */
  propose_schedule: [ScheduleArgs, ScheduleView];
  /** Takes a drawn schedule into the document, in the place of what was only planned. */
  take_schedule: [ScheduleArgs, WrittenAct];
  /** Writes the schedule to a calendar file. */
  save_calendar: [SaveScheduleArgs, Saved];
  /** Writes the schedule and how each failure is made to happen safely, as PDF. */
  save_drill_sheets: [SaveScheduleArgs, Saved];
  /** One chart, as SVG with its hit areas, its words and its table. */
  chart: [ChartArgs, ChartView];
  /** The names of all charts of a document. */
  charts: [ChartsArgs, Array<ChartName>];
  /** Writes one chart to a file: SVG, PDF or PNG by the file's ending. */
  save_chart: [SaveChartArgs, Saved];
  /** Which sections the report has, and what else the document says about it. */
  report_settings: [DocArgs, ReportSettings];
  /** Writes the executive report to a file. */
  save_report: [SaveReportArgs, SavedReport];
  /** Writes the deck to a PowerPoint file. */
  save_deck: [SaveReportArgs, SavedDeck];
  /** Writes the leadership pack: report, deck, charts, data and a page on the method, under one digest. */
  save_pack: [SaveReportArgs, SavedPack];
  /** The tables that can be exported. */
  tables: [DocArgs, Array<TableName>];
  /** Writes the document's data to a file; as Markdown, to a folder with the charts. */
  export: [ExportArgs, Saved];
  /** The audit trail, newest first, by whom and of what is wanted. */
  audit: [AuditArgs, AuditView];
  /** Verifies the chains and compares the records with the log. */
  verify: [DocArgs, VerifyView];
}

export interface BytesCommands {
  /** The pages of the executive report, as PDF. */
  report_pdf: ReportArgs;
  /** The slides of the deck, as a PowerPoint file. */
  deck_pptx: ReportArgs;
  /** One chart at twice its size, as PNG. */
  chart_png: ChartArgs;
  /** The document's data, as the file an export would write. */
  export_bytes: DataArgs;
}

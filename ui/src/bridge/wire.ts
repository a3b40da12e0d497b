/**
 * The names the window uses for the core's wire types. The shapes themselves are written by the core
 * (`generated/`); what only the desktop shell answers is written here.
 */
export type {
  AnswerView as Answer, AttachmentView as AttachedFile, BackupView as Backup, DoctorView as Doctored, RestorePreview, SalvagedView as Salvaged, AssessmentView as Assessment, AssessView as Assessed, EditedView as Edited, PassageView as Passage, AuditView as Audit, CellView as Cell,
  BlockView as Block, ChangeView as AuditChange, CheckView as Checked, ChipView as Chip, ChartView as Chart, ChoiceView as Choice,
  CompareView as Comparison, DagView as DagRuns, DocumentView, DrillView as Drill, DrillsView as Drills, DurationsView as Spread, EntryView as AuditEntry,
  Failure, FieldView as Field, FieldsView as Fields, FilterArgs as Filter, GridView as Grid, GroupView as Group, HistoryView as History, HitView as Hit,
  ImportedView as Imported, ImportPreview, ItemView as Item, KindView as Kind, LeftOutView as LeftOut,
  CriterionPlanView as CriterionPlan, NextDrillView as NextDrill, PlanView as Plan, PlannedDrillView as PlannedDrill, ScheduleView as Schedule,
  LevelView as Level, MarkView as Mark, MendingView as Mending, MetricView as Metric, OverviewView as Overview, PairView as Pair, PasteArgs as PasteAsked, PasteView as Paste, ProblemView as Problem,
  Progress, RecentView as Recent, RecommendationView as Recommendation, ReportSettings, RowView as Row, RunBoardView as RunBoard, RunEventsView as RunEvents, Saved, SavedReport,
  SearchView as Found, TableView as Table, TemplateView as Template, TrackView as Track, ValueView as ColumnValue, VerifyView as Verified, ViewArgs as View, WhoView as Who, WrittenRows,
} from "./generated/wire";

/** A file that a person chose, as far as the page may know it. */
export interface Place {
  place: string;
  name: string;
}

/** What was typed, by field. Empty text is an unknown. */
export type FieldValues = Record<string, string>;

/** What came of any write. */
export interface Written {
  touched: string[];
  undo: string | null;
}

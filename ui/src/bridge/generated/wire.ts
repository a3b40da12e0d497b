// Written by ts-rs from the core's wire types. Do not edit.

export type AuditArgs = { doc: number, skip?: number | null, most?: number | null };

export type AuditView = { total: number, entries: Array<EntryView>, head: string, chain_state: string };

export type EntryView = { seq: string, at: string, at_text: string, who: string, verb: string, label: string, changes: Array<ChangeView>, undone: boolean, hash: string };

export type ChangeView = { noun: string, code: string, field: string, old: string, new: string };

export type VerifyView = { holds: boolean, sentence: string, entries: number, changes: number, expunged: number, head: string, findings: Array<ProblemView> };

export type Nothing = Record<string, never>;

export type PlaceArgs = { place: string };

export type DocArgs = { doc: number };

export type AsOfArgs = { doc: number, as_of?: string | null };

export type NewDocumentArgs = { place: string, template: string, name: string, starts: string, time_zone: string };

export type TemplateView = { id: string, title: string, summary: string, weeks: number };

export type RecentView = { place: string, name: string, label: string, opened_at: string, exists: boolean };

export type DocumentView = { doc: number, place: string, name: string, file_label: string, week_label: string, time_zone: string, saved_at: string, is_sample: boolean, observations: number, notices: Array<string> };

export type FieldsArgs = { noun: string, doc?: number | null };

export type FieldsView = { noun: string, kinds: Array<KindView> };

export type KindView = { kind: string, title: string, fields: Array<FieldView> };

export type FieldView = { name: string, label: string, help: string, type: string, choices: Array<ChoiceView>, noun: string | null, given: boolean };

export type ChoiceView = { value: string, label: string };

export type RecordsArgs = { doc: number, noun: string };

export type GridView = { noun: string, columns: Array<FieldView>, rows: Array<RowView> };

export type RowView = { id: string, code: string, kind: string, cells: { [key in string]: CellView }, problems: Array<ProblemView>, left_out: string };

export type CellView = { text: string, raw: string, state: string };

export type ProblemView = { field: string, what: string };

export type DraftArgs = { doc: number, noun: string, kind?: string | null, id?: string | null, fields: { [key in string]: string } };

export type EditArgs = { doc: number, noun: string, id: string, fields: { [key in string]: string } };

export type RecordArgs = { doc: number, noun: string, id: string };

export type CheckView = { problems: Array<ProblemView>, echoes: { [key in string]: string }, computed: Array<ChoiceView> };

export type WrittenRow = { value: RowView | null, touched: Array<string>, undo: string | null };

export type WrittenAct = { value: string, touched: Array<string>, undo: string | null };

export type HistoryView = { undo: string | null, redo: string | null, saved_at: string };

export type ImportArgs = { doc: number, place: string, side?: string | null, format?: string | null, assume_zone?: string | null };

export type SaveRejectsArgs = { import: ImportArgs, place: string };

export type ImportPreview = { format: string, format_label: string, side: string | null, needs_side: boolean, counts: Array<CountView>, sample: TableView, problems: Array<ProblemView>, refused_rows: number, warnings: Array<string>, already: boolean };

export type CountView = { label: string, n: number };

export type TableView = { header: Array<string>, rows: Array<Array<string>> };

export type ImportResult = { value: ImportedView, touched: Array<string>, undo: string | null };

export type ImportedView = { format: string, side: string | null, added: number, already: number, refused: number, problems: Array<ProblemView>, warnings: Array<string>, sentence: string };

export type MetricView = { name: string, title: string, unit: string, better: string, shape: string, source: string, definition: string };

export type ChipView = { state: string, word: string, interim: boolean, done: number, planned: number | null };

export type LevelView = { number: number, name: string, words: string, worse: boolean };

export type EstimateView = { value: number, low: number | null, high: number | null, confidence: number | null, n: number, counted: string, unit: string, method: string, evidence: Array<string> };

export type PairView = { code: string, scenario: string, baseline: string, pilot: string, change: string, order: string, evidence: Array<string>, worse: boolean, censored: boolean, complete: boolean, later: boolean };

export type CaseView = { code: string, name: string, side: string, value: string };

export type ItemView = { code: string, what: string, holds: string, words: string, evidence: Array<string> };

export type LeftOutView = { reason: string, count: number, evidence: Array<string> };

export type AssessmentView = { id: string | null, code: string, question: string | null, title: string, kind: string, primary: boolean, metric: string | null, verdict: string, interim: boolean, chip: ChipView, level: LevelView, design: string, sentence: string, detail: string, method_why: string, verdict_why: string, missing: string, figure: string, figure_detail: string, before_after: string, scoreboard: string, threshold: string, registered: string | null, amendments: number, effect: EstimateView | null, baseline: EstimateView | null, pilot: EstimateView | null, p: number | null, pairs: Array<PairView>, cases: Array<CaseView>, items: Array<ItemView>, left_out: Array<LeftOutView>, cautions: Array<string>, evidence: Array<string> };

export type RecommendationView = { course: string, word: string, sentence: string, why: Array<string>, missing: Array<string>, rule: string };

export type AssessView = { as_of: string, recommendation: RecommendationView, criteria: Array<AssessmentView> };

export type CompareArgs = { doc: number, metric: string, as_of?: string | null, theme?: string | null };

export type CompareView = { metric: MetricView, assessment: AssessmentView, chart: ChartView | null };

export type DurationsView = { n: number, median: number | null, p95: number | null };

export type DagView = { dag_id: string, runs_total: number, runs_by_state: { [key in string]: number }, runs_cleared: number, attempts: number, attempts_failed: number, retries: number, duration_s: DurationsView, duration_success_s: DurationsView, attempt_recovery_s: DurationsView, attempts_unrecovered: number, pipeline_recovery_s: DurationsView, runs_unrecovered: number };

export type SideRunsView = { dags: Array<DagView> };

export type SidesView = { baseline: SideRunsView, pilot: SideRunsView };

export type ShadowView = { dag_id: string, pairs: number, only_baseline: number, only_pilot: number, both_success: number, states: { [key in string]: number }, ratio_median: number | null, difference_s_median: number | null, pilot_faster: number, never_cleared: number };

export type RunsView = { sides: SidesView, pairs: Array<ShadowView> };

export type ChartArgs = { doc: number, name: string, theme?: string | null, as_of?: string | null };

export type SaveChartArgs = { chart: ChartArgs, place: string };

export type ChartName = { name: string, title: string };

export type ChartView = { name: string, title: string, svg: string, width: number, height: number, alt: string, hits: Array<HitView>, table: TableView };

export type HitView = { x: number, y: number, w: number, h: number, code: string, label: string };

export type ReportArgs = { doc: number, paper?: string | null, as_of?: string | null };

export type SaveReportArgs = { report: ReportArgs, place: string };

export type ExportArgs = { doc: number, format: string, place: string };

export type ExportBytesArgs = { doc: number, format: string };

export type Saved = { name: string, bytes: number, sentence: string };

export type SavedReport = { name: string, bytes: number, pages: number, warnings: Array<string> };

export type AnswerView = { code: string, title: string, sentence: string, detail: string, chip: ChipView, level: LevelView, missing: string, spark: ChartView | null };

export type QuestionView = { question: string, title: string, answers: Array<AnswerView> };

export type OtherView = { code: string, title: string, chip: ChipView, detail: string };

export type MissingView = { what: string, code: string };

export type OverviewView = { questions: Array<QuestionView>, strip: ChartView | null, others: Array<OtherView>, recommendation: RecommendationView, missing: Array<MissingView>, notices: Array<string>, observations: number, runs: number, as_of: string };

export type Code = "refused" | "problems" | "missing" | "busy" | "unwritable" | "newer" | "damaged" | "cancelled" | "no" | "bug";

export type Failure = { code: Code, message: string, details: unknown };

export type Progress = { done: number, total: number, what: string };

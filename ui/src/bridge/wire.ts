/**
 * The shapes that cross the bridge, as the core writes them. This file is the only place that knows
 * them by hand; a name here is the name in the core's command table.
 */

export interface Failure {
  code: string;
  message: string;
  details?: unknown;
}

export interface Problem {
  field?: string | null;
  at?: string | null;
  what: string;
}

export type ChipState = "met" | "not_met" | "not_enough_evidence" | "not_comparable" | "open";
export interface Chip {
  state: ChipState;
  word: string;
  interim: boolean;
  done?: number | null;
  planned?: number | null;
}

export interface Place {
  place: string;
  name: string;
}
export interface Template {
  id: string;
  title: string;
  summary: string;
  weeks: number;
}
export interface Recent extends Place {
  label: string;
  opened_at: string;
  exists: boolean;
}
export interface DocumentView {
  doc: number;
  name: string;
  file_label: string;
  week_label: string;
  time_zone: string;
  saved_at: string | null;
  is_sample: boolean;
  notices: string[];
}

export interface Answer {
  criterion: { id: string; code: string };
  sentence: string;
  detail: string;
  chip: Chip;
  level: number | null;
  spark_svg?: string | null;
  missing: string | null;
}
export interface Overview {
  questions: { question: string; title: string; answers: Answer[] }[];
  strip_svg: string | null;
  others: { code: string; title: string; chip: Chip; detail: string }[];
  recommendation: { word: string; why: string; rule: string };
  missing: { what: string; code: string }[];
  since: { code: string; what: string }[];
  notices: string[];
}

export type FieldType =
  | "text" | "long_text" | "instant" | "day" | "minutes" | "count" | "number"
  | "flag" | "choice" | "ref" | "refs" | "clock";
export interface Choice {
  value: string;
  label: string;
}
export interface Field {
  name: string;
  label: string;
  help?: string | null;
  type: FieldType;
  choices?: Choice[];
  unit?: string | null;
  required?: boolean;
}
export interface Kind {
  kind: string;
  title: string;
  fields: Field[];
}
export interface Fields {
  noun: string;
  kinds: Kind[];
}

export type CellState = "computed" | "unknown" | "blank" | "censored" | "conflict" | "problem" | "imported" | "left_out";
export interface Cell {
  text: string;
  raw?: string | number | null;
  state?: CellState | null;
  note?: string | null;
}
export interface Row {
  id: string;
  code: string;
  kind: string;
  cells: Record<string, Cell>;
  problems: Problem[];
  left_out?: string | null;
}
export interface Grid {
  columns: Field[];
  rows: Row[];
}

export type FieldValues = Record<string, string>;
export interface Checked {
  problems: Problem[];
  echoes: Record<string, string>;
}
export interface Written<T = unknown> {
  value: T;
  touched: string[];
  undo: string | null;
}
export interface History {
  undo: string | null;
  redo: string | null;
  saved_at: string | null;
}

export interface ImportPreview {
  format: string;
  format_label: string;
  side: string | null;
  needs_side: boolean;
  counts: { label: string; n: number }[];
  sample: { header: string[]; rows: string[][] };
  problems: Problem[];
  warnings: string[];
  refused_rows: number;
}
export interface Imported {
  batch: string;
  added: number;
  already: number;
  refused: number;
}

export interface Spread {
  n: number;
  median: number | null;
  p95: number | null;
}
export interface DagRuns {
  dag_id: string;
  runs_total: number;
  runs_by_state: Record<string, number>;
  runs_cleared: number;
  attempts: number;
  attempts_failed: number;
  retries: number;
  duration_s: Spread;
  duration_success_s: Spread;
  attempt_recovery_s: Spread;
  attempts_unrecovered: number;
  pipeline_recovery_s: Spread;
}
export interface DagPairs {
  dag_id: string;
  pairs: number;
  only_baseline: number;
  only_pilot: number;
  both_success: number;
  states: Record<string, number>;
  ratio_median: number | null;
  difference_s_median: number | null;
  pilot_faster: number;
}
export interface Runs {
  sides: { baseline: { dags: DagRuns[] }; pilot: { dags: DagRuns[] } };
  pairs: DagPairs[];
}

export interface MetricInfo {
  id: string;
  name: string;
  unit: string;
  better: string;
  definition: string;
}
export interface Hit {
  x: number;
  y: number;
  w: number;
  h: number;
  code: string;
  label: string;
}
export interface Chart {
  svg: string;
  width: number;
  height: number;
  hits: Hit[];
  alt: string;
  table: { header: string[]; rows: string[][] };
}
export interface Pair {
  scenario: string;
  baseline: string;
  pilot: string;
  change: string;
  order: string;
  evidence: string[];
  worse: boolean;
  censored: boolean;
}
export interface Comparison {
  metric: string;
  criterion?: { id: string; code: string; primary?: boolean } | null;
  chip: Chip;
  level: number | null;
  level_words: string;
  sentence: string;
  detail: string;
  method_why: string;
  chart: Chart | null;
  pairs: Pair[];
  left_out: { code: string; reason: string }[];
}
export interface CriterionView {
  code: string;
  question: string;
  title: string;
  kind: string;
  primary: boolean;
  chip: Chip;
  level: number | null;
  sentence: string;
  detail: string;
  registered: string | null;
  amendments: string[];
  evidence: string[];
}

export interface AuditChange {
  noun: string;
  code: string;
  field: string;
  old: string | null;
  new: string | null;
}
export interface AuditEntry {
  seq: number;
  at: string;
  who: string;
  label: string;
  verb: string;
  changes: AuditChange[];
  undone: boolean;
}
export interface Audit {
  entries: AuditEntry[];
  head: string;
  chain_state: string;
}
export interface Saved {
  name: string;
  bytes?: number;
}

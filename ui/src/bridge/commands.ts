import type * as W from "./wire";

type Doc = { doc: number };
type Noun = Doc & { noun: string };
type Draft = Noun & { kind?: string; fields: W.FieldValues };
type Source = Doc & { place: string; side?: string; format?: string };
type Row<Args, Gives> = { args: Args; gives: Gives };

/** Every command of the core's table that the window uses: what it takes and what it gives. */
export interface Commands {
  templates: Row<Record<string, never>, W.Template[]>;
  recent: Row<Record<string, never>, W.Recent[]>;
  new_document: Row<{ place: string; template: string; name: string; starts: string; time_zone: string }, W.DocumentView>;
  make_sample: Row<{ place: string }, W.DocumentView>;
  open_document: Row<{ place: string }, W.DocumentView>;
  close_document: Row<Doc, unknown>;
  overview: Row<Doc, W.Overview>;
  fields: Row<Noun, W.Fields>;
  observations: Row<Doc, W.Grid>;
  records: Row<Noun, W.Grid>;
  check_record: Row<Draft & { id?: string }, W.Checked>;
  add_record: Row<Draft, W.Written<{ id: string; code: string }>>;
  edit_record: Row<Noun & { id: string; fields: W.FieldValues }, W.Written>;
  delete_record: Row<Noun & { id: string }, W.Written>;
  history: Row<Doc, W.History>;
  undo: Row<Doc, W.Written>;
  redo: Row<Doc, W.Written>;
  import_preview: Row<Source, W.ImportPreview>;
  import: Row<Source, W.Written<W.Imported>>;
  runs: Row<Doc, W.Runs>;
  metrics: Row<Record<string, never>, W.MetricInfo[]>;
  compare: Row<Doc & { metric: string }, W.Comparison>;
  assess: Row<Doc, W.CriterionView[]>;
  save_report: Row<Doc & { paper: string; place: string }, W.Saved>;
  save_chart: Row<Doc & { name: string; place: string }, W.Saved>;
  export: Row<Doc & { format: string; place: string }, W.Saved>;
  audit: Row<Doc, W.Audit>;
  verify: Row<Doc, { chain_state: string; head: string }>;
  shell_pick_open: Row<{ kind: string }, W.Place | null>;
  shell_pick_save: Row<{ suggested: string; kind: string }, W.Place | null>;
  shell_copy_image: Row<{ png_base64: string }, unknown>;
  shell_copy_text: Row<{ text: string }, unknown>;
  shell_new_window: Row<Record<string, never>, unknown>;
}

/** The commands that answer with raw bytes. */
export interface ByteCommands {
  report_pdf: Doc & { paper: string };
}

export type Command = keyof Commands;
export type Args<K extends Command> = Commands[K]["args"];
export type Gives<K extends Command> = Commands[K]["gives"];

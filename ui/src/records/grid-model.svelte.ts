import type { Cell, Field, Grid, Row } from "../bridge";
import { recall, remember } from "../state/memory";
import { compareKeys, editText, mayEdit, sortKey, widthOf } from "./shape";

export interface Filter {
  column: string;
  label: string;
  text: string;
}
export interface Spot {
  r: number;
  c: number;
}
interface Kept {
  /** `null` until a person chose columns. */
  hidden: string[] | null;
  widths: Record<string, number>;
  sort: { column: string; down: boolean } | null;
}

/** The pseudo-column that carries a row's evidence id. */
export const CODE = "code";

/** What the grid knows: which rows in which order, where the cursor stands, and what is being typed. */
export class GridModel {
  readonly name: string;
  grid = $state.raw<Grid>({ noun: "", columns: [], rows: [] });
  filters = $state.raw<Filter[]>([]);
  query = $state("");
  kept = $state.raw<Kept>({ hidden: null, widths: {}, sort: null });
  cursor = $state.raw<Spot>({ r: 0, c: 0 });
  anchor = $state.raw<Spot>({ r: 0, c: 0 });
  typing = $state<string | undefined>();
  problem = $state<string | undefined>();

  readonly #code: Field;
  readonly #first: readonly string[] | undefined;

  /** `first` names the columns shown before a person chose any; without it all are. Newest rows come first. */
  constructor(name: string, codeLabel: string, first?: readonly string[]) {
    this.name = name;
    this.#code = { name: CODE, label: codeLabel, type: "text", help: "", choices: [], noun: null, given: true };
    this.#first = first;
    this.kept = { ...this.kept, sort: first ? { column: CODE, down: true } : null, ...recall<Partial<Kept>>(`grid.${name}`, {}) };
  }

  /** The column that says the same as the id, where records go by their name: the id's column bears its label, and it is not shown twice. */
  readonly naming: Field | undefined = $derived.by(() => {
    const { rows, columns } = this.grid;
    return rows.length ? columns.find((c) => c.name !== CODE && c.type === "text" && rows.every((row) => row.cells[c.name]?.text === row.code)) : undefined;
  });
  readonly columns: Field[] = $derived.by(() => [{ ...this.#code, label: this.naming?.label ?? this.#code.label }, ...this.grid.columns.filter((c) => c.name !== CODE && c.name !== this.naming?.name)]);
  readonly hidden: string[] = $derived.by(() => {
    const first = this.#first;
    if (this.kept.hidden || !first) return this.kept.hidden ?? [];
    return this.columns.filter((c) => c.name !== CODE && !first.includes(c.name)).map((c) => c.name);
  });
  readonly shown: Field[] = $derived(this.columns.filter((c) => !this.hidden.includes(c.name)));
  readonly template: string = $derived(this.shown.map((c) => `${this.width(c)}px`).join(" "));
  readonly wide: number = $derived(this.shown.reduce((sum, c) => sum + this.width(c), 0));

  readonly rows: Row[] = $derived.by(() => {
    const wanted = this.query.trim().toLowerCase();
    const kept = this.grid.rows.filter(
      (row) => this.filters.every((f) => textOf(row, f.column) === f.text) && (wanted === "" || textsOf(row).some((text) => text.toLowerCase().includes(wanted))),
    );
    const sort = this.kept.sort;
    if (!sort) return kept;
    const keyed = kept.map((row) => ({ row, key: sort.column === CODE ? row.code : sortKey(row.cells[sort.column]) }));
    return keyed.sort((a, b) => compareKeys(a.key, b.key, sort.down)).map((one) => one.row);
  });

  readonly row: Row | undefined = $derived(this.rows[this.cursor.r]);
  readonly column: Field | undefined = $derived(this.shown[this.cursor.c]);
  readonly cell: Cell | undefined = $derived(this.column && this.row?.cells[this.column.name]);

  /** New rows came: the cursor stays on the record it was on, wherever that is now. */
  replace(grid: Grid): void {
    const on = this.row?.id;
    this.grid = grid;
    const at = on ? this.rows.findIndex((row) => row.id === on) : -1;
    this.moveTo({ r: at >= 0 ? at : this.cursor.r, c: this.cursor.c });
  }

  width(column: Field): number {
    return this.kept.widths[column.name] ?? (column.name !== CODE ? widthOf(column) : this.naming ? 280 : this.grid.rows.some((row) => row.code.length > 7) ? 116 : 84);
  }

  keep(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change };
    remember(`grid.${this.name}`, this.kept);
  }

  resize(column: Field, width: number): void {
    this.keep({ widths: { ...this.kept.widths, [column.name]: Math.round(Math.max(56, width)) } });
  }

  /** Up, then down, then as recorded. */
  sortBy(column: string): void {
    const now = this.kept.sort;
    const next = now?.column !== column ? { column, down: false } : now.down ? null : { column, down: true };
    this.keep({ sort: next });
  }

  toggle(column: string): void {
    const hidden = this.hidden;
    this.keep({ hidden: hidden.includes(column) ? hidden.filter((c) => c !== column) : [...hidden, column] });
  }

  /** The different texts of a column, to choose a filter from. */
  textsIn(column: string): string[] {
    return [...new Set(this.grid.rows.map((row) => textOf(row, column)).filter((text) => text !== ""))].sort();
  }

  moveTo(spot: Spot, extend = false): void {
    const r = Math.max(0, Math.min(this.rows.length - 1, spot.r));
    const c = Math.max(0, Math.min(this.shown.length - 1, spot.c));
    this.cursor = { r, c };
    if (!extend) this.anchor = { r, c };
    this.typing = undefined;
    this.problem = undefined;
  }

  /** Puts the cursor on a record by its evidence id, laying filters aside if they hide it. */
  find(code: string): boolean {
    const at = this.rows.findIndex((row) => row.code === code);
    if (at >= 0) {
      this.moveTo({ r: at, c: 0 });
      return true;
    }
    if (!this.grid.rows.some((row) => row.code === code)) return false;
    this.filters = [];
    this.query = "";
    return this.find(code);
  }

  get range(): { top: number; bottom: number; left: number; right: number } {
    const { cursor: a, anchor: b } = this;
    return { top: Math.min(a.r, b.r), bottom: Math.max(a.r, b.r), left: Math.min(a.c, b.c), right: Math.max(a.c, b.c) };
  }

  /** Begins to edit, with what was there or with what was just typed. Gives false where nothing may be typed. */
  edit(first?: string): boolean {
    if (!this.row || !this.column || this.column.name === CODE || !mayEdit(this.row, this.column, this.cell)) return false;
    this.typing = first ?? editText(this.cell, this.column);
    this.problem = undefined;
    return true;
  }

  /** The selected cells as lines of tab-separated text. */
  copyText(): string {
    const { top, bottom, left, right } = this.range;
    const columns = this.shown.slice(left, right + 1);
    return this.rows
      .slice(top, bottom + 1)
      .map((row) => columns.map((c) => textOf(row, c.name).replace(/[\t\n]/g, " ")).join("\t"))
      .join("\n");
  }
}

export function textOf(row: Row, column: string): string {
  return column === CODE ? row.code : (row.cells[column]?.text ?? "");
}

function textsOf(row: Row): string[] {
  return [row.code, ...Object.values(row.cells).map((cell) => cell.text)];
}

import type { Cell, Field, Filter, Group, Row, View } from "../bridge";
import { recall, remember } from "../state/memory";
import type { GridSource } from "./grid-source.svelte";
import { Lines, type Line } from "./lines";
import { editText, mayEdit, widthOf } from "./shape";
import { fitted } from "./widths";

/** A filter with the words of its chip. */
export interface Chip extends Filter {
  text: string;
}
export interface Spot {
  r: number;
  c: number;
}
interface Kept {
  /** `null` until a person chose columns. */
  hidden: string[] | null;
  /** Columns that were moved, in their order; the others follow. */
  order: string[];
  widths: Record<string, number>;
  sort: { column: string; down: boolean } | null;
  group: string | null;
}

/** The pseudo-column that carries a row's evidence id. */
export const CODE = "code";

/** What the grid knows: which columns and rows in which order, where the cursor stands, and what is being typed. */
export class GridModel {
  readonly source: GridSource;
  readonly name: string;
  chips = $state.raw<Chip[]>([]);
  query = $state("");
  kept = $state.raw<Kept>({ hidden: null, order: [], widths: {}, sort: null, group: null });
  closed = $state.raw<ReadonlySet<string>>(new Set());
  /** The cursor's line and column, and where the selection began. */
  cursor = $state.raw<Spot>({ r: 0, c: 0 });
  anchor = $state.raw<Spot>({ r: 0, c: 0 });
  /** Whether whole rows are selected, whatever columns there are. */
  whole = $state(false);
  typing = $state<string | undefined>();
  problem = $state<string | undefined>();

  readonly #code: Field;
  readonly #first: readonly string[] | undefined;
  readonly #memory: string;

  /** `first` names the columns shown before a person chose any; without it all are. What a person chose is kept under `memory`. */
  constructor(source: GridSource, memory: string, codeLabel: string, first?: readonly string[]) {
    this.source = source;
    this.name = source.noun;
    this.#memory = `grid.${memory}.${source.noun}`;
    this.#code = { name: CODE, label: codeLabel, type: "text", help: "", choices: [], noun: null, given: true };
    this.#first = first;
    this.kept = { ...this.kept, sort: first ? { column: CODE, down: true } : null, ...recall<Partial<Kept>>(this.#memory, {}) };
  }

  /** The column that says the same as the id, where records go by their name: the id's column bears its label, and it is not shown twice. */
  readonly naming: Field | undefined = $derived.by(() => {
    const rows = this.source.some;
    return rows.length ? this.source.value?.columns.find((c) => c.name !== CODE && c.type === "text" && rows.every((row) => row.cells[c.name]?.text === row.code)) : undefined;
  });
  readonly columns: Field[] = $derived.by(() => {
    const own = (this.source.value?.columns ?? []).filter((c) => c.name !== CODE && c.name !== this.naming?.name);
    const place = (column: Field) => (this.kept.order.includes(column.name) ? this.kept.order.indexOf(column.name) : this.kept.order.length);
    return [{ ...this.#code, label: this.naming?.label ?? this.#code.label }, ...[...own].sort((a, b) => place(a) - place(b))];
  });
  readonly hidden: string[] = $derived.by(() => {
    const first = this.#first;
    if (this.kept.hidden || !first) return this.kept.hidden ?? [];
    return this.columns.filter((c) => c.name !== CODE && !first.includes(c.name)).map((c) => c.name);
  });
  readonly shown: Field[] = $derived(this.columns.filter((c) => !this.hidden.includes(c.name)));
  readonly template: string = $derived(this.shown.map((c) => `${this.width(c)}px`).join(" "));
  readonly wide: number = $derived(this.shown.reduce((sum, c) => sum + this.width(c), 0));

  /** The question to the core. */
  readonly view: View = $derived({
    text: this.query.trim() || null,
    filters: this.chips.map(({ column, is, from, until }) => ({ column, ...(is ? { is } : {}), ...(from ? { from } : {}), ...(until ? { until } : {}) })),
    sort: this.kept.sort,
    group: this.kept.group,
  });
  readonly groups: Group[] = $derived.by(() => this.source.value?.groups ?? []);
  readonly lines: Lines = $derived.by(() => new Lines(this.groups, this.source.value?.shown ?? 0, this.closed));

  readonly line: Line = $derived(this.lines.at(this.cursor.r));
  readonly row: Row | undefined = $derived.by(() => ("row" in this.line && this.lines.count > 0 ? this.source.row(this.line.row) : undefined));
  readonly column: Field | undefined = $derived(this.shown[this.cursor.c]);
  readonly cell: Cell | undefined = $derived(this.column && this.row?.cells[this.column.name]);
  readonly range = $derived.by(() => {
    const { cursor: a, anchor: b } = this;
    const [left, right] = this.whole ? [0, this.shown.length - 1] : [Math.min(a.c, b.c), Math.max(a.c, b.c)];
    return { top: Math.min(a.r, b.r), bottom: Math.max(a.r, b.r), left, right };
  });
  /** The rows that are selected, as stretches of the view. */
  readonly stretches: [number, number][] = $derived(this.lines.count ? this.lines.rows(this.range.top, this.range.bottom) : []);
  readonly picked: number = $derived(this.stretches.reduce((sum, [from, until]) => sum + until - from, 0));

  /** How wide the grid may be without being scrolled; nothing is known of it before it is drawn. */
  room = $state(0);
  readonly #codeWide: number = $derived.by(() => (this.naming ? 280 : this.source.some.some((row) => row.code.length > 20) ? 280 : this.source.some.some((row) => row.code.length > 7) ? 116 : 84));
  /** What a person made as wide as it is takes its room first. */
  readonly #fitted: Map<string, number> = $derived.by(() => {
    const kept = (column: Field) => this.kept.widths[column.name] ?? (column.name === CODE ? this.#codeWide : undefined);
    const taken = this.shown.reduce((sum, column) => sum + (kept(column) ?? 0), 0);
    return fitted(this.shown.filter((column) => kept(column) === undefined), this.room && Math.max(1, this.room - taken));
  });

  width(column: Field): number {
    return this.kept.widths[column.name] ?? (column.name === CODE ? this.#codeWide : (this.#fitted.get(column.name) ?? widthOf(column)));
  }

  keep(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change };
    remember(this.#memory, this.kept);
  }

  resize(column: Field, width: number): void {
    this.keep({ widths: { ...this.kept.widths, [column.name]: Math.round(Math.min(720, Math.max(56, width))) } });
  }

  /** Moves a column past its shown neighbour; the cursor stays on the column it was on. */
  shift(column: string, by: -1 | 1): void {
    const names = this.columns.map((c) => c.name).filter((name) => name !== CODE);
    const shown = this.shown.map((c) => c.name);
    const neighbour = shown[shown.indexOf(column) + by];
    if (!neighbour || neighbour === CODE || column === CODE) return;
    const rest = names.filter((name) => name !== column);
    rest.splice(rest.indexOf(neighbour) + (by > 0 ? 1 : 0), 0, column);
    this.keep({ order: rest });
    if (this.column?.name === neighbour) this.moveTo({ r: this.cursor.r, c: this.shown.findIndex((c) => c.name === column) });
  }

  /** Up, then down, then as recorded. */
  sortBy(column: string): void {
    const now = this.kept.sort;
    this.keep({ sort: now?.column !== column ? { column, down: false } : now.down ? null : { column, down: true } });
  }

  groupBy(column: string | null): void {
    this.closed = new Set();
    this.keep({ group: column });
  }

  toggleGroup(index: number): void {
    const value = this.groups[index]?.value;
    if (value === undefined) return;
    const closed = new Set(this.closed);
    if (!closed.delete(value)) closed.add(value);
    this.closed = closed;
    this.moveTo({ r: this.lines.head(index), c: this.cursor.c });
  }

  toggle(column: string): void {
    const hidden = this.hidden;
    this.keep({ hidden: hidden.includes(column) ? hidden.filter((c) => c !== column) : [...hidden, column] });
  }

  moveTo(spot: Spot, extend = false): void {
    const r = Math.max(0, Math.min(this.lines.count - 1, spot.r));
    const c = Math.max(0, Math.min(this.shown.length - 1, spot.c));
    this.cursor = { r, c };
    if (!extend) {
      this.anchor = { r, c };
      this.whole = false;
    }
    this.typing = undefined;
    this.problem = undefined;
  }

  /** Puts the cursor on a row of the view; a closed group opens for it. */
  moveToRow(at: number): void {
    if (this.lines.of(at) === undefined) this.closed = new Set();
    this.moveTo({ r: this.lines.of(at) ?? 0, c: this.cursor.c });
  }

  selectAll(): void {
    this.anchor = { r: 0, c: 0 };
    this.cursor = { r: this.lines.count - 1, c: this.shown.length - 1 };
    this.whole = true;
  }

  /** Begins to edit, with what was there or with what was just typed. Gives false where nothing may be typed. */
  edit(first?: string): boolean {
    if (!this.row || !this.column || this.column.name === CODE || !mayEdit(this.row, this.column, this.cell)) return false;
    this.typing = first ?? editText(this.cell, this.column);
    this.problem = undefined;
    return true;
  }
}

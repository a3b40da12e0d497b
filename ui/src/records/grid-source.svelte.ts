import { asFailure, call, gridAsShown, type Block, type CallFailure, type Grid, type Row, type View } from "../bridge";
import { pilot } from "../state/pilot.svelte";

/** How many rows are asked for at a time. */
const PAGE = 100;
/** How many rows are copied at a time: as many as the page goes through without being held. */
export const PART = 1_000;
/** How many parts are under way at once: what was scrolled past is not asked for any more. */
const UNDER_WAY = 2;

export type Head = Omit<Grid, "rows" | "from" | "at" | "hidden">;

/** The records of a noun as the core filters, sorts and groups them; only the parts that are looked at are fetched. */
export class GridSource {
  value = $state.raw<Head | undefined>();
  failure = $state.raw<CallFailure | undefined>();
  view: View = {};
  readonly noun: string;
  readonly #arrange: (grid: Grid) => Grid;
  readonly #pages = new Map<number, Row[]>();
  readonly #asked = new Set<number>();
  #version = $state(0);
  #turn = 0;
  #wanted: [first: number, last: number] = [0, 0];

  constructor(noun: string, arrange: (grid: Grid) => Grid = (grid) => grid) {
    this.noun = noun;
    this.#arrange = arrange;
  }

  /** A row of the view by its place, once it has come. */
  row(at: number): Row | undefined {
    return void this.#version, this.#pages.get(Math.floor(at / PAGE))?.[at % PAGE];
  }

  /** Some rows that are here, to tell from them what the columns hold. */
  get some(): Row[] {
    return void this.#version, [...this.#pages.values()][0] ?? [];
  }

  /** Asks for the view anew. Gives where the record that is looked for stands, if the view shows it. */
  load = async (find?: string): Promise<number | undefined> => {
    const turn = ++this.#turn;
    const from = this.#wanted[0] * PAGE;
    try {
      const grid = await this.#ask(from, (this.#wanted[1] - this.#wanted[0] + 1) * PAGE, find);
      if (turn !== this.#turn) return undefined;
      this.#pages.clear();
      this.#asked.clear();
      this.#take(grid);
      const { noun, columns, total, shown, groups } = grid;
      this.value = { noun, columns, total, shown, groups };
      this.failure = undefined;
      this.#pump();
      return grid.at ?? undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.failure = asFailure(thrown);
      return undefined;
    }
  };

  /** Where a record stands in the view, by its identity or what people call it. */
  async find(record: string): Promise<{ at: number | undefined; hidden: boolean }> {
    const grid = await this.#ask(0, 1, record);
    return { at: grid.at ?? undefined, hidden: grid.hidden };
  }

  /** Says which rows are looked at now. */
  want(from: number, until: number): void {
    this.#wanted = [Math.floor(Math.max(0, from) / PAGE), Math.floor(Math.max(0, until) / PAGE)];
    this.#pump();
  }

  /** The identities of some stretches of rows. */
  async ids(stretches: readonly [number, number][]): Promise<string[]> {
    const parts = await Promise.all(stretches.map(([from, until]) => this.#block(from, until, [])));
    return parts.flatMap((part) => part.ids);
  }

  /**
   * What `made` makes of the cells of some stretches of rows, part by part, so that the page is free in between. Where
   * the rows moved meanwhile it begins again.
   */
  async cells<Made>(stretches: readonly [number, number][], columns: string[], made: (texts: string[][]) => Made): Promise<Made[]> {
    const turn = this.#turn;
    const all: Made[] = [];
    for (const [first, last] of stretches) {
      for (let from = first; from < last; from += PART) {
        const { texts } = await this.#block(from, Math.min(last, from + PART), columns);
        all.push(made(texts));
      }
    }
    return turn === this.#turn ? all : this.cells(stretches, columns, made);
  }

  #block(from: number, until: number, columns: string[]): Promise<Block> {
    const { noun, view } = this;
    return call("block", { doc: pilot.doc, noun, view, from, until, columns });
  }

  #ask(from: number, most: number, find?: string): Promise<Grid> {
    const { noun, view } = this;
    return call("records", { doc: pilot.doc, noun, view, from, most, ...(find ? { find } : {}) }).then(gridAsShown).then(this.#arrange);
  }

  #take(grid: Grid): void {
    for (let i = 0; i < grid.rows.length; i += PAGE) this.#pages.set((grid.from + i) / PAGE, grid.rows.slice(i, i + PAGE));
    this.#version += 1;
  }

  #pump(): void {
    const shown = this.value?.shown ?? 0;
    const [first, last] = this.#wanted;
    for (let page = first; page <= last && page * PAGE < shown && this.#asked.size < UNDER_WAY; page += 1) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#fetch(page);
    }
  }

  async #fetch(page: number): Promise<void> {
    const turn = this.#turn;
    this.#asked.add(page);
    try {
      const grid = await this.#ask(page * PAGE, PAGE);
      if (turn === this.#turn) this.#take(grid);
    } catch (thrown) {
      if (turn === this.#turn) this.failure = asFailure(thrown);
      return;
    } finally {
      if (turn === this.#turn) this.#asked.delete(page);
    }
    if (turn === this.#turn) this.#pump();
  }
}

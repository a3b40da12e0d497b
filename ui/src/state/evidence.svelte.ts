import { call, gridAsShown, type Field, type Row } from "../bridge";
import { pilot } from "./pilot.svelte";

/** What an evidence id stands for, fetched when it is asked for and again after a write. */
class Evidence {
  columns = $state.raw<Field[]>([]);
  busy = $state(false);
  #rows = $state.raw<ReadonlyMap<string, Row>>(new Map());
  #seen = -1;

  find(code: string): Row | undefined {
    return this.#rows.get(code);
  }

  /** Fetches one observation by its id, unless it is here as it is now. */
  async fetch(code: string): Promise<void> {
    const now = pilot.revision(["observation", "everything"]);
    if (now !== this.#seen) this.#rows = new Map();
    this.#seen = now;
    if (this.#rows.has(code)) return;
    this.busy = true;
    try {
      const grid = gridAsShown(await call("records", { doc: pilot.doc, noun: "observation", find: code, most: 1 }));
      const row = grid.rows.find((one) => one.code === code);
      this.columns = grid.columns;
      if (row) this.#rows = new Map([...this.#rows, [code, row]]);
    } finally {
      this.busy = false;
    }
  }
}

export const evidence = new Evidence();

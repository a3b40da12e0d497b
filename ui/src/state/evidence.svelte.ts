import { call, gridAsShown, type Grid, type Row } from "../bridge";
import { pilot } from "./pilot.svelte";
import { Resource } from "./resource.svelte";

/** What an evidence id stands for, fetched when first asked for and again after a write. */
class Evidence {
  readonly #grid = new Resource<Grid>(async () => gridAsShown(await call("observations", { doc: pilot.doc })));
  #seen = -1;

  get columns(): Grid["columns"] {
    return this.#grid.value?.columns ?? [];
  }

  get busy(): boolean {
    return this.#grid.busy;
  }

  find(code: string): Row | undefined {
    return this.#grid.value?.rows.find((row) => row.code === code);
  }

  get rows(): Row[] {
    return this.#grid.value?.rows ?? [];
  }

  async refresh(): Promise<void> {
    const now = pilot.revision(["observation", "everything"]);
    if (now === this.#seen) return;
    this.#seen = now;
    await this.#grid.load();
  }
}

export const evidence = new Evidence();

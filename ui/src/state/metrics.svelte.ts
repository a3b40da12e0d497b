import { call, type Metric } from "../bridge";
import { pilot } from "./pilot.svelte";
import { Resource } from "./resource.svelte";

/** The catalogue of metrics with the pilot's own, fetched when first asked for: what a metric is stands wherever one is named. */
class Metrics {
  readonly #list = new Resource<Metric[]>(() => call("metrics", pilot.view ? { doc: pilot.doc } : {}));
  #seen = -1;

  /** A metric by its name or by what it is called, once the catalogue is there. */
  find(name: string): Metric | undefined {
    return this.#list.value?.find((one) => one.name === name || one.title === name);
  }

  /** Asks again where the pilot's own metrics may have changed. */
  async refresh(): Promise<void> {
    const now = pilot.revision(["custom_metric"]) + (pilot.view?.doc ?? 0) / 1e6;
    if (now === this.#seen) return;
    this.#seen = now;
    await this.#list.load();
  }
}

export const metrics = new Metrics();

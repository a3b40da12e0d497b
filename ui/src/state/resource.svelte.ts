import { asFailure, type CallFailure } from "../bridge";
import { pilot } from "./pilot.svelte";

/** Something asked of the core: the last good answer stays on the screen while the next one is fetched. */
export class Resource<T> {
  value = $state.raw<T | undefined>();
  failure = $state.raw<CallFailure | undefined>();
  busy = $state(false);
  #turn = 0;
  readonly #ask: () => Promise<T>;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** Asks again. An older answer that arrives late is dropped. */
  load = async (): Promise<void> => {
    const turn = ++this.#turn;
    const asked = this.#ask();
    this.busy = true;
    try {
      const value = await asked;
      if (turn !== this.#turn) return;
      this.value = value;
      this.failure = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.failure = asFailure(thrown);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  };

  /** Forgets the answer, so that the next one is waited for with its place held. */
  clear(): void {
    this.#turn += 1;
    this.value = undefined;
    this.failure = undefined;
  }
}

/**
 * A resource of the open pilot, asked again when one of the nouns it is made of was written.
 * Call while a component is being set up; what `ask` reads before its first await is followed too.
 */
export function resource<T>(nouns: readonly string[], ask: () => Promise<T>): Resource<T> {
  const made = new Resource(ask);
  $effect(() => {
    pilot.revision(nouns);
    void made.load();
  });
  return made;
}

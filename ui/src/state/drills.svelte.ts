import { call, type Drill, type Drills as Running } from "../bridge";
import { pilot } from "./pilot.svelte";
import { Resource } from "./resource.svelte";

/** Two clocks of one machine differ by the way of the answer at most; more is a clock of its own, such as a test's. */
const SAME_CLOCK = 2000;

/** The live drills that run, and the clock that every screen shows them by. */
class LiveDrills {
  readonly #from = new Resource<Running>(async () => {
    const view = await call("drills", { doc: pilot.doc });
    this.#synchronise(view.now);
    return view;
  });
  /** The core's clock, in milliseconds; it moves once a second while a drill runs, and not at all otherwise. */
  now = $state(Date.now());
  #ahead = 0;

  get running(): Drill[] {
    return this.#from.value?.running ?? [];
  }
  get kinds(): Running["kinds"] {
    return this.#from.value?.kinds ?? [];
  }
  get known(): boolean {
    return this.#from.value !== undefined;
  }
  get from(): Resource<Running> {
    return this.#from;
  }

  /** Follows the pilot's drills; to be called while the shell of an open pilot is being set up. */
  follow(): void {
    $effect(() => {
      pilot.revision(["everything"]);
      void this.#from.load();
    });
    $effect(() => {
      if (this.running.length === 0) return;
      this.#tick();
      // The wall clock is read at every tick, so that a laptop that slept shows the right time at once.
      const timer = setInterval(() => this.#tick(), 1000);
      return () => clearInterval(timer);
    });
  }

  /** Milliseconds since a moment of the core. */
  since(moment: string): number {
    return this.now - Date.parse(moment);
  }

  #tick(): void {
    this.now = Date.now() + this.#ahead;
  }

  #synchronise(now: string): void {
    const ahead = Date.parse(now) - Date.now();
    this.#ahead = Math.abs(ahead) < SAME_CLOCK ? 0 : ahead;
    this.#tick();
  }
}

export const drills = new LiveDrills();

/** Milliseconds as a stopwatch shows them: "24:28", "1:35:32". */
export function stopwatch(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${two(minutes)}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

import { tick } from "svelte";

/** What a trigger spreads: attributes, listeners and, under symbols, what is done with its element. */
export type Spread = Record<string | symbol, unknown>;
type Parts = typeof import("./floating");

/** What may come while the floating part is being fetched, and is said again once it is there. */
const POINTED = ["pointerenter", "pointerleave", "focus", "blur"] as const;
const PRESSED = [...POINTED, "pointerdown", "pointerup", "click", "keydown"] as const;
const OPENING = ["Enter", " ", "ArrowDown"];

/**
 * A trigger whose floating part is fetched when it is first pointed at or focused: most are never used, and what they
 * would bring is larger than the screen around them. The trigger stays the same element: till then it spreads `spread`
 * as it is here, afterwards as the floating part gives it. A press that came too early is not lost, but said again.
 */
export class Floats {
  parts = $state.raw<Parts | undefined>();
  #given = $state.raw<Spread | undefined>();
  readonly #plain: Spread;
  #early: { on: EventTarget; event: Event }[] = [];

  /** `pressed`: it opens when pressed, and not when pointed at. `first` hears a key before anybody else. */
  constructor(pressed: boolean, attributes: Spread = {}, first?: (event: KeyboardEvent) => void) {
    const hear = (event: Event): void => {
      if (event instanceof KeyboardEvent) {
        first?.(event);
        if (event.defaultPrevented || !OPENING.includes(event.key)) return;
        event.preventDefault();
      }
      // Whoever stands around the trigger hears it once: when it is said again.
      event.stopPropagation();
      if (event.currentTarget) this.#early.push({ on: event.currentTarget, event });
      void this.fetch();
    };
    const listeners = (pressed ? PRESSED : POINTED).map((name) => [`on${name}`, hear]);
    this.#plain = { ...attributes, "data-state": "closed", ...Object.fromEntries(listeners) as Spread };
    // A tip does not come over what was just pressed.
    if (!pressed) this.#plain["onpointerdown"] = () => (this.#early = []);
  }

  get spread(): Spread {
    return this.#given ?? this.#plain;
  }

  async fetch(): Promise<void> {
    this.parts ??= await import("./floating");
  }

  /** Takes over what the floating part would have its trigger spread. */
  give = (spread: Spread): void => {
    this.#given = spread;
    const early = this.#early.splice(0);
    if (early.length) void tick().then(() => early.forEach(({ on, event }) => on.dispatchEvent(again(event))));
  };
}

const again = (event: Event): Event => new (event.constructor as typeof Event)(event.type, event);

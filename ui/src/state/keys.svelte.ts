import { untrack } from "svelte";
import { recall, remember } from "./memory";

export interface Shortcut {
  /** As shown: "N", "Ctrl K", "G O", "?". Ctrl stands for Cmd on a Mac. */
  keys: string;
  label: string;
  group: string;
  run: () => unknown;
  /** Also inside fields (only sensible with Ctrl). */
  inFields?: boolean;
  when?: () => boolean;
}

const mac = /mac/i.test(navigator.platform);

/** Every key the window listens to, by whoever needs it; screens add theirs while they are shown. */
class Keys {
  list = $state.raw<Shortcut[]>([]);
  lettersOn = $state(recall("letters", true));
  #leader: string | undefined;
  #leaderUntil = 0;

  /** Adds shortcuts until the returned function is called. */
  add(shortcuts: Shortcut[]): () => void {
    // Effects add their keys: they must not follow the list they write.
    this.list = [...untrack(() => this.list), ...shortcuts];
    return () => (this.list = untrack(() => this.list).filter((one) => !shortcuts.includes(one)));
  }

  setLetters(on: boolean): void {
    this.lettersOn = on;
    remember("letters", on);
  }

  hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const typing = isField(event.target);
    const pressed = describe(event);
    const leader = event.timeStamp < this.#leaderUntil ? this.#leader : undefined;
    this.#leader = undefined;
    const found = this.#find(leader ? `${leader} ${pressed}` : pressed, typing) ?? (leader ? this.#find(pressed, typing) : undefined);
    if (found) {
      event.preventDefault();
      found.run();
    } else if (!typing && this.lettersOn && pressed === "G") {
      this.#leader = "G";
      this.#leaderUntil = event.timeStamp + 1200;
    }
  };

  /** Does what a key does, when somebody chose it by name: from the native menu. */
  press(name: string): void {
    this.list.findLast((one) => one.keys === name && (one.when?.() ?? true))?.run();
  }

  #find(pressed: string, typing: boolean): Shortcut | undefined {
    const plain = !pressed.startsWith("Ctrl ");
    if (plain && (typing || !this.lettersOn)) return undefined;
    return this.list.findLast((one) => one.keys === pressed && (!typing || one.inFields === true) && (one.when?.() ?? true));
  }
}

/** The name of what was pressed, in the form shortcuts are written in. */
export function describe(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (event.shiftKey && (event.key.length > 1 || /[A-Z]/i.test(event.key)) && parts.length > 0) parts.push("Shift");
  return [...parts, letter].join(" ");
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) || target.dataset["typing"] === "true";
}

/** A shortcut as this system writes it. */
export function shown(keys: string): string[] {
  return keys.replace("Escape", "Esc").split(" ").map((key) => (mac ? ({ Ctrl: "⌘", Shift: "⇧", Alt: "⌥" })[key] ?? key : key === "Shift" ? "⇧" : key));
}

export const keys = new Keys();

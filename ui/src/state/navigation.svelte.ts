import type { Place } from "../bridge";

export const SCREENS = ["overview", "observations", "live", "runs", "compare", "criteria", "plan", "claims", "model", "risks", "decision", "report", "audit", "setup"] as const;
export type ScreenId = (typeof SCREENS)[number];

/** Where the window is: a screen, and what is looked at on it. Kept in the address, so that a reload comes back. */
class Navigation {
  screen = $state<ScreenId>("overview");
  focus = $state<string | undefined>();
  /** The record of a part of a screen, where the focus is the part. */
  record = $state<string | undefined>();

  constructor() {
    this.#read();
    window.addEventListener("hashchange", () => this.#read());
  }

  go(screen: ScreenId, focus?: string, record?: string): void {
    this.screen = screen;
    this.focus = focus;
    this.record = record;
    const hash = ["#", screen, focus, record].filter((part) => part !== undefined).map((part, i) => (i ? encodeURIComponent(part) : part)).join("/");
    if (location.hash !== hash) history.pushState(null, "", hash);
  }

  #read(): void {
    const [, screen, focus, record] = location.hash.split("/");
    const known = SCREENS.find((one) => one === screen);
    this.screen = known ?? "overview";
    this.focus = focus ? decodeURIComponent(focus) : undefined;
    this.record = record ? decodeURIComponent(record) : undefined;
  }
}

export const navigation = new Navigation();

/** Sheets that any screen may ask for. */
class Sheets {
  importing = $state(false);
  /** The place of a file that was dropped, picked or handed over by the system. */
  importFrom = $state.raw<{ place: string; name: string } | undefined>();
  entering = $state(false);
  /** What a drill that is about to be started on the live screen begins with, by field; `kind` names its kind. */
  drill = $state.raw<Record<string, string> | undefined>();
  palette = $state(false);
  /** What was typed for the palette before it was there, with the Enter that ended it. */
  typed = $state.raw({ text: "", entered: false });
  shortcuts = $state(false);
  /** Who works at this device. */
  who = $state(false);
  start = $state(false);
  /** The document whose backups are shown, and the one whose file is checked: also one that cannot be opened. */
  backups = $state.raw<Place | undefined>();
  doctor = $state.raw<Place | undefined>();

  get any(): boolean {
    return this.importing || this.palette || this.shortcuts || this.who || this.backups !== undefined || this.doctor !== undefined;
  }
}

export const sheets = new Sheets();

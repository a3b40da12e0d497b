import { SvelteMap } from "svelte/reactivity";
import { call, type DocumentView, type History, type Written } from "../bridge";

/** What every screen depends on, whatever it shows. */
const ANY = "*";

/** The pilot that this window shows, what was last written to it, and what can be undone. */
class OpenPilot {
  view = $state.raw<DocumentView | undefined>();
  history = $state.raw<History>({ undo: null, redo: null, saved_at: "", revision: "" });
  readonly #revisions = new SvelteMap<string, number>();

  /** The open document's number; only to be read where a document is known to be open. */
  get doc(): number {
    return this.view?.doc ?? 0;
  }

  /** Reading this inside an effect makes the effect follow writes to these nouns. */
  revision(nouns: readonly string[]): number {
    return [...nouns, ANY].reduce((sum, noun) => sum + (this.#revisions.get(noun) ?? 0), 0);
  }

  /** Says that these nouns were written, so that whoever shows them asks again. */
  touch(nouns: readonly string[]): void {
    for (const noun of [...nouns, "everything"]) this.#revisions.set(noun, (this.#revisions.get(noun) ?? 0) + 1);
  }

  /** Shows a document, once what is said around it is there and `first` has come: a screen is drawn once and whole. */
  async show(view: DocumentView, first?: Promise<unknown>): Promise<void> {
    const [history] = await Promise.all([call("history", { doc: view.doc }), first]);
    this.history = history;
    this.view = view;
    this.touch([ANY]);
  }

  async close(): Promise<void> {
    const open = this.view;
    this.view = undefined;
    if (open) await call("close_document", { doc: open.doc });
  }

  async rememberHistory(): Promise<void> {
    if (!this.view) return;
    const doc = this.doc;
    const [history, view] = await Promise.all([call("history", { doc }), call("document", { doc })]);
    if (this.doc !== doc) return;
    this.history = history;
    // The same object as long as it says the same, so that nothing is drawn anew for no reason.
    if (JSON.stringify(view) !== JSON.stringify(this.view)) this.view = view;
  }

  /** After a write: whoever shows what was touched asks again, and undo gets its new name. */
  async wrote(written: Written): Promise<void> {
    this.touch(written.touched);
    await this.rememberHistory();
  }

  /** When the window comes back to the front, another program may have written meanwhile. */
  async lookAgain(): Promise<void> {
    if (!this.view) return;
    const before = JSON.stringify([this.history, this.view]);
    await this.rememberHistory();
    if (JSON.stringify([this.history, this.view]) !== before) this.touch([ANY]);
  }
}

export const pilot = new OpenPilot();

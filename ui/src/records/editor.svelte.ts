import { asShown, call, type FieldValues, type Row } from "../bridge";
import { pilot } from "../state/pilot.svelte";
import { attempt } from "../state/toasts.svelte";
import { t } from "../words";
import { FormModel } from "./form-model.svelte";

/** The one form that a screen of cards opens beside its work. */
export class Editor {
  form = $state.raw<FormModel | undefined>();
  title = $state("");
  #back: HTMLElement | undefined;

  /** Opens the form of a record, or of a new one that begins with some fields filled in. */
  async begin(noun: string, row?: Row, start?: FieldValues): Promise<void> {
    this.#back = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    await attempt(async () => {
      const kinds = asShown(await call("fields", { doc: pilot.doc, noun }));
      const what = (kinds[0]?.title ?? noun).toLowerCase();
      this.title = row ? t("editor.edit", { what }) : t("noun.new", { what });
      this.form = new FormModel(noun, kinds, row).begin(start ?? {});
    });
  }

  close(): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.form = undefined;
    if (this.#back?.isConnected) this.#back.focus();
  }
}

/** A row's words by field; an unknown has none. */
export function wordsOf(row: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(row.cells).map(([name, cell]) => [name, cell.state === "unknown" ? "" : cell.text]));
}

import { asFailure, call, type Field, type Row, type WrittenRows } from "../bridge";
import { withConsent } from "../state/confirm.svelte";
import { pilot } from "../state/pilot.svelte";
import { attempt, toasts } from "../state/toasts.svelte";
import { sayWritten } from "../state/undo.svelte";
import { t } from "../words";
import { problemsOf } from "./form-model.svelte";
import { CODE, type GridModel } from "./grid-model.svelte";
import { PART } from "./grid-source.svelte";
import { meant } from "./shape";

/** A block that waits to be looked at before it is taken in. */
export interface Pasted {
  text: string;
  /** The columns from the selected cell on. */
  from: string[];
  /** The rows it could be pasted onto. */
  onto: [number, number][];
  /** Whether it was pasted onto several selected rows, and so probably means them. */
  over: boolean;
  kind: string | undefined;
}

/** What can be done to the selected cells. Each is one act that one undo takes back. */
export class GridActs {
  pasted = $state.raw<Pasted | undefined>();
  busy = $state(false);
  readonly #model: GridModel;

  constructor(model: GridModel) {
    this.#model = model;
  }

  get #about(): { doc: number; noun: string } {
    return { doc: pilot.doc, noun: this.#model.source.noun };
  }

  /** Saves one cell; gives the sentence that says why not, or nothing. */
  save = async (row: Row, column: Field, text: string): Promise<string | undefined> => {
    try {
      await pilot.wrote(await withConsent((confirmed) => call("edit_record", { ...this.#about, id: row.id, fields: { [column.name]: text }, confirmed })));
      await this.#model.source.load(row.id).then((at) => at !== undefined && this.#model.moveToRow(at));
      sayWritten(t("form.changed", { code: row.code }));
      return undefined;
    } catch (thrown) {
      const failure = asFailure(thrown);
      const problems = problemsOf(failure.details);
      return (problems.find((p) => p.field === column.name) ?? problems[0])?.what ?? failure.message;
    }
  };

  /** What stands in the first selected row goes into the others; with one row, what stands above it. */
  fillDown = (): Promise<void> => {
    const { range, picked, lines } = this.#model;
    const above = picked === 1 ? Math.max(0, range.top - 1) : range.top;
    return this.#fill(lines.rows(above, range.bottom), undefined, (n) => t("grid.filled", { n }));
  };

  clear = (): Promise<void> => this.#fill(this.#model.stretches, "", (n) => t("grid.cleared", { n }));

  remove = (): Promise<void> =>
    this.#once(async () => {
      const ids = await this.#model.source.ids(this.#model.stretches);
      const code = this.#model.row?.code ?? "";
      if (!ids.length) return;
      await this.#wrote(await call("delete_records", { ...this.#about, ids }), (n) => (n === 1 ? t("form.deleted", { code }) : t("form.deleted_many", { n })));
    });

  /** Copies the selected cells, as text and as a table. */
  copy = (event: ClipboardEvent): void => {
    const { stretches, source, shown, range, picked } = this.#model;
    event.preventDefault();
    const columns = shown.slice(range.left, range.right + 1).map((c) => c.name);
    const rows = stretches.flatMap(([from, until]) => Array.from({ length: until - from }, (_, i) => source.row(from + i)));
    if (rows.every((row) => row !== undefined)) {
      const texts = rows.map((row) => columns.map((c) => (c === CODE ? row.code : (row.cells[c]?.text ?? ""))));
      event.clipboardData?.setData("text/plain", asText(texts));
      event.clipboardData?.setData("text/html", asTable(texts));
      return;
    }
    // Rows that were never scrolled to are not here; the core has them.
    void this.#once(async () => {
      // So many rows go into a spreadsheet, which takes them as text; as a table they would hold the page.
      const parts = await source.cells(stretches, columns, (texts) => ({ n: texts.length, text: asText(texts), html: picked > PART ? undefined : asRows(texts) }));
      const text = parts.map((part) => part.text).join("\n");
      await call("shell_copy_text", { text, ...(picked > PART ? {} : { html: table(parts.map((part) => part.html).join("")) }) });
      toasts.say(t("grid.copied", { n: parts.reduce((sum, part) => sum + part.n, 0) }));
    });
  };

  /** One cell goes into every selected one; a block is looked at first. */
  paste = (text: string): void => {
    const { stretches, lines, cursor, picked, range, shown, row, whole, naming } = this.#model;
    if (text.trim() === "") return;
    const single = !/[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""));
    if (single && lines.count && cursor.c > 0 && !whole) return void this.#fill(stretches, text.trim(), (n) => t("grid.filled", { n }), true);
    const below = lines.count ? lines.rows(range.top, picked > 1 ? range.bottom : lines.count - 1) : [];
    // The id is given by the program, unless records go by a name of their own.
    const from = shown.slice(whole ? 0 : range.left).flatMap((c) => (c.name !== CODE ? [c.name] : naming ? [naming.name] : []));
    this.pasted = { text, from, onto: below, over: picked > 1, kind: row?.kind };
  };

  async #fill(stretches: [number, number][], text: string | undefined, said: (n: number) => string, typed = false): Promise<void> {
    const { shown, range, source } = this.#model;
    const chosen = shown.slice(range.left, range.right + 1).filter((c) => c.name !== CODE && !c.given);
    if (!chosen.length) return toasts.say(t("grid.nothing_to_type"));
    await this.#once(async () => {
      const ids = await source.ids(stretches);
      const first = chosen[0];
      const words = typed && first && chosen.length === 1 ? meant(first, text ?? "") : text;
      const asked = { ...this.#about, ids, columns: chosen.map((c) => c.name), ...(words === undefined ? {} : { text: words }) };
      await this.#wrote(await call("fill_cells", asked), said);
    });
  }

  async #wrote(written: WrittenRows, said: (n: number) => string): Promise<void> {
    await pilot.wrote(written);
    if (written.value) sayWritten(said(written.value));
    else toasts.say(t("grid.nothing_changed"));
  }

  async #once(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await attempt(work);
    this.busy = false;
  }
}

const quoted = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Cells as a spreadsheet takes them: parted by tabs, quoted where they must be. */
export function asText(rows: readonly string[][]): string {
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\n");
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

/** The same as a table, for what takes text with a form. */
export const asTable = (rows: readonly string[][]): string => table(asRows(rows));

const table = (rows: string): string => `<table>${rows}</table>`;
const asRows = (rows: readonly string[][]): string => rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("");

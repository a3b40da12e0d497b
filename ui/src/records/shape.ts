import type { Cell, Field, FieldType, Row } from "../bridge";

/** How wide a column starts, by what it holds. */
const WIDTHS: Record<FieldType, number> = {
  text: 168, long_text: 240, instant: 128, day: 104, minutes: 88, count: 80, number: 88,
  flag: 84, choice: 124, ref: 168, refs: 168, clock: 84,
};

const FIGURES: ReadonlySet<FieldType> = new Set<FieldType>(["minutes", "count", "number"]);

/** Fields that keep what was entered for the next record: the context, not the measurement. */
const CONTEXT: ReadonlySet<FieldType> = new Set<FieldType>(["choice", "ref", "refs"]);

export const widthOf = (field: Field): number => Math.max(WIDTHS[field.type] ?? 140, field.label.length * 7.5 + 36);
export const isFigure = (field: Field): boolean => FIGURES.has(field.type);
export const isTime = (field: Field): boolean => field.type === "instant" || field.type === "clock";
export const isContext = (field: Field): boolean => CONTEXT.has(field.type);
export const suggests = (field: Field): boolean => (field.choices?.length ?? 0) > 0;

/** Whether a person may type here; computed, imported and inapplicable cells say why not. */
export function mayEdit(row: Row, cell: Cell | undefined): boolean {
  return !row.left_out && cell?.state !== "computed" && cell?.state !== "imported" && cell?.state !== "blank";
}

/** What an editor starts from: what was stored where there is something, never the word "unknown". */
export function editText(cell: Cell | undefined, field: Field): string {
  if (!cell || cell.state === "unknown" || cell.state === "blank") return "";
  if (suggests(field)) return cell.text;
  return cell.raw == null ? cell.text : String(cell.raw);
}

/** What a choice's words stand for; other words go to the core as typed. */
export function meant(field: Field, words: string): string {
  const choice = field.choices?.find((c) => c.label.toLowerCase() === words.trim().toLowerCase());
  return choice?.value ?? words;
}

/** A key to sort a cell by: a number where it is one, else its stored or shown words. Empty cells have none. */
export function sortKey(cell: Cell | undefined): number | string | undefined {
  if (!cell || cell.state === "blank" || cell.state === "unknown" || (cell.text === "" && cell.raw == null)) return undefined;
  const raw = cell.raw ?? cell.text;
  if (typeof raw === "number") return raw;
  return raw !== "" && !Number.isNaN(Number(raw)) ? Number(raw) : raw;
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

export function compareKeys(a: number | string | undefined, b: number | string | undefined, down: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  const order = typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b));
  return down ? -order : order;
}

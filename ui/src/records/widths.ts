import type { Field } from "../bridge";
import { widthOf } from "./shape";

/** What may become narrower than it starts: names and words, which are cut with their whole at hand. Figures and times stay whole. */
const YIELDS: ReadonlySet<string> = new Set(["text", "choice", "ref", "refs", "metric"]);
const LEAST = 0.82;
const LONG_LEAST = 150;
/** How wide a name may grow where there is room, and how wide a text of several lines. */
const MOST: Record<string, number> = { text: 260, ref: 240, refs: 240, long_text: 520 };

/**
 * Columns as wide as the room allows: long texts yield first and names next, so that what is measured stays in
 * view; room to spare goes to names, then to long texts. Where even that is too wide the grid is scrolled.
 */
export function fitted(columns: readonly Field[], room: number): Map<string, number> {
  const widths = new Map(columns.map((one) => [one.name, widthOf(one)]));
  const sum = () => [...widths.values()].reduce((all, one) => all + one, 0);
  if (room <= 0) return widths;
  for (const one of columns) {
    if (one.type === "long_text") widths.set(one.name, LONG_LEAST);
    else if (YIELDS.has(one.type)) widths.set(one.name, Math.round(widthOf(one) * LEAST));
  }
  const names = columns.filter((one) => YIELDS.has(one.type));
  const long = columns.filter((one) => one.type === "long_text");
  const most = (one: Field) => Math.max(widthOf(one), MOST[one.type] ?? 0);
  share(widths, names, widthOf, room - sum());
  share(widths, long, widthOf, room - sum());
  share(widths, names, most, room - sum());
  share(widths, long, most, room - sum());
  return widths;
}

/** Gives each column the same part of what it wants, as far as there is room. */
function share(widths: Map<string, number>, columns: readonly Field[], wants: (one: Field) => number, room: number): void {
  const lacks = columns.map((one) => Math.max(0, wants(one) - (widths.get(one.name) ?? 0)));
  const all = lacks.reduce((sum, one) => sum + one, 0);
  if (room <= 0 || all === 0) return;
  columns.forEach((one, i) => widths.set(one.name, (widths.get(one.name) ?? 0) + Math.floor((lacks[i] ?? 0) * Math.min(1, room / all))));
}

import type { Field } from "../bridge";
import { isFigure, widthOf } from "./shape";

/** What may become narrower than it starts, because it is cut with its whole at hand. Figures, times and choices stay whole. */
const YIELDS: ReadonlySet<string> = new Set(["text", "ref", "refs", "metric"]);
const LEAST = 0.8;
const LONG_LEAST = 180;
/** What a record is called by, which is read first. */
const CALLED: ReadonlySet<string> = new Set(["name", "title", "what"]);
/** How wide a word may grow where there is room, and how wide a text of several lines. */
const MOST: Record<string, number> = { text: 260, ref: 240, refs: 240, long_text: 520 };

/**
 * Columns as wide as the room allows, so that what is measured stays in view: long texts and names yield to it, and
 * take what is to spare. Columns after the last figure are scrolled to. Where no yielding is enough, nothing yields.
 */
export function fitted(columns: readonly Field[], room: number): Map<string, number> {
  const start = new Map(columns.map((one) => [one.name, widthOf(one)]));
  const last = columns.findLastIndex(isFigure);
  const inView = last < 0 ? columns : columns.slice(0, last + 1);
  const widths = new Map(inView.map((one) => [one.name, least(one)]));
  const spare = () => room - [...widths.values()].reduce((all, one) => all + one, 0);
  if (room <= 0 || spare() < 0) return start;
  const words = inView.filter((one) => YIELDS.has(one.type));
  const long = inView.filter((one) => one.type === "long_text");
  const most = (one: Field) => Math.max(widthOf(one), MOST[one.type] ?? 0);
  share(widths, words, widthOf, spare());
  share(widths, words.filter((one) => CALLED.has(one.name)), most, spare());
  share(widths, long, widthOf, spare());
  share(widths, words, most, spare());
  share(widths, long, most, spare());
  return new Map([...start, ...widths]);
}

function least(one: Field): number {
  if (one.type === "long_text") return Math.min(LONG_LEAST, widthOf(one));
  return YIELDS.has(one.type) ? Math.round(widthOf(one) * LEAST) : widthOf(one);
}

/** Gives each column the same part of what it wants, as far as there is room. */
function share(widths: Map<string, number>, columns: readonly Field[], wants: (one: Field) => number, room: number): void {
  const lacks = columns.map((one) => Math.max(0, wants(one) - (widths.get(one.name) ?? 0)));
  const all = lacks.reduce((sum, one) => sum + one, 0);
  if (room <= 0 || all === 0) return;
  columns.forEach((one, i) => widths.set(one.name, (widths.get(one.name) ?? 0) + Math.floor((lacks[i] ?? 0) * Math.min(1, room / all))));
}

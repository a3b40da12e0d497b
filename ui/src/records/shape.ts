import type { Cell, Field, Row } from "../bridge";

/** How wide a column starts, by what it holds. */
const WIDTHS: Record<string, number> = {
  text: 136, long_text: 240, instant: 112, day: 104, minutes: 84, count: 80, number: 88,
  flag: 84, choice: 108, ref: 156, refs: 168, clock: 84,
};

const FIGURES: ReadonlySet<string> = new Set(["minutes", "count", "number"]);
/** Fields that keep what was entered for the next record: the context, not the measurement. */
const CONTEXT: ReadonlySet<string> = new Set(["choice", "ref", "refs"]);
/** Choices that are what was found, and so belong to one record alone. */
const FOUND: ReadonlySet<string> = new Set(["means", "outcome", "presence"]);
/** Where an empty cell is a thing not known, and not just nothing to say. */
const WORDLESS: ReadonlySet<string> = new Set(["text", "long_text", "refs"]);

export const widthOf = (field: Field): number => Math.max(WIDTHS[field.type] ?? 140, Math.min(field.label.length, 16) * 7 + 30);
export const isFigure = (field: Field): boolean => FIGURES.has(field.type);
export const isMeasured = (field: Field): boolean => ["instant", "day", "clock", "minutes"].includes(field.type);
export const isTime = (field: Field): boolean => field.type === "instant" || field.type === "clock";
/** Whether a field takes a whole line of a form: what is long, what has its label beside it, and a side, which stands alone. */
export function isWide(field: Field, among: readonly Field[]): boolean {
  if (["instant", "clock", "long_text", "flag"].includes(field.type) || (field.type === "text" && !field.choices.length && field.name !== "code") || field.name === "scenario") return true;
  return field.name === "side" && among.some((one) => one.name === "scenario") && among.some((one) => one.name === "workload");
}
export const isContext = (field: Field): boolean => CONTEXT.has(field.type) && !FOUND.has(field.name);
export const suggests = (field: Field): boolean => field.choices.length > 0;
export const isUnknown = (field: Field, cell: Cell | undefined): boolean => cell?.state === "unknown" && !WORDLESS.has(field.type);

/** Whether a person may type here: computed and imported cells, and fields that do not apply, are not typed. */
export function mayEdit(row: Row, field: Field, cell: Cell | undefined): boolean {
  return cell !== undefined && !field.given && cell.state !== "computed" && cell.state !== "imported" && (row.left_out === "" || field.name === "left_out");
}

/** What an editor starts from: as a person would type it, and the words of a choice. */
export function editText(cell: Cell | undefined, field: Field): string {
  if (!cell || cell.state === "unknown") return "";
  return suggests(field) || field.type === "refs" ? cell.text : cell.raw;
}

/** Fields whose choices go by their value: what is kept is then what is shown as chosen, whatever it is called. */
const BY_VALUE: ReadonlySet<string> = new Set(["refs", "choice", "flag", "metric"]);
/** Numbers that are a share of a whole, so that a person reads and types them in percent. */
const SHARES: ReadonlySet<string> = new Set(["matters"]);

/** What a field of a form starts from. */
export function startText(cell: Cell | undefined, field: Field): string {
  if (BY_VALUE.has(field.type)) return cell?.raw ?? "";
  const text = editText(cell, field);
  return SHARES.has(field.name) && Number(text) ? `${Number((Number(text) * 100).toPrecision(12))}\u00a0%` : text;
}

/** A yes or no of which not to say is no: whether a criterion is primary is settled by who sets it up, and never unknown. */
export const isSettled = (field: Field, noun: string): boolean => field.type === "flag" && noun === "criterion";

/** What a choice's words stand for; other words go to the core as typed. */
export function meant(field: Field, words: string): string {
  const choice = field.choices.find((c) => c.label.toLowerCase() === words.trim().toLowerCase());
  return choice?.value ?? words;
}

const months = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

/** A time as a narrow column shows it: "2026-10-14 15:02" is "14 Oct 15:02". The full time stays in the tip. */
export function shortTime(text: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?/.exec(text);
  if (!parts) return text;
  const day = months.format(new Date(`${parts[1]}T00:00:00Z`));
  return parts[2] ? `${day} ${parts[2]}` : day;
}

const whole = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** The same where there is room for the year: "14 Oct 2026, 15:02". */
export function longTime(text: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/.exec(text);
  if (!parts) return text;
  const day = whole.format(new Date(`${parts[1]}T00:00:00Z`));
  return parts[2] ? `${day}, ${parts[2]}` : day;
}

const full = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** What the core understood, beside what was typed: nothing where it only repeats it. `since` is how long after the time above. */
export function echoOf(echo: string | undefined, typed: string, since?: string): string | undefined {
  if (!echo || (!since && echo.startsWith(typed.trim()))) return undefined;
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/.exec(echo);
  if (!parts) return echo;
  if (since && echo.startsWith(typed.trim())) return since;
  // Beside long words the weekday would stand over them.
  const day = typed.length > 10 ? months : full;
  return since && typed.trim().startsWith("+") ? `${parts[2]}, ${since.replace(/^after /, "")}` : `${day.format(new Date(`${parts[1]}T00:00:00Z`))} ${parts[2]}`;
}

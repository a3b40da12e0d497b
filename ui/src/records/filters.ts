import type { Field } from "../bridge";
import { t } from "../words";
import { CODE, type Chip } from "./grid-model.svelte";

/** What a filter can be chosen on. */
export interface Filterable {
  name: string;
  label: string;
  /** Chosen by days instead of by its values. */
  days: boolean;
  /** Its values are words of the program, not names somebody gave. */
  words: boolean;
  /** A filter that needs no choice. */
  chip?: Chip;
}

/** What is asked for most, first. */
const FIRST = ["kind", "side", "scenario", "workload", "seen_by", "when"];
/** Columns whose values stand in groups: few values, each with many rows. */
const GROUPED: ReadonlySet<string> = new Set(["choice", "flag", "ref"]);

const yes = (column: string, text: string): Filterable => ({ name: column, label: text, days: false, words: true, chip: { column, is: ["yes"], text } });

/** Whether a column holds words of the program, which begin with a capital; a name keeps its letters. */
export const areWords = (column: Field): boolean => column.name === "kind" || column.type === "choice" || column.type === "flag";

export function filterable(columns: readonly Field[], noun: string): Filterable[] {
  const rank = (column: Field) => (FIRST.includes(column.name) ? FIRST.indexOf(column.name) : FIRST.length);
  const own = columns
    .filter((c) => c.name !== CODE && c.type !== "minutes" && c.name !== "left_out" && c.name !== "at")
    .map((c) => ({ column: c, rank: rank(c) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ column }) => ({ name: column.name, label: column.label, days: column.type === "instant", words: areWords(column) }));
  return noun === "observation" ? [...own.slice(0, FIRST.length), yes("problems", t("filter.problems")), yes("out", t("filter.left_out")), ...own.slice(FIRST.length)] : own;
}

export const groupable = (columns: readonly Field[]): Field[] => columns.filter((c) => c.name === "kind" || GROUPED.has(c.type));

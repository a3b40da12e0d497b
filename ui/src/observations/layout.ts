import { sentence, type Cell, type Field, type Grid, type Kind, type Metric, type Row } from "../bridge";

/** Columns shown at first; every other field of any kind can be chosen. */
export const FIRST = ["kind", "scenario", "side", "workload", "when", "time_to_detect", "time_to_diagnose", "time_to_recover", "note"];

const computed = (name: string, label: string, type: string, help: string): Field => ({ name, label, type, help, choices: [], noun: null, given: true });

/**
 * The core's observations as this screen lays them out: the kind and the time of each in a column of its own,
 * the durations the core computed beside the fields they come from, what is most looked at first.
 */
export function layOut(grid: Grid, kinds: readonly Kind[], metrics: readonly Metric[], words: { kind: string; when: string }): Grid {
  const titles = new Map(kinds.map((kind) => [kind.kind, kind]));
  const known = new Set(grid.columns.map((column) => column.name));
  const durations = [...new Set(grid.rows.flatMap((row) => Object.keys(row.cells)))].filter((name) => !known.has(name));
  const columns = [
    computed("kind", words.kind, "text", ""),
    computed("when", words.when, "instant", ""),
    ...durations.map((name) => {
      const metric = metrics.find((m) => m.name === name);
      return computed(name, shortTitle(metric?.title ?? name.replaceAll("_", " ")), "minutes", metric?.definition ?? "");
    }),
    // The id has its own column, and the time of an observation stands in "when", typed or not.
    ...grid.columns.filter((column) => column.name !== "code" && column.name !== "at"),
  ];
  const rank = (column: Field) => (FIRST.includes(column.name) ? FIRST.indexOf(column.name) : FIRST.length);
  const rows = grid.rows.map((row) => {
    const kind = titles.get(row.kind);
    return { ...row, cells: { ...row.cells, kind: computedCell(kind?.title ?? row.kind), when: whenOf(row, kind) } };
  });
  return { ...grid, columns: columns.sort((a, b) => rank(a) - rank(b)), rows };
}

/** "time to diagnose" over a narrow column: "Diagnose". The definition stays in the tip. */
const shortTitle = (title: string): string => sentence(title.replace(/^time to /, ""));

const computedCell = (text: string): Cell => ({ text, raw: text, state: text === "" ? "unknown" : "computed" });

/** When it was observed; where that was left empty, the first time of the kind's own clock. */
function whenOf(row: Row, kind: Kind | undefined): Cell {
  const named = row.cells["at"]?.text;
  if (named) return computedCell(named);
  const clock = kind?.fields.filter((field) => field.type === "instant" || field.type === "day") ?? [];
  return computedCell(clock.map((field) => row.cells[field.name]?.text ?? "").find((text) => text !== "") ?? "");
}

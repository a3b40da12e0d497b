import { sentence, type Field, type Grid } from "../bridge";

/** Columns shown at first; every other field of any kind can be chosen. */
export const FIRST = ["kind", "summary", "side", "workload", "when", "time_to_detect", "time_to_diagnose", "time_to_recover", "note"];

/** "time to diagnose" over a narrow column: "Diagnose". The definition stays in the tip. */
const short = (column: Field): Field => (column.given && column.type === "minutes" ? { ...column, label: sentence(column.label.replace(/^time to /i, "").replace(/ \(drill\)$/, "")) } : column);

/** The core's observations as this screen lays them out: what is most looked at first, under short names. */
export function layOut(grid: Grid): Grid {
  const rank = (column: Field) => (FIRST.includes(column.name) ? FIRST.indexOf(column.name) : FIRST.length);
  // The id has its own column, and the time of an observation stands in "when", typed or not.
  const columns = grid.columns.filter((column) => column.name !== "code" && column.name !== "at").map(short).sort((a, b) => rank(a) - rank(b));
  const rows = grid.rows.map((row) => {
    const kind = row.cells["kind"];
    return kind ? { ...row, cells: { ...row.cells, kind: { ...kind, text: sentence(kind.text) } } } : row;
  });
  return { ...grid, columns, rows };
}

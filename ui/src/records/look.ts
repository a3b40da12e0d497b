import type { Field, Row } from "../bridge";
import { CODE } from "./grid-model.svelte";
import { isFigure, isTime, isUnknown, shortTime } from "./shape";

/** A cell as it is drawn. Worked out once for a row, so that scrolling past it again costs nothing. */
export interface Look {
  text: string;
  /** The whole time, or what contradicts what. */
  tip: string | undefined;
  kind: string;
  side: string | undefined;
  unknown: boolean;
  locked: boolean;
}

function look(row: Row, column: Field): Look {
  if (column.name === CODE) return { text: row.code, tip: undefined, kind: "", side: undefined, unknown: false, locked: false };
  const cell = row.cells[column.name];
  const problem = row.problems.find((p) => p.field === column.name)?.what;
  const state = problem ? "problem" : (cell?.state ?? "");
  const text = cell ? (isTime(column) || column.type === "day" ? shortTime(cell.text) : cell.text) : "";
  const side = column.name === "side" && (cell?.raw === "baseline" || cell?.raw === "pilot") ? cell.raw : undefined;
  return {
    text, side,
    tip: problem ?? (text === cell?.text ? undefined : cell?.text),
    kind: `${state}${isFigure(column) ? " figure" : ""}`,
    unknown: isUnknown(column, cell),
    locked: state === "imported",
  };
}

/** The looks of rows under one choice of columns. */
export function looks(columns: readonly Field[]): (row: Row) => Look[] {
  const known = new WeakMap<Row, Look[]>();
  return (row) => {
    let those = known.get(row);
    if (!those) known.set(row, (those = columns.map((column) => look(row, column))));
    return those;
  };
}

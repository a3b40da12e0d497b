import type { Choice, Field, Fields, Grid, Kind } from "./wire";

/**
 * "failed at" as it begins a label: "Failed at". For the program's own words alone: what may begin with a name that
 * somebody gave, such as a DAG's, the core begins itself, since only there it is known which is which.
 */
export const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

const choice = (one: Choice): Choice => ({ ...one, label: sentence(one.label) });

function field(one: Field): Field {
  const chosen = one.type === "choice" || one.type === "flag";
  return { ...one, label: sentence(one.label), choices: chosen ? one.choices.map(choice) : one.choices };
}

/** A catalogue with its labels as a screen begins them. */
export function asShown(fields: Fields): Kind[] {
  return fields.kinds.map((kind) => ({ ...kind, title: sentence(kind.title), fields: kind.fields.map(field) }));
}

/** A grid with its labels and chosen words as a screen begins them. */
export function gridAsShown(grid: Grid): Grid {
  const chosen = grid.columns.filter((c) => c.type === "choice" || c.type === "flag").map((c) => c.name);
  const rows = grid.rows.map((row) => {
    const cells = { ...row.cells };
    for (const name of chosen) {
      const cell = cells[name];
      if (cell) cells[name] = { ...cell, text: sentence(cell.text) };
    }
    return { ...row, cells };
  });
  return { ...grid, columns: grid.columns.map(field), rows };
}

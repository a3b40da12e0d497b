import { call, gridAsShown, type Row } from "../bridge";
import { wordsOf } from "../records/editor.svelte";
import { isTime, longTime } from "../records/shape";
import { pilot } from "../state/pilot.svelte";
import { resource, type Resource } from "../state/resource.svelte";

/** A record with its words at hand. */
export interface Told {
  row: Row;
  said: Record<string, string>;
}

/** The records of a noun, followed: whoever is named in them may be written on any screen. */
export function told(noun: string): Resource<Told[]> {
  return resource(["everything"], async () => {
    const grid = gridAsShown(await call("records", { doc: pilot.doc, noun }));
    const times = grid.columns.filter((column) => isTime(column) || column.type === "day").map((column) => column.name);
    return grid.rows.map((row) => {
      const said = wordsOf(row);
      for (const name of times) if (said[name]) said[name] = longTime(said[name]);
      return { row, said };
    });
  });
}

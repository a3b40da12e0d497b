import { call, gridAsShown, type Row } from "../bridge";
import { wordsOf } from "../records/editor.svelte";
import { pilot } from "../state/pilot.svelte";
import { resource, type Resource } from "../state/resource.svelte";

/** A record with its words at hand. */
export interface Told {
  row: Row;
  said: Record<string, string>;
}

/** The records of a noun, followed: whoever is named in them may be written on any screen. */
export function told(noun: string): Resource<Told[]> {
  return resource(["everything"], async () => gridAsShown(await call("records", { doc: pilot.doc, noun })).rows.map((row) => ({ row, said: wordsOf(row) })));
}

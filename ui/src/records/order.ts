import type { Field } from "../bridge";

/** What says which case this is, before anything is measured. */
const WHICH = ["side", "scenario", "workload", "data_product", "product"];
/** What is asked last, because it is seldom other than empty. */
const LAST = ["at", "seen_by", "note", "left_out"];

/** Each field's place in a form: which case, then its own times, then what was found, then the rest. */
function rank(field: Field): number {
  const which = WHICH.indexOf(field.name);
  if (which >= 0) return which;
  const last = LAST.indexOf(field.name);
  if (last >= 0) return 300 + last;
  return field.type === "instant" || field.type === "day" ? 100 : 200;
}

/**
 * The fields a person fills in, in the order they are thought of. What the program gives is not asked for, and
 * a reason to leave a record out only once the record is there.
 */
export function inOrder(fields: readonly Field[], noun: string, exists: boolean): Field[] {
  const asked = fields.filter((f) => !f.given && !(noun === "observation" && (f.name === "code" || f.name === "kind")) && (exists || f.name !== "left_out"));
  if (noun !== "observation") return asked;
  return asked.map((field, at) => ({ field, at })).sort((a, b) => rank(a.field) - rank(b.field) || a.at - b.at).map((one) => one.field);
}

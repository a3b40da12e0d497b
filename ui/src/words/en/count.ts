/** A space that never breaks, for a number and its unit. */
export const nbsp = "\u00a0";

/** A count with its noun, in the reader's digits. */
export const s = (n: number, one: string, many: string) => `${n.toLocaleString()}${nbsp}${n === 1 ? one : many}`;

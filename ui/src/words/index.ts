import { en, type Catalogue, type Words } from "./en";

let catalogue: Catalogue = en;

/** Chooses another catalogue, such as the pseudo-locale that shows where words do not fit. */
export function speak(words: Catalogue): void {
  catalogue = words;
}

/** A sentence by its key; a key that takes arguments cannot be asked for without them. */
export function t<K extends keyof Words>(key: K, ...args: Words[K] extends (p: infer P) => string ? [P] : []): string {
  const word = catalogue[key] as string | ((p: unknown) => string);
  return typeof word === "function" ? word(args[0]) : word;
}

export type Key = keyof Words;

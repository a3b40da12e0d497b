import { en, type Catalogue } from "./en";

const accents: Record<string, string> = { a: "á", e: "ë", i: "ï", o: "ö", u: "ü", n: "ñ", c: "ç", A: "Å", E: "É", O: "Ö", U: "Ü", S: "Š" };

/** Lengthens by a third and accents every vowel, so that clipped and untranslated text shows. */
export function stretch(text: string): string {
  const accented = text.replace(/[aeiouncAEOUS]/g, (letter) => accents[letter] ?? letter);
  return `⟦${accented}${"·".repeat(Math.ceil(text.length * 0.35))}⟧`;
}

/** The whole catalogue, derived: nobody translates it and no key can be missing. */
export const pseudo = Object.fromEntries(
  Object.entries(en).map(([key, word]) => [
    key,
    typeof word === "function" ? (p: never) => stretch((word as (p: never) => string)(p)) : stretch(word),
  ]),
) as unknown as Catalogue;

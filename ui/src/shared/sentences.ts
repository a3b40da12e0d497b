/** The first sentence is the answer and is read aloud. */
export const first = (words: string): string => /^.*?\.(?=\s|$)/s.exec(words)?.[0] ?? words;

/** What follows it explains, a size smaller, with nothing left out. */
export const rest = (words: string): string => words.slice(first(words).length).trim();

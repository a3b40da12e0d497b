import type { Component } from "svelte";

export interface Entry {
  group: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  text: string;
  about: string;
  keys?: string;
  run: () => unknown;
  observation?: boolean;
  words?: boolean;
}

const EACH = 7;

/**
 * What fits the words typed: every word must occur, a start of a word counts more, and no group crowds the
 * others out. `#` looks at observations alone, `?` at definitions.
 */
export function find(entries: readonly Entry[], query: string): Entry[] {
  const only = query.startsWith("#") ? "observation" : query.startsWith("?") ? "words" : undefined;
  const words = query.replace(/^[#?]/, "").toLowerCase().split(/\s+/).filter(Boolean);
  const pool = only ? entries.filter((e) => e[only]) : words.length ? entries : entries.filter((e) => !e.observation && !e.words);
  const scored = pool
    .map((entry, order) => ({ entry, order, score: score(entry, words) }))
    .filter((one) => one.score >= 0)
    .sort((a, b) => b.score - a.score || a.order - b.order);
  const groups = [...new Set(pool.map((e) => e.group))];
  const limit = only ? 50 : EACH;
  return groups.flatMap((group) => scored.filter((one) => one.entry.group === group).slice(0, limit).map((one) => one.entry));
}

function score(entry: Entry, words: readonly string[]): number {
  const text = entry.text.toLowerCase();
  const about = entry.about.toLowerCase();
  let sum = 0;
  for (const word of words) {
    if (text.startsWith(word)) sum += 4;
    else if (text.includes(` ${word}`)) sum += 3;
    else if (text.includes(word)) sum += 2;
    else if (about.includes(word)) sum += 1;
    else return -1;
  }
  return sum;
}

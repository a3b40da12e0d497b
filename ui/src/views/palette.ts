import type { Component } from "svelte";

export interface Entry {
  group: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  text: string;
  about: string;
  keys?: string;
  run: () => unknown;
  /** A word of the glossary: shown with what it means. */
  words?: boolean;
}

const EACH = 6;

/** What was typed: which part is asked for, and the words. `#` looks at observations alone, `?` at definitions. */
export function asked(typed: string): { only: "observation" | "words" | undefined; words: string } {
  const only = typed.startsWith("#") ? "observation" : typed.startsWith("?") ? "words" : undefined;
  return { only, words: typed.replace(/^[#?]/, "").trim() };
}

/** What the window itself knows that fits: every word must occur, a start of a word counts more, and no group crowds the others out. */
export function find(entries: readonly Entry[], typed: string): Entry[] {
  const { only, words } = asked(typed);
  if (only === "observation") return [];
  const each = words.toLowerCase().split(/\s+/).filter(Boolean);
  const pool = entries.filter((entry) => (only === "words" ? entry.words : each.length > 0 || !entry.words));
  const scored = pool
    .map((entry, order) => ({ entry, order, score: score(entry, each) }))
    .filter((one) => one.score >= 0)
    .sort((a, b) => b.score - a.score || a.order - b.order);
  const groups = [...new Set(pool.map((entry) => entry.group))];
  return groups.flatMap((group) => scored.filter((one) => one.entry.group === group).slice(0, only || !each.length ? 50 : EACH).map((one) => one.entry));
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

/** A text in parts, those that were typed apart from the rest. */
export function marked(text: string, words: string): { text: string; hit: boolean }[] {
  const each = words.split(/\s+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (each.length === 0) return [{ text, hit: false }];
  return text.split(new RegExp(`(${each.join("|")})`, "gi")).map((part, i) => ({ text: part, hit: i % 2 === 1 })).filter((part) => part.text !== "");
}

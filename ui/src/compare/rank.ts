import type { Metric } from "../bridge";

/** How well a metric fits what was typed, best first; nothing where a word is found nowhere in it. */
function fit(metric: Metric, typed: string, words: readonly string[]): number | undefined {
  const title = metric.title.toLowerCase();
  if (title === typed) return 0;
  if (title.startsWith(typed)) return 1;
  if (words.every((word) => title.includes(word))) return 2;
  return words.every((word) => `${title} ${metric.definition.toLowerCase()}`.includes(word)) ? 3 : undefined;
}

/** The metrics that fit what was typed: the one of that name first, what only mentions the words last. */
export function fitting(metrics: readonly Metric[], text: string): Metric[] {
  const typed = text.trim().toLowerCase();
  const words = typed.split(/\s+/).filter(Boolean);
  const ranked = metrics.map((metric) => ({ metric, rank: fit(metric, typed, words) })).filter((one) => one.rank !== undefined);
  return ranked.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map((one) => one.metric);
}

import type { AuditEntry } from "../bridge";

export interface Day {
  day: string;
  entries: { entry: AuditEntry; time: string }[];
}

/** Groups entries, newest first as they come, under the day they were made in the pilot's own zone. */
export function byDay(entries: readonly AuditEntry[], zone: string | undefined): Day[] {
  const days: Day[] = [];
  const options = { ...(zone ? { timeZone: zone } : {}) };
  const day = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", year: "numeric", ...options });
  const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hour12: false, ...options });
  for (const entry of entries) {
    const at = new Date(entry.at);
    const valid = !Number.isNaN(at.getTime());
    const name = valid ? day.format(at) : entry.at;
    let last = days.at(-1);
    if (last?.day !== name) days.push((last = { day: name, entries: [] }));
    last.entries.push({ entry, time: valid ? time.format(at) : "" });
  }
  return days;
}

/** Whether every word typed occurs somewhere in an entry: who, what, record, field or value. */
export function matches(entry: AuditEntry, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [entry.who, entry.label, entry.verb, ...entry.changes.flatMap((c) => [c.noun, c.code, c.field, c.old, c.new])].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

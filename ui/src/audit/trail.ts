import type { AuditChange, AuditEntry } from "../bridge";
import { clock, day } from "../words/locale";

export interface Day {
  day: string;
  entries: { entry: AuditEntry; time: string }[];
}

/** The calendar day of a moment in a zone, as 2026-10-14. */
function calendarDay(at: string, zone: string | undefined): string {
  const parts = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", ...(zone ? { timeZone: zone } : {}) });
  return parts.format(new Date(at));
}

/** Groups entries, newest first as they come, under the day they were made in the pilot's own zone. */
export function byDay(entries: readonly AuditEntry[], zone: string | undefined): Day[] {
  const days: (Day & { iso: string })[] = [];
  for (const entry of entries) {
    const iso = calendarDay(entry.at, zone);
    let last = days.at(-1);
    if (last?.iso !== iso) days.push((last = { iso, day: day(iso, { weekday: "short", day: "numeric", month: "short", year: "numeric" }), entries: [] }));
    last.entries.push({ entry, time: clock(entry.at, zone) });
  }
  return days;
}

export interface Touched {
  noun: string;
  label: string;
  record: string;
  code: string;
}

/** The records an act changed, each once. */
export function touched(changes: readonly AuditChange[]): Touched[] {
  const all = new Map(changes.map((one) => [one.record, { noun: one.noun, label: one.noun_label, record: one.record, code: one.code }]));
  return [...all.values()];
}

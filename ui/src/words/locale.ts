/**
 * Numbers, days and times as the reader's own system writes them. What the core says in sentences stays as the
 * report prints it, so that window and report never say the same thing in two ways.
 */
const known = (text: string): Date | undefined => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
};
/** The system's way to write a time in some parts; making one is dear, and few are ever asked for. */
const written = new Map<string, Intl.DateTimeFormat>();
function write(at: Date, parts: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(parts);
  const known = written.get(key) ?? new Intl.DateTimeFormat(undefined, parts);
  written.set(key, known);
  return known.format(at);
}
const inZone = (zone: string | undefined) => (zone ? { timeZone: zone } : {});

/** A figure with so many digits after the separator. */
export const figure = (value: number, digits = 0): string => value.toLocaleString(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** "14:29": a moment's time of day in a zone. */
export const clock = (at: string, zone?: string): string => timed(at, { hour: "2-digit", minute: "2-digit", ...inZone(zone) });

/** "Tue, 24 Nov 2026, 09:00": a moment in a zone. */
export const moment = (at: string, zone?: string): string => timed(at, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", ...inZone(zone) });

/** "5 Oct, 02:00": a moment in a zone, where the year goes without saying. */
export const brief = (at: string, zone?: string): string => timed(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", ...inZone(zone) });

function timed(at: string, parts: Intl.DateTimeFormatOptions): string {
  const moment = known(at);
  return moment ? write(moment, parts) : at;
}

/** "Mon, 12 Oct": a calendar day, written 2026-10-12. */
export function day(iso: string, parts: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" }): string {
  const midnight = known(`${iso}T00:00:00Z`);
  return midnight ? write(midnight, { ...parts, timeZone: "UTC" }) : iso;
}

/** What this window remembers between starts, none of it data of the pilot: theme, column widths, drafts. */
const PREFIX = "postflight.";

export function recall<T>(key: string, otherwise: T): T {
  try {
    const kept = localStorage.getItem(PREFIX + key);
    return kept === null ? otherwise : (JSON.parse(kept) as T);
  } catch {
    // A browser profile may forbid storage, or hold something older: the default is always good enough.
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Nothing of the pilot is kept here, so a full or forbidden store costs only comfort.
  }
}

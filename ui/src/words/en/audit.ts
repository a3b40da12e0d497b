import { s } from "./count";

/** Words of the audit trail. */
export const audit = {
  "audit.count": (p: { n: number }) => s(p.n, "change", "changes"),
  "audit.none": "Nothing written yet",
  "audit.none_text": "Every change of this pilot will be listed here, with who made it and what it was before.",
  "audit.verify": "Verify again",
  "audit.search": "Search changes",
  "audit.shown": (p: { n: number; all: number }) => `${p.n.toLocaleString()} of ${p.all.toLocaleString()}`,
  "audit.more": (p: { n: number }) => `Show ${p.n} more`,
  "audit.chain": "The chain of changes",
  "audit.chain_text": "Each change carries a digest of the one before it. The head is printed in the report, so that a later reader can see whether anything before it was rewritten.",
  "audit.verified": (p: { entries: number; changes: number; expunged: number }) => `${s(p.entries, "entry", "entries")} and ${s(p.changes, "change", "changes")} looked at${p.expunged ? `, ${s(p.expunged, "value", "values")} expunged` : ""}.`,
  "audit.head": "Head",
  "audit.undone": "undone",
  "audit.empty": "empty",
  "audit.added": "added",
  "audit.removed": "removed",
  "audit.all": (p: { n: number }) => `all ${p.n} fields`,
  "audit.some": (p: { n: number; all: number }) => `the first ${p.n} of ${p.all.toLocaleString()} fields`,
  "audit.fewer": "fewer",
};

/** Words of the overview. */
export const overview = {
  "overview.as_of": (p: { at: string }) => `as of ${p.at}`,
  "overview.no_answer": "No primary criterion answers this question yet.",
  "overview.weeks": "The weeks of the pilot",
  "overview.others": (p: { n: number }) => (p.n === 1 ? "The other criterion" : `The other ${p.n} criteria`),
  "overview.none_primary": "none of them primary",
  "overview.if_today": "If it were decided today",
  "overview.rule": "The rule",
  "overview.missing": "Still missing",
  "overview.missing_before": (p: { day: string }) => `Still missing before ${p.day}`,
  "overview.nothing_missing": "Nothing is missing.",
  "overview.record_one": "Record an observation",
  "overview.since": (p: { day: string }) => `Since ${p.day}`,
  "overview.since_nothing": "Nothing changed.",
  "overview.more": "All of it",
  "overview.less": "Less of it",
};

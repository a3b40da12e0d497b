import { s } from "./count";

/** Words of the criteria. */
export const criteria = {
  "criteria.count": (p: { n: number; primary: number }) => `${s(p.n, "criterion", "criteria")}, ${p.primary} primary`,
  "criteria.none": "No criteria yet",
  "criteria.none_text": "A criterion says beforehand what the pilot must show. A pilot made from a template brings its own.",
  "criteria.comparison": "Comparison",
  "criteria.demonstration": "Demonstration",
  "criteria.milestone": "Milestone",
  "criteria.of": (p: { done: number; planned: number }) => `${p.done} of ${p.planned}`,
  "criteria.amended": (p: { n: number }) => (p.n === 1 ? "amended once" : `amended ${p.n} times`),
  "level.words": (p: { n: number; words: string; interim: boolean }) => `Level ${p.n} of 5${p.interim ? " so far" : ""}: ${p.words}`,
  "criteria.compare": "Look at the comparison",
  "criteria.items": "Drill by drill, item by item",
  "criteria.registered_at": (p: { at: string; n: number }) => (p.n ? `${p.at}, planned n ${p.n}` : p.at),
  "criteria.registered": "Registered",
  "criteria.not_registered": "Not registered yet: register it before its phase starts.",
  "criteria.no_evidence": "Nothing counts towards it yet.",
};

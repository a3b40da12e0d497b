import type { ScreenId } from "../state/navigation.svelte";
import type { Key } from "../words";

interface Part {
  noun: string;
  title: Key;
  /** There is one of it: once entered it is changed, not entered again. */
  single?: boolean;
}

/** What the core keeps as plain records, by the screen that shows it; a screen with several has tabs. */
export const PARTS: Partial<Record<ScreenId, readonly Part[]>> = {
  plan: [
    { noun: "scenario", title: "noun.scenario" },
    { noun: "criterion", title: "noun.criterion" },
    { noun: "control", title: "noun.control" },
    { noun: "custom_metric", title: "noun.custom_metric" },
    { noun: "planned_drill", title: "noun.planned_drill" },
  ],
  claims: [{ noun: "claim", title: "noun.claim" }],
  model: [{ noun: "responsibility", title: "noun.responsibility" }],
  risks: [
    { noun: "risk", title: "noun.risk" },
    { noun: "open_question", title: "noun.open_question" },
    { noun: "cost", title: "noun.cost" },
  ],
  decision: [{ noun: "decision", title: "noun.decision" }],
  setup: [
    { noun: "pilot", title: "noun.pilot", single: true },
    { noun: "incident", title: "noun.incident", single: true },
    { noun: "workload", title: "noun.workload" },
    { noun: "person", title: "noun.person" },
    { noun: "phase", title: "noun.phase" },
    { noun: "data_product", title: "noun.data_product" },
    { noun: "boundary", title: "noun.boundary" },
    { noun: "snapshot", title: "noun.snapshot" },
  ],
};

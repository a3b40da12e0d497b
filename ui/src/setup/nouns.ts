import type { Key } from "../words";

interface Part {
  noun: string;
  title: Key;
  /** There is one of it: it is read as a page and changed, not entered again. */
  single?: boolean;
}
/** A step of the set-up, as a new pilot asks for it, and the parts that belong to it. */
export interface Section {
  id: string;
  title: Key;
  parts: readonly Part[];
}

/** The four steps a pilot is set up in, and the set-ups of both sides; all stays editable. */
export const SECTIONS: readonly Section[] = [
  { id: "incident", title: "new.step_incident", parts: [{ noun: "incident", title: "noun.incident", single: true }] },
  {
    id: "workloads",
    title: "new.step_workloads",
    parts: [
      { noun: "workload", title: "noun.workload" },
      { noun: "data_product", title: "noun.data_product" },
      { noun: "boundary", title: "noun.boundary" },
    ],
  },
  {
    id: "people",
    title: "new.step_people",
    parts: [
      { noun: "pilot", title: "setup.dates", single: true },
      { noun: "phase", title: "noun.phase" },
      { noun: "person", title: "noun.person" },
    ],
  },
  {
    id: "criteria",
    title: "new.step_criteria",
    parts: [
      { noun: "scenario", title: "noun.scenario" },
      { noun: "control", title: "noun.control" },
      { noun: "custom_metric", title: "noun.custom_metric" },
    ],
  },
  { id: "snapshots", title: "setup.snapshots", parts: [{ noun: "set_ups", title: "setup.side_by_side" }, { noun: "snapshot", title: "setup.all_snapshots" }] },
];

/** What the plan is made of, as tables beside it. */
export const PLAN_PARTS: readonly Part[] = [
  { noun: "scenario", title: "noun.scenario" },
  { noun: "planned_drill", title: "noun.planned_drill" },
];

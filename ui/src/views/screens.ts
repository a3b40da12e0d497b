import FileText from "@lucide/svelte/icons/file-text";
import GitCompare from "@lucide/svelte/icons/between-vertical-start";
import LayoutDashboard from "@lucide/svelte/icons/layout-dashboard";
import Link2 from "@lucide/svelte/icons/link-2";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Gavel from "@lucide/svelte/icons/gavel";
import Quote from "@lucide/svelte/icons/quote";
import Route from "@lucide/svelte/icons/route";
import Scale from "@lucide/svelte/icons/scale";
import Settings2 from "@lucide/svelte/icons/settings-2";
import Users from "@lucide/svelte/icons/users";
import Table from "@lucide/svelte/icons/table-2";
import Timer from "@lucide/svelte/icons/timer";
import Workflow from "@lucide/svelte/icons/workflow";
import type { Component } from "svelte";
import type { ScreenId } from "../state/navigation.svelte";
import type { Key } from "../words";
import OverviewScreen from "../overview/OverviewScreen.svelte";

/** A screen's view: there at once, or fetched with the others when one of them is first shown. */
type View = () => Component | Promise<Component>;

/** The Overview is what a pilot opens with: it does not wait for the code of the other screens. */
const later =
  (name: keyof typeof import("./later")): View =>
  async () =>
    (await import("./later"))[name];

export interface ScreenEntry {
  id: ScreenId;
  title: Key;
  /** The letter after G. */
  letter: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  view: View;
}
export interface ScreenGroup {
  title?: Key;
  screens: ScreenEntry[];
}

/** The three verbs of the product, with what answers everything above them and what is set up beforehand below. */
export const groups: ScreenGroup[] = [
  { screens: [{ id: "overview", title: "screen.overview", letter: "O", icon: LayoutDashboard, view: () => OverviewScreen }] },
  {
    title: "group.record",
    screens: [
      { id: "observations", title: "screen.observations", letter: "B", icon: Table, view: later("ObservationsScreen") },
      { id: "live", title: "screen.live", letter: "W", icon: Timer, view: later("DrillScreen") },
      { id: "runs", title: "screen.runs", letter: "R", icon: Workflow, view: later("RunsScreen") },
    ],
  },
  {
    title: "group.judge",
    screens: [
      { id: "compare", title: "screen.compare", letter: "C", icon: GitCompare, view: later("CompareScreen") },
      { id: "criteria", title: "screen.criteria", letter: "I", icon: ListChecks, view: later("CriteriaScreen") },
      { id: "plan", title: "screen.plan", letter: "P", icon: Route, view: later("PlanScreen") },
      { id: "claims", title: "screen.claims", letter: "V", icon: Quote, view: later("ClaimsScreen") },
    ],
  },
  {
    title: "group.tell",
    screens: [
      { id: "model", title: "screen.model", letter: "M", icon: Users, view: later("ModelScreen") },
      { id: "risks", title: "screen.risks", letter: "K", icon: Scale, view: later("RisksScreen") },
      { id: "decision", title: "screen.decision", letter: "D", icon: Gavel, view: later("DecisionScreen") },
      { id: "report", title: "screen.report", letter: "T", icon: FileText, view: later("ReportScreen") },
      { id: "audit", title: "screen.audit", letter: "A", icon: Link2, view: later("AuditScreen") },
    ],
  },
  { title: "group.setup", screens: [{ id: "setup", title: "screen.setup", letter: "U", icon: Settings2, view: later("SetupScreen") }] },
];

export const screens: ScreenEntry[] = groups.flatMap((group) => group.screens);

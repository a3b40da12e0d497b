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
import AuditScreen from "../audit/AuditScreen.svelte";
import CompareScreen from "../compare/CompareScreen.svelte";
import CriteriaScreen from "../criteria/CriteriaScreen.svelte";
import DrillScreen from "../drill/DrillScreen.svelte";
import ObservationsScreen from "../observations/ObservationsScreen.svelte";
import OverviewScreen from "../overview/OverviewScreen.svelte";
import NounsScreen from "../setup/NounsScreen.svelte";
import ReportScreen from "../report/ReportScreen.svelte";
import RunsScreen from "../runs/RunsScreen.svelte";

export interface ScreenEntry {
  id: ScreenId;
  title: Key;
  /** The letter after G. */
  letter: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  view: Component;
}
export interface ScreenGroup {
  title?: Key;
  screens: ScreenEntry[];
}

/** The three verbs of the product, with what answers everything above them and what is set up beforehand below. */
export const groups: ScreenGroup[] = [
  { screens: [{ id: "overview", title: "screen.overview", letter: "O", icon: LayoutDashboard, view: OverviewScreen }] },
  {
    title: "group.record",
    screens: [
      { id: "observations", title: "screen.observations", letter: "B", icon: Table, view: ObservationsScreen },
      { id: "live", title: "screen.live", letter: "W", icon: Timer, view: DrillScreen },
      { id: "runs", title: "screen.runs", letter: "R", icon: Workflow, view: RunsScreen },
    ],
  },
  {
    title: "group.judge",
    screens: [
      { id: "compare", title: "screen.compare", letter: "C", icon: GitCompare, view: CompareScreen },
      { id: "criteria", title: "screen.criteria", letter: "I", icon: ListChecks, view: CriteriaScreen },
      { id: "plan", title: "screen.plan", letter: "P", icon: Route, view: NounsScreen },
      { id: "claims", title: "screen.claims", letter: "V", icon: Quote, view: NounsScreen },
    ],
  },
  {
    title: "group.tell",
    screens: [
      { id: "model", title: "screen.model", letter: "M", icon: Users, view: NounsScreen },
      { id: "risks", title: "screen.risks", letter: "K", icon: Scale, view: NounsScreen },
      { id: "decision", title: "screen.decision", letter: "D", icon: Gavel, view: NounsScreen },
      { id: "report", title: "screen.report", letter: "T", icon: FileText, view: ReportScreen },
      { id: "audit", title: "screen.audit", letter: "A", icon: Link2, view: AuditScreen },
    ],
  },
  { title: "group.setup", screens: [{ id: "setup", title: "screen.setup", letter: "U", icon: Settings2, view: NounsScreen }] },
];

export const screens: ScreenEntry[] = groups.flatMap((group) => group.screens);

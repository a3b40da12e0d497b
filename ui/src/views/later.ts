/** The screens that are fetched after the first one is painted. */
export { default as AuditScreen } from "../audit/AuditScreen.svelte";
export { default as CompareScreen } from "../compare/CompareScreen.svelte";
export { default as CriteriaScreen } from "../criteria/CriteriaScreen.svelte";
export { default as DrillScreen } from "../drill/DrillScreen.svelte";
export { default as ObservationsScreen } from "../observations/ObservationsScreen.svelte";
export { default as PlanScreen } from "../plan/PlanScreen.svelte";
export { default as ClaimsScreen } from "../setup/ClaimsScreen.svelte";
export { default as DecisionScreen } from "../setup/DecisionScreen.svelte";
export { default as ModelScreen } from "../setup/ModelScreen.svelte";
export { default as RisksScreen } from "../setup/RisksScreen.svelte";
export { default as SetupScreen } from "../setup/SetupScreen.svelte";
export { default as ReportScreen } from "../report/ReportScreen.svelte";
export { default as RunsScreen } from "../runs/RunsScreen.svelte";

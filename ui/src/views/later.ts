/** The screens that are fetched after the first one is painted. */
export { default as AuditScreen } from "../audit/AuditScreen.svelte";
export { default as CompareScreen } from "../compare/CompareScreen.svelte";
export { default as CriteriaScreen } from "../criteria/CriteriaScreen.svelte";
export { default as ObservationsScreen } from "../observations/ObservationsScreen.svelte";
export { default as NounsScreen } from "../setup/NounsScreen.svelte";
export { default as ReportScreen } from "../report/ReportScreen.svelte";
export { default as RunsScreen } from "../runs/RunsScreen.svelte";

/** What opens over any screen, fetched together. */
export { default as ImportSheet } from "../import/ImportSheet.svelte";
export { default as BackupsSheet } from "../safety/BackupsSheet.svelte";
export { default as DoctorSheet } from "../safety/DoctorSheet.svelte";
export { default as Confirm } from "./Confirm.svelte";
export { default as Palette } from "./Palette.svelte";
export { default as Shortcuts } from "./Shortcuts.svelte";
export { default as Tour } from "./Tour.svelte";
export { default as WhoDialog } from "./WhoDialog.svelte";
